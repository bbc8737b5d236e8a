//! One pipeline with its stages.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{id::PipelineId, pipeline::view::Blueprint};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// A pipeline as an administrator changes it: its stages with what each asks for and its statutory days,
/// and how many deals stand in each. It is changed by commands.
#[utoipa::path(get, path = "/pipelines/{pipeline}", tag = "pipelines", params(("pipeline" = uuid::Uuid, Path)),
    responses((status = 200, description = "The pipeline, its stages in their order", body = Object), (status = 404, description = "Not there")))]
pub async fn show(Reader { house, actor }: Reader, Path(pipeline): Path<String>) -> Result<Json<Blueprint>, Problem> {
    let pipeline: PipelineId = pipeline.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.blueprint(&actor, pipeline).await?))
}
