//! The reference answer. Hidden, all of it.

use serde::{Deserialize, Serialize};

use super::Key;
pub use crate::plan::{PestFactor, Quadrant, SwotSide};
use crate::{
    names::Names,
    stakeholder::{Seal, vocabulary},
};

vocabulary! {
    /// What of a plan can be checked without reading it.
    PlanRule {
        /// Each goal says what, how much and until when, and who answers for it.
        Smart,
        /// Each strategy serves a goal.
        StrategiesLinked,
        /// Each key player who does not support us enough has an action.
        GapsHaveActions,
        /// Each action has an owner and a date.
        OwnersAndDates,
        /// The days planned are no more than the case allows.
        WithinDays,
        /// No action is aimed at a monitor.
        NoMonitor,
        /// The plan says it; a person confirms.
        Says,
    }
}

/// What to compare with.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    pub map: MapReference,
    pub swot: Vec<SwotItem>,
    pub pest: Vec<PestItem>,
    pub tows: Vec<Strategy>,
    pub plan: PlanReference,
    pub numbers: Vec<Number>,
    /// Markdown.
    pub model_answer: Names,
}

/// The reference map: people and lines are those of the case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapReference {
    /// The key players.
    pub key: Vec<Key>,
    /// Roles that count as right besides the one on the sheet.
    pub alternatives: Vec<Alternative>,
    /// Where a good team stands at the end.
    pub end: Vec<End>,
    pub paths: Vec<Path>,
    pub figures: Figures,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    pub person: Key,
    pub roles: Vec<Seal>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    pub person: Key,
    /// −2..=2.
    pub support: i8,
}

/// A way to the economic buyer that the debrief speaks of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// The contact first, the economic buyer last.
    pub people: Vec<Key>,
    /// Product of the weights.
    pub product: f64,
    pub note: Names,
}

/// Figures the authors state; whoever edits the case is told when they no longer agree with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Sum of power without monitors.
    pub power: Option<f64>,
    /// Weighted support index at the start and at the end, −100..=100.
    pub support_start: Option<f64>,
    pub support_end: Option<f64>,
}

/// Words by which a thought is recognised in a text, in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    pub zh: Vec<String>,
    pub en: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SwotItem {
    pub id: Key,
    pub side: SwotSide,
    pub text: Names,
    pub words: Words,
    /// 1..=5; only the proportions count.
    pub weight: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PestItem {
    pub id: Key,
    pub factor: PestFactor,
    pub text: Names,
    pub words: Words,
    /// −5..=5, not 0: against us below, for us above.
    pub impact: i8,
    /// 1..=5.
    pub likelihood: u8,
}

impl PestItem {
    /// Impact × likelihood, −25..=25 (`methods.md` 3.5).
    #[must_use]
    pub fn score(&self) -> i32 {
        i32::from(self.impact) * i32::from(self.likelihood)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Strategy {
    pub id: Key,
    pub quadrant: Quadrant,
    pub text: Names,
    pub words: Words,
    /// Items of the SWOT it joins.
    pub links: Vec<Key>,
    /// 1..=5; only the proportions count.
    pub weight: f64,
}

/// What a plan has to have and must not have, and one that does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanReference {
    pub items: Vec<PlanItem>,
    pub traps: Vec<Trap>,
    pub actions: Vec<Action>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanItem {
    pub id: Key,
    pub rule: PlanRule,
    pub text: Names,
    /// Of what the plan should say.
    pub words: Words,
    /// 1..=5; only the proportions count.
    pub weight: f64,
}

/// Something prohibited that a team may be tempted to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trap {
    pub id: Key,
    pub text: Names,
    pub words: Words,
    /// Why it is prohibited and what would have been right.
    pub why: Names,
}

/// One action of the reference plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    pub text: Names,
    pub person: Option<Key>,
    pub owner: Names,
    /// Weeks after the start.
    pub week: u32,
    /// Person-days.
    pub days: u32,
}

/// A figure teams work out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Number {
    pub id: Key,
    pub round: Key,
    /// Public in its round.
    pub question: Names,
    pub unit: Names,
    pub value: f64,
    /// How far off counts as right, in the unit.
    pub tolerance: f64,
    /// Arithmetic that gives the value; see [`super::reckon()`]. Empty where there is none.
    pub formula: String,
    pub explanation: Names,
    /// 1..=5; only the proportions count.
    pub weight: f64,
}
