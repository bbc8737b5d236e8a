//! Where rustup cannot download: the standard library, built here from its source as Debian
//! packages it.
//!
//! The source must be of exactly the compiler's version. The result is what `rustup target add`
//! would have installed, in the same place, so that cargo needs no flags afterwards.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::TARGET;
use super::sysroot::Sysroot;
use crate::fault::{Attempt, Fault, Outcome};
use crate::fingerprint::{Fingerprint, write};
use crate::program;
use crate::step::step;
use crate::workspace::Workspace;

/// Move all three together with `rust-toolchain.toml`.
const VERSION: &str = "1.95.0";
const PACKAGE: &str = "http://deb.debian.org/debian/pool/main/r/rustc/rust-src_1.95.0+dfsg1-2~bpo13+1_all.deb";
const SHA256: &str = "7b76db5b880a77f9e52975d2baa6209d2f76d2c9c2789515c3088cb960e2c83b";

/// apt's own downloader: it knows the proxies that apt is configured with.
const APT_HELPER: &str = "/usr/lib/apt/apt-helper";

pub fn build(workspace: &Workspace, sysroot: &Sysroot) -> Outcome<()> {
    let version = sysroot.version()?;
    if version != VERSION {
        return Err(Fault::new(format!(
            "rustc is {version}, but the source of the standard library we know is {VERSION}"
        ))
        .remedy("install the toolchain of rust-toolchain.toml, or: rustup target add ".to_owned() + TARGET));
    }
    let folder = workspace.workshop().join("wasm-std");
    let package = step("the standard library's source (45 MB)", || fetch(&folder))?;
    step("unpacking it", || unpack(&package, &folder, sysroot))?;
    step("building it for the browser (about half a minute)", || compile(&folder, sysroot))?;
    install(&folder, sysroot)
}

fn fetch(folder: &Path) -> Outcome<PathBuf> {
    let package = folder.join("rust-src.deb");
    if is_genuine(&package) {
        return Ok(package);
    }
    fs::create_dir_all(folder).while_(|| format!("creating {}", folder.display()))?;
    let mut downloader = match program::find_any(&[APT_HELPER, "curl"]) {
        Some(tool) if tool.ends_with("apt-helper") => {
            let mut command = Command::new(tool);
            command.args(["download-file", PACKAGE]).arg(&package);
            command
        }
        Some(curl) => {
            let mut command = Command::new(curl);
            command.args(["--fail", "--silent", "--show-error", "--location", PACKAGE]);
            command.arg("--output").arg(&package);
            command
        }
        None => {
            return Err(Fault::new("neither apt nor curl is here to download it")
                .remedy(format!("rustup target add {TARGET}, or put {PACKAGE} at {}", package.display())));
        }
    };
    program::run(&mut downloader)?;
    if is_genuine(&package) {
        return Ok(package);
    }
    fs::remove_file(&package).while_(|| format!("removing {}", package.display()))?;
    Err(Fault::new(format!("{PACKAGE} is not the file whose SHA-256 is {SHA256}")))
}

fn is_genuine(package: &Path) -> bool {
    fs::read(package).is_ok_and(|bytes| Fingerprint::of(&bytes).hex() == SHA256)
}

fn unpack(package: &Path, folder: &Path, sysroot: &Sysroot) -> Outcome<()> {
    let dpkg = program::find("dpkg-deb")
        .ok_or_else(|| Fault::new("dpkg-deb is missing").remedy("install the package dpkg, or use rustup"))?;
    let unpacked = folder.join("source");
    program::run(Command::new(dpkg).arg("-x").arg(package).arg(&unpacked))?;
    let library = unpacked.join(format!("usr/src/rustc-{VERSION}/library"));
    let link = sysroot.source();
    if link.exists() {
        return Ok(());
    }
    let parent = link.parent().expect("a path below the sysroot has a parent");
    fs::create_dir_all(parent).while_(|| format!("creating {}", parent.display()))?;
    std::os::unix::fs::symlink(&library, &link).while_(|| format!("linking {}", link.display()))
}

/// Builds a crate with nothing in it, and the standard library with it.
fn compile(folder: &Path, sysroot: &Sysroot) -> Outcome<()> {
    let project = folder.join("empty");
    write(
        &project.join("Cargo.toml"),
        b"[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n",
    )?;
    write(&project.join("src/lib.rs"), b"")?;
    program::run(
        Command::new(program::cargo())
            .args(["build", "--release", "--target", TARGET])
            .arg("-Zbuild-std=std,panic_abort,proc_macro,test")
            .arg("--target-dir")
            .arg(project.join("target"))
            .current_dir(&project)
            .env("RUSTC", sysroot.rustc())
            .env("RUSTC_BOOTSTRAP", "1")
            // The compiler says whose it is by the libraries it was loaded with; the cargo that
            // started us points it at its own.
            .env_remove("LD_LIBRARY_PATH")
            // Our own flags are for our own code.
            .env("RUSTFLAGS", ""),
    )
}

fn install(folder: &Path, sysroot: &Sysroot) -> Outcome<()> {
    let built = folder.join(format!("empty/target/{TARGET}/release/deps"));
    let library = sysroot.library();
    fs::create_dir_all(&library).while_(|| format!("creating {}", library.display()))?;
    let entries = fs::read_dir(&built).while_(|| format!("reading {}", built.display()))?;
    for entry in entries {
        let entry = entry.while_(|| format!("reading {}", built.display()))?;
        let name = entry.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libempty-") {
            fs::copy(entry.path(), library.join(&name)).while_(|| format!("copying {text}"))?;
        }
    }
    if sysroot.has_std() {
        return Ok(());
    }
    Err(Fault::new(format!("no libstd was built in {}", built.display())))
}
