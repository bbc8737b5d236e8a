//! What is noted while a pack is read.

use std::collections::BTreeMap;

use super::super::{Flaw, Key, Noun, Place, Trouble};

/// What was noted while reading: flaws, what is called what, and who is spoken of.
#[derive(Debug, Default)]
pub(in super::super) struct Log {
    pub flaws: Vec<Flaw>,
    pub defined: BTreeMap<(Noun, Key), Place>,
    pub spoken_of: Vec<(Noun, Key, Place)>,
}

impl Log {
    pub fn define(&mut self, noun: Noun, key: &Key, place: Place) {
        match self.defined.get(&(noun, key.clone())) {
            Some(first) => {
                let what = Trouble::Doubled { noun, key: key.to_string(), first: first.clone() };
                self.flaws.push(Flaw::error(place, what));
            }
            None => {
                self.defined.insert((noun, key.clone()), place);
            }
        }
    }

    /// Notes keys that nothing is called by.
    pub fn resolve(&mut self) {
        for (noun, key, place) in std::mem::take(&mut self.spoken_of) {
            if key.0.is_empty() || self.defined.contains_key(&(noun, key.clone())) {
                continue;
            }
            let known = self.defined.keys().filter(|(of, _)| *of == noun).map(|(_, key)| key.0.as_str());
            let what = Trouble::Dangling { noun, key: key.to_string(), near: nearest(&key.0, known) };
            self.flaws.push(Flaw::error(place, what));
        }
    }

    /// Where something is called so; the file when it is not.
    pub fn place(&self, noun: Noun, key: &Key, file: &str) -> Place {
        self.defined.get(&(noun, key.clone())).cloned().unwrap_or_else(|| Place::file(file))
    }
}

/// The most similar of the words, when one is similar.
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    const ALIKE: f64 = 0.7;
    known
        .map(|other| (strsim::normalized_damerau_levenshtein(word, other), other))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, other)| other.to_owned())
}

/// A file as text, which knows its lines.
pub(super) struct Text<'a> {
    pub name: &'a str,
    text: &'a str,
    /// Where each line begins.
    lines: Vec<usize>,
}

impl<'a> Text<'a> {
    pub fn new(name: &'a str, text: &'a str) -> Self {
        let after_breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { name, text, lines: std::iter::once(0).chain(after_breaks).collect() }
    }

    pub fn place(&self, at: usize) -> Place {
        let line = self.lines.partition_point(|begin| *begin <= at).max(1);
        let begin = self.lines.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(begin..at.min(self.text.len())).unwrap_or("");
        Place { file: self.name.to_owned(), line, column: before.chars().count() + 1 }
    }
}
