//! Health of an account (健康度): a weighted score that says how much it knows.
//!
//! [`assess`] is pure: a what-if is the same call with other inputs or another [`Model`].
//! Dimensions, measures, mappings, weights and thresholds are data in a versioned model; the
//! default is the model for hospitals of `methods.md` 3.6.

mod assess;
mod band;
mod inputs;
mod mapping;
mod measures;
mod model;
mod overrides;
mod score;
mod sensitivity;
mod trend;

pub use assess::{Health, assess};
pub use band::{Band, BandModel};
pub use inputs::HealthInputs;
pub(crate) use mapping::decay;
pub use mapping::{Mapping, Point};
pub use measures::{Dimension, Measure};
pub use model::{DimensionModel, MeasureModel, Model, ModelError};
pub use overrides::{Override, OverrideKind};
pub use score::{Reading, weighted_mean};
pub use sensitivity::{Swing, sensitivity};
pub use trend::{Direction, Snapshot, Trend, TrendModel, trend};
