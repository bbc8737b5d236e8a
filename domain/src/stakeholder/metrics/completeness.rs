//! Whether everybody a decision needs is on the map.

use super::{MapModel, Node};
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    stakeholder::{
        CommitteeFunction, Procurement,
        template::{TemplateSeat, template},
    },
};

/// Role completeness: the share of the required functions that somebody fills, 0..=1; a placeholder
/// counts 0.5 (`methods.md` 3.3). Required are the functions of the template, but for those of
/// outsiders and monitors. The value of a part is how far the function is filled; the missing are
/// the functions nobody fills.
#[must_use]
pub fn role_completeness(procurement: Procurement, nodes: &[Node], model: &MapModel) -> Explained {
    let required = required(procurement);
    let share = 1.0 / required.len() as f64;
    let parts: Vec<Part> = required
        .iter()
        .map(|&function| {
            let value = filled(function, nodes, model.placeholder_share);
            Part {
                input: InputKey::Function(function),
                value,
                weight: share,
                contribution: share * value.unwrap_or(0.0),
            }
        })
        .collect();
    let missing = parts.iter().filter(|part| part.value.is_none()).map(|part| part.input.clone()).collect();
    Explained {
        value: Some(parts.iter().map(|part| part.contribution).sum()),
        formula: FormulaId::RoleCompleteness,
        parts,
        missing,
        coverage: 1.0,
        model_version: model.version,
    }
}

/// The seats of the template whose function nobody on the map has, in the order of the template;
/// those of outsiders and monitors too, who are good to know but not required.
#[must_use]
pub fn unfilled(procurement: Procurement, nodes: &[Node]) -> Vec<&'static TemplateSeat> {
    template(procurement).iter().filter(|seat| !nodes.iter().any(|node| node.function == Some(seat.function))).collect()
}

/// The functions required, each once, in the order of the template.
pub(super) fn required(procurement: Procurement) -> Vec<CommitteeFunction> {
    let mut functions = Vec::new();
    for seat in template(procurement).iter().filter(|seat| seat.is_required()) {
        if !functions.contains(&seat.function) {
            functions.push(seat.function);
        }
    }
    functions
}

/// 1 where a known person has the function, less for a placeholder; `None` where nobody has.
fn filled(function: CommitteeFunction, nodes: &[Node], placeholder_share: f64) -> Option<f64> {
    let holders = nodes.iter().filter(|node| node.function == Some(function));
    holders.map(|node| if node.placeholder { placeholder_share } else { 1.0 }).reduce(f64::max)
}

#[cfg(test)]
mod tests {
    use CommitteeFunction as F;

    use super::*;
    use crate::stakeholder::metrics::chengjiang::nobody;

    fn people(functions: &[CommitteeFunction]) -> Vec<Node> {
        (1..).zip(functions).map(|(id, &function)| Node { function: Some(function), ..nobody(id) }).collect()
    }

    fn value(procurement: Procurement, nodes: &[Node]) -> String {
        format!("{:.3}", role_completeness(procurement, nodes, &MapModel::default()).value.expect("always a share"))
    }

    const DRUG: [CommitteeFunction; 5] = [F::Proposer, F::Influencer, F::Gatekeeper, F::Executor, F::Decider];

    #[test]
    fn everybody_there_is_complete_and_nobody_is_nothing() {
        assert_eq!(value(Procurement::Drug, &people(&DRUG)), "1.000");
        assert_eq!(value(Procurement::Drug, &[]), "0.000");
    }

    #[test]
    fn a_placeholder_counts_half_until_its_person_is_known() {
        let mut nodes = people(&DRUG);
        nodes[4].placeholder = true;
        assert_eq!(value(Procurement::Drug, &nodes), "0.900");
        nodes.push(Node { function: Some(F::Decider), ..nobody(9) });
        assert_eq!(value(Procurement::Drug, &nodes), "1.000");
    }

    #[test]
    fn the_missing_functions_are_named() {
        let explained = role_completeness(Procurement::Device, &people(&DRUG), &MapModel::default());
        let missing = [F::User, F::Evaluator, F::Budget, F::Ratifier].map(InputKey::Function);
        assert_eq!(explained.missing, missing);
        assert_eq!(format!("{:.3}", explained.value.expect("a share")), "0.556");
        assert!((explained.waterfall_end() - 5.0 / 9.0).abs() < 1e-12);
    }

    #[test]
    fn two_with_the_same_function_fill_one() {
        assert_eq!(value(Procurement::Drug, &people(&[F::Decider, F::Decider])), "0.200");
    }

    #[test]
    fn the_seats_still_to_be_filled_are_those_of_the_template() {
        let keys: Vec<&str> = unfilled(Procurement::Drug, &people(&DRUG)).iter().map(|seat| seat.key).collect();
        assert_eq!(keys, ["discipline"], "outsiders of an influence somebody has are not asked for");
        assert_eq!(unfilled(Procurement::Drug, &[]).len(), template(Procurement::Drug).len());
    }
}
