//! Segments: groups of accounts that are judged by a model of their own.

use serde::{Deserialize, Serialize};

use super::Model;
use crate::{
    account::{Account, AccountKind, Tier},
    time::Moment,
    workspace::{self, ModelContent},
};

/// A group of accounts with a health model of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    /// All accounts for which no narrower model was saved.
    #[default]
    Everybody,
    /// Key accounts, whatever they are.
    KeyAccounts,
    Hospitals,
    Companies,
}

impl Segment {
    pub const ALL: [Self; 4] = [Self::Everybody, Self::KeyAccounts, Self::Hospitals, Self::Companies];

    /// The segments an account belongs to, the narrowest first.
    #[must_use]
    pub fn of(account: &Account) -> Vec<Self> {
        let key = (account.tier == Some(Tier::Strategic)).then_some(Self::KeyAccounts);
        let kind = match account.kind {
            AccountKind::Hospital => Self::Hospitals,
            AccountKind::Company => Self::Companies,
        };
        key.into_iter().chain([kind, Self::Everybody]).collect()
    }
}

impl Model {
    /// The model of a segment that was in force at `moment`; `None` while none was saved for it.
    #[must_use]
    pub fn of_segment<'a>(
        versions: impl IntoIterator<Item = &'a workspace::Model>,
        segment: Segment,
        moment: Moment,
    ) -> Option<Self> {
        let known = versions.into_iter().filter(|version| version.at <= moment);
        let ours = known.filter_map(|version| match &version.content {
            ModelContent::Health { segment: of, model } if *of == segment => Some((version.version, model)),
            _ => None,
        });
        let (number, model) = ours.max_by_key(|(number, _)| *number)?;
        Some(Self { version: u32::try_from(number).unwrap_or(u32::MAX), ..model.clone() })
    }

    /// The model an account was judged by at `moment`, and whose it is: that of the narrowest segment
    /// that has one, else the built-in.
    #[must_use]
    pub fn in_force(versions: &[workspace::Model], account: &Account, moment: Moment) -> (Segment, Self) {
        let found = Segment::of(account)
            .into_iter()
            .find_map(|segment| Some((segment, Self::of_segment(versions, segment, moment)?)));
        found.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{id::*, names::Names};

    fn account(tier: Option<Tier>) -> Account {
        Account {
            kind: AccountKind::Hospital,
            tier,
            ..Account::named(AccountId(Uuid::from_u128(1)), Names::same("Chengjiang"))
        }
    }

    fn version(number: i64, segment: Segment, at: i64) -> workspace::Model {
        let model = Model { override_cap: number as f64, ..Model::default() };
        workspace::Model {
            id: ModelId(Uuid::from_u128(u128::from(number.unsigned_abs()) + 16 * segment as u128)),
            version: number,
            content: ModelContent::Health { segment, model },
            by: UserId(Uuid::from_u128(1)),
            at: Moment(at),
            note: String::new(),
        }
    }

    #[test]
    fn the_narrowest_segment_with_a_model_of_its_own_judges() {
        let versions = [version(2, Segment::Everybody, 1), version(2, Segment::Hospitals, 2)];
        let judged = |tier| Model::in_force(&versions, &account(tier), Moment(9)).0;
        assert_eq!(judged(None), Segment::Hospitals);
        assert_eq!(judged(Some(Tier::Strategic)), Segment::Hospitals);
        let more = [versions[0].clone(), version(2, Segment::KeyAccounts, 3)];
        assert_eq!(Model::in_force(&more, &account(Some(Tier::Strategic)), Moment(9)).0, Segment::KeyAccounts);
        assert_eq!(Model::in_force(&more, &account(None), Moment(9)).0, Segment::Everybody);
        assert_eq!(Model::in_force(&[], &account(None), Moment(9)), (Segment::Everybody, Model::default()));
    }

    #[test]
    fn a_past_week_keeps_the_model_of_its_time() {
        let versions = [version(2, Segment::Hospitals, 10), version(3, Segment::Hospitals, 20)];
        let number = |at| Model::in_force(&versions, &account(None), Moment(at)).1.version;
        assert_eq!((number(5), number(10), number(19), number(20)), (1, 2, 2, 3));
    }
}
