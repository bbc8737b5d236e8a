//! One deal: its facts, what is next, what happened to it. A sheet beside the board or a list of
//! deals, and a page of its own.

mod actions;
mod detail;
mod draft;
mod form;
mod history;
mod page;
mod qualifying;
mod query;
mod sheet;
mod stage;

pub use form::currencies;
pub use page::DealPage;
pub use query::{account_deals, deal};
pub use sheet::{DealSheet, QUERY, use_opener};
pub use stage::StageMenu;
