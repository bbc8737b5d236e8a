//! What was recorded of a deal, and when.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Fact, Trait};
use crate::{
    id::StageId,
    pipeline::ForecastCategory,
    time::{Date, Moment},
};

/// A stay in a stage. Winning and losing are stages too, so closing a deal ends its stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub stage: StageId,
    pub entered_at: Moment,
    /// `None` while it stands there.
    pub left_at: Option<Moment>,
}

/// How a deal ended, as long as it was not taken up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Won, or lost.
    pub won: bool,
    /// When it became known: from here on it may be learned from.
    pub at: Moment,
    /// The day it was won or lost on, as recorded; durations are counted to it.
    pub on: Date,
    /// Key of the reason, where one was given.
    pub reason: Option<String>,
    /// Whom it was lost to or won against.
    pub competitor: Option<Uuid>,
    /// When it was taken up again.
    pub reopened_at: Option<Moment>,
}

/// What the team expected of a deal from a moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    pub at: Moment,
    /// When the order is expected.
    pub expected_on: Option<Date>,
    /// Minor units of the reporting currency.
    pub amount: Option<i64>,
    /// In percent, where somebody set it.
    pub probability: Option<i64>,
    pub category: Option<ForecastCategory>,
}

/// Everything recorded of a deal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    pub visits: Vec<Visit>,
    pub closings: Vec<Closing>,
    pub traits: Vec<Trait>,
    pub forecasts: Vec<Forecast>,
}

/// The moment, unless it lies after `at`.
fn known(moment: Option<Moment>, at: Moment) -> Option<Moment> {
    moment.filter(|moment| *moment <= at)
}

/// The earlier end, where there is any.
fn earlier(end: Option<Moment>, next: Option<Moment>) -> Option<Moment> {
    end.into_iter().chain(next).min()
}

impl Past {
    /// Puts everything in the order of time, so that a deal stands in one stage at a time, is closed
    /// once at a time and has one fact of each single kind at a time: what comes later ends what came
    /// before. Of what was recorded at the same moment, the later in the list came later. Nothing
    /// ends before it began, and what did not last a moment is left out, but for visits, which count
    /// as having come to a stage. What is recorded before the first visit became known with it.
    pub(super) fn put_in_order(&mut self) {
        self.visits.sort_by_key(|visit| visit.entered_at);
        let entries: Vec<Moment> = self.visits.iter().map(|visit| visit.entered_at).collect();
        for (visit, next) in self.visits.iter_mut().zip(following(&entries)) {
            visit.left_at = earlier(visit.left_at, next).map(|left| left.max(visit.entered_at));
        }

        let first = entries.first().copied().unwrap_or_default();
        self.closings.sort_by_key(|closing| closing.at);
        self.closings.iter_mut().for_each(|closing| closing.at = closing.at.max(first));
        let closed: Vec<Moment> = self.closings.iter().map(|closing| closing.at).collect();
        for (closing, next) in self.closings.iter_mut().zip(following(&closed)) {
            closing.reopened_at = earlier(closing.reopened_at, next);
        }
        self.closings.retain(|closing| closing.reopened_at.is_none_or(|end| end > closing.at));

        self.forecasts.sort_by_key(|forecast| forecast.at);
        self.forecasts.iter_mut().for_each(|forecast| forecast.at = forecast.at.max(first));
        self.traits.sort_by_key(|one| one.since);
        self.traits.iter_mut().for_each(|one| one.since = one.since.max(first));
        self.put_traits_in_order();
    }

    fn put_traits_in_order(&mut self) {
        // Tags end by themselves, each other kind by its next fact.
        let place = |one: &Trait| (one.fact.kind(), one.since);
        self.traits.sort_by_key(place);
        let places: Vec<_> = self.traits.iter().map(place).collect();
        for (at, one) in self.traits.iter_mut().enumerate() {
            let next = places.get(at + 1).filter(|(kind, _)| kind.single() && *kind == one.fact.kind());
            one.until = earlier(one.until, next.map(|(_, since)| *since));
        }
        self.traits.retain(|one| one.until.is_none_or(|end| end > one.since));
    }

    /// What was known at a moment.
    pub(super) fn as_of(&self, at: Moment) -> Self {
        let visit = |visit: &Visit| Visit { left_at: known(visit.left_at, at), ..*visit };
        let closing = |one: &Closing| Closing { reopened_at: known(one.reopened_at, at), ..one.clone() };
        let fact = |one: &Trait| Trait { until: known(one.until, at), ..one.clone() };
        Self {
            visits: self.visits.iter().filter(|visit| visit.entered_at <= at).map(visit).collect(),
            closings: self.closings.iter().filter(|closing| closing.at <= at).map(closing).collect(),
            traits: self.traits.iter().filter(|one| one.since <= at).map(fact).collect(),
            forecasts: self.forecasts.iter().filter(|forecast| forecast.at <= at).copied().collect(),
        }
    }
}

impl Trait {
    /// What was true from a moment on, and still is.
    #[must_use]
    pub fn since(fact: Fact, since: Moment) -> Self {
        Self { fact, since, until: None }
    }

    pub(super) fn holds_at(&self, at: Moment) -> bool {
        self.since <= at && self.until.is_none_or(|end| end > at)
    }
}

/// For each moment the one after it in the list.
fn following(moments: &[Moment]) -> impl Iterator<Item = Option<Moment>> {
    moments.iter().skip(1).copied().map(Some).chain([None])
}
