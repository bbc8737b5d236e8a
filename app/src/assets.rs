//! Where the browser finds the program's files. Their names carry a hash of their content.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Names of the files under `/pkg`, as the build wrote them into `manifest.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssetNames {
    pub js: String,
    pub wasm: String,
    pub css: String,
    pub charts: String,
    /// The file of each part of the program that comes later; see [`crate::part`].
    #[serde(default)]
    pub parts: BTreeMap<String, String>,
}

/// The id of the element that tells the browser where the charts bundle is.
pub const CHARTS_ID: &str = "charts";

/// The path of a file under `/pkg`.
#[must_use]
pub fn path(name: &str) -> String {
    format!("/pkg/{name}")
}

/// The names, from the context of a request.
#[must_use]
pub fn names() -> AssetNames {
    use_context().unwrap_or_default()
}

/// Where the charts bundle is. Browser only.
#[must_use]
pub fn charts_url() -> Option<String> {
    leptos::prelude::document().get_element_by_id(CHARTS_ID)?.get_attribute("href")
}
