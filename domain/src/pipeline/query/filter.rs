//! Which deals of a pipeline.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Facts, Period, Present};
use crate::{
    id::{AccountId, ProductId, TeamId, UserId},
    pipeline::StageKind,
    time::DAY_MS,
};

/// Amounts in minor units of the reporting currency, both ends included; an end that is missing is
/// open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AmountRange {
    pub least: Option<i64>,
    pub most: Option<i64>,
}

impl AmountRange {
    /// Whether it leaves nothing out.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.least.is_none() && self.most.is_none()
    }

    /// Whether an amount lies in it; an unknown amount lies in the open range only.
    #[must_use]
    pub fn admits(&self, amount: Option<i64>) -> bool {
        self.is_open()
            || amount.is_some_and(|amount| {
                self.least.is_none_or(|least| least <= amount) && self.most.is_none_or(|most| amount <= most)
            })
    }
}

/// Which deals of a pipeline: those that fulfil all that is said. A list that is empty says nothing;
/// of a list that is not, one entry must fit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DealFilter {
    pub accounts: BTreeSet<AccountId>,
    pub owners: BTreeSet<UserId>,
    /// Teams the owner may be in.
    pub teams: BTreeSet<TeamId>,
    pub products: BTreeSet<ProductId>,
    /// Families the product may belong to.
    pub families: BTreeSet<String>,
    /// Kinds of stages; none of them means all.
    pub kinds: Vec<StageKind>,
    pub amount: AmountRange,
    /// When the order is expected.
    pub expected: Option<Period>,
    /// Only open deals without a next step.
    pub no_next_step: bool,
    /// Only open deals whose next step should have been done before today.
    pub next_step_overdue: bool,
    /// Only open deals that have stood in their stage longer than four of five do.
    pub over_p80: bool,
    /// Only deals that name no account.
    pub without_account: bool,
    /// A part of the deal's or the account's name.
    pub text: String,
}

impl DealFilter {
    /// Whether nothing is left out.
    #[must_use]
    pub fn shows_all(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a deal belongs to it; `None` when that cannot be known from these facts.
    #[must_use]
    pub fn admits(&self, facts: &Facts<'_>, present: Present) -> Option<bool> {
        let deal = facts.deal;
        let open = facts.stage.map(|stage| stage.kind == StageKind::Open);
        let one_of = |none: bool, found: Option<bool>| if none { Some(true) } else { found };
        let only = |asked: bool, found: Option<bool>| if asked { found } else { Some(true) };
        let late = facts.stage.map(|stage| {
            let days = (present.now.0 - deal.entered_at.0) / DAY_MS;
            stage.p80_days.is_some_and(|p80| days > p80)
        });
        let both = |one: Option<bool>, other: Option<bool>| match (one, other) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        };
        let text = self.text.trim().to_lowercase();
        let names = [Some(&deal.title), facts.account].into_iter().flatten();
        let named = names.flat_map(|names| [&names.zh, &names.en]).any(|name| name.to_lowercase().contains(&text));
        let conditions = [
            one_of(self.accounts.is_empty(), Some(deal.account.is_some_and(|id| self.accounts.contains(&id)))),
            one_of(self.owners.is_empty(), Some(deal.owner.is_some_and(|id| self.owners.contains(&id)))),
            one_of(self.products.is_empty(), Some(deal.product.is_some_and(|id| self.products.contains(&id)))),
            one_of(self.teams.is_empty(), facts.team.map(|team| team.is_some_and(|team| self.teams.contains(&team)))),
            one_of(
                self.families.is_empty(),
                facts.family.map(|family| family.is_some_and(|family| self.families.contains(family))),
            ),
            one_of(self.kinds.is_empty(), facts.stage.map(|stage| self.kinds.contains(&stage.kind))),
            Some(self.amount.admits(deal.amount.and_then(|amount| facts.rates.reported(amount)))),
            self.expected.map_or(Some(true), |period| match period {
                Period::Overdue => both(Some(period.admits(deal.expected_on, true, present.today)), open),
                _ => Some(period.admits(deal.expected_on, true, present.today)),
            }),
            only(self.no_next_step, both(Some(deal.next_step.is_empty()), open)),
            only(self.next_step_overdue, both(Some(deal.next_on.is_some_and(|on| on < present.today)), open)),
            only(self.over_p80, both(late, open)),
            Some(!self.without_account || deal.account.is_none()),
            Some(text.is_empty() || named),
        ];
        conditions.into_iter().fold(Some(true), both)
    }
}
