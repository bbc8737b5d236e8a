//! Whether a request comes from our own pages. A browser cannot be made to lie about it, so a
//! foreign page cannot act in the name of who is signed in here.

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http::{
    HeaderMap, Method,
    header::{HOST, ORIGIN},
};
use meridian_app::Failure;
use meridian_domain::access::{Capability, Denied, Grant};

use super::problem::Problem;

/// Whether the request's `Origin`, where there is one, is the host it was sent to.
pub fn is_ours(headers: &HeaderMap) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let from = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, from)| from);
    from.is_some() && from == host
}

/// Refuses requests of foreign pages that would change something.
pub async fn require_ours(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || (is_ours(request.headers()) && !is_foreign(request.headers())) {
        next.run(request).await
    } else {
        Problem(foreign()).into_response()
    }
}

/// What a foreign page is answered.
pub fn foreign() -> Failure {
    Failure::Denied(Denied { capability: Capability::BeMyself, grant: Grant::None })
}

fn is_foreign(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (http::HeaderName::from_static(name), http::HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn only_the_host_itself_is_ours() {
        assert!(is_ours(&headers(&[("host", "kam.example"), ("origin", "https://kam.example")])));
        assert!(is_ours(&headers(&[("host", "127.0.0.1:3000"), ("origin", "http://127.0.0.1:3000")])));
        assert!(!is_ours(&headers(&[("host", "kam.example"), ("origin", "https://evil.example")])));
        assert!(!is_ours(&headers(&[("host", "kam.example"), ("origin", "null")])));
        assert!(is_ours(&headers(&[("host", "kam.example")])));
    }

    #[test]
    fn a_browser_that_says_cross_site_is_believed() {
        assert!(is_foreign(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(is_foreign(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(!is_foreign(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!is_foreign(&headers(&[])));
    }
}
