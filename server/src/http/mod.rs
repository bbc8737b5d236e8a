//! Pages, files and server functions, and the rules every answer follows.

mod api;
pub mod assets;
pub mod cookies;
pub mod files;
mod guard;
mod health;
pub mod imports;
pub mod meter;
pub mod origin;
mod pages;
pub mod problem;
mod request;

use std::{sync::Arc, time::Duration};

use axum::{Router, extract::FromRef, middleware, routing::get};
use http::StatusCode;
use leptos::config::LeptosOptions;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer,
};

pub use assets::Assets;

use crate::{house::House, live, rest};

/// How the site is served.
#[derive(Debug)]
pub struct Site {
    /// A proxy in front of us speaks TLS and says who is calling.
    pub secure: bool,
    /// The program's files.
    pub assets: Assets,
    /// What a scraper from elsewhere shows to read the metrics.
    pub metrics_token: Option<String>,
}

/// What every handler may ask for.
#[derive(Clone, Debug)]
pub struct Desk {
    pub house: Arc<House>,
    pub site: Arc<Site>,
    pub options: LeptosOptions,
}

impl FromRef<Desk> for Arc<House> {
    fn from_ref(desk: &Desk) -> Self {
        Arc::clone(&desk.house)
    }
}

impl FromRef<Desk> for Arc<Site> {
    fn from_ref(desk: &Desk) -> Self {
        Arc::clone(&desk.site)
    }
}

impl FromRef<Desk> for LeptosOptions {
    fn from_ref(desk: &Desk) -> Self {
        desk.options.clone()
    }
}

/// The longest body of a request, in bytes; files to import have their own limit.
const LONGEST_BODY: usize = 2 * 1024 * 1024;
const SLOWEST: Duration = Duration::from_secs(30);
/// How long a file to import may take to arrive and be dealt with.
const LARGEST: Duration = Duration::from_secs(300);

/// Everything the server answers.
pub fn router(house: Arc<House>, site: Site) -> Router {
    let options = LeptosOptions::builder().output_name("meridian").build();
    let desk = Desk { house, site: Arc::new(site), options };
    let slow = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, SLOWEST);
    let usual = pages::routes(&desk)
        .merge(api::routes())
        .merge(health::routes())
        .nest("/api/v1", rest::routes())
        .layer(RequestBodyLimitLayer::new(LONGEST_BODY))
        .layer(slow)
        .layer(CatchPanicLayer::custom(problem::after_panic))
        .layer(middleware::from_fn_with_state(Arc::clone(&desk.site), problem::dress))
        .layer(CompressionLayer::new());
    let large = imports::routes()
        .merge(files::routes())
        .nest("/api/v1", rest::large())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LARGEST))
        .layer(CatchPanicLayer::custom(problem::after_panic))
        .layer(middleware::from_fn_with_state(Arc::clone(&desk.site), problem::dress));
    usual
        .merge(large)
        .route("/pkg/{*path}", get(assets::file))
        .route("/live", get(live::upgrade))
        .layer(middleware::from_fn(origin::require_ours))
        .layer(middleware::from_fn_with_state(desk.clone(), guard::headers))
        .layer(middleware::from_fn_with_state(desk.clone(), request::note))
        .with_state(desk)
}
