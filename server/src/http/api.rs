//! Server functions of the app, under `/api`.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Request, State},
    response::{IntoResponse as _, Response},
    routing::any,
};
use leptos::{context::provide_context, server_fn::axum::get_server_fn_service};
use meridian_app::{Failure, backend::Backend};

use super::{Desk, problem::Problem, request::Caller};

/// Routes of the server functions.
pub fn routes() -> Router<Desk> {
    Router::new().route("/api/{*path}", any(call))
}

async fn call(State(desk): State<Desk>, request: Request) -> Response {
    if get_server_fn_service(request.uri().path(), request.method().clone()).is_none() {
        return Problem(Failure::NotFound).into_response();
    }
    let caller = request.extensions().get::<Caller>().cloned().unwrap_or_default();
    let context = move || context(&desk, &caller);
    leptos_axum::handle_server_fns_with_context(context, request).await.into_response()
}

/// What a server function or a page may ask for.
pub fn context(desk: &Desk, caller: &Caller) {
    let backend: Arc<dyn Backend> = desk.house.clone();
    provide_context(backend);
    provide_context(meridian_app::session::Secure(desk.site.secure));
    provide_context(meridian_app::session::Caller(caller.0.clone()));
    provide_context(desk.site.assets.names().clone());
}
