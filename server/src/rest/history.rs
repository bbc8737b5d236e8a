//! The maps of an account by id, and what they were.

use axum::{
    Json,
    extract::{Path, Query, rejection::QueryRejection},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    gate::{Label, World},
    id::{AccountId, CommandId, MapId, UserId},
    record::{Kind, Record},
    stakeholder::{
        history::{Difference, Timeline, differences},
        view::MapView,
    },
    time::Moment,
};
use serde::{Deserialize, Serialize};

use super::bearer::Reader;
use crate::http::problem::Problem;

/// A command that changed the map.
#[derive(Debug, Serialize)]
pub struct Step {
    at: Moment,
    actor: UserId,
    command: CommandId,
    label: Label,
}

/// Everything that has happened to a map.
#[derive(Debug, Serialize)]
pub struct Steps {
    /// Oldest first.
    steps: Vec<Step>,
    /// There were more; the earliest are left out.
    cut: bool,
}

/// A moment.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct At {
    /// Milliseconds since 1970.
    moment: i64,
}

/// Two moments.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Between {
    /// Milliseconds since 1970.
    from: i64,
    /// Milliseconds since 1970; now when left out.
    to: Option<i64>,
}

/// A map with the history that led to it.
async fn timeline(
    Reader { house, actor }: &Reader,
    (account, map): (String, String),
) -> Result<(MapView, Timeline, bool), Failure> {
    let (account, map) = ids(&account, &map)?;
    let log = house.map_history(actor, account, map).await?;
    let cut = log.cut;
    // Read after the log: what comes between is in the records alone and stays as it is.
    let view = house.map(actor, account, Some(map)).await?.ok_or(Failure::NotFound)?;
    // The history of a map tells nothing of deals.
    let of_map = |record: &&Record| !matches!(record.key().kind(), Kind::Deal | Kind::Stage | Kind::Qualification);
    let world = World::from_iter(view.records.iter().filter(of_map).cloned());
    let timeline = Timeline::new(world, map, log);
    Ok((view, timeline, cut))
}

fn ids(account: &str, map: &str) -> Result<(AccountId, MapId), Failure> {
    let (account, map) = (account.parse().ok(), map.parse().ok());
    account.zip(map).ok_or(Failure::NotFound)
}

/// One people map of an account.
#[utoipa::path(get, path = "/accounts/{account}/maps/{map}", tag = "accounts", params(("account" = uuid::Uuid, Path), ("map" = uuid::Uuid, Path)),
    responses((status = 200, description = "The people map.", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn map(
    Reader { house, actor }: Reader,
    Path((account, map)): Path<(String, String)>,
) -> Result<Json<MapView>, Problem> {
    let (account, map) = ids(&account, &map)?;
    Ok(Json(house.map(&actor, account, Some(map)).await?.ok_or(Failure::NotFound)?))
}

/// What has happened to a map, command by command.
#[utoipa::path(get, path = "/accounts/{account}/maps/{map}/history", tag = "accounts", params(("account" = uuid::Uuid, Path), ("map" = uuid::Uuid, Path)),
    responses((status = 200, description = "Steps, oldest first.", body = Object), (status = 404, description = "Not there, or not for these eyes")))]
pub async fn steps(reader: Reader, Path(path): Path<(String, String)>) -> Result<Json<Steps>, Problem> {
    let (_, timeline, cut) = timeline(&reader, path).await?;
    let step = |step: &meridian_domain::stakeholder::history::Step| Step {
        at: step.at,
        actor: step.actor,
        command: step.command,
        label: step.label,
    };
    Ok(Json(Steps { steps: timeline.steps().iter().map(step).collect(), cut }))
}

/// The records of a map as they were at a moment.
#[utoipa::path(get, path = "/accounts/{account}/maps/{map}/at", tag = "accounts", params(("account" = uuid::Uuid, Path), ("map" = uuid::Uuid, Path), At),
    responses((status = 200, description = "Records then.", body = Object), (status = 404, description = "Not there, or not for these eyes"), (status = 400, description = "Not a moment")))]
pub async fn at(
    reader: Reader,
    Path(path): Path<(String, String)>,
    moment: Result<Query<At>, QueryRejection>,
) -> Result<Json<Vec<Record>>, Problem> {
    let Query(At { moment }) = moment.map_err(|_| Failure::Malformed)?;
    let (_, mut timeline, _) = timeline(&reader, path).await?;
    let count = timeline.by(Moment(moment));
    Ok(Json(timeline.go(count).records().cloned().collect()))
}

/// What differs on a map between two moments.
#[utoipa::path(get, path = "/accounts/{account}/maps/{map}/compare", tag = "accounts", params(("account" = uuid::Uuid, Path), ("map" = uuid::Uuid, Path), Between),
    responses((status = 200, description = "Differences.", body = Object), (status = 404, description = "Not there, or not for these eyes"), (status = 400, description = "Not a moment")))]
pub async fn compare(
    reader: Reader,
    Path(path): Path<(String, String)>,
    between: Result<Query<Between>, QueryRejection>,
) -> Result<Json<Vec<Difference>>, Problem> {
    let Query(Between { from, to }) = between.map_err(|_| Failure::Malformed)?;
    let (view, mut timeline, _) = timeline(&reader, path).await?;
    let before = timeline.go(timeline.by(Moment(from))).clone();
    let count = to.map_or(usize::MAX, |to| timeline.by(Moment(to)));
    Ok(Json(differences(&before, timeline.go(count), view.map.id)))
}
