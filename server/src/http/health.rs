//! Whether the program is well (`/healthz`), and in figures (`/metrics`).

use std::sync::Arc;

use axum::{
    Extension, Router,
    extract::State,
    response::{IntoResponse as _, Response},
    routing::get,
};
use http::{HeaderMap, StatusCode, header::AUTHORIZATION};
use meridian_app::Failure;

use super::{Desk, Site, meter, problem::Problem, request::Caller};
use crate::house::House;

/// Routes for those who watch over the program.
pub fn routes() -> Router<Desk> {
    Router::new().route("/healthz", get(healthz)).route("/metrics", get(metrics))
}

async fn healthz(State(house): State<Arc<House>>) -> Response {
    match house.is_well().await {
        Ok(()) => "ok".into_response(),
        Err(failure) => (StatusCode::SERVICE_UNAVAILABLE, failure.code()).into_response(),
    }
}

async fn metrics(
    State(house): State<Arc<House>>,
    State(site): State<Arc<Site>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
) -> Response {
    let shown =
        headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|v| v.strip_prefix("Bearer "));
    let known = site.metrics_token.is_some() && shown == site.metrics_token.as_deref();
    let local = caller.0.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    if !known && !local {
        return Problem(Failure::NotFound).into_response();
    }
    let (rooms, places) = house.hub.census();
    metrics::gauge!("meridian_live_rooms").set(rooms as f64);
    metrics::gauge!("meridian_live_places").set(places as f64);
    meter::read().unwrap_or_default().into_response()
}
