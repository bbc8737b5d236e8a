//! Which deals stood in which stages, from when to when.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    id::{DealId, PipelineId},
    pipeline::view::Visit,
};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// The stages a deal has stood in, the first visit first.
#[utoipa::path(get, path = "/deals/{deal}/visits", tag = "pipelines", params(("deal" = uuid::Uuid, Path)),
    responses((status = 200, description = "Visits; the last has no end while the deal stands there", body = Vec<Object>), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn of_deal(Reader { house, actor }: Reader, Path(deal): Path<String>) -> Result<Json<Vec<Visit>>, Problem> {
    let deal: DealId = deal.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.visits(&actor, deal).await?))
}

/// The same of all deals of a pipeline that one may see, deal by deal.
#[utoipa::path(get, path = "/pipelines/{pipeline}/visits", tag = "pipelines", params(("pipeline" = uuid::Uuid, Path)),
    responses((status = 200, description = "Visits, deal by deal", body = Vec<Object>), (status = 404, description = "Not there")))]
pub async fn of_pipeline(
    Reader { house, actor }: Reader,
    Path(pipeline): Path<String>,
) -> Result<Json<Vec<Visit>>, Problem> {
    let pipeline: PipelineId = pipeline.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.pipeline_visits(&actor, pipeline).await?))
}
