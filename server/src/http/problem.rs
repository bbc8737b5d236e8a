//! Failures as `application/problem+json` (RFC 9457), with stable codes and nothing of our insides.

use axum::{
    Json,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header::CONTENT_TYPE, header::RETRY_AFTER};
use meridian_app::Failure;
use serde_json::json;

/// A failure, as an answer.
#[derive(Clone, Debug)]
pub struct Problem(pub Failure);

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let detail = serde_json::to_value(&self.0).ok().and_then(|value| value.get("detail").cloned());
        let body = json!({
            "type": "about:blank",
            "title": status.canonical_reason(),
            "status": status.as_u16(),
            "code": self.0.code(),
            "detail": detail,
        });
        let mut response = (status, Json(body)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Failure::TooMany { seconds } = self.0 {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}
