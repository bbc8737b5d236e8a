//! What the work of a team is worth (`workshop.md` 4.2). All of it is pure, and every figure says
//! what it is made of.
//!
//! Two numbers go together everywhere: the *value*, over what was evaluated, and the *coverage*, how
//! much that is. What nobody evaluated is a gap and never nought.

mod checklist;
mod concept;
mod expect;
mod map;
mod numbers;
mod rank;
mod rubric;
mod total;

pub use checklist::{Action, Goal, Plan, Served, checklist};
pub use concept::{
    Confirmed, Suggestion, concepts, pest, suggest, suggest_pest, suggest_swot, suggest_tows, suggest_traps, swot, tows,
};
pub use expect::{Met, Work, expected, met};
pub use map::{DrawnLine, DrawnPerson, TeamMap, map};
pub(in crate::workshop) use map::{accepted, alike};
pub use numbers::{Answers, numbers};
pub use rank::{Placing, Standing, standings};
pub use rubric::{DISAGREEMENT, Judged, Rating, judged, rubric};
pub use total::{Auto, Total, auto, total};

use serde::{Deserialize, Serialize};

use super::Key;

/// A figure with its reasons, like [`crate::explained::Explained`], whose inputs are things of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// 0..=100, over what was evaluated; `None` when nothing was.
    pub value: Option<f64>,
    /// Share of the weight that was evaluated, 0..=1.
    pub coverage: f64,
    pub parts: Vec<Part>,
}

/// What one thing adds to a mark.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub of: Of,
    /// How well it was done, 0..=1; `None` when it was not evaluated.
    pub value: Option<f64>,
    /// Comparable inside a mark only.
    pub weight: f64,
    /// Points of the mark; those of all parts add up to its value.
    pub points: f64,
    /// What it rests on: the words found, the people without an action, and so on.
    pub because: Vec<String>,
}

/// What a part of a mark stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    // The comparison of maps
    People,
    Roles,
    Attributes,
    Lines,
    Calibration,
    /// A monitor who was lobbied takes points away.
    Lobbied(Key),
    // Things of the case
    Swot(Key),
    Pest(Key),
    Strategy(Key),
    PlanItem(Key),
    Number(Key),
    Expectation(Key),
    Criterion(Key),
    // The whole
    Map,
    SwotPart,
    PestPart,
    TowsPart,
    PlanPart,
    NumbersPart,
    InjectsPart,
    Auto,
    Human,
    /// What the cap after a prohibited act takes away.
    Cap,
}

impl Part {
    /// A part before its points are known.
    fn new(of: Of, value: Option<f64>, weight: f64) -> Self {
        Self { of, value, weight, points: 0.0, because: Vec::new() }
    }
}

impl Mark {
    /// The weighted mean over the parts that were evaluated, in percent.
    fn mean(mut parts: Vec<Part>) -> Self {
        let all: f64 = parts.iter().map(|part| part.weight).sum();
        let known: f64 = parts.iter().filter(|part| part.value.is_some()).map(|part| part.weight).sum();
        if known <= 0.0 {
            return Self { value: None, coverage: 0.0, parts };
        }
        for part in &mut parts {
            part.points = 100.0 * part.weight * part.value.unwrap_or(0.0) / known;
        }
        let value = parts.iter().map(|part| part.points).sum();
        Self { value: Some(value), coverage: known / all, parts }
    }
}

#[cfg(test)]
mod tests;
