//! The profile of an account: what is asked of a customer of its kind, and what is known of it. The
//! fields of a hospital are those by which Chinese hospitals are graded, paid and supplied.

use serde::{Deserialize, Serialize};

use super::{Account, AccountKind};
use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    money::Money,
    record::{Describe, Key, record},
    stakeholder::Evidence,
    time::Date,
};

/// What the value of a field is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Words.
    Words,
    /// How many, a whole number from 0 on.
    Count,
    /// A number with at most two decimals, from 0 on.
    Number,
    /// Per cent, 0 to 100, with at most two decimals.
    Percent,
    /// One of these.
    Choice(&'static [&'static str]),
}

/// Where a field stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Identity,
    Size,
    Quality,
    Payment,
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Identity, Self::Size, Self::Quality, Self::Payment];
}

/// A field that is asked of customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its stable name.
    pub key: &'static str,
    pub group: Group,
    pub measure: Measure,
    /// Asked of hospitals only.
    pub hospital: bool,
}

const fn asked(key: &'static str, group: Group, measure: Measure, hospital: bool) -> Asked {
    Asked { key, group, measure, hospital }
}

/// Every field that is asked, in the order of the page.
pub const ASKED: [Asked; 24] = [
    asked("registration", Group::Identity, Measure::Words, false),
    asked("ownership", Group::Identity, Measure::Choice(&["public", "private", "military"]), false),
    asked("website", Group::Identity, Measure::Words, false),
    asked("teaching", Group::Identity, Measure::Choice(&["affiliated", "teaching", "none"]), true),
    asked("alliance", Group::Identity, Measure::Words, true),
    asked("beds_open", Group::Size, Measure::Count, true),
    asked("icu_beds", Group::Size, Measure::Count, true),
    asked("operating_rooms", Group::Size, Measure::Count, true),
    asked("outpatients", Group::Size, Measure::Count, true),
    asked("discharges", Group::Size, Measure::Count, true),
    asked("surgeries", Group::Size, Measure::Count, true),
    asked("sites", Group::Size, Measure::Count, false),
    asked("level4_share", Group::Quality, Measure::Percent, true),
    asked("cmi", Group::Quality, Measure::Number, true),
    asked("stay_days", Group::Quality, Measure::Number, true),
    asked("drug_share", Group::Quality, Measure::Percent, true),
    asked("consumable_share", Group::Quality, Measure::Percent, true),
    asked("appraisal", Group::Quality, Measure::Words, true),
    asked("payment", Group::Payment, Measure::Choice(&["drg", "dip", "other"]), true),
    asked("platform", Group::Payment, Measure::Words, true),
    asked("budget_months", Group::Payment, Measure::Words, false),
    asked("fiscal_year", Group::Payment, Measure::Words, false),
    asked("payment_days", Group::Payment, Measure::Count, false),
    asked("overdue_days", Group::Payment, Measure::Count, false),
];

/// The fields that are asked of customers of a kind.
pub fn asked_of(kind: AccountKind) -> impl Iterator<Item = &'static Asked> {
    ASKED.iter().filter(move |asked| !asked.hospital || kind == AccountKind::Hospital)
}

/// Fields of our own begin so; what follows is their name.
pub const CUSTOM: &str = "own:";

/// A number as it is kept: digits, at most two behind a point, no sign.
fn is_number(text: &str, decimals: bool) -> bool {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 12 && digits(whole) && digits(part) && part.len() <= 2;
    fits && (decimals || !text.contains('.')) && (text.contains('.') != part.is_empty())
}

impl Measure {
    /// Whether a value is like this.
    #[must_use]
    pub fn admits(self, value: &str) -> bool {
        match self {
            Self::Words => !value.trim().is_empty(),
            Self::Count => is_number(value, false),
            Self::Number => is_number(value, true),
            Self::Percent => is_number(value, true) && value.parse::<f64>().is_ok_and(|percent| percent <= 100.0),
            Self::Choice(values) => values.contains(&value),
        }
    }
}

record! {
    /// What is known of one field of an account.
    pub struct Fact (FactPatch) {
        pub id: FactId,
        pub account: AccountId,
        /// The key of an [`Asked`] field, or [`CUSTOM`] and a name.
        pub field: String,
        pub value: String,
        pub evidence: Evidence,
    }
}

/// Under which ids of facts are made.
const FACTS: uuid::Uuid = uuid::Uuid::from_u128(0x6d65_7269_6469_616e_0066_6163_7400_0000);

impl Fact {
    /// The id of a field of an account: two who fill it at once fill the same.
    #[must_use]
    pub fn id_of(account: AccountId, field: &str) -> FactId {
        let mut name = account.0.as_bytes().to_vec();
        name.extend_from_slice(field.as_bytes());
        FactId(uuid::Uuid::new_v5(&FACTS, &name))
    }
}

/// What an account has several of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    Campus,
    Department,
    Committee,
    /// A device that stands there, ours or another's.
    Equipment,
    Contract,
    /// What is spent in a category in a year.
    Spending,
    Supplier,
    /// A product under volume-based procurement.
    Procurement,
    /// An IT system.
    System,
    /// A change in the leadership.
    Change,
}

/// What can be said of a [`Holding`] beside its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Maker, brand, vendor, chair, category or round.
    Maker,
    Count,
    Amount,
    From,
    Until,
    Ours,
    Note,
}

impl Topic {
    pub const ALL: [Self; 10] = [
        Self::Campus,
        Self::Department,
        Self::Committee,
        Self::Equipment,
        Self::Contract,
        Self::Spending,
        Self::Supplier,
        Self::Procurement,
        Self::System,
        Self::Change,
    ];

    /// Whether it is asked of customers of a kind.
    #[must_use]
    pub const fn is_asked_of(self, kind: AccountKind) -> bool {
        !matches!((self, kind), (Self::Department | Self::Committee | Self::Procurement, AccountKind::Company))
    }

    /// What can be said of one.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        use Column::{Amount, Count, From, Maker, Note, Ours, Until};
        match self {
            Self::Campus => &[Count, Note],
            Self::Department => &[Maker, Count, Note],
            Self::Committee => &[Maker, From, Note],
            Self::Equipment => &[Maker, Count, Ours, From, Until, Note],
            Self::Contract => &[Maker, Ours, Amount, From, Until, Note],
            Self::Spending => &[Amount, From, Note],
            Self::Supplier => &[Maker, Amount, Note],
            Self::Procurement => &[Maker, Count, Amount, From, Until, Note],
            Self::System => &[Maker, From, Note],
            Self::Change => &[From, Note],
        }
    }

    /// Whether what ends is worth a reminder.
    #[must_use]
    pub const fn ends(self) -> bool {
        matches!(self, Self::Equipment | Self::Contract | Self::Procurement)
    }
}

record! {
    /// One of several things an account has: a campus, a device, a contract.
    pub struct Holding (HoldingPatch) {
        pub id: HoldingId,
        pub account: AccountId,
        pub topic: Topic,
        pub name: String,
        pub maker: String,
        pub count: Option<i64>,
        pub amount: Option<Money>,
        pub from: Option<Date>,
        /// The last day of a contract, a warranty or a round.
        pub until: Option<Date>,
        pub ours: bool,
        pub note: String,
        pub evidence: Evidence,
    }
}

impl Holding {
    /// One of which no more than the name is known.
    #[must_use]
    pub fn named(id: HoldingId, account: AccountId, topic: Topic, name: &str) -> Self {
        Self {
            id,
            account,
            topic,
            name: name.to_owned(),
            maker: String::new(),
            count: None,
            amount: None,
            from: None,
            until: None,
            ours: false,
            note: String::new(),
            evidence: Evidence::default(),
        }
    }
}

/// What has become of a need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeedState {
    #[default]
    Open,
    /// We have answered it.
    Answered,
    /// It is none any more.
    Gone,
}

impl NeedState {
    pub const ALL: [Self; 3] = [Self::Open, Self::Answered, Self::Gone];
}

record! {
    /// What the customer needs. How it changed is in the log.
    pub struct Need (NeedPatch) {
        pub id: NeedId,
        pub account: AccountId,
        /// Whose need it is; the customer's as a whole when nobody is named.
        pub person: Option<PersonId>,
        pub what: String,
        /// How much it matters to them, 1 to 5.
        pub weight: i64,
        pub state: NeedState,
        /// How we answer it.
        pub answer: String,
        /// The day it was first heard.
        pub on: Date,
        pub by: UserId,
        pub evidence: Evidence,
    }
}

impl Describe for Fact {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        let fits = match self.field.strip_prefix(CUSTOM) {
            Some(name) => !name.trim().is_empty() && !self.value.trim().is_empty(),
            None => ASKED.iter().any(|asked| asked.key == self.field && asked.measure.admits(&self.value)),
        };
        Check::new()
            .text("field", &self.field)
            .text("value", &self.value)
            .holds("value", fits)
            .text("evidence.source", &self.evidence.source)
            .date("evidence.on", self.evidence.on)
            .done()
    }
}

impl Describe for Holding {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        let orderly = self.from.zip(self.until).is_none_or(|(from, until)| from <= until);
        Check::new()
            .written("name", &self.name)
            .text("name", &self.name)
            .text("maker", &self.maker)
            .between("count", self.count, 0, 1_000_000_000)
            .holds("amount", self.amount.is_none_or(|amount| amount.minor >= 0))
            .date("from", self.from)
            .date("until", self.until)
            .holds("until", orderly)
            .long_text("note", &self.note)
            .text("evidence.source", &self.evidence.source)
            .date("evidence.on", self.evidence.on)
            .done()
    }
}

impl Describe for Need {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        let mut keys = vec![self.account.into(), self.by.into()];
        keys.extend(self.person.map(Key::from));
        keys
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .written("what", &self.what)
            .long_text("what", &self.what)
            .between("weight", Some(self.weight), 1, 5)
            .long_text("answer", &self.answer)
            .date("on", Some(self.on))
            .text("evidence.source", &self.evidence.source)
            .date("evidence.on", self.evidence.on)
            .done()
    }
}

/// How much is known of what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completeness {
    pub known: usize,
    pub asked: usize,
}

impl Completeness {
    /// In whole per cent, rounded down: only what is complete has 100.
    #[must_use]
    pub const fn percent(self) -> usize {
        match (self.known * 100).checked_div(self.asked) {
            Some(percent) => percent,
            None => 100,
        }
    }
}

/// How much is known of an account: each field of its kind, and each topic of which there is at least one,
/// counts the same.
#[must_use]
pub fn completeness(account: &Account, facts: &[Fact], holdings: &[Holding]) -> Completeness {
    let hospital = account.kind == AccountKind::Hospital;
    let own = [
        Some(!account.name.zh.is_empty() && !account.name.en.is_empty()),
        Some(!account.city.is_empty()),
        Some(!account.country.is_empty()),
        Some(account.owner.is_some()),
        Some(!account.sector.is_empty()),
        Some(account.employees.is_some()),
        Some(account.revenue.is_some()),
        Some(account.founded.is_some()),
        hospital.then_some(!account.grade.is_empty()),
        hospital.then_some(account.beds.is_some()),
    ];
    let fields = asked_of(account.kind).map(|asked| facts.iter().any(|fact| fact.field == asked.key));
    let topics = Topic::ALL
        .into_iter()
        .filter(|topic| topic.is_asked_of(account.kind))
        .map(|topic| holdings.iter().any(|holding| holding.topic == topic));
    own.into_iter().flatten().chain(fields).chain(topics).fold(Completeness { known: 0, asked: 0 }, |sum, known| {
        Completeness { known: sum.known + usize::from(known), asked: sum.asked + 1 }
    })
}

/// What ends within `days` of `today`, or ended in as many before, the first end first.
#[must_use]
pub fn ending(holdings: &[Holding], today: Date, days: i64) -> Vec<&Holding> {
    let near = |holding: &&Holding| {
        holding.topic.ends() && holding.until.is_some_and(|until| (until.days() - today.days()).abs() <= days)
    };
    let mut ending: Vec<&Holding> = holdings.iter().filter(near).collect();
    ending.sort_by_key(|holding| (holding.until, holding.id));
    ending
}

#[cfg(test)]
mod tests;
