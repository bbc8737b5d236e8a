//! Our own side: the workspace, teams, users, products, exchange rates.

mod model;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::{
    access::Role,
    gate::{Check, Invalid, Room},
    id::*,
    money::{Currency, Money},
    names::Names,
    record::{Describe, Key, record},
    time::Date,
};

pub use model::{About, Model, ModelContent, ModelPatch};

record! {
    /// The installation. There is one.
    pub struct Workspace (WorkspacePatch) {
        pub id: WorkspaceId,
        /// The name of our company.
        pub name: Names,
        /// The currency in which sums over several currencies are shown.
        pub reporting: Currency,
    }
}

record! {
    /// A sales team or regional office.
    pub struct Team (TeamPatch) {
        pub id: TeamId,
        pub name: Names,
        pub parent: Option<TeamId>,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

record! {
    /// Somebody of our own company. Who has no login cannot sign in, but can own accounts and deals.
    pub struct User (UserPatch) {
        pub id: UserId,
        pub name: Names,
        /// What they sign in with; unique.
        pub login: Option<String>,
        pub role: Role,
        pub manager: Option<UserId>,
        pub team: Option<TeamId>,
        pub active: bool,
        /// Identity in imported files.
        pub key: Option<String>,
        /// A participant of this run of a case, and nobody of our company.
        #[serde(default)]
        pub run: Option<RunId>,
    }
}

record! {
    /// What we sell.
    pub struct Product (ProductPatch) {
        pub id: ProductId,
        pub name: Names,
        /// Product line, such as `GTX`.
        pub family: String,
        pub price: Option<Money>,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

record! {
    /// From `on`, one unit of `currency` is worth `micro` millionths of the reporting currency.
    pub struct Rate (RatePatch) {
        pub id: RateId,
        pub currency: Currency,
        pub on: Date,
        pub micro: i64,
        /// Where the rate is from.
        pub source: String,
    }
}

/// Why one may work with an account: the function of a colleague in the account team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamRole {
    /// Leads the account.
    Lead,
    Sales,
    Product,
    Service,
    Medical,
    Market,
}

impl Describe for Workspace {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        Vec::new()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("name", &self.name).done()
    }
}

impl Describe for Team {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        self.parent.map(Key::from).into_iter().collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("name", &self.name).holds("parent", self.parent != Some(self.id)).done()
    }
}

impl Describe for User {
    fn room(&self) -> Room {
        self.run.map_or(Room::Workspace, Room::Run)
    }

    fn refers_to(&self) -> Vec<Key> {
        let own = self.manager.map(Key::from).into_iter().chain(self.team.map(Key::from));
        own.chain(self.run.map(Key::from)).collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("name", &self.name)
            .holds("manager", self.manager != Some(self.id))
            .holds("login", self.login.as_ref().is_none_or(|login| is_login(login)))
            .holds("role", (self.role == Role::Participant) == self.run.is_some())
            .holds("run", self.run.is_none() || (self.login.is_none() && self.manager.is_none() && self.team.is_none()))
            .done()
    }
}

/// Not empty, and nothing at its ends that nobody would see.
fn is_login(login: &str) -> bool {
    !login.is_empty() && login.trim() == login && login.len() <= 80
}

impl Describe for Product {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        Vec::new()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("name", &self.name).text("family", &self.family).money("price", self.price.as_ref()).done()
    }
}

impl Describe for Rate {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        Vec::new()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .date("on", Some(self.on))
            .holds("micro", (1..=1_000_000_000_000).contains(&self.micro))
            .text("source", &self.source)
            .done()
    }
}
