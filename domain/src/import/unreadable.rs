//! Why a file cannot be read as a table.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a file cannot be read as a table, or not as the kind it is said to be.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
#[error("{}", self.code())]
pub enum Unreadable {
    /// There is no row at all, or none under the headings.
    Empty,
    /// Neither UTF-8, UTF-16 nor GB18030: probably not a text.
    NotText,
    /// A workbook of an old or another kind, which must be saved as XLSX or CSV first.
    Workbook,
    /// It begins like a workbook, but cannot be opened: cut off, damaged, locked, or something else.
    Damaged,
    /// Unpacked it is larger than one import takes.
    Swollen { most: usize },
    /// The business card that begins in this line (from 1) does not end.
    Card { line: usize },
    /// The quotes that open in this row (from 1) do not close.
    Quotes { row: usize },
    /// The first row holds values, not headings.
    NoHeading,
    /// More columns than a table has.
    TooWide { most: usize },
    /// More rows than one import takes.
    TooManyRows { most: usize },
    /// Somebody stopped it.
    Stopped,
    /// More bytes than one import takes.
    TooBig { most: usize },
    /// No column holds these fields, which the kind of table needs.
    WrongKind { missing: Vec<String> },
    /// People and lines belong to an account, and none was named.
    NoAccount,
}

impl Unreadable {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "file_empty",
            Self::NotText => "file_no_text",
            Self::Workbook => "file_workbook",
            Self::Damaged => "file_damaged",
            Self::Swollen { .. } => "file_swollen",
            Self::Card { .. } => "file_card",
            Self::Quotes { .. } => "file_quotes",
            Self::NoHeading => "file_no_heading",
            Self::TooWide { .. } => "file_too_wide",
            Self::TooManyRows { .. } => "file_too_many_rows",
            Self::Stopped => "file_stopped",
            Self::TooBig { .. } => "file_too_big",
            Self::WrongKind { .. } => "file_wrong_kind",
            Self::NoAccount => "file_no_account",
        }
    }
}
