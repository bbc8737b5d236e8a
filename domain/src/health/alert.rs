//! Alerts: what has turned for the worse, and since when. They are read from what is noted, so the same
//! turn is the same alert however often somebody looks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Band, BandModel, OverrideKind, Snapshot, last_day};
use crate::{id::*, names::Names, time::Date};

/// When something is an alert.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlertModel {
    /// A fall of so many points is an alert …
    pub drop_points: f64,
    /// … within so many weeks.
    pub drop_weeks: i32,
    /// Days without contact after which a key person is silent.
    pub silent_days: i64,
}

impl Default for AlertModel {
    /// `methods.md` 3.9: a drop of 10 points; 3.3: not heard of for 90 days is stale, so a warning comes at 60.
    fn default() -> Self {
        Self { drop_points: 10.0, drop_weeks: 4, silent_days: 60 }
    }
}

impl AlertModel {
    /// Whether the numbers make sense.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        (1.0..=100.0).contains(&self.drop_points)
            && (1..=26).contains(&self.drop_weeks)
            && (1..=730).contains(&self.silent_days)
    }
}

/// What has turned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "sign", rename_all = "snake_case")]
pub enum Sign {
    /// The score fell, from the highest of the last weeks.
    Drop { from: f64, to: f64 },
    /// The verdict changed.
    Band { from: Band, to: Band },
    /// Nobody has spoken with a key person since `last`.
    Silent { person: PersonId, names: Names, last: Date },
    /// A tender was published.
    Tender { deal: DealId, title: Names, submit_by: Option<Date> },
    /// Something holds the score down that nobody has acknowledged.
    Held { kind: OverrideKind },
}

/// A sign, with its name among all others and the day it came up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alert {
    /// The same for the same turn, whenever it is read: who has read it is remembered by this.
    pub key: String,
    pub on: Date,
    #[serde(flatten)]
    pub sign: Sign,
}

/// The score of each week, the latest standing for the running one.
fn by_week(series: &[Snapshot]) -> BTreeMap<i32, f64> {
    series.iter().map(|one| (one.week, one.score)).collect()
}

/// The alert of a falling score, if it falls now: it came up in the first of the weeks in a row that
/// were below the highest before them by the points of the model.
#[must_use]
pub fn falling(account: AccountId, series: &[Snapshot], model: &AlertModel) -> Option<Alert> {
    let weeks = by_week(series);
    let high = |week: i32| weeks.range(week - model.drop_weeks..week).map(|(_, score)| *score).reduce(f64::max);
    let falls = |week: i32| {
        let (high, score) = (high(week)?, *weeks.get(&week)?);
        (high - score >= model.drop_points).then_some((high, score))
    };
    let (&now, _) = weeks.last_key_value()?;
    let (from, to) = falls(now)?;
    let mut since = now;
    while falls(since - 1).is_some() {
        since -= 1;
    }
    Some(Alert { key: format!("drop/{account}/{since}"), on: last_day(since), sign: Sign::Drop { from, to } })
}

/// Weeks for which a change of the verdict is news.
const NEWS: i32 = 4;

/// The alert of the last change of the verdict, while it is news.
#[must_use]
pub fn turning(account: AccountId, series: &[Snapshot], bands: &BandModel) -> Option<Alert> {
    let weeks = by_week(series);
    let (&now, _) = weeks.last_key_value()?;
    let (mut before, mut turn) = (None, None);
    for (&week, &score) in &weeks {
        let band = bands.band(score, before);
        if let Some(from) = before.filter(|before| *before != band) {
            turn = Some((week, from, band));
        }
        before = Some(band);
    }
    let (week, from, to) = turn.filter(|(week, _, _)| now - week < NEWS)?;
    Some(Alert { key: format!("band/{account}/{week}"), on: last_day(week), sign: Sign::Band { from, to } })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ACCOUNT: AccountId = AccountId(Uuid::nil());

    fn series(scores: &[f64]) -> Vec<Snapshot> {
        (100..).zip(scores).map(|(week, &score)| Snapshot { week, score }).collect()
    }

    fn fall(scores: &[f64]) -> Option<(i32, f64, f64)> {
        let alert = falling(ACCOUNT, &series(scores), &AlertModel::default())?;
        let Sign::Drop { from, to } = alert.sign else { return None };
        Some((super::super::week_of(alert.on) - 100, from, to))
    }

    #[test]
    fn ten_points_within_four_weeks_are_an_alert_and_nine_are_none() {
        assert_eq!(fall(&[70.0, 68.0, 66.0, 60.0]), Some((3, 70.0, 60.0)));
        assert_eq!(fall(&[70.0, 68.0, 66.0, 61.0]), None);
        assert_eq!(fall(&[70.0]), None);
    }

    #[test]
    fn a_slow_decline_over_many_weeks_is_none() {
        assert_eq!(fall(&[70.0, 68.0, 66.0, 64.0, 62.0, 61.0, 59.0, 57.0]), None);
    }

    #[test]
    fn the_same_fall_is_the_same_alert_a_week_later() {
        let key = |scores: &[f64]| falling(ACCOUNT, &series(scores), &AlertModel::default()).map(|alert| alert.key);
        let first = key(&[70.0, 70.0, 58.0]);
        assert!(first.is_some());
        assert_eq!(first, key(&[70.0, 70.0, 58.0, 57.0]));
        assert_eq!(key(&[70.0, 70.0, 58.0, 57.0, 69.0]), None);
    }

    #[test]
    fn a_change_of_the_verdict_is_news_for_four_weeks() {
        let turn = |scores: &[f64]| {
            turning(ACCOUNT, &series(scores), &BandModel::default()).map(|alert| match alert.sign {
                Sign::Band { from, to } => (from, to),
                other => panic!("{other:?}"),
            })
        };
        assert_eq!(turn(&[70.0, 60.0]), Some((Band::Green, Band::Amber)));
        assert_eq!(turn(&[70.0, 60.0, 60.0, 60.0, 60.0]), Some((Band::Green, Band::Amber)), "three weeks on");
        assert_eq!(turn(&[70.0, 60.0, 60.0, 60.0, 60.0, 60.0]), None, "four weeks on");
        // Within the hysteresis nothing has changed.
        assert_eq!(turn(&[70.0, 65.0, 68.0, 65.0]), None);
    }
}
