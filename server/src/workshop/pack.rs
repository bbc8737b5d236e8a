//! A case as one file for handing on: a ZIP whose bytes depend on its texts only.
//!
//! What comes in is a stranger's file: it is weighed while it is unpacked, whatever it says of its
//! sizes, and nothing in it names a place outside.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _, Write as _},
};

use meridian_domain::workshop::{Files, is_ours};
use thiserror::Error;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Bytes a packed case has at most.
pub(super) const MOST_PACKED: usize = 4 * 1024 * 1024;
/// Bytes its texts have together at most, and one of them.
pub(super) const MOST_UNPACKED: usize = 8 * 1024 * 1024;
pub(super) const MOST_TEXT: usize = 1024 * 1024;
/// Texts a case has at most.
pub(super) const MOST_FILES: usize = 400;
/// Bytes the path of a text has at most.
const LONGEST_PATH: usize = 160;

/// Why a file is no packed case.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotAPack {
    #[error("it is no ZIP, or a damaged one")]
    Damaged,
    #[error("it is larger than {most} bytes")]
    TooLarge { most: usize },
    #[error("it holds more than {most} files")]
    TooMany { most: usize },
    #[error("{0} names a place outside, or is no file")]
    BadPath(String),
    #[error("{0} is there twice")]
    Twice(String),
    #[error("{0} is no text in UTF-8")]
    NoText(String),
}

impl NotAPack {
    /// Why, in Chinese and English.
    #[must_use]
    pub fn words(&self) -> (String, String) {
        let zh = match self {
            Self::Damaged => "不是 ZIP 文件，或已损坏".to_owned(),
            Self::TooLarge { most } => format!("超过 {most} 字节"),
            Self::TooMany { most } => format!("超过 {most} 个文件"),
            Self::BadPath(path) => format!("{path} 指向包外，或不是文件"),
            Self::Twice(path) => format!("{path} 出现两次"),
            Self::NoText(path) => format!("{path} 不是 UTF-8 文本"),
        };
        (zh, self.to_string())
    }
}

/// Packs the texts of a case. The same texts give the same bytes.
///
/// # Errors
/// When it would be too large to be unpacked again.
pub fn pack(files: &Files) -> Result<Vec<u8>, NotAPack> {
    let size: usize = files.values().map(String::len).sum();
    if size > MOST_UNPACKED || files.values().any(|text| text.len() > MOST_TEXT) {
        return Err(NotAPack::TooLarge { most: MOST_UNPACKED });
    }
    if files.len() > MOST_FILES {
        return Err(NotAPack::TooMany { most: MOST_FILES });
    }
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in files {
        if !is_safe(path) {
            return Err(NotAPack::BadPath(path.clone()));
        }
        zip.start_file(path.as_str(), options).map_err(|_| NotAPack::Damaged)?;
        zip.write_all(text.as_bytes()).map_err(|_| NotAPack::Damaged)?;
    }
    let bytes = zip.finish().map_err(|_| NotAPack::Damaged)?.into_inner();
    if bytes.len() > MOST_PACKED {
        return Err(NotAPack::TooLarge { most: MOST_PACKED });
    }
    Ok(bytes)
}

/// The texts of a packed case. One folder around all of them is taken off; other files are passed over.
///
/// # Errors
/// Why it is no packed case; nothing is kept then.
pub fn unpack(bytes: &[u8]) -> Result<Files, NotAPack> {
    if bytes.len() > MOST_PACKED {
        return Err(NotAPack::TooLarge { most: MOST_PACKED });
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| NotAPack::Damaged)?;
    if zip.len() > MOST_FILES {
        return Err(NotAPack::TooMany { most: MOST_FILES });
    }
    let mut files = Files::new();
    let mut seen = BTreeSet::new();
    let mut left = MOST_UNPACKED;
    for at in 0..zip.len() {
        let entry = zip.by_index(at).map_err(|_| NotAPack::Damaged)?;
        let path = entry.name().map_err(|_| NotAPack::Damaged)?.into_owned();
        if entry.is_dir() {
            if !is_safe(path.trim_end_matches('/')) {
                return Err(NotAPack::BadPath(path));
            }
            continue;
        }
        if entry.is_symlink() || !is_safe(&path) {
            return Err(NotAPack::BadPath(path));
        }
        // Two names that differ in case only are one file on some disks.
        if !seen.insert(path.to_lowercase()) {
            return Err(NotAPack::Twice(path));
        }
        let most = left.min(MOST_TEXT);
        let mut text = Vec::new();
        entry.take(most as u64 + 1).read_to_end(&mut text).map_err(|_| NotAPack::Damaged)?;
        if text.len() > most {
            return Err(NotAPack::TooLarge { most: MOST_UNPACKED });
        }
        left -= text.len();
        if is_ours(&path) {
            let text = String::from_utf8(text).map_err(|_| NotAPack::NoText(path.clone()))?;
            files.insert(path, text);
        }
    }
    Ok(without_folder(files))
}

/// Whether a path stays inside wherever it is put, on any system.
fn is_safe(path: &str) -> bool {
    let odd = |c: char| c == '\\' || c == ':' || c.is_control();
    path.len() <= LONGEST_PATH
        && !path.contains(odd)
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

fn without_folder(files: Files) -> Files {
    if files.contains_key("case.toml") {
        return files;
    }
    let folder = files.keys().next().and_then(|path| path.split_once('/')).map(|(folder, _)| format!("{folder}/"));
    match folder {
        Some(folder) if files.keys().all(|path| path.starts_with(&folder)) => {
            files.into_iter().map(|(path, text)| (path[folder.len()..].to_owned(), text)).collect()
        }
        _ => files,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn files(texts: &[(&str, &str)]) -> Files {
        texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    /// A ZIP with whatever names and bytes.
    fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for (name, bytes) in entries {
            zip.start_file(*name, options).expect("a name");
            zip.write_all(bytes).expect("memory");
        }
        zip.finish().expect("memory").into_inner()
    }

    #[test]
    fn a_pack_comes_back_as_it_was_and_has_the_same_bytes_every_time() {
        let case =
            files(&[("case.toml", "id = \"x\"\n"), ("brief/a.zh.md", "# 简报\n"), ("brief/a.en.md", "# Brief\n")]);
        let bytes = pack(&case).expect("small");
        assert_eq!(unpack(&bytes), Ok(case.clone()));
        assert_eq!(pack(&case), Ok(bytes));
    }

    #[test]
    fn paths_that_lead_outside_are_refused() {
        for path in
            ["../case.toml", "/etc/case.toml", "brief/../../x.md", "C:\\case.toml", "c:case.toml", "a//b.md", "./a.md"]
        {
            let refused = unpack(&zipped(&[("case.toml", b""), (path, b"x")]));
            assert_eq!(refused, Err(NotAPack::BadPath(path.to_owned())));
            assert!(pack(&files(&[(path, "x")])).is_err(), "{path}");
        }
    }

    #[test]
    fn a_link_is_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.add_symlink("case.toml", "/etc/passwd", SimpleFileOptions::default()).expect("memory");
        let bytes = zip.finish().expect("memory").into_inner();
        assert_eq!(unpack(&bytes), Err(NotAPack::BadPath("case.toml".to_owned())));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let much = vec![b' '; MOST_TEXT + 1];
        let one = zipped(&[("case.toml", &much)]);
        assert!(one.len() < 10_000, "a small file");
        assert_eq!(unpack(&one), Err(NotAPack::TooLarge { most: MOST_UNPACKED }));
        let names: Vec<String> = (0..9).map(|at| format!("picture{at}.png")).collect();
        let full = vec![0; MOST_TEXT];
        let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), full.as_slice())).collect();
        assert_eq!(
            unpack(&zipped(&entries)),
            Err(NotAPack::TooLarge { most: MOST_UNPACKED }),
            "files passed over count too"
        );
        let names: Vec<String> = (0..=MOST_FILES).map(|at| format!("{at}.md")).collect();
        let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert_eq!(unpack(&zipped(&entries)), Err(NotAPack::TooMany { most: MOST_FILES }));
    }

    #[test]
    fn names_that_differ_in_case_only_are_refused() {
        let bytes = zipped(&[("case.toml", b"a"), ("Case.toml", b"b")]);
        assert_eq!(unpack(&bytes), Err(NotAPack::Twice("Case.toml".to_owned())));
    }

    #[test]
    fn a_folder_around_everything_is_taken_off_and_strangers_are_passed_over() {
        let bytes = zipped(&[("abb/case.toml", b"a"), ("abb/brief/x.zh.md", b"b"), ("abb/logo.png", b"\xff")]);
        assert_eq!(unpack(&bytes), Ok(files(&[("case.toml", "a"), ("brief/x.zh.md", "b")])));
        assert_eq!(unpack(&zipped(&[("case.toml", b"\xff")])), Err(NotAPack::NoText("case.toml".to_owned())));
        assert_eq!(unpack(b"no zip"), Err(NotAPack::Damaged));
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_strange(start in any::<bool>(), bytes in prop::collection::vec(any::<u8>(), 0..400), at in any::<prop::sample::Index>()) {
            let mut zip = zipped(&[("case.toml", b"id = 1"), ("brief/a.md", b"text")]);
            match start {
                true => {
                    let at = at.index(zip.len());
                    zip.splice(at..(at + bytes.len() / 8).min(zip.len()), bytes);
                    let _ = unpack(&zip);
                }
                false => drop(unpack(&bytes)),
            }
        }
    }
}
