//! How likely a deal in a stage is won, from few deals.

use serde::{Deserialize, Serialize};

use super::Record;
use crate::explained::{Explained, FormulaId, InputKey, Part};

/// How much the prior weighs against the record, as versioned data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageModel {
    pub version: u32,
    /// k: the prior weighs as much as this many closed deals, above 0.
    pub prior_deals: f64,
}

impl Default for StageModel {
    /// `methods.md` 3.7: k = 20.
    fn default() -> Self {
        Self { version: 1, prior_deals: 20.0 }
    }
}

/// Win rate of a stage shrunk towards a prior `p = (wins + k·p₀)/(n + k)`, 0..=1 (`methods.md`
/// 3.7). With few closed deals it stays near the prior, with many it becomes the record. Both parts
/// have a rate as value and a number of deals as weight.
#[must_use]
pub fn stage_probability(record: Record, prior: f64, model: &StageModel) -> Explained {
    let closed = f64::from(record.closed());
    let all = closed + model.prior_deals;
    let rate = (record.closed() > 0).then(|| f64::from(record.won) / closed);
    let prior = prior.clamp(0.0, 1.0);
    let parts = vec![
        Part { input: InputKey::OwnRecord, value: rate, weight: closed, contribution: f64::from(record.won) / all },
        Part {
            input: InputKey::Prior,
            value: Some(prior),
            weight: model.prior_deals,
            contribution: model.prior_deals * prior / all,
        },
    ];
    Explained {
        value: Some((f64::from(record.won) + model.prior_deals * prior) / all),
        formula: FormulaId::StageProbability,
        parts,
        missing: if rate.is_none() { vec![InputKey::OwnRecord] } else { Vec::new() },
        coverage: closed / all,
        model_version: model.version,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn probability(won: u32, lost: u32, prior: f64) -> f64 {
        stage_probability(Record { won, lost }, prior, &StageModel::default()).value.expect("always a figure")
    }

    #[test]
    fn seven_of_nine_is_not_yet_78_per_cent() {
        assert_eq!(format!("{:.4}", probability(7, 2, 0.5)), "0.5862");
    }

    #[test]
    fn without_closed_deals_the_prior_stands_and_says_so() {
        let explained = stage_probability(Record::default(), 0.3, &StageModel::default());
        assert_eq!(explained.value, Some(0.3));
        assert_eq!(explained.coverage, 0.0);
        assert_eq!(explained.missing, [InputKey::OwnRecord]);
    }

    #[test]
    fn a_long_record_outweighs_the_prior() {
        assert!((probability(7_000, 3_000, 0.1) - 0.7).abs() < 0.002);
    }

    proptest! {
        #[test]
        fn the_estimate_lies_between_prior_and_record(won in 0_u32..500, lost in 0_u32..500, prior in 0.0..=1.0_f64) {
            let estimate = probability(won, lost, prior);
            let rate = if won + lost == 0 { prior } else { f64::from(won) / f64::from(won + lost) };
            prop_assert!((rate.min(prior) - 1e-12..=rate.max(prior) + 1e-12).contains(&estimate));
        }
    }
}
