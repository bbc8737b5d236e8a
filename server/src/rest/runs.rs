//! Runs of cases, for who trains or judges in them. Participants come in with a browser only.

use axum::{
    Json,
    extract::{Path, rejection::JsonRejection},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    gate::Receipt,
    id::RunId,
    workshop::run::{
        RunWish, Steer,
        view::{ConsoleView, DebriefView, Place, WorkshopView},
    },
};
use serde::Serialize;

use super::bearer::{Reader, Writer};
use crate::http::problem::Problem;

fn which(run: &str) -> Result<RunId, Failure> {
    run.parse().map_err(|_| Failure::NotFound)
}

/// The runs the token's user trains or judges in, the newest first, and the cases that can be run.
#[utoipa::path(get, path = "/runs", tag = "workshop",
    responses((status = 200, description = "Runs, cases, and who can judge", body = Object)))]
pub async fn list(Reader { house, actor }: Reader) -> Result<Json<WorkshopView>, Problem> {
    Ok(Json(house.runs(&actor).await?))
}

/// Which run was made.
#[derive(Debug, Serialize)]
pub struct Made {
    run: RunId,
}

/// Makes a run: a case, teams of which each gets a sandbox, an agenda (that of the case when it is empty).
#[utoipa::path(post, path = "/runs", tag = "workshop", request_body = Object,
    responses((status = 200, description = "The id of the run", body = Object),
        (status = 403, description = "The token's user makes no runs"),
        (status = 404, description = "There is no such case"),
        (status = 422, description = "A field cannot be so")))]
pub async fn make(
    Writer { house, actor }: Writer,
    wish: Result<Json<RunWish>, JsonRejection>,
) -> Result<Json<Made>, Problem> {
    let Json(wish) = wish.map_err(|_| Failure::Malformed)?;
    Ok(Json(Made { run: house.make_run(&actor, wish).await? }))
}

/// Everything the trainer's console shows, the hidden parts of the case too.
#[utoipa::path(get, path = "/runs/{run}", tag = "workshop", params(("run" = uuid::Uuid, Path)),
    responses((status = 200, description = "The console", body = Object),
        (status = 404, description = "Not there, or not for these eyes")))]
pub async fn show(Reader { house, actor }: Reader, Path(run): Path<String>) -> Result<Json<ConsoleView>, Problem> {
    Ok(Json(house.console(&actor, which(&run)?).await?))
}

/// The places of the teams. `score` is in percent with one decimal, `coverage` the share of everything that
/// was evaluated, 0 to 1; equal places are shared.
#[utoipa::path(get, path = "/runs/{run}/scores", tag = "workshop", params(("run" = uuid::Uuid, Path)),
    responses((status = 200, description = "The places, the first first", body = Vec<Object>),
        (status = 404, description = "Not there, or not for these eyes")))]
pub async fn scores(Reader { house, actor }: Reader, Path(run): Path<String>) -> Result<Json<Vec<Place>>, Problem> {
    Ok(Json(house.console(&actor, which(&run)?).await?.places))
}

/// Every team's work against the reference.
#[utoipa::path(get, path = "/runs/{run}/debrief", tag = "workshop", params(("run" = uuid::Uuid, Path)),
    responses((status = 200, description = "Differences and marks of each team", body = Object),
        (status = 404, description = "Not there, or not for these eyes")))]
pub async fn debrief(Reader { house, actor }: Reader, Path(run): Path<String>) -> Result<Json<DebriefView>, Problem> {
    Ok(Json(house.debrief(&actor, which(&run)?).await?))
}

/// Steers a run, such as `{"do":"pause"}`, `{"do":"add_minutes","with":5}` or
/// `{"do":"release","with":{"inject":"i1","crews":[]}}`.
#[utoipa::path(post, path = "/runs/{run}/steer", tag = "workshop", params(("run" = uuid::Uuid, Path)), request_body = Object,
    responses((status = 200, description = "It is done and durable: the receipt", body = Object),
        (status = 403, description = "The token's user judges here and does not steer"),
        (status = 404, description = "Not there, or not for these eyes"),
        (status = 409, description = "Understood and refused: `code` says why")))]
pub async fn steer(
    Writer { house, actor }: Writer,
    Path(run): Path<String>,
    deed: Result<Json<Steer>, JsonRejection>,
) -> Result<Json<Receipt>, Problem> {
    let Json(deed) = deed.map_err(|_| Failure::Malformed)?;
    Ok(Json(house.steer(&actor, which(&run)?, deed).await?))
}
