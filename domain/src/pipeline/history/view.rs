//! What the past of the deals says, as the forecast page shows it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    Bridge, Calibration, CalibrationModel, Conversion, Cycle, Dimension, Fact, FactKind, Group, Journey, LearnModel,
    Lessons, Months, Points, Predictor, Sign, Slippage, Snapshot, StageChance, StageStays, Told, WinLoss, Worth,
    bridge, calibration, conversion, cycle, foresee, pace, recorded_by, slippage, stays, week_start, win_loss,
};
use crate::{
    explained::InputKey,
    id::{DealId, StageId},
    money::Currency,
    names::Names,
    pipeline::{
        Stage,
        forecast::{AgeModel, Amount, DealProbability, Record, velocity},
    },
    time::{DAY_MS, Date, Moment},
};

/// How many weeks back a reader can look.
pub const WEEKS: i64 = 13;

/// The respects in which results are told apart.
pub const DIMENSIONS: [Dimension; 5] = [
    Dimension::Reason,
    Dimension::Competitor,
    Dimension::Fact(FactKind::Product),
    Dimension::Fact(FactKind::Family),
    Dimension::Fact(FactKind::Owner),
];

/// Everything the past says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PastView {
    pub reporting: Currency,
    pub months: Months,
    /// The stages of the chosen pipelines, in their order.
    pub stages: Vec<Stage>,
    /// Won and lost deals that were learned from.
    pub record: Record,
    /// Closed deals a probability of a deal needs.
    pub least_deals: u32,
    /// Of each open stage.
    pub chances: Vec<StageChance>,
    /// Of the open deals of the period.
    pub deals: Vec<(DealId, DealProbability)>,
    /// How good each would have been in the past.
    pub calibration: Vec<(Predictor, Calibration)>,
    /// What the pipeline of the period was worth at the beginning of the last weeks, and now.
    pub weeks: Vec<(Moment, Worth)>,
    /// The moment that is compared with now; `None` while nothing was recorded before this week.
    pub since: Option<Moment>,
    pub bridge: Option<Bridge>,
    pub conversion: Vec<Conversion>,
    pub stays: Vec<StageStays>,
    pub cycle: Cycle,
    /// Without the single deals.
    pub slippage: Slippage,
    pub velocity: Amount,
    pub results: Vec<(Dimension, WinLoss)>,
    /// What is called by an id above.
    pub names: Vec<(Uuid, Names)>,
    /// Minutes east of UTC.
    pub zone: i32,
    pub now: Moment,
}

/// What the past is read from.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// All deals of the chosen pipelines that the reader may see: they are learned from.
    pub all: &'a [Told],
    /// Those of the chosen owner: results and changes are theirs.
    pub own: &'a [Told],
    /// Deals of theirs that are gone: snapshots of before hold them, and nothing is learned from them.
    pub gone: &'a [Told],
    pub stages: &'a [Stage],
    /// The open deals of the period.
    pub open: &'a BTreeSet<DealId>,
    pub months: Months,
    /// The Monday that is compared with now; the last one but three when nothing is said.
    pub since: Option<Date>,
    pub reporting: Currency,
    pub zone: i32,
    pub now: Moment,
}

impl PastView {
    /// Reads the past; the names are the caller's to add ([`PastView::named`]).
    #[must_use]
    pub fn of(reading: Reading<'_>) -> Self {
        let Reading { stages, months, reporting, zone, now, .. } = reading;
        let (learn, age) = (LearnModel::default(), AgeModel::default());
        let all: Vec<Journey> = reading.all.iter().map(|told| told.journey.clone()).collect();
        let own: Vec<Journey> = reading.own.iter().map(|told| told.journey.clone()).collect();
        let lessons = Lessons::of(&all, now);
        let open = all.iter().filter(|journey| reading.open.contains(&journey.deal()));
        let deals = open.filter_map(|journey| Some((journey.deal(), lessons.deal_chance(journey, &learn)?)));
        let measured = |predictor| {
            let told = foresee(&all, stages, now, Points::StageEntries, predictor, &learn);
            (predictor, calibration(&told, &CalibrationModel::default()))
        };
        let snapshot = |at| {
            let mut there = recorded_by(reading.own, at);
            there.extend(recorded_by(reading.gone, at));
            Snapshot::of(&there, stages, at)
        };
        let mondays = mondays(reading.own, now, zone);
        let wanted = reading.since.and_then(|day| mondays.iter().find(|at| at.date_at(zone) == day));
        let since = wanted.or_else(|| mondays.iter().rev().nth(3)).or(mondays.first()).copied();
        let present = snapshot(now);
        let weeks = mondays.iter().copied().chain([now]).map(|at| {
            let worth = bridge(&snapshot(at), &present, Some(months)).opening;
            (at, worth)
        });
        Self {
            reporting,
            months,
            stages: stages.to_vec(),
            record: lessons.record(),
            least_deals: learn.deal.least_deals,
            chances: lessons.stage_chances(stages, &learn),
            deals: deals.collect(),
            calibration: [Predictor::Team, Predictor::Stage, Predictor::Deal].map(measured).to_vec(),
            weeks: weeks.collect(),
            since,
            bridge: since.map(|at| bridge(&snapshot(at), &present, Some(months))),
            conversion: conversion(&own, stages, now),
            stays: stays(&own, stages, now, &age),
            cycle: cycle(&own, None, now, zone, &age),
            slippage: Slippage { deals: Vec::new(), ..slippage(&own, now) },
            velocity: velocity(&pace(&own, None, now, zone), age.version),
            results: DIMENSIONS.map(|dimension| (dimension, win_loss(&own, dimension, None, now))).to_vec(),
            names: Vec::new(),
            zone,
            now,
        }
    }

    /// The ids that need a name.
    #[must_use]
    pub fn named(&self) -> BTreeSet<Uuid> {
        let mut ids: BTreeSet<Uuid> = self.deals.iter().map(|(deal, _)| deal.0).collect();
        ids.extend(self.stages.iter().map(|stage| stage.pipeline.0));
        if let Some(bridge) = &self.bridge {
            ids.extend(bridge.parts.iter().flat_map(|part| part.deals.iter().map(|shift| shift.deal.0)));
            ids.extend(bridge.redated.iter().map(|redated| redated.deal.0));
        }
        let groups = self.results.iter().flat_map(|(_, told)| told.rows.iter().filter_map(|(group, _)| group.as_ref()));
        for group in groups {
            match group {
                Group::Competitor(id) => drop(ids.insert(*id)),
                Group::Fact(fact) => ids.extend(id_of(fact)),
                Group::Reason(_) => {}
            }
        }
        for (_, probability) in &self.deals {
            let DealProbability::Estimate { explained, .. } = probability else { continue };
            for part in &explained.parts {
                let InputKey::Evidence(code) = &part.input else { continue };
                if let Ok(Sign::Fact(fact)) = code.parse() {
                    ids.extend(id_of(&fact));
                }
            }
        }
        ids
    }

    /// The stage of an id.
    #[must_use]
    pub fn stage(&self, id: StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// The pipeline of a stage, where the stages are those of several.
    #[must_use]
    pub fn pipeline_among(&self, stage: &Stage) -> Option<&Names> {
        let several = self.stages.iter().any(|other| other.pipeline != stage.pipeline);
        several.then(|| self.name(stage.pipeline.0)).flatten()
    }

    /// What an id is called; `None` for what is gone.
    #[must_use]
    pub fn name(&self, id: Uuid) -> Option<&Names> {
        self.names.iter().find(|(own, _)| *own == id).map(|(_, name)| name)
    }
}

/// What a fact is about, where it is something with an id.
#[must_use]
pub const fn id_of(fact: &Fact) -> Option<Uuid> {
    match fact {
        Fact::Account(id) => Some(id.0),
        Fact::Product(id) => Some(id.0),
        Fact::Owner(id) => Some(id.0),
        Fact::Team(id) => Some(id.0),
        Fact::Family(_) | Fact::Tag(_) => None,
    }
}

/// The beginnings of the last weeks, the earliest first, as far back as anything was recorded.
fn mondays(told: &[Told], now: Moment, zone: i32) -> Vec<Moment> {
    let Some(first) = told.iter().map(|one| one.recorded).min() else { return Vec::new() };
    let this = week_start(now, zone);
    let weeks = (0..WEEKS).rev().map(|back| Moment(this.0 - back * 7 * DAY_MS));
    weeks.filter(|at| *at >= first).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::history::{
        Cause,
        any::{closed, day, expecting, moved, stages},
    };

    fn told(journey: Journey) -> Told {
        let recorded = journey.born();
        Told { journey, recorded, removed: None }
    }

    fn reading<'a>(told: &'a [Told], stages: &'a [Stage], open: &'a BTreeSet<DealId>, now: Moment) -> Reading<'a> {
        let months = Months { from: "1970-01".parse().expect("a month"), to: "1970-12".parse().expect("a month") };
        let reporting = Currency::CNY;
        Reading { all: told, own: told, gone: &[], stages, open, months, since: None, reporting, zone: 0, now }
    }

    #[test]
    fn the_bridge_leads_from_a_past_week_to_now() {
        let stages = stages();
        let expected = Some(day(200).date());
        let old = expecting(moved(1, &[(stages[1].id, 10)]), &[(10, expected, Some(100)), (95, expected, Some(300))]);
        let new = expecting(moved(2, &[(stages[0].id, 96)]), &[(96, expected, Some(50))]);
        let won = closed(expecting(moved(3, &[(stages[2].id, 20)]), &[(20, expected, Some(70))]), true, 97);
        let all = [old, new, won].map(told);
        let open = [1_u128, 2].map(|id| DealId(Uuid::from_u128(id))).into();
        let view = PastView::of(reading(&all, &stages, &open, day(100)));
        let bridge = view.bridge.as_ref().expect("weeks before");
        let causes: Vec<Cause> = bridge.parts.iter().map(|part| part.cause).collect();
        assert_eq!(causes, [Cause::New, Cause::AmountUp, Cause::Won]);
        assert_eq!(view.weeks.last().map(|(_, worth)| worth.open), Some(350));
        assert_eq!(view.weeks.last().map(|(_, worth)| *worth), Some(bridge.closing));
        assert!(view.weeks.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(view.deals.len(), 2);
        assert!(view.named().contains(&Uuid::from_u128(1)));
    }

    #[test]
    fn a_deal_that_was_removed_is_a_step_of_its_own() {
        let stages = stages();
        let expected = Some(day(200).date());
        let kept = told(expecting(moved(1, &[(stages[1].id, 10)]), &[(10, expected, Some(100))]));
        let lost_sight_of = told(expecting(moved(2, &[(stages[0].id, 20)]), &[(20, expected, Some(70))]));
        let gone = [Told { removed: Some(day(97)), ..lost_sight_of }];
        let (all, open) = ([kept], [DealId(Uuid::from_u128(1))].into());
        let view = PastView::of(Reading { gone: &gone, ..reading(&all, &stages, &open, day(100)) });
        let bridge = view.bridge.as_ref().expect("weeks before");
        let parts: Vec<(Cause, i64)> = bridge.parts.iter().map(|part| (part.cause, part.worth.open)).collect();
        assert_eq!((bridge.opening.open, parts, bridge.closing.open), (170, vec![(Cause::Removed, -70)], 100));
        assert!(view.named().contains(&Uuid::from_u128(2)));
        assert_eq!(view.record.closed(), 0, "nothing is learned from it");
    }

    #[test]
    fn without_deals_there_is_nothing_to_compare() {
        let (stages, open) = (stages(), BTreeSet::new());
        let view = PastView::of(reading(&[], &stages, &open, day(100)));
        assert_eq!((view.since, view.bridge.is_none(), view.velocity.minor), (None, true, None));
        assert_eq!(view.chances.len(), 4);
    }
}
