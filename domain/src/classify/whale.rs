//! The whale curve: how few accounts earn how much of the contribution, and how much the others give away.

use serde::{Deserialize, Serialize};

/// The curve and its top.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Whale {
    /// After each account, from the most profitable down, the contribution so far as a share of the whole,
    /// at most 100 points.
    pub curve: Vec<f64>,
    /// The highest share, above 1 where some accounts lose money, and the share of accounts it takes.
    pub peak: f64,
    pub at: f64,
    /// Accounts that lose money.
    pub losing: usize,
}

/// Cumulative contribution, minor units, as shares of the whole (`methods.md` 3.4.7). `None` when the whole is
/// not above nought: there is no share of a loss.
#[must_use]
pub fn whale(contributions: &[i64]) -> Option<Whale> {
    let mut sorted = contributions.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let total: i128 = sorted.iter().map(|value| i128::from(*value)).sum();
    if total <= 0 {
        return None;
    }
    let mut sum = 0_i128;
    let whole: Vec<f64> = sorted
        .iter()
        .map(|value| {
            sum += i128::from(*value);
            sum as f64 / total as f64
        })
        .collect();
    let profitable = sorted.iter().filter(|value| **value > 0).count();
    let n = whole.len();
    let points = n.min(100);
    Some(Whale {
        curve: (1..=points).map(|point| whole[point * n / points - 1]).collect(),
        peak: whole[profitable - 1],
        at: profitable as f64 / n as f64,
        losing: sorted.iter().filter(|value| **value < 0).count(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_few_earn_more_than_everything_and_others_give_it_back() {
        let whale = whale(&[-20, 60, 0, 60]).expect("a profit");
        assert_eq!(whale.curve, [0.6, 1.2, 1.2, 1.0]);
        assert_eq!((whale.peak, whale.at, whale.losing), (1.2, 0.5, 1));
    }

    #[test]
    fn a_loss_has_no_curve() {
        assert_eq!(whale(&[5, -5]), None);
        assert_eq!(whale(&[]), None);
    }

    proptest! {
        #[test]
        fn the_curve_ends_at_the_whole_and_its_top_is_no_point_below(values in prop::collection::vec(-500_i64..1_000, 1..300)) {
            if let Some(whale) = whale(&values) {
                prop_assert!((whale.curve.last().expect("points") - 1.0).abs() < 1e-12);
                prop_assert!(whale.curve.iter().all(|point| *point <= whale.peak + 1e-12));
                prop_assert!(whale.curve.len() <= 100);
            }
        }
    }
}
