//! Reading what was written as JSON.
//!
//! A reader that is derived exists once for each way in which it is fed. Fed with the letters of a text it
//! carries the grammar of JSON in each of its fields; so the text becomes a [`Tree`] first, by one reader for
//! all, and every type is read from that. For the browser, which has to fetch the readers of all records
//! before anything else, this is the difference between a third of the program and a tenth.

mod reader;
mod tree;

use serde::de::{DeserializeOwned, Error};
use thiserror::Error;

pub use tree::Tree;

/// The text is no JSON, or does not say what was expected.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("not understood: {0}")]
pub struct Unreadable(&'static str);

/// Reads a text.
///
/// # Errors
/// It is no JSON, a field is missing, or something stands where something else should.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let tree: Tree<'_> = serde_json::from_str(text).map_err(|_| Unreadable("no JSON"))?;
    T::deserialize(reader::Reader(tree))
}

/// Reads a text that comes as bytes.
///
/// # Errors
/// As [`read`], and where the bytes are no UTF-8.
pub fn read_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Unreadable> {
    std::str::from_utf8(bytes).map_err(|_| Unreadable("no text")).and_then(read)
}

/// Reads what stands under a tag, `{"kind": …, "record": …}`, once the tag is known. A derived reader would
/// buffer it as a tree of its own and exist twice.
///
/// # Errors
/// As [`read`].
pub(crate) fn under_tag<T: DeserializeOwned, E: Error>(content: Tree<'_>) -> Result<T, E> {
    T::deserialize(reader::Reader(content)).map_err(E::custom)
}

#[cfg(test)]
mod tests;
