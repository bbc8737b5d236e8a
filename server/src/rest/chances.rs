//! What closed deals say of open ones.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{id::PipelineId, pipeline::history::LearnedChances};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// The probability of each open deal of a pipeline that closed deals teach, in whole percent, with their number.
#[utoipa::path(get, path = "/pipelines/{pipeline}/chances", tag = "pipelines", params(("pipeline" = uuid::Uuid, Path)),
    responses((status = 200, description = "Learned probabilities; none while fewer deals than `least` are closed", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(
    Reader { house, actor }: Reader,
    Path(pipeline): Path<String>,
) -> Result<Json<LearnedChances>, Problem> {
    let pipeline: PipelineId = pipeline.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.learned_chances(&actor, pipeline).await?))
}
