//! The memory of a server that has started and does nothing.

use std::fs;
use std::thread;
use std::time::Duration;

use super::machine::kilobytes;
use super::reading::Reading;
use super::stage::{Running, Stage};
use crate::fault::{Attempt, Outcome};

const TIMES: usize = 3;

/// What happens right after the start is over by then.
const SETTLING: Duration = Duration::from_secs(3);

pub fn measure(stage: &Stage<'_>) -> Outcome<Vec<Reading>> {
    let (mut resident, mut share) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let running = stage.start()?;
        thread::sleep(SETTLING);
        let id = running.id();
        resident.extend(megabytes(id, "status", "VmRSS:")?);
        share.extend(megabytes(id, "smaps_rollup", "Pss:")?);
    }
    Ok(vec![
        Reading::new("Server, memory idle (resident)", "MB", resident).at_most(60.0),
        Reading::new("Server, memory idle (its share, PSS)", "MB", share),
    ])
}

/// What a running server occupies now, in MB.
pub fn resident(running: &Running) -> Outcome<Vec<f64>> {
    Ok(megabytes(running.id(), "status", "VmRSS:")?.into_iter().collect())
}

fn megabytes(id: u32, file: &str, name: &str) -> Outcome<Option<f64>> {
    let path = format!("/proc/{id}/{file}");
    let table = fs::read_to_string(&path).while_(|| format!("reading {path}"))?;
    Ok(kilobytes(&table, name).map(|kb| kb as f64 * 1.024 / 1000.0))
}
