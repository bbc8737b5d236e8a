//! Tables of TOML, read key by key: whatever is wrong is noted with its place, and reading goes on.

use std::{cell::RefCell, collections::BTreeSet, ops::RangeInclusive};

use serde::Serialize;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    super::{Flaw, Form, Key, Noun, Place, Trouble},
    log::{Log, Text, nearest},
};
use crate::{locale::Lang, names::Names};

/// One table of a file. What nobody asked for when it goes out of use is noted as unknown.
pub(super) struct Table<'a> {
    text: &'a Text<'a>,
    log: &'a RefCell<Log>,
    table: &'a DeTable<'a>,
    at: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Table<'a> {
    pub fn new(text: &'a Text<'a>, log: &'a RefCell<Log>, table: &'a DeTable<'a>, at: usize) -> Self {
        Self { text, log, table, at, asked: RefCell::default() }
    }

    pub fn here(&self) -> Place {
        self.text.place(self.at)
    }

    pub fn error(&self, place: Place, what: Trouble) {
        self.log.borrow_mut().flaws.push(Flaw::error(place, what));
    }

    pub fn warn(&self, place: Place, what: Trouble) {
        self.log.borrow_mut().flaws.push(Flaw::warning(place, what));
    }

    fn place_of(&self, value: &Spanned<DeValue<'_>>) -> Place {
        self.text.place(value.span().start)
    }

    /// Where the value of a key stands; the table when it is not there.
    pub fn place(&self, key: &str) -> Place {
        self.table.get(key).map_or_else(|| self.here(), |value| self.place_of(value))
    }

    pub fn has(&self, key: &'static str) -> bool {
        self.may(key).is_some()
    }

    fn may(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().insert(key);
        self.table.get(key)
    }

    fn must(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        let value = self.may(key);
        if value.is_none() {
            self.error(self.here(), Trouble::NoKey { key: key.to_owned() });
        }
        value
    }

    fn wrong<T: Default>(&self, key: &str, value: &Spanned<DeValue<'_>>, form: Form) -> T {
        self.error(self.place_of(value), Trouble::WrongForm { key: key.to_owned(), form });
        T::default()
    }

    /// A word that is not empty.
    pub fn word(&self, key: &'static str) -> String {
        let Some(value) = self.must(key) else { return String::new() };
        let Some(word) = value.get_ref().as_str() else { return self.wrong(key, value, Form::Word) };
        if word.trim().is_empty() {
            self.error(self.place_of(value), Trouble::Empty { key: key.to_owned() });
        }
        word.trim().to_owned()
    }

    pub fn word_or_empty(&self, key: &'static str) -> String {
        if self.has(key) { self.word(key) } else { String::new() }
    }

    fn sound(&self, word: &str, place: Place) -> Key {
        if !Key::is_sound(word) {
            self.error(place, Trouble::BadKey { value: word.to_owned() });
            return Key::default();
        }
        word.into()
    }

    /// What this table is called by: it may be spoken of from now on.
    pub fn called(&self, noun: Noun) -> Key {
        let word = self.word("id");
        if word.is_empty() {
            return Key::default();
        }
        let key = self.sound(&word, self.place("id"));
        if !key.0.is_empty() {
            self.log.borrow_mut().define(noun, &key, self.place("id"));
        }
        key
    }

    pub fn define(&self, noun: Noun, key: &Key, place: Place) {
        self.log.borrow_mut().define(noun, key, place);
    }

    /// A key of its own, of nothing that is spoken of elsewhere.
    pub fn key(&self, key: &'static str) -> Key {
        let word = self.word(key);
        if word.is_empty() { Key::default() } else { self.sound(&word, self.place(key)) }
    }

    /// Somebody or something that has to be called so somewhere.
    pub fn refer(&self, key: &'static str, noun: Noun) -> Key {
        let found = self.key(key);
        self.speak(noun, &found, self.place(key));
        found
    }

    pub fn speak(&self, noun: Noun, key: &Key, place: Place) {
        self.log.borrow_mut().spoken_of.push((noun, key.clone(), place));
    }

    pub fn refer_or_none(&self, key: &'static str, noun: Noun) -> Option<Key> {
        self.has(key).then(|| self.refer(key, noun))
    }

    /// A list of those; empty when it is not there.
    pub fn refers(&self, key: &'static str, noun: Noun) -> Vec<Key> {
        let read = |word: &str, place: Place| {
            let found = self.sound(word, place.clone());
            self.speak(noun, &found, place);
            found
        };
        let mut found: Vec<Key> = Vec::new();
        for (word, place) in self.placed_words(key) {
            let one = read(&word, place.clone());
            if found.contains(&one) {
                self.error(place.clone(), Trouble::Doubled { noun, key: one.0, first: self.place(key) });
            } else {
                found.push(one);
            }
        }
        found
    }

    fn placed_words(&self, key: &'static str) -> Vec<(String, Place)> {
        let Some(value) = self.may(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else { return self.wrong(key, value, Form::Words) };
        let mut words = Vec::new();
        for value in list.iter() {
            match value.get_ref().as_str() {
                Some(word) if word.trim().is_empty() => {
                    self.error(self.place_of(value), Trouble::Empty { key: key.to_owned() });
                }
                Some(word) => words.push((word.trim().to_owned(), self.place_of(value))),
                None => self.wrong(key, value, Form::Words),
            }
        }
        words
    }

    /// A list of words; empty when it is not there.
    pub fn words(&self, key: &'static str) -> Vec<String> {
        self.placed_words(key).into_iter().map(|(word, _)| word).collect()
    }

    /// A text in both languages.
    pub fn text(&self, key: &'static str) -> Names {
        let Some(table) = self.must(key).and_then(|value| self.inner(key, value, Form::Both)) else {
            return Names::default();
        };
        let one = |lang: Lang| {
            let Some(value) = table.may(lang.code()) else {
                self.error(table.here(), Trouble::NoLanguage { key: key.to_owned(), lang });
                return String::new();
            };
            let Some(text) = value.get_ref().as_str() else { return self.wrong(key, value, Form::Both) };
            self.language(key, lang, text, || self.place_of(value));
            text.trim().to_owned()
        };
        Names::new(one(Lang::Zh), one(Lang::En))
    }

    fn language(&self, key: &str, lang: Lang, text: &str, place: impl Fn() -> Place) {
        if text.trim().is_empty() {
            self.error(place(), Trouble::NoLanguage { key: key.to_owned(), lang });
        } else if seems_other(lang, text) {
            self.warn(place(), Trouble::OtherLanguage { key: key.to_owned(), lang });
        }
    }

    pub fn text_or_empty(&self, key: &'static str) -> Names {
        if self.has(key) { self.text(key) } else { Names::default() }
    }

    /// A number in a range.
    pub fn number(&self, key: &'static str, range: RangeInclusive<f64>) -> f64 {
        let Some(value) = self.must(key) else { return *range.start() };
        let read = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok().map(|n| n as f64),
            DeValue::Float(number) => number.as_str().parse::<f64>().ok(),
            _ => None,
        };
        let Some(number) = read.filter(|number| number.is_finite()) else {
            self.wrong::<()>(key, value, Form::Number);
            return *range.start();
        };
        if !range.contains(&number) {
            self.out_of(key, number, &range);
            return number.clamp(*range.start(), *range.end());
        }
        number
    }

    pub fn number_or_none(&self, key: &'static str, range: RangeInclusive<f64>) -> Option<f64> {
        self.has(key).then(|| self.number(key, range))
    }

    fn out_of(&self, key: &str, value: f64, range: &RangeInclusive<f64>) {
        let what = Trouble::OutOfRange { key: key.to_owned(), value, least: *range.start(), most: *range.end() };
        self.error(self.place(key), what);
    }

    /// A whole number in a range.
    pub fn whole<T: TryFrom<i64> + Default>(&self, key: &'static str, range: RangeInclusive<i64>) -> T {
        let Some(value) = self.must(key) else { return T::try_from(*range.start()).unwrap_or_default() };
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let Some(number) = number else {
            self.wrong::<()>(key, value, Form::Integer);
            return T::try_from(*range.start()).unwrap_or_default();
        };
        if !range.contains(&number) {
            self.out_of(key, number as f64, &(*range.start() as f64..=*range.end() as f64));
        }
        T::try_from(number.clamp(*range.start(), *range.end())).unwrap_or_default()
    }

    pub fn whole_or_none<T: TryFrom<i64> + Default>(&self, key: &'static str, range: RangeInclusive<i64>) -> Option<T> {
        self.has(key).then(|| self.whole(key, range))
    }

    /// A yes or no; no when it is not there.
    pub fn flag(&self, key: &'static str) -> bool {
        let Some(value) = self.may(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| self.wrong(key, value, Form::Flag))
    }

    /// One of the values of a vocabulary.
    pub fn choice<T: Copy + Serialize>(&self, key: &'static str, all: &[T]) -> T {
        let word = self.word(key);
        let chosen = all.iter().find(|value| code(*value) == word);
        if chosen.is_none() && !word.is_empty() {
            self.not_allowed(key, word, all, self.place(key));
        }
        // Nothing is made of a case with errors, so that any value will do.
        *chosen.unwrap_or(&all[0])
    }

    fn not_allowed<T: Serialize>(&self, key: &str, value: String, all: &[T], place: Place) {
        let allowed = all.iter().map(code).collect();
        self.error(place, Trouble::NotAllowed { key: key.to_owned(), value, allowed });
    }

    pub fn choices<T: Copy + Serialize>(&self, key: &'static str, all: &[T]) -> Vec<T> {
        let mut chosen = Vec::new();
        for (word, place) in self.placed_words(key) {
            match all.iter().find(|value| code(*value) == word) {
                Some(value) => chosen.push(*value),
                None => self.not_allowed(key, word, all, place),
            }
        }
        chosen
    }

    fn inner(&self, key: &str, value: &'a Spanned<DeValue<'a>>, form: Form) -> Option<Table<'a>> {
        match value.get_ref().as_table() {
            Some(table) => Some(Table::new(self.text, self.log, table, value.span().start)),
            None => self.wrong(key, value, form),
        }
    }

    pub fn table(&self, key: &'static str) -> Option<Table<'a>> {
        self.must(key).and_then(|value| self.inner(key, value, Form::Table))
    }

    pub fn table_or_none(&self, key: &'static str) -> Option<Table<'a>> {
        self.may(key).and_then(|value| self.inner(key, value, Form::Table))
    }

    /// Reads each of `[[key]]`; there may be none.
    pub fn each<T>(&self, key: &'static str, mut one: impl FnMut(&Table<'a>) -> T) -> Vec<T> {
        let Some(value) = self.may(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else { return self.wrong(key, value, Form::Tables) };
        list.iter().filter_map(|value| self.inner(key, value, Form::Tables)).map(|table| one(&table)).collect()
    }

    /// As [`Self::each`], and there has to be one.
    pub fn some<T>(&self, key: &'static str, one: impl FnMut(&Table<'a>) -> T) -> Vec<T> {
        if !self.has(key) {
            self.error(self.here(), Trouble::NoKey { key: key.to_owned() });
        }
        self.each(key, one)
    }

    /// Texts in both languages, in a list.
    pub fn texts(&self, key: &'static str) -> Vec<Names> {
        self.each(key, |table| {
            let one = |lang: Lang| {
                let text = table.may(lang.code()).and_then(|value| value.get_ref().as_str()).unwrap_or("");
                self.language(key, lang, text, || table.here());
                text.trim().to_owned()
            };
            Names::new(one(Lang::Zh), one(Lang::En))
        })
    }
}

impl Drop for Table<'_> {
    fn drop(&mut self) {
        let asked = self.asked.borrow();
        for (key, _) in self.table {
            let word = key.get_ref().as_ref();
            if !asked.contains(word) {
                let open = asked.iter().copied().filter(|key| !self.table.contains_key(*key));
                let what = Trouble::UnknownKey { key: word.to_owned(), near: nearest(word, open) };
                self.log.borrow_mut().flaws.push(Flaw::error(self.text.place(key.span().start), what));
            }
        }
    }
}

/// Whether a text of some length is in the other language: Chinese without a Chinese character, or
/// English that is mostly Chinese.
pub(super) fn seems_other(lang: Lang, text: &str) -> bool {
    const SOME_LENGTH: usize = 12;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let chinese = text.chars().filter(|c| ('\u{3400}'..='\u{9fff}').contains(c)).count();
    letters >= SOME_LENGTH
        && match lang {
            Lang::Zh => chinese == 0,
            Lang::En => chinese * 3 > letters,
        }
}

/// How a value of a vocabulary is written.
pub(in super::super) fn code<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
