//! One deal: its facts, its way, what is recorded of it, what is next, what happened to it. A sheet
//! beside the board or a list of deals, and a page of its own.
//!
//! [`dossier`] is what the parts share. Pure, with their tests: [`course`] (the way through the stages),
//! [`typed`] (reading what somebody types), [`told`] (the log in words), [`draft`] (the form).

mod actions;
mod approvals;
mod comments;
mod course;
mod detail;
mod documents;
mod dossier;
mod draft;
mod edits;
pub(crate) mod entry;
mod form;
mod history;
mod items;
mod outcome;
mod page;
mod qualifying;
mod query;
mod rivals;
mod sheet;
mod stage;
mod stages;
mod tender;
mod told;
pub(crate) mod typed;

pub use course::Standing;
pub use draft::{Draft, Field};
pub use form::currencies;
pub use page::DealPage;
pub use query::{account_deals, deal};
pub use sheet::{DealSheet, QUERY, use_opener};
pub use stage::StageMenu;
