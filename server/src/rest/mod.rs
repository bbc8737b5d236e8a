//! The API for other programs, `/api/v1`: bearer tokens with a scope, the same house, the same
//! `may`. Its description is at `/api/v1/openapi.json`.

mod account;
mod account_deals;
mod accounts;
mod alerts;
mod bearer;
mod blueprint;
mod board;
mod chances;
mod commands;
mod deal;
mod events;
mod files;
mod filter;
mod find;
mod forecast;
mod health;
mod history;
mod identify;
mod imports;
mod map;
mod map_files;
mod mentions;
mod models;
mod office;
mod pipeline_deals;
mod pipelines;
mod plan;
mod portfolio;
mod requirements;
mod runs;
mod sales;
mod templates;
mod views;
mod visits;
mod window;

use axum::{Json, Router, routing::get};
use utoipa::{
    Modify, OpenApi,
    openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
};
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::http::Desk;

/// Says how a program is recognised.
struct Tokens;

impl Modify for Tokens {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let bearer = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("`meridian token create LOGIN --scope read|write` makes one."))
            .build();
        openapi.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Meridian",
        description = "Key account management. Every change is a command through one gate; every failure is a \
                       problem+json with a stable `code`. Numbers of events in a room have no gap."
    ),
    modifiers(&Tokens),
    security(("token" = []))
)]
struct Description;

fn described() -> OpenApiRouter<Desk> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(accounts::list))
        .routes(routes!(account::show))
        .routes(routes!(account::profile))
        .routes(routes!(health::show))
        .routes(routes!(health::history))
        .routes(routes!(portfolio::list))
        .routes(routes!(alerts::list))
        .routes(routes!(alerts::mark))
        .routes(routes!(map::show))
        .routes(routes!(plan::show))
        .routes(routes!(plan::file))
        .routes(routes!(history::map))
        .routes(routes!(history::steps))
        .routes(routes!(history::at))
        .routes(routes!(history::compare))
        .routes(routes!(mentions::list))
        .routes(routes!(map_files::people))
        .routes(routes!(map_files::lines))
        .routes(routes!(map_files::cards))
        .routes(routes!(map_files::drawing))
        .routes(routes!(account_deals::show))
        .routes(routes!(pipelines::list))
        .routes(routes!(blueprint::show))
        .routes(routes!(views::list))
        .routes(routes!(board::show))
        .routes(routes!(chances::show))
        .routes(routes!(pipeline_deals::list))
        .routes(routes!(window::show))
        .routes(routes!(deal::show))
        .routes(routes!(files::give))
        .routes(routes!(requirements::list))
        .routes(routes!(visits::of_deal))
        .routes(routes!(visits::of_pipeline))
        .routes(routes!(forecast::show))
        .routes(routes!(forecast::past))
        .routes(routes!(templates::list))
        .routes(routes!(identify::show))
        .routes(routes!(sales::lines))
        .routes(routes!(models::show))
        .routes(routes!(office::show))
        .routes(routes!(find::find))
        .routes(routes!(commands::submit))
        .routes(routes!(events::list))
        .routes(routes!(runs::list, runs::make))
        .routes(routes!(runs::show))
        .routes(routes!(runs::scores))
        .routes(routes!(runs::debrief))
        .routes(routes!(runs::steer))
        .routes(routes!(imports::list))
        .routes(routes!(imports::undo))
}

/// Requests with a file in them, which may be larger and take longer than others.
fn described_large() -> OpenApiRouter<Desk> {
    OpenApiRouter::new().routes(routes!(imports::import)).routes(routes!(sales::import)).routes(routes!(files::keep))
}

/// Routes of the API, to stand under `/api/v1`.
pub fn routes() -> Router<Desk> {
    let description = description();
    Router::from(described()).route("/openapi.json", get(move || async move { Json(description) }))
}

/// Routes of the API that take files, to stand under `/api/v1` too.
pub fn large() -> Router<Desk> {
    described_large().into()
}

/// The description of the API.
pub fn description() -> utoipa::openapi::OpenApi {
    described().merge(described_large()).into_openapi()
}
