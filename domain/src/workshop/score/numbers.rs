//! Figures a team worked out.

use std::collections::BTreeMap;

use super::{Mark, Of, Part};
use crate::workshop::{Case, Key};

/// What a team says the figures are.
pub type Answers = BTreeMap<Key, f64>;

/// The weighted share of figures within their tolerance, 0..=100. A figure that was asked for and not
/// given is wrong; `round` is the last whose figures were asked for, a place in the agenda.
#[must_use]
pub fn numbers(case: &Case, answers: &Answers, round: usize) -> Mark {
    let parts = case.reference.numbers.iter().map(|number| {
        let asked = case.round(&number.round).is_some_and(|at| at <= round);
        let right = answers.get(&number.id).is_some_and(|said| is_right(number.value, number.tolerance, *said));
        let said = answers.get(&number.id).map(|said| format!("{said}"));
        Part {
            because: said.into_iter().collect(),
            ..Part::new(Of::Number(number.id.clone()), asked.then_some(f64::from(u8::from(right))), number.weight)
        }
    });
    Mark::mean(parts.collect())
}

/// Whether a figure is as near as it has to be; what decimals cannot express does not count.
pub(super) fn is_right(value: f64, tolerance: f64, said: f64) -> bool {
    (said - value).abs() <= tolerance + 1e-9 * value.abs().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_of_the_tolerance_is_still_right() {
        assert!(is_right(89.77, 0.01, 89.78) && is_right(89.77, 0.01, 89.76));
        assert!(!is_right(89.77, 0.01, 89.79));
        assert!(is_right(0.129, 0.0, 0.129));
        assert!(!is_right(1.0, 0.5, f64::NAN) && !is_right(1.0, 0.5, f64::INFINITY));
    }
}
