//! The program for the browser: cargo builds it, it is split into parts, wasm-bindgen makes the
//! first of them callable from JavaScript, and in a release wasm-opt makes them small.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use wasm_bindgen_cli_support::Bindgen;

use super::Mode;
use super::parts;
use crate::fault::{Attempt, Outcome};
use crate::fingerprint::{self, Fingerprint, Stamp, files};
use crate::npm;
use crate::program;
use crate::step::{step, unchanged};
use crate::wasm::TARGET;
use crate::workspace::Workspace;

/// What the browser loads: files that name each other by relative paths, so that they are
/// published together.
pub struct Program {
    pub folder: PathBuf,
    /// The parts that come later.
    pub parts: Vec<String>,
}

/// The bindings, an ES module, and the wasm it is called with, in the folder of the program.
pub const JS: &str = "meridian.js";
pub const WASM: &str = "meridian_bg.wasm";

/// The features that rustc turns on for this target; wasm-opt must know them to read the file
/// and may use no others.
const FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

pub fn make(workspace: &Workspace, mode: Mode) -> Outcome<Program> {
    let compiled = compile(workspace, mode)?;
    let workshop = workspace.workshop().join("bindings").join(mode.name());
    let (folder, list) = (workshop.join("program"), workshop.join("parts.json"));
    let print = Fingerprint::default().word(mode.name()).word(&tools()).file(&compiled)?.hex();
    let stamp = Stamp::new(workshop.join("made-from"));
    if stamp.is(&print) {
        unchanged("wasm-bindgen");
    } else {
        if workshop.exists() {
            fs::remove_dir_all(&workshop).while_(|| format!("emptying {}", workshop.display()))?;
        }
        let (first, pieces) = (workshop.join("first.wasm"), workshop.join("pieces"));
        let parts = step("parts of the program", || parts::split(&compiled, &first, &pieces, JS))?;
        step("wasm-bindgen", || bind(&first, &folder))?;
        if mode == Mode::Release {
            step("wasm-opt -Oz (a minute or two)", || optimise(workspace, &[&folder, &pieces]))?;
        }
        parts::bundle(&parts, &pieces, &folder)?;
        let names: Vec<String> = parts.into_keys().collect();
        let json = serde_json::to_vec(&names).while_(|| "writing the list of parts".to_owned())?;
        fingerprint::write(&list, &json)?;
        stamp.set(&print)?;
    }
    let json = fs::read(&list).while_(|| format!("reading {}", list.display()))?;
    let parts = serde_json::from_slice(&json).while_(|| format!("reading {}", list.display()))?;
    Ok(Program { folder, parts })
}

/// In development the profile is plain `dev`, not one of its own: a profile of another name would
/// compile every macro and build script a second time.
fn compile(workspace: &Workspace, mode: Mode) -> Outcome<PathBuf> {
    let (profile, folder) = match mode {
        Mode::Development => ("dev", "debug"),
        Mode::Release => ("wasm-release", "wasm-release"),
    };
    step("the browser's half (cargo build for wasm)", || {
        program::run(
            Command::new(program::cargo())
                .args(["build", "--package", "meridian-frontend", "--target", TARGET])
                .args(["--profile", profile])
                // Unoptimised, what the pages are made of would be ten times as large.
                .args(["--config", "profile.dev.package.'*'.opt-level=1"])
                .current_dir(workspace.root()),
        )
    })?;
    Ok(workspace.target().join(TARGET).join(folder).join("meridian_frontend.wasm"))
}

fn bind(first: &Path, folder: &Path) -> Outcome<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(first)
        .out_name("meridian")
        .typescript(false)
        .remove_producers_section(true)
        // What the linker exports is what the other parts import.
        .keep_lld_exports(true)
        // The page names the wasm file itself: its folder is not known here, it carries a hash.
        .omit_default_module_path(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).while_(|| format!("reading {}", first.display()))
}

/// Makes every wasm below the folders small, as many at a time as there are cores.
fn optimise(workspace: &Workspace, folders: &[&Path]) -> Outcome<()> {
    let mut found = Vec::new();
    for folder in folders {
        found.extend(files(folder)?);
    }
    found.retain(|path| path.extension().is_some_and(|extension| extension == "wasm"));
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(wasm) = found.get(next.fetch_add(1, Ordering::Relaxed)) {
            shrink(workspace, wasm)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker does not panic"))
    })
}

fn shrink(workspace: &Workspace, wasm: &Path) -> Outcome<()> {
    program::run(
        Command::new(npm::tool(workspace, "wasm-opt"))
            .arg("-Oz")
            // What they unroll is smaller by a tenth, and larger by a fifteenth once it is compressed.
            .args(["--skip-pass", "dae-optimizing", "--skip-pass", "inlining-optimizing"])
            .args(FEATURES)
            .arg("--strip-debug")
            .arg(wasm)
            .arg("-o")
            .arg(wasm),
    )
}

/// What else decides the output: the versions pinned here and the flags above. These files and the
/// manifest stand for them.
fn tools() -> String {
    let manifest = include_str!("../../Cargo.toml");
    Fingerprint::default().word(manifest).word(include_str!("bindings.rs")).word(include_str!("parts.rs")).hex()
}
