//! Where the score is heading.

use serde::{Deserialize, Serialize};

/// The score at the end of a week.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Week number on any continuous count, such as weeks since the epoch.
    pub week: i32,
    /// The score then, 0..=100.
    pub score: f64,
}

/// How snapshots become an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TrendModel {
    /// How many of the latest snapshots count.
    pub snapshots: usize,
    /// Fewer snapshots than this say nothing.
    pub least: usize,
    /// Points a week from which the arrow points up, or down when negative.
    pub points_per_week: f64,
}

impl Default for TrendModel {
    /// `methods.md` 3.6: last 6 weekly snapshots, ±1 point a week. At least three, because two
    /// points make a line of any noise.
    fn default() -> Self {
        Self { snapshots: 6, least: 3, points_per_week: 1.0 }
    }
}

/// The arrow beside a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Up,
    Level,
    Down,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// Points a week.
    pub slope: f64,
    pub direction: Direction,
    /// Snapshots it rests on.
    pub snapshots: usize,
}

/// Least-squares slope of the latest snapshots in points a week (`methods.md` 3.6); weeks without one leave a gap in time rather
/// than a bend in the line. `None` when too few are there.
#[must_use]
pub fn trend(weekly: &[Snapshot], model: &TrendModel) -> Option<Trend> {
    let mut latest: Vec<Snapshot> = weekly.iter().filter(|s| s.score.is_finite()).copied().collect();
    latest.sort_by_key(|s| s.week);
    let latest = &latest[latest.len().saturating_sub(model.snapshots)..];
    if latest.len() < model.least {
        return None;
    }
    let slope = slope(latest)?;
    let direction = if slope >= model.points_per_week {
        Direction::Up
    } else if slope <= -model.points_per_week {
        Direction::Down
    } else {
        Direction::Level
    };
    Some(Trend { slope, direction, snapshots: latest.len() })
}

/// `Σ(t−t̄)(y−ȳ) / Σ(t−t̄)²`; `None` when all snapshots are of one week.
fn slope(points: &[Snapshot]) -> Option<f64> {
    let n = points.len() as f64;
    let week = points.iter().map(|p| f64::from(p.week)).sum::<f64>() / n;
    let score = points.iter().map(|p| p.score).sum::<f64>() / n;
    let (mut across, mut along) = (0.0, 0.0);
    for p in points {
        let dt = f64::from(p.week) - week;
        across += dt * (p.score - score);
        along += dt * dt;
    }
    (along > 0.0).then(|| across / along)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn weeks(scores: &[f64]) -> Vec<Snapshot> {
        (2900..).zip(scores).map(|(week, &score)| Snapshot { week, score }).collect()
    }

    fn direction(scores: &[f64]) -> Option<Direction> {
        trend(&weeks(scores), &TrendModel::default()).map(|t| t.direction)
    }

    #[test]
    fn one_point_a_week_points_up_and_one_down_points_down() {
        assert_eq!(direction(&[50.0, 51.0, 52.0, 53.0, 54.0, 55.0]), Some(Direction::Up));
        assert_eq!(direction(&[60.0, 59.0, 58.0, 57.0]), Some(Direction::Down));
        assert_eq!(direction(&[60.0, 60.5, 61.0, 61.5]), Some(Direction::Level));
    }

    #[test]
    fn only_the_last_six_snapshots_count() {
        let scores = [90.0, 10.0, 10.0, 12.0, 14.0, 16.0, 18.0, 20.0];
        let trend = trend(&weeks(&scores), &TrendModel::default()).expect("enough weeks");
        assert_eq!(trend.snapshots, 6);
        assert!((trend.slope - 2.0).abs() < 1e-12);
    }

    #[test]
    fn a_week_without_a_snapshot_stretches_time() {
        let mut weekly = weeks(&[40.0, 42.0, 44.0, 46.0]);
        weekly.remove(1);
        weekly.reverse();
        let trend = trend(&weekly, &TrendModel::default()).expect("enough weeks");
        assert!((trend.slope - 2.0).abs() < 1e-12);
    }

    #[test]
    fn two_snapshots_are_no_trend() {
        assert_eq!(direction(&[10.0, 90.0]), None);
        assert_eq!(direction(&[]), None);
    }

    #[test]
    fn snapshots_of_one_week_are_no_trend() {
        let same = [Snapshot { week: 1, score: 5.0 }; 4];
        assert_eq!(trend(&same, &TrendModel::default()), None);
    }

    proptest! {
        #[test]
        fn a_straight_line_has_its_own_slope(
            start in 0.0..100.0_f64, per_week in -9.0..9.0_f64, count in 3_usize..6
        ) {
            let scores: Vec<f64> = (0..count).map(|i| start + per_week * i as f64).collect();
            let trend = trend(&weeks(&scores), &TrendModel::default());
            prop_assert!((trend.map_or(f64::NAN, |t| t.slope) - per_week).abs() < 1e-9);
        }
    }
}
