//! Thresholds of the map metrics, as versioned data.

use serde::{Deserialize, Serialize};

/// The defaults are those of `methods.md` 3.1 to 3.3.
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
    /// What a place held for somebody unknown counts in the completeness of roles, 0..=1.
    pub placeholder_share: f64,
    /// From this coverage on we are in contact with somebody, 0..=4.
    pub contact_coverage: u8,
    /// More key players than this share without support are a blind spot, 0..=1.
    pub unsupportive_above: f64,
    /// Knowledge and contacts older than this are stale, in days.
    pub stale_days: u32,
    /// More attributes than this share not confirmed are a blind spot, 0..=1.
    pub assumed_above: f64,
    /// A relationship below the one desired for longer than this needs an action, in days.
    pub gap_days: u32,
    /// Power and interest from here on are high, 1..=5.
    pub high_from: f64,
    /// What not knowing the economic buyer costs in the sphere-of-influence audit, 0 and more.
    pub unknown_buyer_cost: f64,
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
            placeholder_share: 0.5,
            contact_coverage: 2,
            unsupportive_above: 0.5,
            stale_days: 90,
            assumed_above: 0.40,
            gap_days: 60,
            high_from: 3.5,
            unknown_buyer_cost: 50.0,
        }
    }
}
