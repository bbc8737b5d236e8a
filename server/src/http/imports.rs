//! Files to import come, and files of refused rows go: routes of their own, with a limit of their own.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::{Body, to_bytes},
    extract::{Path, Query, State},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
};
use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    id::ImportId,
    import::{Unreadable, view::Sheet},
    locale::Lang,
    sales::view::SalesSheet,
};
use serde::Deserialize;

use super::{Desk, cookies};
use crate::{
    house::{House, able},
    import::{file::MOST_BYTES, sales::Source},
};

/// Method and path of the routes, for the table of entry points.
pub const OWN: [&str; 3] = ["POST /import/files", "POST /import/sales", "GET /import/{import}/refused.csv"];

/// The routes.
pub fn routes() -> Router<Desk> {
    Router::new()
        .route("/import/files", post(lay))
        .route("/import/sales", post(lay_sales))
        .route("/import/{import}/refused.csv", get(refused))
}

/// Characters of a file's name that are kept.
const LONGEST: usize = 120;

#[derive(Debug, Deserialize)]
struct Named {
    #[serde(default)]
    name: String,
}

/// The name of a file without its folders.
pub fn plain(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    if name.trim().is_empty() { "import.csv".to_owned() } else { name }
}

/// The bytes of a file, no more than one import takes.
pub async fn bytes(body: Body) -> Result<Vec<u8>, Failure> {
    let bytes = to_bytes(body, MOST_BYTES).await;
    Ok(bytes.map_err(|_| Failure::Unreadable(Unreadable::TooBig { most: MOST_BYTES }))?.into())
}

/// Who is signed in, provided that they may import at all.
async fn importer(house: &House, headers: &HeaderMap) -> Result<Actor, Failure> {
    let token = cookies::session(headers).ok_or(Failure::SignedOut)?;
    let (actor, _) = house.recognise(&token).await?;
    able(&actor, Capability::Import)?;
    Ok(actor)
}

/// A failure as the browser's half of the program reads it.
pub fn answer(failure: &Failure) -> Response {
    let status = StatusCode::from_u16(failure.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, Json(failure)).into_response()
}

/// Takes a file in and lays it on the desk.
async fn lay(State(house): State<Arc<House>>, named: Query<Named>, headers: HeaderMap, body: Body) -> Response {
    let laid: Result<Sheet, Failure> = async {
        let actor = importer(&house, &headers).await?;
        house.lay_sheet(&actor, &plain(&named.name), bytes(body).await?).await
    }
    .await;
    match laid {
        Ok(sheet) => Json(sheet).into_response(),
        Err(failure) => answer(&failure),
    }
}

/// Takes a file of sales lines in and lays it on the desk.
async fn lay_sales(State(house): State<Arc<House>>, named: Query<Named>, headers: HeaderMap, body: Body) -> Response {
    let laid: Result<SalesSheet, Failure> = async {
        let actor = importer(&house, &headers).await?;
        let source = Source::Bytes(Arc::new(bytes(body).await?));
        house.lay_sales(&actor, &plain(&named.name), source).await
    }
    .await;
    match laid {
        Ok(sheet) => Json(sheet).into_response(),
        Err(failure) => answer(&failure),
    }
}

#[derive(Debug, Deserialize)]
struct Read {
    #[serde(default)]
    lang: String,
}

/// The rows that were refused, as a file.
async fn refused(
    State(house): State<Arc<House>>,
    Path(import): Path<ImportId>,
    read: Query<Read>,
    headers: HeaderMap,
) -> Response {
    let lang = if read.lang == "en" { Lang::En } else { Lang::Zh };
    let file: Result<Vec<u8>, Failure> = async {
        let actor = importer(&house, &headers).await?;
        house.refused_rows(&actor, import, lang).await
    }
    .await;
    match file {
        Ok(file) => {
            let headers: [(HeaderName, HeaderValue); 3] = [
                (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
                (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"refused.csv\"")),
                (CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, file).into_response()
        }
        Err(failure) => answer(&failure),
    }
}
