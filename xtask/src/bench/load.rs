//! The server under load: many queries at once, many editors at once, very many deals.

use super::browser::script;
use super::memory;
use super::reading::Reading;
use super::stage::{DEALS, Stage};
use crate::fault::Outcome;
use crate::suite::postgres::Postgres;

/// Deals of one pipeline that are very many.
const VERY_MANY: usize = 50_000;

pub fn measure(stage: &Stage<'_>) -> Outcome<Vec<Reading>> {
    let running = stage.start()?;
    let mut readings = script(stage, &running, "queries", &[&DEALS.to_string(), "SQLite"])?;
    readings.extend(script(stage, &running, "fleet", &[])?);
    readings
        .push(Reading::new("Server, memory after load (resident)", "MB", memory::resident(&running)?).at_most(120.0));
    drop(running);
    let postgres = Postgres::start(stage.workspace)?;
    for (name, database) in [("SQLite", None), ("Postgres", Some(postgres.address()))] {
        let large = Stage::with(stage.workspace, name, VERY_MANY, database)?;
        let running = large.start()?;
        readings.extend(script(&large, &running, "queries", &[&VERY_MANY.to_string(), name])?);
    }
    Ok(readings)
}
