use proptest::prelude::*;

use super::*;
use crate::pipeline::forecast::{Simulation, SimulationModel};

const MAY: Month = Month { year: 2026, month: 5 };
const TENDERS: PipelineId = PipelineId(Uuid::from_u128(1));
const SERVICE: PipelineId = PipelineId(Uuid::from_u128(2));

fn exposed(number: u128, line: &str) -> ExposedDeal {
    ExposedDeal {
        deal: UncertainDeal {
            id: Uuid::from_u128(number),
            probability: Some(0.6),
            amount: Spread::new(800, 1_000, 1_501).ok(),
            close: Some(MAY),
            slips: [].into(),
            group: None,
        },
        pipeline: TENDERS,
        account: None,
        product: None,
        line: Some(line.to_owned()),
    }
}

fn on_line(line: &str, shock: Shock) -> Assumption {
    Assumption { scope: Scope { lines: vec![line.to_owned()], ..Scope::default() }, shock }
}

fn everywhere(shock: Shock) -> Assumption {
    Assumption { scope: Scope::default(), shock }
}

#[test]
fn a_price_cut_strikes_its_product_line_and_nothing_else() {
    let deals = [exposed(1, "stents"), exposed(2, "GTX")];
    let shocked = apply_policy(&deals, &[on_line("stents", Shock::PriceCut { cut: 0.5 })]).expect("in range");
    assert_eq!(shocked.deals[0].amount, Spread::new(400, 500, 751).ok(), "750.5 rounded away from zero");
    assert_eq!(shocked.deals[1], deals[1].deal);
    let [effect] = &shocked.effects[..] else { panic!("one deal was struck: {:?}", shocked.effects) };
    assert_eq!((effect.deal, &effect.by[..]), (Uuid::from_u128(1), &[0][..]));
    assert_eq!(effect.before, Terms { amount: deals[0].deal.amount, ..effect.after });
}

#[test]
fn a_budget_freeze_makes_deals_rarer_and_later() {
    let freeze = everywhere(Shock::BudgetFreeze { factor: 0.5, months: 9 });
    let shocked = apply_policy(&[exposed(1, "GTX")], &[freeze]).expect("in range");
    assert_eq!(shocked.deals[0].probability, Some(0.3));
    assert_eq!(shocked.deals[0].close, Some(Month { year: 2027, month: 2 }));
}

#[test]
fn a_delay_of_tenders_leaves_other_pipelines_alone() {
    let scope = Scope { pipelines: vec![TENDERS], ..Scope::default() };
    let delay = Assumption { scope, shock: Shock::TenderDelay { months: 3 } };
    let service = ExposedDeal { pipeline: SERVICE, ..exposed(2, "GTX") };
    let shocked = apply_policy(&[exposed(1, "GTX"), service], &[delay]).expect("in range");
    assert_eq!([0, 1].map(|at| shocked.deals[at].close), [Some(MAY.plus(3)), Some(MAY)]);
    assert_eq!(shocked.deals[0].probability, Some(0.6));
}

#[test]
fn assumptions_add_up_and_each_is_named() {
    let assumptions = [
        everywhere(Shock::PriceCut { cut: 0.2 }),
        on_line("stents", Shock::TenderDelay { months: 3 }),
        everywhere(Shock::PriceCut { cut: 0.5 }),
        everywhere(Shock::TenderDelay { months: 2 }),
        everywhere(Shock::PriceCut { cut: 0.0 }),
    ];
    let shocked = apply_policy(&[exposed(1, "GTX")], &assumptions).expect("in range");
    let effect = &shocked.effects[0];
    assert_eq!(effect.after.amount, Spread::new(320, 400, 601).ok());
    assert_eq!(effect.after.close, Some(MAY.plus(2)));
    assert_eq!(effect.by, [0, 2, 3], "neither the other line's nor the one that changes nothing");
}

#[test]
fn every_condition_has_to_be_met_and_the_unknown_meets_none() {
    let product = ProductId(Uuid::from_u128(8));
    let account = AccountId(Uuid::from_u128(9));
    let scope = Scope { products: vec![product], accounts: vec![account], ..Scope::default() };
    let known = ExposedDeal { product: Some(product), account: Some(account), ..exposed(1, "GTX") };
    assert!(scope.holds(&known));
    assert!(!scope.holds(&ExposedDeal { account: Some(AccountId(Uuid::from_u128(7))), ..known.clone() }));
    assert!(!scope.holds(&ExposedDeal { product: None, ..known }));
}

#[test]
fn what_is_not_known_stays_unknown() {
    let mut deal = exposed(1, "GTX");
    deal.deal = UncertainDeal { probability: Some(f64::NAN), amount: None, close: None, ..deal.deal };
    let assumptions =
        [everywhere(Shock::PriceCut { cut: 0.5 }), everywhere(Shock::BudgetFreeze { factor: 0.5, months: 9 })];
    let shocked = apply_policy(&[deal], &assumptions).expect("in range");
    assert!(shocked.effects.is_empty());
    let Terms { probability, amount, close } = Terms::of(&shocked.deals[0]);
    assert_eq!((probability, amount, close), (None, None, None));
}

#[test]
fn figures_outside_their_range_are_refused_by_place() {
    let wrong = |shock| apply_policy(&[], &[everywhere(Shock::PriceCut { cut: 1.0 }), everywhere(shock)]).err();
    let at_one = |wrong| Some(BadAssumption { at: 1, wrong });
    for share in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        assert_eq!(wrong(Shock::PriceCut { cut: share }), at_one(WrongShock::Cut));
        assert_eq!(wrong(Shock::BudgetFreeze { factor: share, months: 0 }), at_one(WrongShock::Factor));
    }
    assert_eq!(wrong(Shock::BudgetFreeze { factor: 1.0, months: 121 }), at_one(WrongShock::Delay));
    assert_eq!(wrong(Shock::TenderDelay { months: u32::MAX }), at_one(WrongShock::Delay));
    assert_eq!(wrong(Shock::TenderDelay { months: LONGEST_DELAY }), None);
}

#[test]
fn a_scenario_survives_the_wire() {
    let assumptions = [
        on_line("stents", Shock::PriceCut { cut: 0.53 }),
        everywhere(Shock::BudgetFreeze { factor: 0.7, months: 6 }),
        everywhere(Shock::TenderDelay { months: 3 }),
    ];
    let json = serde_json::to_string(&assumptions).expect("plain data");
    assert!(json.contains(r#"{"price_cut":{"cut":0.53}}"#), "{json}");
    assert_eq!(serde_json::from_str::<[Assumption; 3]>(&json).expect("what was written"), assumptions);
    let short = r#"{"scope":{"lines":["GTX"]},"shock":{"tender_delay":{"months":3}}}"#;
    assert_eq!(
        serde_json::from_str::<Assumption>(short).expect("what is not named is no condition"),
        on_line("GTX", Shock::TenderDelay { months: 3 })
    );
}

proptest! {
    #[test]
    fn no_shock_makes_a_forecast_better(
        probabilities in prop::collection::vec(0.0..=1.0_f64, 1..8), cut in 0.0..=1.0_f64, factor in 0.0..=1.0_f64,
        months in 0_u32..=120, seed: u64
    ) {
        let deals: Vec<ExposedDeal> = (1..).zip(probabilities).map(|(number, probability)| {
            let exposed = exposed(number, "GTX");
            ExposedDeal { deal: UncertainDeal { probability: Some(probability), ..exposed.deal }, ..exposed }
        }).collect();
        let shocks =
            [Shock::PriceCut { cut }, Shock::BudgetFreeze { factor, months }].map(everywhere);
        let shocked = apply_policy(&deals, &shocks).expect("in range");
        let report = |deals: &[UncertainDeal]| {
            let model = SimulationModel { runs: 200, ..SimulationModel::default() };
            let mut simulation = Simulation::new(deals, model, seed).expect("sound deals");
            simulation.step(200);
            simulation.report(Some(1_000)).expect("played")
        };
        let before = report(&deals.into_iter().map(|exposed| exposed.deal).collect::<Vec<_>>());
        let after = report(&shocked.deals);
        prop_assert!(after.p10 <= before.p10 && after.p50 <= before.p50 && after.p90 <= before.p90);
        prop_assert!(after.mean <= before.mean);
        prop_assert!(after.target.map(|t| t.probability) <= before.target.map(|t| t.probability));
    }

    #[test]
    fn a_cut_price_keeps_low_mode_and_high_in_order(mut figures in prop::array::uniform3(0..=i64::MAX), cut in 0.0..=1.0_f64) {
        figures.sort_unstable();
        let [low, mode, high] = figures;
        let cheaper = cheaper(Spread::new(low, mode, high).expect("in order"), cut);
        prop_assert!(cheaper.low() <= low && cheaper.mode() <= mode && cheaper.high() <= high);
        let off = (cheaper.high() as f64 - high as f64 * (1.0 - cut)).abs();
        prop_assert!(off <= 0.5 + 1e-9 * high as f64);
    }
}
