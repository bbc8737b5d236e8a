//! The gate of a stage: what it asks before a deal enters, and the sheet in which that is told.
//!
//! [`blank`] and [`command`] are pure: which inputs a missing thing needs, and the one command that
//! writes what was typed and moves the deal. [`waiting`] is what the desk knows of deals that wait;
//! [`deal_requirements`] asks the server for what a browser cannot know.

mod answers;
mod asks;
mod blank;
mod clock;
mod closing;
mod command;
mod elsewhere;
mod field;
mod form;
mod lacks;
mod overtaken;
mod pending;
mod several;
mod sheet;
mod waiting;

pub use asks::{Asks, deal_requirements};
pub use blank::Typed;
pub use lacks::deals_requirements;
pub use pending::Pending;
pub use sheet::GateSheet;
pub(super) use waiting::Entry;
pub use waiting::Waiting;
