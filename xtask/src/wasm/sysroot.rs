//! A toolchain's own folder: its compiler and the libraries it links.

use std::path::PathBuf;
use std::process::Command;

use super::TARGET;
use crate::fault::{Fault, Outcome};
use crate::program;

pub struct Sysroot(PathBuf);

impl Sysroot {
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The one that cargo uses in this checkout.
    pub fn active() -> Outcome<Self> {
        let answer = program::answer(Command::new("rustc").args(["--print", "sysroot"]))?;
        Ok(Self(PathBuf::from(answer.trim())))
    }

    pub fn rustc(&self) -> PathBuf {
        self.0.join("bin/rustc")
    }

    /// Where the browser's standard library belongs.
    pub fn library(&self) -> PathBuf {
        self.0.join("lib/rustlib").join(TARGET).join("lib")
    }

    /// Where `-Zbuild-std` looks for the source of the standard library.
    pub fn source(&self) -> PathBuf {
        self.0.join("lib/rustlib/src/rust/library")
    }

    pub fn has_std(&self) -> bool {
        self.library().read_dir().is_ok_and(|mut entries| {
            entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd-")))
        })
    }

    /// `1.95.0`.
    pub fn version(&self) -> Outcome<String> {
        let answer = program::answer(Command::new(self.rustc()).arg("--version"))?;
        answer
            .split_whitespace()
            .nth(1)
            .map(str::to_owned)
            .ok_or_else(|| Fault::new(format!("rustc calls itself {answer:?}")))
    }
}
