//! The reference answer.

use super::table::Table;
use crate::{
    stakeholder::Seal,
    workshop::{
        Action, Alternative, End, Figures, MapReference, Noun, Number, Path, PestFactor, PestItem, PlanItem,
        PlanReference, PlanRule, Quadrant, Strategy, SwotItem, SwotSide, Trap, Trouble, Words,
    },
};

/// Weights of items among each other.
const WEIGHT: std::ops::RangeInclusive<f64> = 1.0..=5.0;

pub(super) fn map(table: &Table<'_>) -> MapReference {
    let figures = table.table_or_none("figures").map(|figures| Figures {
        power: figures.number_or_none("power", 0.0..=10_000.0),
        support_start: figures.number_or_none("support_start", -100.0..=100.0),
        support_end: figures.number_or_none("support_end", -100.0..=100.0),
    });
    MapReference {
        key: table.refers("key", Noun::Person),
        alternatives: table.each("alternative", |one| Alternative {
            person: one.refer("person", Noun::Person),
            roles: one.choices("roles", Seal::ALL),
        }),
        end: table.each("end", |one| End {
            person: one.refer("person", Noun::Person),
            support: one.whole("support", -2..=2),
        }),
        paths: table.each("path", |one| Path {
            people: one.refers("people", Noun::Person),
            product: one.number("product", 0.0..=1.0),
            note: one.text_or_empty("note"),
        }),
        figures: figures.unwrap_or_default(),
    }
}

/// Words in both languages by which a thought is found.
fn words(table: &Table<'_>) -> Words {
    let Some(words) = table.table("words") else { return Words::default() };
    let read = Words { zh: words.words("zh"), en: words.words("en") };
    for (key, list) in [("zh", &read.zh), ("en", &read.en)] {
        if list.is_empty() {
            let what = Trouble::Count { key: format!("words.{key}"), is: 0, least: 1, most: usize::MAX };
            table.error(words.here(), what);
        }
    }
    read
}

pub(super) fn swot(table: &Table<'_>) -> SwotItem {
    SwotItem {
        id: table.called(Noun::Swot),
        side: table.choice("side", SwotSide::ALL),
        text: table.text("text"),
        words: words(table),
        weight: table.number("weight", WEIGHT),
    }
}

pub(super) fn pest(table: &Table<'_>) -> PestItem {
    let item = PestItem {
        id: table.called(Noun::Pest),
        factor: table.choice("factor", PestFactor::ALL),
        text: table.text("text"),
        words: words(table),
        impact: table.whole("impact", -5..=5),
        likelihood: table.whole("likelihood", 1..=5),
    };
    if item.impact == 0 && table.has("impact") {
        let allowed = vec!["-5…-1".to_owned(), "1…5".to_owned()];
        let what = Trouble::NotAllowed { key: "impact".to_owned(), value: "0".to_owned(), allowed };
        table.error(table.place("impact"), what);
    }
    item
}

pub(super) fn strategy(table: &Table<'_>) -> Strategy {
    Strategy {
        id: table.called(Noun::Strategy),
        quadrant: table.choice("quadrant", Quadrant::ALL),
        text: table.text("text"),
        words: words(table),
        links: table.refers("links", Noun::Swot),
        weight: table.number("weight", WEIGHT),
    }
}

pub(super) fn plan(table: &Table<'_>) -> PlanReference {
    PlanReference {
        items: table.some("item", |one| {
            let rule = one.choice("rule", PlanRule::ALL);
            PlanItem {
                id: one.called(Noun::PlanItem),
                rule,
                text: one.text("text"),
                words: if rule == PlanRule::Says { words(one) } else { Words::default() },
                weight: one.number("weight", WEIGHT),
            }
        }),
        traps: table.each("trap", |one| Trap {
            id: one.called(Noun::Trap),
            text: one.text("text"),
            words: words(one),
            why: one.text("why"),
        }),
        actions: table.some("action", |one| Action {
            text: one.text("text"),
            person: one.refer_or_none("person", Noun::Person),
            owner: one.text("owner"),
            week: one.whole("week", 0..=520),
            days: one.whole("days", 0..=10_000),
        }),
    }
}

pub(super) fn number(table: &Table<'_>) -> Number {
    Number {
        id: table.called(Noun::Number),
        round: table.refer("round", Noun::Round),
        question: table.text("question"),
        unit: table.text("unit"),
        value: table.number("value", -1e12..=1e12),
        tolerance: table.number("tolerance", 0.0..=1e12),
        formula: table.word_or_empty("formula"),
        explanation: table.text("explanation"),
        weight: table.number("weight", WEIGHT),
    }
}
