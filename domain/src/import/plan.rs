//! The plan of an import: what each row will do, before anything is done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Import, Mapping, Table, account,
    draft::Draft,
    lines,
    note::{Counts, Note, Outcome, Reason, Suggestion},
    opportunity, people, product, team,
};
use crate::{
    gate::{Change, World},
    id::{AccountId, MapId, UserId},
    record::{Key, Record},
    stakeholder::LineKind,
    time::{Date, Moment},
};

/// What the plan must know beside the file.
pub struct Setting<'a> {
    pub now: Moment,
    pub today: Date,
    /// Gives fresh identifiers.
    pub fresh: &'a mut dyn FnMut() -> Uuid,
    /// Records that exist: workspace, teams, users, products, accounts, pipelines, stages, deals as
    /// far as the kind needs them.
    pub existing: &'a World,
    /// Who owns the new accounts and deals that name nobody.
    pub owner: Option<UserId>,
    /// For people and lines: the account and map they belong to.
    pub map: Option<(AccountId, MapId)>,
    /// For lines: what they say.
    pub lines: LineKind,
}

/// A change, and the row it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Index of the row; nothing for what several rows need.
    pub row: Option<usize>,
    pub change: Change,
}

/// What an import will do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// For each row of the table, in order.
    pub rows: Vec<(Outcome, Vec<Note>)>,
    /// In an order in which each finds what it refers to.
    pub steps: Vec<Step>,
    pub suggestions: Vec<Suggestion>,
    pub counts: Counts,
}

/// Plans an import.
pub fn plan(kind: Import, table: &Table, mapping: &Mapping, setting: &mut Setting<'_>) -> Plan {
    let mut draft = Draft::new(table, mapping);
    match kind {
        Import::Teams => team::plan(&mut draft, setting),
        Import::Products => product::plan(&mut draft, setting),
        Import::Accounts => account::plan(&mut draft, setting),
        Import::Opportunities => opportunity::plan(&mut draft, setting),
        Import::People => people::plan(&mut draft, setting),
        Import::Lines => lines::plan(&mut draft, setting),
        // Sales lines become no records one by one.
        Import::Sales => {}
    }
    draft.finish()
}

impl Plan {
    /// Counts the rows anew.
    pub fn count(&mut self) {
        let mut counts = Counts::default();
        for (outcome, notes) in &self.rows {
            match outcome {
                Outcome::New => counts.new += 1,
                Outcome::Changed => counts.changed += 1,
                Outcome::Same => counts.same += 1,
                Outcome::Refused => counts.refused += 1,
                Outcome::Blank => {}
            }
            let without = notes.iter().any(|note| note.reason == Reason::WithoutAccount);
            counts.without_account += usize::from(without && *outcome != Outcome::Refused);
        }
        self.counts = counts;
    }

    /// Refuses a row after all; [`Plan::count`] counts anew.
    pub fn refuse(&mut self, row: usize, reason: Reason) {
        if let Some((outcome, notes)) = self.rows.get_mut(row)
            && *outcome != Outcome::Refused
        {
            *outcome = Outcome::Refused;
            notes.push(Note { field: String::new(), value: String::new(), reason });
        }
    }
}

/// Records of the world by what they are called in files: their import key, else a name.
pub(super) fn by_key(world: &World, mut key: impl FnMut(&Record) -> Vec<String>) -> BTreeMap<String, Key> {
    let mut names = BTreeMap::new();
    for record in world.records() {
        for name in key(record).into_iter().filter(|name| !name.is_empty()) {
            names.entry(name).or_insert(record.key());
        }
    }
    names
}
