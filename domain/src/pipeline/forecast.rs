//! What the open deals will bring, and how far to believe it (`methods.md` 3.7).
//!
//! Money stays in integer minor units of one currency; probabilities are 0..=1.

mod ageing;
#[cfg(test)]
mod any;
mod category;
mod deal;
mod distribution;
mod exact;
mod outlook;
mod policy;
mod simulation;
mod stage;
mod velocity;
pub mod view;
mod weighted;

pub use ageing::{Age, AgeModel, StageDays, age, percentile};
pub use category::{BadThresholds, CategorisedDeal, ForecastModel};
pub use deal::{DealModel, DealProbability, Evidence, Record, deal_probability};
pub use distribution::{Bin, Report, TargetChance, VarianceShare};
pub use exact::{Grained, exact, exact_to};
pub use outlook::{MonthOutlook, Outlook, Standing, outlook};
pub use policy::{
    Assumption, BadAssumption, Effect, ExposedDeal, LONGEST_DELAY, Scope, Shock, Shocked, Terms, WrongShock,
    apply_policy,
};
pub use simulation::{
    Horizon, LARGEST_SUM, Lack, LeftOut, NotASpread, Refusal, Simulation, SimulationModel, Spread, UncertainDeal,
};
pub use stage::{StageModel, stage_probability};
pub use velocity::{Pace, velocity};
pub use weighted::{OpenDeal, Weighted, pipeline_coverage, weighted_by_month, weighted_pipeline};

pub use super::month::Month;

use serde::{Deserialize, Serialize};

use crate::explained::Explained;

/// An amount of money with its reasons. The explanation is for reading; sums are made of `minor`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// Minor units of the currency the inputs were in; `None` when nothing supports a figure.
    pub minor: Option<i64>,
    pub explained: Explained,
}

/// A probability in parts per thousand million: what money is multiplied by, so that a sum of
/// shares never depends on the order of the deals.
fn parts_per_billion(probability: f64) -> i128 {
    (probability.clamp(0.0, 1.0) * BILLION as f64).round() as i128
}

const BILLION: i128 = 1_000_000_000;

/// `numerator / denominator` rounded to the nearest whole, halves away from zero, held to `i64`.
fn divide(numerator: i128, denominator: i128) -> i64 {
    let half = denominator / 2;
    let rounded = if numerator < 0 { (numerator - half) / denominator } else { (numerator + half) / denominator };
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}
