//! What the closed deals of a pipeline say of its open ones, as a board shows it.

use serde::{Deserialize, Serialize};

use super::{Journey, LearnModel, Lessons};
use crate::{id::DealId, pipeline::forecast::DealProbability, time::Moment};

/// The learned chances of open deals (`methods.md` 3.7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LearnedChances {
    /// Closed deals they rest on.
    pub n: u32,
    /// Closed deals that are needed; with fewer there is no chance of any deal.
    pub least: u32,
    /// Whole percent of each open deal, 1..=99: nothing is certain before it is signed. In the order of
    /// their ids.
    pub deals: Vec<(DealId, u8)>,
}

impl LearnedChances {
    /// What all deals teach of those that are open at a moment.
    #[must_use]
    pub fn of(journeys: &[Journey], at: Moment, model: &LearnModel) -> Self {
        let lessons = Lessons::of(journeys, at);
        let open = journeys.iter().filter(|journey| journey.closing_at(at).is_none());
        let chance = |journey: &Journey| match lessons.deal_chance(journey, model)? {
            DealProbability::Estimate { explained, .. } => {
                let percent = (explained.value? * 100.0).round().clamp(1.0, 99.0);
                Some((journey.deal(), percent as u8))
            }
            DealProbability::NotEnoughData { .. } => None,
        };
        let mut deals: Vec<(DealId, u8)> = open.filter_map(chance).collect();
        deals.sort_unstable();
        Self { n: lessons.record().closed(), least: model.deal.least_deals, deals }
    }

    /// The chance of one deal in percent.
    #[must_use]
    pub fn of_deal(&self, deal: DealId) -> Option<u8> {
        let at = self.deals.binary_search_by_key(&deal, |(id, _)| *id).ok()?;
        Some(self.deals[at].1)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::pipeline::history::any::{closed, day, moved, stages};

    #[test]
    fn open_deals_have_a_chance_once_enough_are_closed() {
        let stages = stages();
        let of = |count: u128| {
            let past = (100..100 + count).map(|n| closed(moved(n, &[(stages[0].id, 10)]), n % 2 == 0, 20));
            let open = [9, 4].map(|n| moved(n, &[(stages[0].id, 30)]));
            let journeys: Vec<Journey> = open.into_iter().chain(past).collect();
            LearnedChances::of(&journeys, day(40), &LearnModel::default())
        };
        let deal = |n| DealId(Uuid::from_u128(n));
        let enough = of(30);
        assert_eq!((enough.n, enough.deals.len()), (30, 2));
        assert!(enough.of_deal(deal(4)).is_some_and(|percent| (45..=55).contains(&percent)));
        assert_eq!((enough.of_deal(deal(100)), of(29).deals.len(), of(29).least), (None, 0, 30));
    }
}
