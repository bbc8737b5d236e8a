//! Pages, rendered by the app.

use std::{
    future::poll_fn,
    pin::pin,
    sync::{Arc, OnceLock},
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    response::{IntoResponse as _, Response},
};
use http::{HeaderValue, header::CACHE_CONTROL, header::CONTENT_SECURITY_POLICY};
use leptos::{
    context::{provide_context, use_context},
    nonce::use_nonce,
    prelude::Owner,
};
use leptos_axum::{AxumRouteListing, LeptosRoutes as _, ResponseOptions, generate_route_list};
use meridian_app::{App, document, session::Entered};

use super::{Desk, api, guard, request::Caller};

/// Routes of all pages.
pub fn routes(desk: &Desk) -> Router<Desk> {
    let listing: Vec<AxumRouteListing> = generate_route_list(App);
    let again = listing.clone();
    Router::new()
        .leptos_routes_with_handler(listing, move |state: State<Desk>, request: Request| {
            page(state, request, again.clone())
        })
        .with_state::<Desk>(desk.clone())
}

async fn page(State(desk): State<Desk>, request: Request<Body>, listing: Vec<AxumRouteListing>) -> Response {
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    let options = desk.options.clone();
    let state = desk.clone();
    let entered = Entered::by(&*desk.house, request.headers()).await;
    let root = Arc::new(OnceLock::new());
    let kept = Arc::clone(&root);
    let context = move || {
        if let Some(owner) = Owner::current() {
            kept.get_or_init(|| owner);
        }
        api::context(&desk, &caller);
        provide_context(entered.clone());
        protect();
    };
    let render = leptos_axum::render_route_with_context(listing, context, move || document(options.clone()));
    // The page's title and head are read between two polls of its stream. On a busy server another
    // page may have been polled on this thread meanwhile, so each poll says whose values are read.
    let mut drawing = pin!(render(State(state), request));
    poll_fn(|context| match root.get() {
        Some(owner) => owner.with(|| drawing.as_mut().poll(context)),
        None => drawing.as_mut().poll(context),
    })
    .await
    .into_response()
}

/// Lets only our own scripts run on the page, by the nonce the document carries.
fn protect() {
    let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else { return };
    if let Ok(policy) = HeaderValue::from_str(&guard::page_policy(&nonce)) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
    response.insert_header(CACHE_CONTROL, HeaderValue::from_static("no-store"));
}
