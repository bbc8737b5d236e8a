//! One deal's past, and what was known of it at any moment.

use std::collections::BTreeSet;

use super::{Closing, Fact, Forecast, Past, Visit};
use crate::{
    id::{DealId, PipelineId},
    time::{Date, Moment},
};

/// One deal's past, in order.
///
/// "At a moment" includes what was recorded at that very moment. The day it was opened on, its
/// pipeline and the words of a closing (day, reason, competitor) are as recorded last: none of them
/// is a feature of any prediction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    deal: DealId,
    pipeline: PipelineId,
    opened_on: Option<Date>,
    /// When it was first seen, which is its first visit.
    born: Moment,
    past: Past,
}

impl Journey {
    /// The journey of a deal; `None` when it was never in a stage. The past may come in any order:
    /// what is later ends what was before, so that a deal stands in one stage at a time.
    ///
    /// Whoever brings in deals that closed before they were recorded decides what was known when: at
    /// the time of the import, if in doubt.
    #[must_use]
    pub fn new(deal: DealId, pipeline: PipelineId, opened_on: Option<Date>, mut past: Past) -> Option<Self> {
        past.put_in_order();
        let born = past.visits.first()?.entered_at;
        Some(Self { deal, pipeline, opened_on, born, past })
    }

    /// The journey as it was known at a moment; `None` when nothing of it was.
    #[must_use]
    pub fn as_of(&self, at: Moment) -> Option<Self> {
        (self.born <= at).then(|| Self { past: self.past.as_of(at), ..*self })
    }

    #[must_use]
    pub const fn deal(&self) -> DealId {
        self.deal
    }

    #[must_use]
    pub const fn pipeline(&self) -> PipelineId {
        self.pipeline
    }

    /// When it was first seen.
    #[must_use]
    pub const fn born(&self) -> Moment {
        self.born
    }

    /// The day it was opened on: as recorded, else the day it was first seen in the zone.
    #[must_use]
    pub fn opened_on(&self, zone: i32) -> Date {
        self.opened_on.unwrap_or_else(|| self.born.date_at(zone))
    }

    /// Its visits up to a moment, the earliest first. They may have ended after it.
    pub fn visits_until(&self, at: Moment) -> impl Iterator<Item = &Visit> {
        self.past.visits.iter().take_while(move |visit| visit.entered_at <= at)
    }

    /// All times it was closed, the earliest first.
    #[must_use]
    pub fn closings(&self) -> &[Closing] {
        &self.past.closings
    }

    /// What the team expected up to a moment, the earliest first.
    pub fn forecasts_until(&self, at: Moment) -> impl Iterator<Item = &Forecast> {
        self.past.forecasts.iter().take_while(move |forecast| forecast.at <= at)
    }

    /// The stay it was in.
    #[must_use]
    pub fn visit_at(&self, at: Moment) -> Option<&Visit> {
        self.visits_until(at).last().filter(|visit| visit.left_at.is_none_or(|left| left > at))
    }

    /// How it had ended, if it was closed then.
    #[must_use]
    pub fn closing_at(&self, at: Moment) -> Option<&Closing> {
        self.closings().iter().find(|one| one.at <= at && one.reopened_at.is_none_or(|end| end > at))
    }

    /// Whether it was known and not closed.
    #[must_use]
    pub fn is_open_at(&self, at: Moment) -> bool {
        self.born <= at && self.closing_at(at).is_none()
    }

    /// What the team expected then.
    #[must_use]
    pub fn forecast_at(&self, at: Moment) -> Option<&Forecast> {
        self.forecasts_until(at).last()
    }

    /// What was true of it then, as far as it was known.
    #[must_use]
    pub fn facts_at(&self, at: Moment) -> BTreeSet<&Fact> {
        self.past.traits.iter().filter(|one| one.holds_at(at)).map(|one| &one.fact).collect()
    }

    /// The last moment before a closing, from which the deal is learned: what is recorded together
    /// with the result, such as a tag that says why it was lost, would give the result away. A deal
    /// recorded as closed from the start is learned as it was recorded.
    #[must_use]
    pub fn eve(&self, closing: &Closing) -> Moment {
        Moment(closing.at.0 - 1).max(self.born)
    }

    /// The same deal with another past.
    #[cfg(test)]
    pub(super) fn retold(&self, change: impl FnOnce(&mut Past)) -> Self {
        let mut past = self.past.clone();
        change(&mut past);
        Self::new(self.deal, self.pipeline, self.opened_on, past).expect("a deal that was somewhere")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::pipeline::history::{
        FactKind, Trait,
        any::{any_moment, any_past, day, journey},
    };

    /// Another past that is the same up to a moment.
    fn spliced(past: &Past, other: &Past, at: Moment) -> Past {
        // Ends after the moment are not known yet, so any other will do.
        let end = |end: Option<Moment>| end.filter(|end| *end <= at);
        let mut spliced = Past::default();
        spliced.visits.extend(past.visits.iter().filter(|one| one.entered_at <= at).copied());
        spliced.visits.iter_mut().for_each(|one| one.left_at = end(one.left_at));
        spliced.visits.extend(other.visits.iter().filter(|one| one.entered_at > at).copied());
        spliced.closings.extend(past.closings.iter().filter(|one| one.at <= at).cloned());
        spliced.closings.iter_mut().for_each(|one| one.reopened_at = end(one.reopened_at));
        spliced.closings.extend(other.closings.iter().filter(|one| one.at > at).cloned());
        spliced.traits.extend(past.traits.iter().filter(|one| one.since <= at).cloned());
        spliced.traits.iter_mut().for_each(|one| one.until = end(one.until));
        spliced.traits.extend(other.traits.iter().filter(|one| one.since > at).cloned());
        spliced.forecasts.extend(past.forecasts.iter().filter(|one| one.at <= at).copied());
        spliced.forecasts.extend(other.forecasts.iter().filter(|one| one.at > at).copied());
        spliced
    }

    proptest! {
        #[test]
        fn what_was_known_does_not_depend_on_what_came_after(
            past in any_past(), other in any_past(), at in any_moment()
        ) {
            let told = |past: &Past| journey(1, past.clone()).and_then(|journey| journey.as_of(at));
            prop_assert_eq!(told(&past), told(&spliced(&past, &other, at)));
        }

        #[test]
        fn looking_back_twice_is_looking_back_to_the_earlier_moment(
            past in any_past(), first in any_moment(), second in any_moment()
        ) {
            let whole = journey(1, past);
            let back = |journey: Option<Journey>, at| journey.and_then(|journey| journey.as_of(at));
            prop_assert_eq!(back(back(whole.clone(), first), second), back(whole, first.min(second)));
        }

        #[test]
        fn asking_the_whole_past_is_asking_what_was_known(past in any_past(), at in any_moment()) {
            let Some(whole) = journey(1, past) else { return Ok(()) };
            let Some(then) = whole.as_of(at) else {
                prop_assert!(!whole.is_open_at(at));
                return Ok(());
            };
            let end = Moment(i64::MAX);
            prop_assert_eq!(whole.visit_at(at).map(|one| one.stage), then.visit_at(end).map(|one| one.stage));
            prop_assert_eq!(whole.closing_at(at).map(|one| one.won), then.closing_at(end).map(|one| one.won));
            prop_assert_eq!(whole.forecast_at(at), then.forecast_at(end));
            prop_assert_eq!(whole.facts_at(at), then.facts_at(end));
            prop_assert_eq!(whole.is_open_at(at), then.is_open_at(end));
        }

        #[test]
        fn one_stage_one_result_and_one_fact_of_a_kind_at_a_time(past in any_past(), at in any_moment()) {
            let Some(whole) = journey(1, past) else { return Ok(()) };
            let standing = whole.past.visits.iter()
                .filter(|one| one.entered_at <= at && one.left_at.is_none_or(|left| left > at));
            prop_assert!(standing.count() <= 1);
            let closed = whole.closings().iter().filter(|one| one.at <= at && one.reopened_at.is_none_or(|end| end > at));
            prop_assert!(closed.count() <= 1);
            for kind in FactKind::ALL.into_iter().filter(|kind| kind.single()) {
                prop_assert!(whole.facts_at(at).into_iter().filter(|fact| fact.kind() == kind).count() <= 1);
            }
        }
    }

    #[test]
    fn what_is_recorded_with_the_result_was_not_known_before_it() {
        let stage = Uuid::from_u128(1).into();
        let visit = Visit { stage, entered_at: day(0), left_at: None };
        let closing =
            Closing { won: false, at: day(9), on: day(9).date(), reason: None, competitor: None, reopened_at: None };
        let tags = [("early", 3), ("lost on price", 9)];
        let traits = tags.map(|(tag, on)| Trait::since(Fact::Tag(tag.to_owned()), day(on))).to_vec();
        let past = Past { visits: vec![visit], closings: vec![closing.clone()], traits, forecasts: vec![] };
        let told = journey(1, past).expect("a visit");
        let known: Vec<&Fact> = told.facts_at(told.eve(&closing)).into_iter().collect();
        assert_eq!(known, [&Fact::Tag("early".to_owned())]);
    }
}
