//! How long deals stay in a stage, and whether one stays longer than the others did.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Journey;
use crate::{
    id::StageId,
    pipeline::{
        Stage, StageKind,
        forecast::{Age, AgeModel, StageDays, age},
    },
    time::{DAY_MS, Moment},
};

/// How long deals stayed in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageStays {
    pub stage: StageId,
    /// Completed stays; a deal that came back has several.
    pub n: u32,
    /// Median and P80 of the completed stays; `None` when they are too few.
    pub usual: Option<StageDays>,
}

/// How long an open deal has been in its stage.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wait {
    pub stage: StageId,
    /// Days, 0 and more.
    pub days: f64,
    /// Against the stage's own median and P80.
    pub age: Age,
}

/// Days from one moment to a later one.
pub(super) fn days_between(from: Moment, to: Moment) -> f64 {
    (to.0 - from.0).max(0) as f64 / DAY_MS as f64
}

/// How long deals had stayed in each open stage by a moment (`methods.md` 3.7: from the stage
/// history, never from the time of an edit), in the order of the stages given. Stays that had not
/// ended are left out: how long they will be is not known.
#[must_use]
pub fn stays(journeys: &[Journey], stages: &[Stage], at: Moment, model: &AgeModel) -> Vec<StageStays> {
    let mut days: BTreeMap<StageId, Vec<f64>> = BTreeMap::new();
    for visit in journeys.iter().flat_map(|journey| journey.visits_until(at)) {
        if let Some(left) = visit.left_at.filter(|left| *left <= at) {
            days.entry(visit.stage).or_default().push(days_between(visit.entered_at, left));
        }
    }
    let of = |stage: &Stage| {
        let days = days.get(&stage.id).map(Vec::as_slice).unwrap_or_default();
        StageStays { stage: stage.id, n: days.len() as u32, usual: StageDays::from_stays(days, model) }
    };
    stages.iter().filter(|stage| stage.kind == StageKind::Open).map(of).collect()
}

/// How long a deal has been in its stage, against how long others were; without enough of them against
/// the fallback of the model. `None` when the deal is closed or stands nowhere.
#[must_use]
pub fn wait(journey: &Journey, at: Moment, usual: &[StageStays], model: &AgeModel) -> Option<Wait> {
    let visit = journey.visit_at(at).filter(|_| journey.is_open_at(at))?;
    let days = days_between(visit.entered_at, at);
    let usual = usual.iter().find(|one| one.stage == visit.stage).and_then(|one| one.usual);
    Some(Wait { stage: visit.stage, days, age: age(days, usual, model) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pipeline::history::any::{any_journeys, any_moment, day, moved, stages};

    #[test]
    fn a_card_is_late_when_the_deals_before_it_were_quicker() {
        let [first, second] = [stages()[0].id, stages()[1].id];
        let mut journeys: Vec<Journey> =
            [10, 20, 30, 40, 50].map(|days| moved(days as u128, &[(first, 0), (second, days)])).to_vec();
        journeys.push(moved(99, &[(first, 0)]));
        let model = AgeModel::default();
        let told = stays(&journeys, &stages(), day(60), &model);
        assert_eq!((told[0].n, told[0].usual), (5, Some(StageDays { p50: 30.0, p80: 42.0 })));
        assert_eq!((told[1].n, told[1].usual), (0, None), "who still stands there is not counted");
        let late = |on| wait(&journeys[5], day(on), &told, &model).map(|wait| (wait.days, wait.age));
        assert_eq!(late(40), Some((40.0, Age::Fresh)));
        assert_eq!(late(43), Some((43.0, Age::Red)));
        assert_eq!(late(-1), None);
    }

    proptest! {
        #[test]
        fn stays_are_those_that_had_ended(journeys in any_journeys(8), at in any_moment()) {
            let model = AgeModel { least_stays: 1, ..AgeModel::default() };
            for told in stays(&journeys, &stages(), at, &model) {
                // Read from what was known then, and counted to the rank by hand.
                let mut days = Vec::new();
                for journey in journeys.iter().filter_map(|journey| journey.as_of(at)) {
                    for visit in journey.visits_until(at).filter(|visit| visit.stage == told.stage) {
                        days.extend(visit.left_at.map(|left| (left.0 - visit.entered_at.0) as f64 / DAY_MS as f64));
                    }
                }
                prop_assert_eq!(told.n as usize, days.len());
                let Some(usual) = told.usual else { prop_assert!(days.is_empty()); continue };
                let up_to = |limit: f64| days.iter().filter(|days| **days <= limit + 1e-9).count() as f64;
                prop_assert!(up_to(usual.p50) >= (days.len() as f64 / 2.0).floor());
                prop_assert!(up_to(usual.p80) >= (days.len() as f64 * 0.8).floor());
                prop_assert!(usual.p50 <= usual.p80);
            }
        }
    }
}
