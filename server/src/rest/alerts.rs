//! What has turned for the worse.

use axum::{Json, extract::rejection::JsonRejection};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::health::view::Alerts;
use serde::Deserialize;

use super::bearer::{Reader, Writer};
use crate::http::problem::Problem;

/// The alerts of the accounts the token's user may see, those not read first, the latest first, at most 50; and how many are not read.
#[utoipa::path(get, path = "/alerts", tag = "accounts",
    responses((status = 200, description = "Alerts: how many are not read, and the latest.", body = Object)))]
pub async fn list(Reader { house, actor }: Reader) -> Result<Json<Alerts>, Problem> {
    Ok(Json(house.alerts(&actor).await?))
}

/// Which alerts.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub struct Mark {
    /// Their keys, at most 500.
    keys: Vec<String>,
    /// `true` for read, `false` for not read.
    read: bool,
}

/// Marks alerts as read by the token's user, or as not read; others are not concerned. Answers with what is there then.
#[utoipa::path(post, path = "/alerts/read", tag = "accounts", request_body = Mark,
    responses((status = 200, description = "Alerts: how many are not read, and the latest.", body = Object), (status = 400, description = "Keys that cannot be read")))]
pub async fn mark(
    Writer { house, actor }: Writer,
    mark: Result<Json<Mark>, JsonRejection>,
) -> Result<Json<Alerts>, Problem> {
    let Json(Mark { keys, read }) = mark.map_err(|_| Failure::Malformed)?;
    Ok(Json(house.mark_alerts(&actor, &keys, read).await?))
}
