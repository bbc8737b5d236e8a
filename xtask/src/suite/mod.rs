//! `cargo xtask test`: everything that must hold, counted, in one run.
//!
//! Every step is tried even when an earlier one failed, so that one run tells everything there is
//! to mend. The last line is for machines: `N passed, N failed, N skipped`.

mod browser;
mod checks;
pub mod postgres;
mod rust;
mod tally;

use std::env;
use std::process::ExitCode;
use std::time::Instant;

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::step::{short, step};
use crate::workspace::Workspace;
use tally::Tally;

/// Which tests to run.
pub struct Options {
    half: Option<Half>,
    filter: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Rust,
    Browser,
}

impl Options {
    pub fn parse(mut arguments: Arguments) -> Outcome<Self> {
        let half = match arguments.option("--only")?.as_deref() {
            None => None,
            Some("rust") => Some(Half::Rust),
            Some("e2e") => Some(Half::Browser),
            Some(other) => {
                return Err(Fault::new(format!("--only {other}: there are rust and e2e")));
            }
        };
        let filter = arguments.option("--filter")?;
        arguments.finish()?;
        Ok(Self { half, filter })
    }

    fn wants(&self, half: Half) -> bool {
        self.half.is_none_or(|only| only == half)
    }
}

pub fn test(workspace: &Workspace, options: &Options) -> Outcome<ExitCode> {
    let started = Instant::now();
    let mut tally = Tally::default();
    if options.wants(Half::Rust) {
        if options.filter.is_none() {
            attempt(&mut tally, "format", || checks::format(workspace));
            attempt(&mut tally, "lints of the server's half", || checks::lint(workspace));
            attempt(&mut tally, "lints of the browser's half", || checks::lint_browser(workspace));
        }
        let database = attempt(&mut tally, "a Postgres to throw away", || postgres::Postgres::start(workspace));
        let address = database.as_ref().map(postgres::Postgres::address);
        collect(&mut tally, "tests of the crates", || rust::tests(workspace, options, address.as_deref()));
        if options.filter.is_none() {
            collect(&mut tally, "examples in the documentation", || rust::documentation(workspace));
        }
    }
    if options.wants(Half::Browser) {
        let ready = attempt(&mut tally, "what the browser tests need", || {
            browser::prepare(workspace, options.wants(Half::Rust))
        });
        if ready.is_some() {
            collect(&mut tally, "tests in the browser", || browser::tests(workspace, options));
        }
    }
    let unexcused = tally.unexcused(workspace.shared_data().is_dir());
    if env::var("CI").is_ok_and(|ci| ci == "true") && !unexcused.is_empty() {
        tally.fault("nothing may be skipped on CI");
    }
    eprint!("{}", tally.details());
    eprintln!("    all of it in {}", short(started.elapsed()));
    println!("{tally}");
    Ok(if tally.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A step that has no tests in it: nothing is counted when it succeeds, one failure when not.
fn attempt<T>(tally: &mut Tally, what: &str, work: impl FnOnce() -> Outcome<T>) -> Option<T> {
    match step(what, work) {
        Ok(value) => Some(value),
        Err(fault) => {
            eprintln!("{fault}");
            tally.fault(what);
            None
        }
    }
}

/// A step that counts its own tests. One that could not even start counts as one failure.
fn collect(tally: &mut Tally, what: &str, work: impl FnOnce() -> Outcome<Tally>) {
    if let Some(counted) = attempt(tally, what, work) {
        tally.add(counted);
    }
}
