//! The pipelines there are.

use axum::Json;
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    id::PipelineId,
    names::Names,
    pipeline::{query::DealQuery, view::Show},
};
use serde::Serialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// A pipeline by its name.
#[derive(Debug, Serialize)]
pub struct Named {
    id: PipelineId,
    name: Names,
}

/// The pipelines in use, as the board's menu lists them.
#[utoipa::path(get, path = "/pipelines", tag = "pipelines",
    responses((status = 200, description = "Ids and names of the pipelines in use", body = Vec<Object>)))]
pub async fn list(Reader { house, actor }: Reader) -> Result<Json<Vec<Named>>, Problem> {
    let pipelines = match house.board(&actor, None, DealQuery::default(), Show::Table, 0).await {
        Ok(board) => board.pipelines,
        // There is none to show a board of.
        Err(Failure::NotFound) => Vec::new(),
        Err(failure) => return Err(failure.into()),
    };
    Ok(Json(pipelines.into_iter().map(|(id, name)| Named { id, name }).collect()))
}
