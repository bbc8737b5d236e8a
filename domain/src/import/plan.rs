//! The plan of an import: what each row will do, before anything is done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Import, Mapping, Table, account, map, opportunity, product, team};
use crate::{
    gate::{Change, Invalid, World},
    id::{AccountId, MapId, UserId},
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
    /// Who owns the new accounts and deals that name nobody.
    pub owner: Option<UserId>,
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
    /// The value replaces another one.
    Replaces,
    /// The one who imports may not do this.
    Denied,
    /// The gate would not do this; a code of its rejections.
    Gate {
        code: String,
    },
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
    /// Nothing stands in it.
    Blank,
}

impl Outcome {
    /// Those that are counted.
    pub const COUNTED: [Self; 4] = [Self::New, Self::Changed, Self::Same, Self::Refused];
}

/// A value that is like another one that exists, with the number of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub field: String,
    pub value: String,
    pub instead: String,
    pub rows: usize,
    /// It is read as that one; otherwise it is taken as it is written.
    pub taken: bool,
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

impl Counts {
    /// How many rows have this outcome.
    pub fn of(&self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::New => self.new,
            Outcome::Changed => self.changed,
            Outcome::Same => self.same,
            Outcome::Refused => self.refused,
            Outcome::Blank => 0,
        }
    }

    /// Rows in all.
    pub fn rows(&self) -> usize {
        Outcome::COUNTED.into_iter().map(|outcome| self.of(outcome)).sum()
    }
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
    steps: Vec<Step>,
    seen: BTreeMap<String, usize>,
    /// What a value of a field is like, once looked up.
    likes: BTreeMap<(String, String), Option<String>>,
    suggestions: BTreeMap<(String, String, String), Suggestion>,
}

impl<'a> Draft<'a> {
    fn new(table: &'a Table, mapping: &'a Mapping) -> Self {
        let outcome = |row: &Vec<String>| match row.iter().all(|cell| cell.trim().is_empty()) {
            true => Outcome::Blank,
            false => Outcome::Same,
        };
        Self {
            table,
            mapping,
            notes: vec![Vec::new(); table.rows.len()],
            outcomes: table.rows.iter().map(outcome).collect(),
            steps: Vec::new(),
            seen: BTreeMap::new(),
            likes: BTreeMap::new(),
            suggestions: BTreeMap::new(),
        }
    }

    /// Numbers of the rows that hold anything at all.
    pub fn rows(&self) -> Vec<usize> {
        (0..self.outcomes.len()).filter(|row| self.outcomes[*row] != Outcome::Blank).collect()
    }

    /// Whether the row says anything of a field: of what it does not speak it changes nothing.
    pub fn says(&self, row: usize, field: &str) -> bool {
        !self.written(row, field).is_empty()
    }

    /// What stands in the cell of a field, trimmed.
    fn written(&self, row: usize, field: &str) -> &str {
        let column = self.mapping.column(field);
        column.and_then(|column| self.table.rows[row].get(column)).map(|cell| cell.trim()).unwrap_or_default()
    }

    /// The cell of a field, trimmed, after the replacements the person asked for.
    pub fn cell(&self, row: usize, field: &str) -> String {
        let text = self.written(row, field);
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
        match self.instead(row, field, &text, known.keys()) {
            Some(instead) => Ok(known.get(&instead).cloned()),
            None => {
                self.refuse(row, field, &text, Reason::Unknown);
                Err(())
            }
        }
    }

    /// What `text` is to be read as among `known`, where it is very like one and the person has not
    /// declined it. Says so.
    pub fn instead<'k>(
        &mut self,
        row: usize,
        field: &str,
        text: &str,
        known: impl Iterator<Item = &'k String>,
    ) -> Option<String> {
        let like = self.likes.entry((field.to_owned(), text.to_owned())).or_insert_with(|| alike(text, known));
        let instead = like.clone()?;
        let taken = !self.mapping.declines(field, text);
        let suggestion =
            Suggestion { field: field.to_owned(), value: text.to_owned(), instead: instead.clone(), rows: 0, taken };
        let key = (field.to_owned(), text.to_owned(), instead.clone());
        self.suggestions.entry(key).or_insert(suggestion).rows += 1;
        if !taken {
            return None;
        }
        self.note(row, field, text, Reason::ReadAs { instead: instead.clone() });
        Some(instead)
    }

    /// Adds a step.
    pub fn push(&mut self, row: Option<usize>, change: Change) {
        self.steps.push(Step { row, change });
    }

    /// Moves a card as the row says.
    pub fn place(&mut self, row: usize, field: &str, change: Change) {
        self.push(Some(row), change);
        let value = self.cell(row, field);
        self.note(row, field, &value, Reason::Replaces);
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
                self.push(row, Change::Add(record));
                Outcome::New
            }
            Some(existing) => {
                let patch = patch.without_repeats(existing);
                if let Some(row) = row {
                    for field in patch.fields() {
                        let value = self.cell(row, field);
                        self.note(row, field, &value, Reason::Replaces);
                    }
                }
                if !patch.is_empty() {
                    self.push(row, Change::Edit(patch));
                }
                // A card that moves has been noted already.
                let moved = row.is_some_and(|row| self.notes[row].iter().any(|note| note.reason == Reason::Replaces));
                if moved { Outcome::Changed } else { Outcome::Same }
            }
        };
        if let Some(row) = row {
            self.outcomes[row] = outcome;
        }
    }

    fn finish(mut self) -> Plan {
        // What several rows need is needed by none when no row does anything.
        if self.steps.iter().all(|step| step.row.is_none()) {
            self.steps.clear();
        }
        let mut plan = Plan {
            rows: self.outcomes.into_iter().zip(self.notes).collect(),
            steps: self.steps,
            suggestions: self.suggestions.into_values().collect(),
            counts: Counts::default(),
        };
        plan.count();
        plan
    }
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
