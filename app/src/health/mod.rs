//! Health of accounts: the score with its reasons, what-if, the charts, incidents, and all accounts at once.

mod chart;
mod dimensions;
mod explanation;
mod history;
mod incidents;
mod later;
mod page;
mod portfolio;
mod query;
mod radar;
mod trial;
mod what_if;

pub use chart::Chart;
pub use explanation::{Explanation, Source};
pub(crate) use later::later;
pub use page::HealthPage;
pub use portfolio::PortfolioPage;
pub use query::{HealthChart, alerts, health_chart, mark_alerts, portfolio};
