//! The forecast: a period against its target, what may come, what changed, what the past says.

mod address;
mod apart;
mod bridge;
mod calibration;
mod chances;
mod choices;
mod compare;
mod conversion;
mod deals;
mod figures;
mod histogram;
pub(crate) mod money;
mod month_chart;
mod months;
mod odds;
mod pace;
mod page;
mod past;
mod play;
mod policy;
mod query;
mod reliability;
mod results;
mod risk;
mod targets;
mod why;

pub use address::href;
pub use page::ForecastPage;
pub use query::{forecast, forecast_past};
