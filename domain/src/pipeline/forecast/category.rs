//! Forecast categories: how firmly an open deal is counted on.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::OpenDeal;
use crate::{explained::usable, pipeline::ForecastCategory};

/// Probabilities from which a deal falls into a category, as versioned data that managers edit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastModel {
    pub version: u32,
    /// 0..=1, from here on [`ForecastCategory::Commit`].
    pub commit: f64,
    /// 0..=`commit`, from here on [`ForecastCategory::BestCase`].
    pub best_case: f64,
    /// 0..=`best_case`, from here on [`ForecastCategory::Pipeline`], and [`ForecastCategory::Omitted`] below.
    pub pipeline: f64,
}

impl Default for ForecastModel {
    /// Four in five is a promise, one in two may come. What is below one in ten is left out, so that
    /// a pile of hopeless deals does not look like coverage. The thresholds are ours.
    fn default() -> Self {
        Self { version: 1, commit: 0.8, best_case: 0.5, pipeline: 0.1 }
    }
}

/// The thresholds are not in order or lie outside 0 to 1.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[error("the thresholds have to fall from commit over best case to pipeline, all within 0 to 1")]
pub struct BadThresholds;

impl ForecastModel {
    /// # Errors
    /// Unless `1 ≥ commit ≥ best_case ≥ pipeline ≥ 0`.
    pub fn check(&self) -> Result<(), BadThresholds> {
        let Self { commit, best_case, pipeline, .. } = *self;
        // A threshold that is no number is in no order.
        let sound = 1.0 >= commit && commit >= best_case && best_case >= pipeline && pipeline >= 0.0;
        if sound { Ok(()) } else { Err(BadThresholds) }
    }

    /// The category a probability (0..=1) falls into. Without an estimate a deal is in the pipeline:
    /// nothing speaks for more, and nothing for leaving it out.
    #[must_use]
    pub fn category(&self, probability: Option<f64>) -> ForecastCategory {
        match usable(probability) {
            None => ForecastCategory::Pipeline,
            Some(p) if p >= self.commit => ForecastCategory::Commit,
            Some(p) if p >= self.best_case => ForecastCategory::BestCase,
            Some(p) if p >= self.pipeline => ForecastCategory::Pipeline,
            Some(_) => ForecastCategory::Omitted,
        }
    }
}

/// An open deal and the category somebody put it into.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CategorisedDeal {
    pub deal: OpenDeal,
    /// What a person said; it stands whatever the probability.
    pub set: Option<ForecastCategory>,
}

impl CategorisedDeal {
    /// What a person said, else what the probability says.
    #[must_use]
    pub fn category(&self, model: &ForecastModel) -> ForecastCategory {
        self.set.unwrap_or_else(|| model.category(self.deal.probability))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn the_thresholds_belong_to_the_firmer_category() {
        let model = ForecastModel::default();
        let chances = [1.0, 0.8, 0.79, 0.5, 0.49, 0.1, 0.09, 0.0];
        use ForecastCategory::{BestCase, Commit, Omitted, Pipeline};
        assert_eq!(
            chances.map(|chance| model.category(Some(chance))),
            [Commit, Commit, BestCase, BestCase, Pipeline, Pipeline, Omitted, Omitted]
        );
        assert_eq!(model.category(None), Pipeline);
        assert_eq!(model.category(Some(f64::NAN)), Pipeline);
    }

    #[test]
    fn thresholds_out_of_order_are_refused() {
        let model = ForecastModel::default();
        assert_eq!(model.check(), Ok(()));
        let wrong = [
            ForecastModel { commit: 1.1, ..model },
            ForecastModel { commit: 0.4, ..model },
            ForecastModel { pipeline: 0.6, ..model },
            ForecastModel { pipeline: -0.1, ..model },
            ForecastModel { best_case: f64::NAN, ..model },
        ];
        for model in wrong {
            assert_eq!(model.check(), Err(BadThresholds), "{model:?}");
        }
    }

    #[test]
    fn what_a_person_says_stands() {
        let deal = OpenDeal { id: Uuid::nil(), amount: None, probability: Some(0.95), close: None };
        let category = |set| CategorisedDeal { deal, set }.category(&ForecastModel::default());
        assert_eq!(category(None), ForecastCategory::Commit);
        assert_eq!(category(Some(ForecastCategory::Omitted)), ForecastCategory::Omitted);
    }
}
