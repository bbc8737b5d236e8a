//! People at the customer's, maps of them, and the lines between them.

pub mod clip;
pub mod filter;
pub mod find;
pub mod hierarchy;
pub mod history;
pub mod layout;
pub mod mention;
pub mod metrics;
mod notes;
mod seal;
pub mod template;
pub mod view;
mod vocabulary;

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    names::Names,
    record::{Describe, Key, record},
    time::Date,
};
pub use notes::*;
pub use seal::Seal;
pub use vocabulary::*;

/// How certain something is, where it is from and since when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub grade: Grade,
    pub source: String,
    pub on: Option<Date>,
}

record! {
    /// Somebody at the customer's, or around them. Personal data: see the access rules.
    pub struct Person (PersonPatch) {
        pub id: PersonId,
        pub account: AccountId,
        /// Empty for a placeholder: "there is a finance director, name unknown".
        pub name: Names,
        pub title: Names,
        pub department: Names,
        /// Outside the customer: design institute, agency, authority.
        pub external: bool,
        /// Notes about the person are shown to the account team only.
        pub sensitive: bool,
        pub note: String,
        #[serde(default)]
        pub phone: String,
        #[serde(default)]
        pub email: String,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

record! {
    /// One stakeholder map of an account.
    pub struct Map (MapPatch) {
        pub id: MapId,
        pub account: AccountId,
        pub name: Names,
        /// What is bought, which decides the functions a decision needs.
        #[serde(default)]
        pub procurement: Option<Procurement>,
        /// The deal the map is about.
        #[serde(default)]
        pub deal: Option<DealId>,
    }
}

record! {
    /// One person's place and attributes on one map: the same person may stand on several maps
    /// with different roles.
    pub struct Seat (SeatPatch) {
        pub id: SeatId,
        pub map: MapId,
        pub person: PersonId,
        /// Left edge of the card in map units (pixels at 100 %).
        pub x: i64,
        /// Upper edge of the card.
        pub y: i64,
        /// The place was chosen by hand: laying out leaves it alone unless asked.
        #[serde(default)]
        pub placed: bool,
        pub influence: Option<BuyingInfluence>,
        pub function: Option<CommitteeFunction>,
        /// Power for this decision, 1 to 5.
        pub power: Option<i64>,
        /// Interest in this decision, 1 to 5.
        pub interest: Option<i64>,
        /// Support, −2 to +2.
        pub support: Option<i64>,
        /// The support wanted, −2 to +2.
        #[serde(default)]
        pub desired: Option<i64>,
        /// Coverage, 0 unknown to 4 in depth.
        pub coverage: Option<i64>,
        pub status: Option<PoliticalStatus>,
        pub orientation: Option<Orientation>,
        pub adaptability: Option<Adaptability>,
        /// Whether they can believe what we say, 1 to 10; with the next three it makes up
        /// [their trust](metrics::trust()) in us.
        #[serde(default)]
        pub credibility: Option<i64>,
        /// Whether we keep what we promise them, 1 to 10.
        #[serde(default)]
        pub reliability: Option<i64>,
        /// Whether they can confide in us, 1 to 10.
        #[serde(default)]
        pub intimacy: Option<i64>,
        /// How much they find us in it for ourselves, 1 to 10; high is bad.
        #[serde(default)]
        pub self_orientation: Option<i64>,
        pub evidence: Evidence,
        /// What they need and want.
        pub wants: String,
        /// What a win is for them.
        pub win: String,
    }
}

record! {
    /// A line between two seats of a map.
    pub struct Line (LinePatch) {
        pub id: LineId,
        pub map: MapId,
        pub from: SeatId,
        pub to: SeatId,
        pub kind: LineKind,
        /// Weight in hundredths, 1 to 100.
        pub weight: i64,
        pub label: String,
        pub grade: Grade,
    }
}

record! {
    /// The relationship between a person and one of our colleagues.
    pub struct Relation (RelationPatch) {
        pub id: RelationId,
        pub account: AccountId,
        pub person: PersonId,
        pub user: UserId,
        /// Relationship level, 1 vendor to 4 trusted advisor.
        pub current: i64,
        /// The level wanted.
        pub desired: i64,
        /// Since when the relationship has stood at its level.
        #[serde(default)]
        pub since: Option<Date>,
    }
}

impl Person {
    /// Somebody of an account of whom nothing but the name is known.
    pub fn named(id: PersonId, account: AccountId, name: Names) -> Self {
        Self {
            id,
            account,
            name,
            title: Names::default(),
            department: Names::default(),
            external: false,
            sensitive: false,
            note: String::new(),
            phone: String::new(),
            email: String::new(),
            key: None,
        }
    }

    /// Whether the card holds a place for somebody whose name is not known.
    pub fn is_placeholder(&self) -> bool {
        self.name.is_empty()
    }
}

impl Map {
    /// An empty map, of no purchase in particular.
    pub fn named(id: MapId, account: AccountId, name: Names) -> Self {
        Self { id, account, name, procurement: None, deal: None }
    }
}

impl Seat {
    /// A place on a map of which nothing is known but where it is.
    pub fn at(id: SeatId, map: MapId, person: PersonId, (x, y): (i64, i64)) -> Self {
        Self {
            id,
            map,
            person,
            x,
            y,
            placed: false,
            influence: None,
            function: None,
            power: None,
            interest: None,
            support: None,
            desired: None,
            coverage: None,
            status: None,
            orientation: None,
            adaptability: None,
            credibility: None,
            reliability: None,
            intimacy: None,
            self_orientation: None,
            evidence: Evidence::default(),
            wants: String::new(),
            win: String::new(),
        }
    }

    /// Width of a card in map units.
    pub const WIDTH: i64 = 144;
    /// Height of a card.
    pub const HEIGHT: i64 = 64;
    /// Positions lie between −LIMIT and LIMIT.
    pub const LIMIT: i64 = 1_000_000;

    /// Whether the person may never be the target of an action: discipline inspection, tender evaluators.
    pub fn is_monitor(&self) -> bool {
        self.function == Some(CommitteeFunction::Monitor)
    }

    /// A key player has power of 4 or more, or sits in the inner circle; monitors never count.
    pub fn is_key(&self) -> bool {
        metrics::Node::of(self, 0.0).key
    }

    /// The seal on the card.
    pub fn seal(&self) -> Option<Seal> {
        Seal::of(self.influence, self.function)
    }
}

impl Describe for Person {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .optional_names("name", &self.name)
            .optional_names("title", &self.title)
            .optional_names("department", &self.department)
            .holds("name", !(self.name.is_empty() && self.title.is_empty()))
            .long_text("note", &self.note)
            .text("phone", &self.phone)
            .text("email", &self.email)
            .done()
    }
}

impl Describe for Map {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        std::iter::once(self.account.into()).chain(self.deal.map(Key::from)).collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("name", &self.name).done()
    }
}

impl Describe for Seat {
    fn room(&self) -> Room {
        Room::Map(self.map)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.map.into(), self.person.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .between("x", Some(self.x), -Self::LIMIT, Self::LIMIT)
            .between("y", Some(self.y), -Self::LIMIT, Self::LIMIT)
            .between("power", self.power, 1, 5)
            .between("interest", self.interest, 1, 5)
            .between("support", self.support, -2, 2)
            .between("desired", self.desired, -2, 2)
            .between("coverage", self.coverage, 0, 4)
            .between("credibility", self.credibility, 1, 10)
            .between("reliability", self.reliability, 1, 10)
            .between("intimacy", self.intimacy, 1, 10)
            .between("self_orientation", self.self_orientation, 1, 10)
            .date("evidence", self.evidence.on)
            .text("evidence", &self.evidence.source)
            .long_text("wants", &self.wants)
            .long_text("win", &self.win)
            .done()
    }
}

impl Describe for Line {
    fn room(&self) -> Room {
        Room::Map(self.map)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.map.into(), self.from.into(), self.to.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .holds("to", self.from != self.to)
            .between("weight", Some(self.weight), 1, 100)
            .text("label", &self.label)
            .done()
    }
}

impl Describe for Relation {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into(), self.person.into(), self.user.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .between("current", Some(self.current), 1, 4)
            .between("desired", Some(self.desired), 1, 4)
            .date("since", self.since)
            .done()
    }
}
