//! How likely one deal is won: naive Bayes over what has been seen in closed deals.

use serde::{Deserialize, Serialize};

use crate::explained::{Explained, FormulaId, InputKey, Part};

/// How many deals of a kind were won and lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub won: u32,
    pub lost: u32,
}

impl Record {
    #[must_use]
    pub fn closed(self) -> u32 {
        self.won.saturating_add(self.lost)
    }
}

/// Something that is true of the deal and was true of some closed ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub input: InputKey,
    /// Closed deals of which the same was true.
    pub seen: Record,
    /// Closed deals of which something was known in this respect.
    pub among: Record,
    /// Values that were told apart in this respect; each is smoothed, so each adds to `among`.
    /// 0 for evidence whose total is a plain count, such as having reached a stage.
    pub values: u32,
    /// A tag: ignored while rare.
    pub tag: bool,
}

/// Parameters of the model, as versioned data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct DealModel {
    pub version: u32,
    /// Added to every count, so that what never happened is unlikely rather than impossible.
    pub smoothing: f64,
    /// Tags seen in fewer closed deals are ignored.
    pub least_tag_cases: u32,
    /// With fewer closed deals there is no estimate.
    pub least_deals: u32,
}

impl Default for DealModel {
    /// Odoo's open method, and no silent guess below n = 30 (`methods.md` 3.7).
    fn default() -> Self {
        Self { version: 1, smoothing: 0.1, least_tag_cases: 50, least_deals: 30 }
    }
}

/// The chance of one deal, or the honest absence of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DealProbability {
    Estimate {
        /// 0.0001..=0.9999: nothing is certain before it is signed.
        explained: Explained,
        /// Closed deals it rests on.
        n: u32,
        /// Tags left out because they are rare.
        ignored: Vec<InputKey>,
    },
    NotEnoughData {
        n: u32,
        /// Closed deals that are still needed.
        needed: u32,
    },
}

/// Naive Bayes `p = S_w/(S_w + S_l)`, `S_w = P(w)·Π won_f/won_total_f`, `S_l` likewise
/// (`methods.md` 3.7, Odoo's predictive scoring), 0..=1.
///
/// The first part is the prior; the others have the likelihood ratio as value (×2.25 speaks for the
/// deal) and, as contribution, how far they moved the probability when taken in this order.
#[must_use]
pub fn deal_probability(record: Record, evidence: &[Evidence], model: &DealModel) -> DealProbability {
    let n = record.closed();
    if n < model.least_deals || n == 0 {
        return DealProbability::NotEnoughData { n, needed: model.least_deals.max(1) - n };
    }
    let (used, ignored): (Vec<&Evidence>, Vec<&Evidence>) =
        evidence.iter().partition(|e| !e.tag || e.seen.closed() >= model.least_tag_cases);

    let mut won = f64::from(record.won) / f64::from(n);
    let mut lost = f64::from(record.lost) / f64::from(n);
    let mut so_far = chance(won, lost);
    let mut parts = vec![Part { input: InputKey::Prior, value: Some(so_far), weight: 1.0, contribution: so_far }];
    let mut missing = Vec::new();
    for evidence in used {
        let likelihood = |seen: u32, among: u32| {
            let total = f64::from(among) + model.smoothing * f64::from(evidence.values);
            (among > 0).then(|| (f64::from(seen) + model.smoothing) / total)
        };
        let if_won = likelihood(evidence.seen.won, evidence.among.won);
        let if_lost = likelihood(evidence.seen.lost, evidence.among.lost);
        let (Some(if_won), Some(if_lost)) = (if_won, if_lost) else {
            missing.push(evidence.input.clone());
            parts.push(Part { input: evidence.input.clone(), value: None, weight: 1.0, contribution: 0.0 });
            continue;
        };
        won *= if_won;
        lost *= if_lost;
        let before = std::mem::replace(&mut so_far, chance(won, lost));
        parts.push(Part {
            input: evidence.input.clone(),
            value: Some(if_won / if_lost),
            weight: 1.0,
            contribution: so_far - before,
        });
    }
    let known = parts.len() - missing.len();
    let explained = Explained {
        value: Some(so_far),
        formula: FormulaId::DealProbability,
        coverage: known as f64 / (parts.len() + ignored.len()) as f64,
        parts,
        missing,
        model_version: model.version,
    };
    DealProbability::Estimate { explained, n, ignored: ignored.iter().map(|e| e.input.clone()).collect() }
}

/// Odoo holds every estimate off certainty by a hundredth of a per cent.
fn chance(won: f64, lost: f64) -> f64 {
    let p = if won + lost > 0.0 { won / (won + lost) } else { 0.5 };
    p.clamp(0.0001, 0.9999)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seen(code: &str, won: u32, lost: u32, values: u32) -> Evidence {
        Evidence {
            input: InputKey::Evidence(code.to_owned()),
            seen: Record { won, lost },
            among: Record { won: 40, lost: 60 },
            values,
            tag: true,
        }
    }

    fn drawn() -> [Evidence; 2] {
        [seen("users_and_equipment_support", 30, 20, 0), seen("finance_met_before_hearing", 25, 30, 3)]
    }

    const RECORD: Record = Record { won: 40, lost: 60 };

    fn estimate(record: Record, evidence: &[Evidence]) -> (Explained, u32, Vec<InputKey>) {
        match deal_probability(record, evidence, &DealModel::default()) {
            DealProbability::Estimate { explained, n, ignored } => (explained, n, ignored),
            DealProbability::NotEnoughData { n, .. } => panic!("no estimate from {n} deals"),
        }
    }

    #[test]
    fn two_good_signs_lift_40_per_cent_to_65_14() {
        let (explained, n, ignored) = estimate(RECORD, &drawn());
        assert_eq!(format!("{:.2}", 100.0 * explained.value.expect("a figure")), "65.14");
        assert_eq!((n, ignored.len()), (100, 0));
        let ratios: Vec<String> =
            explained.parts[1..].iter().map(|part| format!("×{:.2}", part.value.expect("a ratio"))).collect();
        assert_eq!(ratios, ["×2.25", "×1.25"]);
        assert!((explained.waterfall_end() - explained.value.expect("a figure")).abs() < 1e-12);
    }

    #[test]
    fn below_thirty_closed_deals_there_is_no_guess() {
        let answer = deal_probability(Record { won: 7, lost: 5 }, &drawn(), &DealModel::default());
        assert_eq!(answer, DealProbability::NotEnoughData { n: 12, needed: 18 });
        let none = DealModel { least_deals: 0, ..DealModel::default() };
        assert_eq!(deal_probability(Record::default(), &[], &none), DealProbability::NotEnoughData { n: 0, needed: 1 });
    }

    #[test]
    fn a_rare_tag_is_ignored_and_named() {
        let rare = seen("rare", 40, 9, 2);
        let [first, second] = drawn();
        let (explained, _, ignored) = estimate(RECORD, &[first, rare, second]);
        assert_eq!(format!("{:.2}", 100.0 * explained.value.expect("a figure")), "65.14");
        assert_eq!(ignored, [InputKey::Evidence("rare".to_owned())]);
        assert_eq!(explained.coverage, 0.75);
    }

    #[test]
    fn a_field_that_is_no_tag_counts_however_rare() {
        let source = Evidence { tag: false, ..seen("source", 3, 1, 4) };
        let (explained, _, ignored) = estimate(RECORD, &[source]);
        assert!(explained.value.expect("a figure") > 0.6);
        assert!(ignored.is_empty());
    }

    #[test]
    fn a_team_that_never_lost_is_still_not_certain() {
        let record = Record { won: 40, lost: 0 };
        assert_eq!(estimate(record, &[]).0.value, Some(0.9999));
        let respect = Evidence { among: record, ..seen("users", 30, 20, 2) };
        let (explained, _, _) = estimate(record, &[respect]);
        assert_eq!(explained.missing.len(), 1, "nothing is known about losing");
    }

    proptest! {
        #[test]
        fn the_estimate_is_a_probability_and_the_waterfall_ends_at_it(
            won in 0_u32..200, lost in 0_u32..200,
            signs in prop::collection::vec((0_u32..=40, 0_u32..=60, 0_u32..5), 0..6)
        ) {
            let evidence: Vec<Evidence> = signs.into_iter().map(|(w, l, values)| seen("sign", w, l, values)).collect();
            match deal_probability(Record { won, lost }, &evidence, &DealModel::default()) {
                DealProbability::NotEnoughData { n, needed } => prop_assert_eq!(n + needed, 30),
                DealProbability::Estimate { explained, .. } => {
                    let value = explained.value.unwrap_or(f64::NAN);
                    prop_assert!((0.0001..=0.9999).contains(&value));
                    prop_assert!((explained.waterfall_end() - value).abs() < 1e-9);
                }
            }
        }
    }
}
