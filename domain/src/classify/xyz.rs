//! XYZ: how steadily an account buys.

use serde::{Deserialize, Serialize};

/// Class by the variation of monthly sales.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Xyz {
    X,
    Y,
    Z,
}

/// Where the classes end, as versioned data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct XyzModel {
    pub version: u32,
    /// Largest coefficient of variation of an X and of a Y.
    pub x_until: f64,
    pub y_until: f64,
    /// Months below which nothing is said.
    pub least_months: usize,
}

impl Default for XyzModel {
    /// `methods.md` 3.4.2.
    fn default() -> Self {
        Self { version: 1, x_until: 0.5, y_until: 1.0, least_months: 3 }
    }
}

/// Coefficient of variation of monthly sales, σ/μ with the population's σ, from 0 up: months without
/// sales count as nought. `None` when the mean is not above nought.
#[must_use]
pub fn variation(months: &[i64]) -> Option<f64> {
    let n = months.len() as f64;
    let mean = months.iter().map(|value| *value as f64).sum::<f64>() / n;
    if months.is_empty() || mean <= 0.0 {
        return None;
    }
    let variance = months.iter().map(|value| (*value as f64 - mean).powi(2)).sum::<f64>() / n;
    Some(variance.sqrt() / mean)
}

/// The class of an account by its months (`methods.md` 3.4.2). What gives back as much as it buys is a
/// Z; `None` for a period too short to say.
#[must_use]
pub fn xyz(months: &[i64], model: &XyzModel) -> Option<Xyz> {
    if months.len() < model.least_months {
        return None;
    }
    Some(match variation(months) {
        Some(cv) if cv <= model.x_until => Xyz::X,
        Some(cv) if cv <= model.y_until => Xyz::Y,
        _ => Xyz::Z,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn steady_accounts_are_x_and_erratic_ones_z() {
        let class = |months: &[i64]| xyz(months, &XyzModel::default());
        assert_eq!(class(&[100, 100, 100, 100]), Some(Xyz::X));
        // Mean 10, σ 5: exactly on the border.
        assert_eq!(class(&[5, 15, 5, 15]), Some(Xyz::X));
        // Mean 10, σ 10: exactly on the next.
        assert_eq!(class(&[0, 20, 0, 20]), Some(Xyz::Y));
        assert_eq!(class(&[0, 0, 0, 40]), Some(Xyz::Z));
        assert_eq!(class(&[0, 0, -5]), Some(Xyz::Z));
        assert_eq!(class(&[7, 7]), None);
    }

    proptest! {
        #[test]
        fn the_unit_does_not_matter(months in prop::collection::vec(0_i64..10_000, 3..30), unit in 1_i64..1_000) {
            let scaled: Vec<i64> = months.iter().map(|value| value * unit).collect();
            match (variation(&months), variation(&scaled)) {
                (Some(one), Some(other)) => prop_assert!((one - other).abs() < 1e-9),
                (one, other) => prop_assert_eq!(one, other),
            }
        }

        #[test]
        fn the_variation_is_what_the_mean_of_squares_says(months in prop::collection::vec(0_i64..10_000, 3..30)) {
            let n = months.len() as f64;
            let sum: f64 = months.iter().map(|value| *value as f64).sum();
            let squares: f64 = months.iter().map(|value| (*value as f64).powi(2)).sum();
            if let Some(cv) = variation(&months) {
                // σ² = E[x²] − μ², another way round.
                let other = (squares / n / (sum / n).powi(2) - 1.0).max(0.0).sqrt();
                prop_assert!((cv - other).abs() < 1e-6, "{cv} {other}");
            }
        }
    }
}
