//! Import of files: choose, say which column is which, read the dry run, import, undo.

mod account;
mod came;
mod desk;
mod dry_run;
mod earlier;
mod files;
mod mapping;
mod page;
mod query;
mod report;
mod rows;
mod suggestions;
mod upload;

pub use page::ImportPage;
pub use query::{how_far, rehearse, runs, start, undo};
