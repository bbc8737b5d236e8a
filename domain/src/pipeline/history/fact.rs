//! What is true of a deal and may speak for or against it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{id::*, time::Moment};

/// In which respect something is known of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    Account,
    Product,
    /// Product line.
    Family,
    Owner,
    Team,
    Tag,
}

/// Something true of a deal. A deal has one of each kind at a time, but any number of tags.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    Account(AccountId),
    Product(ProductId),
    /// Product line, such as `GTX`.
    Family(String),
    Owner(UserId),
    Team(TeamId),
    Tag(String),
}

/// A fact with the time it was known in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trait {
    pub fact: Fact,
    /// When it was recorded.
    pub since: Moment,
    /// When it was taken away or replaced; `None` while it holds.
    pub until: Option<Moment>,
}

/// What the learned model looks at, as the code of its `InputKey::Evidence`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// The deal has come to this stage: `stage:<id>`.
    Stage(StageId),
    /// `owner:<id>`, `tag:<word>` and so on.
    Fact(Fact),
    /// Nothing is known in this respect: the bare kind, `owner`.
    Unknown(FactKind),
}

/// The text is not the code of a sign.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0:?} is not a sign")]
pub struct NotASign(pub String);

impl FactKind {
    pub const ALL: [Self; 6] = [Self::Account, Self::Product, Self::Family, Self::Owner, Self::Team, Self::Tag];

    /// Whether a deal has at most one of the kind.
    #[must_use]
    pub const fn single(self) -> bool {
        !matches!(self, Self::Tag)
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Product => "product",
            Self::Family => "family",
            Self::Owner => "owner",
            Self::Team => "team",
            Self::Tag => "tag",
        }
    }
}

impl Fact {
    #[must_use]
    pub const fn kind(&self) -> FactKind {
        match self {
            Self::Account(_) => FactKind::Account,
            Self::Product(_) => FactKind::Product,
            Self::Family(_) => FactKind::Family,
            Self::Owner(_) => FactKind::Owner,
            Self::Team(_) => FactKind::Team,
            Self::Tag(_) => FactKind::Tag,
        }
    }
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stage(id) => write!(f, "stage:{id}"),
            Self::Unknown(kind) => f.write_str(kind.code()),
            Self::Fact(fact) => {
                write!(f, "{}:", fact.kind().code())?;
                match fact {
                    Fact::Account(id) => id.fmt(f),
                    Fact::Product(id) => id.fmt(f),
                    Fact::Owner(id) => id.fmt(f),
                    Fact::Team(id) => id.fmt(f),
                    Fact::Family(word) | Fact::Tag(word) => f.write_str(word),
                }
            }
        }
    }
}

impl FromStr for Sign {
    type Err = NotASign;

    fn from_str(code: &str) -> Result<Self, NotASign> {
        let read = || {
            let Some((kind, value)) = code.split_once(':') else {
                return FactKind::ALL.into_iter().find(|kind| kind.code() == code).map(Self::Unknown);
            };
            Some(match kind {
                "stage" => Self::Stage(value.parse().ok()?),
                "account" => Self::Fact(Fact::Account(value.parse().ok()?)),
                "product" => Self::Fact(Fact::Product(value.parse().ok()?)),
                "owner" => Self::Fact(Fact::Owner(value.parse().ok()?)),
                "team" => Self::Fact(Fact::Team(value.parse().ok()?)),
                "family" => Self::Fact(Fact::Family(value.to_owned())),
                "tag" => Self::Fact(Fact::Tag(value.to_owned())),
                _ => return None,
            })
        };
        read().ok_or_else(|| NotASign(code.chars().take(60).collect()))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_sign_survives_being_written_as_a_code() {
        let id = Uuid::from_u128(0x1234_5678);
        let facts = [
            Fact::Account(id.into()),
            Fact::Product(id.into()),
            Fact::Family("GTX:2".to_owned()),
            Fact::Owner(id.into()),
            Fact::Team(id.into()),
            Fact::Tag("招标 2026".to_owned()),
        ];
        assert_eq!(facts.clone().map(|fact| fact.kind()), FactKind::ALL);
        let signs = facts.into_iter().map(Sign::Fact).chain(FactKind::ALL.map(Sign::Unknown));
        for sign in signs.chain([Sign::Stage(id.into())]) {
            assert_eq!(sign.to_string().parse(), Ok(sign));
        }
    }

    #[test]
    fn other_codes_are_refused() {
        for code in ["", "stage", "stage:7", "owner:", "weather:fine"] {
            assert!(code.parse::<Sign>().is_err(), "{code}");
        }
    }
}
