//! A world: the records one side knows. The server's holds what one command needs, the browser's
//! what the screen shows.

use std::{collections::BTreeMap, sync::Arc};

use super::Event;
use crate::{
    id::*,
    pipeline::{Deal, Place, Rank},
    record::{Key, Kind, OfKind, OnRemove, Record},
    workshop::Case,
};
use uuid::Uuid;

/// Records by key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    records: BTreeMap<Key, Record>,
    /// What the database said of places between cards: for a stage and the card in front, the rank that follows.
    landings: BTreeMap<(StageId, Option<DealId>), Option<Rank>>,
    /// The cases of runs. They are no records: nothing of them is told.
    cases: BTreeMap<RunId, Arc<Case>>,
    /// Whether what is not here may exist all the same: a browser holds what its screen shows.
    partial: bool,
}

impl FromIterator<Record> for World {
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        Self {
            records: records.into_iter().map(|record| (record.key(), record)).collect(),
            landings: BTreeMap::new(),
            cases: BTreeMap::new(),
            partial: false,
        }
    }
}

impl World {
    /// The record of this key.
    pub fn get(&self, key: impl Into<Key>) -> Option<&Record> {
        self.records.get(&key.into())
    }

    /// The record of this key, as what it is.
    pub fn the<'a, T: 'a>(&'a self, key: impl Into<Key>) -> Option<&'a T>
    where
        &'a T: TryFrom<&'a Record>,
    {
        self.get(key).and_then(|record| record.try_into().ok())
    }

    /// All records of one type, in order of their ids.
    pub fn all<'a, T: OfKind + 'a>(&'a self) -> impl Iterator<Item = &'a T>
    where
        &'a T: TryFrom<&'a Record>,
    {
        // Keys are ordered by kind first.
        let kind = Key::new(T::KIND, Uuid::nil())..=Key::new(T::KIND, Uuid::max());
        self.records.range(kind).filter_map(|(_, record)| record.try_into().ok())
    }

    /// Every record.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    pub fn contains(&self, key: impl Into<Key>) -> bool {
        self.records.contains_key(&key.into())
    }

    /// The same world as a browser holds it: records it does not have may exist all the same.
    pub fn partial(mut self) -> Self {
        self.partial = true;
        self
    }

    /// Whether records that are not here may exist all the same.
    pub fn is_partial(&self) -> bool {
        self.partial
    }

    /// Whether there certainly is no record of this key.
    pub fn lacks(&self, key: impl Into<Key>) -> bool {
        !self.partial && !self.contains(key)
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Takes in a record, whatever was there.
    pub fn insert(&mut self, record: Record) {
        self.records.insert(record.key(), record);
    }

    /// Forgets a record.
    pub fn forget(&mut self, key: impl Into<Key>) -> Option<Record> {
        self.records.remove(&key.into())
    }

    /// Notes which rank follows `after` (or the top) in a stage, as the database knows it.
    pub fn note_landing(&mut self, stage: StageId, after: Option<DealId>, next: Option<Rank>) {
        self.landings.insert((stage, after), next);
    }

    /// Notes which case is run. Only the server knows: what a browser cannot decide, it leaves to it.
    pub fn note_case(&mut self, run: RunId, case: Arc<Case>) {
        self.cases.insert(run, case);
    }

    /// The case of a run, where it is known.
    pub fn case(&self, run: RunId) -> Option<&Case> {
        self.cases.get(&run).map(Arc::as_ref)
    }

    /// The rank that follows `after` (or the top) in a stage, leaving out the deals being moved.
    pub fn next_rank(&self, stage: StageId, after: Option<DealId>, moving: &[DealId]) -> Option<Rank> {
        if let Some(next) = self.landings.get(&(stage, after)) {
            return next.clone();
        }
        let floor = after.and_then(|deal| self.the::<Deal>(deal)).map(|deal| &deal.rank);
        self.all::<Deal>()
            .filter(|deal| deal.stage == stage && !moving.contains(&deal.id))
            .map(|deal| &deal.rank)
            .filter(|rank| floor.is_none_or(|floor| *rank > floor))
            .min()
            .cloned()
    }

    /// The records that refer to `key`, with what happens to them when it is removed.
    pub fn dependants(&self, key: Key) -> Vec<(&Record, OnRemove)> {
        let kinds = key.kind().referred_by();
        if kinds.is_empty() {
            return Vec::new();
        }
        self.records
            .values()
            .filter(|record| record.key() != key && refers(record, key))
            .filter_map(|record| {
                let kind = record.key().kind();
                kinds.iter().find(|(k, _, _)| *k == kind).map(|(_, _, on_remove)| (record, *on_remove))
            })
            .collect()
    }

    /// Lets an event happen. Returns false when the record it happens to is not known here.
    pub fn apply(&mut self, event: &Event) -> bool {
        match event {
            Event::Added(record) => {
                self.insert(record.clone());
                true
            }
            Event::Edited { set, .. } => match self.records.get_mut(&set.key()) {
                Some(record) => record.merge(set).is_some(),
                None => false,
            },
            Event::Removed(record) => self.records.remove(&record.key()).is_some(),
            Event::DealMoved { deal, to, .. } => self.put(*deal, to),
        }
    }

    /// Takes an event back.
    pub fn revert(&mut self, event: &Event) -> bool {
        match event {
            Event::Added(record) => self.records.remove(&record.key()).is_some(),
            Event::Edited { was, .. } => match self.records.get_mut(&was.key()) {
                Some(record) => record.merge(was).is_some(),
                None => false,
            },
            Event::Removed(record) => {
                self.insert(record.clone());
                true
            }
            Event::DealMoved { deal, from, .. } => self.put(*deal, from),
        }
    }

    fn put(&mut self, deal: DealId, place: &Place) -> bool {
        match self.records.get_mut(&Key::Deal(deal)) {
            Some(Record::Deal(deal)) => {
                deal.put(place);
                true
            }
            _ => false,
        }
    }
}

/// Whether `record` refers to `key`, in a required or in an optional field.
fn refers(record: &Record, key: Key) -> bool {
    match (record, key.kind()) {
        (Record::Interaction(interaction), Kind::Person) => interaction.people.iter().any(|p| Key::from(*p) == key),
        _ => record.refers_to().contains(&key),
    }
}
