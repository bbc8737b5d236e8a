//! All accounts by their health.

use axum::{
    Json,
    extract::{Query, rejection::QueryRejection},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{health::portfolio::Portfolio, time::Date};
use serde::Deserialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// When.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct When {
    /// The last day of a past week, a Sunday such as `2026-11-22`; now when it is left out.
    week: String,
}

/// All accounts the token's user may see with their score, sides, reasons and alerts: now, or as noted in a past week.
#[utoipa::path(get, path = "/portfolio", tag = "accounts", params(When),
    responses((status = 200, description = "All accounts by their health", body = Object), (status = 400, description = "A week that cannot be read")))]
pub async fn list(
    Reader { house, actor }: Reader,
    when: Result<Query<When>, QueryRejection>,
) -> Result<Json<Portfolio>, Problem> {
    let Query(When { week }) = when.map_err(|_| Failure::Malformed)?;
    let week: Option<Date> = if week.is_empty() { None } else { Some(week.parse().map_err(|_| Failure::Malformed)?) };
    Ok(Json(house.portfolio(&actor, week).await?))
}
