//! Power that works through others.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{Edge, MapModel, Node, network::carries};
use crate::explained::{Explained, FormulaId, InputKey, Part};

/// Effective influence of each person, in the order of the nodes, one step deep:
/// `P*ₐ = Pₐ + α · Σ_b w(a→b) · P_b` (`methods.md` 3.3).
///
/// The first part is the person's own power, then one for each line the person pulls, with the
/// other's power as value and `α·w` as weight. Somebody without a power has no figure; those they
/// influence without a power are listed as missing and add nothing.
#[must_use]
pub fn effective_influence(nodes: &[Node], edges: &[Edge], model: &MapModel) -> Vec<(Uuid, Explained)> {
    let power = nodes.iter().filter_map(|node| Some((node.id, f64::from(node.power?)))).collect();
    explain(FormulaId::EffectiveInfluence, nodes, edges, &power, model)
}

/// Power and what the lines of each person add to it, where pulling somebody is worth what `worth` says.
pub(super) fn explain(
    formula: FormulaId,
    nodes: &[Node],
    edges: &[Edge],
    worth: &HashMap<Uuid, f64>,
    model: &MapModel,
) -> Vec<(Uuid, Explained)> {
    let known: HashSet<Uuid> = nodes.iter().map(|node| node.id).collect();
    let mut lines: HashMap<Uuid, Vec<&Edge>> = HashMap::new();
    for edge in edges.iter().filter(|edge| carries(edge) && known.contains(&edge.to)) {
        lines.entry(edge.from).or_default().push(edge);
    }
    nodes
        .iter()
        .map(|node| {
            let lines = lines.get(&node.id).map_or(&[][..], Vec::as_slice);
            (node.id, of_one(formula, node, lines, worth, model))
        })
        .collect()
}

fn of_one(formula: FormulaId, node: &Node, lines: &[&Edge], worth: &HashMap<Uuid, f64>, model: &MapModel) -> Explained {
    let own = InputKey::Person(node.id);
    let Some(own_power) = node.power.map(f64::from) else {
        return Explained::unknown(formula, vec![own], model.version);
    };
    let mut parts = vec![Part { input: own, value: Some(own_power), weight: 1.0, contribution: own_power }];
    let mut missing = Vec::new();
    for edge in lines {
        let other = worth.get(&edge.to).copied();
        let weight = model.influence_share * edge.weight;
        if other.is_none() {
            missing.push(InputKey::Person(edge.to));
        }
        parts.push(Part {
            input: InputKey::Influence { from: edge.from, to: edge.to },
            value: other,
            weight,
            contribution: weight * other.unwrap_or(0.0),
        });
    }
    let all: f64 = parts.iter().map(|part| part.weight).sum();
    let known: f64 = parts.iter().filter(|part| part.value.is_some()).map(|part| part.weight).sum();
    Explained {
        value: Some(parts.iter().map(|part| part.contribution).sum()),
        formula,
        parts,
        missing,
        coverage: known / all,
        model_version: model.version,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::metrics::{
        any::any_map,
        chengjiang::{self, id, nobody},
    };

    fn influence_of(number: u128, nodes: &[Node], edges: &[Edge]) -> Explained {
        let all = effective_influence(nodes, edges, &MapModel::default());
        all.into_iter().find(|(person, _)| *person == id(number)).expect("on the map").1
    }

    #[test]
    fn a_head_nurse_near_the_right_people_counts_for_more_than_her_rank() {
        let (nodes, edges) = (chengjiang::start(), chengjiang::lines());
        // 2 + .5 × .6 × 3 and 3 + .5 × .8 × 5: power a title does not show.
        assert_eq!(format!("{:.2}", influence_of(6, &nodes, &edges).value.expect("a figure")), "2.90");
        assert_eq!(format!("{:.2}", influence_of(7, &nodes, &edges).value.expect("a figure")), "5.00");
        assert_eq!(influence_of(1, &nodes, &edges).value, Some(5.0));
    }

    #[test]
    fn an_unknown_power_adds_nothing_and_is_named() {
        let nodes = [Node { power: Some(2), ..nobody(1) }, nobody(2)];
        let edges = [Edge { from: id(1), to: id(2), weight: 1.0 }];
        let explained = influence_of(1, &nodes, &edges);
        assert_eq!(explained.value, Some(2.0));
        assert_eq!(explained.missing, [InputKey::Person(id(2))]);
        assert!((explained.coverage - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(influence_of(2, &nodes, &edges).value, None);
    }

    #[test]
    fn lines_without_a_proper_weight_or_end_carry_nothing() {
        let nodes = [Node { power: Some(2), ..nobody(1) }, Node { power: Some(5), ..nobody(2) }];
        let edges = [
            Edge { from: id(1), to: id(2), weight: 0.0 },
            Edge { from: id(1), to: id(2), weight: f64::NAN },
            Edge { from: id(1), to: id(9), weight: 0.5 },
        ];
        assert_eq!(influence_of(1, &nodes, &edges).value, Some(2.0));
    }

    proptest! {
        #[test]
        fn each_is_a_row_of_one_plus_the_weights_times_the_powers(
            (nodes, edges) in any_map(), powers in prop::array::uniform6(1_u8..=5)
        ) {
            let nodes: Vec<Node> = nodes.iter().zip(powers).map(|(node, power)| node.with_power(Some(power))).collect();
            for ((person, explained), node) in effective_influence(&nodes, &edges, &MapModel::default()).iter().zip(&nodes) {
                prop_assert_eq!(*person, node.id);
                let mut expected = 0.0;
                for (other, power) in nodes.iter().zip(powers) {
                    let weights = edges.iter().filter(|edge| edge.from == *person && edge.to == other.id && edge.from != edge.to);
                    let own = if other.id == *person { 1.0 } else { 0.0 };
                    expected += (own + 0.5 * weights.map(|edge| edge.weight).sum::<f64>()) * f64::from(power);
                }
                prop_assert!((explained.value.expect("powers are known") - expected).abs() < 1e-9);
                prop_assert!((explained.waterfall_end() - expected).abs() < 1e-9);
            }
        }
    }
}
