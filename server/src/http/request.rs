//! Each request: its id, who is calling, how long it took.

use std::{net::SocketAddr, time::Instant};

use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderMap, HeaderName, HeaderValue};
use tracing::Instrument as _;

use super::Desk;

/// The address a request came from.
#[derive(Clone, Debug, Default)]
pub struct Caller(pub String);

/// The id of a request, which an answer that failed names.
#[derive(Clone, Debug, Default)]
pub struct RequestId(pub String);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request an id, notes the caller, measures the time.
pub async fn note(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = (desk.house.sources.id)().simple().to_string();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
    let caller = forwarded(request.headers(), desk.site.secure).or(peer).unwrap_or_default();
    request.extensions_mut().insert(Caller(caller));
    request.extensions_mut().insert(RequestId(id.clone()));
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let span = tracing::info_span!("request", %id, %method, path = request.uri().path());
    let mut response = next.run(request).instrument(span.clone()).await;
    let (status, took) = (response.status(), began.elapsed());
    span.in_scope(|| tracing::debug!(status = status.as_u16(), ms = took.as_secs_f64() * 1000.0, "answered"));
    let labels = [("method", method.to_string()), ("route", route), ("status", status.as_u16().to_string())];
    metrics::histogram!("meridian_http_seconds", &labels).record(took.as_secs_f64());
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// Who a trusted proxy says is calling: the last it appended, because what stands in front of
/// that the caller may have invented.
fn forwarded(headers: &HeaderMap, trusted: bool) -> Option<String> {
    let line = headers.get_all("x-forwarded-for").iter().next_back().filter(|_| trusted)?;
    line.to_str().ok()?.rsplit(',').next().map(|address| address.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_its_own_word() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", HeaderValue::from_static("6.6.6.6, 10.0.0.7"));
        assert_eq!(forwarded(&headers, true).as_deref(), Some("10.0.0.7"));
        assert_eq!(forwarded(&headers, false), None);
    }
}
