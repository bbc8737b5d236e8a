//! What an import of sales lines shows before and after, and lines as they are listed.

use serde::{Deserialize, Serialize};

use super::{Buyer, Filter, Proposal, SalesMapping, Tally};
use crate::{
    id::{CustomerId, ImportId},
    import::Note,
    money::Currency,
    names::Names,
    pipeline::query::Month,
    time::Date,
};

/// A file of sales lines that waits to be imported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SalesSheet {
    pub id: ImportId,
    pub file: String,
    /// The name people know, such as `GB18030`.
    pub encoding: String,
    pub bytes: u64,
    pub head: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
    pub mapping: SalesMapping,
    /// The mapping is that of an earlier file with the same headings.
    pub remembered: bool,
}

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SalesRehearsal {
    pub sheet: ImportId,
    /// What a line needs and no column says; nothing is read then.
    pub missing: Vec<super::Field>,
    pub tally: Tally,
    /// The first rows that are refused, with the reasons.
    pub refused: Vec<(u32, Vec<Note>)>,
    /// Customers in the file, those that are accounts already, and those an account is found for by
    /// number or name.
    pub customers: usize,
    pub matched: usize,
    pub found: usize,
    /// Customers that are called like an account, the largest first: a person has to say whether they are.
    pub alike: Vec<Alike>,
    /// The largest customers that no account is found for, and how many there are.
    pub strangers: Vec<(String, i64)>,
    pub strange: usize,
    /// A file with the same lines is imported already: the day it came.
    pub again: Option<Date>,
}

impl SalesRehearsal {
    /// Nothing is read yet.
    #[must_use]
    pub fn nothing(sheet: ImportId) -> Self {
        Self {
            sheet,
            missing: Vec::new(),
            tally: Tally::default(),
            refused: Vec::new(),
            customers: 0,
            matched: 0,
            found: 0,
            alike: Vec::new(),
            strangers: Vec::new(),
            strange: 0,
            again: None,
        }
    }
}

/// A customer that is called like an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alike {
    pub customer: String,
    /// Minor units.
    pub amount: i64,
    pub proposal: Proposal,
    pub name: Names,
}

/// Customers that are proposed and shown at most.
pub const SHOWN: usize = 50;

/// Whose lines are listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinesQuery {
    pub buyer: Buyer,
    #[serde(flatten)]
    pub filter: Filter,
    pub offset: usize,
}

/// Lines a page lists at most.
pub const PAGE: usize = 100;

/// Some lines of a buyer, the latest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinesView {
    pub name: Names,
    pub reporting: Currency,
    pub lines: Vec<LineView>,
    pub total: usize,
    /// What all of them come to, minor units.
    pub amount: i64,
    /// The same by month, from the first to the last, months without lines too.
    #[serde(default)]
    pub months: Vec<(Month, i64)>,
    /// And by product line, the largest first.
    #[serde(default)]
    pub families: Vec<(String, i64)>,
    /// The customers of the lines that are this account, as the files call them.
    pub customers: Vec<(CustomerId, String)>,
    /// An account the buyer may be, where it is none yet.
    pub proposal: Option<(Proposal, Names)>,
}

/// A line as it is listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineView {
    pub day: Date,
    pub customer: String,
    pub product: String,
    pub family: String,
    pub region: String,
    pub order: String,
    /// Thousandths of a piece.
    pub quantity: i64,
    /// Minor units of the reporting currency.
    pub amount: i64,
    pub cost: Option<i64>,
    /// The file and the row it came from.
    pub file: String,
    pub row: u32,
}
