//! Which deals of a pipeline, in which order, in which rows: what the board, the table, the calendar
//! and the API ask alike. What is pure is decided here; the database decides the same in SQL.

mod address;
mod deadline;
mod filter;
mod group;
mod order;
mod period;

use serde::{Deserialize, Serialize};

use crate::{
    id::TeamId,
    names::Names,
    pipeline::{Deal, Rates, Stage},
    time::{Date, Moment},
};
pub use address::{Told, queried, read};
pub use deadline::{DeadlineKind, Kept};
pub use filter::{AmountRange, DealFilter};
pub use group::{Group, Grouping};
pub use order::{DealOrder, SortKey};
pub use period::Period;

pub use super::month::Month;

/// Which deals, in which order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DealQuery {
    pub filter: DealFilter,
    pub order: DealOrder,
}

/// The present, to which “this month”, “overdue” and ages are reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present {
    pub now: Moment,
    /// The day where our people are.
    pub today: Date,
}

/// What is known of a deal beside the deal itself. A browser does not know everything.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub deal: &'a Deal,
    pub stage: Option<&'a Stage>,
    pub account: Option<&'a Names>,
    pub product: Option<&'a Names>,
    pub owner: Option<&'a Names>,
    /// The team of its owner; the outer `None` when it is not known whether there is one.
    pub team: Option<Option<TeamId>>,
    /// The family of its product, likewise.
    pub family: Option<Option<&'a str>>,
    pub rates: &'a Rates,
}
