//! What administrators see of the workspace.

use serde::{Deserialize, Serialize};

use super::{Rate, Team, User};
use crate::money::Currency;

/// Our own side: people, teams, exchange rates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Office {
    pub users: Vec<User>,
    pub teams: Vec<Team>,
    pub rates: Vec<Rate>,
    pub reporting: Currency,
    /// Where the room of the workspace stood.
    pub seq: i64,
}

/// How the program is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    pub version: String,
    pub database: Database,
    /// Where the database is, without secrets.
    pub place: String,
    /// Rooms somebody is in at this moment.
    pub rooms: usize,
    /// Places taken in them.
    pub places: usize,
}

/// The kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Database {
    Sqlite,
    Postgres,
}
