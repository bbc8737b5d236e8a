//! What a browser gets: pages, and the headers that keep it safe.

mod story;

use meridian_domain::{
    gate::{Change, Command},
    names::Names,
    workspace::Product,
};
use meridian_server::{demo, house::Scope};
use story::{Answer, FORM, Program};

#[tokio::test]
async fn a_page_reads_what_it_shows_once() {
    let program = Program::start().await;
    let admin = program.person("admin").await;
    for path in ["/accounts", "/pipelines", "/health", "/settings"] {
        let page = admin.page(path).await;
        assert_eq!(page.status, 200);
        // What the page has read comes along with it, for the browser to begin with.
        let read: Vec<&str> = page
            .body
            .split("__RESOLVED_RESOURCES[")
            .skip(1)
            .filter_map(|one| one.split_once('='))
            .map(|(_, value)| value)
            .collect();
        assert!(!read.is_empty(), "{path} read nothing");
        for (i, one) in read.iter().enumerate() {
            assert!(!read[..i].contains(one), "{path} read twice: {one:.80}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pages_drawn_at_the_same_time_keep_to_their_own_values() {
    const READERS: usize = 8;
    let program = Program::start().await;
    let rep = program.person("rep").await;
    let reads = (0..READERS).map(|reader| {
        let rep = &rep;
        async move {
            for turn in 0..60 {
                let path = ["/accounts", "/settings", "/pipelines"][(reader + turn) % 3];
                let page = rep.page(path).await;
                assert_eq!(page.status, 200, "{path}: {:.200}", page.body);
                assert!(page.body.contains("<title>"), "{path} has no title");
            }
        }
    });
    futures::future::join_all(reads).await;
}

#[tokio::test]
async fn answers_carry_what_keeps_a_browser_safe() {
    let program = Program::start().await;
    let page = program.get("/signin").await;
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.contains("'nonce-") && !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).expect("a nonce");
    assert!(page.body.contains(nonce), "the document carries the nonce of its policy");
    for header in [
        "x-content-type-options",
        "referrer-policy",
        "permissions-policy",
        "cross-origin-opener-policy",
        "x-request-id",
    ] {
        assert!(page.header(header).is_some(), "{header}");
    }
    assert_eq!(program.get("/healthz").await.status, 200);
    let unknown = program.get("/api/nothing-here").await;
    assert_eq!((unknown.status, unknown.json()["code"].as_str()), (404, Some("not_found")));
    assert_eq!(program.get("/pkg/../../Cargo.toml").await.status, 404);
    assert_eq!(program.get("/pkg/%2e%2e/test.db").await.status, 404);
}

#[tokio::test]
async fn every_answer_is_guarded_and_every_refusal_of_the_api_is_a_problem() {
    let program = Program::start().await;
    let token = format!("Bearer {}", program.token("admin", Scope::Write).await);
    let bearer = ("Authorization", token.as_str());
    let json = ("Content-Type", "application/json");
    let endless = "x".repeat(2 * 1024 * 1024 + 1);
    let sources = &program.house.sources;
    let nameless =
        Product { id: sources.fresh(), name: Names::same(""), family: String::new(), price: None, key: None };
    let invalid = Command::new(sources.fresh(), Change::Add(nameless.into()));
    let invalid = serde_json::to_string(&invalid).expect("plain data");
    let evil = ("Origin", "https://evil.example");
    for (method, path, headers, body, status, code) in [
        ("GET", "/api/v1/nothing-here", vec![bearer], "", 404, "not_found"),
        ("GET", "/api/v1/accounts/no-id", vec![bearer], "", 404, "not_found"),
        ("GET", "/api/nothing-here", vec![], "", 404, "not_found"),
        ("DELETE", "/api/v1/accounts", vec![bearer], "", 405, "method_not_allowed"),
        ("GET", "/api/v1/accounts?limit=many", vec![bearer], "", 400, "malformed"),
        ("POST", "/api/v1/commands", vec![bearer, json], "{", 400, "malformed"),
        ("POST", "/api/v1/commands", vec![bearer, json], &invalid, 422, "invalid"),
        ("POST", "/api/v1/commands", vec![bearer, json], &endless, 413, "too_large"),
        ("POST", "/api/submit", vec![json], &endless, 413, "too_large"),
        ("GET", "/api/v1/accounts", vec![], "", 401, "signed_out"),
        ("GET", "/api/v1/accounts", vec![("Authorization", "Bearer made-up")], "", 401, "signed_out"),
        ("POST", "/api/v1/commands", vec![bearer, json, evil], "{}", 403, "denied"),
    ] {
        let answer = program.request(method, path, &headers, body).await;
        let what = format!("{method} {path}: {}", answer.headers);
        assert_eq!((answer.status, answer.json()["code"].as_str()), (status, Some(code)), "{what}");
        assert_eq!(answer.json()["status"].as_u64(), Some(u64::from(status)), "{what}");
        assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{what}");
        guarded(&answer, &what);
    }
    for path in ["/signin", "/nowhere", "/healthz", "/metrics", "/pkg/nothing.js", "/live", "/api/v1/openapi.json"] {
        guarded(&program.get(path).await, path);
    }
}

/// The headers no answer goes without.
fn guarded(answer: &Answer, what: &str) {
    for (header, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(header), Some(value), "{what}");
    }
    for header in ["content-security-policy", "permissions-policy", "x-request-id"] {
        assert!(answer.header(header).is_some(), "{header} of {what}");
    }
}

#[tokio::test]
async fn the_cookie_of_a_session_is_for_the_browser_alone() {
    let program = Program::start().await;
    let body = format!("login=rep&password={}", demo::PASSWORD);
    let answer = program.request("POST", "/api/sign-in", &[("Content-Type", FORM)], &body).await;
    let cookie = answer.header("set-cookie").expect("a cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=") && cookie.contains("Path=/"), "{cookie}");
}
