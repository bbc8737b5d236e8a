//! A case as its authors wrote it, with everything a team must not see.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Criterion, Edge, Fact, Inject, Person, Reference, Scoring};
use crate::{
    names::Names,
    stakeholder::{Procurement, vocabulary},
};

/// What authors call a thing inside a case, such as `a7` or `f12`: small letters, digits, `-` and `_`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(pub String);

impl Key {
    /// Characters a key has at most.
    pub const LONGEST: usize = 40;

    /// Whether a word may be a key.
    #[must_use]
    pub fn is_sound(word: &str) -> bool {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        !word.is_empty() && word.len() <= Self::LONGEST && word.chars().all(allowed)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Key {
    fn from(word: &str) -> Self {
        Self(word.to_owned())
    }
}

vocabulary! {
    /// For whom a case is made.
    Level { Introductory, Intermediate, Advanced }

    /// What a team may open in a round.
    Tool {
        Documents,
        Profile,
        Map,
        Insight,
        Pest,
        Swot,
        Tows,
        Value,
        Plan,
        Pipeline,
        Forecast,
        Allocation,
        Pitch,
        Debrief,
    }

    /// What a public document is worth. Hidden: finding out is part of the exercise.
    Worth {
        /// What it says holds.
        Sound,
        /// It held once.
        Outdated,
        /// It leans to one side.
        Biased,
        /// It holds and does not matter.
        Distractor,
    }

    /// When teams see scores.
    Mode {
        Live,
        AfterRound,
        /// Only one's own rank.
        Masked,
        Off,
    }
}

/// How many teams of how many people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Teams {
    /// Teams, at least and at most, 1..=12.
    pub least: u8,
    pub most: u8,
    /// People in a team, at least and at most, 1..=12.
    pub smallest: u8,
    pub largest: u8,
}

/// What learners should be able to do afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    pub id: Key,
    pub text: Names,
}

/// A stretch of the exercise with one task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    pub id: Key,
    pub title: Names,
    /// 1..=240.
    pub minutes: u32,
    /// Interview points a team gets for it, 0..=20; what is left is lost.
    pub points: u32,
    pub tools: Vec<Tool>,
    pub task: Names,
}

/// A paper teams read from its round on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub id: Key,
    pub round: Key,
    pub title: Names,
    /// Who wrote it and when, as printed on it.
    pub source: Names,
    /// Markdown.
    pub text: Names,
    /// Hidden.
    pub worth: Worth,
    /// Hidden: what the trainer says of it.
    pub note: Names,
}

/// A whole case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    pub id: Key,
    /// Rises with every edit that is handed on, from 1.
    pub version: u32,
    pub title: Names,
    pub summary: Names,
    /// Says that everything is made up.
    pub disclaimer: Names,
    /// SPDX expression or the name of a licence.
    pub licence: String,
    pub level: Level,
    /// What is bought.
    pub procurement: Procurement,
    /// The company the learners work for, its offer, and the hospital.
    pub company: Names,
    pub product: Names,
    pub hospital: Names,
    /// All rounds together.
    pub minutes: u32,
    /// Person-days before the sale a team may plan; `None` where the case has no such limit.
    pub days: Option<u32>,
    pub teams: Teams,
    pub goals: Vec<Goal>,
    pub rounds: Vec<Round>,
    pub documents: Vec<Document>,
    pub people: Vec<Person>,
    pub edges: Vec<Edge>,
    pub facts: Vec<Fact>,
    pub injects: Vec<Inject>,
    pub reference: Reference,
    pub rubric: Vec<Criterion>,
    pub scoring: Scoring,
    /// Hidden: how to run it, Markdown.
    pub trainer: Names,
}

impl Case {
    /// The place of a round in the agenda.
    #[must_use]
    pub fn round(&self, id: &Key) -> Option<usize> {
        self.rounds.iter().position(|round| round.id == *id)
    }

    #[must_use]
    pub fn person(&self, id: &Key) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    #[must_use]
    pub fn fact(&self, id: &Key) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    /// The round before which somebody leaves the hospital, with its place in the agenda.
    #[must_use]
    pub fn leaves_in(&self, person: &Key) -> Option<usize> {
        let leaving = self.injects.iter().filter(|inject| inject.removes.contains(person));
        leaving.filter_map(|inject| self.round(&inject.round)).min()
    }
}
