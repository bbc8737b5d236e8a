//! What is asked of a deal on its way to a stage.

use axum::{
    Json,
    extract::{Path, Query, rejection::QueryRejection},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{id::DealId, pipeline::Requirement};
use serde::Deserialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// Where it is to go.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct To {
    /// A stage of the deal's pipeline.
    #[param(value_type = uuid::Uuid)]
    stage: String,
}

/// What is asked of a deal on its way to a stage, met or not. The gate asks the same.
#[utoipa::path(get, path = "/deals/{deal}/requirements", tag = "pipelines", params(("deal" = uuid::Uuid, Path), To),
    responses((status = 200, description = "What is asked, by which stage, and whether it is met", body = Vec<Object>), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn list(
    Reader { house, actor }: Reader,
    Path(deal): Path<String>,
    to: Result<Query<To>, QueryRejection>,
) -> Result<Json<Vec<Requirement>>, Problem> {
    let deal: DealId = deal.parse().map_err(|_| Failure::NotFound)?;
    let Query(To { stage }) = to.map_err(|_| Failure::Malformed)?;
    let stage = stage.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.requirements(&actor, deal, stage).await?))
}
