//! Rows of a board: deals of one owner, one account, one family of products.

use serde::{Deserialize, Serialize};

use super::Facts;
use crate::id::{AccountId, UserId};

/// By what a board is divided into rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    #[default]
    None,
    Owner,
    Account,
    Family,
}

impl Grouping {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::None, Self::Owner, Self::Account, Self::Family];

    /// As an address writes it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Owner => "owner",
            Self::Account => "account",
            Self::Family => "family",
        }
    }

    /// What an address says.
    #[must_use]
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grouping| grouping.key() == key)
    }

    /// The row a deal belongs to; `None` when there are no rows, or when it is not known here.
    #[must_use]
    pub fn of(self, facts: &Facts<'_>) -> Option<Group> {
        match self {
            Self::None => None,
            Self::Owner => Some(Group::Owner(facts.deal.owner)),
            Self::Account => Some(Group::Account(facts.deal.account)),
            Self::Family => {
                facts.family.map(|family| Group::Family(family.filter(|name| !name.is_empty()).map(str::to_owned)))
            }
        }
    }
}

/// A row. What is `None` holds the deals that name no owner, no account, no product of a family.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Owner(Option<UserId>),
    Account(Option<AccountId>),
    Family(Option<String>),
}

impl Group {
    /// Whether it is the row of what names none.
    #[must_use]
    pub const fn is_rest(&self) -> bool {
        matches!(self, Self::Owner(None) | Self::Account(None) | Self::Family(None))
    }
}
