//! The rules figures are reckoned with.

use axum::Json;
use meridian_app::backend::Backend as _;
use meridian_domain::workspace::view::Models;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// The rules in force, the built-in ones, and every version saved, newest first. Saving another is a
/// command: `add` a `model` whose version is the newest plus one.
#[utoipa::path(get, path = "/models", tag = "workspace",
    responses((status = 200, description = "The rules in force and all versions", body = Object)))]
pub async fn show(Reader { house, actor }: Reader) -> Result<Json<Models>, Problem> {
    Ok(Json(house.models(&actor).await?))
}
