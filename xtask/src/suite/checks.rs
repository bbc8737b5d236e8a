//! What can be said about the source without running it.

use std::process::Command;

use crate::fault::Outcome;
use crate::program;
use crate::wasm;
use crate::workspace::Workspace;

pub fn format(workspace: &Workspace) -> Outcome<()> {
    cargo(workspace, &["fmt", "--all", "--check"])
}

pub fn lint(workspace: &Workspace) -> Outcome<()> {
    cargo(
        workspace,
        &["clippy", "--workspace", "--exclude", "meridian-frontend", "--all-targets", "--", "-D", "warnings"],
    )
}

pub fn lint_browser(workspace: &Workspace) -> Outcome<()> {
    wasm::make_sure(workspace)?;
    cargo(workspace, &["clippy", "--package", "meridian-frontend", "--target", wasm::TARGET, "--", "-D", "warnings"])
}

fn cargo(workspace: &Workspace, words: &[&str]) -> Outcome<()> {
    program::run(
        Command::new(program::cargo()).args(words).env("MERIDIAN_SITE", workspace.site()).current_dir(workspace.root()),
    )
}
