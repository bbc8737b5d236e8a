//! Some cards of a column.

use axum::{
    Json,
    extract::{Path, Query, rejection::QueryRejection},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{id::StageId, pipeline::view::ColumnWindow};
use serde::Deserialize;

use super::{bearer::Reader, filter::Filter};
use crate::http::problem::Problem;

/// Which cards.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    #[serde(default)]
    pub offset: i64,
    /// At most 200.
    #[serde(default = "usual")]
    pub limit: i64,
}

fn usual() -> i64 {
    50
}

/// Cards of a stage from number `offset` on.
#[utoipa::path(get, path = "/stages/{stage}/window", tag = "pipelines", params(("stage" = uuid::Uuid, Path), Which, Filter),
    responses((status = 200, description = "Some cards", body = Object)))]
pub async fn show(
    Reader { house, actor }: Reader,
    Path(stage): Path<String>,
    which: Result<Query<Which>, QueryRejection>,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Result<Json<ColumnWindow>, Problem> {
    let stage: StageId = stage.parse().map_err(|_| Failure::NotFound)?;
    let Query(which) = which.map_err(|_| Failure::Malformed)?;
    let Query(filter) = filter.map_err(|_| Failure::Malformed)?;
    Ok(Json(house.board_window(&actor, stage, None, filter.try_into()?, which.offset, which.limit).await?))
}
