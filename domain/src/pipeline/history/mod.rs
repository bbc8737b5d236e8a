//! What the past of the deals says (`methods.md` 3.7): from the history of stages and of forecasts,
//! never from the time of a last edit, and never from what was not known yet.
//!
//! Everything starts from [`Journey`], one deal's past. Every figure takes the moment it is drawn
//! at and gives the same answer whether or not anything happened afterwards; a test holds all of
//! them to that. Money is integer minor units of the reporting currency, moments are turned into
//! dates in a zone given in minutes east of UTC, and results stand in an order that does not depend
//! on the order of the journeys.
//!

#[cfg(test)]
mod any;
mod fact;
mod journey;
mod past;
mod period;
mod proportion;
mod snapshot;

pub use fact::{Fact, FactKind, NotASign, Sign, Trait};
pub use journey::Journey;
pub use past::{Closing, Forecast, Past, Visit};
pub use period::Period;
pub use proportion::{Interval, Proportion, wilson};
pub use snapshot::{Category, Line, Snapshot, week_start};
