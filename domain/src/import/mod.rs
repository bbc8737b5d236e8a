//! Importing tables: from rows of text to changes, with a report of what will happen before
//! anything is written.
//!
//! Pure: the caller decodes the file ([`Table`]), gives the records that exist, and sends the
//! resulting changes through the gate like anybody else.

mod account;
mod alike;
mod circle;
mod column;
mod draft;
mod ends;
mod fields;
mod known;
mod lines;
mod note;
mod opportunity;
mod people;
mod person;
mod place;
mod plan;
mod product;
mod rehearse;
mod team;
mod unreadable;
mod value;
pub mod view;

pub use column::{Import, Mapping, suggest};
pub use fields::Field;
pub use note::{Counts, Note, Outcome, Reason, Suggestion};
pub use plan::{Plan, Setting, Step, plan};
pub use rehearse::rehearse;
pub use unreadable::Unreadable;
pub use value::{amount, date, number};

use serde::{Deserialize, Serialize};

/// A decoded table. Rows may be shorter than the head; missing cells are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}
