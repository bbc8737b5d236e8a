//! How often the expected day moved, and how far.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Journey, Proportion};
use crate::{id::DealId, pipeline::forecast::Month, time::Moment};

/// How the expected month of one deal moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealSlip {
    pub deal: DealId,
    /// Month that was promised first.
    pub first: Month,
    /// Month it was won in, else the month expected last.
    pub last: Month,
    /// How often it was put off to a later month.
    pub later: u32,
    /// How often it was brought forward to an earlier one.
    pub earlier: u32,
    /// Months from first to last: above 0 it slipped.
    pub months: i32,
}

/// How the expected months of the deals moved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Slippage {
    /// Deals that were put off at least once, of those that were ever expected.
    pub put_off: Proportion,
    /// Deals that ended up later than promised first, of the same.
    pub slipped: Proportion,
    /// Mean months from first to last, earlier counting as less; `None` without deals.
    pub mean_months: Option<f64>,
    /// How many deals by months from first to last.
    pub by_months: BTreeMap<i32, u32>,
    /// In the order of the deals.
    pub deals: Vec<DealSlip>,
}

/// How the expected months had moved by a moment (`methods.md` 3.7), read from the log of forecasts:
/// day by day within a month is no slip. What is recorded together with a closing or after it is no
/// forecast; a won deal ends in the month it was won in, a lost one where it was expected last. Deals
/// that were never expected at any time are left out.
#[must_use]
pub fn slippage(journeys: &[Journey], at: Moment) -> Slippage {
    let mut deals: Vec<DealSlip> = journeys.iter().filter_map(|journey| of_deal(journey, at)).collect();
    deals.sort_by_key(|slip| slip.deal);
    let mut told = Slippage::default();
    let mut months = 0_i64;
    for slip in &deals {
        told.put_off.add(slip.later > 0);
        told.slipped.add(slip.months > 0);
        *told.by_months.entry(slip.months).or_default() += 1;
        months += i64::from(slip.months);
    }
    told.mean_months = (!deals.is_empty()).then(|| months as f64 / deals.len() as f64);
    Slippage { deals, ..told }
}

fn of_deal(journey: &Journey, at: Moment) -> Option<DealSlip> {
    let closing = journey.closing_at(at);
    let until = closing.map_or(at, |closing| journey.eve(closing));
    let mut expected = journey.forecasts_until(until).filter_map(|forecast| forecast.expected_on).map(Month::of);
    let first = expected.next()?;
    let (mut last, mut later, mut earlier) = (first, 0, 0);
    for month in expected {
        later += u32::from(month > last);
        earlier += u32::from(month < last);
        last = month;
    }
    if let Some(won) = closing.filter(|closing| closing.won) {
        last = Month::of(won.on);
    }
    Some(DealSlip { deal: journey.deal(), first, last, later, earlier, months: last.months_since(first) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        pipeline::history::any::{any_journeys, any_moment, closed, day, expecting, moved, stages},
        time::Date,
    };

    fn on(text: &str) -> Option<Date> {
        Some(text.parse().expect("a date"))
    }

    fn expected(deal: u128, dates: &[(i64, Option<Date>)]) -> Journey {
        let log: Vec<_> = dates.iter().map(|(at, on)| (*at, *on, None)).collect();
        expecting(moved(deal, &[(stages()[0].id, 0)]), &log)
    }

    #[test]
    fn a_date_within_the_month_is_no_slip_and_one_over_the_turn_of_the_year_is() {
        let journeys = [
            expected(1, &[(1, on("1970-11-03")), (2, on("1970-11-28"))]),
            expected(2, &[(1, on("1970-11-03")), (2, None), (3, on("1971-01-02")), (4, on("1970-12-30"))]),
            expected(3, &[(1, None)]),
        ];
        let told = slippage(&journeys, day(10));
        assert_eq!(told.put_off, Proportion { count: 1, n: 2 });
        assert_eq!(told.mean_months, Some(0.5));
        assert_eq!(told.by_months, BTreeMap::from([(0, 1), (1, 1)]));
        assert_eq!((told.deals[1].later, told.deals[1].earlier, told.deals[1].months), (1, 1, 1));
        assert_eq!(slippage(&journeys, day(3)).deals[1].months, 2, "as it stood then");
    }

    #[test]
    fn a_deal_won_later_than_promised_slipped_though_nobody_said_so() {
        let log = [(1, on("1970-01-20")), (70, on("1970-03-12"))];
        let told = slippage(&[closed(expected(1, &log), true, 70)], day(80));
        assert_eq!((told.put_off.count, told.slipped.count), (0, 1), "the date set with the result is no forecast");
        assert_eq!(told.deals[0].months, 2);
        let lost = slippage(&[closed(expected(1, &log), false, 70)], day(80));
        assert_eq!(lost.deals[0].months, 0);
    }

    proptest! {
        #[test]
        fn moves_lead_from_the_first_month_to_the_last(journeys in any_journeys(8), at in any_moment()) {
            let told = slippage(&journeys, at);
            for slip in &told.deals {
                let journey = journeys.iter().find(|one| one.deal() == slip.deal).expect("one of them");
                let end = journey.closing_at(at).map_or(at, |one| journey.eve(one));
                let dates: Vec<Date> =
                    journey.forecasts_until(end).filter_map(|forecast| forecast.expected_on).collect();
                let numbers: Vec<i32> = dates.iter().map(|on| on.year() * 12 + i32::from(on.month())).collect();
                let steps: Vec<i32> = numbers.windows(2).map(|pair| pair[1] - pair[0]).collect();
                prop_assert_eq!(slip.later as usize, steps.iter().filter(|step| **step > 0).count());
                prop_assert_eq!(slip.earlier as usize, steps.iter().filter(|step| **step < 0).count());
                if journey.closing_at(at).is_none_or(|one| !one.won) {
                    prop_assert_eq!(slip.months, steps.iter().sum::<i32>());
                }
            }
            prop_assert_eq!(told.by_months.values().sum::<u32>(), told.slipped.n);
        }
    }
}
