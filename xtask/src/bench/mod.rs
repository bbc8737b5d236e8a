//! `cargo xtask bench`: the budgets of the design, measured.
//!
//! To add a measurement, write a file with a function that takes the [`Stage`] and gives back
//! [`Reading`]s, and name it in [`MEASUREMENTS`]. One that needs a browser is a script in
//! `end2end/bench/` and one line here: see `browser.rs`.

mod browser;
mod load;
mod machine;
mod memory;
mod reading;
mod report;
mod stage;
mod start;
mod transfer;

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::fault::Outcome;
use crate::npm;
use crate::server::{self, Build};
use crate::site::{self, Mode};
use crate::step::step;
use crate::workspace::Workspace;
use machine::Machine;
use reading::Reading;
use stage::Stage;

type Measurement = fn(&Stage<'_>) -> Outcome<Vec<Reading>>;

/// What is measured, in the order of the report.
const MEASUREMENTS: [(&str, Measurement); 5] = [
    ("what the first page weighs", transfer::measure),
    ("how soon the server answers", start::measure),
    ("how much memory it needs", memory::measure),
    ("what a browser sees", browser::measure),
    ("what the server bears", load::measure),
];

pub fn bench(workspace: &Workspace, arguments: Arguments) -> Outcome<ExitCode> {
    arguments.finish()?;
    npm::install(workspace)?;
    site::build(workspace, Mode::Release)?;
    server::build(workspace, Build::Release)?;
    let stage = Stage::set(workspace)?;
    let mut readings = Vec::new();
    for (what, measure) in MEASUREMENTS {
        readings.extend(step(what, || measure(&stage))?);
    }
    let machine = Machine::look();
    report::write(workspace, &machine, &readings)?;
    print!("{}", report::markdown(&machine, &readings));
    Ok(if readings.iter().all(Reading::is_within_budget) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
