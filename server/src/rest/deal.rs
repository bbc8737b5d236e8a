//! A deal with its past and its actions.

use axum::{Json, extract::Path};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{id::DealId, pipeline::view::DealView};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// A deal with its past and its actions.
#[utoipa::path(get, path = "/deals/{deal}", tag = "pipelines", params(("deal" = uuid::Uuid, Path)),
    responses((status = 200, description = "A deal with its past and its actions", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(Reader { house, actor }: Reader, Path(deal): Path<String>) -> Result<Json<DealView>, Problem> {
    let deal: DealId = deal.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.deal(&actor, deal).await?))
}
