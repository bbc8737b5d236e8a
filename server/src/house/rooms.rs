//! Rooms: who may enter, where they stand, what happened in them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Subject, may},
    account::Account,
    gate::{Event, Room},
    id::{AccountId, PersonId, UserId},
    pipeline::Pipeline,
    record::{Key, Kind, Patch, Record},
};
use meridian_store::Told;

use super::{House, able};
use crate::live::Seen;

impl House {
    /// Whether the actor may hear what happens in a room.
    pub async fn may_enter(&self, actor: &Actor, room: Room) -> Result<(), Failure> {
        match room {
            Room::Workspace => able(actor, Capability::ReadWorkspace),
            Room::Account(account) => self.visible(actor, account).await.map(drop),
            Room::Pipeline(pipeline) => {
                able(actor, Capability::ReadDeal)?;
                self.may_look_into(actor, pipeline).await?;
                match self.there(pipeline.into()).await? {
                    Record::Pipeline(Pipeline { run: Some(run), .. }) => self.may_attend(actor, run).await,
                    _ => Ok(()),
                }
            }
            Room::Run(run) => self.may_attend(actor, run).await,
            Room::Map(map) => match self.there(map.into()).await? {
                Record::Map(map) => self.visible(actor, map.account).await.map(drop),
                _ => Err(Failure::NotFound),
            },
        }
    }

    /// The record of a key.
    pub(super) async fn there(&self, key: Key) -> Result<Record, Failure> {
        self.read(self.store.records(&[key]).await)?.into_iter().next().ok_or(Failure::NotFound)
    }

    /// An account the actor may see, and whose it is. One they may not see is not there.
    pub(crate) async fn visible(&self, actor: &Actor, account: AccountId) -> Result<(Account, Subject), Failure> {
        able(actor, Capability::ReadAccount)?;
        let (account, subject) = self.read(self.store.account_subject(account).await)?.ok_or(Failure::NotFound)?;
        may(actor, Capability::ReadAccount, &subject).map_err(|_| Failure::NotFound)?;
        Ok((account, subject))
    }

    /// The number of the last event of a room.
    pub async fn stands_at(&self, room: Room) -> Result<i64, Failure> {
        self.read(self.store.seq(room).await)
    }

    /// The events of a room after number `since`, at most `limit`, with who may see them.
    pub async fn missed(&self, room: Room, since: i64, limit: i64) -> Result<Vec<Seen>, Failure> {
        let told = self.read(self.store.events_since(room, since, limit).await)?;
        self.seen(told).await
    }

    /// Where rooms stand.
    pub async fn stand(&self, rooms: &[Room]) -> Result<Vec<(Room, i64)>, Failure> {
        self.read(self.store.seqs(rooms).await)
    }

    /// Tells a room events that another process committed, from the log.
    pub async fn tell_again(&self, room: Room, since: i64, count: i64) -> Result<(), Failure> {
        let seen = self.missed(room, since, count).await?;
        self.hub.tell(room, &Arc::new(seen));
        Ok(())
    }

    /// Somebody's rights or sessions are no longer what they were: live connections ask anew, here
    /// and in other processes.
    pub(super) async fn rights_changed(&self) -> Result<(), Failure> {
        self.hub.rights_changed();
        self.read(self.store.tell_rights().await)
    }

    /// Events with all that decides who may see them.
    pub(super) async fn seen(&self, told: Vec<Told>) -> Result<Vec<Seen>, Failure> {
        let people: BTreeSet<PersonId> = told.iter().filter_map(|told| noted(&told.logged.event)).collect();
        let open = self.open_notes(people).await?;
        Ok(told
            .into_iter()
            .map(|told| {
                let sensitive = noted(&told.logged.event).is_some_and(|person| !open.contains(&person));
                let mut about = vec![told.subject];
                about.extend(before(&told.logged.event));
                Seen { logged: told.logged, about, sensitive }
            })
            .collect())
    }

    /// Those of `people` whose notes everybody may read who sees the account.
    async fn open_notes(&self, people: BTreeSet<PersonId>) -> Result<BTreeSet<PersonId>, Failure> {
        if people.is_empty() {
            return Ok(people);
        }
        let keys: Vec<Key> = people.into_iter().map(Key::from).collect();
        let records = self.read(self.store.records(&keys).await)?;
        let open = |record| match record {
            Record::Person(person) if !person.sensitive => Some(person.id),
            _ => None,
        };
        Ok(records.into_iter().filter_map(open).collect())
    }

    /// Tells events to who is in their rooms. The log has them already.
    pub(super) fn publish(&self, events: Vec<Seen>) {
        self.watch.heard(&events);
        let mut rooms: BTreeMap<Room, Vec<Seen>> = BTreeMap::new();
        let mut rights = false;
        for seen in events {
            rights |= matches!(seen.logged.event.key().kind(), Kind::User | Kind::Member);
            rooms.entry(seen.logged.room).or_default().push(seen);
        }
        for (room, events) in rooms {
            self.hub.tell(room, &Arc::new(events));
        }
        if rights {
            self.hub.rights_changed();
        }
    }
}

/// The person whose note an edit changes or uncovers.
fn noted(event: &Event) -> Option<PersonId> {
    match event {
        Event::Edited { set: Patch::Person { id, set }, .. } if set.note.is_some() || set.sensitive.is_some() => {
            Some(*id)
        }
        _ => None,
    }
}

/// Whose a record was before it was given to somebody else: they hear of that.
fn before(event: &Event) -> Option<Subject> {
    let owner: Option<UserId> = match event {
        Event::Edited { was: Patch::Account { set, .. }, .. } => set.owner.flatten(),
        Event::Edited { was: Patch::Deal { set, .. }, .. } => set.owner.flatten(),
        _ => None,
    };
    owner.map(|owner| Subject { owner: Some(owner), team: vec![owner], shared: false })
}
