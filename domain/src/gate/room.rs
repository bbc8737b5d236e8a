//! Rooms: the places in which changes are numbered and told.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::id::{AccountId, MapId, PipelineId, RunId};

/// A room. Its events are numbered 1, 2, 3, … without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "room", content = "id", rename_all = "snake_case")]
pub enum Room {
    /// Users, teams, products, rates, the list of accounts and of pipelines.
    Workspace,
    /// People, relations, interactions, plans of one account.
    Account(AccountId),
    /// Stages and deals of one pipeline.
    Pipeline(PipelineId),
    /// Seats and lines of one map.
    Map(MapId),
    /// One run of a case: its clock, its teams, what reaches them and what they hand in.
    Run(RunId),
}

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Workspace => f.write_str("workspace"),
            Self::Account(id) => write!(f, "account:{id}"),
            Self::Pipeline(id) => write!(f, "pipeline:{id}"),
            Self::Map(id) => write!(f, "map:{id}"),
            Self::Run(id) => write!(f, "run:{id}"),
        }
    }
}

/// The text does not name a room.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("not a room")]
pub struct NotARoom;

impl FromStr for Room {
    type Err = NotARoom;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (kind, id) = text.split_once(':').unwrap_or((text, ""));
        match kind {
            "workspace" if id.is_empty() => Ok(Self::Workspace),
            "account" => id.parse().map(Self::Account).map_err(|_| NotARoom),
            "pipeline" => id.parse().map(Self::Pipeline).map_err(|_| NotARoom),
            "map" => id.parse().map(Self::Map).map_err(|_| NotARoom),
            "run" => id.parse().map(Self::Run).map_err(|_| NotARoom),
            _ => Err(NotARoom),
        }
    }
}
