//! Sales lines: who bought what when, as an ERP or a distributor tells it.
//!
//! There are millions of them, so they are no records of the gate. A [`Batch`] is: it says which lines
//! came with which import. Its lines lie beside it in [`chunk`]s, which are never changed; what is read
//! is the newest line of each key (see [`Ledger`]), so taking a batch back restores what was before it.

pub mod chunk;
mod figure;
mod ledger;
mod mapping;
mod matching;
mod reading;
pub mod view;

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    money::Currency,
    record::{Describe, Key, record},
    time::{Date, Moment},
};

pub use figure::{DateOrder, Decimal, figure, month};
pub use ledger::{Buyer, Filter, Ledger};
pub use mapping::{Field, SalesMapping, has_heading, mend, suggest};
pub use matching::{How, Proposal, Roll, plain};
pub use reading::{Duplicates, Reading, Refused, Tally, Trouble};

record! {
    /// The lines that came with one import.
    pub struct Batch (BatchPatch) {
        pub id: BatchId,
        /// What the file was called.
        pub file: String,
        /// Who imported; nobody when it was done on the command line.
        pub by: Option<UserId>,
        pub at: Moment,
        /// How many lines it has; at least one.
        pub lines: i64,
        /// The first and the last day of its lines.
        pub first: Date,
        pub last: Date,
        /// The currency of its amounts.
        pub currency: Currency,
        /// What its lines come to, minor units; returns count as less.
        pub amount: i64,
    }
}

record! {
    /// A customer as sales lines name it, and the account it is. The id is made of the name, so that there
    /// is one for each.
    pub struct Customer (CustomerPatch) {
        pub id: CustomerId,
        pub name: String,
        pub account: AccountId,
    }
}

/// Under which ids of customers are made of their names.
const CUSTOMERS: uuid::Uuid = uuid::Uuid::from_u128(0x6d65_7269_6469_616e_6375_7374_6f6d_6572);

impl Customer {
    /// The id of the customer of this name, however it is spaced and capitalised.
    #[must_use]
    pub fn id_of(name: &str) -> CustomerId {
        CustomerId(uuid::Uuid::new_v5(&CUSTOMERS, plain(name).as_bytes()))
    }
}

impl Describe for Batch {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        self.by.map(Key::from).into_iter().collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .text("file", &self.file)
            .between("lines", Some(self.lines), 1, 100_000_000)
            .date("first", Some(self.first))
            .date("last", Some(self.last))
            .holds("last", self.first <= self.last)
            .done()
    }
}

impl Describe for Customer {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .text("name", &self.name)
            .holds("name", !self.name.trim().is_empty())
            .holds("id", self.id == Self::id_of(&self.name))
            .done()
    }
}

/// One sales line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The row of the file it stood in, from 1.
    pub row: u32,
    /// Days since 1970-01-01.
    pub day: i32,
    pub customer: &'a str,
    pub product: &'a str,
    /// The product line.
    pub family: &'a str,
    pub region: &'a str,
    /// The number of the order or invoice; empty when the file has none.
    pub order: &'a str,
    /// Thousandths of a piece.
    pub quantity: i64,
    /// Minor units; below nought for what came back.
    pub amount: i64,
    /// What it cost us, minor units.
    pub cost: Option<i64>,
    /// What makes the line the same as one of an earlier import; 0 when nothing does.
    pub key: u64,
}

impl Line<'_> {
    /// Whether it takes something back: a return or a cancellation.
    #[must_use]
    pub const fn is_return(&self) -> bool {
        self.amount < 0 || (self.amount == 0 && self.quantity < 0)
    }
}

/// A number for a text that is the same on every machine and in every version (FNV-1a, 64 bits). Parts
/// are set apart, so that `a`, `bc` is not `ab`, `c`.
#[must_use]
pub fn mark<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for part in parts {
        for byte in part {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        hash = (hash ^ 0xff).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

/// A text without blanks around it, and one blank where there were several: what files say of names.
#[must_use]
pub fn tidy(text: &str) -> std::borrow::Cow<'_, str> {
    let trimmed = text.trim();
    let mut before = ' ';
    let untidy = trimmed.chars().any(|c| {
        let odd = c.is_whitespace() && (before.is_whitespace() || c != ' ');
        before = c;
        odd
    });
    if untidy {
        std::borrow::Cow::Owned(trimmed.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        std::borrow::Cow::Borrowed(trimmed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_around_and_inside_a_name_are_tidied() {
        for (text, tidied) in [
            ("Feest PLC ", "Feest PLC"),
            ("  a \u{3000} b\t", "a b"),
            ("云泽 一附院", "云泽 一附院"),
            ("a\u{a0}b", "a b"),
            ("", ""),
        ] {
            assert_eq!(tidy(text), tidied, "{text:?}");
        }
    }

    #[test]
    fn a_customer_is_the_same_however_its_name_is_spaced() {
        assert_eq!(Customer::id_of("Feest PLC "), Customer::id_of("feest  plc"));
        assert_ne!(Customer::id_of("Feest PLC"), Customer::id_of("Feest"));
    }

    #[test]
    fn parts_of_a_mark_are_set_apart() {
        let of = |parts: &[&str]| mark(parts.iter().map(|part| part.as_bytes()));
        assert_ne!(of(&["a", "bc"]), of(&["ab", "c"]));
        assert_eq!(of(&["a", "bc"]), of(&["a", "bc"]));
    }
}
