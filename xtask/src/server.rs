//! Building the server.

use std::process::Command;

use crate::fault::Outcome;
use crate::program;
use crate::step::step;
use crate::workspace::Workspace;

/// Builds `meridian` for the machine we are on.
pub fn build(workspace: &Workspace, release: bool) -> Outcome<()> {
    step("the server (cargo build)", || {
        let mut command = Command::new(program::cargo());
        command.arg("build").current_dir(workspace.root());
        // The choice of packages decides the features their dependencies are built with: in
        // development the same choice as the tests', so that nothing is built twice.
        if release {
            command.args(["--release", "--package", "meridian-server"]);
        } else {
            command.args(["--workspace", "--exclude", "meridian-frontend"]);
        }
        command.args(["--bin", "meridian"]).env("MERIDIAN_SITE", workspace.site());
        program::run(&mut command)
    })
}

/// Makes cargo build the release server anew, but not what it depends on.
pub fn forget(workspace: &Workspace) -> Outcome<()> {
    program::run(
        Command::new(program::cargo())
            .args(["clean", "--quiet", "--release", "--package", "meridian-server"])
            .current_dir(workspace.root()),
    )
}
