//! The health of an account, with its reasons, and how it came there.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    account::view::Snapshot,
    health::{Alarm, Health},
    id::AccountId,
};
use serde::Serialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// The health of an account, with its reasons.
#[utoipa::path(get, path = "/accounts/{account}/health", tag = "accounts", params(("account" = uuid::Uuid, Path)),
    responses((status = 200, description = "The health of an account, with its reasons.", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(Reader { house, actor }: Reader, Path(account): Path<String>) -> Result<Json<Health>, Problem> {
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.account(&actor, account).await?.health))
}

/// How the health of an account came where it is.
#[derive(Debug, Serialize)]
pub struct History {
    /// At the end of each week, oldest first, and today; scores in hundredths, sides in the order
    /// relationship, commercial, execution, value, pipeline, external.
    weeks: Vec<Snapshot>,
    /// What happened that caps the score until it is acknowledged, latest first.
    incidents: Vec<Alarm>,
}

/// The health of an account week by week, and the incidents. Recording one is a command: `add` an `incident`;
/// acknowledging it, `edit` its `acknowledged` with who, when and why.
#[utoipa::path(get, path = "/accounts/{account}/health/history", tag = "accounts", params(("account" = uuid::Uuid, Path)),
    responses((status = 200, description = "The health week by week, and the incidents.", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn history(Reader { house, actor }: Reader, Path(account): Path<String>) -> Result<Json<History>, Problem> {
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    let view = house.account(&actor, account).await?;
    Ok(Json(History { weeks: view.history, incidents: view.alarms }))
}
