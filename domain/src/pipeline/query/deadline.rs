//! Dates of a deal that a calendar shows.

use crate::{
    pipeline::{Deal, Tender},
    time::Date,
};

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
    /// The tender is published.
    TenderNotice,
    /// The last day for handing in a bid.
    TenderBids,
    /// The bids are opened.
    TenderOpening,
}

/// Where a date is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// In a field of the deal.
    Deal(&'static str),
    /// In a field of its tender.
    Tender(&'static str),
}

impl DeadlineKind {
    /// All kinds, in the order in which a day lists them.
    pub const ALL: [Self; 6] =
        [Self::Expected, Self::NextStep, Self::Committee, Self::TenderNotice, Self::TenderBids, Self::TenderOpening];

    /// The date of this kind of a deal.
    #[must_use]
    pub fn of(self, deal: &Deal) -> Option<Date> {
        let of_tender = |date: fn(&Tender) -> Option<Date>| deal.tender.as_ref().and_then(date);
        match self {
            Self::Expected => deal.expected_on,
            Self::NextStep => deal.next_on,
            Self::Committee => deal.committee_on,
            Self::TenderNotice => of_tender(|tender| tender.published_on),
            Self::TenderBids => of_tender(|tender| tender.submit_by),
            Self::TenderOpening => of_tender(|tender| tender.opens_on),
        }
    }

    /// Where it is kept.
    #[must_use]
    pub const fn kept(self) -> Kept {
        match self {
            Self::Expected => Kept::Deal("expected_on"),
            Self::NextStep => Kept::Deal("next_on"),
            Self::Committee => Kept::Deal("committee_on"),
            Self::TenderNotice => Kept::Tender("published_on"),
            Self::TenderBids => Kept::Tender("submit_by"),
            Self::TenderOpening => Kept::Tender("opens_on"),
        }
    }

    /// The name of the field, each its own.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self.kept() {
            Kept::Deal(field) | Kept::Tender(field) => field,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use uuid::Uuid;

    use super::*;
    use crate::{names::Names, pipeline::Rank, time::Moment};

    /// The database finds dates by the names of their fields.
    #[test]
    fn a_date_is_kept_in_the_field_that_is_named() {
        let on: Date = "2026-12-08".parse().expect("a date");
        for kind in DeadlineKind::ALL {
            let rank = Rank::sequence(1).remove(0);
            let (id, place) = (Uuid::from_u128(1).into(), (Uuid::from_u128(2).into(), Uuid::from_u128(3).into()));
            let named = Deal::named(id, place, rank, Moment(0), Names::same("CT"));
            let mut fields = serde_json::to_value(Deal { tender: Some(Tender::default()), ..named }).expect("written");
            let holder = match kind.kept() {
                Kept::Deal(_) => &mut fields,
                Kept::Tender(_) => &mut fields["tender"],
            };
            assert!(holder.get(kind.field()).is_some_and(Value::is_null), "{kind:?}");
            holder[kind.field()] = Value::String(on.to_string());
            let deal: Deal = serde_json::from_value(fields).expect("read");
            let set: Vec<_> = DeadlineKind::ALL.into_iter().filter(|kind| kind.of(&deal) == Some(on)).collect();
            assert_eq!(set, [kind]);
        }
    }
}
