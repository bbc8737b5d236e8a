//! The deals of a pipeline, as its table lists them.

use axum::{
    Json,
    extract::{Path, Query, rejection::QueryRejection},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{id::PipelineId, pipeline::view::DealRows};

use super::{bearer::Reader, filter::Filter, window::Which};
use crate::http::problem::Problem;

/// Deals of a pipeline from number `offset` on, filtered and sorted.
#[utoipa::path(get, path = "/pipelines/{pipeline}/deals", tag = "pipelines", params(("pipeline" = uuid::Uuid, Path), Which, Filter),
    responses((status = 200, description = "Some deals", body = Object), (status = 400, description = "A filter that cannot be read")))]
pub async fn list(
    Reader { house, actor }: Reader,
    Path(pipeline): Path<String>,
    which: Result<Query<Which>, QueryRejection>,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Result<Json<DealRows>, Problem> {
    let pipeline: PipelineId = pipeline.parse().map_err(|_| Failure::NotFound)?;
    let Query(which) = which.map_err(|_| Failure::Malformed)?;
    let Query(filter) = filter.map_err(|_| Failure::Malformed)?;
    Ok(Json(house.deal_rows(&actor, pipeline, filter.try_into()?, which.offset, which.limit).await?))
}
