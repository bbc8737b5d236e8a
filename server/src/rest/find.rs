//! Finding accounts, people and deals by name.

use axum::{Json, extract::Query};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::account::view::Found;
use serde::Deserialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// What to look for.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct What {
    /// A part of the name.
    text: String,
}

/// Accounts, people and deals whose name contains the text, at most 20.
#[utoipa::path(get, path = "/find", tag = "find", params(What),
    responses((status = 200, description = "What was found", body = Vec<Object>)))]
pub async fn find(
    Reader { house, actor }: Reader,
    what: Result<Query<What>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Vec<Found>>, Problem> {
    let Query(what) = what.map_err(|_| Failure::Malformed)?;
    Ok(Json(house.find(&actor, &what.text).await?))
}
