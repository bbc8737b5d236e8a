//! Our own side: users, teams, exchange rates.

use axum::Json;
use meridian_app::backend::Backend as _;
use meridian_domain::workspace::view::Office;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// Users, teams, exchange rates and the reporting currency; for administrators.
#[utoipa::path(get, path = "/office", tag = "workspace",
    responses((status = 200, description = "Users, teams and exchange rates", body = Object), (status = 403, description = "Not an administrator")))]
pub async fn show(Reader { house, actor }: Reader) -> Result<Json<Office>, Problem> {
    Ok(Json(house.office(&actor).await?))
}
