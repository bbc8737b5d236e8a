//! Dates of a deal that a calendar shows.

use crate::{pipeline::Deal, time::Date};

/// A kind of date by which something is due. Another kind is another variant: the database, the
/// calendar and its words follow [`Self::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeadlineKind {
    /// The order is expected.
    Expected,
    /// The next step is due.
    NextStep,
    /// The customer's committee decides.
    Committee,
}

impl DeadlineKind {
    /// All kinds, in the order in which a day lists them.
    pub const ALL: [Self; 3] = [Self::Expected, Self::NextStep, Self::Committee];

    /// The date of this kind of a deal.
    #[must_use]
    pub const fn of(self, deal: &Deal) -> Option<Date> {
        match self {
            Self::Expected => deal.expected_on,
            Self::NextStep => deal.next_on,
            Self::Committee => deal.committee_on,
        }
    }

    /// The name of the field of [`Deal`] that holds it.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Expected => "expected_on",
            Self::NextStep => "next_on",
            Self::Committee => "committee_on",
        }
    }
}
