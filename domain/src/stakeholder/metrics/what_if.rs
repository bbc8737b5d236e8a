//! What would be, if.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Edge, MapFacts, Node};

/// One change that has not happened. People and lines it names who are not on the map change nothing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum WhatIf {
    /// The person leaves, and with them their lines and our relationships with them.
    Leaves { person: Uuid },
    /// The person's support becomes this, −2..=2.
    Supports { person: Uuid, support: i8 },
    /// The person's power becomes this, 1..=5.
    HasPower { person: Uuid, power: u8 },
    /// All influence lines from one to the other are gone.
    LineGone { from: Uuid, to: Uuid },
    /// An influence line of this weight, above 0 and at most 1, in place of any there was.
    LineDrawn { from: Uuid, to: Uuid, weight: f64 },
}

impl MapFacts {
    /// The map after the changes, one after the other.
    #[must_use]
    pub fn suppose(&self, changes: &[WhatIf]) -> Self {
        let mut facts = self.clone();
        for change in changes {
            facts.change(change);
        }
        facts
    }

    fn change(&mut self, change: &WhatIf) {
        match *change {
            WhatIf::Leaves { person } => {
                self.nodes.retain(|node| node.id != person);
                self.edges.retain(|edge| edge.from != person && edge.to != person);
                self.conflicts.retain(|conflict| conflict.between.0 != person && conflict.between.1 != person);
                self.ties.retain(|tie| tie.person != person);
            }
            WhatIf::Supports { person, support } => {
                self.each(person, |node| Node { support: Some(support), ..node });
            }
            WhatIf::HasPower { person, power } => self.each(person, |node| node.with_power(Some(power))),
            WhatIf::LineGone { from, to } => self.edges.retain(|edge| edge.from != from || edge.to != to),
            WhatIf::LineDrawn { from, to, weight } => {
                self.change(&WhatIf::LineGone { from, to });
                self.edges.push(Edge { from, to, weight });
            }
        }
    }

    fn each(&mut self, person: Uuid, change: impl Fn(Node) -> Node) {
        for node in self.nodes.iter_mut().filter(|node| node.id == person) {
            *node = change(*node);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stakeholder::metrics::{
        Conflict,
        chengjiang::{id, nobody, tie},
    };

    fn facts() -> MapFacts {
        MapFacts {
            nodes: vec![nobody(1), nobody(2), nobody(3)],
            edges: vec![Edge { from: id(1), to: id(2), weight: 0.5 }, Edge { from: id(2), to: id(3), weight: 0.5 }],
            conflicts: vec![Conflict { line: id(50), between: (id(1), id(3)) }],
            ties: vec![tie(1, 90), tie(3, 90)],
            ..MapFacts::default()
        }
    }

    #[test]
    fn who_leaves_takes_all_lines_and_ties_along() {
        let after = facts().suppose(&[WhatIf::Leaves { person: id(1) }]);
        assert_eq!((after.nodes.len(), after.edges.len(), after.conflicts.len(), after.ties.len()), (2, 1, 0, 1));
    }

    #[test]
    fn a_new_power_makes_and_unmakes_a_key_player() {
        let power = |power| WhatIf::HasPower { person: id(1), power };
        assert!(facts().suppose(&[power(4)]).nodes[0].key);
        assert!(!facts().suppose(&[power(4), power(3)]).nodes[0].key);
    }

    #[test]
    fn a_line_drawn_takes_the_place_of_the_one_there_was() {
        let drawn = WhatIf::LineDrawn { from: id(1), to: id(2), weight: 0.9 };
        let after = facts().suppose(&[drawn]);
        assert_eq!(after.edges.iter().map(|edge| edge.weight).collect::<Vec<_>>(), [0.5, 0.9]);
        assert_eq!(after.suppose(&[WhatIf::LineGone { from: id(1), to: id(2) }]).edges.len(), 1);
    }

    #[test]
    fn whoever_is_not_on_the_map_changes_nothing() {
        let stranger = id(9);
        let changes = [
            WhatIf::Leaves { person: stranger },
            WhatIf::Supports { person: stranger, support: 2 },
            WhatIf::HasPower { person: stranger, power: 5 },
            WhatIf::LineGone { from: stranger, to: id(1) },
        ];
        assert_eq!(facts().suppose(&changes), facts());
        assert_eq!(facts().suppose(&[]), facts());
    }

    #[test]
    fn a_supposition_is_written_with_its_kind() {
        let json = serde_json::to_value(WhatIf::Supports { person: id(1), support: -2 }).expect("plain data");
        assert_eq!(json["kind"], "supports");
        assert_eq!(json["support"], -2);
    }
}
