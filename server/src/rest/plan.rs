//! The plan of an account, and the same as a file.

use axum::{
    Json,
    extract::{Path, Query, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue,
    header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    id::AccountId,
    locale::Lang,
    plan::{csv, view::PlanView},
};
use serde::Deserialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// All sheets of an account's plan.
#[utoipa::path(get, path = "/accounts/{account}/plan", tag = "accounts", params(("account" = uuid::Uuid, Path)),
    responses((status = 200, description = "PEST, SWOT, TOWS, goals, actions, promises and responses of the account, as records; its people, maps and seats beside them.", body = Object),
        (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(Reader { house, actor }: Reader, Path(account): Path<String>) -> Result<Json<PlanView>, Problem> {
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    Ok(Json(house.plan(&actor, account).await?))
}

/// In which language.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct In {
    /// `zh` or `en`; Chinese when left out.
    #[serde(default)]
    lang: String,
}

/// The plan as a table: every sheet under the other, one thing a row.
#[utoipa::path(get, path = "/accounts/{account}/plan.csv", tag = "accounts",
    params(("account" = uuid::Uuid, Path), In),
    responses((status = 200, description = "CSV in UTF-8", body = String, content_type = "text/csv"),
        (status = 403, description = "The caller may not export"), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn file(
    Reader { house, actor }: Reader,
    Path(account): Path<String>,
    how: Result<Query<In>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(how) = how.map_err(|_| Failure::Malformed)?;
    let account: AccountId = account.parse().map_err(|_| Failure::NotFound)?;
    let lang = Lang::from_tag(&how.lang).unwrap_or_default();
    let view = house.export_plan(&actor, account).await?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"plan.csv\"")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, csv(&view, lang)).into_response())
}
