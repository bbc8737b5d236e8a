//! The browser's half, put together from four things: the program (wasm in parts and its
//! JavaScript bindings), the style sheet, the chart library, and static files.
//!
//! Each makes files in the workshop; [`shelf`] gives them hashed names in `pkg/`,
//! compresses them, and writes the [`manifest`] by which the server finds them.

mod bindings;
mod charts;
mod compression;
mod manifest;
mod parts;
mod shelf;
mod style;

use std::fs::File;
use std::process::ExitCode;

pub use compression::beside as compressed;
pub use manifest::Manifest;

use crate::arguments::Arguments;
use crate::fault::{Attempt, Outcome};
use crate::fingerprint;
use crate::npm;
use crate::step::step;
use crate::wasm;
use crate::workspace::Workspace;

/// How much trouble is taken over size.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Quick to build, small enough to load.
    Development,
    /// Optimised by wasm-opt and compressed as hard as it goes.
    Release,
}

impl Mode {
    pub fn of(release: bool) -> Self {
        if release { Self::Release } else { Self::Development }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Release => "release",
        }
    }
}

/// A file to be published, under the name it has before its hash goes in.
pub struct Part {
    pub name: &'static str,
    pub content: Vec<u8>,
}

/// `cargo xtask site`.
pub fn command(workspace: &Workspace, mut arguments: Arguments) -> Outcome<ExitCode> {
    let mode = Mode::of(arguments.flag("--release"));
    arguments.finish()?;
    npm::install(workspace)?;
    build(workspace, mode)?;
    eprintln!("    {}", workspace.site().display());
    Ok(ExitCode::SUCCESS)
}

/// Brings `target/site` up to date. The npm packages must be there.
pub fn build(workspace: &Workspace, mode: Mode) -> Outcome<Manifest> {
    wasm::make_sure(workspace)?;
    let _alone = alone(workspace)?;
    let program = bindings::make(workspace, mode)?;
    let style = style::make(workspace)?;
    let charts = charts::make(workspace)?;
    step("site", || shelf::fill(workspace, mode, program, style, charts))
}

/// Two builds at once would write over each other: the second waits for the first.
fn alone(workspace: &Workspace) -> Outcome<File> {
    let path = workspace.workshop().join("lock");
    fingerprint::write(&path, b"")?;
    let file = File::open(&path).while_(|| format!("opening {}", path.display()))?;
    file.lock().while_(|| format!("locking {}", path.display()))?;
    Ok(file)
}
