//! Which deals of a board.

use meridian_domain::{
    id::{AccountId, ProductId, UserId},
    pipeline::view::DealFilter,
};
use serde::Deserialize;

/// Which deals: those that fulfil all that is said. The same filter as the board's.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Filter {
    #[param(value_type = Option<uuid::Uuid>)]
    account: Option<AccountId>,
    #[param(value_type = Option<uuid::Uuid>)]
    owner: Option<UserId>,
    #[param(value_type = Option<uuid::Uuid>)]
    product: Option<ProductId>,
    /// Only deals that name no account.
    without_account: bool,
    /// A part of the deal's or the account's name.
    text: String,
}

impl From<Filter> for DealFilter {
    fn from(Filter { account, owner, product, without_account, text }: Filter) -> Self {
        Self { account, owner, product, without_account, text }
    }
}
