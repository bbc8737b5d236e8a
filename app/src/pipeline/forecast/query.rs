//! What the forecast page asks of the server.

use leptos::prelude::*;
use meridian_domain::{
    pipeline::{
        forecast::view::{ForecastQuery, ForecastView},
        history::view::PastView,
    },
    time::Date,
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// The open deals of a period, what was won in it and what is to be won.
#[server(endpoint = "forecast", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn forecast(query: ForecastQuery) -> Result<ForecastView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.forecast(&actor, query).await
    };
    answer(result.await)
}

/// What the past of the deals says; `since` is the Monday that is compared with now.
#[server(endpoint = "forecast-past", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn forecast_past(query: ForecastQuery, since: Option<Date>) -> Result<PastView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.forecast_past(&actor, query, since).await
    };
    answer(result.await)
}
