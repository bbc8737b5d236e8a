//! What only a browser can measure: scripts in `end2end/bench/`, one a subject.
//!
//! A script gets the server's address in `MERIDIAN_URL`, a token of the administrator's in
//! `MERIDIAN_TOKEN`, and prints one line of JSON at the end:
//! a list of `{ what, unit, budget?, samples }`.

use std::process::Command;

use super::reading::Reading;
use super::stage::{Running, Stage};
use crate::fault::{Attempt, Fault, Outcome};
use crate::program;

/// The names of the scripts.
const SUBJECTS: [&str; 4] = ["first-load", "board", "map", "editors"];

pub fn measure(stage: &Stage<'_>) -> Outcome<Vec<Reading>> {
    let running = stage.start()?;
    let mut readings = Vec::new();
    for subject in SUBJECTS {
        readings.extend(script(stage, &running, subject, &[])?);
    }
    Ok(readings)
}

/// What the script of a subject measured at a running server.
pub fn script(stage: &Stage<'_>, running: &Running, subject: &str, arguments: &[&str]) -> Outcome<Vec<Reading>> {
    let printed = program::answer(
        Command::new("node")
            // Off by default in the Node of today.
            .arg("--experimental-websocket")
            .arg("--no-warnings")
            .arg(format!("bench/{subject}.mjs"))
            .args(arguments)
            .env("MERIDIAN_TOKEN", &stage.token)
            .env("MERIDIAN_URL", format!("http://{}", running.address))
            .current_dir(stage.workspace.end2end()),
    )?;
    let last = printed.lines().last().ok_or_else(|| Fault::new(format!("bench/{subject}.mjs printed nothing")))?;
    serde_json::from_str(last).while_(|| format!("reading what bench/{subject}.mjs printed"))
}
