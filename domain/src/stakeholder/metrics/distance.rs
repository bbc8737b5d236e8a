//! How far everybody stands from the economic buyer.

use uuid::Uuid;

use super::{Edge, Node, network::Network};

/// For each person, in the order of the nodes, the least number of influence lines to the nearest
/// economic buyer: 0 for the buyer; `None` for those no line leads on, and for monitors.
#[must_use]
pub fn distance_to_buyer(nodes: &[Node], edges: &[Edge]) -> Vec<(Uuid, Option<u32>)> {
    let network = Network::new(nodes, edges);
    let lines = network.lines_towards(&network.those(|node| node.economic));
    nodes.iter().map(|node| node.id).zip(lines).collect()
}

#[cfg(test)]
mod tests {
    use petgraph::{algo::dijkstra, graph::DiGraph};
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::metrics::{
        any::any_map,
        chengjiang::{self, id},
    };

    #[test]
    fn in_the_case_the_nurse_stands_three_lines_from_the_president() {
        let all = distance_to_buyer(&chengjiang::start(), &chengjiang::lines());
        let of = |number| all.iter().find(|(person, _)| *person == id(number)).expect("on the map").1;
        assert_eq!([1, 2, 3, 5, 6, 11].map(of), [Some(0), Some(1), Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(of(13), None);
    }

    proptest! {
        #[test]
        fn it_agrees_with_petgraph((nodes, edges) in any_map()) {
            let mut graph = DiGraph::<(), ()>::new();
            let index: Vec<_> = nodes.iter().map(|_| graph.add_node(())).collect();
            let at = |person: Uuid| person.as_u128() as usize;
            for edge in edges.iter().filter(|edge| !nodes[at(edge.from)].monitor && !nodes[at(edge.to)].monitor) {
                graph.add_edge(index[at(edge.from)], index[at(edge.to)], ());
            }
            for (person, lines) in distance_to_buyer(&nodes, &edges) {
                let reached = dijkstra(&graph, index[at(person)], None, |_| 1_u32);
                prop_assert_eq!(lines, reached.get(&index[0]).copied());
            }
        }
    }
}
