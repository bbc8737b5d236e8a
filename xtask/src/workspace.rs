//! Where things are.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::fault::{Attempt, Outcome};
use crate::program;

/// The folders of this checkout. Nothing else in xtask puts a path together from thin air, and
/// everything that is built lands below [`Workspace::target`], wherever `CARGO_TARGET_DIR` moved it.
#[derive(Debug, Deserialize)]
pub struct Workspace {
    #[serde(rename = "workspace_root")]
    root: PathBuf,
    #[serde(rename = "target_directory")]
    target: PathBuf,
}

impl Workspace {
    /// Asks cargo, which knows about every way the target folder can be configured.
    pub fn find() -> Outcome<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        let answer = program::answer(
            Command::new(program::cargo())
                .args(["metadata", "--format-version=1", "--no-deps"])
                .arg("--manifest-path")
                .arg(manifest),
        )?;
        serde_json::from_str(&answer).while_(|| "reading cargo's metadata".to_owned())
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    pub fn target(&self) -> &Path {
        &self.target
    }

    /// What the server serves: `manifest.json`, `pkg/`, and the static files.
    pub fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// Half-made parts of the site and the marks of what they were made from.
    pub fn workshop(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The npm project: the browser tests and the few npm tools the build needs.
    pub fn end2end(&self) -> PathBuf {
        self.root.join("end2end")
    }

    /// The server that cargo builds.
    pub fn server(&self, release: bool) -> PathBuf {
        let profile = if release { "release" } else { "debug" };
        self.target.join(profile).join(format!("meridian{}", env::consts::EXE_SUFFIX))
    }

    /// Data sets that are shared beside the checkout and may be absent.
    pub fn shared_data(&self) -> PathBuf {
        self.root.join("../shared/data")
    }
}
