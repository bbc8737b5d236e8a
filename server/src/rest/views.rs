//! Filters of a board that were saved under a name.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    id::PipelineId,
    pipeline::{SavedView, query::DealQuery, view::Show},
};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// The saved views of a pipeline: one's own and those that are shared. `query` is what the list of its
/// deals takes as query. Views are saved and removed by commands.
#[utoipa::path(get, path = "/pipelines/{pipeline}/views", tag = "pipelines", params(("pipeline" = uuid::Uuid, Path)),
    responses((status = 200, description = "Views by name", body = Vec<Object>), (status = 404, description = "Not there")))]
pub async fn list(
    Reader { house, actor }: Reader,
    Path(pipeline): Path<String>,
) -> Result<Json<Vec<SavedView>>, Problem> {
    let pipeline: PipelineId = pipeline.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.board(&actor, Some(pipeline), DealQuery::default(), Show::Table, 0).await?.views))
}
