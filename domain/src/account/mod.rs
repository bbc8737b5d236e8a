//! Customers, the team that looks after each, and what was heard from them.

pub mod view;

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    money::Money,
    names::Names,
    record::{Describe, Key, record},
    stakeholder::Evidence,
    time::Date,
    workspace::TeamRole,
};

/// What kind of customer it is; decides which profile is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    Hospital,
    #[default]
    Company,
}

/// How important the account is to us, as a manager confirmed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// A key account.
    Strategic,
    A,
    B,
    C,
}

record! {
    /// A customer.
    pub struct Account (AccountPatch) {
        pub id: AccountId,
        pub name: Names,
        /// A short name for cards; empty when the name is short enough.
        pub short: Names,
        pub kind: AccountKind,
        /// Line of business, such as `medical` or `retail`; for hospitals general, special, or Chinese medicine.
        pub sector: String,
        /// Grade of a hospital, such as 三级甲等; empty for others.
        pub grade: String,
        pub city: Names,
        pub country: String,
        /// Licensed beds of a hospital.
        pub beds: Option<i64>,
        /// Year of foundation.
        pub founded: Option<i64>,
        pub employees: Option<i64>,
        /// Revenue a year.
        pub revenue: Option<Money>,
        /// The group the account belongs to.
        pub parent: Option<AccountId>,
        /// The key account manager.
        pub owner: Option<UserId>,
        pub tier: Option<Tier>,
        /// Share of the customer's spending in our categories that we aim at, in percent.
        pub wallet_target: Option<i64>,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

record! {
    /// A colleague's place in the team of one account.
    pub struct Member (MemberPatch) {
        pub id: MemberId,
        pub account: AccountId,
        pub user: UserId,
        pub function: TeamRole,
    }
}

/// Kinds of interaction, with the weights of methods 3.2. Gifts and entertainment are not offered: compliance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InteractionKind {
    Visit,
    Meeting,
    Call,
    Message,
    /// Joint project meeting.
    Project,
    /// Academic event.
    Academic,
}

impl InteractionKind {
    pub const ALL: [Self; 6] = [Self::Visit, Self::Meeting, Self::Call, Self::Message, Self::Project, Self::Academic];

    /// Weight from 1 to 10 (methods 3.2).
    pub fn weight(self) -> i64 {
        match self {
            Self::Project => 8,
            Self::Visit | Self::Meeting => 5,
            Self::Academic => 4,
            Self::Call => 3,
            Self::Message => 1,
        }
    }
}

record! {
    /// Something that was heard, said or done with a customer.
    pub struct Interaction (InteractionPatch) {
        pub id: InteractionId,
        pub account: AccountId,
        pub kind: InteractionKind,
        pub on: Date,
        pub by: UserId,
        /// Who took part on the customer's side.
        pub people: Vec<PersonId>,
        pub summary: String,
        pub evidence: Evidence,
    }
}

impl Account {
    /// A customer of whom nothing but the name is known.
    #[must_use]
    pub fn named(id: AccountId, name: Names) -> Self {
        Self {
            id,
            name,
            short: Names::default(),
            kind: AccountKind::default(),
            sector: String::new(),
            grade: String::new(),
            city: Names::default(),
            country: String::new(),
            beds: None,
            founded: None,
            employees: None,
            revenue: None,
            parent: None,
            owner: None,
            tier: None,
            wallet_target: None,
            key: None,
        }
    }
}

impl Describe for Account {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        self.parent.map(Key::from).into_iter().chain(self.owner.map(Key::from)).collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("name", &self.name)
            .optional_names("short", &self.short)
            .optional_names("city", &self.city)
            .text("sector", &self.sector)
            .text("grade", &self.grade)
            .text("country", &self.country)
            .between("beds", self.beds, 0, 100_000)
            .between("founded", self.founded, 1000, 2200)
            .between("employees", self.employees, 0, 10_000_000)
            .between("wallet_target", self.wallet_target, 0, 100)
            .holds("revenue", self.revenue.is_none_or(|money| money.minor >= 0))
            .holds("parent", self.parent != Some(self.id))
            .done()
    }
}

impl Describe for Member {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into(), self.user.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Ok(())
    }
}

impl Describe for Interaction {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into(), self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .holds("summary", !self.summary.trim().is_empty())
            .long_text("summary", &self.summary)
            .date("on", Some(self.on))
            .holds("people", self.people.len() <= 200)
            .done()
    }
}

/// Lines of business that exist, for lists to choose from and for imports to match.
pub const SECTORS: &[&str] = &[
    "general",
    "special",
    "chinese_medicine",
    "medical",
    "pharmaceutical",
    "retail",
    "software",
    "technology",
    "telecommunications",
    "finance",
    "insurance",
    "services",
    "marketing",
    "employment",
    "entertainment",
    "education",
    "energy",
    "manufacturing",
    "logistics",
    "government",
];
