//! What the page of imports shows.

use serde::{Deserialize, Serialize};

use super::{Counts, Import, Mapping, Note, Outcome, Suggestion};
use crate::{
    id::{AccountId, ImportId, MapId},
    names::Names,
    record::Kind,
    stakeholder::LineKind,
    time::Moment,
};

/// A file that was read and waits to be imported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub id: ImportId,
    pub file: String,
    /// The name people know, such as `GB18030`.
    pub encoding: String,
    /// Rows under the headings.
    pub rows: usize,
    pub head: Vec<String>,
    /// For each column a few values that stand in it.
    pub samples: Vec<Vec<String>>,
    /// What the file holds, as far as its headings tell.
    pub kind: Option<Import>,
    /// Which column is probably which.
    pub mapping: Mapping,
}

/// What is to become of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wish {
    pub sheet: ImportId,
    pub kind: Import,
    pub mapping: Mapping,
    /// For people and lines: whose they are.
    pub account: Option<AccountId>,
    /// For people and lines: on which of its maps; the one with most people when left out.
    #[serde(default)]
    pub map: Option<MapId>,
    /// For lines that do not say so themselves: what they say.
    pub lines: LineKind,
}

/// What would happen, file by file, and a window of one file's rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rehearsal {
    /// In the order in which the files will be imported.
    pub files: Vec<Rehearsed>,
    pub rows: Vec<RowView>,
    /// Rows the filter lets through.
    pub total: usize,
}

/// What one file would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rehearsed {
    pub sheet: ImportId,
    pub file: String,
    pub kind: Import,
    pub counts: Counts,
    pub suggestions: Vec<Suggestion>,
    /// Fields the kind needs and no column holds.
    pub missing: Vec<String>,
    /// It belongs to an account, and none was named.
    pub needs_account: bool,
}

/// What would become of one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowView {
    /// Number in the file; the headings are row 1.
    pub row: usize,
    pub outcome: Outcome,
    /// What the row is called.
    pub label: String,
    pub notes: Vec<Note>,
}

/// Which rows of a rehearsal are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    pub sheet: Option<ImportId>,
    pub outcome: Option<Outcome>,
    pub offset: usize,
}

/// Rows a window shows at most.
pub const WINDOW: usize = 100;

/// How a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Begun. Where nobody works on it any more it was cut off; importing again completes it.
    Running,
    Done,
    /// Taken back, but for what somebody has changed since.
    Undone,
}

impl Status {
    /// The stable name, as stored.
    pub fn key(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Undone => "undone",
        }
    }

    /// The status of a stable name.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Running, Self::Done, Self::Undone].into_iter().find(|status| status.key() == key)
    }
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    pub counts: Counts,
    /// Values that were read as another one.
    pub suggestions: Vec<Suggestion>,
    pub encoding: String,
    /// For sales lines: the headings of the file and how it was read, to be used again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub head: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sales: Option<crate::sales::SalesMapping>,
    /// For people and lines: whose they are.
    pub account: Option<AccountId>,
    /// Records that were taken back.
    pub taken_back: usize,
    /// What could not be taken back, because somebody has changed it or uses it; the first of them.
    pub kept: Vec<Kept>,
    /// How many they are.
    pub kept_count: usize,
}

/// Something an undo left as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    pub kind: Kind,
    /// What it is called.
    pub name: Names,
    /// Who changed it last, where that is known.
    pub by: Option<Names>,
}

/// One run of an import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub id: ImportId,
    pub kind: Option<Import>,
    pub file: String,
    /// Who imported; nobody when it was done on the command line.
    pub by: Option<Names>,
    pub at: Moment,
    /// Minutes east of UTC where the people are.
    pub zone: i32,
    pub status: Status,
    pub report: Report,
    /// Somebody works on it now.
    pub busy: bool,
}

/// How far the work of a person has come.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The runs worked on, in their order.
    pub runs: Vec<ImportId>,
    /// The file worked on now.
    pub file: String,
    /// Changes done, and changes in all.
    pub done: usize,
    pub of: usize,
    /// It takes an import back.
    pub undoing: bool,
    pub finished: bool,
    /// The code under which the log knows why it stopped early.
    pub broken: Option<String>,
}
