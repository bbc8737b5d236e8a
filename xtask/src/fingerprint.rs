//! Content hashes: the names of published files, and whether a step has anything to do.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::fault::{Attempt, Outcome};

/// A SHA-256 over everything a step depends on.
#[derive(Default)]
pub struct Fingerprint(Sha256);

impl Fingerprint {
    pub fn of(bytes: &[u8]) -> Self {
        let mut print = Self::default();
        print.0.update(bytes);
        print
    }

    /// A value that is no file: a version, a mode. Its length is hashed too, so that two values
    /// never run together into a third.
    pub fn word(mut self, word: &str) -> Self {
        self.0.update((word.len() as u64).to_le_bytes());
        self.0.update(word);
        self
    }

    pub fn file(mut self, path: &Path) -> Outcome<Self> {
        let bytes = fs::read(path).while_(|| format!("reading {}", path.display()))?;
        self.0.update((bytes.len() as u64).to_le_bytes());
        self.0.update(&bytes);
        Ok(self)
    }

    pub fn hex(self) -> String {
        use std::fmt::Write;
        self.0.finalize().iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("writing to a String cannot fail");
            hex
        })
    }

    /// What goes into a file name.
    pub fn short(self) -> String {
        let mut hex = self.hex();
        hex.truncate(10);
        hex
    }
}

/// `meridian.css` and its content make `meridian.1a2b3c4d5e.css`.
pub fn hashed_name(name: &str, content: &[u8]) -> String {
    let hash = Fingerprint::of(content).short();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

/// Every file below `folder`, in a fixed order; none when there is no such folder.
pub fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    let entries = fs::read_dir(folder).while_(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let path = entry.while_(|| format!("reading {}", folder.display()))?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A file that remembers what a step was last made from.
pub struct Stamp(PathBuf);

impl Stamp {
    pub fn new(path: PathBuf) -> Self {
        Self(path)
    }

    pub fn is(&self, print: &str) -> bool {
        fs::read_to_string(&self.0).is_ok_and(|last| last == print)
    }

    pub fn set(&self, print: &str) -> Outcome<()> {
        write(&self.0, print.as_bytes())
    }
}

/// Writes a file and the folders it needs.
pub fn write(path: &Path, content: &[u8]) -> Outcome<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).while_(|| format!("creating {}", folder.display()))?;
    }
    fs::write(path, content).while_(|| format!("writing {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_exactly_with_its_content() {
        let name = hashed_name("meridian.css", b"a{}");
        assert_eq!(name, hashed_name("meridian.css", b"a{}"));
        assert_ne!(name, hashed_name("meridian.css", b"b{}"));
        assert_eq!(name.len(), "meridian.0123456789.css".len());
        assert!(name.starts_with("meridian.") && name.ends_with(".css"));
    }

    #[test]
    fn the_hash_is_sha_256() {
        assert_eq!(Fingerprint::of(b"abc").short(), "ba7816bf8f");
    }

    #[test]
    fn words_do_not_run_together() {
        let two = Fingerprint::default().word("ab").word("c").hex();
        let other = Fingerprint::default().word("a").word("bc").hex();
        assert_ne!(two, other);
    }
}
