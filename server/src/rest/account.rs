//! An account with everything its overview shows.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{account::view::AccountView, id::AccountId};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// An account with everything its overview shows.
#[utoipa::path(get, path = "/accounts/{account}", tag = "accounts", params(("account" = uuid::Uuid, Path)),
    responses((status = 200, description = "An account with everything its overview shows.", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(Reader { house, actor }: Reader, Path(account): Path<String>) -> Result<Json<AccountView>, Problem> {
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.account(&actor, account).await?))
}
