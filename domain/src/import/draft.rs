//! A plan while it is made, row by row.

use std::collections::BTreeMap;

use super::{
    Mapping, Table,
    alike::alike,
    note::{Counts, Note, Outcome, Reason, Suggestion},
    plan::{Plan, Step},
};
use crate::{
    gate::Change,
    record::{Patch, Record},
};

/// Characters of a value that a note repeats.
const SHOWN: usize = 200;

/// A plan being made.
pub struct Draft<'a> {
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
    pub fn new(table: &'a Table, mapping: &'a Mapping) -> Self {
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
        let value = value.chars().take(SHOWN).collect();
        self.notes[row].push(Note { field: field.to_owned(), value, reason });
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
        self.is_first(row, field, text.clone()).then_some(text)
    }

    /// Whether no earlier row had this identity; refuses the row otherwise.
    pub fn is_first(&mut self, row: usize, field: &str, identity: String) -> bool {
        let earlier = *self.seen.entry(identity).or_insert(row);
        if earlier != row {
            let value = self.cell(row, field);
            self.refuse(row, field, &value, Reason::Repeated { row: earlier + 1 });
        }
        earlier == row
    }

    /// A cell that is read by `read`; `Err` when it was refused.
    pub fn read<T>(
        &mut self,
        row: usize,
        field: &str,
        wrong: Reason,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, ()> {
        self.value(row, field, |text| read(text).ok_or_else(|| wrong.clone()))
    }

    /// The same where reading says itself what is wrong.
    pub fn value<T>(
        &mut self,
        row: usize,
        field: &str,
        read: impl Fn(&str) -> Result<T, Reason>,
    ) -> Result<Option<T>, ()> {
        let text = self.cell(row, field);
        if text.is_empty() {
            return Ok(None);
        }
        match read(&text) {
            Ok(value) => Ok(Some(value)),
            Err(reason) => {
                self.refuse(row, field, &text, reason);
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
        self.offer(row, field, text, &instead).then_some(instead)
    }

    /// Whether `text` is taken for `instead`, which the person may have declined. Says so.
    pub fn offer(&mut self, row: usize, field: &str, text: &str, instead: &str) -> bool {
        let taken = !self.mapping.declines(field, text);
        let suggestion =
            Suggestion { field: field.to_owned(), value: text.to_owned(), instead: instead.to_owned(), rows: 0, taken };
        let key = (field.to_owned(), text.to_owned(), instead.to_owned());
        self.suggestions.entry(key).or_insert(suggestion).rows += 1;
        if taken {
            self.note(row, field, text, Reason::ReadAs { instead: instead.to_owned() });
        }
        taken
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

    /// The row changes something, if only beside what it is about.
    pub fn touch(&mut self, row: usize) {
        if self.outcomes[row] == Outcome::Same {
            self.outcomes[row] = Outcome::Changed;
        }
    }

    /// Adds `record`, or changes the one that exists to it.
    pub fn put(&mut self, row: Option<usize>, record: Record, existing: Option<&Record>, patch: Patch) {
        let outcome = match existing {
            None => {
                if let Err(invalid) = record.check() {
                    if let Some(row) = row {
                        let field = invalid.field.clone();
                        self.refuse(row, &field, "", Reason::Invalid { invalid });
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

    pub fn finish(mut self) -> Plan {
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
