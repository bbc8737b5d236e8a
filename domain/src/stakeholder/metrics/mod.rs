//! Metrics of a map, all explainable (`methods.md` 3.1 to 3.3).
//!
//! They take their own small inputs, so that a what-if in the browser, a reference answer of an
//! exercise and a real map are measured by the same code.

mod coverage;
mod gap;
mod influence;
mod model;
mod network;
mod path;
mod single_point;
mod strength;
mod support;
mod trust;

pub use coverage::{key_coverage, median_days, thread_count};
pub use gap::{Aim, gap_to_target};
pub use influence::effective_influence;
pub use model::MapModel;
pub use path::{Leg, NoRoute, PathToPower, Route, path_to_power, route_from};
pub use single_point::{SinglePoint, single_points};
pub use strength::{Contacts, StrengthModel, relationship_strength};
pub use support::weighted_support;
pub use trust::{TrustInputs, trust, trust_hundred};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{BuyingInfluence, Seat};

/// A person on a map, as far as the metrics need to know.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Whatever identifies the person on this map; a seat, usually.
    pub id: Uuid,
    /// Power for this decision, 1..=5.
    pub power: Option<u8>,
    /// Support, −2..=2.
    pub support: Option<i8>,
    /// Coverage, 0 unknown to 4 in depth.
    pub coverage: Option<u8>,
    /// A key player.
    pub key: bool,
    /// Discipline inspection, tender evaluators: measured by nothing, on no route.
    pub monitor: bool,
    /// The economic buyer.
    pub economic: bool,
    /// Strongest relationship any of our colleagues has with the person, 0..=100.
    pub strength: f64,
}

impl Node {
    /// Whoever sits here, with the strongest relationship any of our colleagues has with them.
    #[must_use]
    pub fn of(seat: &Seat, strength: f64) -> Self {
        Self {
            id: seat.id.0,
            power: seat.power.and_then(|power| u8::try_from(power).ok()),
            support: seat.support.and_then(|support| i8::try_from(support).ok()),
            coverage: seat.coverage.and_then(|coverage| u8::try_from(coverage).ok()),
            key: seat.is_key(),
            monitor: seat.is_monitor(),
            economic: seat.influence == Some(BuyingInfluence::Economic),
            strength,
        }
    }
}

/// Directed influence between two people of a map.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    pub from: Uuid,
    pub to: Uuid,
    /// Above 0, at most 1; a line with any other weight carries nothing.
    pub weight: f64,
}

#[cfg(test)]
pub(crate) mod chengjiang;
