//! The health of an account, with its reasons.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{health::Health, id::AccountId};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// The health of an account, with its reasons.
#[utoipa::path(get, path = "/accounts/{account}/health", tag = "accounts", params(("account" = uuid::Uuid, Path)),
    responses((status = 200, description = "The health of an account, with its reasons.", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(Reader { house, actor }: Reader, Path(account): Path<String>) -> Result<Json<Health>, Problem> {
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.account(&actor, account).await?.health))
}
