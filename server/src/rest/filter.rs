//! Which deals, in which order.

use meridian_app::Failure;
use meridian_domain::{
    locale::Lang,
    pipeline::query::{DealQuery, queried},
};
use serde::Deserialize;

/// Which deals: those that fulfil all that is said. The same filter and order as the board's. Lists
/// stand behind commas and mean “one of these”.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Filter {
    /// Ids of accounts.
    account: String,
    /// Ids of owners.
    owner: String,
    /// Ids of teams the owner is in.
    team: String,
    /// Ids of products.
    product: String,
    /// Families of products.
    family: String,
    /// Kinds of stages: `open`, `won`, `lost`. All, when it is left out.
    kind: String,
    /// `least..most` in minor units of the reporting currency; either end may be missing.
    amount: String,
    /// `this_month`, `this_quarter`, `overdue`, `none`, or `2026-01-01..2026-03-31`.
    expected: String,
    /// Only open deals without a next step.
    no_next: bool,
    /// Only open deals whose next step is overdue.
    next_overdue: bool,
    /// Only open deals that stand in their stage longer than four of five do.
    over_p80: bool,
    /// Only deals that name no account.
    without_account: bool,
    /// A part of the deal's or the account's name.
    text: String,
    /// `team`, `title`, `account`, `product`, `stage`, `amount`, `probability`, `expected`, `owner`,
    /// `next_step`, `next_on` or `age`; with `-` before it, most first.
    sort: String,
    /// Whose names are sorted by: `zh` or `en`.
    #[param(value_type = Option<String>, example = "zh")]
    lang: Lang,
}

impl TryFrom<Filter> for DealQuery {
    type Error = Failure;

    fn try_from(filter: Filter) -> Result<Self, Failure> {
        let told = queried(filter.lang, |name| {
            let flag = |on: bool| if on { "1".to_owned() } else { String::new() };
            Some(match name {
                "account" => filter.account.clone(),
                "owner" => filter.owner.clone(),
                "team" => filter.team.clone(),
                "product" => filter.product.clone(),
                "family" => filter.family.clone(),
                "kind" => filter.kind.clone(),
                "amount" => filter.amount.clone(),
                "expected" => filter.expected.clone(),
                "no_next" => flag(filter.no_next),
                "next_overdue" => flag(filter.next_overdue),
                "over_p80" => flag(filter.over_p80),
                "unnamed" => flag(filter.without_account),
                "q" => filter.text.clone(),
                "sort" => filter.sort.clone(),
                _ => return None,
            })
        });
        if told.unreadable.is_empty() { Ok(told.query) } else { Err(Failure::Malformed) }
    }
}
