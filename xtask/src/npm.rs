//! The npm packages: the browser tests, and the build tools that only npm has.

use std::path::PathBuf;
use std::process::Command;

use crate::fault::{Fault, Outcome};
use crate::fingerprint::{Fingerprint, Stamp};
use crate::program;
use crate::step::{step, unchanged};
use crate::workspace::Workspace;

/// Installs exactly what `package-lock.json` names, unless that is what is there.
pub fn install(workspace: &Workspace) -> Outcome<()> {
    let folder = workspace.end2end();
    let lock = folder.join("package-lock.json");
    let print = Fingerprint::default().file(&lock)?.hex();
    // Inside node_modules, so that who removes the packages removes the mark too.
    let stamp = Stamp::new(folder.join("node_modules/.installed"));
    if stamp.is(&print) {
        unchanged("npm packages");
        return Ok(());
    }
    let npm = program::find("npm").ok_or_else(|| {
        Fault::new("npm is missing").remedy("install Node.js 20 or newer: apt-get install nodejs npm")
    })?;
    step("npm packages (npm ci)", || {
        program::run(
            Command::new(npm)
                .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
                .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                .current_dir(&folder),
        )
    })?;
    stamp.set(&print)
}

/// A tool from the npm packages: `node_modules/.bin/NAME`.
pub fn tool(workspace: &Workspace, name: &str) -> PathBuf {
    workspace.end2end().join("node_modules/.bin").join(name)
}
