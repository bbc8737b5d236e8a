//! The chart library: only the charts we draw, bundled by esbuild from `end2end/charts/`.

use std::fs;
use std::process::Command;

use super::Part;
use crate::fault::{Attempt, Outcome};
use crate::fingerprint::{Fingerprint, Stamp};
use crate::npm;
use crate::program;
use crate::step::{step, unchanged};
use crate::workspace::Workspace;

pub fn make(workspace: &Workspace) -> Outcome<Part> {
    let source = workspace.end2end().join("charts/echarts.js");
    let bundle = workspace.workshop().join("charts/charts.js");
    let print = Fingerprint::default().file(&source)?.file(&workspace.end2end().join("package-lock.json"))?.hex();
    let stamp = Stamp::new(bundle.with_extension("made-from"));
    if stamp.is(&print) && bundle.is_file() {
        unchanged("chart library");
    } else {
        step("chart library (esbuild)", || {
            program::run(
                Command::new(npm::tool(workspace, "esbuild"))
                    .arg(&source)
                    .args(["--bundle", "--minify", "--format=esm", "--target=es2022"])
                    .args(["--legal-comments=none", "--log-level=warning"])
                    .arg(format!("--outfile={}", bundle.display())),
            )
        })?;
        stamp.set(&print)?;
    }
    Ok(Part { name: "charts.js", content: fs::read(&bundle).while_(|| format!("reading {}", bundle.display()))? })
}
