//! The deals of an account.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{id::AccountId, pipeline::view::AccountDeals};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// The deals of an account, open ones first, with the stages they may be in.
#[utoipa::path(get, path = "/accounts/{account}/deals", tag = "accounts", params(("account" = uuid::Uuid, Path)),
    responses((status = 200, description = "The deals of an account, open ones first", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(Reader { house, actor }: Reader, Path(account): Path<String>) -> Result<Json<AccountDeals>, Problem> {
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.account_deals(&actor, account).await?))
}
