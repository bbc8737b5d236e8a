//! 识别: who the key accounts are, from the sales lines.

pub mod address;
mod decide;
mod figures;
mod lines;
mod list;
mod months;
mod page;
mod pareto;
mod query;
mod sales;
mod whose;

pub use months::Months;
pub use page::IdentifyPage;
pub use query::{identify, import_sales, rehearse_sales, sales_lines, sales_progress};
pub use sales::SalesPage;
