//! How the parts of a case weigh.

use serde::{Deserialize, Serialize};

use super::{Key, Mode};
use crate::names::Names;

/// What evaluators judge. Public: learners may know what they are judged by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Criterion {
    pub id: Key,
    pub title: Names,
    /// Points of a hundred.
    pub weight: f64,
    /// A prohibited act makes this nought.
    pub compliance: bool,
    /// What earns 0, 1, 2, 3 and 4.
    pub levels: Vec<Names>,
}

impl Criterion {
    /// The highest level.
    pub const TOP: u8 = 4;
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scoring {
    /// Percent of the total that is compared automatically, 40..=60; the trainer may move it.
    pub auto: f64,
    /// What the total is at most after a prohibited act, 0..=100.
    pub cap: f64,
    pub mode: Mode,
    pub parts: Parts,
}

impl Scoring {
    /// How far the trainer may move the share.
    pub const AUTO: (f64, f64) = (40.0, 60.0);
}

/// Points of a hundred that each automatic part is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    pub map: f64,
    pub swot: f64,
    pub pest: f64,
    pub tows: f64,
    pub plan: f64,
    pub numbers: f64,
    pub injects: f64,
}

impl Parts {
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.map + self.swot + self.pest + self.tows + self.plan + self.numbers + self.injects
    }
}
