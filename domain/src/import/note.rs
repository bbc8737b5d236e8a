//! What is said of the rows of an import: what becomes of them, and why.

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Invalid, Rejection},
    money::Currency,
};

/// Why a row is refused, or read otherwise than it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// A field that is needed is empty, or no column was mapped to it.
    Missing,
    NotANumber,
    NotADate,
    /// Nothing of this name exists.
    Unknown,
    /// Several have this name; only an id tells them apart.
    Several,
    /// The field takes only certain words, and this is none of them.
    NoValue,
    /// Reporting lines that lead back to where they began, by name: `A → B → A`.
    Circle {
        names: String,
    },
    /// Nothing of this name exists, but something very like it, which is taken.
    ReadAs {
        instead: String,
    },
    /// The row repeats an earlier one's identity.
    Repeated {
        row: usize,
    },
    /// Kept, but it names no account.
    WithoutAccount,
    /// The record cannot be so. Under a name of its own: it names a field too.
    Invalid {
        invalid: Invalid,
    },
    /// The row refers to itself.
    Itself,
    /// The value replaces another one.
    Replaces,
    /// There is no rate of the amount's currency that is in force.
    NoRate {
        currency: Currency,
    },
    /// The one who imports may not do this.
    Denied,
    /// The gate would not do this; a code of its rejections.
    Gate {
        code: String,
    },
}

impl Reason {
    /// Why the gate refuses it.
    pub fn of(rejection: &Rejection) -> Self {
        match rejection {
            Rejection::Denied(_) => Self::Denied,
            Rejection::Invalid { invalid, .. } => Self::Invalid { invalid: invalid.clone() },
            Rejection::NoRate { currency } => Self::NoRate { currency: *currency },
            rejection => Self::Gate { code: rejection.code().to_owned() },
        }
    }
}

/// Something to be said of one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub field: String,
    pub value: String,
    #[serde(flatten)]
    pub reason: Reason,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    New,
    Changed,
    Same,
    Refused,
    /// Nothing stands in it.
    Blank,
}

impl Outcome {
    /// Those that are counted.
    pub const COUNTED: [Self; 4] = [Self::New, Self::Changed, Self::Same, Self::Refused];
}

/// A value that is like another one that exists, with the number of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub field: String,
    pub value: String,
    pub instead: String,
    pub rows: usize,
    /// It is read as that one; otherwise it is taken as it is written.
    pub taken: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub refused: usize,
    /// Deals kept that name no account.
    pub without_account: usize,
}

impl Counts {
    /// How many rows have this outcome.
    pub fn of(&self, outcome: Outcome) -> usize {
        match outcome {
            Outcome::New => self.new,
            Outcome::Changed => self.changed,
            Outcome::Same => self.same,
            Outcome::Refused => self.refused,
            Outcome::Blank => 0,
        }
    }

    /// Rows in all.
    pub fn rows(&self) -> usize {
        Outcome::COUNTED.into_iter().map(|outcome| self.of(outcome)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::Why;

    #[test]
    fn notes_are_read_as_they_were_written() {
        let invalid = Invalid { field: "power".to_owned(), why: Why::OutOfRange { least: 1, most: 5 } };
        for reason in [Reason::NotANumber, Reason::Repeated { row: 3 }, Reason::Invalid { invalid }] {
            let note = Note { field: "power".to_owned(), value: "9".to_owned(), reason };
            let written = serde_json::to_string(&note).expect("a note is JSON");
            assert_eq!(serde_json::from_str::<Note>(&written).expect(&written), note);
        }
    }
}
