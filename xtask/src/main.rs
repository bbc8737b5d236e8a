//! `cargo xtask`: the one way to build, run and test Meridian from a fresh machine.
//!
//! A command is one file (`run.rs`, `dev.rs`, `build.rs`, `suite/`, `bench/`). What they share:
//! [`workspace`] knows the folders, [`program`] starts other programs, [`step`] announces and
//! times what is being done, [`fault`] says what went wrong and what to install. The browser's
//! half is put together in [`site`], the toolchain's in [`wasm`].

mod arguments;
mod bench;
mod build;
mod dev;
mod fault;
mod fingerprint;
mod npm;
mod program;
mod run;
mod server;
mod site;
mod step;
mod suite;
mod system;
mod wasm;
mod workspace;

use std::process::ExitCode;

use arguments::Arguments;
use fault::Outcome;
use workspace::Workspace;

const HELP: &str = "\
cargo xtask <command>

  run       build what changed and start the server with its demo data
              --port N            default 3000
              --database-url URL  default sqlite://data/meridian.db
              --no-demo           start without the demo data
              --release           as it would be deployed
  dev       like run, and again whenever a source file changes
  test      format, lints, unit, database and browser tests
              --only rust|e2e     one half of it
              --filter WORD       only the tests whose name contains WORD
  build     one release binary with everything inside
  bench     measure against the budgets, write docs/benchmarks.md
  site      only the browser's half, into target/site
              --release           optimised and compressed as hard as it goes
  wasm-std  make the toolchain able to build for the browser
              --closed-network    do not ask rustup, build it from Debian's rust-src
              --sysroot FOLDER    another toolchain than the active one
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("\n{fault}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Outcome<ExitCode> {
    let mut arguments = Arguments::from_environment();
    let command = arguments.command();
    if matches!(command.as_deref(), None | Some("help" | "--help" | "-h")) {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    let workspace = Workspace::find()?;
    match command.as_deref() {
        Some("run") => run::run(&workspace, &run::Options::parse(arguments)?),
        Some("dev") => dev::dev(&workspace, &run::Options::parse(arguments)?),
        Some("test") => suite::test(&workspace, &suite::Options::parse(arguments)?),
        Some("build") => arguments.finish().and_then(|()| build::build(&workspace)),
        Some("bench") => bench::bench(&workspace, arguments),
        Some("site") => site::command(&workspace, arguments),
        Some("wasm-std") => wasm::command(&workspace, arguments),
        other => {
            eprint!("{HELP}");
            Err(fault::Fault::new(format!("there is no command {:?}", other.unwrap_or_default())))
        }
    }
}
