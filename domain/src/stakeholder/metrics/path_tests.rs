use petgraph::{algo::dijkstra, graph::DiGraph};
use proptest::prelude::*;

use super::*;
use crate::stakeholder::metrics::{
    any::any_map,
    chengjiang::{self, id, nobody},
};

fn numbers(route: &Route) -> Vec<u128> {
    route.people.iter().map(|person| person.as_u128()).collect()
}

fn find(nodes: &[Node], edges: &[Edge]) -> Result<PathToPower, NoRoute> {
    path_to_power(nodes, edges, &MapModel::default())
}

fn printed(number: u128, edges: &[Edge]) -> Option<String> {
    route_from(id(number), &chengjiang::start(), edges).map(|route| format!("{:.3}", route.product))
}

#[test]
fn the_case_reaches_the_president_as_printed() {
    let all = chengjiang::lines();
    assert_eq!(printed(5, &all).as_deref(), Some("0.480"));
    assert_eq!(printed(12, &all).as_deref(), Some("0.336"));
    assert_eq!(printed(6, &all).as_deref(), Some("0.384"));
    assert_eq!(printed(8, &all).as_deref(), Some("0.256"));
}

#[test]
fn the_nurses_and_intensivists_reach_nobody_while_the_friendship_is_hidden() {
    let public = chengjiang::public_lines();
    assert_eq!(printed(6, &public), None);
    assert_eq!(printed(8, &public), None);
    let path = find(&chengjiang::start(), &public).expect("a path");
    assert_eq!(numbers(&path.best), [5, 2, 1]);
    assert_eq!(path.best.product, 0.48);
    assert_eq!(path.runner_up, None);
}

#[test]
fn when_our_friend_is_moved_away_no_path_is_left_unless_the_friendship_was_found() {
    let mut nodes = chengjiang::start();
    nodes.retain(|node| node.id != id(5));
    assert_eq!(find(&nodes, &chengjiang::public_lines()), Err(NoRoute::NotConnected));
    assert_eq!(numbers(&find(&nodes, &chengjiang::lines()).expect("a path").best), [6, 7, 2, 1]);
}

#[test]
fn a_map_without_buyer_or_friend_says_so() {
    let mut nodes = chengjiang::start();
    nodes[0].economic = false;
    assert_eq!(find(&nodes, &chengjiang::lines()), Err(NoRoute::NoBuyer));
    let mut nodes = chengjiang::start();
    for node in &mut nodes {
        node.strength = 39.9;
    }
    assert_eq!(find(&nodes, &chengjiang::lines()), Err(NoRoute::NoFriend));
}

/// The two routes of the design: .60 × .80 and, over other people, .50 × .70.
fn drawn() -> (Vec<Node>, Vec<Edge>) {
    let friend = |number| Node { support: Some(1), strength: 60.0, ..nobody(number) };
    let nodes = vec![friend(1), nobody(2), friend(3), nobody(4), Node { economic: true, ..nobody(5) }];
    let edges = [(1, 2, 0.6), (2, 5, 0.8), (3, 4, 0.5), (4, 5, 0.7), (3, 2, 0.55)].map(|(from, to, weight)| Edge {
        from: id(from),
        to: id(to),
        weight,
    });
    (nodes, edges.into())
}

#[test]
fn the_runner_up_shares_nobody_but_the_buyer() {
    let (nodes, edges) = drawn();
    let path = find(&nodes, &edges).expect("a path");
    assert_eq!(numbers(&path.best), [1, 2, 5]);
    assert_eq!(format!("{:.3}", path.best.product), "0.480");
    assert_eq!(path.best.weakest().map(|leg| leg.weight), Some(0.6));
    let runner_up = path.runner_up.expect("a second way");
    assert_eq!(numbers(&runner_up), [3, 4, 5]);
    assert_eq!(format!("{:.3}", runner_up.product), "0.350");
}

#[test]
fn a_buyer_who_likes_us_is_a_route_of_one_and_others_are_the_spare() {
    let (mut nodes, edges) = drawn();
    nodes[4] = Node { support: Some(2), strength: 80.0, ..nodes[4] };
    let path = find(&nodes, &edges).expect("a path");
    assert_eq!(numbers(&path.best), [5]);
    assert_eq!(path.best.product, 1.0);
    assert_eq!(path.runner_up.map(|route| numbers(&route)), Some(vec![1, 2, 5]));
}

#[test]
fn nobody_is_approached_through_a_monitor() {
    let (mut nodes, edges) = drawn();
    nodes[1].monitor = true;
    assert_eq!(numbers(&find(&nodes, &edges).expect("a path").best), [3, 4, 5]);
    nodes[2].monitor = true;
    assert_eq!(find(&nodes, &edges), Err(NoRoute::NotConnected));
}

#[test]
fn each_line_of_a_route_takes_its_toll_from_certainty() {
    let (nodes, edges) = drawn();
    let explained = find(&nodes, &edges).expect("a path").best.explained(&MapModel::default());
    let tolls: Vec<String> = explained.parts.iter().map(|part| format!("{:.2}", part.contribution)).collect();
    assert_eq!(tolls, ["-0.40", "-0.12"]);
    assert!((explained.waterfall_end() - 0.48).abs() < 1e-12);
}

/// Every simple path from `at` to the buyer that goes through nobody in `seen`, tried one by one.
fn brute_force(nodes: &[Node], edges: &[Edge], at: Uuid, seen: &[Uuid]) -> Option<f64> {
    let here = nodes.iter().find(|node| node.id == at && !node.monitor && !seen.contains(&at))?;
    if here.economic {
        return Some(1.0);
    }
    let seen = [seen, &[at]].concat();
    let ways = edges.iter().filter(|edge| edge.from == at);
    ways.filter_map(|edge| Some(edge.weight * brute_force(nodes, edges, edge.to, &seen)?)).max_by(f64::total_cmp)
}

fn best_of_friends(nodes: &[Node], edges: &[Edge], avoid: &[Uuid]) -> Option<f64> {
    let friends = nodes.iter().filter(|node| node.support == Some(1));
    friends.filter_map(|node| brute_force(nodes, edges, node.id, avoid)).max_by(f64::total_cmp)
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-12,
        _ => a == b,
    }
}

proptest! {
    #[test]
    fn best_and_runner_up_are_what_trying_everything_finds((nodes, edges) in any_map()) {
        let found = find(&nodes, &edges).ok();
        let best = found.as_ref().map(|path| path.best.product);
        prop_assert!(close(best, best_of_friends(&nodes, &edges, &[])));
        if let Some(path) = found.filter(|path| path.best.people.len() > 1) {
            let (_, shared) = path.best.people.split_last().expect("a route has people");
            let runner_up = path.runner_up.map(|route| route.product);
            prop_assert!(close(runner_up, best_of_friends(&nodes, &edges, shared)));
        }
    }

    #[test]
    fn each_persons_route_agrees_with_petgraph((nodes, edges) in any_map()) {
        let mut graph = DiGraph::<(), f64>::new();
        let index: Vec<_> = nodes.iter().map(|_| graph.add_node(())).collect();
        let at = |person: Uuid| person.as_u128() as usize;
        for edge in edges.iter().filter(|edge| edge.from != edge.to) {
            if !nodes[at(edge.from)].monitor && !nodes[at(edge.to)].monitor {
                graph.add_edge(index[at(edge.from)], index[at(edge.to)], -edge.weight.ln());
            }
        }
        for node in nodes.iter().filter(|node| !node.monitor) {
            let costs = dijkstra(&graph, index[at(node.id)], None, |edge| *edge.weight());
            let expected = costs.get(&index[0]).map(|cost| (-cost).exp());
            let found = route_from(node.id, &nodes, &edges);
            prop_assert!(close(found.as_ref().map(|route| route.product), expected));
            if let Some(route) = found {
                let product: f64 = route.legs.iter().map(|leg| leg.weight).product();
                prop_assert!((product - route.product).abs() < 1e-12);
                prop_assert_eq!(route.legs.len() + 1, route.people.len());
            }
        }
    }

    #[test]
    fn the_order_of_people_and_lines_does_not_matter((nodes, edges) in any_map()) {
        let mut turned = (nodes.clone(), edges.clone());
        turned.0.reverse();
        turned.1.reverse();
        prop_assert_eq!(find(&nodes, &edges), find(&turned.0, &turned.1));
    }
}
