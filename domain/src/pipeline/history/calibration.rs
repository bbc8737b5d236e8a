//! How good the probabilities were: one of five deals at 20 % should have been won.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Interval, Prediction, wilson};
use crate::id::DealId;

/// When a calibration says anything, as versioned data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalibrationModel {
    pub version: u32,
    /// With predictions of fewer closed deals there are no scores.
    pub least_deals: u32,
}

impl Default for CalibrationModel {
    /// As many as an estimate itself needs, n = 30 (`methods.md` 3.7).
    fn default() -> Self {
        Self { version: 1, least_deals: 30 }
    }
}

/// How good the predictions were, or the honest absence of an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calibration {
    Measured {
        /// Predictions with a probability.
        predictions: u32,
        /// Deals they are of.
        deals: u32,
        /// Points at which there was not enough data to foresee anything.
        silent: u32,
        /// Brier score `mean (p − y)²`, 0..=1: 0 is foresight, 0.25 is a coin.
        brier: f64,
        /// Share of the predictions whose deal was won, 0..=1.
        base_rate: f64,
        /// What always saying the base rate would have scored: `ȳ(1 − ȳ)`.
        base_brier: f64,
        /// `1 − brier / base_brier`, 1 at most: the share of the base rate's error that was avoided;
        /// below 0 it would have been better to say the base rate. `None` when all were won or all
        /// lost. The base rate is that of the predictions themselves, known only afterwards, so it is
        /// a strict judge.
        skill: Option<f64>,
        /// The reliability table, always ten rows.
        deciles: Vec<Decile>,
    },
    NotEnoughData {
        /// Closed deals that were foreseen.
        deals: u32,
        /// Closed deals that are still needed.
        needed: u32,
        /// Points at which there was not enough data to foresee anything.
        silent: u32,
    },
}

/// The predictions of one tenth of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decile {
    /// Where the tenth begins, in percent; it ends before the next, the last one at 100.
    pub from_percent: u8,
    pub predictions: u32,
    /// Deals they are of.
    pub deals: u32,
    /// Mean probability, 0..=1; `None` without predictions, as the others.
    pub predicted: Option<f64>,
    /// Share whose deal was won, 0..=1.
    pub won: Option<f64>,
    /// 95 % interval of the share. It rests on the number of deals: predictions of one deal share its
    /// result, so they are no more evidence than one.
    pub interval: Option<Interval>,
}

#[derive(Default)]
struct Row {
    predictions: u32,
    sum: f64,
    won: u32,
    deals: BTreeSet<DealId>,
}

/// Brier score (Brier 1950), its skill over the base rate (Murphy 1973) and the reliability table by
/// tenths (`methods.md` 3.7) of predictions made in the past.
#[must_use]
pub fn calibration(predictions: &[Prediction], model: &CalibrationModel) -> Calibration {
    let mut rows: [Row; 10] = Default::default();
    let mut all = Row::default();
    let mut squares = 0.0;
    for prediction in predictions {
        let Some(p) = prediction.probability.filter(|p| p.is_finite()) else { continue };
        squares += (p - f64::from(prediction.won)).powi(2);
        rows[decile(p)].add(prediction, p);
        all.add(prediction, p);
    }
    let deals = all.deals.len() as u32;
    let silent = predictions.len() as u32 - all.predictions;
    let least = model.least_deals.max(1);
    if deals < least {
        return Calibration::NotEnoughData { deals, needed: least - deals, silent };
    }
    let n = f64::from(all.predictions);
    let brier = squares / n;
    let base_rate = f64::from(all.won) / n;
    let base_brier = base_rate * (1.0 - base_rate);
    Calibration::Measured {
        predictions: all.predictions,
        deals,
        silent,
        brier,
        base_rate,
        base_brier,
        skill: (base_brier > 0.0).then(|| 1.0 - brier / base_brier),
        deciles: (0..).zip(&rows).map(|(tenth, row)| row.decile(tenth * 10)).collect(),
    }
}

/// The tenth of the scale that a probability lies in. A whole percent is never below its own tenth,
/// however it is rounded.
fn decile(p: f64) -> usize {
    ((p * 10.0 + 1e-9).floor().max(0.0) as usize).min(9)
}

impl Row {
    fn add(&mut self, prediction: &Prediction, p: f64) {
        self.predictions += 1;
        self.sum += p;
        self.won += u32::from(prediction.won);
        self.deals.insert(prediction.deal);
    }

    fn decile(&self, from_percent: u8) -> Decile {
        let n = f64::from(self.predictions);
        let of_any = |sum: f64| (self.predictions > 0).then(|| sum / n);
        let deals = self.deals.len() as u32;
        let won = of_any(f64::from(self.won));
        let interval = won.and_then(|share| wilson(share, deals));
        Decile { from_percent, predictions: self.predictions, deals, predicted: of_any(self.sum), won, interval }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::time::Moment;

    fn told(deal: u128, probability: Option<f64>, won: bool) -> Prediction {
        Prediction { deal: Uuid::from_u128(deal).into(), at: Moment(0), probability, won }
    }

    fn any_model() -> CalibrationModel {
        CalibrationModel { least_deals: 1, ..CalibrationModel::default() }
    }

    #[test]
    fn below_thirty_deals_there_is_no_score_however_many_predictions() {
        let few: Vec<_> = (0..290).map(|n| told(n % 29, Some(0.5), true)).chain([told(99, None, true)]).collect();
        let answer = calibration(&few, &CalibrationModel::default());
        assert_eq!(answer, Calibration::NotEnoughData { deals: 29, needed: 1, silent: 1 });
    }

    #[test]
    fn a_team_that_says_what_happens_has_skill_and_one_that_says_the_base_rate_has_none() {
        let skill = |p: fn(bool) -> f64| {
            let told: Vec<_> = (0..40).map(|n| told(n, Some(p(n % 4 == 0)), n % 4 == 0)).collect();
            match calibration(&told, &CalibrationModel::default()) {
                Calibration::Measured { skill, base_brier, .. } => (skill, base_brier),
                Calibration::NotEnoughData { .. } => panic!("forty deals"),
            }
        };
        assert_eq!(skill(|_| 0.25), (Some(0.0), 0.1875));
        assert_eq!(skill(f64::from).0, Some(1.0));
        assert!(skill(|_| 0.9).0.is_some_and(|skill| skill < 0.0));
    }

    #[test]
    fn all_won_leaves_no_error_to_avoid() {
        let Calibration::Measured { skill, .. } = calibration(&[told(1, Some(0.4), true)], &any_model()) else {
            panic!("one deal is enough here");
        };
        assert_eq!(skill, None);
    }

    #[test]
    fn many_predictions_of_one_deal_are_one_deal_of_evidence() {
        let Calibration::Measured { deciles, .. } = calibration(&vec![told(1, Some(0.95), true); 50], &any_model())
        else {
            panic!("one deal is enough here");
        };
        assert_eq!((deciles[9].predictions, deciles[9].deals), (50, 1));
        assert!(deciles[9].interval.is_some_and(|interval| interval.low < 0.21));
    }

    #[test]
    fn each_whole_percent_lies_in_its_own_tenth() {
        for percent in 0..=100_u32 {
            assert_eq!(decile(f64::from(percent) / 100.0), (percent as usize / 10).min(9), "{percent} %");
        }
    }

    proptest! {
        /// Murphy's decomposition by the values that were said: brier = reliability − resolution +
        /// uncertainty.
        #[test]
        fn the_score_is_reliability_less_resolution_and_uncertainty(
            said in prop::collection::vec((0_u8..=10, any::<bool>()), 1..80)
        ) {
            let told: Vec<_> =
                (0..).zip(&said).map(|(n, (tenths, won))| told(n, Some(f64::from(*tenths) / 10.0), *won)).collect();
            let Calibration::Measured { brier, base_rate, base_brier, deciles, .. } = calibration(&told, &any_model())
            else { return Err(TestCaseError::fail("every deal is foreseen")) };
            let all = said.len() as f64;
            let (mut reliability, mut resolution) = (0.0, 0.0);
            for tenths in 0..=10_u8 {
                let group: Vec<bool> = said.iter().filter(|(t, _)| *t == tenths).map(|(_, won)| *won).collect();
                if group.is_empty() { continue }
                let n = group.len() as f64;
                let won = group.iter().filter(|won| **won).count() as f64 / n;
                reliability += n / all * (f64::from(tenths) / 10.0 - won).powi(2);
                resolution += n / all * (won - base_rate).powi(2);
            }
            prop_assert!((brier - (reliability - resolution + base_brier)).abs() < 1e-9);
            prop_assert_eq!(deciles.iter().map(|row| row.predictions).sum::<u32>(), said.len() as u32);
            for (tenth, row) in (0_u8..).zip(&deciles) {
                let of_row = said.iter().filter(|(t, _)| (*t).min(9) == tenth).count();
                prop_assert_eq!(row.predictions as usize, of_row);
            }
        }
    }
}
