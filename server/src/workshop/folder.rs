//! A case as its authors keep it: a folder of texts, or one packed file.

use std::{
    io,
    path::{Path, PathBuf},
};

use meridian_domain::workshop::{Files, is_ours};
use thiserror::Error;

use super::pack::{MOST_FILES, MOST_PACKED, MOST_TEXT, NotAPack, unpack};

/// Why a case cannot be opened.
#[derive(Debug, Error)]
pub enum Unopened {
    #[error("{}: {error}", path.display())]
    Unread { path: PathBuf, error: io::Error },
    #[error("{0}")]
    NotAPack(#[from] NotAPack),
}

/// How deep folders may stand in each other.
const DEEPEST: usize = 4;

/// The texts of a case in a folder, or in a packed file.
///
/// # Errors
/// When it cannot be read, or is no case at all.
pub fn open(path: &Path) -> Result<Files, Unopened> {
    if !path.is_dir() {
        let size = std::fs::metadata(path).map_err(unread(path))?.len();
        if size > MOST_PACKED as u64 {
            return Err(NotAPack::TooLarge { most: MOST_PACKED }.into());
        }
        return Ok(unpack(&std::fs::read(path).map_err(unread(path))?)?);
    }
    let mut files = Files::new();
    gather(path, "", DEEPEST, &mut files)?;
    Ok(files)
}

/// Adds the texts of a folder; links are not followed.
fn gather(folder: &Path, name: &str, deep: usize, files: &mut Files) -> Result<(), Unopened> {
    for entry in std::fs::read_dir(folder).map_err(unread(folder))? {
        let entry = entry.map_err(unread(folder))?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(unread(folder))?);
        let file = entry.file_name().to_string_lossy().into_owned();
        let inside = if name.is_empty() { file } else { format!("{name}/{file}") };
        if kind.is_dir() && deep > 0 && !inside.contains("/.") && !inside.starts_with('.') {
            gather(&path, &inside, deep - 1, files)?;
        } else if kind.is_file() && is_ours(&inside) {
            if entry.metadata().map_err(unread(&path))?.len() > MOST_TEXT as u64 {
                return Err(NotAPack::TooLarge { most: MOST_TEXT }.into());
            }
            let text = std::fs::read(&path).map_err(unread(&path))?;
            let text = String::from_utf8(text).map_err(|_| NotAPack::NoText(inside.clone()))?;
            files.insert(inside, text);
        }
        if files.len() > MOST_FILES {
            return Err(NotAPack::TooMany { most: MOST_FILES }.into());
        }
    }
    Ok(())
}

fn unread(path: &Path) -> impl FnOnce(io::Error) -> Unopened {
    let path = path.to_owned();
    move |error| Unopened::Unread { path, error }
}
