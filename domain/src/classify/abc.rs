//! ABC, or Pareto: the few that bring the most.

use serde::{Deserialize, Serialize};

/// Class by cumulative share of sales.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Abc {
    A,
    B,
    C,
}

/// Where the classes end, in basis points of the total (8000 is 80 %), as versioned data. Whole
/// numbers, so that an account exactly on a border falls on the same side everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AbcModel {
    pub version: u32,
    pub a_below: u32,
    pub b_below: u32,
}

impl Default for AbcModel {
    /// `methods.md` 3.4.1: 80 % and 95 %.
    fn default() -> Self {
        Self { version: 1, a_below: 8_000, b_below: 9_500 }
    }
}

/// One account in the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AbcLine {
    /// Position in the input.
    pub at: usize,
    /// Sales or contribution, minor units.
    pub value: i64,
    /// Share of the total up to and with this account, 0..=1.
    pub cumulative: f64,
    pub class: Abc,
}

/// Classify by sales or contribution in minor units, all of one currency. The answer is sorted from
/// the largest down, equal values in the order of the input.
///
/// The share *before* adding the account decides: below 80 % A, below 95 % B, else C, so the account
/// that crosses a border still belongs to the better class (`methods.md` 3.4.1). Values of zero and
/// below are C and do not count in the total.
#[must_use]
pub fn abc(values: &[i64], model: &AbcModel) -> Vec<AbcLine> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(values[at]));
    let total: i128 = values.iter().map(|&value| i128::from(value.max(0))).sum();
    let mut before: i128 = 0;
    order
        .into_iter()
        .map(|at| {
            let value = values[at];
            let reaches = |border: u32| before * 10_000 >= i128::from(border) * total;
            let class = match () {
                () if value <= 0 || reaches(model.b_below) => Abc::C,
                () if reaches(model.a_below) => Abc::B,
                () => Abc::A,
            };
            before += i128::from(value.max(0));
            let cumulative = if total > 0 { before as f64 / total as f64 } else { 0.0 };
            AbcLine { at, value, cumulative, class }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn classes(values: &[i64]) -> String {
        abc(values, &AbcModel::default()).iter().map(|line| format!("{:?}", line.class)).collect()
    }

    const SALES: [i64; 8] = [4200, 2600, 1500, 900, 420, 210, 120, 50];

    #[test]
    fn the_accounts_of_the_method_fall_into_the_printed_classes() {
        assert_eq!(classes(&SALES), "AAABBCCC");
        let cumulative: Vec<String> =
            abc(&SALES, &AbcModel::default()).iter().map(|line| format!("{:.1}", 100.0 * line.cumulative)).collect();
        assert_eq!(cumulative, ["42.0", "68.0", "83.0", "92.0", "96.2", "98.3", "99.5", "100.0"]);
    }

    #[test]
    fn an_account_that_begins_exactly_on_the_border_is_in_the_lower_class() {
        assert_eq!(classes(&[80, 15, 5]), "ABC");
    }

    #[test]
    fn a_single_account_is_an_a() {
        assert_eq!(classes(&[1]), "A");
        assert_eq!(classes(&[]), "");
    }

    #[test]
    fn returns_and_silence_are_c_and_take_nothing_from_the_others() {
        assert_eq!(classes(&[0, -500, 100]), "ACC");
        assert_eq!(classes(&[0, 0]), "CC");
    }

    proptest! {
        #[test]
        fn a_larger_account_is_never_in_a_worse_class(values in prop::collection::vec(-50_i64..10_000, 0..60)) {
            let lines = abc(&values, &AbcModel::default());
            prop_assert_eq!(lines.len(), values.len());
            prop_assert!(lines.windows(2).all(|w| w[0].value >= w[1].value && w[0].class <= w[1].class));
        }

        #[test]
        fn the_order_of_the_input_decides_nothing(values in prop::collection::vec(-50_i64..10_000, 0..60)) {
            let mut turned = values.clone();
            turned.reverse();
            prop_assert_eq!(classes(&values), classes(&turned));
        }
    }
}
