//! Programs of the operating system that only a test run needs.

use std::process::Command;

use crate::fault::{Fault, Outcome};
use crate::program;
use crate::step::step;

/// Installs Debian packages when we may; otherwise says which to install.
pub fn packages(why: &str, names: &[&str]) -> Outcome<()> {
    let list = names.join(" ");
    let missing = || Fault::new(format!("{why} is missing")).remedy(format!("apt-get install {list}"));
    let apt = program::find("apt-get").ok_or_else(missing)?;
    if !is_root() {
        return Err(missing());
    }
    step(&format!("{why} (apt-get install {list})"), || {
        program::run(Command::new(&apt).args(["update", "-qq"]))?;
        program::run(
            Command::new(&apt)
                .args(["install", "-y", "-qq", "--no-install-recommends"])
                .args(names)
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    })
}

pub fn is_root() -> bool {
    program::answer(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
