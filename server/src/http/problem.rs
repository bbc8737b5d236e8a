//! Failures as `application/problem+json` (RFC 9457), with stable codes and nothing of our insides.

use axum::{
    Json,
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{
    HeaderValue, StatusCode,
    header::{ALLOW, CONTENT_TYPE, RETRY_AFTER},
};
use meridian_app::Failure;
use serde_json::{Value, json};

/// A failure, as an answer.
#[derive(Clone, Debug)]
pub struct Problem(pub Failure);

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

/// The body of a problem.
fn said(status: StatusCode, code: &str, detail: Option<Value>) -> impl IntoResponse {
    let body = json!({
        "type": "about:blank",
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "code": code,
        "detail": detail,
    });
    ([(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))], Json(body))
}

/// Whether an answer is one of those that come from below our handlers, as a line of text or nothing.
fn is_bare(response: &Response) -> bool {
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("text/plain");
    (status.is_client_error() || status.is_server_error()) && kind.starts_with("text/plain")
}

/// The code of a refusal that comes from below our handlers.
fn bare_code(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported_media_type",
        StatusCode::SERVICE_UNAVAILABLE => "too_slow",
        status if status.is_server_error() => "broken",
        _ => "malformed",
    }
}

/// Makes problems of the refusals under `/api` that come from below our handlers: no such path, not
/// with this method, a body that is too long.
pub async fn dress(request: Request, next: Next) -> Response {
    let ours = request.uri().path().starts_with("/api/");
    let response = next.run(request).await;
    if !ours || !is_bare(&response) {
        return response;
    }
    let status = response.status();
    let mut dressed = (status, said(status, bare_code(status), None)).into_response();
    if let Some(allowed) = response.headers().get(ALLOW) {
        dressed.headers_mut().insert(ALLOW, allowed.clone());
    }
    dressed
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let detail = serde_json::to_value(&self.0).ok().and_then(|value| value.get("detail").cloned());
        let mut response = (status, said(status, self.0.code(), detail)).into_response();
        if let Failure::TooMany { seconds } = self.0 {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}
