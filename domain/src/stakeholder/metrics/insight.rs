//! All figures of a map at once.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    BlindSpot, Conversation, MapFacts, MapModel, NoKatz, NoRoute, Node, PathToPower, SinglePoint, SingleThreads,
    blind_spots, effective_influence, gap_to_target, katz_influence, key_coverage, next_conversations, path_to_power,
    role_completeness, single_points, single_threads, weighted_support,
};
use crate::explained::Explained;

/// What a map says (`methods.md` 3.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Insight {
    /// Weighted support index, −100..=100.
    pub support: Explained,
    /// Coverage of key players, 0..=1.
    pub coverage: Explained,
    /// Share of the required functions filled, 0..=1; `None` while it is not known what is bought.
    pub completeness: Option<Explained>,
    pub path: Result<PathToPower, NoRoute>,
    pub single_points: Vec<SinglePoint>,
    pub single_threads: SingleThreads,
    /// Effective influence of all but monitors, the largest first; those without a figure last.
    pub influence: Vec<(Uuid, Explained)>,
    pub blind_spots: Vec<BlindSpot>,
    /// Gap to target of each person who has one, the largest first.
    pub gaps: Vec<(Uuid, u32)>,
    pub conversations: Vec<Conversation>,
}

impl Insight {
    /// The figures of a map.
    #[must_use]
    pub fn of(facts: &MapFacts, model: &MapModel) -> Self {
        let (nodes, edges) = (&facts.nodes, &facts.edges);
        Self {
            support: weighted_support(nodes, model.version),
            coverage: key_coverage(nodes, model.version),
            completeness: facts.procurement.map(|procurement| role_completeness(procurement, nodes, model)),
            path: path_to_power(nodes, edges, model),
            single_points: single_points(nodes, edges, model),
            single_threads: single_threads(facts, model),
            influence: ranking(facts, model),
            blind_spots: blind_spots(facts, model),
            gaps: gap_to_target(facts.aims()),
            conversations: next_conversations(facts, model),
        }
    }

    /// Gap of the map to its targets, the sum over its people, 0 and more.
    #[must_use]
    pub fn gap(&self) -> u32 {
        self.gaps.iter().map(|(_, gap)| gap).sum()
    }

    /// Product of the best route to the economic buyer, 0..=1; `None` without a route.
    #[must_use]
    pub fn route(&self) -> Option<f64> {
        self.path.as_ref().ok().map(|path| path.best.product)
    }
}

/// Influence without end of all but monitors, the largest first; those without a figure last.
///
/// # Errors
/// See [`katz_influence`].
pub fn katz_ranking(facts: &MapFacts, model: &MapModel) -> Result<Vec<(Uuid, Explained)>, NoKatz> {
    let measured: Vec<Node> = facts.measured().copied().collect();
    katz_influence(&measured, &facts.edges, model).map(ranked)
}

fn ranking(facts: &MapFacts, model: &MapModel) -> Vec<(Uuid, Explained)> {
    let measured: Vec<Node> = facts.measured().copied().collect();
    ranked(effective_influence(&measured, &facts.edges, model))
}

fn ranked(mut ranking: Vec<(Uuid, Explained)>) -> Vec<(Uuid, Explained)> {
    let figure = |explained: &Explained| explained.value.unwrap_or(f64::NEG_INFINITY);
    ranking.sort_by(|(a, x), (b, y)| figure(y).total_cmp(&figure(x)).then(a.cmp(b)));
    ranking
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stakeholder::{
        Procurement,
        metrics::{
            Tie, WhatIf,
            chengjiang::{self, id, tie},
        },
    };

    fn facts() -> MapFacts {
        MapFacts { nodes: chengjiang::start(), edges: chengjiang::public_lines(), ..MapFacts::default() }
    }

    fn insight(facts: &MapFacts) -> Insight {
        Insight::of(facts, &MapModel::default())
    }

    fn printed(insight: &Insight) -> (String, Option<String>) {
        let support = insight.support.value.expect("support is known");
        (format!("{support:.2}"), insight.route().map(|product| format!("{product:.3}")))
    }

    #[test]
    fn the_case_begins_and_ends_as_printed() {
        let route = Some("0.480".to_owned());
        assert_eq!(printed(&insight(&facts())), ("-2.22".to_owned(), route.clone()));
        let won = [(1, 1), (2, 1), (7, 2), (6, 2), (9, 0), (3, 0), (12, 1)];
        let won = won.map(|(person, support)| WhatIf::Supports { person: id(person), support });
        assert_eq!(printed(&insight(&facts().suppose(&won))), ("28.89".to_owned(), route));
    }

    #[test]
    fn when_the_friend_leaves_no_way_is_left_unless_the_hidden_line_is_found() {
        let leaves = WhatIf::Leaves { person: id(5) };
        assert_eq!(insight(&facts().suppose(&[leaves])).path, Err(NoRoute::NotConnected));
        let found = WhatIf::LineDrawn { from: id(7), to: id(2), weight: 0.8 };
        assert_eq!(
            insight(&facts().suppose(&[leaves, found])).route().map(|product| format!("{product:.3}")),
            Some("0.384".to_owned())
        );
    }

    #[test]
    fn influence_is_ranked_and_monitors_are_not_in_it() {
        let insight = insight(&facts());
        let order: Vec<u128> = insight.influence.iter().map(|(person, _)| person.as_u128()).collect();
        // A2 5 + .4 × 5; A3 4 + .35 × 5; A5 4 + .3 × 5; A4 and A14 4 + .25 × 5; then the president himself.
        assert_eq!(order[..6], [2, 3, 5, 4, 14, 1]);
        assert!(!order.contains(&13));
    }

    #[test]
    fn without_end_influence_is_never_less_than_one_step_and_ranked_too() {
        let one_step = insight(&facts()).influence;
        let deep = katz_ranking(&facts(), &MapModel::default()).expect("the case has a figure");
        let value = |all: &[(Uuid, Explained)], person| all.iter().find(|(id, _)| *id == person)?.1.value;
        assert!(deep.iter().all(|(person, deep)| deep.value >= value(&one_step, *person)));
        assert!(deep.windows(2).all(|pair| pair[0].1.value >= pair[1].1.value));
        assert!(!deep.iter().any(|(person, _)| person.as_u128() == 13), "monitors are not in it");
    }

    #[test]
    fn the_gap_of_the_map_is_the_sum_over_its_people() {
        let wanted = |person| Tie { current: 1, desired: 3, ..tie(person, 90) };
        let facts = MapFacts { ties: vec![wanted(1), wanted(3), wanted(13)], ..facts() };
        let insight = insight(&facts);
        assert_eq!(insight.gaps, [(id(1), 10), (id(3), 8)]);
        assert_eq!(insight.gap(), 18);
        assert_eq!(insight.conversations.len(), 2);
    }

    #[test]
    fn no_function_is_required_while_nobody_has_said_what_is_bought() {
        assert_eq!(insight(&facts()).completeness, None);
        let facts = MapFacts { procurement: Some(Procurement::Device), ..facts() };
        assert_eq!(insight(&facts).completeness.and_then(|explained| explained.value), Some(0.0));
    }

    #[test]
    fn an_insight_survives_the_wire() {
        let insight = insight(&facts());
        let json = serde_json::to_string(&insight).expect("plain data");
        assert_eq!(serde_json::from_str::<Insight>(&json).expect("what was written"), insight);
    }
}
