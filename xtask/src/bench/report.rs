//! `docs/benchmarks.md` for people, `docs/benchmarks.json` for comparing with the next time.

use std::fmt::Write;

use serde::Serialize;

use super::machine::Machine;
use super::reading::Reading;
use crate::fault::{Attempt, Outcome};
use crate::fingerprint;
use crate::workspace::Workspace;

#[derive(Serialize)]
struct Report<'a> {
    machine: &'a Machine,
    readings: &'a [Reading],
}

pub fn write(workspace: &Workspace, machine: &Machine, readings: &[Reading]) -> Outcome<()> {
    let json =
        serde_json::to_string_pretty(&Report { machine, readings }).while_(|| "writing the report".to_owned())?;
    fingerprint::write(&workspace.path("docs/benchmarks.json"), json.as_bytes())?;
    fingerprint::write(&workspace.path("docs/benchmarks.md"), markdown(machine, readings).as_bytes())
}

pub fn markdown(machine: &Machine, readings: &[Reading]) -> String {
    let mut text = format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench`: the release build on {} cores and {} GB of \
         memory, SQLite, loopback. Each number is the median of its samples.\n\n\
         | What | Median | Lowest to highest | Samples | Budget |\n|---|--:|--:|--:|--:|\n",
        machine.cores, machine.memory_gb
    );
    for reading in readings {
        let unit = &reading.unit;
        let lowest = reading.samples.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = reading.samples.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let budget = match reading.budget {
            None => String::new(),
            Some(budget) if reading.is_within_budget() => format!("≤ {budget} {unit}"),
            Some(budget) => format!("≤ {budget} {unit}, **exceeded**"),
        };
        writeln!(
            text,
            "| {} | {:.1} {unit} | {lowest:.1} to {highest:.1} | {} | {budget} |",
            reading.what,
            reading.median(),
            reading.samples.len()
        )
        .expect("writing to a String cannot fail");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exceeded_budget_is_shouted() {
        let machine = Machine { cores: 2, memory_gb: 24 };
        let readings = [
            Reading::new("Start", "ms", vec![100.0, 120.0, 90.0]).at_most(300.0),
            Reading::new("Board", "ms", vec![500.0]).at_most(380.0),
        ];
        let text = markdown(&machine, &readings);
        assert!(text.contains("on 2 cores and 24 GB"));
        assert!(text.contains("| Start | 100.0 ms | 90.0 to 120.0 | 3 | ≤ 300 ms |"));
        assert!(text.contains("| Board | 500.0 ms | 500.0 to 500.0 | 1 | ≤ 380 ms, **exceeded** |"));
    }
}
