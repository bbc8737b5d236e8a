//! The shape of the demo's tables: rows without names, because people write them by hand.

use meridian_domain::{
    access::Role as UserRole,
    account::{InteractionKind, Tier},
    pipeline::StageKind,
    plan::PlanStatus,
    stakeholder::{Adaptability, BuyingInfluence, CommitteeFunction, Grade, LineKind, Orientation, PoliticalStatus},
    workspace::TeamRole,
};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

/// Our own company, the hospitals and who looks after them.
#[derive(Deserialize)]
pub(super) struct House {
    pub company: (String, String),
    /// Key, names, key of the team above.
    pub teams: Vec<(String, String, String, String)>,
    /// Key, names, login, role, key of the manager, team.
    pub users: Vec<(String, String, String, String, UserRole, String, String)>,
    /// Key, names, family, list price in ten thousand yuan.
    pub products: Vec<(String, String, String, String, Option<i64>)>,
    /// Currency, day, millionths of a yuan.
    pub rates: Vec<(String, i64, i64)>,
    pub accounts: Vec<AccountRow>,
    /// Account, user, function.
    pub members: Vec<(String, String, TeamRole)>,
}

/// Key, names, short names, sector, grade, city, beds, founded, employees, revenue in ten thousand
/// yuan, account above, owner, tier, share wanted.
#[derive(Deserialize)]
pub(super) struct AccountRow(
    pub String,
    pub String,
    pub String,
    pub String,
    pub String,
    pub String,
    pub String,
    pub String,
    pub String,
    pub Option<i64>,
    pub Option<i64>,
    pub Option<i64>,
    pub Option<i64>,
    pub String,
    pub String,
    pub Tier,
    pub Option<i64>,
);

/// Pipelines, their stages, the deals in them.
#[derive(Deserialize)]
pub(super) struct Pipelines {
    pub pipelines: Vec<(String, String, String)>,
    pub stages: Vec<StageRow>,
    pub deals: Vec<DealRow>,
}

/// Pipeline, key, names, phase, kind, probability, P50 and P80 in days.
#[derive(Deserialize)]
pub(super) struct StageRow(
    pub String,
    pub String,
    pub String,
    pub String,
    pub i64,
    pub StageKind,
    pub i64,
    pub Option<i64>,
    pub Option<i64>,
);

/// A deal; days count from today, `entered` backwards.
#[derive(Deserialize)]
#[serde(from = "DealCells")]
pub(super) struct DealRow {
    pub key: String,
    pub pipeline: String,
    pub stage: String,
    pub account: String,
    pub title: (String, String),
    /// In ten thousand.
    pub amount: Option<i64>,
    pub currency: String,
    pub product: String,
    pub owner: String,
    pub probability: Option<i64>,
    /// Opened, expected.
    pub dates: (Option<i64>, Option<i64>),
    pub entered: i64,
    pub next_step: String,
    pub next_on: Option<i64>,
    pub closed: Option<i64>,
}

#[derive(Deserialize)]
struct DealCells(
    String,
    String,
    String,
    String,
    String,
    String,
    Option<i64>,
    String,
    String,
    String,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    i64,
    String,
    Option<i64>,
    Option<i64>,
);

impl From<DealCells> for DealRow {
    fn from(c: DealCells) -> Self {
        Self {
            key: c.0,
            pipeline: c.1,
            stage: c.2,
            account: c.3,
            title: (c.4, c.5),
            amount: c.6,
            currency: c.7,
            product: c.8,
            owner: c.9,
            probability: c.10,
            dates: (c.11, c.12),
            entered: c.13,
            next_step: c.14,
            next_on: c.15,
            closed: c.16,
        }
    }
}

/// Who is who, and the lines between them.
#[derive(Deserialize)]
pub(super) struct People {
    pub roles: Vec<Role>,
    pub people: Vec<PersonRow>,
    /// Account, from, to, kind, weight, label, grade.
    pub lines: Vec<(String, String, String, LineKind, i64, String, char)>,
}

/// What a person of this role is in every hospital.
#[derive(Deserialize)]
#[serde(from = "RoleCells")]
pub(super) struct Role {
    pub key: String,
    pub title: (String, String),
    pub department: (String, String),
    pub influence: Option<BuyingInfluence>,
    pub function: Option<CommitteeFunction>,
    pub status: Option<PoliticalStatus>,
    /// Row on the map, 0 on top.
    pub level: i64,
    /// Key of the role one reports to.
    pub boss: String,
}

impl Role {
    /// What somebody of this role judges a purchase by.
    pub fn orientation(&self) -> Option<Orientation> {
        match self.key.as_str() {
            "cfo" | "buyer" | "insure" | "agency" => Some(Orientation::Financial),
            "equip" | "facility" | "it" | "infect" | "engineer" | "design" => Some(Orientation::Technical),
            "president" | "vp" => Some(Orientation::Business),
            "nurse" | "nursing" | "kol" => Some(Orientation::Relationship),
            _ => None,
        }
    }

    /// How soon somebody of this role takes up the new.
    pub fn adaptability(&self) -> Option<Adaptability> {
        match self.key.as_str() {
            "kol" => Some(Adaptability::Innovator),
            "anaes" | "icu" | "surg" => Some(Adaptability::EarlyAdopter),
            "vp" | "nurse" | "facility" => Some(Adaptability::EarlyMajority),
            "equip" | "cfo" => Some(Adaptability::LateMajority),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
struct RoleCells(
    String,
    String,
    String,
    String,
    String,
    #[serde(deserialize_with = "maybe")] Option<BuyingInfluence>,
    #[serde(deserialize_with = "maybe")] Option<CommitteeFunction>,
    #[serde(deserialize_with = "maybe")] Option<PoliticalStatus>,
    i64,
    String,
);

impl From<RoleCells> for Role {
    fn from(c: RoleCells) -> Self {
        Self {
            key: c.0,
            title: (c.1, c.2),
            department: (c.3, c.4),
            influence: c.5,
            function: c.6,
            status: c.7,
            level: c.8,
            boss: c.9,
        }
    }
}

/// A person: at most one for each role in an account.
#[derive(Deserialize)]
#[serde(from = "PersonCells")]
pub(super) struct PersonRow {
    pub account: String,
    pub role: String,
    /// Empty for a placeholder.
    pub name: (String, String),
    pub power: Option<i64>,
    pub interest: Option<i64>,
    pub support: Option<i64>,
    pub coverage: Option<i64>,
    pub grade: Grade,
    /// Days since this was learned.
    pub age: i64,
    pub colleague: String,
    /// Relationship now, and wanted.
    pub level: (i64, i64),
}

#[derive(Deserialize)]
struct PersonCells(
    String,
    String,
    String,
    String,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    char,
    i64,
    String,
    i64,
    i64,
);

impl From<PersonCells> for PersonRow {
    fn from(c: PersonCells) -> Self {
        Self {
            account: c.0,
            role: c.1,
            name: (c.2, c.3),
            power: c.4,
            interest: c.5,
            support: c.6,
            coverage: c.7,
            grade: grade(&c.8),
            age: c.9,
            colleague: c.10,
            level: (c.11, c.12),
        }
    }
}

impl PersonRow {
    pub(super) fn key(&self) -> String {
        format!("{}/{}", self.account, self.role)
    }
}

/// Account, names, status, first and last day, goals (names, measure, done, effort).
type PlanRow = (String, String, String, PlanStatus, i64, i64, Vec<(String, String, String, i64, i64)>);

/// What is planned, done and heard.
#[derive(Deserialize)]
pub(super) struct Work {
    pub plans: Vec<PlanRow>,
    /// Account, names, due, owner, role of the person, deal, days since it was done.
    pub actions: Vec<(String, String, String, Option<i64>, String, String, String, Option<i64>)>,
    /// Account, kind, days ago, by whom, roles of the people, summary, grade.
    pub interactions: Vec<(String, InteractionKind, i64, String, Vec<String>, String, char)>,
}

/// `c`onfirmed, `a`ssumed, `r`umour.
pub(super) fn grade(letter: &char) -> Grade {
    match letter {
        'c' => Grade::Confirmed,
        'r' => Grade::Rumour,
        _ => Grade::Assumed,
    }
}

/// A word of the vocabulary, or nothing for an empty cell.
fn maybe<'de, D: Deserializer<'de>, T: DeserializeOwned>(cell: D) -> Result<Option<T>, D::Error> {
    let word = String::deserialize(cell)?;
    if word.is_empty() {
        return Ok(None);
    }
    serde_json::from_value(serde_json::Value::String(word)).map(Some).map_err(serde::de::Error::custom)
}
