//! Where visit days go: the split that earns most, by dynamic programming, and the greedy rule of
//! CALLPLAN that takes the best average return step by step (`methods.md` 3.9).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Curve, PlanRules, Response, Unfit};
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    money::Currency,
};

/// The most days that are split: five thousand are a team of twenty.
pub const MOST_DAYS: u32 = 5_000;
/// Steps after which the exact answer takes too long for a hand on a slider.
const PATIENCE: u64 = 40_000_000;

/// A place where days can go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub id: Uuid,
    pub curve: Curve,
    /// What it contributes a year at today's days, in minor units or any unit that is the same for all.
    pub worth: f64,
    /// Days as they are now, at least 1.
    pub now: u32,
    /// Never fewer.
    pub least: u32,
    /// Never more.
    pub most: u32,
}

/// Why a response is left out of the split.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Left {
    /// Sales, margin or days are not known.
    Unknown,
    /// The answers make no curve.
    Unfit(Unfit),
    /// Its sales are in another currency.
    Currency,
}

impl Place {
    /// The place of a response whose sales are in `currency`.
    ///
    /// # Errors
    /// Why it is left out.
    pub fn of(response: &Response, currency: Currency) -> Result<Self, Left> {
        let worth = response.contribution().ok_or(Left::Unknown)?;
        if response.sales.is_some_and(|sales| sales.currency != currency) {
            return Err(Left::Currency);
        }
        let days = |days: i64| u32::try_from(days).unwrap_or(0);
        let now = days(response.days.ok_or(Left::Unknown)?).max(1);
        let curve = response.curve().map_err(Left::Unfit)?;
        let least = response.least.map_or(0, days);
        let most = response.most.map_or(u32::MAX, days).max(least);
        Ok(Self { id: response.id.0, curve, worth, now, least, most })
    }

    /// What it contributes with so many days.
    #[must_use]
    pub fn earns(&self, days: u32) -> f64 {
        self.worth * self.curve.at(f64::from(days) / f64::from(self.now))
    }
}

/// Days for each place, in their order.
pub type Days = Vec<u32>;

/// There are fewer days than the minima ask for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TooFew {
    /// What the minima ask for.
    pub needed: u32,
}

/// What a split earns, less what its days cost.
#[must_use]
pub fn earned(places: &[Place], days: &[u32], cost: f64) -> f64 {
    places.iter().zip(days).map(|(place, days)| place.earns(*days) - cost * f64::from(*days)).sum()
}

fn minima(places: &[Place], capacity: u32) -> Result<u32, TooFew> {
    let needed = places.iter().fold(0_u32, |sum, place| sum.saturating_add(place.least));
    if needed > capacity { Err(TooFew { needed }) } else { Ok(needed) }
}

/// The split of at most `capacity` days that earns most less `cost` a day: exact, by dynamic programming
/// over places and days. Of equal splits the one with fewer days wins.
///
/// # Errors
/// The minima ask for more than there is.
pub fn best(places: &[Place], capacity: u32, cost: f64) -> Result<Days, TooFew> {
    let capacity = capacity.min(MOST_DAYS);
    minima(places, capacity)?;
    let room = capacity as usize;
    let width = room + 1;
    // The best of the places so far with exactly so many days, and how many of them the last place has.
    let mut reached = vec![f64::NEG_INFINITY; width];
    reached[0] = 0.0;
    let mut chosen = vec![0_u32; places.len() * width];
    for (at, place) in places.iter().enumerate() {
        let most = place.most.min(capacity);
        let gains: Vec<f64> = (place.least..=most).map(|days| place.earns(days) - cost * f64::from(days)).collect();
        let mut next = vec![f64::NEG_INFINITY; width];
        for (used, base) in reached.iter().enumerate().filter(|(_, base)| base.is_finite()) {
            for (days, gain) in (place.least..).zip(&gains) {
                let total = used + days as usize;
                if total > room {
                    break;
                }
                if base + gain > next[total] {
                    next[total] = base + gain;
                    chosen[at * width + total] = days;
                }
            }
        }
        reached = next;
    }
    let mut left = 0;
    for (days, value) in reached.iter().enumerate() {
        if *value > reached[left] {
            left = days;
        }
    }
    let mut split = vec![0; places.len()];
    for at in (0..places.len()).rev() {
        split[at] = chosen[at * width + left];
        left -= split[at] as usize;
    }
    Ok(split)
}

/// The greedy rule: again and again the step of however many days with the best average return (Lodish's
/// incremental analysis on the concave envelope). As good as [`best`] wherever the last step fits.
///
/// # Errors
/// The minima ask for more than there is.
pub fn greedy(places: &[Place], capacity: u32, cost: f64) -> Result<Days, TooFew> {
    let capacity = capacity.min(MOST_DAYS);
    let mut left = capacity - minima(places, capacity)?;
    let mut split: Days = places.iter().map(|place| place.least).collect();
    loop {
        let mut found: Option<(f64, usize, u32)> = None;
        for (at, place) in places.iter().enumerate() {
            let here = place.earns(split[at]);
            for step in 1..=left.min(place.most.saturating_sub(split[at])) {
                let average = (place.earns(split[at] + step) - here) / f64::from(step) - cost;
                if average > 0.0 && found.is_none_or(|(best, ..)| average > best) {
                    found = Some((average, at, step));
                }
            }
        }
        let Some((_, at, step)) = found else { return Ok(split) };
        split[at] += step;
        left -= step;
    }
}

/// The [`best`] split, or the [`greedy`] one where the exact answer would take too long; and whether it is exact.
///
/// # Errors
/// The minima ask for more than there is.
pub fn split(places: &[Place], capacity: u32, cost: f64) -> Result<(Days, bool), TooFew> {
    let days = u64::from(capacity.min(MOST_DAYS));
    let exact = places.len() as u64 * days * days / 2 <= PATIENCE;
    let days = if exact { best(places, capacity, cost) } else { greedy(places, capacity, cost) };
    days.map(|days| (days, exact))
}

/// What one more day is worth at each place of a split; nothing where it may have no more.
#[must_use]
pub fn next_day(places: &[Place], days: &[u32]) -> Vec<Option<f64>> {
    let more =
        |(place, days): (&Place, &u32)| (*days < place.most).then(|| place.earns(*days + 1) - place.earns(*days));
    places.iter().zip(days).map(more).collect()
}

/// Days that go from one place to another, or come from or go to none where the whole changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    pub from: Option<Uuid>,
    pub to: Option<Uuid>,
    pub days: u32,
    /// What it earns.
    pub gain: f64,
}

/// What has to be moved to come from one split to another: most gain first as far as each place has days
/// to give or to take. The gains add up to what the new split earns more.
#[must_use]
pub fn shifts(places: &[Place], from: &[u32], to: &[u32]) -> Vec<Shift> {
    let mut days = from.to_vec();
    let mut shifts = Vec::new();
    loop {
        let gives = (0..days.len()).filter(|at| days[*at] > to[*at]).max_by_key(|at| days[*at] - to[*at]);
        let takes = (0..days.len()).filter(|at| days[*at] < to[*at]).max_by_key(|at| to[*at] - days[*at]);
        let count = match (gives, takes) {
            (None, None) => return shifts,
            (Some(give), Some(take)) => (days[give] - to[give]).min(to[take] - days[take]),
            (Some(give), None) => days[give] - to[give],
            (None, Some(take)) => to[take] - days[take],
        };
        let before = earned(places, &days, 0.0);
        if let Some(give) = gives {
            days[give] -= count;
        }
        if let Some(take) = takes {
            days[take] += count;
        }
        let id = |at: Option<usize>| at.and_then(|at| places.get(at)).map(|place| place.id);
        shifts.push(Shift { from: id(gives), to: id(takes), days: count, gain: earned(places, &days, 0.0) - before });
    }
}

/// What a split contributes, place by place.
#[must_use]
pub fn contribution(places: &[Place], days: &[u32], rules: &PlanRules) -> Explained {
    if places.is_empty() {
        return Explained::unknown(FormulaId::VisitContribution, Vec::new(), rules.version);
    }
    let part = |(place, days): (&Place, &u32)| Part {
        input: InputKey::Response(place.id),
        value: Some(f64::from(*days)),
        weight: place.worth,
        contribution: place.earns(*days),
    };
    let parts: Vec<Part> = places.iter().zip(days).map(part).collect();
    let value = parts.iter().map(|part| part.contribution).sum();
    Explained {
        value: Some(value),
        formula: FormulaId::VisitContribution,
        parts,
        missing: Vec::new(),
        coverage: 1.0,
        model_version: rules.version,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(n: u128, worth: f64, now: u32, answers: [f64; 4]) -> Place {
        let [none, half, more, full] = answers;
        let curve = Curve::fit(none, half, more, full).expect("rising");
        Place { id: Uuid::from_u128(n), curve, worth, now, least: 0, most: u32::MAX }
    }

    /// The three accounts of `methods.md` 3.9.
    fn three() -> [Place; 3] {
        [
            place(1, 800.0 * 0.35, 10, [0.7, 0.85, 1.10, 1.2]),
            place(2, 300.0 * 0.40, 6, [0.3, 0.6, 1.45, 2.0]),
            place(3, 120.0 * 0.45, 8, [0.5, 0.8, 1.12, 1.3]),
        ]
    }

    fn hundredths(value: f64) -> f64 {
        (value * 100.0).round() / 100.0
    }

    #[test]
    fn the_split_of_methods_3_9() {
        let places = three();
        assert_eq!(hundredths(earned(&places, &[10, 6, 8], 0.0)), 454.0);
        let split = best(&places, 24, 0.0).expect("no minima");
        assert_eq!(split, [11, 13, 0]);
        assert_eq!(hundredths(earned(&places, &split, 0.0)), 511.51);
        assert_eq!(greedy(&places, 24, 0.0), Ok(split.clone()));
        let next: Vec<f64> = next_day(&places, &split).into_iter().flatten().map(hundredths).collect();
        assert_eq!(next, [5.71, 5.20, 2.29]);
        assert_eq!(hundredths(contribution(&places, &split, &PlanRules::default()).waterfall_end()), 511.51);
    }

    #[test]
    fn a_service_minimum_of_two_days_costs_642() {
        let places = three().map(|place| Place { least: 2, ..place });
        let split = best(&places, 24, 0.0).expect("six days suffice");
        assert_eq!(split, [10, 12, 2]);
        let worth = earned(&places, &split, 0.0);
        assert_eq!(hundredths(worth), 505.09);
        let free = earned(&three(), &[11, 13, 0], 0.0);
        assert_eq!(hundredths(free - worth), 6.42);
        assert_eq!(best(&places, 5, 0.0), Err(TooFew { needed: 6 }));
        assert_eq!(greedy(&places, 5, 0.0), Err(TooFew { needed: 6 }));
    }

    #[test]
    fn days_that_cost_more_than_they_earn_are_not_spent() {
        let split = best(&three(), 24, 8.0).expect("no minima");
        assert!(split.iter().sum::<u32>() < 24, "{split:?}");
        assert_eq!(best(&three(), 24, 1e6), Ok(vec![0, 0, 0]));
        assert_eq!(best(&[], 24, 0.0), Ok(vec![]));
    }

    #[test]
    fn shifts_lead_from_one_split_to_the_other_and_say_what_they_earn() {
        let places = three();
        let moved = shifts(&places, &[10, 6, 8], &[11, 13, 0]);
        let days: Vec<u32> = moved.iter().map(|shift| shift.days).collect();
        assert_eq!(days, [7, 1]);
        let gain: f64 = moved.iter().map(|shift| shift.gain).sum();
        assert_eq!(hundredths(gain), 57.51);
        let more = shifts(&places, &[10, 6, 8], &[10, 8, 8]);
        assert_eq!(more.iter().map(|shift| (shift.from, shift.days)).collect::<Vec<_>>(), [(None, 2)]);
    }

    fn any_place() -> impl Strategy<Value = Place> {
        let answers = (0.0..0.8_f64, 0.1..0.9_f64, 1.05..1.6_f64, 0.05..0.8_f64);
        (answers, 10.0..900.0_f64, 1..8_u32, 0..3_u32, 0..9_u32).prop_map(
            |((none, share, more, above), worth, now, least, span)| {
                let half = none + (1.0 - none) * share;
                let curve = Curve::fit(none, half, more, more + above).expect("rising");
                Place { id: Uuid::nil(), curve, worth, now, least, most: least + span }
            },
        )
    }

    /// Every split there is.
    fn all(places: &[Place], capacity: u32) -> Vec<Days> {
        let Some((first, others)) = places.split_first() else { return vec![vec![]] };
        let splits = (first.least..=first.most.min(capacity)).flat_map(|days| {
            let rest = all(others, capacity - days);
            rest.into_iter().map(move |mut rest| {
                rest.insert(0, days);
                rest
            })
        });
        splits.collect()
    }

    proptest! {
        #[test]
        fn no_split_earns_more_than_the_best_and_it_keeps_the_bounds(
            places in prop::collection::vec(any_place(), 0..4), capacity in 0..13_u32, cost in 0.0..30.0_f64,
        ) {
            let everything = all(&places, capacity);
            let most = everything.iter().map(|days| earned(&places, days, cost)).fold(f64::NEG_INFINITY, f64::max);
            match best(&places, capacity, cost) {
                Err(_) => prop_assert!(everything.is_empty()),
                Ok(split) => {
                    prop_assert!((earned(&places, &split, cost) - most).abs() < 1e-6);
                    prop_assert!(split.iter().sum::<u32>() <= capacity);
                    prop_assert!(split.iter().zip(&places).all(|(days, place)| (place.least..=place.most).contains(days)));
                    let quick = greedy(&places, capacity, cost).expect("the minima fit");
                    prop_assert!(earned(&places, &quick, cost) <= most + 1e-6);
                    prop_assert!(quick.iter().sum::<u32>() <= capacity);
                }
            }
        }

        #[test]
        fn more_days_never_earn_less(places in prop::collection::vec(any_place(), 1..4), capacity in 9..16_u32) {
            let worth = |days| earned(&places, &best(&places, days, 0.0).expect("the minima fit"), 0.0);
            prop_assert!(worth(capacity) <= worth(capacity + 1) + 1e-9);
        }
    }
}
