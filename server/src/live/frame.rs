//! What a connection will be told at the next frame: events in order and without a gap, and the
//! latest of everybody's presence.

use std::collections::{BTreeMap, BTreeSet};

use meridian_domain::{
    access::Actor,
    gate::{Logged, Room},
    id::ConnectionId,
    live::{FromServer, Here},
};

use super::{Seen, Told};

/// A room as one connection has heard of it.
#[derive(Debug, Default)]
struct Heard {
    /// Number of the last event told, seen or not.
    seq: i64,
    /// Events that came, by number.
    waiting: BTreeMap<i64, Seen>,
    /// Number of the last event there is, as far as anybody said.
    stands: i64,
}

/// What waits for the next frame.
#[derive(Debug, Default)]
pub struct Frame {
    rooms: BTreeMap<Room, Heard>,
    here: BTreeMap<(Room, ConnectionId), Here>,
    gone: BTreeSet<(Room, ConnectionId)>,
}

impl Frame {
    /// Begins to keep what comes from a room, before it is known from where on.
    pub fn listen(&mut self, room: Room) {
        self.rooms.insert(room, Heard { seq: i64::MAX, ..Default::default() });
    }

    /// Tells the room's events from number `seq` on; those up to it are known already.
    pub fn begin(&mut self, room: Room, seq: i64) {
        let heard = self.rooms.entry(room).or_default();
        heard.seq = seq;
        heard.waiting = heard.waiting.split_off(&(seq + 1));
    }

    /// Forgets a room.
    pub fn forget(&mut self, room: Room) {
        self.rooms.remove(&room);
        self.here.retain(|(other, _), _| *other != room);
        self.gone.retain(|(other, _)| *other != room);
    }

    /// Whether the connection is in the room.
    pub fn is_in(&self, room: Room) -> bool {
        self.rooms.contains_key(&room)
    }

    /// Rooms the connection is in.
    pub fn rooms(&self) -> Vec<Room> {
        self.rooms.keys().copied().collect()
    }

    /// Takes in what the hub told.
    pub fn take(&mut self, told: Told) {
        match told {
            Told::Events(room, events) => {
                if let Some(heard) = self.rooms.get_mut(&room) {
                    heard.keep(events.iter().cloned());
                }
            }
            Told::Stands(room, seq) => {
                if let Some(heard) = self.rooms.get_mut(&room) {
                    heard.stands = heard.stands.max(seq);
                }
            }
            // Who is in the room of a run is told with the page, as far as teams see each other.
            Told::Here(Room::Run(_), _) | Told::Gone(Room::Run(_), _) => {}
            Told::Here(room, here) if self.is_in(room) => {
                self.gone.remove(&(room, here.connection));
                self.here.insert((room, here.connection), here);
            }
            Told::Gone(room, connection) if self.is_in(room) => {
                self.here.remove(&(room, connection));
                self.gone.insert((room, connection));
            }
            Told::Here(..) | Told::Gone(..) => {}
        }
    }

    /// Takes in what the log says.
    pub fn fill(&mut self, room: Room, events: Vec<Seen>) {
        if let Some(heard) = self.rooms.get_mut(&room) {
            heard.keep(events);
        }
    }

    /// Rooms in which something happened that does not follow on the last, with that last number.
    pub fn gaps(&self) -> Vec<(Room, i64)> {
        let gap = |heard: &Heard| heard.last() > heard.seq && !heard.waiting.contains_key(&(heard.seq + 1));
        self.rooms.iter().filter(|(_, heard)| gap(heard)).map(|(room, heard)| (*room, heard.seq)).collect()
    }

    /// The messages of this frame, as `actor` may see them.
    pub fn drain(&mut self, actor: &Actor) -> Vec<FromServer> {
        let mut messages = Vec::new();
        for (room, heard) in &mut self.rooms {
            let before = heard.seq;
            let events = heard.advance(actor);
            if heard.seq > before {
                messages.push(FromServer::Events { room: *room, seq: heard.seq, events });
            }
        }
        let here = std::mem::take(&mut self.here);
        messages.extend(here.into_iter().map(|((room, _), here)| FromServer::Here { room, here }));
        let gone = std::mem::take(&mut self.gone);
        messages.extend(gone.into_iter().map(|(room, connection)| FromServer::Gone { room, connection }));
        messages
    }
}

impl Heard {
    /// Number of the last event that is known of.
    fn last(&self) -> i64 {
        self.waiting.last_key_value().map_or(self.stands, |(seq, _)| self.stands.max(*seq))
    }

    fn keep(&mut self, events: impl IntoIterator<Item = Seen>) {
        let told = if self.seq == i64::MAX { 0 } else { self.seq };
        self.waiting
            .extend(events.into_iter().filter(|seen| seen.logged.seq > told).map(|seen| (seen.logged.seq, seen)));
    }

    /// Takes out what follows on the last event without a gap.
    fn advance(&mut self, actor: &Actor) -> Vec<Logged> {
        let mut events = Vec::new();
        if self.seq == i64::MAX {
            return events;
        }
        while let Some(seen) = self.waiting.remove(&(self.seq + 1)) {
            self.seq += 1;
            events.extend(seen.by(actor));
        }
        events
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use meridian_domain::{
        access::{Role, Subject},
        gate::Event,
        id::{CommandId, TeamId, UserId},
        names::Names,
        record::Record,
        time::Moment,
        workspace::Team,
    };
    use uuid::Uuid;

    use super::*;

    const ROOM: Room = Room::Workspace;

    fn seen(seq: i64) -> Seen {
        let team = Team { id: TeamId(Uuid::from_u128(seq as u128)), name: Names::default(), parent: None, key: None };
        let nil = Uuid::nil();
        Seen {
            logged: Logged {
                room: ROOM,
                seq,
                command: CommandId(nil),
                actor: UserId(nil),
                at: Moment(0),
                event: Event::Added(Record::Team(team)),
            },
            about: vec![Subject::workspace()],
            sensitive: false,
        }
    }

    fn told(seqs: &[i64]) -> Told {
        Told::Events(ROOM, Arc::new(seqs.iter().map(|seq| seen(*seq)).collect()))
    }

    fn reader() -> Actor {
        Actor { id: UserId(Uuid::nil()), role: Role::Rep, active: true, reports: [].into() }
    }

    fn numbers(messages: &[FromServer]) -> Vec<i64> {
        messages
            .iter()
            .flat_map(|message| match message {
                FromServer::Events { events, .. } => events.iter().map(|logged| logged.seq).collect(),
                _ => Vec::new(),
            })
            .collect()
    }

    #[test]
    fn events_are_told_once_and_in_order_however_they_come() {
        let mut frame = Frame::default();
        frame.listen(ROOM);
        frame.take(told(&[4, 5]));
        frame.begin(ROOM, 4);
        frame.take(told(&[7]));
        assert_eq!(numbers(&frame.drain(&reader())), [5]);
        assert_eq!(frame.gaps(), [(ROOM, 5)]);
        frame.take(told(&[5, 6]));
        assert_eq!(numbers(&frame.drain(&reader())), [6, 7]);
        assert!(frame.gaps().is_empty());
    }

    #[test]
    fn a_gap_is_filled_from_the_log_without_repeating_anything() {
        let mut frame = Frame::default();
        frame.begin(ROOM, 1);
        frame.take(told(&[4]));
        assert!(frame.drain(&reader()).is_empty());
        frame.fill(ROOM, vec![seen(2), seen(3), seen(4)]);
        assert_eq!(numbers(&frame.drain(&reader())), [2, 3, 4]);
        frame.take(told(&[4]));
        assert!(frame.drain(&reader()).is_empty());
    }

    #[test]
    fn who_is_behind_where_the_room_stands_has_a_gap_until_it_is_filled() {
        let mut frame = Frame::default();
        frame.begin(ROOM, 3);
        frame.take(Told::Stands(ROOM, 3));
        assert!(frame.gaps().is_empty());
        frame.take(Told::Stands(ROOM, 5));
        assert_eq!(frame.gaps(), [(ROOM, 3)]);
        frame.fill(ROOM, vec![seen(4), seen(5)]);
        assert_eq!(numbers(&frame.drain(&reader())), [4, 5]);
        frame.take(Told::Stands(ROOM, 4));
        assert!(frame.gaps().is_empty());
    }

    #[test]
    fn an_event_one_may_not_see_still_moves_the_number() {
        let mut frame = Frame::default();
        frame.begin(ROOM, 0);
        let mut hidden = seen(1);
        hidden.about.clear();
        frame.take(Told::Events(ROOM, Arc::new(vec![hidden])));
        let messages = frame.drain(&reader());
        assert!(matches!(&messages[..], [FromServer::Events { seq: 1, events, .. }] if events.is_empty()));
    }

    #[test]
    fn of_a_cursor_that_moved_twice_only_the_last_place_is_told() {
        let mut frame = Frame::default();
        frame.begin(ROOM, 0);
        let here = |x| Here {
            connection: ConnectionId(Uuid::nil()),
            user: UserId(Uuid::nil()),
            name: Names::default(),
            colour: 1,
            presence: meridian_domain::live::Presence { cursor: Some((x, 0)), ..Default::default() },
        };
        frame.take(Told::Here(ROOM, here(1)));
        frame.take(Told::Here(ROOM, here(2)));
        assert_eq!(frame.drain(&reader()), [FromServer::Here { room: ROOM, here: here(2) }]);
    }
}
