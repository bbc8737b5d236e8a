//! People maps as files.

use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
};
use meridian_app::{Failure, stakeholder::export::picture};
use meridian_domain::{
    exchange::{Extract, lines_csv, people_csv, vcard},
    locale::Lang,
};
use serde::Deserialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// In which language, and whether what is nobody's business is left out.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct How {
    /// `zh` or `en`; Chinese when left out.
    #[serde(default)]
    lang: String,
    /// Leaves out names, judgements, wishes, notes and how to reach people: for readers outside.
    #[serde(default)]
    redacted: bool,
}

type Asked = Result<Query<How>, QueryRejection>;
type Which = Path<(String, String)>;

/// A file as it is sent.
async fn file(
    Reader { house, actor }: Reader,
    Path((account, map)): Which,
    how: Asked,
    (name, kind): (&str, &'static str),
    write: fn(&Extract, Lang) -> String,
) -> Result<Response, Problem> {
    let Query(how) = how.map_err(|_| Failure::Malformed)?;
    let account = account.parse().map_err(|_| Failure::NotFound)?;
    let map = map.parse().map_err(|_| Failure::NotFound)?;
    let lang = Lang::from_tag(&how.lang).unwrap_or_default();
    let mut extract = house.export_map(&actor, account, map).await?;
    if how.redacted {
        extract = extract.redact();
    }
    let named = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).map_err(|_| Failure::Malformed)?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(kind)),
        (CONTENT_DISPOSITION, named),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, write(&extract, lang)).into_response())
}

/// The people of a map with all their attributes, one a row. Importing the file again adds nothing twice.
#[utoipa::path(get, path = "/accounts/{account}/maps/{map}/people.csv", tag = "accounts",
    params(("account" = uuid::Uuid, Path), ("map" = uuid::Uuid, Path), How),
    responses((status = 200, description = "CSV in UTF-8", body = String, content_type = "text/csv"),
        (status = 403, description = "The caller may not export"), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn people(reader: Reader, which: Which, how: Asked) -> Result<Response, Problem> {
    file(reader, which, how, ("people.csv", "text/csv; charset=utf-8"), people_csv).await
}

/// The lines of a map, one a row.
#[utoipa::path(get, path = "/accounts/{account}/maps/{map}/lines.csv", tag = "accounts",
    params(("account" = uuid::Uuid, Path), ("map" = uuid::Uuid, Path), How),
    responses((status = 200, description = "CSV in UTF-8", body = String, content_type = "text/csv"),
        (status = 403, description = "The caller may not export"), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn lines(reader: Reader, which: Which, how: Asked) -> Result<Response, Problem> {
    file(reader, which, how, ("lines.csv", "text/csv; charset=utf-8"), lines_csv).await
}

/// The people of a map as business cards (vCard 3.0).
#[utoipa::path(get, path = "/accounts/{account}/maps/{map}/people.vcf", tag = "accounts",
    params(("account" = uuid::Uuid, Path), ("map" = uuid::Uuid, Path), How),
    responses((status = 200, description = "vCard 3.0 in UTF-8", body = String, content_type = "text/vcard"),
        (status = 403, description = "The caller may not export"), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn cards(reader: Reader, which: Which, how: Asked) -> Result<Response, Problem> {
    file(reader, which, how, ("people.vcf", "text/vcard; charset=utf-8"), vcard::write).await
}

/// The whole map as a drawing on light paper that stands by itself.
#[utoipa::path(get, path = "/accounts/{account}/maps/{map}/map.svg", tag = "accounts",
    params(("account" = uuid::Uuid, Path), ("map" = uuid::Uuid, Path), How),
    responses((status = 200, description = "SVG", body = String, content_type = "image/svg+xml"),
        (status = 403, description = "The caller may not export"), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn drawing(reader: Reader, which: Which, how: Asked) -> Result<Response, Problem> {
    file(reader, which, how, ("map.svg", "image/svg+xml"), |extract, lang| picture(extract, lang).document()).await
}
