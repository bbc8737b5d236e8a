//! Pipelines to begin with.

use axum::Json;
use meridian_domain::{
    access::Capability,
    pipeline::template::{Described, TEMPLATES, Template},
};

use super::bearer::Reader;
use crate::{house::able, http::problem::Problem};

/// The ways in which hospitals buy, as pipelines to begin with: stages, what each asks, statutory
/// clocks. To make one, add a pipeline and its stages with fresh ids.
#[utoipa::path(get, path = "/pipeline-templates", tag = "pipelines",
    responses((status = 200, description = "Templates with their stages; ids are nil", body = Vec<Object>)))]
pub async fn list(Reader { actor, .. }: Reader) -> Result<Json<Vec<Described>>, Problem> {
    able(&actor, Capability::ReadDeal)?;
    Ok(Json(TEMPLATES.iter().map(Template::described).collect()))
}
