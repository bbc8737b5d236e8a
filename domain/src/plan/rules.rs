//! Thresholds of the plan's figures.

use serde::{Deserialize, Serialize};

/// Thresholds and their version. The built-in ones are version 1 (`methods.md` 3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanRules {
    pub version: u32,
    /// From this |impact × likelihood| on a factor is strong, 1..=25.
    pub strong: i64,
    /// From this on it is to be watched, 1..=25.
    pub watched: i64,
    /// The support wanted of a key player for whom the map names none, −2..=2.
    pub support: i64,
}

impl Default for PlanRules {
    fn default() -> Self {
        Self { version: 1, strong: 15, watched: 8, support: 1 }
    }
}
