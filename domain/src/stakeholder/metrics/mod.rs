//! Metrics of a map, all explainable (`methods.md` 3.1 to 3.3).
//!
//! They take their own small inputs, so that a what-if in the browser, a reference answer of an
//! exercise and a real map are measured by the same code.

mod blind_spot;
mod completeness;
mod conversation;
mod coverage;
mod difference;
mod distance;
mod facts;
mod gap;
mod influence;
mod insight;
mod katz;
mod mendelow;
mod model;
mod network;
mod path;
mod proven;
mod rules;
mod single_point;
mod sphere;
mod strength;
mod support;
mod thread;
mod threshold;
mod trust;
mod what_if;

pub use blind_spot::{BlindSpot, Rule, blind_spots};
pub use completeness::{role_completeness, unfilled};
pub use conversation::{Conversation, Reason, next_conversations};
pub use coverage::{key_coverage, median_days, thread_count};
pub use difference::{Difference, Shift, Turn};
pub use distance::distance_to_buyer;
pub use facts::{Conflict, MapFacts, Tie};
pub use gap::{Aim, gap_to_target};
pub use influence::effective_influence;
pub use insight::{Insight, katz_ranking};
pub use katz::{NoKatz, katz_influence};
pub use mendelow::{Attention, attention};
pub use model::MapModel;
pub use path::{Leg, NoRoute, PathToPower, Route, path_to_power, route_from};
pub use proven::{Finding, Proven, Witness, proofs, proven_by_map, proven_on};
pub use rules::{Fault, MapRules};
pub use single_point::{SinglePoint, single_points};
pub use sphere::{Buyer, sphere_of_influence};
pub use strength::{Contacts, StrengthModel, relationship_strength};
pub use support::weighted_support;
pub use thread::{SingleThread, SingleThreads, single_threads, threads_of_each};
pub use threshold::{Threshold, Unit};
pub use trust::{TrustInputs, trust, trust_hundred};
pub use what_if::WhatIf;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{BuyingInfluence, CommitteeFunction, Grade, PoliticalStatus, Seat};

/// A person on a map, as far as the metrics need to know.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Whatever identifies the person on this map; a seat, usually.
    pub id: Uuid,
    /// Power for this decision, 1..=5.
    pub power: Option<u8>,
    /// Interest in this decision, 1..=5.
    pub interest: Option<u8>,
    /// Support, −2..=2.
    pub support: Option<i8>,
    /// Coverage, 0 unknown to 4 in depth.
    pub coverage: Option<u8>,
    /// What the person does in the committees.
    pub function: Option<CommitteeFunction>,
    /// A key player.
    pub key: bool,
    /// Discipline inspection, tender evaluators: measured by nothing, on no route.
    pub monitor: bool,
    /// The economic buyer.
    pub economic: bool,
    /// One of the inner circle.
    pub inner_circle: bool,
    /// Strongest relationship any of our colleagues has with the person, 0..=100.
    pub strength: f64,
    /// How many attributes are stated about the person, 0..=9 …
    pub stated: u8,
    /// … and how certain they are.
    pub grade: Grade,
    /// A place held for somebody whose name is not known. The seat does not say; who knows sets it.
    pub placeholder: bool,
    /// Days since anything about the person was updated, where that is known. Not of the seat.
    pub days_since_update: Option<u32>,
    /// An open action is about the person. Not of the seat.
    pub action: bool,
}

impl Node {
    /// From this power on, whoever decides with it is a key player.
    const KEY_POWER: u8 = 4;

    /// Whoever sits here, with the strongest relationship any of our colleagues has with them.
    #[must_use]
    pub fn of(seat: &Seat, strength: f64) -> Self {
        let stated = [
            seat.influence.is_some(),
            seat.function.is_some(),
            seat.power.is_some(),
            seat.interest.is_some(),
            seat.support.is_some(),
            seat.coverage.is_some(),
            seat.status.is_some(),
            seat.orientation.is_some(),
            seat.adaptability.is_some(),
        ];
        Self {
            id: seat.id.0,
            power: None,
            interest: seat.interest.and_then(|interest| u8::try_from(interest).ok()),
            support: seat.support.and_then(|support| i8::try_from(support).ok()),
            coverage: seat.coverage.and_then(|coverage| u8::try_from(coverage).ok()),
            function: seat.function,
            key: false,
            monitor: seat.is_monitor(),
            economic: seat.influence == Some(BuyingInfluence::Economic),
            inner_circle: seat.status == Some(PoliticalStatus::InnerCircle),
            strength,
            stated: stated.into_iter().map(u8::from).sum(),
            grade: seat.evidence.grade,
            placeholder: false,
            days_since_update: None,
            action: false,
        }
        .with_power(seat.power.and_then(|power| u8::try_from(power).ok()))
    }

    /// The same person with another power. Key players have power of 4 or more, sit in the inner
    /// circle or are the economic buyer; monitors never are.
    #[must_use]
    pub fn with_power(self, power: Option<u8>) -> Self {
        let strong = power.is_some_and(|power| power >= Self::KEY_POWER);
        Self { power, key: !self.monitor && (strong || self.inner_circle || self.economic), ..self }
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
mod any;
#[cfg(test)]
pub(crate) mod chengjiang;
