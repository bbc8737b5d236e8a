//! Comments that call whoever asks.

use axum::Json;
use meridian_app::backend::Backend as _;
use meridian_domain::stakeholder::view::Mentions;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// The open comments on people maps and deals that mention the token's user, latest first, and how many there are.
#[utoipa::path(get, path = "/mentions", tag = "people maps",
    responses((status = 200, description = "Open comments that mention the token's user: how many, and the latest.", body = Object)))]
pub async fn list(Reader { house, actor }: Reader) -> Result<Json<Mentions>, Problem> {
    Ok(Json(house.mentions(&actor).await?))
}
