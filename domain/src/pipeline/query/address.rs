//! A query as an address and the API write it: pairs of a name and a text.
//!
//! Lists stand behind commas; a comma in a name is written `\,`. Ranges are `least..most`, either end
//! may be missing. `sort=-amount` is most first.

use std::{collections::BTreeSet, str::FromStr};

use super::{AmountRange, DealFilter, DealOrder, DealQuery, Period, SortKey};
use crate::{locale::Lang, pipeline::StageKind, time::Date};

/// The longest text that is searched for, in characters.
const LONGEST: usize = 100;
/// The most entries of one list.
const MOST: usize = 200;

/// What was read, and the names of what could not be.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub query: DealQuery,
    pub unreadable: Vec<&'static str>,
}

/// Reads a query; what cannot be read is left out and named.
pub fn queried(lang: Lang, get: impl Fn(&str) -> Option<String>) -> Told {
    let mut unreadable = Vec::new();
    let mut read = Read { get: &get, unreadable: &mut unreadable };
    let filter = DealFilter {
        accounts: read.ids("account"),
        owners: read.ids("owner"),
        teams: read.ids("team"),
        products: read.ids("product"),
        families: read.list("family", |text| Some(text.to_owned())).into_iter().collect(),
        kinds: kinds(read.list("kind", kind)),
        amount: read.one("amount", amount).unwrap_or_default(),
        expected: read.one("expected", period),
        no_next_step: read.flag("no_next"),
        next_step_overdue: read.flag("next_overdue"),
        over_p80: read.flag("over_p80"),
        without_account: read.flag("unnamed"),
        text: get("q").unwrap_or_default().trim().chars().take(LONGEST).collect(),
    };
    let order = read.one("sort", |text| {
        let (down, key) = text.strip_prefix('-').map_or((false, text), |key| (true, key));
        let by = SortKey::ALL.into_iter().find(|by| by.key() == key)?;
        Some(DealOrder { by, down: down && by != SortKey::Team, lang })
    });
    let order = order.unwrap_or(DealOrder { lang, ..DealOrder::default() });
    Told { query: DealQuery { filter, order }, unreadable }
}

struct Read<'a, G> {
    get: &'a G,
    unreadable: &'a mut Vec<&'static str>,
}

impl<G: Fn(&str) -> Option<String>> Read<'_, G> {
    fn one<T>(&mut self, name: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = (self.get)(name).filter(|text| !text.is_empty())?;
        let value = read(&text);
        if value.is_none() {
            self.unreadable.push(name);
        }
        value
    }

    fn list<T>(&mut self, name: &'static str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.one(name, |text| {
            let parts = split(text);
            if parts.len() > MOST { None } else { parts.iter().map(|part| read(part)).collect::<Option<Vec<T>>>() }
        })
        .unwrap_or_default()
    }

    fn ids<T: FromStr + Ord>(&mut self, name: &'static str) -> BTreeSet<T> {
        self.list(name, |text| text.parse().ok()).into_iter().collect()
    }

    fn flag(&mut self, name: &'static str) -> bool {
        self.one(name, |text| match text {
            "1" | "true" => Some(true),
            "0" | "false" => Some(false),
            _ => None,
        })
        .unwrap_or_default()
    }
}

const KINDS: [(StageKind, &str); 3] = [(StageKind::Open, "open"), (StageKind::Won, "won"), (StageKind::Lost, "lost")];

fn kind(text: &str) -> Option<StageKind> {
    KINDS.into_iter().find(|(_, key)| *key == text).map(|(kind, _)| kind)
}

/// In their own order, each once.
fn kinds(told: Vec<StageKind>) -> Vec<StageKind> {
    KINDS.into_iter().map(|(kind, _)| kind).filter(|kind| told.contains(kind)).collect()
}

/// Both ends of `a..b`; the outer `None` when it is no range.
fn range<T: FromStr>(text: &str) -> Option<(Option<T>, Option<T>)> {
    let (from, until) = text.split_once("..")?;
    let end = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    let ends = (end(from)?, end(until)?);
    (ends.0.is_some() || ends.1.is_some()).then_some(ends)
}

fn written<T: ToString>(from: Option<T>, until: Option<T>) -> String {
    let end = |end: Option<T>| end.map(|end| end.to_string()).unwrap_or_default();
    format!("{}..{}", end(from), end(until))
}

fn amount(text: &str) -> Option<AmountRange> {
    let (least, most) = range(text)?;
    Some(AmountRange { least, most })
}

fn period(text: &str) -> Option<Period> {
    Some(match text {
        "this_month" => Period::ThisMonth,
        "this_quarter" => Period::ThisQuarter,
        "overdue" => Period::Overdue,
        "none" => Period::NoDate,
        days => {
            let (from, until) = range::<Date>(days)?;
            Period::Between { from, until }
        }
    })
}

/// The parts of a list; empty ones are none.
fn split(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for c in text.chars() {
        match c {
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            ',' if !escaped => parts.push(String::new()),
            c => {
                if let Some(part) = parts.last_mut() {
                    part.push(c);
                }
            }
        }
        escaped = false;
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let escaped = parts.into_iter().map(|part| part.replace('\\', "\\\\").replace(',', "\\,"));
    escaped.collect::<Vec<_>>().join(",")
}

fn texts<T: ToString>(parts: impl IntoIterator<Item = T>) -> String {
    joined(parts.into_iter().map(|part| part.to_string()))
}

/// Reads a query from the text of an address, with or without its question mark.
#[must_use]
pub fn read(lang: Lang, text: &str) -> Told {
    let pairs: Vec<(String, String)> = text
        .trim_start_matches('?')
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect();
    queried(lang, |name| pairs.iter().find(|(other, _)| other == name).map(|(_, value)| value.clone()))
}

/// What a part of an address says; a `%` that begins no byte stays as it is.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut read = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).filter(|hex| hex.iter().all(u8::is_ascii_hexdigit));
        let hex = hex.and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.filter(|_| bytes[at] == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (byte, bytes[at]) {
            (Some(byte), _) => {
                read.push(byte);
                at += 2;
            }
            (None, b'+') => read.push(b' '),
            (None, other) => read.push(other),
        }
        at += 1;
    }
    String::from_utf8_lossy(&read).into_owned()
}

/// A text as a part of an address.
fn encoded(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' => told.push(char::from(byte)),
            other => told.push_str(&format!("%{other:02X}")),
        }
    }
    told
}

impl DealQuery {
    /// The query as the text of an address, without a question mark; empty when everything is shown in
    /// the team's order.
    #[must_use]
    pub fn text(&self) -> String {
        let pairs: Vec<String> =
            self.pairs().into_iter().map(|(name, value)| format!("{name}={}", encoded(&value))).collect();
        pairs.join("&")
    }

    /// The pairs of a query; none when everything is shown in the team's order.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let flag = |on: bool| if on { "1".to_owned() } else { String::new() };
        let kind = |kind: &StageKind| KINDS.into_iter().find(|(other, _)| other == kind).map(|(_, key)| key);
        let expected = match filter.expected {
            None => String::new(),
            Some(Period::ThisMonth) => "this_month".to_owned(),
            Some(Period::ThisQuarter) => "this_quarter".to_owned(),
            Some(Period::Overdue) => "overdue".to_owned(),
            Some(Period::NoDate) => "none".to_owned(),
            Some(Period::Between { from, until }) => written(from, until),
        };
        let amount =
            if filter.amount.is_open() { String::new() } else { written(filter.amount.least, filter.amount.most) };
        let sort = match (self.order.by, self.order.down) {
            (SortKey::Team, _) => String::new(),
            (by, false) => by.key().to_owned(),
            (by, true) => format!("-{}", by.key()),
        };
        let pairs = [
            ("q", filter.text.clone()),
            ("account", texts(&filter.accounts)),
            ("owner", texts(&filter.owners)),
            ("team", texts(&filter.teams)),
            ("product", texts(&filter.products)),
            ("family", joined(filter.families.iter().cloned())),
            ("kind", texts(filter.kinds.iter().filter_map(kind))),
            ("amount", amount),
            ("expected", expected),
            ("no_next", flag(filter.no_next_step)),
            ("next_overdue", flag(filter.next_step_overdue)),
            ("over_p80", flag(filter.over_p80)),
            ("unnamed", flag(filter.without_account)),
            ("sort", sort),
        ];
        pairs.into_iter().filter(|(_, text)| !text.is_empty()).collect()
    }
}

#[cfg(test)]
#[path = "address_tests.rs"]
mod tests;
