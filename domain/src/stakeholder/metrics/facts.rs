//! A map as far as its figures need to know: one input for all of them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Aim, Edge, Node};
use crate::stakeholder::Procurement;

/// The people and lines of a map, and how our colleagues stand with the people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MapFacts {
    pub nodes: Vec<Node>,
    /// The influence lines.
    pub edges: Vec<Edge>,
    pub conflicts: Vec<Conflict>,
    pub ties: Vec<Tie>,
    /// What is bought, where it is known; without it no function is required.
    pub procurement: Option<Procurement>,
}

/// A line between two who are at odds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    pub line: Uuid,
    pub between: (Uuid, Uuid),
}

/// The relationship between a person and one of our colleagues.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tie {
    pub person: Uuid,
    pub colleague: Uuid,
    /// Relationship strength, 0..=100.
    pub strength: f64,
    /// Relationship level, 1 vendor to 4 trusted advisor.
    pub current: u8,
    /// The level wanted.
    pub desired: u8,
    /// Days for which the level has been below the one wanted, where that is known.
    pub days_below: Option<u32>,
    /// Days since the last contact; `None` when there never was one.
    pub days_since_contact: Option<u32>,
}

impl MapFacts {
    /// Everybody who is measured: all but monitors.
    pub(super) fn measured(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| !node.monitor)
    }

    pub(super) fn ties_with(&self, person: Uuid) -> impl Iterator<Item = &Tie> {
        self.ties.iter().filter(move |tie| tie.person == person)
    }

    /// The relationship each person has with us and the one we want, the best over our colleagues;
    /// nobody aims at a monitor.
    pub(super) fn aims(&self) -> impl Iterator<Item = Aim> {
        self.measured().map(|node| {
            let best = |level: fn(&Tie) -> u8| self.ties_with(node.id).map(level).max().unwrap_or_default();
            Aim { id: node.id, power: node.power, current: best(|tie| tie.current), desired: best(|tie| tie.desired) }
        })
    }
}
