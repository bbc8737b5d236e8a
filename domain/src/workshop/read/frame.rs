//! The frame of a case: what it is about, its rounds, documents and people, and how it is judged.

use super::{Reader, code, table::Table};
use crate::{
    stakeholder::{Adaptability, LineKind, Procurement, Seal},
    workshop::{
        Case, Criterion, Document, Edge, Goal, Key, Level, Mode, Noun, Parts, Person, Reference, Round, Scoring, Sheet,
        Teams, Tool, Trouble, Worth,
    },
};

pub(super) fn case(reader: &Reader<'_>, table: &Table<'_>) -> Case {
    Case {
        id: table.key("id"),
        version: table.whole("version", 1..=1_000_000),
        title: table.text("title"),
        summary: table.text("summary"),
        disclaimer: table.text("disclaimer"),
        licence: table.word("licence"),
        level: table.choice("level", Level::ALL),
        procurement: table.choice("procurement", Procurement::ALL),
        company: table.text("company"),
        product: table.text("product"),
        hospital: table.text("hospital"),
        minutes: table.whole("minutes", 10..=960),
        days: table.whole_or_none("days", 1..=10_000),
        teams: table.table("teams").map(|teams| self::teams(&teams)).unwrap_or_default(),
        goals: table.some("goal", |goal| Goal { id: goal.called(Noun::Goal), text: goal.text("text") }),
        rounds: table.some("round", round),
        documents: table.some("document", |one| document(reader, one)),
        people: Vec::new(),
        edges: Vec::new(),
        facts: Vec::new(),
        injects: Vec::new(),
        reference: Reference::default(),
        rubric: Vec::new(),
        scoring: Scoring { auto: 50.0, cap: 60.0, mode: Mode::AfterRound, parts: Parts::default() },
        trainer: Default::default(),
    }
}

fn teams(table: &Table<'_>) -> Teams {
    let teams = Teams {
        least: table.whole("least", 1..=12),
        most: table.whole("most", 1..=12),
        smallest: table.whole("smallest", 1..=12),
        largest: table.whole("largest", 1..=12),
    };
    for (least, most, crossed) in
        [("least", "most", teams.least > teams.most), ("smallest", "largest", teams.smallest > teams.largest)]
    {
        if crossed {
            table.error(table.place(least), Trouble::Crossed { least: least.to_owned(), most: most.to_owned() });
        }
    }
    teams
}

fn round(table: &Table<'_>) -> Round {
    Round {
        id: table.called(Noun::Round),
        title: table.text("title"),
        minutes: table.whole("minutes", 1..=240),
        points: table.whole("points", 0..=20),
        tools: table.choices("tools", Tool::ALL),
        task: table.text("task"),
    }
}

fn document(reader: &Reader<'_>, table: &Table<'_>) -> Document {
    let id = table.called(Noun::Document);
    let text = match id.0.is_empty() {
        true => Default::default(),
        false => reader.markdown(&format!("brief/{id}")),
    };
    Document {
        id,
        round: table.refer("round", Noun::Round),
        title: table.text("title"),
        source: table.text("source"),
        text,
        worth: table.choice("worth", Worth::ALL),
        note: table.text("note"),
    }
}

pub(super) fn person(table: &Table<'_>) -> Person {
    Person {
        id: table.called(Noun::Person),
        name: table.text("name"),
        title: table.text("title"),
        dept: table.text("dept"),
        bio: table.text("bio"),
        external: table.flag("external"),
        sheet: match table.table("hidden") {
            Some(hidden) => sheet(&hidden),
            None => nothing(),
        },
    }
}

fn sheet(table: &Table<'_>) -> Sheet {
    Sheet {
        power: table.whole("power", 1..=5),
        interest: table.whole("interest", 1..=5),
        support: table.whole("support", -2..=2),
        role: table.choice("role", Seal::ALL),
        adaptability: table.choice("adaptability", Adaptability::ALL),
        wants: table.text("wants"),
        fears: table.text("fears"),
        win: table.text("win"),
        voice: table.text("voice"),
    }
}

/// Stands in where the hidden part is missing, which is an error.
fn nothing() -> Sheet {
    Sheet {
        power: 1,
        interest: 1,
        support: 0,
        role: Seal::Influencer,
        adaptability: Adaptability::EarlyMajority,
        wants: Default::default(),
        fears: Default::default(),
        win: Default::default(),
        voice: Default::default(),
    }
}

pub(super) fn edge(table: &Table<'_>) -> Edge {
    let edge = Edge {
        from: table.refer("from", Noun::Person),
        to: table.refer("to", Noun::Person),
        kind: table.choice("kind", LineKind::ALL),
        weight: table.number("weight", 0.01..=1.0),
        hidden: table.flag("hidden"),
        note: table.text_or_empty("note"),
    };
    if !edge.from.0.is_empty() && edge.from == edge.to {
        table.error(table.here(), Trouble::LineToSelf { person: edge.from.to_string() });
    }
    table.define(Noun::Edge, &edge_key(&edge), table.here());
    edge
}

/// A line is known by its ends and what it says; where both ends are alike, in either order.
pub(in super::super) fn edge_key(edge: &Edge) -> Key {
    let (mut from, mut to) = (&edge.from, &edge.to);
    if matches!(edge.kind, LineKind::Conflict | LineKind::Friend) && from > to {
        (from, to) = (to, from);
    }
    Key(format!("{from}>{to} {}", code(edge.kind)))
}

pub(super) fn criterion(table: &Table<'_>) -> Criterion {
    let criterion = Criterion {
        id: table.called(Noun::Criterion),
        title: table.text("title"),
        weight: table.number("weight", 0.0..=100.0),
        compliance: table.flag("compliance"),
        levels: table.texts("levels"),
    };
    let levels = usize::from(Criterion::TOP) + 1;
    if criterion.levels.len() != levels {
        let (key, is) = ("levels".to_owned(), criterion.levels.len());
        table.error(table.place("levels"), Trouble::Count { key, is, least: levels, most: levels });
    }
    criterion
}

pub(super) fn scoring(table: &Table<'_>) -> Scoring {
    let part = |parts: &Table<'_>, key| parts.number(key, 0.0..=100.0);
    Scoring {
        auto: table.number("auto", Scoring::AUTO.0..=Scoring::AUTO.1),
        cap: table.number("cap", 0.0..=100.0),
        mode: table.choice("mode", Mode::ALL),
        parts: table.table("parts").map_or_else(Parts::default, |parts| Parts {
            map: part(&parts, "map"),
            swot: part(&parts, "swot"),
            pest: part(&parts, "pest"),
            tows: part(&parts, "tows"),
            plan: part(&parts, "plan"),
            numbers: part(&parts, "numbers"),
            injects: part(&parts, "injects"),
        }),
    }
}
