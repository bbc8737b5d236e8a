//! What a simulation promises, checked with fixed seeds: nothing here depends on luck.

use std::collections::BTreeMap;

use proptest::{
    prelude::*,
    test_runner::{Config, RngSeed},
};
use uuid::Uuid;

use super::*;
use crate::pipeline::forecast::{
    Month,
    any::{DRAWN, deal, deals},
    exact,
};

const MAY: Month = Month { year: 2026, month: 5 };

fn played(deals: &[UncertainDeal], model: SimulationModel, seed: u64) -> Simulation {
    let mut simulation = Simulation::new(deals, model, seed).expect("sound deals");
    assert_eq!(simulation.step(u32::MAX), 0);
    simulation
}

fn report(deals: &[UncertainDeal], target: i64) -> Report {
    played(deals, SimulationModel::default(), 1).report(Some(target)).expect("played")
}

/// Five standard deviations of a share of `p` in 10 000 runs, and a run for what is certain.
fn room(p: f64) -> f64 {
    5.0 * (p * (1.0 - p) / 10_000.0).sqrt() + 1e-4
}

#[test]
fn five_deals_come_to_what_is_printed_but_for_luck() {
    let report = report(&deals(&DRAWN), 600);
    assert_eq!((report.p10, report.p50, report.p90, report.runs), (120, 600, 1_300, Some(10_000)));
    assert!((report.mean - 660).abs() <= 20, "{}", report.mean);
    assert!((report.sd - 391.67).abs() < 15.0, "{}", report.sd);
    let reached = report.target.expect("a target").probability;
    assert!((reached - 0.6176).abs() < room(0.6176), "{reached}");
    assert_eq!(report.variance[0].deal, Uuid::from_u128(5));
}

#[test]
fn before_the_first_run_there_is_nothing_to_say() {
    let mut simulation = Simulation::new(&deals(&DRAWN), SimulationModel::default(), 1).expect("sound deals");
    assert_eq!(simulation.report(None), None);
    assert_eq!(simulation.step(0), 10_000);
    assert_eq!(simulation.report(None), None);
    assert_eq!(simulation.step(1), 9_999);
    assert_eq!(simulation.report(None).map(|report| report.runs), Some(Some(1)));
}

#[test]
fn no_deals_bring_nothing_for_certain() {
    let report = report(&[], 0);
    assert_eq!((report.p10, report.p90, report.mean, report.sd), (0, 0, 0, 0.0));
    assert_eq!(report.target.map(|target| target.probability), Some(1.0));
    assert!(report.variance.is_empty());
}

#[test]
fn amounts_vary_within_their_spread() {
    let spread = Spread::new(600, 1_000, 2_000).expect("in order");
    let report = report(&[UncertainDeal { amount: Some(spread), ..deal(1, 0, 1.0) }], 600);
    assert_eq!(report.target.map(|target| target.probability), Some(1.0));
    assert!((report.mean - 1_200).abs() <= 15, "{}", report.mean);
    // Variance of a triangle: (a² + b² + c² − ab − ac − bc) / 18.
    assert!((report.sd - (1_560_000.0_f64 / 18.0).sqrt()).abs() < 10.0, "{}", report.sd);
    assert!(report.p10 > 600 && report.p90 < 2_000);
}

#[test]
fn what_comes_after_the_horizon_does_not_count() {
    let horizon = Horizon { from: MAY, to: MAY.plus(2) };
    let model = SimulationModel { horizon: Some(horizon), ..SimulationModel::default() };
    let dated =
        |number, close| UncertainDeal { close: Some(close), slips: [0, 1, 2, 3].into(), ..deal(number, 100, 1.0) };
    let deals = [dated(1, MAY), dated(2, MAY.plus(9)), deal(3, 100, 1.0)];
    let report = played(&deals, model, 1).report(Some(100)).expect("played");
    let in_time = report.target.expect("a target").probability;
    assert!((in_time - 0.75).abs() < room(0.75), "{in_time}");
    assert_eq!(report.p90, 100);
    assert_eq!(report.left_out, [LeftOut { deal: Uuid::from_u128(3), lacks: Lack::Month }]);
}

#[test]
fn a_deal_without_a_figure_is_named_and_not_guessed() {
    let deals = [
        UncertainDeal { probability: None, ..deal(1, 9, 0.5) },
        UncertainDeal { probability: Some(f64::NAN), ..deal(2, 9, 0.5) },
        UncertainDeal { amount: None, ..deal(3, 9, 0.5) },
        deal(4, 9, 8.0),
        deal(5, 9, -1.0),
    ];
    let report = report(&deals, 9);
    let left_out: Vec<(u128, Lack)> = report.left_out.iter().map(|left| (left.deal.as_u128(), left.lacks)).collect();
    assert_eq!(left_out, [(1, Lack::Probability), (2, Lack::Probability), (3, Lack::Amount)]);
    assert_eq!((report.p10, report.p90), (9, 9), "a chance beyond certainty is certainty");
}

#[test]
fn figures_beyond_reason_are_refused() {
    let refused = |deals: &[UncertainDeal]| Simulation::new(deals, SimulationModel::default(), 1).err();
    assert_eq!(refused(&deals(&[(i64::MAX, 0.5); 500])), Some(Refusal::TooMuch));
    assert_eq!(refused(&deals(&[(LARGEST_SUM, 0.5), (1, 0.5)])), Some(Refusal::TooMuch));
    assert_eq!(refused(&[deal(1, 1, 0.5), deal(1, 2, 0.5)]), Some(Refusal::Twice(Uuid::from_u128(1))));
    let largest = report(&deals(&[(LARGEST_SUM, 0.5)]), LARGEST_SUM);
    assert_eq!((largest.p10, largest.p90), (0, LARGEST_SUM));
}

fn sharing(loading: f64) -> SimulationModel {
    SimulationModel { loadings: BTreeMap::from([("vbp".to_owned(), loading)]), ..SimulationModel::default() }
}

fn of_group(of: &[(i64, f64)]) -> Vec<UncertainDeal> {
    deals(of).into_iter().map(|deal| UncertainDeal { group: Some("vbp".to_owned()), ..deal }).collect()
}

#[test]
fn a_shared_fate_leaves_each_deal_its_own_probability() {
    for loading in [0.1, 0.3, 0.7, 0.99, 1.0] {
        for probability in [0.0, 0.02, 0.35, 0.8, 1.0] {
            let report = played(&of_group(&[(1, probability)]), sharing(loading), 3).report(Some(1)).expect("played");
            let won = report.target.expect("a target").probability;
            assert!((won - probability).abs() <= room(probability), "ρ {loading}, p {probability}: {won}");
        }
    }
}

#[test]
fn two_even_deals_are_won_together_as_often_as_the_copula_says() {
    // P(both) = 1/4 + arcsin(ρ²) / 2π for two deals of 50 % with loading ρ.
    for loading in [0.0, 0.5, 0.8, 1.0] {
        let report = played(&of_group(&[(1, 0.5), (1, 0.5)]), sharing(loading), 5).report(Some(2)).expect("played");
        let both = 0.25 + (loading * loading).asin() / std::f64::consts::TAU;
        let seen = report.target.expect("a target").probability;
        assert!((seen - both).abs() < room(both), "ρ {loading}: {seen} for {both}");
    }
}

#[test]
fn groups_do_not_share_their_fates_with_each_other() {
    let mut deals = of_group(&[(1, 0.5), (1, 0.5)]);
    deals[1].group = Some("drg".to_owned());
    let loadings = ["vbp", "drg"].map(|group| (group.to_owned(), 1.0)).into();
    let report = played(&deals, SimulationModel { loadings, ..SimulationModel::default() }, 5).report(Some(2));
    let both = report.and_then(|report| report.target).expect("played").probability;
    assert!((both - 0.25).abs() < room(0.25), "{both}");
}

#[test]
fn a_shared_fate_widens_what_can_happen() {
    let deals = of_group(&[(100, 0.5); 20]);
    let alone = played(&deals, SimulationModel::default(), 1).report(None).expect("played");
    let together = played(&deals, sharing(0.7), 1).report(None).expect("played");
    assert!(together.sd > 2.0 * alone.sd);
    assert!(together.p10 < alone.p10 && together.p90 > alone.p90);
}

fn any_deals() -> impl Strategy<Value = Vec<UncertainDeal>> {
    let one = (0.0..=1.0_f64, prop::array::uniform3(0_i64..1_000_000), 0_i32..6, any::<bool>());
    prop::collection::vec(one, 0..12).prop_map(|deals| {
        (1..)
            .zip(deals)
            .map(|(number, (probability, mut figures, month, shares))| {
                figures.sort_unstable();
                let [low, mode, high] = figures;
                UncertainDeal {
                    amount: Some(Spread::new(low, mode, high).expect("in order")),
                    close: Some(MAY.plus(month)),
                    slips: [0, 0, 1, 3].into(),
                    group: shares.then(|| "vbp".to_owned()),
                    ..deal(number, 0, probability)
                }
            })
            .collect()
    })
}

fn short(runs: u32) -> SimulationModel {
    let horizon = Horizon { from: MAY, to: MAY.plus(3) };
    SimulationModel { runs, horizon: Some(horizon), ..sharing(0.6) }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(37), ..Config::with_cases(48) })]

    #[test]
    fn the_slices_do_not_show(deals in any_deals(), slices in prop::collection::vec(0_u32..200, 1..20)) {
        let whole = played(&deals, short(500), 9);
        let mut sliced = Simulation::new(&deals, short(500), 9).expect("sound deals");
        let mut left = 500_u32;
        for runs in slices {
            left = left.saturating_sub(runs);
            prop_assert_eq!(sliced.step(runs), left);
        }
        sliced.step(left);
        prop_assert_eq!(sliced.report(Some(1_000)), whole.report(Some(1_000)));
    }

    #[test]
    fn the_order_of_the_deals_does_not_show(deals in any_deals()) {
        let mut turned = deals.clone();
        turned.reverse();
        prop_assert_eq!(played(&turned, short(300), 4).report(Some(9)), played(&deals, short(300), 4).report(Some(9)));
    }

    #[test]
    fn a_better_deal_makes_no_run_worse(deals in any_deals(), better in any::<prop::sample::Index>(), by in 0.0..=1.0_f64) {
        let mut improved = deals.clone();
        if !improved.is_empty() {
            let deal = better.get(&improved).clone();
            let probability = deal.probability.map(|probability| (probability + by).min(1.0));
            improved[better.index(deals.len())] = UncertainDeal { probability, ..deal };
        }
        let (before, after) = (played(&deals, short(300), 8), played(&improved, short(300), 8));
        prop_assert!(std::iter::zip(before.totals, after.totals).all(|(before, after)| before <= after));
    }

    #[test]
    fn the_shares_of_the_variance_are_all_of_it(deals in any_deals()) {
        let report = played(&deals, short(300), 2).report(None).expect("played");
        if report.sd > 0.0 {
            prop_assert!((report.variance.iter().map(|part| part.share).sum::<f64>() - 1.0).abs() < 1e-9);
        } else {
            prop_assert!(report.variance.is_empty());
        }
    }

    #[test]
    fn it_says_what_the_exact_distribution_says(
        of in prop::collection::vec((1_i64..1_000, 0.0..=1.0_f64), 1..9), target in 0_i64..3_000, seed: u64
    ) {
        let deals = deals(&of);
        let model = SimulationModel::default();
        let seen = played(&deals, model.clone(), seed).report(Some(target)).expect("played");
        let truth = exact(&deals, &model, Some(target)).expect("a sound model").expect("few sums");
        let chance = |report: &Report| report.target.expect("a target").probability;
        prop_assert!((chance(&seen) - chance(&truth)).abs() <= room(chance(&truth)));
        prop_assert!((seen.mean - truth.mean).abs() as f64 <= 1.0 + 5.0 * truth.sd / 100.0);
        // The sample variance of a sum of bets of one size is off by a few per cent at most.
        prop_assert!((seen.sd - truth.sd).abs() <= 1.0 + 0.1 * truth.sd);
        for (share, quantile) in [(0.1, seen.p10), (0.5, seen.p50), (0.9, seen.p90)] {
            let at = |sum| exact(&deals, &model, Some(sum)).expect("a sound model").expect("few sums");
            let (up_to, below) = (1.0 - chance(&at(quantile + 1)), 1.0 - chance(&at(quantile)));
            prop_assert!(up_to >= share - room(share) && below <= share + room(share));
        }
        for part in &truth.variance {
            let other = seen.variance.iter().find(|other| other.deal == part.deal).expect("the same deals");
            prop_assert!((part.share - other.share).abs() < 0.1, "{} for {}", other.share, part.share);
        }
    }
}
