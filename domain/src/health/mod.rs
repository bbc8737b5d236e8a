//! Health of an account (健康度): a weighted score that says how much it knows.
//!
//! [`assess`] is pure: a what-if is the same call with other inputs or another [`Model`].
//! Dimensions, measures, mappings, weights and thresholds are data in a versioned model; the
//! default is the model for hospitals of `methods.md` 3.6.

mod alert;
mod assess;
mod band;
mod incident;
mod inputs;
mod mapping;
mod measures;
mod model;
mod overrides;
pub mod portfolio;
mod retro;
mod score;
mod segment;
mod sensitivity;
mod standing;
mod trend;
pub mod view;
mod week;

pub use alert::{Alert, AlertModel, Sign};
pub use assess::{Health, assess};
pub use band::{Band, BandModel};
pub use incident::{Acknowledgement, Alarm, Incident, IncidentPatch};
pub use inputs::HealthInputs;
pub(crate) use mapping::decay;
pub use mapping::{Mapping, Point};
pub use measures::{Dimension, Measure};
pub use model::{DimensionModel, MeasureModel, Model, ModelError};
pub use overrides::{Override, OverrideKind};
pub use retro::{Past, concerns};
pub use score::{Reading, weighted_mean};
pub use segment::Segment;
pub use sensitivity::{Swing, sensitivity};
pub use standing::{Reason, Side, Sight, Standing};
pub use trend::{Direction, Snapshot, Trend, TrendModel, trend};
pub use week::{last_day, week_of};
