//! The path to power: from somebody who likes us to the one who says yes.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Edge, MapModel, Node,
    network::{Network, Step},
};
use crate::explained::{Explained, FormulaId, InputKey, Part};

/// One line of a route.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Leg {
    pub from: Uuid,
    pub to: Uuid,
    /// Above 0, at most 1.
    pub weight: f64,
}

/// A way from a contact to the economic buyer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Route {
    /// The contact first, the economic buyer last; one person when the buyer is the contact.
    pub people: Vec<Uuid>,
    pub legs: Vec<Leg>,
    /// Product of the weights, above 0, at most 1.
    pub product: f64,
}

/// Why there is no route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoRoute {
    /// Nobody on the map is the economic buyer.
    NoBuyer,
    /// Nobody both supports us and knows us well enough.
    NoFriend,
    /// No chain of influence lines joins a friend to the buyer.
    NotConnected,
}

/// The best route to the economic buyer and how redundant it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PathToPower {
    pub best: Route,
    /// The best route that shares nobody with `best` but the buyer; without one, whoever is on
    /// `best` may take our way to the buyer along.
    pub runner_up: Option<Route>,
}

/// Best route from any friendly contact to the economic buyer, and the runner-up (`methods.md`
/// 3.3). Friendly: support ≥ +1 and relationship strength ≥ 40. With more than one economic buyer
/// on the map, which is a mistake of the map, the one reached best.
///
/// # Errors
/// Why there is no route.
pub fn path_to_power(nodes: &[Node], edges: &[Edge], model: &MapModel) -> Result<PathToPower, NoRoute> {
    let network = Network::new(nodes, edges);
    let best = best_route(&network, model, &[])?;
    let shared = match best.people.as_slice() {
        [friendly_buyer] => std::slice::from_ref(friendly_buyer),
        [way @ .., _] => way,
        [] => &[],
    };
    let avoid: Vec<usize> = shared.iter().filter_map(|&id| network.at(id)).collect();
    let runner_up = match best.legs.is_empty() {
        true => around_friendly_buyer(&network, model, &avoid),
        false => best_route(&network, model, &avoid).ok(),
    };
    Ok(PathToPower { best, runner_up })
}

/// Best route from one person to the economic buyer, friendly or not, the product of its weights
/// above 0 and at most 1 (`methods.md` 3.3); `None` when there is none.
#[must_use]
pub fn route_from(person: Uuid, nodes: &[Node], edges: &[Edge]) -> Option<Route> {
    let network = Network::new(nodes, edges);
    let steps = network.towards(&network.those(|node| node.economic), &[]);
    walk(&network, &steps, network.at(person)?)
}

/// The best route of any friend who is not to be avoided, over people not to be avoided.
pub(super) fn best_route(network: &Network<'_>, model: &MapModel, avoid: &[usize]) -> Result<Route, NoRoute> {
    let goals = network.those(|node| node.economic);
    if goals.is_empty() {
        return Err(NoRoute::NoBuyer);
    }
    let friends = friends(network, model, avoid);
    if friends.is_empty() {
        return Err(NoRoute::NoFriend);
    }
    best_of(network, &friends, &goals, avoid).ok_or(NoRoute::NotConnected)
}

/// When the buyer is our friend, the spare route is that of another friend to the same buyer.
fn around_friendly_buyer(network: &Network<'_>, model: &MapModel, buyer: &[usize]) -> Option<Route> {
    best_of(network, &friends(network, model, buyer), buyer, &[])
}

fn friends(network: &Network<'_>, model: &MapModel, avoid: &[usize]) -> Vec<usize> {
    let mut friends = network.those(|node| {
        node.support.is_some_and(|support| support >= model.friendly_support)
            && node.strength >= model.friendly_strength
    });
    friends.retain(|at| !avoid.contains(at));
    friends
}

fn best_of(network: &Network<'_>, friends: &[usize], goals: &[usize], avoid: &[usize]) -> Option<Route> {
    let steps = network.towards(goals, avoid);
    let best = friends.iter().copied().filter_map(|at| steps[at].map(|step| (at, step))).max_by(|(a, x), (b, y)| {
        x.product
            .total_cmp(&y.product)
            .then(y.lines.cmp(&x.lines))
            .then_with(|| network.node(*b).id.cmp(&network.node(*a).id))
    })?;
    walk(network, &steps, best.0)
}

fn walk(network: &Network<'_>, steps: &[Option<Step>], start: usize) -> Option<Route> {
    let product = steps[start]?.product;
    let (mut people, mut legs, mut at) = (vec![network.node(start).id], Vec::new(), start);
    while let Some((next, weight)) = steps[at].and_then(|step| step.next) {
        legs.push(Leg { from: network.node(at).id, to: network.node(next).id, weight });
        people.push(network.node(next).id);
        at = next;
    }
    Some(Route { people, legs, product })
}

impl Route {
    /// The line that costs most; of equals the one nearest to us.
    #[must_use]
    pub fn weakest(&self) -> Option<Leg> {
        self.legs.iter().copied().min_by(|a, b| a.weight.total_cmp(&b.weight))
    }

    /// The product, above 0 and at most 1, with its reasons: from certainty, each line takes its toll.
    #[must_use]
    pub fn explained(&self, model: &MapModel) -> Explained {
        let mut so_far = FormulaId::PathToPower.baseline();
        let parts = self
            .legs
            .iter()
            .map(|leg| {
                let before = so_far;
                so_far *= leg.weight;
                Part {
                    input: InputKey::Influence { from: leg.from, to: leg.to },
                    value: Some(leg.weight),
                    weight: 1.0,
                    contribution: so_far - before,
                }
            })
            .collect();
        Explained {
            value: Some(self.product),
            formula: FormulaId::PathToPower,
            parts,
            missing: Vec::new(),
            coverage: 1.0,
            model_version: model.version,
        }
    }
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;
