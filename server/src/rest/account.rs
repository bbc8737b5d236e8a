//! An account with everything its overview and its profile show.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    account::view::{AccountView, ProfileView},
    id::AccountId,
};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// An account with everything its overview shows.
#[utoipa::path(get, path = "/accounts/{account}", tag = "accounts", params(("account" = uuid::Uuid, Path)),
    responses((status = 200, description = "An account with everything its overview shows.", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(Reader { house, actor }: Reader, Path(account): Path<String>) -> Result<Json<AccountView>, Problem> {
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.account(&actor, account).await?))
}

/// What is known of an account: facts, what it has several of, needs and how they changed.
#[utoipa::path(get, path = "/accounts/{account}/profile", tag = "accounts", params(("account" = uuid::Uuid, Path)),
    responses((status = 200, description = "What is known of an account, and what it needs", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn profile(
    Reader { house, actor }: Reader,
    Path(account): Path<String>,
) -> Result<Json<ProfileView>, Problem> {
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.profile(&actor, account).await?))
}
