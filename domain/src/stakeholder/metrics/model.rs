//! Thresholds of the map metrics, as versioned data.

use serde::{Deserialize, Serialize};

/// The defaults are those of `methods.md` 3.2 and 3.3.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MapModel {
    pub version: u32,
    /// α: how much of another's power counts as one's own, 0..=1.
    pub influence_share: f64,
    /// A friendly contact supports us at least this much, −2..=2 …
    pub friendly_support: i8,
    /// … and has at least this relationship strength, 0..=100.
    pub friendly_strength: f64,
    /// A relationship stronger than this is a thread, 0..=100.
    pub thread_above: f64,
    /// A person whose loss leaves less than this share of the best route is a single point of failure.
    pub single_point_below: f64,
}

impl Default for MapModel {
    fn default() -> Self {
        Self {
            version: 1,
            influence_share: 0.5,
            friendly_support: 1,
            friendly_strength: 40.0,
            thread_above: 30.0,
            single_point_below: 0.5,
        }
    }
}
