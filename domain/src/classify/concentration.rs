//! How much hangs on how few accounts.

/// Herfindahl–Hirschman index of sales, 0..=10 000: the sum of squared shares in per cent
/// (`methods.md` 3.4.1). 10 000 is one account alone. Values of zero and below do not count;
/// `None` when nothing is sold.
#[must_use]
pub fn herfindahl(values: &[i64]) -> Option<f64> {
    let sold = || values.iter().filter(|value| **value > 0).map(|value| *value as f64);
    let total: f64 = sold().sum();
    (total > 0.0).then(|| sold().map(|value| (100.0 * value / total).powi(2)).sum())
}

/// Gini coefficient of sales, 0..=1: 0 when all accounts buy the same, near 1 when one buys
/// everything (`methods.md` 3.4.1). `G = Σ(2i − n − 1)xᵢ / (n·Σx)` over values in rising order.
/// Negative values count as nothing bought; `None` when nothing is sold.
#[must_use]
pub fn gini(values: &[i64]) -> Option<f64> {
    let mut sorted: Vec<i64> = values.iter().map(|value| (*value).max(0)).collect();
    sorted.sort_unstable();
    let n = sorted.len() as f64;
    let total: f64 = sorted.iter().map(|value| *value as f64).sum();
    let spread: f64 =
        sorted.iter().enumerate().map(|(at, value)| (2.0 * (at as f64 + 1.0) - n - 1.0) * *value as f64).sum();
    (total > 0.0).then(|| spread / (n * total))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SALES: [i64; 8] = [4200, 2600, 1500, 900, 420, 210, 120, 50];

    #[test]
    fn the_accounts_of_the_method_are_as_concentrated_as_printed() {
        assert_eq!(format!("{:.1}", herfindahl(&SALES).expect("sales")), "2769.7");
        assert_eq!(format!("{:.4}", gini(&SALES).expect("sales")), "0.5725");
    }

    #[test]
    fn one_account_alone_is_as_concentrated_as_can_be() {
        assert_eq!(herfindahl(&[7, 0, -3]), Some(10_000.0));
        assert_eq!(gini(&[0, 0, 0, 8]), Some(0.75));
    }

    #[test]
    fn equal_accounts_are_not_unequal() {
        assert_eq!(gini(&[5, 5, 5, 5]), Some(0.0));
        assert_eq!(herfindahl(&[5, 5, 5, 5]), Some(2_500.0));
    }

    #[test]
    fn without_sales_there_is_no_concentration() {
        assert_eq!(herfindahl(&[]), None);
        assert_eq!(gini(&[0, -1]), None);
    }

    proptest! {
        #[test]
        fn both_stay_in_their_range_whatever_the_unit(
            values in prop::collection::vec(0_i64..1_000_000, 1..50), unit in 1_i64..1_000
        ) {
            let scaled: Vec<i64> = values.iter().map(|value| value * unit).collect();
            if let (Some(hhi), Some(g)) = (herfindahl(&values), gini(&values)) {
                prop_assert!((0.0..=10_000.0 + 1e-6).contains(&hhi));
                prop_assert!((-1e-12..=1.0).contains(&g));
                prop_assert!((herfindahl(&scaled).unwrap_or(f64::NAN) - hhi).abs() < 1e-6);
                prop_assert!((gini(&scaled).unwrap_or(f64::NAN) - g).abs() < 1e-9);
            }
        }
    }
}
