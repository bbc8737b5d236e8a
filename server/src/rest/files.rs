//! Files that are kept with us.

use axum::{
    Json,
    body::Body,
    extract::{Path, Query},
    response::Response,
};
use meridian_app::Failure;
use meridian_domain::{
    id::{DealId, FileId},
    pipeline::file_address,
};
use serde::Serialize;

use super::bearer::{Reader, Writer};
use crate::http::{
    files::{Named, attachment, bytes},
    imports,
    problem::Problem,
};

/// Where a file lies.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Kept {
    #[schema(value_type = uuid::Uuid)]
    id: FileId,
    /// What a document names as its link.
    link: String,
}

/// Keeps a file of a deal, at most 25 MB; a document that names its link is added by a command.
#[utoipa::path(post, path = "/deals/{deal}/files", tag = "pipelines", params(("deal" = uuid::Uuid, Path), Named),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, description = "Where it lies", body = Kept), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn keep(
    Writer { house, actor }: Writer,
    Path(deal): Path<String>,
    named: Query<Named>,
    body: Body,
) -> Result<Json<Kept>, Problem> {
    let deal: DealId = deal.parse().map_err(|_| Failure::NotFound)?;
    let id = house.keep_file(&actor, deal, &imports::plain(&named.name), bytes(body).await?).await?;
    Ok(Json(Kept { id, link: file_address(id) }))
}

/// A file that is kept with us.
#[utoipa::path(get, path = "/files/{file}", tag = "pipelines", params(("file" = uuid::Uuid, Path)),
    responses((status = 200, description = "The file", content_type = "application/octet-stream"), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn give(Reader { house, actor }: Reader, Path(file): Path<String>) -> Result<Response, Problem> {
    let file: FileId = file.parse().map_err(|_| Failure::NotFound)?;
    let (name, body) = house.kept_file(&actor, file).await?;
    Ok(attachment(&name, body))
}
