//! From a raw measure to a score of 0..=100 (`methods.md` 3.6, column "Map to 0–100").

use serde::{Deserialize, Serialize};

/// A corner of a line or the start of a step.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Raw value.
    pub at: f64,
    /// Score there, 0..=100.
    pub score: f64,
}

/// How a raw value becomes a score. Whatever the parameters, the score stays within 0..=100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Mapping {
    /// The raw value is the score already.
    Direct,
    /// A ratio: 1 is 100.
    Ratio,
    /// A share that ought to be small: 0 is 100, 1 is 0.
    Complement,
    /// A scale from −100 to 100.
    Centred,
    /// Growth in per cent: none is 50, each per cent moves the score by `slope`.
    Growth { slope: f64 },
    /// A threat: none is 100, each point of |impact × likelihood| costs `slope`.
    Threat { slope: f64 },
    /// Fades with age: the score halves every `days`.
    HalfLife { days: f64 },
    /// The score of the last step reached; below the first step, the first.
    Steps { points: Vec<Point> },
    /// Straight lines from point to point, level beyond the ends.
    Line { points: Vec<Point> },
}

impl Mapping {
    /// The score, 0..=100, of a finite raw value in the unit of its measure (`methods.md` 3.6).
    #[must_use]
    pub fn score(&self, raw: f64) -> f64 {
        let score = match self {
            Self::Direct => raw,
            Self::Ratio => ratio(raw),
            Self::Complement => ratio(1.0 - raw),
            Self::Centred => centred(raw),
            Self::Growth { slope } => growth(raw, *slope),
            Self::Threat { slope } => threat(raw, *slope),
            Self::HalfLife { days } => 100.0 * decay(raw, *days),
            Self::Steps { points } => steps(raw, points),
            Self::Line { points } => line(raw, points),
        };
        score.clamp(0.0, 100.0)
    }

    /// Whether the parameters make sense: finite, a positive half-life, corners in rising order.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Growth { slope } | Self::Threat { slope } => slope.is_finite(),
            Self::HalfLife { days } => days.is_finite() && *days > 0.0,
            Self::Steps { points } | Self::Line { points } => {
                !points.is_empty()
                    && points
                        .iter()
                        .all(|p| p.at.is_finite() && p.score.is_finite() && (0.0..=100.0).contains(&p.score))
                    && points.windows(2).all(|w| w[0].at < w[1].at)
            }
            Self::Direct | Self::Ratio | Self::Complement | Self::Centred => true,
        }
    }
}

/// What is left after `days` of fading with the given half-life, 0..=1. Source: `methods.md` 3.2.
#[must_use]
pub(crate) fn decay(days: f64, half_life: f64) -> f64 {
    0.5_f64.powf(days.max(0.0) / half_life)
}

fn ratio(share: f64) -> f64 {
    100.0 * share
}

fn centred(index: f64) -> f64 {
    (index + 100.0) / 2.0
}

fn growth(per_cent: f64, slope: f64) -> f64 {
    50.0 + slope * per_cent
}

fn threat(points: f64, slope: f64) -> f64 {
    100.0 - slope * points.abs()
}

fn steps(raw: f64, points: &[Point]) -> f64 {
    let reached = points.iter().rev().find(|p| raw >= p.at);
    reached.or(points.first()).map_or(0.0, |p| p.score)
}

fn line(raw: f64, points: &[Point]) -> f64 {
    let next = points.partition_point(|p| p.at <= raw);
    match (next.checked_sub(1).map(|i| points[i]), points.get(next)) {
        (Some(a), Some(b)) => a.score + (b.score - a.score) * (raw - a.at) / (b.at - a.at),
        (Some(last), None) => last.score,
        (None, Some(first)) => first.score,
        (None, None) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(corners: &[(f64, f64)]) -> Vec<Point> {
        corners.iter().map(|&(at, score)| Point { at, score }).collect()
    }

    #[test]
    fn an_index_of_zero_is_the_middle_of_the_scale() {
        assert_eq!(Mapping::Centred.score(-100.0), 0.0);
        assert_eq!(Mapping::Centred.score(0.0), 50.0);
        assert_eq!(Mapping::Centred.score(24.0), 62.0);
        assert_eq!(Mapping::Centred.score(100.0), 100.0);
    }

    #[test]
    fn ratios_stop_at_a_hundred() {
        assert_eq!(Mapping::Ratio.score(0.55), 55.000_000_000_000_01);
        assert_eq!(Mapping::Ratio.score(1.7), 100.0);
        assert_eq!(Mapping::Complement.score(0.25), 75.0);
        assert_eq!(Mapping::Direct.score(120.0), 100.0);
    }

    #[test]
    fn growth_of_a_quarter_fills_the_scale() {
        let growth = Mapping::Growth { slope: 2.0 };
        assert_eq!(growth.score(0.0), 50.0);
        assert_eq!(growth.score(10.5), 71.0);
        assert_eq!(growth.score(25.0), 100.0);
        assert_eq!(growth.score(-40.0), 0.0);
    }

    #[test]
    fn the_worst_threat_empties_the_scale_whatever_its_sign() {
        let threat = Mapping::Threat { slope: 4.0 };
        assert_eq!(threat.score(0.0), 100.0);
        assert_eq!(threat.score(15.0), 40.0);
        assert_eq!(threat.score(-25.0), 0.0);
    }

    #[test]
    fn knowledge_loses_half_its_worth_in_sixty_days() {
        let staleness = Mapping::HalfLife { days: 60.0 };
        assert_eq!(staleness.score(0.0), 100.0);
        assert_eq!(staleness.score(60.0), 50.0);
        assert_eq!(staleness.score(120.0), 25.0);
    }

    #[test]
    fn recency_fades_as_published() {
        let printed =
            [(0.0, "1.000"), (15.0, "0.841"), (30.0, "0.707"), (60.0, "0.500"), (90.0, "0.354"), (180.0, "0.125")];
        for (days, text) in printed {
            assert_eq!(format!("{:.3}", decay(days, 60.0)), text, "{days} days");
        }
    }

    #[test]
    fn steps_hold_their_score_until_the_next_one() {
        let steps = Mapping::Steps { points: points(&[(0.0, 100.0), (1.0, 33.0), (3.0, 0.0)]) };
        let scores: Vec<f64> = [0.0, 1.0, 2.0, 3.0, 9.0].map(|n| steps.score(n)).into();
        assert_eq!(scores, [100.0, 33.0, 33.0, 0.0, 0.0]);
    }

    #[test]
    fn lines_join_their_corners_and_stay_level_outside() {
        let line = Mapping::Line { points: points(&[(0.0, 100.0), (30.0, 70.0), (60.0, 40.0), (90.0, 0.0)]) };
        let scores: Vec<f64> = [-5.0, 0.0, 15.0, 30.0, 60.0, 75.0, 90.0, 400.0].map(|n| line.score(n)).into();
        assert_eq!(scores, [100.0, 100.0, 85.0, 70.0, 40.0, 20.0, 0.0, 0.0]);
    }

    #[test]
    fn a_mapping_with_disordered_corners_is_not_sound() {
        let disordered = Mapping::Steps { points: points(&[(3.0, 0.0), (1.0, 33.0)]) };
        assert!(!disordered.is_sound());
        assert!(!Mapping::Line { points: vec![] }.is_sound());
        assert!(!Mapping::HalfLife { days: 0.0 }.is_sound());
    }

    fn any_mapping() -> impl Strategy<Value = Mapping> {
        let corners =
            prop::collection::btree_map(-50_i32..50, 0.0..=100.0_f64, 1..6).prop_map(|corners| -> Vec<Point> {
                corners.into_iter().map(|(at, score)| Point { at: f64::from(at), score }).collect()
            });
        prop_oneof![
            Just(Mapping::Direct),
            Just(Mapping::Ratio),
            Just(Mapping::Complement),
            Just(Mapping::Centred),
            (-5.0..5.0_f64).prop_map(|slope| Mapping::Growth { slope }),
            (-5.0..5.0_f64).prop_map(|slope| Mapping::Threat { slope }),
            (0.1..500.0_f64).prop_map(|days| Mapping::HalfLife { days }),
            corners.clone().prop_map(|points| Mapping::Steps { points }),
            corners.prop_map(|points| Mapping::Line { points }),
        ]
    }

    proptest! {
        #[test]
        fn every_score_lies_between_0_and_100(mapping in any_mapping(), raw in -1e6..1e6_f64) {
            prop_assert!(mapping.is_sound());
            prop_assert!((0.0..=100.0).contains(&mapping.score(raw)));
        }
    }
}
