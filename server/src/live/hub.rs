//! The hub: which connection listens in which room.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use meridian_domain::{
    gate::Room,
    id::{ConnectionId, UserId},
    live::{Here, Presence},
    names::Names,
};
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;

use super::Seen;

/// What a connection is told.
#[derive(Clone, Debug)]
pub enum Told {
    /// Events of a room, in order.
    Events(Room, Arc<Vec<Seen>>),
    /// The room stands at this number: who has not heard of it reads the log.
    Stands(Room, i64),
    /// Somebody is here, or has moved.
    Here(Room, Here),
    /// Somebody has left.
    Gone(Room, ConnectionId),
}

/// A connection, as the hub knows it.
#[derive(Clone, Debug)]
pub struct Ear {
    pub connection: ConnectionId,
    pub user: UserId,
    pub name: Names,
    /// Where things are told; bounded.
    pub queue: mpsc::Sender<Told>,
    /// Cancelled when the queue is full: the connection closes rather than miss something.
    pub overrun: CancellationToken,
}

#[derive(Debug)]
struct Listener {
    ear: Ear,
    here: Here,
}

/// All rooms of this process that somebody is in.
#[derive(Debug)]
pub struct Hub {
    rooms: Mutex<HashMap<Room, Vec<Listener>>>,
    /// Grows when somebody's rights may have changed: every connection then asks anew who it is.
    rights: watch::Sender<u64>,
    /// Cancelled when the server stops.
    pub closing: CancellationToken,
    /// How many connections are open.
    open: watch::Sender<usize>,
}

/// A connection that is open until this is dropped.
#[derive(Debug)]
pub struct Open(watch::Sender<usize>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

/// Things a connection may have waiting.
pub const QUEUE: usize = 1_024;
/// Colours of presence.
const COLOURS: u8 = 6;

impl Default for Hub {
    fn default() -> Self {
        Self {
            rooms: Mutex::default(),
            rights: watch::Sender::new(0),
            closing: CancellationToken::new(),
            open: watch::Sender::new(0),
        }
    }
}

impl Hub {
    fn rooms(&self) -> MutexGuard<'_, HashMap<Room, Vec<Listener>>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a connection.
    pub fn opened(&self) -> Open {
        self.open.send_modify(|count| *count += 1);
        Open(self.open.clone())
    }

    /// Waits until no connection is open: those there are have been told that the server stops.
    pub async fn all_closed(&self) {
        // It cannot fail: the sender is our own.
        drop(self.open.subscribe().wait_for(|count| *count == 0).await);
    }

    /// Lets a connection listen in a room. Returns who is there already.
    pub fn join(&self, room: Room, ear: &Ear) -> Vec<Here> {
        let mut rooms = self.rooms();
        let listeners = rooms.entry(room).or_default();
        listeners.retain(|listener| listener.ear.connection != ear.connection);
        let there: Vec<Here> = listeners.iter().map(|listener| listener.here.clone()).collect();
        let here = Here {
            connection: ear.connection,
            user: ear.user,
            name: ear.name.clone(),
            colour: colour(&there, ear.user),
            presence: Presence::default(),
        };
        for listener in listeners.iter() {
            listener.whisper(Told::Here(room, here.clone()));
        }
        listeners.push(Listener { ear: ear.clone(), here });
        there
    }

    /// Takes a connection out of a room and tells the others.
    pub fn leave(&self, room: Room, connection: ConnectionId) {
        let mut rooms = self.rooms();
        let Some(listeners) = rooms.get_mut(&room) else { return };
        let before = listeners.len();
        listeners.retain(|listener| listener.ear.connection != connection);
        if listeners.len() < before {
            for listener in listeners.iter() {
                listener.tell(Told::Gone(room, connection));
            }
        }
        if listeners.is_empty() {
            rooms.remove(&room);
        }
    }

    /// Relays where somebody is and what they move; dropped for who is behind.
    pub fn presence(&self, room: Room, connection: ConnectionId, presence: Presence) {
        let mut rooms = self.rooms();
        let Some(listeners) = rooms.get_mut(&room) else { return };
        let Some(mover) = listeners.iter_mut().find(|listener| listener.ear.connection == connection) else { return };
        mover.here.presence = presence;
        let here = mover.here.clone();
        for listener in listeners.iter().filter(|listener| listener.ear.connection != connection) {
            listener.whisper(Told::Here(room, here.clone()));
        }
    }

    /// Whether anybody listens in the room.
    pub fn listened(&self, room: Room) -> bool {
        self.rooms().contains_key(&room)
    }

    /// Tells everybody in the room what has happened.
    pub fn tell(&self, room: Room, events: &Arc<Vec<Seen>>) {
        let rooms = self.rooms();
        for listener in rooms.get(&room).into_iter().flatten() {
            listener.tell(Told::Events(room, Arc::clone(events)));
        }
    }

    /// Tells everybody in the room where it stands.
    pub fn stands(&self, room: Room, seq: i64) {
        for listener in self.rooms().get(&room).into_iter().flatten() {
            listener.tell(Told::Stands(room, seq));
        }
    }

    /// Who is in a room.
    pub fn users_in(&self, room: Room) -> BTreeSet<UserId> {
        self.rooms().get(&room).into_iter().flatten().map(|listener| listener.ear.user).collect()
    }

    /// Rooms somebody is in.
    pub fn rooms_listened(&self) -> Vec<Room> {
        self.rooms().keys().copied().collect()
    }

    /// Somebody's rights may have changed.
    pub fn rights_changed(&self) {
        self.rights.send_modify(|version| *version = version.wrapping_add(1));
    }

    /// Hears when rights may have changed.
    pub fn rights(&self) -> watch::Receiver<u64> {
        self.rights.subscribe()
    }

    /// Rooms somebody is in, and places taken in them.
    pub fn census(&self) -> (usize, usize) {
        let rooms = self.rooms();
        (rooms.len(), rooms.values().map(Vec::len).sum())
    }
}

impl Listener {
    /// Tells what must not be missed.
    fn tell(&self, told: Told) {
        if self.ear.queue.try_send(told).is_err() {
            self.ear.overrun.cancel();
        }
    }

    /// Tells what is soon out of date, unless the connection is behind.
    fn whisper(&self, told: Told) {
        if self.ear.queue.capacity() > QUEUE / 2 {
            self.tell(told);
        }
    }
}

/// The colour of somebody's other tab, else the one fewest have.
fn colour(there: &[Here], user: UserId) -> u8 {
    if let Some(same) = there.iter().find(|here| here.user == user) {
        return same.colour;
    }
    let taken = |colour: u8| there.iter().filter(|here| here.colour == colour).count();
    (1..=COLOURS).min_by_key(|colour| taken(*colour)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn ear(n: u128, size: usize) -> (Ear, mpsc::Receiver<Told>) {
        let (queue, heard) = mpsc::channel(size);
        let ear = Ear {
            connection: ConnectionId(Uuid::from_u128(n)),
            user: UserId(Uuid::from_u128(n)),
            name: Names::default(),
            queue,
            overrun: CancellationToken::new(),
        };
        (ear, heard)
    }

    #[tokio::test]
    async fn the_second_in_a_room_sees_the_first_and_has_another_colour() {
        let hub = Hub::default();
        let (first, mut heard) = ear(1, QUEUE);
        let (second, _keep) = ear(2, QUEUE);
        assert!(hub.join(Room::Workspace, &first).is_empty());
        let there = hub.join(Room::Workspace, &second);
        assert_eq!(there.len(), 1);
        assert!(matches!(heard.recv().await, Some(Told::Here(_, here)) if here.colour != there[0].colour));
    }

    #[tokio::test]
    async fn a_full_queue_ends_the_connection_instead_of_dropping_an_event() {
        let hub = Hub::default();
        let (slow, _heard) = ear(1, 1);
        hub.join(Room::Workspace, &slow);
        let nothing = Arc::new(Vec::new());
        hub.tell(Room::Workspace, &nothing);
        assert!(!slow.overrun.is_cancelled());
        hub.tell(Room::Workspace, &nothing);
        assert!(slow.overrun.is_cancelled());
    }

    #[tokio::test]
    async fn who_leaves_is_gone_for_the_others_and_an_empty_room_is_forgotten() {
        let hub = Hub::default();
        let (first, mut heard) = ear(1, QUEUE);
        let (second, _keep) = ear(2, QUEUE);
        hub.join(Room::Workspace, &second);
        hub.join(Room::Workspace, &first);
        hub.leave(Room::Workspace, second.connection);
        assert!(matches!(heard.recv().await, Some(Told::Gone(_, gone)) if gone == second.connection));
        hub.leave(Room::Workspace, first.connection);
        assert!(!hub.listened(Room::Workspace));
    }
}
