//! Health of accounts: the score with its reasons, what-if, the chart, and the list of all accounts.

mod chart;
mod dimensions;
mod explanation;
mod history;
mod later;
mod page;
mod portfolio;
mod query;
mod trial;
mod what_if;

pub use chart::Chart;
pub use explanation::{Explanation, Source};
pub(crate) use later::later;
pub use page::HealthPage;
pub use portfolio::PortfolioPage;
pub use query::health_chart;
