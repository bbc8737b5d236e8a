//! No figure looks into the future: each is the same whether or not anything happened afterwards.

use proptest::prelude::*;

use super::{
    any::{any_journeys, any_moment, stages},
    *,
};
use crate::pipeline::forecast::AgeModel;

proptest! {
    #[test]
    fn figures_as_of_a_moment_are_drawn_from_what_was_known_then(journeys in any_journeys(10), at in any_moment()) {
        let then: Vec<Journey> = journeys.iter().filter_map(|journey| journey.as_of(at)).collect();
        let (stages, age, learn) = (stages(), AgeModel { least_stays: 1, ..AgeModel::default() }, LearnModel::default());

        let lessons = Lessons::of(&journeys, at);
        prop_assert_eq!(&lessons, &Lessons::of(&then, at));
        let usual = stays(&journeys, &stages, at, &age);
        prop_assert_eq!(&usual, &stays(&then, &stages, at, &age));
        for journey in &then {
            let whole = journeys.iter().find(|one| one.deal() == journey.deal()).expect("one of them");
            prop_assert_eq!(lessons.deal_chance(whole, &learn), lessons.deal_chance(journey, &learn));
            prop_assert_eq!(wait(whole, at, &usual, &age), wait(journey, at, &usual, &age));
        }
        prop_assert_eq!(conversion(&journeys, &stages, at), conversion(&then, &stages, at));
        prop_assert_eq!(cycle(&journeys, None, at, 0, &age), cycle(&then, None, at, 0, &age));
        prop_assert_eq!(pace(&journeys, None, at, 0), pace(&then, None, at, 0));
        prop_assert_eq!(LearnedChances::of(&journeys, at, &learn), LearnedChances::of(&then, at, &learn));
        prop_assert_eq!(slippage(&journeys, at), slippage(&then, at));
        prop_assert_eq!(Snapshot::of(&journeys, &stages, at), Snapshot::of(&then, &stages, at));
        for dimension in [Dimension::Reason, Dimension::Competitor, Dimension::Fact(FactKind::Tag)] {
            prop_assert_eq!(win_loss(&journeys, dimension, None, at), win_loss(&then, dimension, None, at));
        }
        for points in [Points::MonthStarts { zone: 480 }, Points::StageEntries] {
            for predictor in [Predictor::Deal, Predictor::Stage, Predictor::Team] {
                prop_assert_eq!(
                    foresee(&journeys, &stages, at, points, predictor, &learn),
                    foresee(&then, &stages, at, points, predictor, &learn)
                );
            }
        }
    }

    #[test]
    fn the_order_of_the_deals_does_not_matter(journeys in any_journeys(10), at in any_moment()) {
        let turned: Vec<Journey> = journeys.iter().rev().cloned().collect();
        let (stages, learn) = (stages(), LearnModel::default());
        prop_assert_eq!(Lessons::of(&journeys, at), Lessons::of(&turned, at));
        prop_assert_eq!(slippage(&journeys, at), slippage(&turned, at));
        prop_assert_eq!(conversion(&journeys, &stages, at), conversion(&turned, &stages, at));
        prop_assert_eq!(Snapshot::of(&journeys, &stages, at), Snapshot::of(&turned, &stages, at));
        let by_tag = Dimension::Fact(FactKind::Tag);
        prop_assert_eq!(win_loss(&journeys, by_tag, None, at), win_loss(&turned, by_tag, None, at));
        let told = |journeys: &[Journey]| foresee(journeys, &stages, at, Points::StageEntries, Predictor::Deal, &learn);
        prop_assert_eq!(told(&journeys), told(&turned));
    }
}
