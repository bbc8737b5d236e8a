//! What administrators see of the workspace.

use serde::{Deserialize, Serialize};

use super::{Model, Rate, Team, User};
use crate::{
    health::{self, Segment},
    id::UserId,
    money::Currency,
    names::Names,
    pipeline::Pipeline,
    stakeholder::metrics::MapRules,
};

/// Our own side: people, teams, exchange rates, pipelines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Office {
    pub users: Vec<User>,
    pub teams: Vec<Team>,
    pub rates: Vec<Rate>,
    /// The rules of figures, version after version; the built-in version 1 is not among them.
    pub models: Vec<Model>,
    /// In their order.
    #[serde(default)]
    pub pipelines: Vec<Pipeline>,
    pub reporting: Currency,
    /// Where the room of the workspace stood.
    pub seq: i64,
}

/// The rules figures are reckoned with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Models {
    /// In force now.
    pub map: MapRules,
    /// Version 1, in force until somebody saves another.
    pub built_in: MapRules,
    /// The health models in force, of the segments that have one of their own.
    pub health: Vec<(Segment, health::Model)>,
    /// The health model of all other accounts while none was saved for everybody.
    pub built_in_health: health::Model,
    /// The versions saved, the newest first.
    pub versions: Vec<Model>,
    /// Who saved them.
    pub colleagues: Vec<(UserId, Names)>,
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
