//! Files that are kept with us come and go by routes of their own.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE},
};
use meridian_app::Failure;
use meridian_domain::{
    access::Actor,
    id::{DealId, FileId},
    import::Unreadable,
    pipeline::LARGEST_FILE,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

use super::{Desk, cookies, imports};
use crate::house::House;

/// Method and path of the routes, for the table of entry points.
pub const OWN: [&str; 2] = ["POST /deals/{deal}/files", "GET /files/{file}"];

/// The routes.
pub fn routes() -> Router<Desk> {
    Router::new().route("/deals/{deal}/files", post(keep)).route("/files/{file}", get(give))
}

/// What the file is called.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Named {
    #[serde(default)]
    pub name: String,
}

/// The bytes of a file, no more than are kept of one.
pub async fn bytes(body: Body) -> Result<Vec<u8>, Failure> {
    let bytes = to_bytes(body, LARGEST_FILE).await;
    Ok(bytes.map_err(|_| Failure::Unreadable(Unreadable::TooBig { most: LARGEST_FILE }))?.into())
}

/// A file as an answer: to be saved, never to be run or shown as a page of ours.
pub fn attachment(name: &str, body: Vec<u8>) -> Response {
    let name = utf8_percent_encode(name, NON_ALPHANUMERIC);
    let disposition = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{name}"))
        .unwrap_or(HeaderValue::from_static("attachment"));
    let headers: [(HeaderName, HeaderValue); 4] = [
        (CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (CONTENT_DISPOSITION, disposition),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    (headers, body).into_response()
}

async fn actor(house: &House, headers: &HeaderMap) -> Result<Actor, Failure> {
    let token = cookies::session(headers).ok_or(Failure::SignedOut)?;
    Ok(house.recognise(&token).await?.0)
}

async fn keep(
    State(house): State<Arc<House>>,
    Path(deal): Path<DealId>,
    named: Query<Named>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let kept: Result<FileId, Failure> = async {
        let actor = actor(&house, &headers).await?;
        house.keep_file(&actor, deal, &imports::plain(&named.name), bytes(body).await?).await
    }
    .await;
    match kept {
        Ok(id) => Json(id).into_response(),
        Err(failure) => imports::answer(&failure),
    }
}

async fn give(State(house): State<Arc<House>>, Path(file): Path<FileId>, headers: HeaderMap) -> Response {
    let given: Result<(String, Vec<u8>), Failure> = async {
        let actor = actor(&house, &headers).await?;
        house.kept_file(&actor, file).await
    }
    .await;
    match given {
        Ok((name, body)) => attachment(&name, body),
        Err(failure) => imports::answer(&failure),
    }
}
