//! The simulation, played in slices: between two of them the browser draws and listens.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::pipeline::forecast::{
    Assumption, Bin, ExposedDeal, Grained, Horizon, Refusal, Report, Simulation, SimulationModel, UncertainDeal,
    apply_policy, exact_to, view::ForecastView,
};

/// What is played.
#[derive(Clone, Debug, PartialEq)]
pub struct Setup {
    pub deals: Vec<UncertainDeal>,
    pub horizon: Horizon,
    /// What is still to be won, minor units: the target less what is won.
    pub target: Option<i64>,
    /// What is won already and stands below every result, minor units.
    pub won: i64,
    pub seed: u64,
}

/// What a play has come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// Of the whole period: what was won is in every sum.
    pub report: Report,
    /// The same without luck, where there is such a figure.
    pub exact: Option<Grained>,
}

/// A play on its way.
#[derive(Clone, Copy)]
pub struct Play {
    /// Runs played so far.
    pub done: RwSignal<u32>,
    pub result: RwSignal<Option<Result<Played, Refusal>>>,
}

/// Draws in a slice: some milliseconds on a slow machine.
const DRAWS: usize = 60_000;
/// The most sums the exact figure is made of: what is reckoned between two frames.
const SUMS: usize = 4_096;

/// The rules of the simulation.
pub fn model(horizon: Horizon) -> SimulationModel {
    SimulationModel { horizon: Some(horizon), ..SimulationModel::default() }
}

/// How many runs fit into a slice.
fn slice(deals: usize) -> u32 {
    u32::try_from(DRAWS / deals.max(1)).unwrap_or(u32::MAX).clamp(1, 1_000)
}

/// Plays what `setup` says, anew whenever it says something else; nothing while it says nothing. In the
/// browser only: the server draws the page without.
pub fn play(setup: Signal<Option<Setup>>) -> Play {
    let play = Play { done: RwSignal::new(0), result: RwSignal::new(None) };
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let setup = setup.get();
        let Some(mine) = turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        let Some(setup) = setup else {
            play.done.set(0);
            play.result.set(None);
            return;
        };
        play.done.set(0);
        spawn_local(async move {
            let model = model(setup.horizon);
            let mut simulation = match Simulation::new(&setup.deals, model.clone(), setup.seed) {
                Ok(simulation) => simulation,
                Err(refusal) => {
                    play.result.try_set(Some(Err(refusal)));
                    return;
                }
            };
            let runs = slice(setup.deals.len());
            loop {
                pause().await;
                // What was overtaken, or whose page is gone, is played for nobody.
                if turn.try_get_value() != Some(mine) {
                    return;
                }
                let left = simulation.step(runs);
                play.done.try_set(model.runs - left);
                if left == 0 {
                    break;
                }
            }
            pause().await;
            if turn.try_get_value() == Some(mine) {
                let played = simulation.report(setup.target).map(|report| finish(&setup, report));
                play.result.try_set(played.map(Ok));
            }
        });
    });
    play
}

/// The report of the whole period and what it comes to without luck.
fn finish(setup: &Setup, report: Report) -> Played {
    let model = SimulationModel { most_sums: SUMS, ..model(setup.horizon) };
    let exact = exact_to(&setup.deals, &model, setup.target).ok().flatten();
    let exact = exact.map(|one| Grained { report: raised(one.report, setup.won), ..one });
    Played { report: raised(report, setup.won), exact }
}

/// The report with what is won already under every sum.
fn raised(mut report: Report, won: i64) -> Report {
    for sum in [&mut report.p10, &mut report.p50, &mut report.p90, &mut report.mean] {
        *sum = sum.saturating_add(won);
    }
    if let Some(target) = &mut report.target {
        target.target = target.target.saturating_add(won);
    }
    let raise = |bin: &Bin| Bin { from: bin.from.saturating_add(won), to: bin.to.saturating_add(won), ..*bin };
    report.bins = report.bins.iter().map(raise).collect();
    report
}

/// Lets the browser draw and listen.
async fn pause() {
    #[cfg(feature = "hydrate")]
    gloo::timers::future::TimeoutFuture::new(0).await;
}

/// The deals of the period as they are played.
pub fn deals(view: &ForecastView, ranged: bool) -> Vec<ExposedDeal> {
    let slips: Arc<[i32]> = view.slips.clone().into();
    view.sorted.deals.iter().map(|deal| deal.exposed(ranged, &slips)).collect()
}

/// The deals under assumptions, and how many of them were struck. A figure outside its range changes
/// nothing.
pub fn struck(deals: &[ExposedDeal], assumptions: &[Assumption]) -> (Vec<UncertainDeal>, usize) {
    match apply_policy(deals, assumptions) {
        Ok(shocked) => (shocked.deals, shocked.effects.len()),
        Err(_) => (deals.iter().map(|exposed| exposed.deal.clone()).collect(), 0),
    }
}

#[cfg(test)]
mod tests {
    use meridian_domain::pipeline::forecast::{Scope, Shock, Spread};
    use uuid::Uuid;

    use super::*;

    fn horizon() -> Horizon {
        let month = "2026-11".parse().expect("a month");
        Horizon { from: month, to: month }
    }

    fn exposed(number: u128, amount: i64, probability: f64) -> ExposedDeal {
        let deal = UncertainDeal {
            id: Uuid::from_u128(number),
            probability: Some(probability),
            amount: Spread::fixed(amount).ok(),
            close: "2026-11".parse().ok(),
            slips: [].into(),
            group: None,
        };
        ExposedDeal { deal, pipeline: Uuid::nil().into(), account: None, product: None, line: Some("GTX".to_owned()) }
    }

    fn setup(deals: Vec<UncertainDeal>) -> Setup {
        Setup { deals, horizon: horizon(), target: Some(600), won: 1_000, seed: 1 }
    }

    #[test]
    fn a_slice_is_short_however_many_deals_there_are() {
        assert_eq!((slice(0), slice(10), slice(6_000), slice(1_000_000)), (1_000, 1_000, 10, 1));
    }

    #[test]
    fn the_simulation_agrees_with_the_exact_figure() {
        // The deals of methods 3.7: mean 660, P10 120, P50 600, P90 1300, P(≥600) = 0.6176.
        let deals: Vec<ExposedDeal> = (1..)
            .zip([(480, 0.6), (120, 0.8), (260, 0.35), (90, 0.5), (700, 0.2)])
            .map(|(number, (amount, probability))| exposed(number, amount, probability))
            .collect();
        let setup = setup(struck(&deals, &[]).0);
        let mut simulation = Simulation::new(&setup.deals, model(setup.horizon), setup.seed).expect("sound");
        while simulation.step(slice(setup.deals.len())) > 0 {}
        let played = finish(&setup, simulation.report(setup.target).expect("played"));
        let exact = played.exact.expect("few sums");
        assert_eq!((exact.report.p10, exact.report.p50, exact.report.p90), (1_120, 1_600, 2_300));
        assert_eq!((exact.report.mean, exact.grain), (1_660, 1));
        let chance = |report: &Report| report.target.expect("a target");
        assert_eq!(chance(&played.report).target, 1_600);
        assert!((chance(&played.report).probability - chance(&exact.report).probability).abs() < 0.02);
        assert!((played.report.mean - exact.report.mean).abs() < 20);
        assert!(played.report.bins.first().is_some_and(|bin| bin.from >= 1_000));
    }

    #[test]
    fn a_policy_strikes_what_it_is_about() {
        let deals = [exposed(1, 100, 0.5)];
        let cut = |line: &str| Assumption {
            scope: Scope { lines: vec![line.to_owned()], ..Scope::default() },
            shock: Shock::PriceCut { cut: 0.3 },
        };
        let (after, count) = struck(&deals, &[cut("GTX")]);
        assert_eq!((after[0].amount.map(Spread::mode), count), (Some(70), 1));
        assert_eq!(struck(&deals, &[cut("other")]).1, 0);
    }
}
