//! A case as a map, so that its figures come from the same code as those of real maps.

use uuid::Uuid;

use super::{Case, Key};
use crate::stakeholder::{
    Grade, LineKind, Seal,
    metrics::{self, Node},
};

/// Relationship strength of those who support us and of all others, 0..=100: in a case whoever
/// supports us also knows us.
const FRIEND: f64 = 60.0;
const STRANGER: f64 = 20.0;

/// Which people and lines of a case to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View<'a> {
    /// With the lines that have to be found out.
    pub hidden: bool,
    /// With the support a good team reaches.
    pub end: bool,
    /// Without somebody who has left.
    pub without: Option<&'a Key>,
}

impl Case {
    /// What stands for a person of the case in the figures of maps.
    #[must_use]
    pub fn node_id(&self, person: &Key) -> Option<Uuid> {
        let at = self.people.iter().position(|one| one.id == *person)?;
        Some(Uuid::from_u128(at as u128 + 1))
    }

    /// The people as the figures of maps take them.
    #[must_use]
    pub fn nodes(&self, view: View<'_>) -> Vec<Node> {
        let there = self.people.iter().filter(|person| view.without != Some(&person.id));
        there
            .filter_map(|person| {
                let end = self.reference.map.end.iter().find(|end| view.end && end.person == person.id);
                let support = end.map_or(person.sheet.support, |end| end.support);
                Some(Node {
                    id: self.node_id(&person.id)?,
                    power: Some(person.sheet.power),
                    interest: Some(person.sheet.interest),
                    support: Some(support),
                    coverage: None,
                    function: None,
                    key: self.reference.map.key.contains(&person.id),
                    monitor: person.sheet.is_monitor(),
                    economic: person.sheet.role == Seal::Economic,
                    inner_circle: false,
                    strength: if support > 0 { FRIEND } else { STRANGER },
                    stated: 0,
                    grade: Grade::Confirmed,
                    placeholder: false,
                    days_since_update: None,
                    action: false,
                })
            })
            .collect()
    }

    /// The lines of influence.
    #[must_use]
    pub fn lines(&self, view: View<'_>) -> Vec<metrics::Edge> {
        let shown = |edge: &&super::Edge| {
            edge.kind == LineKind::Influence
                && (view.hidden || !edge.hidden)
                && view.without.is_none_or(|left| edge.from != *left && edge.to != *left)
        };
        let lines = self.edges.iter().filter(shown);
        lines
            .filter_map(|edge| {
                let (from, to) = (self.node_id(&edge.from)?, self.node_id(&edge.to)?);
                Some(metrics::Edge { from, to, weight: edge.weight })
            })
            .collect()
    }

    /// Weighted support index, −100..=100 (`methods.md` 3.3); `None` when nobody counts.
    #[must_use]
    pub fn support(&self, end: bool) -> Option<f64> {
        metrics::weighted_support(&self.nodes(View { end, ..View::default() }), 1).value
    }

    /// Sum of power without monitors.
    #[must_use]
    pub fn power(&self) -> u32 {
        let counted = self.people.iter().filter(|person| !person.sheet.is_monitor());
        counted.map(|person| u32::from(person.sheet.power)).sum()
    }

    /// Product of the weights on the best way from a person to the economic buyer, above 0 and at
    /// most 1; `None` when there is none.
    #[must_use]
    pub fn route(&self, from: &Key, view: View<'_>) -> Option<f64> {
        metrics::route_from(self.node_id(from)?, &self.nodes(view), &self.lines(view)).map(|route| route.product)
    }
}
