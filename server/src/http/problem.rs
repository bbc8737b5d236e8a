//! Failures as `application/problem+json` (RFC 9457), with stable codes and nothing of our insides.

use std::{any::Any, sync::Arc};

use axum::{
    Json,
    extract::{Request, State},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use http::{
    HeaderMap, HeaderName, HeaderValue, StatusCode,
    header::{ACCEPT_LANGUAGE, ALLOW, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, RETRY_AFTER},
};
use meridian_app::{Failure, failure_page};
use meridian_domain::locale::Lang;
use serde_json::{Value, json};

use super::{Site, guard, request::RequestId};

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

/// The answer of a handler that came to a sudden end: a defect, which costs one answer and no more.
pub fn after_panic(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Dresses what comes from below our handlers. Under `/api` it becomes a problem: no such path, not
/// with this method, a body that is too long; elsewhere what the server could not do becomes a page.
pub async fn dress(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let ours = request.uri().path().starts_with("/api/");
    let lang = reader(request.headers());
    let id = request.extensions().get::<RequestId>().cloned().unwrap_or_default().0;
    let response = next.run(request).await;
    let status = response.status();
    if !is_bare(&response) || !(ours || status.is_server_error()) {
        return response;
    }
    if !ours {
        let page = failure_page(lang, &Failure::Broken { id }, site.assets.names());
        let policy = HeaderValue::from_static(guard::STILL_PAGE);
        return (status, [(CONTENT_SECURITY_POLICY, policy)], Html(page)).into_response();
    }
    let detail = (status == StatusCode::INTERNAL_SERVER_ERROR).then(|| json!({ "id": id }));
    let mut dressed = (status, said(status, bare_code(status), detail)).into_response();
    if let Some(allowed) = response.headers().get(ALLOW) {
        dressed.headers_mut().insert(ALLOW, allowed.clone());
    }
    dressed
}

/// The language of whoever asks.
fn reader(headers: &HeaderMap) -> Lang {
    let said = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    Lang::of_request(said(COOKIE), said(ACCEPT_LANGUAGE))
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

#[cfg(test)]
mod tests {
    use axum::{
        Router,
        body::{Body, to_bytes},
        middleware,
        routing::get,
    };
    use tower::ServiceExt as _;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::{super::Assets, *};

    async fn answer(path: &str) -> (StatusCode, String) {
        let site = Site { secure: false, assets: Assets::find(None).await, metrics_token: None };
        let app = Router::new()
            .route("/deals", get(|| async { panic!("SELECT secret") as () }))
            .route("/api/deals", get(|| async { panic!("SELECT secret") as () }))
            .layer(CatchPanicLayer::custom(after_panic))
            .layer(middleware::from_fn_with_state(Arc::new(site), dress));
        let request = Request::get(path).header(ACCEPT_LANGUAGE, "zh-CN").extension(RequestId("ab12".to_owned()));
        let answer = app.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let status = answer.status();
        let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_panic_costs_one_answer_and_shows_nothing_of_our_insides() {
        let (status, page) = answer("/deals").await;
        assert_eq!(status, 500);
        assert!(page.contains("服务器没能完成这一步") && page.contains("ab12"), "{page}");
        assert!(!page.contains("SELECT"), "{page}");
        let (status, problem) = answer("/api/deals").await;
        assert_eq!(status, 500);
        let problem: Value = serde_json::from_str(&problem).unwrap();
        assert_eq!((&problem["code"], &problem["detail"]["id"]), (&json!("broken"), &json!("ab12")));
    }
}
