//! The plan of an import: what each row will do, before anything is done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Import, Mapping, Table, account, map, opportunity, product, team};
use crate::{
    gate::{Change, Invalid, World},
    id::{AccountId, MapId},
    record::{Key, Patch, Record},
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
    /// For people and lines: the account and map they belong to.
    pub map: Option<(AccountId, MapId)>,
    /// For lines: what they say.
    pub lines: LineKind,
}

/// Why a row is refused, or read otherwise than it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// A field that is needed is empty, or no column was mapped to it.
    Missing,
    NotANumber,
    NotADate,
    /// Nothing of this name exists.
    Unknown,
    /// Nothing of this name exists, but something very like it, which is taken.
    ReadAs {
        instead: String,
    },
    /// The row repeats an earlier one's identity.
    Repeated {
        row: usize,
    },
    /// Kept, but it names no account.
    WithoutAccount,
    /// The record cannot be so.
    Invalid(Invalid),
    /// The row refers to itself.
    Itself,
}

/// Something to be said of one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub field: String,
    pub value: String,
    #[serde(flatten)]
    pub reason: Reason,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    New,
    Changed,
    Same,
    Refused,
}

/// A value that is read as another one that exists, with the number of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub field: String,
    pub value: String,
    pub instead: String,
    pub rows: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub refused: usize,
    /// Deals kept that name no account.
    pub without_account: usize,
}

/// What an import will do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// For each row of the table, in order.
    pub rows: Vec<(Outcome, Vec<Note>)>,
    /// Changes in an order in which each finds what it refers to.
    pub changes: Vec<Change>,
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
        Import::People => map::people(&mut draft, setting),
        Import::Lines => map::lines(&mut draft, setting),
    }
    draft.finish()
}

/// A plan being made.
pub(super) struct Draft<'a> {
    table: &'a Table,
    pub mapping: &'a Mapping,
    notes: Vec<Vec<Note>>,
    outcomes: Vec<Outcome>,
    pub changes: Vec<Change>,
    seen: BTreeMap<String, usize>,
}

impl<'a> Draft<'a> {
    fn new(table: &'a Table, mapping: &'a Mapping) -> Self {
        let rows = table.rows.len();
        Self {
            table,
            mapping,
            notes: vec![Vec::new(); rows],
            outcomes: vec![Outcome::Same; rows],
            changes: Vec::new(),
            seen: BTreeMap::new(),
        }
    }

    /// Numbers of the rows that hold anything at all.
    pub fn rows(&self) -> Vec<usize> {
        (0..self.table.rows.len())
            .filter(|row| self.table.rows[*row].iter().any(|cell| !cell.trim().is_empty()))
            .collect()
    }

    /// The cell of a field, trimmed, after the replacements the person asked for.
    pub fn cell(&self, row: usize, field: &str) -> String {
        let text = self
            .mapping
            .column(field)
            .and_then(|column| self.table.rows[row].get(column))
            .map(|cell| cell.trim())
            .unwrap_or_default();
        match self.mapping.replace.get(field).and_then(|values| values.get(text)) {
            Some(instead) => instead.clone(),
            None => text.to_owned(),
        }
    }

    /// Says something of a cell.
    pub fn note(&mut self, row: usize, field: &str, value: &str, reason: Reason) {
        self.notes[row].push(Note { field: field.to_owned(), value: value.to_owned(), reason });
    }

    /// Refuses the row because of a cell.
    pub fn refuse(&mut self, row: usize, field: &str, value: &str, reason: Reason) {
        self.note(row, field, value, reason);
        self.outcomes[row] = Outcome::Refused;
    }

    /// The identity of a row; refuses it when it is empty or an earlier row had it.
    pub fn identity(&mut self, row: usize, field: &str) -> Option<String> {
        let text = self.cell(row, field);
        if text.is_empty() {
            self.refuse(row, field, "", Reason::Missing);
            return None;
        }
        match self.seen.insert(text.clone(), row) {
            None => Some(text),
            Some(earlier) => {
                self.seen.insert(text.clone(), earlier);
                self.refuse(row, field, &text, Reason::Repeated { row: earlier + 1 });
                None
            }
        }
    }

    /// A cell that is read by `read`; `Err` when it was refused.
    pub fn read<T>(
        &mut self,
        row: usize,
        field: &str,
        wrong: Reason,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, ()> {
        let text = self.cell(row, field);
        if text.is_empty() {
            return Ok(None);
        }
        match read(&text) {
            Some(value) => Ok(Some(value)),
            None => {
                self.refuse(row, field, &text, wrong);
                Err(())
            }
        }
    }

    /// What a name refers to among `known` (name → thing); an unknown one that is very like a known
    /// one is read as that, and said so.
    pub fn refer<T: Clone>(&mut self, row: usize, field: &str, known: &BTreeMap<String, T>) -> Result<Option<T>, ()> {
        let text = self.cell(row, field);
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(found) = known.get(&text) {
            return Ok(Some(found.clone()));
        }
        match alike(&text, known.keys()) {
            Some(instead) => {
                let found = known.get(&instead).cloned();
                self.note(row, field, &text, Reason::ReadAs { instead });
                Ok(found)
            }
            None => {
                self.refuse(row, field, &text, Reason::Unknown);
                Err(())
            }
        }
    }

    /// Adds `record`, or changes the one that exists to it.
    pub fn put(&mut self, row: Option<usize>, record: Record, existing: Option<&Record>, patch: Patch) {
        let outcome = match existing {
            None => {
                if let Err(invalid) = record.check() {
                    if let Some(row) = row {
                        let field = invalid.field.clone();
                        self.refuse(row, &field, "", Reason::Invalid(invalid));
                    }
                    return;
                }
                self.changes.push(Change::Add(record));
                Outcome::New
            }
            Some(existing) => {
                let patch = patch.without_repeats(existing);
                if patch.is_empty() {
                    Outcome::Same
                } else {
                    self.changes.push(Change::Edit(patch));
                    Outcome::Changed
                }
            }
        };
        if let Some(row) = row {
            self.outcomes[row] = outcome;
        }
    }

    fn finish(self) -> Plan {
        let mut counts = Counts::default();
        let mut suggestions: BTreeMap<(String, String, String), usize> = BTreeMap::new();
        for (outcome, notes) in self.outcomes.iter().zip(&self.notes) {
            match outcome {
                Outcome::New => counts.new += 1,
                Outcome::Changed => counts.changed += 1,
                Outcome::Same => counts.same += 1,
                Outcome::Refused => counts.refused += 1,
            }
            for note in notes {
                match &note.reason {
                    Reason::WithoutAccount if *outcome != Outcome::Refused => counts.without_account += 1,
                    Reason::ReadAs { instead } => {
                        *suggestions.entry((note.field.clone(), note.value.clone(), instead.clone())).or_default() += 1;
                    }
                    _ => {}
                }
            }
        }
        let suggestions = suggestions
            .into_iter()
            .map(|((field, value, instead), rows)| Suggestion { field, value, instead, rows })
            .collect();
        Plan { rows: self.outcomes.into_iter().zip(self.notes).collect(), changes: self.changes, suggestions, counts }
    }
}

/// The one known name that `text` is very like: the same but for case, blanks and punctuation, or
/// one slip of the pen away (two in long names).
pub(super) fn alike<'a>(text: &str, known: impl Iterator<Item = &'a String>) -> Option<String> {
    let plain =
        |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect() };
    let wanted = plain(text);
    if wanted.is_empty() {
        return None;
    }
    let slips = if wanted.chars().count() >= 10 { 2 } else { 1 };
    let mut best: Option<(usize, &String)> = None;
    let mut tie = false;
    for name in known {
        let distance = strsim::osa_distance(&wanted, &plain(name));
        let close = distance == 0 || (distance <= slips && wanted.chars().count() >= 5);
        if close {
            match best {
                Some((least, _)) if distance > least => {}
                Some((least, _)) if distance == least => tie = true,
                _ => (best, tie) = (Some((distance, name)), false),
            }
        }
    }
    best.filter(|_| !tie).map(|(_, name)| name.clone())
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
