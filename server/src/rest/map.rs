//! The first people map of an account.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{id::AccountId, stakeholder::view::MapView};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// The first people map of an account.
#[utoipa::path(get, path = "/accounts/{account}/map", tag = "accounts", params(("account" = uuid::Uuid, Path)),
    responses((status = 200, description = "The first people map of an account.", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(Reader { house, actor }: Reader, Path(account): Path<String>) -> Result<Json<MapView>, Problem> {
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.map(&actor, account, None).await?.ok_or(Failure::NotFound)?))
}
