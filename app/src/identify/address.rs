//! What the address says of the page: a link shows the same choice.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};
use meridian_domain::{
    classify::{
        Abc, Segment, Xyz,
        view::{IdentifyQuery, Only},
    },
    sales::{Buyer, Filter},
};

use crate::shell::Route;

const CLASSES: [(Abc, &str); 3] = [(Abc::A, "a"), (Abc::B, "b"), (Abc::C, "c")];
const STEADY: [(Xyz, &str); 3] = [(Xyz::X, "x"), (Xyz::Y, "y"), (Xyz::Z, "z")];
const SHOWN: [(Only, &str); 3] = [(Only::Proposed, "proposed"), (Only::Key, "key"), (Only::Unmatched, "unmatched")];

/// The stable name of a segment.
#[must_use]
pub const fn segment_key(segment: Segment) -> &'static str {
    match segment {
        Segment::KeyValue => "key_value",
        Segment::KeyDevelop => "key_develop",
        Segment::KeyKeep => "key_keep",
        Segment::KeyRetain => "key_retain",
        Segment::Value => "value",
        Segment::Develop => "develop",
        Segment::Keep => "keep",
        Segment::Retain => "retain",
    }
}

fn named<T: Copy>(all: &[(T, &str)], key: &str) -> Option<T> {
    all.iter().find(|(_, own)| *own == key).map(|(value, _)| *value)
}

fn key<T: Copy + PartialEq>(all: &[(T, &'static str)], value: T) -> Option<&'static str> {
    all.iter().find(|(own, _)| *own == value).map(|(_, key)| *key)
}

/// What is chosen, by the names of [`pairs`]; what cannot be read is left out.
#[must_use]
pub fn read(text: &dyn Fn(&str) -> Option<String>) -> IdentifyQuery {
    let month = |name: &str| text(name).and_then(|month| month.parse().ok());
    let filled = |name: &str| text(name).filter(|text| !text.trim().is_empty());
    let class = text("class").and_then(|text| named(&CLASSES, &text));
    let steady = text("steady").and_then(|text| named(&STEADY, &text));
    let segment = text("segment").and_then(|text| Segment::ALL.into_iter().find(|one| segment_key(*one) == text));
    let only = match (class, steady, segment) {
        (Some(class), Some(steady), _) => Some(Only::Grid(class, steady)),
        (Some(class), None, _) => Some(Only::Class(class)),
        (None, _, Some(segment)) => Some(Only::Segment(segment)),
        _ => text("show").and_then(|text| named(&SHOWN, &text)),
    };
    IdentifyQuery {
        filter: Filter {
            from: month("from"),
            until: month("until"),
            family: filled("family"),
            region: filled("region"),
        },
        only,
        offset: text("offset").and_then(|text| text.parse().ok()).unwrap_or(0),
    }
}

/// A choice as names and texts.
#[must_use]
pub fn pairs(query: &IdentifyQuery) -> Vec<(&'static str, String)> {
    let IdentifyQuery { filter, only, offset } = query;
    let (class, steady, segment, show) = match *only {
        Some(Only::Class(class)) => (key(&CLASSES, class), None, None, None),
        Some(Only::Grid(class, steady)) => (key(&CLASSES, class), key(&STEADY, steady), None, None),
        Some(Only::Segment(segment)) => (None, None, Some(segment_key(segment)), None),
        Some(shown) => (None, None, None, key(&SHOWN, shown)),
        None => (None, None, None, None),
    };
    let all = [
        ("from", filter.from.map(|month| month.to_string())),
        ("until", filter.until.map(|month| month.to_string())),
        ("family", filter.family.clone()),
        ("region", filter.region.clone()),
        ("class", class.map(str::to_owned)),
        ("steady", steady.map(str::to_owned)),
        ("segment", segment.map(str::to_owned)),
        ("show", show.map(str::to_owned)),
        ("offset", (*offset > 0).then(|| offset.to_string())),
    ];
    all.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
}

/// The address of a choice, with the buyer whose lines are open.
#[must_use]
pub fn href(query: &IdentifyQuery, buyer: Option<&Buyer>) -> String {
    address(query, buyer, 0)
}

/// The address of a buyer's lines from number `line` on.
#[must_use]
pub fn href_lines(query: &IdentifyQuery, buyer: &Buyer, line: usize) -> String {
    address(query, Some(buyer), line)
}

fn address(query: &IdentifyQuery, buyer: Option<&Buyer>, line: usize) -> String {
    let mut map = ParamsMap::new();
    for (name, text) in pairs(query) {
        map.insert(name, text);
    }
    match buyer {
        Some(Buyer::Account(account)) => map.insert("account", account.to_string()),
        Some(Buyer::Customer(name)) => map.insert("customer", name.clone()),
        None => {}
    }
    if line > 0 {
        map.insert("line", line.to_string());
    }
    format!("{}{}", Route::Identify.path(), map.to_query_string())
}

/// Where one is, and the way elsewhere.
#[derive(Clone, Copy)]
pub struct Address {
    pub query: Memo<IdentifyQuery>,
    pub buyer: Memo<Option<Buyer>>,
    /// From which of the buyer's lines on.
    pub line: Memo<usize>,
    go: Callback<(IdentifyQuery, Option<Buyer>)>,
}

/// The address of this page.
pub fn use_address() -> Address {
    let (map, navigate) = (use_query_map(), use_navigate());
    let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
    Address {
        query: Memo::new(move |_| map.with(|map| read(&|name| map.get(name)))),
        buyer: Memo::new(move |_| {
            map.with(|map| {
                let account = map.get("account").and_then(|id| id.parse().ok()).map(Buyer::Account);
                account.or_else(|| map.get("customer").map(Buyer::Customer))
            })
        }),
        line: Memo::new(move |_| map.with(|map| map.get("line").and_then(|text| text.parse().ok()).unwrap_or(0))),
        go: Callback::new(move |(query, buyer): (IdentifyQuery, Option<Buyer>)| {
            navigate(&href(&query, buyer.as_ref()), options.clone());
        }),
    }
}

impl Address {
    /// Another choice, from its first buyer on.
    pub fn choose(self, change: impl FnOnce(&mut IdentifyQuery)) {
        let mut query = self.query.get_untracked();
        query.offset = 0;
        change(&mut query);
        self.go.run((query, None));
    }

    /// The lines of a buyer.
    pub fn open(self, buyer: Buyer) {
        self.go.run((self.query.get_untracked(), Some(buyer)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_survives_the_address() {
        let months = Filter { from: "2026-01".parse().ok(), until: "2026-06".parse().ok(), ..Filter::default() };
        let named =
            Filter { family: Some("超声".to_owned()), region: Some("East & West".to_owned()), ..Filter::default() };
        let all = [
            None,
            Some(Only::Class(Abc::B)),
            Some(Only::Grid(Abc::A, Xyz::Z)),
            Some(Only::Segment(Segment::KeyRetain)),
            Some(Only::Proposed),
            Some(Only::Key),
            Some(Only::Unmatched),
        ];
        for (at, only) in all.into_iter().enumerate() {
            let filter = if at % 2 == 0 { months.clone() } else { named.clone() };
            let query = IdentifyQuery { filter, only, offset: at * 50 };
            let told = pairs(&query);
            let text = |name: &str| told.iter().find(|(own, _)| *own == name).map(|(_, text)| text.clone());
            assert_eq!(read(&text), query);
        }
        assert_eq!(href(&IdentifyQuery::default(), None), "/identify");
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let text = |name: &str| Some(if name == "offset" { "-1" } else { " " }.to_owned());
        assert_eq!(read(&text), IdentifyQuery::default());
    }
}
