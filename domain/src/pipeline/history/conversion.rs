//! How many deals go on from a stage, and how many of them are won.

use serde::{Deserialize, Serialize};

use super::{Journey, Proportion, Visit};
use crate::{
    id::StageId,
    pipeline::{Stage, StageKind},
    time::Moment,
};

/// What became of the deals that came to a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversion {
    pub stage: StageId,
    /// Deals that ever came to the stage.
    pub entered: u32,
    /// Of them, those whose first stay has not ended: they say nothing yet.
    pub waiting: u32,
    /// Of those that have left the stage or were closed, those that went on: to the next stage, to one
    /// beyond it, or to an order.
    pub advanced: Proportion,
    /// Of those that were closed, those that were won. Deals that went on and are still open are left
    /// out here, or a young pipeline would look like a losing one.
    pub won: Proportion,
}

/// Conversion of each open stage as of a moment, over the deals that had come to it (`methods.md` 3.7,
/// cohorts by stage history), in the order of the stages given. A deal counts once, from its first
/// time in the stage, however often it came back.
#[must_use]
pub fn conversion(journeys: &[Journey], stages: &[Stage], at: Moment) -> Vec<Conversion> {
    let open = stages.iter().filter(|stage| stage.kind == StageKind::Open);
    open.map(|stage| {
        let later = |id: StageId| {
            let beyond = |other: &&Stage| other.pipeline == stage.pipeline && other.position > stage.position;
            stages.iter().filter(beyond).any(|other| other.kind == StageKind::Open && other.id == id)
        };
        let none = Proportion::default();
        let mut row = Conversion { stage: stage.id, entered: 0, waiting: 0, advanced: none, won: none };
        for journey in journeys {
            row.count(journey, &later, at);
        }
        row
    })
    .collect()
}

impl Conversion {
    fn count(&mut self, journey: &Journey, later: &impl Fn(StageId) -> bool, at: Moment) {
        let mut visits = journey.visits_until(at);
        let Some(first) = visits.find(|visit| visit.stage == self.stage) else { return };
        self.entered += 1;
        let went_on = visits.any(|visit| later(visit.stage));
        let result = journey.closing_at(at).map(|closing| closing.won);
        if let Some(won) = result {
            self.won.add(won);
        }
        if result.is_some() || has_left(first, at) {
            self.advanced.add(went_on || result == Some(true));
        } else {
            self.waiting += 1;
        }
    }
}

fn has_left(visit: &Visit, at: Moment) -> bool {
    visit.left_at.is_some_and(|left| left <= at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pipeline::history::any::{any_journeys, any_moment, closed, day, moved, stages};

    #[test]
    fn a_deal_that_went_on_counts_for_the_stage_it_left() {
        let [a, b, c] = [stages()[0].id, stages()[1].id, stages()[2].id];
        let journeys = [
            moved(1, &[(a, 0)]),
            moved(2, &[(a, 0), (b, 5)]),
            moved(3, &[(a, 0), (c, 5), (a, 9)]),
            closed(moved(4, &[(a, 0), (b, 4)]), true, 8),
            closed(moved(5, &[(a, 0)]), false, 8),
        ];
        let told = conversion(&journeys, &stages(), day(10));
        let of = |count, n| Proportion { count, n };
        let first = Conversion { stage: a, entered: 5, waiting: 1, advanced: of(3, 4), won: of(1, 2) };
        assert_eq!(told[0], first);
        let second = Conversion { stage: b, entered: 2, waiting: 1, advanced: of(1, 1), won: of(1, 1) };
        assert_eq!(told[1], second);
        assert_eq!(told[2], Conversion { stage: c, entered: 1, waiting: 0, advanced: of(0, 1), won: of(0, 0) });
    }

    proptest! {
        #[test]
        fn cohorts_are_counted_deal_by_deal(journeys in any_journeys(10), at in any_moment()) {
            for told in conversion(&journeys, &stages(), at) {
                let place = stages().iter().position(|stage| stage.id == told.stage).expect("a stage");
                let (mut entered, mut open_there, mut settled, mut on, mut closed, mut won) = (0, 0, 0, 0, 0, 0);
                for then in journeys.iter().filter_map(|journey| journey.as_of(at)) {
                    let path: Vec<Visit> = then.visits_until(at).copied().collect();
                    let Some(first) = path.iter().position(|visit| visit.stage == told.stage) else { continue };
                    entered += 1;
                    let result = then.closings().iter().rfind(|one| one.reopened_at.is_none()).map(|one| one.won);
                    closed += u32::from(result.is_some());
                    won += u32::from(result == Some(true));
                    if result.is_none() && path[first].left_at.is_none() { open_there += 1; continue }
                    settled += 1;
                    let open = &stages()[place + 1..4];
                    let further = path[first..].iter().any(|visit| open.iter().any(|stage| stage.id == visit.stage));
                    on += u32::from(further || result == Some(true));
                }
                prop_assert_eq!(told, Conversion {
                    stage: told.stage, entered, waiting: open_there,
                    advanced: Proportion { count: on, n: settled }, won: Proportion { count: won, n: closed },
                });
                prop_assert_eq!(told.entered, told.waiting + told.advanced.n);
            }
        }
    }
}
