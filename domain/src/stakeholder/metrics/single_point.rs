//! People whose loss would cost us the way to the buyer.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Edge, MapModel, Node,
    network::Network,
    path::{best_route, path_to_power},
};

/// A person on whom the path to power hangs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SinglePoint {
    pub person: Uuid,
    /// Product of the best route without the person; `None` when no route would be left.
    pub left: Option<f64>,
}

/// Single points of failure: people whose removal disconnects us from the economic buyer or costs
/// more than half of the best route's product (`methods.md` 3.3), in the order of the route. Only
/// people on the best route can be; the buyer is not one.
#[must_use]
pub fn single_points(nodes: &[Node], edges: &[Edge], model: &MapModel) -> Vec<SinglePoint> {
    let Ok(path) = path_to_power(nodes, edges, model) else {
        return Vec::new();
    };
    let network = Network::new(nodes, edges);
    let (_, way) = path.best.people.split_last().unwrap_or((&Uuid::nil(), &[]));
    way.iter()
        .filter_map(|&person| {
            let without = best_route(&network, model, &[network.at(person)?]);
            let left = without.ok().map(|route| route.product);
            let lost = left.is_none_or(|left| left < model.single_point_below * path.best.product);
            lost.then_some(SinglePoint { person, left })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::metrics::{
        any::any_map,
        chengjiang::{self, id},
    };

    fn points(edges: &[Edge]) -> Vec<SinglePoint> {
        single_points(&chengjiang::start(), edges, &MapModel::default())
    }

    #[test]
    fn the_case_hangs_on_one_friend_and_one_vice_president() {
        let lost = |number| SinglePoint { person: id(number), left: None };
        assert_eq!(points(&chengjiang::public_lines()), [lost(5), lost(2)]);
    }

    #[test]
    fn with_the_second_route_the_friend_may_leave() {
        assert_eq!(points(&chengjiang::lines()), [SinglePoint { person: id(2), left: None }]);
    }

    #[test]
    fn without_a_path_nothing_can_fail() {
        assert!(points(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn they_are_those_whom_taking_off_the_map_costs_most_of_the_path((nodes, edges) in any_map()) {
            let model = MapModel::default();
            let best = |nodes: &[Node]| path_to_power(nodes, &edges, &model).ok().map(|path| path.best.product);
            let found = single_points(&nodes, &edges, &model);
            // Person 0 is the buyer: without a buyer there is no path to compare with.
            for node in nodes.iter().filter(|node| !node.economic) {
                let others: Vec<Node> = nodes.iter().filter(|other| other.id != node.id).copied().collect();
                let left = best(&others);
                let lost = best(&nodes).is_some_and(|all| left.is_none_or(|left| left < 0.5 * all));
                let expected = lost.then_some(SinglePoint { person: node.id, left });
                prop_assert_eq!(found.iter().find(|point| point.person == node.id).copied(), expected);
            }
        }
    }
}
