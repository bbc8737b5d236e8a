//! The engine: a weighted mean that says what it left out.

use crate::explained::{Explained, FormulaId, InputKey, Part, usable};

/// A score that enters a weighted mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub input: InputKey,
    /// 0..=100; `None` when missing.
    pub score: Option<f64>,
    /// ≥ 0; anything else counts as 0.
    pub weight: f64,
    /// How much of the reading rests on fresh data, 0..=1; ignored when the score is missing.
    pub coverage: f64,
}

/// `H = Σ wᵢxᵢ / Σ wᵢ` over the readings that are there (Gainsight's mean, missing ignored as
/// Totango does), with coverage `Σ wᵢcᵢ / Σ wᵢ` over all of them and a contribution of
/// `wᵢ(xᵢ − 50) / Σ wᵢ` each. Source: `methods.md` 3.6.
#[must_use]
pub fn weighted_mean(formula: FormulaId, readings: &[Reading], model_version: u32) -> Explained {
    let weight = |r: &Reading| usable(Some(r.weight)).unwrap_or(0.0).max(0.0);
    let all: f64 = readings.iter().map(weight).sum();
    let present: f64 = readings.iter().filter(|r| usable(r.score).is_some()).map(weight).sum();

    let (mut sum, mut covered) = (0.0, 0.0);
    let mut parts = Vec::with_capacity(readings.len());
    let mut missing = Vec::new();
    for reading in readings {
        let (score, weight) = (usable(reading.score), weight(reading));
        let contribution = match score {
            Some(score) if present > 0.0 => weight * (score - formula.baseline()) / present,
            _ => 0.0,
        };
        match score {
            Some(score) => {
                sum += weight * score;
                covered += weight * reading.coverage.clamp(0.0, 1.0);
            }
            None => missing.push(reading.input.clone()),
        }
        parts.push(Part { input: reading.input.clone(), value: score, weight, contribution });
    }
    Explained {
        value: (present > 0.0).then(|| sum / present),
        formula,
        parts,
        missing,
        coverage: if all > 0.0 { covered / all } else { 0.0 },
        model_version,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::health::Dimension;

    fn readings(weights: &[f64], scores: &[Option<f64>]) -> Vec<Reading> {
        Dimension::ALL
            .into_iter()
            .zip(weights)
            .zip(scores)
            .map(|((dimension, &weight), &score)| Reading {
                input: InputKey::Dimension(dimension),
                score,
                weight,
                coverage: 1.0,
            })
            .collect()
    }

    const WEIGHTS: [f64; 6] = [25.0, 25.0, 20.0, 15.0, 10.0, 5.0];

    #[test]
    fn a_missing_dimension_is_left_out_and_lowers_the_coverage() {
        let scores = [Some(62.0), Some(71.0), Some(55.0), None, Some(48.0), Some(40.0)];
        let health = weighted_mean(FormulaId::Health, &readings(&WEIGHTS, &scores), 1);
        assert_eq!(format!("{:.2}", health.value.expect("a figure")), "60.06");
        assert_eq!(format!("{:.0}%", 100.0 * health.coverage), "85%");
        assert_eq!(health.missing, [InputKey::Dimension(Dimension::Value)]);
    }

    #[test]
    fn finishing_the_actions_and_getting_the_survey_back_would_lift_it_to_65_7() {
        let scores = [62.0, 71.0, 75.0, 71.0, 48.0, 40.0].map(Some);
        let health = weighted_mean(FormulaId::Health, &readings(&WEIGHTS, &scores), 1);
        assert_eq!(format!("{:.1}", health.value.expect("a figure")), "65.7");
        assert_eq!(health.coverage, 1.0);
    }

    #[test]
    fn nothing_known_is_no_score() {
        let health = weighted_mean(FormulaId::Health, &readings(&WEIGHTS, &[None; 6]), 1);
        assert_eq!(health.value, None);
        assert_eq!(health.coverage, 0.0);
        assert_eq!(health.missing.len(), 6);
        assert_eq!(weighted_mean(FormulaId::Health, &[], 1).value, None);
    }

    #[test]
    fn old_data_count_in_the_score_but_not_in_the_coverage() {
        let mut readings = readings(&[1.0, 1.0], &[Some(40.0), Some(60.0)]);
        readings[1].coverage = 0.0;
        let health = weighted_mean(FormulaId::Health, &readings, 1);
        assert_eq!(health.value, Some(50.0));
        assert_eq!(health.coverage, 0.5);
    }

    fn any_readings() -> impl Strategy<Value = Vec<Reading>> {
        prop::collection::vec((0.0..50.0_f64, prop::option::of(0.0..=100.0_f64)), 1..7).prop_map(|pairs| {
            let (weights, scores): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
            readings(&weights, &scores)
        })
    }

    proptest! {
        #[test]
        fn the_waterfall_ends_at_the_score(readings in any_readings()) {
            let health = weighted_mean(FormulaId::Health, &readings, 1);
            if let Some(value) = health.value {
                prop_assert!((health.waterfall_end() - value).abs() < 1e-9);
            }
        }

        #[test]
        fn the_score_lies_between_the_lowest_and_the_highest(readings in any_readings()) {
            let scores = || readings.iter().filter(|r| r.weight > 0.0).filter_map(|r| r.score);
            if let Some(value) = weighted_mean(FormulaId::Health, &readings, 1).value {
                prop_assert!(value >= scores().fold(f64::INFINITY, f64::min) - 1e-9);
                prop_assert!(value <= scores().fold(0.0, f64::max) + 1e-9);
            }
        }

        #[test]
        fn doubling_every_weight_changes_nothing(readings in any_readings()) {
            let doubled: Vec<_> = readings.iter().cloned()
                .map(|r| Reading { weight: 2.0 * r.weight, ..r }).collect();
            let (a, b) = (weighted_mean(FormulaId::Health, &readings, 1),
                          weighted_mean(FormulaId::Health, &doubled, 1));
            prop_assert_eq!(a.value.is_some(), b.value.is_some());
            prop_assert!((a.value.unwrap_or(0.0) - b.value.unwrap_or(0.0)).abs() < 1e-9);
            prop_assert!((a.coverage - b.coverage).abs() < 1e-9);
        }
    }
}
