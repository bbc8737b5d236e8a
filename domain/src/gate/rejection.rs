//! Why a command was not done. Codes are stable; the words are in the app's catalogue.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Invalid;
use crate::{
    access::{Denied, Role},
    id::UserId,
    money::Currency,
    pipeline::{Flaw, Missing},
    record::Key,
    workshop::run::Closed,
};

/// Why a command was not done. Nothing of it was saved.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
#[error("{}", self.code())]
pub enum Rejection {
    /// The record does not exist, or the actor may not see it.
    NotFound { key: Key },
    /// There is a record of this id already.
    Exists { key: Key },
    /// There is another record where there can be one only: `by` stands for that letter or that
    /// competitor of the deal, or for that month.
    Taken { key: Key, by: Key },
    /// A field cannot be so.
    Invalid {
        key: Key,
        #[serde(flatten)]
        invalid: Invalid,
    },
    /// Another record refers to the one to be removed.
    InUse { key: Key, by: Key },
    /// Somebody has changed it since, so it cannot be taken back.
    ChangedSince { key: Key, by: Option<UserId> },
    /// The records do not belong together: a stage of another pipeline, a person of another account.
    Mismatch { key: Key, other: Key },
    /// A field that is changed in its own way only (a deal's stage is moved, not edited).
    NotByEdit { key: Key, field: String },
    /// Somebody else signs in with this login.
    LoginTaken { key: Key },
    /// Somebody has added another version meanwhile: `newest` is in force, the next is one more.
    Superseded { key: Key, newest: i64 },
    /// Versions that were in force stay: going back is a new version with the old content.
    Kept { key: Key },
    /// A monitor can never be the target of an action.
    MonitorIsNoTarget { key: Key },
    /// Only who has signed it may do this, or nobody in their name.
    NotTheAuthor { key: Key },
    /// The deal may not enter the stage yet: this is missing.
    Gate { deal: Key, stage: Key, missing: Vec<Missing> },
    /// The stage asks for the signature of another role, or for none: `role` is what it asks for.
    NotTheApprover { key: Key, role: Option<Role> },
    /// The stages of the pipeline would not be a way any more on which deals begin and end.
    Misshapen { pipeline: Key, flaw: Flaw },
    /// There is no rate of this currency that is in force today, so that no sum could hold the amount.
    NoRate { currency: Currency },
    /// The team can change nothing now.
    Closed { why: Closed },
    /// The team has too few interview points left in this round.
    NoPoints { cost: i64, left: i64 },
    /// The actor may not do this.
    Denied(Denied),
    /// There is nothing to undo under this command id.
    NothingToUndo,
    /// There is nothing in the command.
    Empty,
    /// There is no place between two cards; never seen in practice.
    NoRoom { key: Key },
}

impl Rejection {
    /// A stable code for logs, programs and support, such as `in_use`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not_found",
            Self::Exists { .. } => "exists",
            Self::Taken { .. } => "taken",
            Self::Invalid { .. } => "invalid",
            Self::InUse { .. } => "in_use",
            Self::ChangedSince { .. } => "changed_since",
            Self::Mismatch { .. } => "mismatch",
            Self::NotByEdit { .. } => "not_by_edit",
            Self::LoginTaken { .. } => "login_taken",
            Self::Superseded { .. } => "superseded",
            Self::Kept { .. } => "kept",
            Self::MonitorIsNoTarget { .. } => "monitor_is_no_target",
            Self::NotTheAuthor { .. } => "not_the_author",
            Self::Gate { .. } => "gate",
            Self::NotTheApprover { .. } => "not_the_approver",
            Self::Misshapen { .. } => "misshapen",
            Self::NoRate { .. } => "no_rate",
            Self::Closed { .. } => "closed",
            Self::NoPoints { .. } => "no_points",
            Self::Denied(_) => "denied",
            Self::NothingToUndo => "nothing_to_undo",
            Self::Empty => "empty",
            Self::NoRoom { .. } => "no_room",
        }
    }
}
