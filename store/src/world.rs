//! Loading the world a command needs: what it changes, what that belongs to, what depends on it.

use std::collections::BTreeSet;

use meridian_domain::{
    gate::{Change, Event, World},
    id::DealId,
    pipeline::{Deal, Rank},
    record::{Key, Kind, OnRemove, Record},
};
use uuid::Uuid;

use crate::db::{Conn, StoreError, Type, Value};

/// Whether the owners of a record must be known to say whose it is.
fn belongs_to_something(record: &Record) -> bool {
    let of_run = match record {
        Record::User(user) => user.run.is_some(),
        Record::Account(account) => account.run.is_some(),
        Record::Pipeline(pipeline) => pipeline.run.is_some(),
        _ => false,
    };
    of_run
        || !matches!(
            record.key().kind(),
            Kind::Workspace
                | Kind::Team
                | Kind::User
                | Kind::Product
                | Kind::Competitor
                | Kind::Rate
                | Kind::Account
                | Kind::Pipeline
        )
}

impl Conn<'_> {
    /// The world in which `change` can be decided. Where it is `imported`, no stage asks anything.
    pub async fn world_for(&mut self, change: &Change, imported: bool) -> Result<World, StoreError> {
        let mut world = World::default();
        self.take_in(&mut world, change.keys()).await?;
        let wanted = targets(&world, change);
        self.take_in(&mut world, wanted).await?;
        for key in change.removals() {
            self.dependants(&mut world, key).await?;
        }
        self.namesakes(&mut world, change).await?;
        self.rivals_for_place(&mut world, change).await?;
        self.rates_for(&mut world, change).await?;
        self.shapes(&mut world, change).await?;
        if !imported {
            self.guarded(&mut world, change).await?;
        }
        self.surroundings(&mut world, change).await?;
        if let Change::MoveDeals { deals, to, after } = change {
            let after = after.filter(|after| !deals.contains(after));
            let front = match after.and_then(|after| world.the::<Deal>(after)) {
                Some(deal) if deal.stage == *to => Some(deal.rank.clone()),
                _ => None,
            };
            let next = self.next_rank(to.0, front.as_ref(), deals).await?;
            world.note_landing(*to, after, next);
        } else {
            // Where several parts may land in one column, each must see where the others have landed.
            let stages: BTreeSet<Uuid> = change.landings().into_iter().map(|(stage, _)| stage.0).collect();
            for stage in stages {
                for deal in self.referring(Kind::Deal, "stage", stage).await? {
                    if !world.contains(deal.key()) {
                        world.insert(deal);
                    }
                }
            }
        }
        Ok(world)
    }

    /// The world in which `events` can be taken back.
    pub async fn world_of(&mut self, events: &[Event]) -> Result<World, StoreError> {
        let mut world = World::default();
        let mut keys: Vec<Key> = events.iter().map(Event::key).collect();
        for event in events {
            keys.extend(event.inverse().keys());
        }
        self.take_in(&mut world, keys).await?;
        let changes = Change::All(events.iter().map(Event::inverse).collect());
        let wanted = targets(&world, &changes);
        self.take_in(&mut world, wanted).await?;
        for key in changes.removals() {
            self.dependants(&mut world, key).await?;
        }
        self.namesakes(&mut world, &changes).await?;
        self.rivals_for_place(&mut world, &changes).await?;
        self.shapes(&mut world, &changes).await?;
        self.surroundings(&mut world, &changes).await?;
        Ok(world)
    }

    /// Who has a login that somebody is to be given.
    async fn namesakes(&mut self, world: &mut World, change: &Change) -> Result<(), StoreError> {
        for login in change.logins() {
            for user in self.user_of(login).await? {
                if !world.contains(user.key()) {
                    world.insert(user);
                }
            }
        }
        Ok(())
    }

    /// Loads what is not there yet.
    pub async fn take_in(&mut self, world: &mut World, keys: Vec<Key>) -> Result<(), StoreError> {
        let missing: BTreeSet<Key> = keys.into_iter().filter(|key| !world.contains(*key)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        for record in self.load(&missing.into_iter().collect::<Vec<_>>()).await? {
            world.insert(record);
        }
        Ok(())
    }

    /// What the records belong to, up to the account and its team.
    pub async fn surroundings(&mut self, world: &mut World, change: &Change) -> Result<(), StoreError> {
        let added = additions(change);
        // seat → map → account and letter → deal → account are the longest ways.
        for _ in 0..3 {
            let keys = world
                .records()
                .chain(&added)
                .filter(|record| belongs_to_something(record))
                .flat_map(Record::refers_to)
                .collect();
            self.take_in(world, keys).await?;
        }
        let accounts: Vec<Uuid> = world
            .records()
            .filter(|record| record.key().kind() == Kind::Account)
            .map(|record| record.key().uuid())
            .collect();
        for account in accounts {
            for member in self.referring(Kind::Member, "account", account).await? {
                if !world.contains(member.key()) {
                    world.insert(member);
                }
            }
        }
        // An action about a person must know whether any map says that they are a monitor.
        let people: BTreeSet<Uuid> = world
            .records()
            .chain(&added)
            .filter_map(|record| match record {
                Record::Action(action) => action.person.map(|person| person.0),
                _ => None,
            })
            .collect();
        for person in people {
            for seat in self.referring(Kind::Seat, "person", person).await? {
                if !world.contains(seat.key()) {
                    world.insert(seat);
                }
            }
        }
        Ok(())
    }

    /// What refers to a record that is to be removed, and what refers to that.
    async fn dependants(&mut self, world: &mut World, key: Key) -> Result<(), StoreError> {
        let mut open = vec![key];
        while let Some(key) = open.pop() {
            for (kind, field, on_remove) in key.kind().referred_by() {
                for record in self.referring(*kind, field, key.uuid()).await? {
                    if !world.contains(record.key()) {
                        if *on_remove == OnRemove::Cascade {
                            open.push(record.key());
                        }
                        world.insert(record);
                    }
                }
            }
        }
        Ok(())
    }

    /// The rank behind `front` in a stage, leaving out the deals that move.
    async fn next_rank(
        &mut self,
        stage: Uuid,
        front: Option<&Rank>,
        moving: &[DealId],
    ) -> Result<Option<Rank>, StoreError> {
        let floor = front.map_or("", Rank::as_str);
        // One more than those that move: the first that stays is among them.
        let limit = moving.len() as i64 + 1;
        let rows = self
            .rows(
                "SELECT id, rank FROM deals WHERE pipeline = (SELECT pipeline FROM stages WHERE id = $1) AND stage = $1 AND rank > $2 ORDER BY rank LIMIT $3",
                &[stage.into(), floor.into(), limit.into()],
                &[Type::Uuid, Type::Text],
            )
            .await?;
        Ok(rows
            .iter()
            .find(|row| !moving.contains(&DealId(row[0].uuid())))
            .and_then(|row| Rank::try_from(row[1].text()).ok()))
    }
}

/// Everything that the changed records will refer to.
fn targets(world: &World, change: &Change) -> Vec<Key> {
    match change {
        Change::Edit(patch) => match world.get(patch.key()) {
            Some(record) => {
                let mut changed = record.clone();
                changed.merge(patch);
                changed.refers_to()
            }
            None => Vec::new(),
        },
        Change::MoveDeals { deals, .. } => {
            deals.iter().filter_map(|deal| world.get(*deal)).flat_map(Record::refers_to).collect()
        }
        Change::All(changes) => changes.iter().flat_map(|change| targets(world, change)).collect(),
        _ => Vec::new(),
    }
}

pub(crate) fn additions(change: &Change) -> Vec<Record> {
    match change {
        Change::Add(record) => vec![record.clone()],
        Change::All(changes) => changes.iter().flat_map(additions).collect(),
        _ => Vec::new(),
    }
}

impl Value {
    /// `NULL` of the type of an identifier.
    pub(crate) fn no_uuid() -> Self {
        Self::Uuid(None)
    }
}
