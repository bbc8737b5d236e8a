//! The list of accounts.

use axum::{Json, extract::Query};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::account::{
    Tier,
    view::{AccountFilter, AccountPage},
};
use serde::Deserialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// Which accounts.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// A part of the name.
    #[serde(default)]
    text: String,
    /// `strategic`, `a`, `b` or `c`.
    #[param(value_type = Option<String>)]
    tier: Option<Tier>,
    #[serde(default)]
    offset: i64,
    /// At most 200.
    #[serde(default)]
    limit: i64,
}

/// Accounts the token's user may see.
#[utoipa::path(get, path = "/accounts", tag = "accounts", params(Which),
    responses((status = 200, description = "A page of accounts", body = Object)))]
pub async fn list(
    Reader { house, actor }: Reader,
    which: Result<Query<Which>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<AccountPage>, Problem> {
    let Query(which) = which.map_err(|_| Failure::Malformed)?;
    let filter =
        AccountFilter { text: which.text, tier: which.tier, owner: None, offset: which.offset, limit: which.limit };
    Ok(Json(house.accounts(&actor, filter).await?))
}
