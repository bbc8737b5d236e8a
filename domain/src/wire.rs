//! Reading what is written as a tag and a content, `{"kind": …, "record": …}`.
//!
//! The content is kept as text until the tag is known. A derived reader buffers it as a tree instead
//! and therefore exists twice for each type of record, which the browser would have to fetch.

use serde::de::{DeserializeOwned, Error};
use serde_json::value::RawValue;

/// Reads the content once its type is known.
pub(crate) fn read<T: DeserializeOwned, E: Error>(content: &RawValue) -> Result<T, E> {
    serde_json::from_str(content.get()).map_err(E::custom)
}
