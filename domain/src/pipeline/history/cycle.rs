//! How long it takes from opening a deal to winning it, and how much that earns a day.

use serde::{Deserialize, Serialize};

use super::{Closing, Journey, Period};
use crate::{
    pipeline::forecast::{AgeModel, Pace, StageDays},
    time::Moment,
};

/// Days from opening to winning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cycle {
    /// Won deals.
    pub n: u32,
    /// Won deals that are recorded as won before they were opened; left out.
    pub unusable: u32,
    /// Median and P80; `None` when the deals are too few.
    pub days: Option<StageDays>,
    /// `None` when the deals are too few.
    pub mean: Option<f64>,
}

/// The deals that were closed as of a moment, on a day of the period.
pub(super) fn closed_in(
    journeys: &[Journey],
    period: Option<Period>,
    at: Moment,
) -> impl Iterator<Item = (&Journey, &Closing)> {
    let closed = journeys.iter().filter_map(move |journey| Some((journey, journey.closing_at(at)?)));
    closed.filter(move |(_, closing)| period.is_none_or(|period| period.holds(closing.on)))
}

/// Days from opening to winning of the won deals.
fn days(journeys: &[Journey], period: Option<Period>, at: Moment, zone: i32) -> Vec<i64> {
    let won = closed_in(journeys, period, at).filter(|(_, closing)| closing.won);
    won.map(|(journey, closing)| closing.on.days_since(journey.opened_on(zone))).collect()
}

/// Cycle time of the deals won in a period, as of a moment (`methods.md` 3.7). Deals without a day of
/// opening are counted from the day they were first seen in the zone. The least number of deals is
/// that of stays ([`AgeModel::least_stays`]), for the same reason.
#[must_use]
pub fn cycle(journeys: &[Journey], period: Option<Period>, at: Moment, zone: i32, model: &AgeModel) -> Cycle {
    let all = days(journeys, period, at, zone);
    let usable: Vec<f64> = all.iter().filter(|days| **days >= 0).map(|days| *days as f64).collect();
    let days = StageDays::from_stays(&usable, model);
    Cycle {
        n: usable.len() as u32,
        unusable: (all.len() - usable.len()) as u32,
        days,
        mean: days.map(|_| usable.iter().sum::<f64>() / usable.len() as f64),
    }
}

/// What [`crate::pipeline::forecast::velocity`] needs (`methods.md` 3.7): the deals open at the moment,
/// and of those closed in the period the mean amount of the won ones (with an amount), the share won
/// and the mean days of the cycle, at least one.
#[must_use]
pub fn pace(journeys: &[Journey], period: Option<Period>, at: Moment, zone: i32) -> Pace {
    let (mut won, mut closed) = (0_u32, 0_u32);
    let mut amounts: Vec<i128> = Vec::new();
    for (journey, closing) in closed_in(journeys, period, at) {
        closed += 1;
        if closing.won {
            won += 1;
            amounts.extend(journey.forecast_at(at).and_then(|forecast| forecast.amount).map(i128::from));
        }
    }
    let days: Vec<i128> =
        days(journeys, period, at, zone).into_iter().filter(|days| *days >= 0).map(i128::from).collect();
    Pace {
        deals: journeys.iter().filter(|journey| journey.is_open_at(at)).count() as u32,
        average_value: mean(&amounts),
        win_rate: (closed > 0).then(|| f64::from(won) / f64::from(closed)),
        cycle_days: mean(&days).map(|days| u32::try_from(days.max(1)).unwrap_or(u32::MAX)),
    }
}

/// The mean, rounded to the nearest whole, halves up.
fn mean(values: &[i128]) -> Option<i64> {
    let n = i128::try_from(values.len()).ok().filter(|n| *n > 0)?;
    i64::try_from((2 * values.iter().sum::<i128>() + n).div_euclid(2 * n)).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        pipeline::{
            forecast::velocity,
            history::any::{any_journeys, any_moment, closed, day, expecting, moved, stages},
        },
        time::DAY_MS,
    };

    fn won_after(days: i64, amount: i64) -> Journey {
        let told = expecting(moved(days as u128, &[(stages()[0].id, 0)]), &[(1, None, Some(amount))]);
        closed(told, true, days)
    }

    #[test]
    fn half_the_deals_are_won_within_the_median() {
        let journeys: Vec<Journey> = [10, 20, 30, 40, 50].map(|days| won_after(days, 1)).to_vec();
        let told = cycle(&journeys, None, day(200), 0, &AgeModel::default());
        assert_eq!(told.days, Some(StageDays { p50: 30.0, p80: 42.0 }));
        assert_eq!((told.n, told.mean), (5, Some(30.0)));
        let period = Period { from: day(15).date(), to: day(40).date() };
        let few = cycle(&journeys, Some(period), day(200), 0, &AgeModel::default());
        assert_eq!(few, Cycle { n: 3, ..Cycle::default() }, "three deals are no history");
    }

    #[test]
    fn the_pace_of_the_past_earns_by_the_day() {
        let lost = closed(moved(8, &[(stages()[0].id, 0)]), false, 3);
        let open = moved(9, &[(stages()[0].id, 0)]);
        let journeys = [won_after(10, 900), won_after(30, 1_102), lost, open];
        let told = pace(&journeys, None, day(40), 0);
        let expected = Pace { deals: 1, average_value: Some(1_001), win_rate: Some(2.0 / 3.0), cycle_days: Some(20) };
        assert_eq!(told, expected);
        assert_eq!(velocity(&told, 1).minor, Some(33));
        assert_eq!(pace(&journeys, None, day(-1), 0), Pace::default());
    }

    proptest! {
        #[test]
        fn days_run_from_opening_to_winning(journeys in any_journeys(10), at in any_moment()) {
            let mut all = Vec::new();
            for then in journeys.iter().filter_map(|journey| journey.as_of(at)) {
                if let Some(last) = then.closings().last().filter(|one| one.won && one.reopened_at.is_none()) {
                    let opened = then.opened_on(0).start().0;
                    all.push((last.on.start().0 - opened) / DAY_MS);
                }
            }
            let told = cycle(&journeys, None, at, 0, &AgeModel { least_stays: 1, ..AgeModel::default() });
            let usable: Vec<i64> = all.iter().copied().filter(|days| *days >= 0).collect();
            prop_assert_eq!((told.n + told.unusable) as usize, all.len());
            prop_assert_eq!(told.n as usize, usable.len());
            if let Some(mean) = told.mean {
                let sum: i64 = usable.iter().sum();
                prop_assert!((mean * f64::from(told.n) - sum as f64).abs() < 1e-6);
            }
        }
    }
}
