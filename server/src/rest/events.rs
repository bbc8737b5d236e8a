//! What happened in a room.

use axum::{
    Json,
    extract::{Path, Query},
};
use meridian_app::Failure;
use meridian_domain::gate::{Logged, Room};
use serde::{Deserialize, Serialize};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// Events a program gets at once.
const MOST: i64 = 500;

/// From where on.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// The number of the last event one has.
    #[serde(default)]
    since: i64,
}

/// Events of a room.
#[derive(Debug, Serialize)]
pub struct Events {
    /// Ask again from here; what lies before and is not in `events` is not for these eyes.
    seq: i64,
    events: Vec<Logged>,
}

/// Events of a room (`workspace`, `account:ID`, `pipeline:ID`, `map:ID`) after number `since`, at most 500.
#[utoipa::path(get, path = "/rooms/{room}/events", tag = "gate", params(("room" = String, Path), Since),
    responses((status = 200, description = "Events, in order", body = Object)))]
pub async fn list(
    Reader { house, actor }: Reader,
    Path(room): Path<String>,
    since: Result<Query<Since>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Events>, Problem> {
    let room: Room = room.parse().map_err(|_| Failure::NotFound)?;
    let Query(Since { since }) = since.map_err(|_| Failure::Malformed)?;
    house.may_enter(&actor, room).await?;
    let missed = house.missed(room, since, MOST).await?;
    let seq = missed.last().map_or(since, |seen| seen.logged.seq);
    Ok(Json(Events { seq, events: missed.iter().filter_map(|seen| seen.by(&actor)).collect() }))
}
