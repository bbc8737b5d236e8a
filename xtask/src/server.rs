//! Building the server.

use std::process::Command;

use crate::fault::Outcome;
use crate::program;
use crate::step::step;
use crate::workspace::Workspace;

/// Which server is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    Development,
    /// The same, made from the dependencies that the tests have just been built with. Those have
    /// a few features more, for which cargo would build half of them a second time.
    BesideTests,
    Release,
}

impl Build {
    pub fn of(release: bool) -> Self {
        if release { Self::Release } else { Self::Development }
    }

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Development => &["--workspace", "--exclude", "meridian-frontend"],
            Self::BesideTests => &["--workspace", "--exclude", "meridian-frontend", "--tests"],
            Self::Release => &["--release", "--package", "meridian-server"],
        }
    }
}

/// Builds `meridian` for the machine we are on.
pub fn build(workspace: &Workspace, build: Build) -> Outcome<()> {
    step("the server (cargo build)", || {
        program::run(
            Command::new(program::cargo())
                .args(["build", "--bin", "meridian"])
                .args(build.arguments())
                .env("MERIDIAN_SITE", workspace.site())
                .current_dir(workspace.root()),
        )
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
