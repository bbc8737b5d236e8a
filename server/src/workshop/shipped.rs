//! The cases that can be run: those that come with the program, and those of a folder.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, OnceLock},
};

use meridian_domain::workshop::{Case, Files, Key, is_ours, read};
use rust_embed::RustEmbed;

use super::open;

#[derive(RustEmbed)]
#[folder = "../cases"]
struct Shipped;

/// A case with its texts.
#[derive(Clone, Debug)]
pub struct Kept {
    pub files: Files,
    pub case: Arc<Case>,
}

/// The cases that can be run, by their keys.
#[derive(Clone, Debug, Default)]
pub struct Packs {
    own: BTreeMap<Key, Kept>,
}

fn shipped() -> &'static BTreeMap<Key, Kept> {
    static SHIPPED: OnceLock<BTreeMap<Key, Kept>> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let mut folders: BTreeMap<String, Files> = BTreeMap::new();
        for path in Shipped::iter() {
            let Some((folder, inside)) = path.split_once('/') else { continue };
            let text = Shipped::get(&path).and_then(|file| String::from_utf8(file.data.into_owned()).ok());
            if let Some(text) = text.filter(|_| is_ours(inside)) {
                folders.entry(folder.to_owned()).or_default().insert(inside.to_owned(), text);
            }
        }
        folders.into_values().filter_map(kept).collect()
    })
}

fn kept(files: Files) -> Option<(Key, Kept)> {
    let case = read(&files).case?;
    Some((case.id.clone(), Kept { files, case: Arc::new(case) }))
}

impl Packs {
    /// The shipped cases, and each folder or packed file in `folder` that holds a case without errors. One
    /// that has the key of a shipped case stands in its place.
    #[must_use]
    pub fn with(folder: &Path) -> Self {
        let mut own = BTreeMap::new();
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                tracing::warn!(folder = %folder.display(), %error, "the folder of cases cannot be read");
                return Self::default();
            }
        };
        for entry in entries.filter_map(Result::ok) {
            let path = entry.path();
            match open(&path).map(kept) {
                Ok(Some((key, kept))) => _ = own.insert(key, kept),
                Ok(None) => tracing::warn!(path = %path.display(), "no case without errors: see meridian case check"),
                Err(error) => tracing::warn!(path = %path.display(), %error, "no case"),
            }
        }
        Self { own }
    }

    /// The case of a key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&Kept> {
        self.own.get(key).or_else(|| shipped().get(key))
    }

    /// All of them, by their keys.
    #[must_use]
    pub fn all(&self) -> Vec<&Kept> {
        let own = self.own.values();
        own.chain(shipped().iter().filter(|(key, _)| !self.own.contains_key(key)).map(|(_, kept)| kept)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_cases_can_be_run() {
        let packs = Packs::default();
        let keys: Vec<String> = packs.all().iter().map(|kept| kept.case.id.to_string()).collect();
        assert_eq!(keys, ["abb", "bd", "mini"]);
        assert!(packs.get(&"mini".into()).is_some() && packs.get(&"none".into()).is_none());
    }
}
