//! The standard library for the browser: without it rustc cannot build the wasm half.

mod closed_network;
mod sysroot;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::arguments::Arguments;
use crate::fault::{Fault, Outcome};
use crate::program;
use crate::step::step;
use crate::workspace::Workspace;

use sysroot::Sysroot;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// `cargo xtask wasm-std`.
pub fn command(workspace: &Workspace, mut arguments: Arguments) -> Outcome<ExitCode> {
    let closed = arguments.flag("--closed-network");
    let folder = arguments.option("--sysroot")?.map(PathBuf::from);
    arguments.finish()?;
    let sysroot = match folder {
        Some(folder) => Sysroot::at(folder),
        None => Sysroot::active()?,
    };
    if sysroot.has_std() {
        eprintln!("{} is there: {}", TARGET, sysroot.library().display());
    } else if closed {
        closed_network::build(workspace, &sysroot)?;
    } else {
        install(workspace, &sysroot)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Does nothing when the library is there.
pub fn make_sure(workspace: &Workspace) -> Outcome<()> {
    let sysroot = Sysroot::active()?;
    if sysroot.has_std() {
        return Ok(());
    }
    install(workspace, &sysroot)
}

fn install(workspace: &Workspace, sysroot: &Sysroot) -> Outcome<()> {
    if let Err(fault) = step("the wasm target (rustup target add)", rustup) {
        eprintln!("    {fault}\n    trying without rustup's server");
    }
    if sysroot.has_std() {
        return Ok(());
    }
    closed_network::build(workspace, sysroot)
}

fn rustup() -> Outcome<()> {
    let rustup = program::find("rustup").ok_or_else(|| Fault::new("rustup is not installed"))?;
    program::run(
        Command::new(rustup)
            .args(["target", "add", TARGET])
            // A network without a way out should not keep the reader waiting for minutes.
            .env("RUSTUP_MAX_RETRIES", "1"),
    )
}
