//! Deals with a past, drawn and by hand, for the tests of this folder.

use proptest::prelude::*;
use uuid::Uuid;

use super::{Closing, Fact, Forecast, Journey, Past, Trait, Visit};
use crate::{
    id::StageId,
    names::Names,
    pipeline::{ForecastCategory, Stage, StageKind},
    time::{DAY_MS, Date, Moment},
};

/// The beginning of a day after 1970-01-01.
pub fn day(number: i64) -> Moment {
    Moment(number * DAY_MS)
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// Four open stages and two ends, of one pipeline.
pub fn stages() -> Vec<Stage> {
    let kinds = [StageKind::Open, StageKind::Open, StageKind::Open, StageKind::Open, StageKind::Won, StageKind::Lost];
    (0..)
        .zip(kinds)
        .map(|(position, kind)| {
            let stage = id(100 + position as u128).into();
            let probability = [10, 30, 50, 80, 100, 0][position as usize];
            Stage { probability, ..Stage::named(stage, id(1).into(), Names::default(), position, kind) }
        })
        .collect()
}

/// The journey of deal `number`, if it was ever in a stage.
pub fn journey(number: u128, past: Past) -> Option<Journey> {
    Journey::new(id(number).into(), id(1).into(), None, past)
}

/// A deal that came to these stages on these days.
pub fn moved(number: u128, stages: &[(StageId, i64)]) -> Journey {
    let visits = stages.iter().map(|(stage, on)| Visit { stage: *stage, entered_at: day(*on), left_at: None });
    journey(number, Past { visits: visits.collect(), ..Past::default() }).expect("a stage")
}

/// The deal, closed on a day.
pub fn closed(deal: Journey, won: bool, on: i64) -> Journey {
    let stage = stages()[if won { 4 } else { 5 }].id;
    deal.retold(|past| {
        past.visits.push(Visit { stage, entered_at: day(on), left_at: None });
        let closing =
            Closing { won, at: day(on), on: day(on).date(), reason: None, competitor: None, reopened_at: None };
        past.closings.push(closing);
    })
}

/// The deal, of which a fact was known from a day on.
pub fn with(deal: Journey, fact: Fact, since: i64) -> Journey {
    deal.retold(|past| past.traits.push(Trait::since(fact, day(since))))
}

/// The deal, of which was expected from these days on: when, and what amount.
pub fn expecting(deal: Journey, log: &[(i64, Option<Date>, Option<i64>)]) -> Journey {
    let forecast = |(at, expected_on, amount): &(i64, Option<Date>, Option<i64>)| Forecast {
        at: day(*at),
        expected_on: *expected_on,
        amount: *amount,
        probability: None,
        category: None,
    };
    deal.retold(|past| past.forecasts.extend(log.iter().map(forecast)))
}

/// Any half day of some seven months.
pub fn any_moment() -> impl Strategy<Value = Moment> {
    (0_i64..440).prop_map(|half_days| Moment(half_days * DAY_MS / 2))
}

fn any_end() -> impl Strategy<Value = Option<Moment>> {
    prop::option::weighted(0.3, any_moment())
}

fn any_fact() -> impl Strategy<Value = Fact> {
    (0_u8..6, 0_u128..3).prop_map(|(kind, value)| match kind {
        0 => Fact::Account(id(200 + value).into()),
        1 => Fact::Product(id(300 + value).into()),
        2 => Fact::Family(format!("family {value}")),
        3 => Fact::Owner(id(400 + value).into()),
        4 => Fact::Team(id(500 + value).into()),
        _ => Fact::Tag(format!("tag {value}")),
    })
}

fn any_closing() -> impl Strategy<Value = Closing> {
    let words = (prop::option::of("[ab]"), prop::option::of(600_u128..603));
    (any::<bool>(), any_moment(), -3_i64..=0, words, any_end()).prop_map(|(won, at, ago, words, reopened_at)| {
        let on = at.date().plus_days(ago);
        Closing { won, at, on, reason: words.0, competitor: words.1.map(id), reopened_at }
    })
}

fn any_forecast() -> impl Strategy<Value = Forecast> {
    let expected = prop::option::weighted(0.8, 0_i64..400);
    let category = prop::option::of(prop::sample::select(vec![ForecastCategory::Omitted, ForecastCategory::Commit]));
    let figures = (prop::option::weighted(0.8, 0_i64..1_000_000), prop::option::of(0_i64..=100));
    (any_moment(), expected, figures, category).prop_map(|(at, expected, (amount, probability), category)| Forecast {
        at,
        expected_on: expected.map(Date::from_days),
        amount,
        probability,
        category,
    })
}

/// Any past, in any order.
pub fn any_past() -> impl Strategy<Value = Past> {
    let visit = (0_usize..6, any_moment(), any_end()).prop_map(|(stage, entered_at, left_at)| Visit {
        stage: stages()[stage].id,
        entered_at,
        left_at,
    });
    let fact = (any_fact(), any_moment(), any_end()).prop_map(|(fact, since, until)| Trait { fact, since, until });
    (
        prop::collection::vec(visit, 0..6),
        prop::collection::vec(any_closing(), 0..3),
        prop::collection::vec(fact, 0..8),
        prop::collection::vec(any_forecast(), 0..5),
    )
        .prop_map(|(visits, closings, traits, forecasts)| Past { visits, closings, traits, forecasts })
}

/// Any deals, fewer than `most`, numbered from 1.
pub fn any_journeys(most: usize) -> impl Strategy<Value = Vec<Journey>> {
    prop::collection::vec(any_past(), 0..most)
        .prop_map(|pasts| (1..).zip(pasts).filter_map(|(number, past)| journey(number, past)).collect())
}
