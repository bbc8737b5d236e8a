//! What would have been foreseen in the past, knowing only the past of then.

use serde::{Deserialize, Serialize};

use super::{
    Journey, LearnModel, Lessons,
    learn::{Lesson, Turn},
    period::{midnight, next_month},
};
use crate::{
    id::DealId,
    pipeline::{Stage, forecast::DealProbability},
    time::Moment,
};

/// The moments a closed deal is foreseen at, while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Points {
    /// At each turn of a month in the zone: as forecasts are read. Long deals count often, and deals
    /// that open and close within a month not at all.
    MonthStarts { zone: i32 },
    /// Whenever it comes to a stage: every deal counts, quick or slow.
    StageEntries,
}

/// Who foresees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Predictor {
    /// The learned probability of the deal.
    Deal,
    /// The learned probability of the stage it stands in.
    Stage,
    /// The team: what somebody had set for the deal, else the default of its stage.
    Team,
}

/// What was foreseen of a deal, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    pub deal: DealId,
    pub at: Moment,
    /// 0..=1; `None` when there was not enough data then.
    pub probability: Option<f64>,
    pub won: bool,
}

/// What would have been foreseen of the deals that are closed at `now`, at each of their points, by
/// lessons learned only from what was known at that point; in the order of time, then of ids.
///
/// A deal is foreseen while it is open, so its own result is never among the lessons. Lessons are
/// carried from point to point, each closing learned once. Deals that are still open are left out,
/// because nobody knows yet, so the latest months hold the quicker deals only. The stages' defaults
/// are those of today, as far as the caller gives no others.
#[must_use]
pub fn foresee(
    journeys: &[Journey],
    stages: &[Stage],
    now: Moment,
    points: Points,
    predictor: Predictor,
    model: &LearnModel,
) -> Vec<Prediction> {
    let mut turns = turns(journeys, now).into_iter().peekable();
    let mut lessons = Lessons::none(Moment(i64::MIN));
    let mut predictions = Vec::new();
    for (at, journey, won) in moments(journeys, now, points) {
        while let Some((_, lesson, turn)) = turns.next_if(|(moment, ..)| *moment <= at) {
            lessons.turn(&lesson, turn);
        }
        lessons.at = at;
        let probability = probability(&lessons, journey, stages, predictor, model);
        predictions.push(Prediction { deal: journey.deal(), at, probability, won });
    }
    predictions
}

/// All closings and reopenings up to now, in the order of time.
fn turns(journeys: &[Journey], now: Moment) -> Vec<(Moment, Lesson<'_>, Turn)> {
    let mut turns = Vec::new();
    for journey in journeys {
        for closing in journey.closings().iter().filter(|closing| closing.at <= now) {
            let lesson = Lesson::of(journey, closing);
            if let Some(end) = closing.reopened_at.filter(|end| *end <= now) {
                turns.push((end, lesson.clone(), Turn::Forget));
            }
            turns.push((closing.at, lesson, Turn::Learn));
        }
    }
    // A deal that was won when it had been lost is taken back before it is learned again.
    turns.sort_by_key(|(at, _, turn)| (*at, *turn == Turn::Learn));
    turns
}

/// The points of all deals that are closed now, with what became of them.
fn moments(journeys: &[Journey], now: Moment, points: Points) -> Vec<(Moment, &Journey, bool)> {
    let mut moments = Vec::new();
    for journey in journeys {
        let Some(closing) = journey.closing_at(now) else { continue };
        let of_deal = match points {
            Points::MonthStarts { zone } => month_starts(journey.born(), closing.at, zone),
            Points::StageEntries => {
                let entered = journey.visits_until(closing.at).map(|visit| visit.entered_at);
                let mut entered: Vec<Moment> = entered.collect();
                entered.dedup();
                entered
            }
        };
        let open = of_deal.into_iter().filter(|at| *at < closing.at && journey.is_open_at(*at));
        moments.extend(open.map(|at| (at, journey, closing.won)));
    }
    moments.sort_by_key(|(at, journey, _)| (*at, journey.deal()));
    moments
}

/// The turns of the month from one moment to another.
fn month_starts(from: Moment, to: Moment, zone: i32) -> Vec<Moment> {
    let first = from.date_at(zone);
    // A deal that was born as a month began is read then.
    let first = if first.day() == 1 && midnight(first, zone) == from { first } else { next_month(first) };
    let days = std::iter::successors(Some(first), |day| Some(next_month(*day)));
    days.map(|day| midnight(day, zone)).take_while(|at| *at <= to).collect()
}

fn probability(
    lessons: &Lessons,
    journey: &Journey,
    stages: &[Stage],
    predictor: Predictor,
    model: &LearnModel,
) -> Option<f64> {
    let stage = || {
        let id = journey.visit_at(lessons.at)?.stage;
        stages.iter().find(|stage| stage.id == id)
    };
    match predictor {
        Predictor::Deal => match lessons.deal_chance(journey, model)? {
            DealProbability::Estimate { explained, .. } => explained.value,
            DealProbability::NotEnoughData { .. } => None,
        },
        Predictor::Stage => lessons.stage_chance(stage()?, model).value,
        Predictor::Team => {
            let set = journey.forecast_at(lessons.at).and_then(|forecast| forecast.probability);
            let percent = match set {
                Some(percent) => percent,
                None => stage()?.probability,
            };
            Some(percent.clamp(0, 100) as f64 / 100.0)
        }
    }
}

#[cfg(test)]
#[path = "foresight_tests.rs"]
mod tests;
