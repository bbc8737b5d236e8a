//! `cargo xtask build`: one program with everything inside, to be copied to where it runs.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::fault::{Attempt, Fault, Outcome};
use crate::server::{self, Build};
use crate::site::{self, Manifest, Mode};
use crate::workspace::Workspace;
use crate::{fingerprint, npm};

pub fn build(workspace: &Workspace) -> Outcome<ExitCode> {
    npm::install(workspace)?;
    // The site first: the release server carries it inside.
    let manifest = site::build(workspace, Mode::Release)?;
    server::build(workspace, Build::Release)?;
    let server = workspace.server(true);
    if !carries(&server, &manifest)? {
        // Cargo does not notice files that were not there when it last looked.
        server::forget(workspace)?;
        server::build(workspace, Build::Release)?;
    }
    if !carries(&server, &manifest)? {
        return Err(Fault::new(format!(
            "{} does not carry the site of {}",
            server.display(),
            workspace.site().display()
        )));
    }
    println!("{:>11}  {}", kilobytes(size(&server)?), server.display());
    for file in published(workspace)? {
        println!("{:>11}  {:>11} brotli  {}", kilobytes(file.raw), kilobytes(file.brotli), file.name);
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether the program has the site inside: the hashed names are the files' keys in it.
fn carries(server: &Path, manifest: &Manifest) -> Outcome<bool> {
    let program = fs::read(server).while_(|| format!("reading {}", server.display()))?;
    Ok([&manifest.js, &manifest.wasm, &manifest.css, &manifest.charts]
        .iter()
        .all(|name| contains(&program, name.as_bytes())))
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

/// A file below `pkg/` and what it weighs, in bytes.
pub struct Published {
    pub name: String,
    pub raw: u64,
    pub brotli: u64,
}

/// What the site publishes now, the largest first.
pub fn published(workspace: &Workspace) -> Outcome<Vec<Published>> {
    let mut found = Vec::new();
    for path in fingerprint::files(&workspace.site().join("pkg"))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".br") {
            continue;
        }
        found.push(Published { raw: size(&path)?, brotli: size(&site::compressed(&path))?, name });
    }
    found.sort_by_key(|file| std::cmp::Reverse(file.raw));
    Ok(found)
}

fn size(path: &Path) -> Outcome<u64> {
    let data = fs::metadata(path).while_(|| format!("reading {}", path.display()))?;
    Ok(data.len())
}

/// Decimal kilobytes, as the budgets count them.
fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_wherever_it_stands() {
        assert!(contains(b"..meridian.1.js", b"meridian.1.js"));
        assert!(!contains(b"..meridian.1.j", b"meridian.1.js"));
    }
}
