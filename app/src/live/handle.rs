//! A page's view of its rooms.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, Command, Context, Label, Logged, Receipt, Replica, Room, World},
    id::{CommandId, UserId},
    live::{FromClient, Here, Presence},
    record::{Key, Record},
    time::Moment,
};
use uuid::Uuid;

use super::{Live, fresh, now, use_live};
use crate::Failure;

/// A page that shows rooms.
#[derive(Clone, Copy)]
pub(super) struct Member {
    pub(super) rooms: Rooms,
}

/// What a page knows of its rooms.
pub(super) struct State {
    pub(super) replica: Replica,
    /// Where each room stands here.
    pub(super) seqs: BTreeMap<Room, i64>,
    /// Events that came with a receipt before what lies in front of them was heard.
    pub(super) early: BTreeMap<(Room, i64), Logged>,
    /// What is shown instead of the present, while somebody looks at the past.
    past: Option<(World, Moment)>,
}

/// A page's rooms: their records, our own unconfirmed commands on top, and who else is here.
#[derive(Clone, Copy)]
pub struct Rooms {
    id: Uuid,
    live: Live,
    pub(super) state: StoredValue<State>,
    /// Grows with every change of the world.
    version: RwSignal<u64>,
    /// Who follows single records.
    followed: StoredValue<BTreeMap<Key, ArcTrigger>>,
    /// Who follows each change with the keys it touched.
    watchers: StoredValue<Vec<Callback<Vec<Key>>>>,
    pub(super) here: RwSignal<Vec<(Room, Here)>>,
    /// Asks the page to load the records anew: too much was missed.
    pub(super) stale: RwSignal<u64>,
}

/// Enters `rooms`, which stood at the numbers given when `records` were read, for as long as the
/// calling component lives.
#[must_use]
pub fn use_rooms(rooms: Vec<(Room, i64)>, records: Vec<Record>) -> Rooms {
    let live = use_live();
    let state = State {
        replica: Replica::new(World::from_iter(records)),
        seqs: live.open_to_us(rooms),
        early: BTreeMap::new(),
        past: None,
    };
    let rooms = Rooms {
        id: if cfg!(feature = "hydrate") { super::fresh() } else { Uuid::nil() },
        live,
        state: StoredValue::new(state),
        version: RwSignal::new(0),
        followed: StoredValue::new(BTreeMap::new()),
        watchers: StoredValue::new(Vec::new()),
        here: RwSignal::new(Vec::new()),
        stale: RwSignal::new(0),
    };
    // Effects run in the browser only: the server renders what it read and enters nothing.
    Effect::new(move |_| rooms.enter());
    on_cleanup(move || rooms.leave());
    rooms
}

impl Rooms {
    /// Reads the world, and follows it.
    pub fn with<T>(self, read: impl FnOnce(&World) -> T) -> T {
        self.version.track();
        self.with_untracked(read)
    }

    /// Reads the world as it is now.
    ///
    /// # Panics
    /// When the page is gone already.
    pub fn with_untracked<T>(self, read: impl FnOnce(&World) -> T) -> T {
        self.state.with_value(|state| read(state.past.as_ref().map_or_else(|| state.replica.world(), |(past, _)| past)))
    }

    /// Shows what was at a moment instead of what is, or what is again. Meanwhile the present goes on
    /// unseen.
    pub fn show(self, past: Option<(World, Moment)>) {
        if self.state.try_update_value(|state| state.past = past).is_some() {
            self.version.try_update(|version| *version += 1);
            self.followed.try_with_value(|followed| followed.values().for_each(ArcTrigger::notify));
        }
    }

    /// The moment of the past that is shown, and follows it; `None` for the present.
    pub fn moment(self) -> Option<Moment> {
        self.version.track();
        self.state.try_with_value(|state| state.past.as_ref().map(|(_, moment)| *moment)).flatten()
    }

    /// Whether the past is shown.
    pub fn is_past(self) -> bool {
        self.state.try_with_value(|state| state.past.is_some()).unwrap_or_default()
    }

    /// Reads the present, whatever is shown, and follows it.
    pub fn with_present<T>(self, read: impl FnOnce(&World) -> T) -> T {
        self.version.track();
        self.state.with_value(|state| read(state.replica.world()))
    }

    /// One record, followed: changes only when the record does.
    #[must_use]
    pub fn record<T: Clone + PartialEq + Send + std::marker::Sync + 'static>(
        self,
        key: impl Into<Key>,
    ) -> Memo<Option<T>>
    where
        for<'a> &'a T: TryFrom<&'a Record>,
    {
        let key = key.into();
        let changed = self.followed.try_update_value(|followed| followed.entry(key).or_default().clone());
        Memo::new(move |_| {
            if let Some(changed) = &changed {
                changed.track();
            }
            self.with_untracked(|world| world.the::<T>(key).cloned())
        })
    }

    /// Calls `watcher` after every change with the keys it touched, for as long as the page is there.
    pub fn watch(self, watcher: impl Fn(Vec<Key>) + Send + std::marker::Sync + 'static) {
        self.watchers.update_value(|watchers| watchers.push(Callback::new(watcher)));
    }

    /// Who else is in the rooms, with what they point at.
    #[must_use]
    pub fn here(self) -> Signal<Vec<(Room, Here)>> {
        let (here, connection) = (self.here, self.live.connection);
        Signal::derive(move || {
            let me = connection.get();
            here.get().into_iter().filter(|(_, other)| Some(other.connection) != me).collect()
        })
    }

    /// Grows when the page must load its records anew and call [`Rooms::reset`].
    #[must_use]
    pub fn stale(self) -> Signal<u64> {
        self.stale.into()
    }

    /// Takes in records the page has come to show.
    pub fn load(self, records: Vec<Record>) {
        self.change(|state| state.replica.load(records).into_iter().collect());
    }

    /// Replaces everything by what the server sent now.
    pub fn reset(self, rooms: Vec<(Room, i64)>, records: Vec<Record>) {
        self.change(|state| {
            state.seqs = self.live.open_to_us(rooms);
            state.early.clear();
            state.replica.reset(World::from_iter(records)).into_iter().collect()
        });
        self.live.join_all();
    }

    /// Does a change at once, sends it, and remembers it for undo. `answered` hears what became of
    /// it; on a refusal the world is already as it was.
    pub fn submit_with(
        self,
        change: Change,
        answered: impl Fn(Result<Label, Failure>) + Send + std::marker::Sync + 'static,
    ) {
        let command = Command::new(fresh(), change);
        let id = command.id;
        let here = |state: &mut State| state.replica.submit(command.clone(), self.context());
        // A page that is gone has nothing to change, but what was meant is sent.
        let touched = match self.state.try_update_value(here).transpose() {
            Ok(touched) => touched.unwrap_or_default(),
            Err(rejection) => {
                answered(Err(rejection.into()));
                return;
            }
        };
        let told = Arc::new(move |result: Result<Receipt, Failure>| answered(self.settle(id, result)));
        // On its way before the page draws what it did.
        self.live.send(command, told);
        self.tell(touched.into_iter().collect());
    }

    /// Does a change at once and sends it.
    pub fn submit(self, change: Change) {
        self.submit_with(change, |_| ());
    }

    /// Takes the last of our own commands back. `answered` hears what was undone.
    pub fn undo(self, answered: impl Fn(Result<Label, Failure>) + Send + std::marker::Sync + 'static) {
        self.live.undo(answered);
    }

    /// Does again what was taken back last.
    pub fn redo(self, answered: impl Fn(Result<Label, Failure>) + Send + std::marker::Sync + 'static) {
        self.live.redo(answered);
    }

    /// Tells the others where we are and what we move.
    pub fn presence(self, room: Room, presence: Presence) {
        self.live.say(&FromClient::Presence { room, presence });
    }

    fn settle(self, id: CommandId, result: Result<Receipt, Failure>) -> Result<Label, Failure> {
        let label = self.live.settle(id, result.clone());
        // What changed nothing, and what was refused, comes with no event that confirms it.
        if result.is_err() || result.is_ok_and(|receipt| receipt.events.is_empty()) {
            self.change(|state| state.replica.drop_command(id).into_iter().collect());
        }
        label
    }

    fn context(self) -> Context {
        let now = now();
        let offset = -(js_sys::Date::new_0().get_timezone_offset() as i32);
        let nobody = UserId(Uuid::nil());
        Context { actor: self.live.user.get_untracked().unwrap_or(nobody), now, today: now.date_at(offset) }
    }

    pub(super) fn change(self, change: impl FnOnce(&mut State) -> Vec<Key>) {
        // A page that is gone has nothing to change.
        if let Some(touched) = self.state.try_update_value(change) {
            self.tell(touched);
        }
    }

    /// Lets those who follow draw what was touched.
    fn tell(self, touched: Vec<Key>) {
        if !touched.is_empty() {
            self.version.try_update(|version| *version += 1);
            // Of a thousand cards, those whose record was touched look again.
            let followed: Vec<ArcTrigger> = self
                .followed
                .try_with_value(|followed| touched.iter().filter_map(|key| followed.get(key).cloned()).collect())
                .unwrap_or_default();
            followed.iter().for_each(ArcTrigger::notify);
            if touched.iter().any(|key| matches!(key, Key::Comment(_))) {
                self.live.talked.try_update(|talked| *talked += 1);
            }
            for watcher in self.watchers.try_get_value().unwrap_or_default() {
                watcher.try_run(touched.clone());
            }
        }
    }

    fn enter(self) {
        self.live.members.try_update_value(|members| {
            members.retain(|member| member.rooms.id != self.id);
            members.push(Member { rooms: self });
        });
        self.live.open();
        self.join();
    }

    fn leave(self) {
        self.live.members.try_update_value(|members| members.retain(|member| member.rooms.id != self.id));
        // A sheet goes and the page below it stays: only rooms nobody is in any more are left.
        let others = self.live.members.try_get_value().unwrap_or_default();
        let kept: Vec<Room> = others.into_iter().flat_map(|member| member.rooms.rooms()).collect();
        for room in self.rooms().into_iter().filter(|room| !kept.contains(room)) {
            self.live.say(&FromClient::Leave { room });
        }
        self.live.tell_others();
    }

    fn rooms(self) -> Vec<Room> {
        self.state.try_with_value(|state| state.seqs.keys().copied().collect()).unwrap_or_default()
    }

    fn join(self) {
        let seqs = self.state.try_with_value(|state| state.seqs.clone()).unwrap_or_default();
        for (room, seq) in seqs {
            self.live.say(&FromClient::Join { room, since: Some(seq) });
        }
    }
}

impl State {
    /// Takes in events as far as they follow without a gap; keeps the others for later.
    pub(super) fn receive(&mut self, events: Vec<Logged>) -> Vec<Key> {
        for logged in events {
            if self.seqs.get(&logged.room).is_some_and(|seq| logged.seq > *seq) {
                self.early.insert((logged.room, logged.seq), logged);
            }
        }
        let mut ready = Vec::new();
        for (room, seq) in &mut self.seqs {
            while let Some(logged) = self.early.remove(&(*room, *seq + 1)) {
                *seq += 1;
                ready.push(logged);
            }
        }
        self.replica.receive(&ready).into_iter().collect()
    }
}

impl Live {
    /// Tells the shell who else is on the page: one entry a person, whatever rooms they are in.
    pub(super) fn tell_others(self) {
        let me = self.user.try_get_untracked().flatten();
        let mut others: Vec<Here> = Vec::new();
        for member in self.members.try_get_value().unwrap_or_default() {
            for (_, here) in member.rooms.here.try_get_untracked().unwrap_or_default() {
                if Some(here.user) != me && !others.iter().any(|known| known.user == here.user) {
                    others.push(here);
                }
            }
        }
        self.others.try_set(others);
    }

    /// Lets every page take in events that came with a receipt.
    pub(super) fn take_in(self, events: &[Logged]) {
        for member in self.members.try_get_value().unwrap_or_default() {
            member.rooms.change(|state| state.receive(events.to_vec()));
        }
    }

    /// The rooms we may be in. Asking for one that is refused would let the page read itself anew for ever.
    fn open_to_us(self, rooms: Vec<(Room, i64)>) -> BTreeMap<Room, i64> {
        let guest = self.guest.try_get_value().unwrap_or_default();
        rooms.into_iter().filter(|(room, _)| !(guest && *room == Room::Workspace)).collect()
    }

    pub(super) fn join_all(self) {
        for member in self.members.try_get_value().unwrap_or_default() {
            member.rooms.join();
        }
    }
}
