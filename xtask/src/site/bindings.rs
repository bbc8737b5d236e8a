//! The program for the browser: cargo builds it, wasm-bindgen makes it callable from JavaScript,
//! and in a release wasm-opt makes it small.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use super::Mode;
use crate::fault::{Attempt, Outcome};
use crate::fingerprint::{Fingerprint, Stamp};
use crate::npm;
use crate::program;
use crate::step::{step, unchanged};
use crate::wasm::TARGET;
use crate::workspace::Workspace;

/// What the browser loads.
pub struct Program {
    pub js: Vec<u8>,
    pub wasm: Vec<u8>,
    /// JavaScript that crates bring along and `js` imports from `./snippets/`; may not exist.
    pub snippets: PathBuf,
}

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
    let folder = workspace.workshop().join("bindings").join(mode.name());
    let print = Fingerprint::default().word(mode.name()).word(&tools()).file(&compiled)?.hex();
    let stamp = Stamp::new(folder.join(".made-from"));
    if stamp.is(&print) {
        unchanged("wasm-bindgen");
    } else {
        if folder.exists() {
            fs::remove_dir_all(&folder).while_(|| format!("emptying {}", folder.display()))?;
        }
        step("wasm-bindgen", || bind(&compiled, &folder))?;
        if mode == Mode::Release {
            step("wasm-opt -Oz (a minute or two)", || optimise(workspace, &folder.join("meridian_bg.wasm")))?;
        }
        stamp.set(&print)?;
    }
    let read = |name: &str| fs::read(folder.join(name)).while_(|| format!("reading {name}"));
    Ok(Program { js: read("meridian.js")?, wasm: read("meridian_bg.wasm")?, snippets: folder.join("snippets") })
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
                .current_dir(workspace.root()),
        )
    })?;
    Ok(workspace.target().join(TARGET).join(folder).join("meridian_frontend.wasm"))
}

fn bind(compiled: &Path, folder: &Path) -> Outcome<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name("meridian")
        .typescript(false)
        .remove_producers_section(true)
        // The page names the wasm file itself: its name is not known here, it carries a hash.
        .omit_default_module_path(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).while_(|| format!("reading {}", compiled.display()))
}

fn optimise(workspace: &Workspace, wasm: &Path) -> Outcome<()> {
    program::run(
        Command::new(npm::tool(workspace, "wasm-opt"))
            .arg("-Oz")
            .args(FEATURES)
            .arg("--strip-debug")
            .arg(wasm)
            .arg("-o")
            .arg(wasm),
    )
}

/// What else decides the output: the versions pinned here and the flags above. This file and the
/// manifest stand for them.
fn tools() -> String {
    let manifest = include_str!("../../Cargo.toml");
    Fingerprint::default().word(manifest).word(include_str!("bindings.rs")).hex()
}
