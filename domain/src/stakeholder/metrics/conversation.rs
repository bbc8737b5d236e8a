//! With whom to talk next, and why.

use std::{cmp::Reverse, collections::HashMap};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{MapFacts, MapModel, Node, gap_to_target};

/// Why somebody is to be talked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The relationship is below the one we want, `P · (desired − current)` points.
    Gap { points: u32 },
    /// A key player nobody of us has ever been in contact with.
    NoContact,
    /// A key player the last contact with whom was this many days ago, more than 90.
    Stale { days: u32 },
}

/// A conversation that should take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    pub person: Uuid,
    /// At least one.
    pub reasons: Vec<Reason>,
}

/// With whom to talk next: everybody with a gap to the relationship wanted (`methods.md` 3.3), and
/// key players never met or not met for long. The largest gap comes first; of equals whoever was
/// never met, then the longest not met, the most powerful, the smaller id. Monitors are never on it.
#[must_use]
pub fn next_conversations(facts: &MapFacts, model: &MapModel) -> Vec<Conversation> {
    let gaps: HashMap<Uuid, u32> = gap_to_target(facts.aims()).into_iter().collect();
    let mut found: Vec<_> = facts
        .measured()
        .filter_map(|node| {
            let gap = gaps.get(&node.id).copied();
            let silence = silence(facts, node, model);
            let reasons: Vec<Reason> = gap.map(|points| Reason::Gap { points }).into_iter().chain(silence).collect();
            let days = match silence {
                Some(Reason::NoContact) => u32::MAX,
                Some(Reason::Stale { days }) => days,
                _ => 0,
            };
            let urgency = (gap.unwrap_or(0), days, node.power);
            (!reasons.is_empty()).then_some((urgency, Conversation { person: node.id, reasons }))
        })
        .collect();
    found.sort_by_key(|(urgency, conversation)| (Reverse(*urgency), conversation.person));
    found.into_iter().map(|(_, conversation)| conversation).collect()
}

fn silence(facts: &MapFacts, node: &Node, model: &MapModel) -> Option<Reason> {
    if !node.key {
        return None;
    }
    match facts.ties_with(node.id).filter_map(|tie| tie.days_since_contact).min() {
        None => Some(Reason::NoContact),
        Some(days) => (days > model.stale_days).then_some(Reason::Stale { days }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stakeholder::metrics::{
        Tie,
        chengjiang::{nobody, tie},
    };

    fn key(number: u128, power: u8) -> Node {
        Node { key: true, power: Some(power), ..nobody(number) }
    }

    fn seen(person: u128, days: u32) -> Tie {
        Tie { days_since_contact: Some(days), ..tie(person, 90) }
    }

    fn found(nodes: Vec<Node>, ties: Vec<Tie>) -> Vec<(u128, Vec<Reason>)> {
        let facts = MapFacts { nodes, ties, ..MapFacts::default() };
        let all = next_conversations(&facts, &MapModel::default());
        all.into_iter().map(|conversation| (conversation.person.as_u128(), conversation.reasons)).collect()
    }

    #[test]
    fn gaps_come_first_then_those_never_met_then_those_long_not_met() {
        let nodes = vec![key(1, 4), key(2, 5), key(3, 5), key(4, 4), Node { power: Some(2), ..nobody(5) }];
        let wanted = |tie| Tie { current: 1, desired: 3, ..tie };
        let ties = vec![seen(1, 100), seen(3, 120), wanted(seen(4, 91)), wanted(seen(5, 400))];
        assert_eq!(
            found(nodes, ties),
            [
                (4, vec![Reason::Gap { points: 8 }, Reason::Stale { days: 91 }]),
                (5, vec![Reason::Gap { points: 4 }]),
                (2, vec![Reason::NoContact]),
                (3, vec![Reason::Stale { days: 120 }]),
                (1, vec![Reason::Stale { days: 100 }]),
            ]
        );
    }

    #[test]
    fn one_colleague_who_met_the_person_lately_is_enough() {
        assert_eq!(found(vec![key(1, 5)], vec![seen(1, 300), seen(1, 90), tie(1, 91)]), []);
    }

    #[test]
    fn of_equals_the_powerful_come_first_then_the_smaller_id() {
        let order: Vec<u128> =
            found(vec![key(3, 4), key(2, 4), key(9, 5)], vec![]).into_iter().map(|(person, _)| person).collect();
        assert_eq!(order, [9, 2, 3]);
    }

    #[test]
    fn nobody_talks_with_a_monitor() {
        let monitor = Node { monitor: true, ..key(1, 5) };
        assert_eq!(found(vec![monitor], vec![Tie { current: 1, desired: 4, ..seen(1, 300) }]), []);
    }
}
