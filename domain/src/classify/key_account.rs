//! The test on the four traits of a key account, and what was decided.

use rand_xoshiro::{
    SplitMix64,
    rand_core::{RngCore, SeedableRng},
};
use serde::{Deserialize, Serialize};

use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    gate::{Check, Invalid, Room},
    id::*,
    record::{Describe, Key, record},
    time::{Date, Moment},
};

/// What makes an account a key account: 高价值, 复杂性, 长期性, 决策链条长 (`methods.md` 3.4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    Value,
    Complexity,
    LongTerm,
    DecisionChain,
}

impl Trait {
    pub const ALL: [Self; 4] = [Self::Value, Self::Complexity, Self::LongTerm, Self::DecisionChain];
}

/// Weights and thresholds, as versioned data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyAccountModel {
    pub version: u32,
    /// In the order of [`Trait::ALL`].
    pub weights: [f64; 4],
    /// From which figure on an account is proposed, 0..=5.
    pub from: f64,
    /// Share of the weights that has to be known before anything is said, 0..=1.
    pub least_known: f64,
}

impl Default for KeyAccountModel {
    /// `methods.md` 3.4.4: 40/20/20/20, from 3.5 on.
    fn default() -> Self {
        Self { version: 1, weights: [40.0, 20.0, 20.0, 20.0], from: 3.5, least_known: 0.6 }
    }
}

/// What is known of an account.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evidence {
    /// The share of all sales that larger accounts have, 0..=1; nothing for one that buys nothing.
    pub larger: Option<f64>,
    /// Departments of the people we know there; nothing when we know nobody.
    pub departments: Option<u32>,
    /// Product lines it buys.
    pub families: u32,
    /// Days since its first line of all.
    pub days: Option<i64>,
    /// Functions of the decision that somebody we know fills; nothing when nobody's is recorded.
    pub functions: Option<u32>,
}

impl Evidence {
    /// The scores of the traits, 0..=5, in the order of [`Trait::ALL`]; nothing where nothing is recorded.
    ///
    /// - value: 5 where the larger accounts have less than half of all sales, 4 below 80 % (an A), 3 below
    ///   90 %, 2 below 95 % (a B), else 1; 0 for one that buys nothing;
    /// - complexity: departments we know people in, or product lines bought, whichever says more: one a point,
    ///   and from five on the second step of two (1, 2, 3, 4–5, 6 and more);
    /// - long term: years since the first line: below one 1, then 2, 3, from three 4, from five 5;
    /// - decision chain: functions of the decision that are recorded, one a point, at most 5.
    #[must_use]
    pub fn scores(&self) -> [Option<f64>; 4] {
        let value = match self.larger {
            None => 0.0,
            Some(share) if share < 0.5 => 5.0,
            Some(share) if share < 0.8 => 4.0,
            Some(share) if share < 0.9 => 3.0,
            Some(share) if share < 0.95 => 2.0,
            Some(_) => 1.0,
        };
        let parts = match self.departments.unwrap_or(0).max(self.families) {
            0 => None,
            few @ 1..=3 => Some(f64::from(few)),
            4..=5 => Some(4.0),
            _ => Some(5.0),
        };
        let years = self.days.map(|days| match days / 365 {
            ..1 => 1.0,
            1 => 2.0,
            2 => 3.0,
            3..5 => 4.0,
            _ => 5.0,
        });
        let chain = self.functions.map(|functions| f64::from(functions.min(5)));
        [Some(value), parts, years, chain]
    }
}

/// The weighted mean of the traits that are known, 0..=5, with what each adds.
#[must_use]
pub fn key_account(evidence: &Evidence, model: &KeyAccountModel) -> Explained {
    let scores = evidence.scores();
    let all: f64 = model.weights.iter().sum();
    let known: f64 =
        model.weights.iter().zip(scores).filter(|(_, score)| score.is_some()).map(|(weight, _)| weight).sum();
    let coverage = known / all;
    let said = coverage >= model.least_known - 1e-9;
    let parts = Trait::ALL.into_iter().zip(model.weights).zip(scores).map(|((of, weight), value)| Part {
        input: InputKey::Trait(of),
        value,
        weight,
        contribution: if said { value.map_or(0.0, |score| weight * score / known) } else { 0.0 },
    });
    let parts: Vec<Part> = parts.collect();
    Explained {
        value: said.then(|| parts.iter().map(|part| part.contribution).sum()),
        formula: FormulaId::KeyAccount,
        missing: parts.iter().filter(|part| part.value.is_none()).map(|part| part.input.clone()).collect(),
        parts,
        coverage,
        model_version: model.version,
    }
}

/// Whether an account is proposed as a key account.
#[must_use]
pub fn is_proposed(test: &Explained, model: &KeyAccountModel) -> bool {
    test.value.is_some_and(|value| value >= model.from - 1e-9)
}

/// How firm a proposal is when nobody is sure of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Firmness {
    /// Share of the runs that say the same, 0..=1.
    pub same: f64,
    /// The weight whose smallest change turns it over, and that change, ±1 being ±100 %; nothing when none does
    /// within that.
    pub first: Option<(Trait, f64)>,
}

/// Runs, how far weights are moved in each, and where chance begins, so that everybody sees the same.
const RUNS: u32 = 1_000;
const MOVED: f64 = 0.2;
const SEED: u64 = 20_261_127;

/// Moves every weight by up to ±20 % a thousand times (`methods.md` 3.4.9).
#[must_use]
pub fn firmness(evidence: &Evidence, model: &KeyAccountModel) -> Option<Firmness> {
    let scores = evidence.scores();
    let proposed = is_proposed(&key_account(evidence, model), model);
    key_account(evidence, model).value?;
    let known: Vec<(Trait, f64, f64)> = Trait::ALL
        .into_iter()
        .zip(model.weights)
        .zip(scores)
        .filter_map(|((of, weight), score)| Some((of, weight, score?)))
        .collect();
    let mut chance = SplitMix64::seed_from_u64(SEED);
    let mut same = 0_u32;
    for _ in 0..RUNS {
        let (mut sum, mut whole) = (0.0, 0.0);
        for (_, weight, score) in &known {
            let even = (chance.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
            let moved = weight * (1.0 + MOVED * (2.0 * even - 1.0));
            sum += moved * score;
            whole += moved;
        }
        same += u32::from((sum / whole >= model.from - 1e-9) == proposed);
    }
    let whole: f64 = known.iter().map(|(_, weight, _)| weight).sum();
    let sum: f64 = known.iter().map(|(_, weight, score)| weight * score).sum();
    // (S + d·w·s) / (W + d·w) = from, solved for d.
    let turns = known.iter().filter_map(|(of, weight, score)| {
        let by = (model.from * whole - sum) / (weight * (score - model.from));
        (by.is_finite() && by.abs() <= 1.0).then_some((*of, by))
    });
    let first = turns.min_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
    Some(Firmness { same: f64::from(same) / f64::from(RUNS), first })
}

/// Growth against the period of the same length before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "growth", content = "rate", rename_all = "snake_case")]
pub enum Growth {
    /// 0.25 is a quarter more.
    By(f64),
    /// Nothing was bought before.
    New,
    /// The period before is not in the data, or came to less than nothing.
    Unknown,
}

/// How sales changed; `before` is nothing where the data do not reach back far enough.
#[must_use]
pub fn growth(now: i64, before: Option<i64>) -> Growth {
    match before {
        Some(0) if now > 0 => Growth::New,
        Some(before) if before > 0 => Growth::By((now - before) as f64 / before as f64),
        _ => Growth::Unknown,
    }
}

record! {
    /// That an account was made a key account, or is none any more, and why. The latest is in force; the
    /// others say how it came. They are signed: nobody changes one.
    pub struct Selection (SelectionPatch) {
        pub id: SelectionId,
        pub account: AccountId,
        /// It is a key account from this day on; or none any more.
        pub key: bool,
        pub on: Date,
        /// Why, in the words of who decided.
        pub reason: String,
        /// What the test said then, hundredths of a point.
        pub score: Option<i64>,
        pub by: UserId,
        pub at: Moment,
    }
}

impl Describe for Selection {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into(), self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .written("reason", &self.reason)
            .long_text("reason", &self.reason)
            .date("on", Some(self.on))
            .between("score", self.score, 0, 500)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MODEL: fn() -> KeyAccountModel = KeyAccountModel::default;

    fn evidence() -> Evidence {
        Evidence { larger: Some(0.42), departments: Some(4), families: 2, days: Some(800), functions: Some(3) }
    }

    #[test]
    fn the_traits_are_weighed_forty_and_three_times_twenty() {
        // 5, 4, 3 and 3: (40·5 + 20·4 + 20·3 + 20·3) / 100.
        let test = key_account(&evidence(), &MODEL());
        assert_eq!(test.value, Some(4.0));
        assert!((test.waterfall_end() - 4.0).abs() < 1e-12);
        assert_eq!((test.coverage, test.missing.len()), (1.0, 0));
        assert!(is_proposed(&test, &MODEL()));
    }

    #[test]
    fn what_nobody_recorded_is_missing_and_not_nought() {
        let test = key_account(&Evidence { functions: None, ..evidence() }, &MODEL());
        // (40·5 + 20·4 + 20·3) / 80
        assert_eq!(test.value, Some(4.25));
        assert_eq!(test.coverage, 0.8);
        assert_eq!(test.missing, [InputKey::Trait(Trait::DecisionChain)]);
        let little = Evidence { larger: Some(0.1), ..Evidence::default() };
        assert_eq!(key_account(&little, &MODEL()).value, None);
        assert_eq!(firmness(&little, &MODEL()), None);
    }

    #[test]
    fn a_figure_on_the_border_is_proposed() {
        // 4, 3, 3 and 4: (160 + 60 + 60 + 80) / 100 = 3.6; 4, 3, 3, 3: 3.4.
        let border = |functions| {
            let evidence = Evidence {
                larger: Some(0.7),
                departments: None,
                families: 3,
                days: Some(730),
                functions: Some(functions),
            };
            is_proposed(&key_account(&evidence, &MODEL()), &MODEL())
        };
        assert!(border(4) && !border(3));
    }

    #[test]
    fn the_weight_that_turns_it_over_first_does_turn_it_over() {
        // 5, 2, 3, 3: 3.6 with 0.1 to spare.
        let close = Evidence { larger: Some(0.4), departments: None, families: 2, days: Some(730), functions: Some(3) };
        let firm = firmness(&close, &MODEL()).expect("a figure");
        assert!(firm.same > 0.5 && firm.same < 1.0, "{}", firm.same);
        let (of, by) = firm.first.expect("a weight");
        assert_eq!(of, Trait::Value);
        let mut weights = MODEL().weights;
        weights[0] *= 1.0 + by * 1.01;
        assert!(!is_proposed(&key_account(&close, &KeyAccountModel { weights, ..MODEL() }), &MODEL()));
        let sure =
            Evidence { larger: Some(0.1), departments: Some(9), families: 9, days: Some(3_650), functions: Some(5) };
        assert_eq!(firmness(&sure, &MODEL()), Some(Firmness { same: 1.0, first: None }));
    }

    #[test]
    fn growth_is_told_against_what_was() {
        assert_eq!(growth(150, Some(100)), Growth::By(0.5));
        assert_eq!(growth(-50, Some(100)), Growth::By(-1.5));
        assert_eq!(growth(10, Some(0)), Growth::New);
        assert_eq!(growth(0, Some(0)), Growth::Unknown);
        assert_eq!(growth(10, Some(-5)), Growth::Unknown);
        assert_eq!(growth(10, None), Growth::Unknown);
    }

    proptest! {
        #[test]
        fn more_of_a_trait_never_makes_an_account_less(
            larger in 0.0_f64..1.0, departments in 0_u32..9, families in 0_u32..9, days in 0_i64..4_000, functions in 0_u32..8,
        ) {
            let one = Evidence {
                larger: Some(larger), departments: Some(departments), families, days: Some(days), functions: Some(functions),
            };
            let more = Evidence {
                larger: Some(larger / 2.0), departments: Some(departments + 1), families: families + 1,
                days: Some(days + 365), functions: Some(functions + 1),
            };
            let value = |evidence: &Evidence| key_account(evidence, &MODEL()).value.unwrap_or(0.0);
            // Complexity that was not recorded at all may come in below what the others say.
            if departments.max(families) > 0 {
                prop_assert!(value(&more) >= value(&one) - 1e-12);
            }
            prop_assert!((0.0..=5.0).contains(&value(&one)));
        }
    }
}
