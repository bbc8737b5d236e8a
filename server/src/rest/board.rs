//! The board of a pipeline: totals of all columns and their first cards.

use axum::{
    Json,
    extract::{Path, Query, rejection::QueryRejection},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    id::PipelineId,
    pipeline::view::{Board, Show},
};

use super::{bearer::Reader, filter::Filter};
use crate::http::problem::Problem;

/// Cards of each column that come with the board.
const FIRST: i64 = 50;

/// The board of a pipeline: totals of all columns and their first cards.
#[utoipa::path(get, path = "/pipelines/{pipeline}/board", tag = "pipelines", params(("pipeline" = uuid::Uuid, Path), Filter),
    responses((status = 200, description = "The board of a pipeline: totals of all columns and their first cards.", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(
    Reader { house, actor }: Reader,
    Path(pipeline): Path<String>,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Result<Json<Board>, Problem> {
    let pipeline: PipelineId = pipeline.parse().map_err(|_| Failure::NotFound)?;
    let Query(filter) = filter.map_err(|_| Failure::Malformed)?;
    Ok(Json(house.board(&actor, Some(pipeline), filter.try_into()?, Show::default(), FIRST).await?))
}
