//! What the past of the deals says (`methods.md` 3.7): from the history of stages and of forecasts,
//! never from the time of a last edit, and never from what was not known yet.
//!
//! Everything starts from [`Journey`], one deal's past. Every figure takes the moment it is drawn
//! at and gives the same answer whether or not anything happened afterwards; a test holds all of
//! them to that. Money is integer minor units of the reporting currency, moments are turned into
//! dates in a zone given in minutes east of UTC, and results stand in an order that does not depend
//! on the order of the journeys.
//!
//! - [`Lessons`]: what closed deals teach of stages and of open deals;
//! - [`foresee`] and [`calibration`]: how good that would have been in the past;
//! - [`Snapshot`] and [`bridge`]: what changed since;
//! - [`stays`], [`conversion`], [`cycle`], [`slippage`], [`win_loss`]: pace and results.

#[cfg(test)]
pub(crate) mod any;
mod bridge;
mod calibration;
mod chances;
mod conversion;
mod cycle;
mod fact;
mod foresight;
mod journey;
mod learn;
#[cfg(test)]
mod no_future;
mod past;
mod period;
mod proportion;
mod slippage;
mod snapshot;
mod stays;
mod told;
pub mod view;
mod win_loss;

pub use bridge::{Bridge, Cause, Months, Part, Redated, Shift, Worth, bridge};
pub use calibration::{Calibration, CalibrationModel, Decile, calibration};
pub use chances::LearnedChances;
pub use conversion::{Conversion, conversion};
pub use cycle::{Cycle, cycle, pace};
pub use fact::{Fact, FactKind, NotASign, Sign, Trait};
pub use foresight::{Points, Prediction, Predictor, foresee};
pub use journey::Journey;
pub use learn::{LearnModel, Lessons, StageChance};
pub use past::{Closing, Forecast, Past, Visit};
pub use period::Period;
pub use proportion::{Interval, Proportion, wilson};
pub use slippage::{DealSlip, Slippage, slippage};
pub use snapshot::{Line, Snapshot, week_start};
pub use stays::{StageStays, Wait, stays, wait};
pub use told::{Context, Told, reason_of, recorded_by, tell, tell_gone};
pub use win_loss::{Dimension, Group, Results, WinLoss, win_loss};
