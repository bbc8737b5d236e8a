//! The pipeline at a moment.

use serde::{Deserialize, Serialize};

use super::{Journey, period::midnight};
use crate::{
    id::DealId,
    pipeline::{ForecastCategory, Stage, StageKind, forecast::Month},
    time::Moment,
};

/// How a deal stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub deal: DealId,
    pub kind: StageKind,
    /// Minor units of the reporting currency; counts as nothing where nobody has put a figure on it.
    pub amount: Option<i64>,
    /// In percent, 0..=100.
    pub probability: i64,
    /// Month it is expected in; of a closed deal, the month it was closed in.
    pub month: Option<Month>,
    pub category: Option<ForecastCategory>,
}

/// How all deals stood, one line each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    pub at: Moment,
    /// In the order of the deals.
    pub lines: Vec<Line>,
}

impl Snapshot {
    /// How the deals stood at a moment, read back from their past. Deals whose stage is unknown count
    /// at what somebody had set, else at nothing.
    #[must_use]
    pub fn of(journeys: &[Journey], stages: &[Stage], at: Moment) -> Self {
        let known = journeys.iter().filter(|journey| journey.born() <= at);
        let mut lines: Vec<Line> = known.map(|journey| line(journey, stages, at)).collect();
        lines.sort_by_key(|line| line.deal);
        Self { at, lines }
    }

    /// The week whose snapshot is to be taken now: the beginning of this week in the zone, unless the
    /// latest snapshot is of this week already.
    #[must_use]
    pub fn due(latest: Option<Moment>, now: Moment, zone: i32) -> Option<Moment> {
        let week = week_start(now, zone);
        latest.is_none_or(|latest| latest < week).then_some(week)
    }
}

/// Monday midnight of the week in the zone.
#[must_use]
pub fn week_start(moment: Moment, zone: i32) -> Moment {
    let day = moment.date_at(zone);
    // 1970-01-01 was a Thursday.
    midnight(day.plus_days(-(day.days() + 3).rem_euclid(7)), zone)
}

fn line(journey: &Journey, stages: &[Stage], at: Moment) -> Line {
    let forecast = journey.forecast_at(at);
    let amount = forecast.and_then(|forecast| forecast.amount);
    let category = forecast.and_then(|forecast| forecast.category);
    let deal = journey.deal();
    if let Some(closing) = journey.closing_at(at) {
        let (kind, probability) = if closing.won { (StageKind::Won, 100) } else { (StageKind::Lost, 0) };
        return Line { deal, kind, amount, probability, month: Some(Month::of(closing.on)), category };
    }
    let stage = || {
        let standing = journey.visit_at(at)?.stage;
        stages.iter().find(|stage| stage.id == standing)
    };
    let set = forecast.and_then(|forecast| forecast.probability);
    let probability = set.or_else(|| stage().map(|stage| stage.probability)).unwrap_or(0);
    let month = forecast.and_then(|forecast| forecast.expected_on).map(Month::of);
    Line { deal, kind: StageKind::Open, amount, probability: probability.clamp(0, 100), month, category }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        pipeline::history::any::{any_journeys, any_moment, stages},
        time::{DAY_MS, Date},
    };

    #[test]
    fn weeks_begin_on_monday_where_the_team_is() {
        let monday: Date = "2026-12-07".parse().expect("a date");
        let evening = Moment(monday.start().0 - 4 * 3_600_000);
        assert_eq!(week_start(evening, 0).date(), monday.plus_days(-7));
        assert_eq!(week_start(evening, 480).date_at(480), monday, "it is Monday morning in China");
    }

    #[test]
    fn one_snapshot_a_week() {
        let now = Moment(1_000 * DAY_MS + 5);
        let week = Snapshot::due(None, now, 480).expect("the first one");
        assert_eq!(Snapshot::due(Some(week), now, 480), None);
        assert_eq!(Snapshot::due(Some(now), now, 480), None);
        assert_eq!(Snapshot::due(Some(week), Moment(now.0 + 7 * DAY_MS), 480), Some(Moment(week.0 + 7 * DAY_MS)));
    }

    proptest! {
        #[test]
        fn a_week_holds_its_moments(moment in any_moment(), zone in -720..=840) {
            let week = week_start(moment, zone);
            prop_assert!(week <= moment && moment.0 < week.0 + 7 * DAY_MS);
            prop_assert_eq!(week_start(week, zone), week);
            prop_assert_eq!(week.date_at(zone).days().rem_euclid(7), 4, "1970-01-05 was a Monday");
        }

        #[test]
        fn a_snapshot_holds_every_known_deal_as_it_stood(journeys in any_journeys(6), at in any_moment()) {
            let snapshot = Snapshot::of(&journeys, &stages(), at);
            for journey in &journeys {
                let line = snapshot.lines.iter().find(|line| line.deal == journey.deal());
                prop_assert_eq!(line.is_some(), journey.born() <= at);
                let Some(line) = line else { continue };
                prop_assert_eq!(line.kind == StageKind::Open, journey.is_open_at(at));
                let last = journey.as_of(at).and_then(|then| then.forecast_at(at).copied());
                prop_assert_eq!(line.amount, last.and_then(|last| last.amount));
                if line.kind == StageKind::Open {
                    prop_assert_eq!(line.month, last.and_then(|last| last.expected_on).map(Month::of));
                }
            }
        }
    }
}
