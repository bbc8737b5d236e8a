//! How the weight of the room leans.

use super::Node;
use crate::explained::{Explained, FormulaId, InputKey, Part};

/// Stands in for a power nobody has estimated, and only to say how much is not known.
const MIDDLE_POWER: u8 = 3;

/// Weighted support index `WSI = 100 · Σ Pₖsₖ / (2 · Σ Pₖ)`, −100..=100 (`methods.md` 3.3).
///
/// Monitors are not counted, whatever is said about them. People whose power or support is unknown
/// are left out and listed as missing. The value of a part is the support, its weight the power.
#[must_use]
pub fn weighted_support(nodes: &[Node], model_version: u32) -> Explained {
    let counted = || nodes.iter().filter(|node| !node.monitor);
    let known: f64 = counted().filter_map(|node| node.power.and(node.support).and(node.power)).map(f64::from).sum();
    let all: f64 = counted().map(|node| f64::from(node.power.unwrap_or(MIDDLE_POWER))).sum();
    if known <= 0.0 {
        let missing = counted().map(|node| InputKey::Person(node.id)).collect();
        return Explained::unknown(FormulaId::WeightedSupport, missing, model_version);
    }

    let (mut sum, mut missing) = (0.0, Vec::new());
    let parts = counted()
        .map(|node| {
            let input = InputKey::Person(node.id);
            let weight = f64::from(node.power.unwrap_or(0));
            let support = node.support.map(f64::from);
            let Some(leaning) = node.power.and(support) else {
                missing.push(input.clone());
                return Part { input, value: support, weight, contribution: 0.0 };
            };
            sum += weight * leaning;
            Part { input, value: support, weight, contribution: 100.0 * weight * leaning / (2.0 * known) }
        })
        .collect();
    Explained {
        value: Some(100.0 * sum / (2.0 * known)),
        formula: FormulaId::WeightedSupport,
        parts,
        missing,
        coverage: known / all,
        model_version,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::stakeholder::metrics::chengjiang;

    fn wsi(nodes: &[Node]) -> String {
        format!("{:.2}", weighted_support(nodes, 1).value.expect("support is known"))
    }

    fn person(id: u128, power: Option<u8>, support: Option<i8>) -> Node {
        Node { power, support, ..chengjiang::nobody(id) }
    }

    #[test]
    fn the_people_of_the_case_weigh_45_and_lean_slightly_against_us() {
        let nodes = chengjiang::start();
        let explained = weighted_support(&nodes, 1);
        assert_eq!(explained.parts.iter().map(|part| part.weight).sum::<f64>(), 45.0);
        assert_eq!(wsi(&nodes), "-2.22");
        assert_eq!(explained.coverage, 1.0);
    }

    #[test]
    fn the_reference_end_of_the_case_leans_clearly_for_us() {
        assert_eq!(wsi(&chengjiang::end()), "28.89");
    }

    #[test]
    fn the_map_drawn_in_the_design_says_minus_8_51() {
        let drawn = [(4, 1), (3, 1), (2, 1), (3, -1), (4, -1), (4, -1), (3, -2), (24, 0)];
        let mut nodes: Vec<Node> =
            (1..).zip(drawn).map(|(id, (power, support))| person(id, Some(power), Some(support))).collect();
        nodes.push(person(90, Some(4), None));
        nodes.push(Node { monitor: true, ..person(91, Some(3), Some(2)) });
        let explained = weighted_support(&nodes, 2);
        assert_eq!(wsi(&nodes), "-8.51");
        assert_eq!(explained.missing, [InputKey::Person(Uuid::from_u128(90))]);
        assert_eq!(explained.parts.len(), 9, "the monitor is no part of it");
        assert!((explained.coverage - 47.0 / 51.0).abs() < 1e-12);
    }

    #[test]
    fn a_map_where_nobody_has_spoken_has_no_index() {
        let explained = weighted_support(&[person(1, Some(5), None), person(2, None, Some(2))], 1);
        assert_eq!(explained.value, None);
        assert_eq!(explained.missing.len(), 2);
        assert_eq!(weighted_support(&[], 1).value, None);
    }

    proptest! {
        #[test]
        fn the_index_stays_in_its_range_and_its_parts_add_up(
            people in prop::collection::vec((prop::option::of(1_u8..=5), prop::option::of(-2_i8..=2)), 0..20)
        ) {
            let nodes: Vec<Node> = (1..).zip(people).map(|(id, (p, s))| person(id, p, s)).collect();
            let explained = weighted_support(&nodes, 1);
            if let Some(value) = explained.value {
                prop_assert!((-100.0..=100.0).contains(&value));
                prop_assert!((explained.waterfall_end() - value).abs() < 1e-9);
            }
            prop_assert!((0.0..=1.0).contains(&explained.coverage));
        }
    }
}
