//! The forecast of a period, and what the past of the deals says.

use axum::{
    Json,
    extract::{Query, rejection::QueryRejection},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::pipeline::{
    forecast::view::{ForecastQuery, ForecastView, Span},
    history::view::PastView,
};
use serde::Deserialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// Which deals, and when.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Choice {
    /// Id of a pipeline; all when it is left out.
    pipeline: String,
    /// Id of an owner; everybody whose deals may be seen when it is left out.
    owner: String,
    /// `quarter` or `year`.
    span: String,
    /// Any month of the period, such as `2026-12`; the present one when it is left out.
    month: String,
    /// `set` (or nothing) for the probabilities set on deals and stages, `learned` for those that closed deals teach.
    by: String,
    /// The Monday that is compared with now, such as `2026-11-02`.
    since: String,
}

/// What cannot be read is a mistake; what is empty was not asked.
fn read<T: std::str::FromStr>(text: &str) -> Result<Option<T>, Failure> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Failure::Malformed) }
}

impl Choice {
    fn query(&self) -> Result<ForecastQuery, Failure> {
        let span = match self.span.as_str() {
            "" | "quarter" => Span::Quarter,
            "year" => Span::Year,
            _ => return Err(Failure::Malformed),
        };
        let learned = match self.by.as_str() {
            "" | "set" => false,
            "learned" => true,
            _ => return Err(Failure::Malformed),
        };
        Ok(ForecastQuery {
            pipeline: read(&self.pipeline)?,
            owner: read(&self.owner)?,
            span,
            month: read(&self.month)?,
            learned,
        })
    }
}

/// The open deals of a period, what was won in it, what is to be won.
#[utoipa::path(get, path = "/forecast", tag = "pipelines", params(Choice),
    responses((status = 200, description = "The forecast of a period", body = Object), (status = 400, description = "A choice that cannot be read")))]
pub async fn show(
    Reader { house, actor }: Reader,
    choice: Result<Query<Choice>, QueryRejection>,
) -> Result<Json<ForecastView>, Problem> {
    let Query(choice) = choice.map_err(|_| Failure::Malformed)?;
    Ok(Json(house.forecast(&actor, choice.query()?).await?))
}

/// What stages, deals and weeks have shown: learned probabilities, calibration, the bridge, conversion, results.
#[utoipa::path(get, path = "/forecast/past", tag = "pipelines", params(Choice),
    responses((status = 200, description = "What the past of the deals says", body = Object), (status = 400, description = "A choice that cannot be read")))]
pub async fn past(
    Reader { house, actor }: Reader,
    choice: Result<Query<Choice>, QueryRejection>,
) -> Result<Json<PastView>, Problem> {
    let Query(choice) = choice.map_err(|_| Failure::Malformed)?;
    let since = read(&choice.since)?;
    Ok(Json(house.forecast_past(&actor, choice.query()?, since).await?))
}
