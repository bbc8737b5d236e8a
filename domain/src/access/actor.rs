//! Who acts.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::UserId;

/// The role of a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Administrator,
    Manager,
    /// Key account manager.
    Rep,
    /// Product, service, medical colleagues in account teams.
    Contributor,
    Trainer,
    /// Reads what their account teams see.
    Observer,
    /// A guest who plays in one run of a case, in one team, and belongs to nobody's company.
    Participant,
}

impl Role {
    pub const ALL: [Self; 7] = [
        Self::Administrator,
        Self::Manager,
        Self::Rep,
        Self::Contributor,
        Self::Trainer,
        Self::Observer,
        Self::Participant,
    ];

    /// The roles colleagues can have.
    pub const OURS: [Self; 6] =
        [Self::Administrator, Self::Manager, Self::Rep, Self::Contributor, Self::Trainer, Self::Observer];

    /// The stable name, as stored.
    pub fn key(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Manager => "manager",
            Self::Rep => "rep",
            Self::Contributor => "contributor",
            Self::Trainer => "trainer",
            Self::Observer => "observer",
            Self::Participant => "participant",
        }
    }

    /// The role of a stable name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// Somebody who is signed in, with what `may` must know of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    pub id: UserId,
    pub role: Role,
    pub active: bool,
    /// Everybody who reports to the actor, directly or through others.
    pub reports: BTreeSet<UserId>,
}
