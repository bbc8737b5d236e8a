//! Whether a deal has stood in its stage too long.

use serde::{Deserialize, Serialize};

/// How a deal's age in its stage looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Age {
    Fresh,
    /// Look soon.
    Amber,
    /// Rotting: act.
    Red,
}

/// How long deals usually stay in a stage, days, from the stage history and not from the time of
/// the last edit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageDays {
    /// Median.
    pub p50: f64,
    /// Four of five deals stay at most this long.
    pub p80: f64,
}

/// Thresholds, as versioned data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgeModel {
    pub version: u32,
    /// Amber beyond this many medians.
    pub amber_medians: f64,
    /// Without a history: amber and red beyond these many days.
    pub fallback_amber: f64,
    pub fallback_red: f64,
    /// Fewer completed stays than this are no history.
    pub least_stays: usize,
}

impl Default for AgeModel {
    /// `methods.md` 3.7: amber > P50 × 1.5, red > P80, else 14 and 30 days. The least number of
    /// stays is ours: below five, one slow deal decides the eightieth percentile.
    fn default() -> Self {
        Self { version: 1, amber_medians: 1.5, fallback_amber: 14.0, fallback_red: 30.0, least_stays: 5 }
    }
}

impl StageDays {
    /// P50 and P80 in days, from the days that deals which have left the stage had stayed; `None` when they are too few.
    #[must_use]
    pub fn from_stays(stays: &[f64], model: &AgeModel) -> Option<Self> {
        let stays: Vec<f64> = stays.iter().copied().filter(|days| days.is_finite()).collect();
        if stays.len() < model.least_stays {
            return None;
        }
        Some(Self { p50: percentile(&stays, 0.5)?, p80: percentile(&stays, 0.8)? })
    }
}

/// The age of a deal that has been in its stage for `days`: red beyond P80, amber beyond 1.5 × P50,
/// without a history beyond 30 and 14 days (`methods.md` 3.7). Red wins where both apply: in a stage
/// with a short tail, P80 may come before one and a half medians.
#[must_use]
pub fn age(days: f64, usual: Option<StageDays>, model: &AgeModel) -> Age {
    let (amber, red) =
        usual.map_or((model.fallback_amber, model.fallback_red), |usual| (usual.p50 * model.amber_medians, usual.p80));
    if days > red {
        Age::Red
    } else if days > amber {
        Age::Amber
    } else {
        Age::Fresh
    }
}

/// The value below which `share` (0..=1) of the values lie, interpolated between neighbours (type 7
/// of Hyndman and Fan, as spreadsheets do it); `None` without values.
#[must_use]
pub fn percentile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] + (sorted[above] - sorted[below]) * (place - below as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn age_of(days: f64, usual: Option<StageDays>) -> Age {
        age(days, usual, &AgeModel::default())
    }

    #[test]
    fn a_deal_is_late_when_it_is_later_than_others_were() {
        let usual = Some(StageDays { p50: 20.0, p80: 45.0 });
        assert_eq!(age_of(30.0, usual), Age::Fresh);
        assert_eq!(age_of(31.0, usual), Age::Amber);
        assert_eq!(age_of(45.0, usual), Age::Amber);
        assert_eq!(age_of(46.0, usual), Age::Red);
    }

    #[test]
    fn red_wins_in_a_stage_with_a_short_tail() {
        assert_eq!(age_of(26.0, Some(StageDays { p50: 20.0, p80: 25.0 })), Age::Red);
    }

    #[test]
    fn without_a_history_two_weeks_are_amber_and_a_month_is_red() {
        assert_eq!(age_of(14.0, None), Age::Fresh);
        assert_eq!(age_of(15.0, None), Age::Amber);
        assert_eq!(age_of(31.0, None), Age::Red);
    }

    #[test]
    fn four_stays_are_no_history() {
        assert_eq!(StageDays::from_stays(&[1.0, 2.0, 3.0, 4.0], &AgeModel::default()), None);
        let usual = StageDays::from_stays(&[50.0, 10.0, 40.0, 30.0, 20.0], &AgeModel::default());
        assert_eq!(usual, Some(StageDays { p50: 30.0, p80: 42.0 }));
    }

    #[test]
    fn percentiles_lie_between_their_neighbours() {
        assert_eq!(percentile(&[3.0, 1.0], 0.5), Some(2.0));
        assert_eq!(percentile(&[3.0, 1.0], 1.0), Some(3.0));
        assert_eq!(percentile(&[7.0], 0.8), Some(7.0));
        assert_eq!(percentile(&[], 0.5), None);
    }
}
