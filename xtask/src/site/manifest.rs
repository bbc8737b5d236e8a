//! How the server learns the hashed names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fault::{Attempt, Outcome};
use crate::fingerprint;
use crate::workspace::Workspace;

/// `target/site/manifest.json`: the names below `pkg/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The bindings, an ES module whose default export is called with the path of `wasm`.
    pub js: String,
    pub wasm: String,
    pub css: String,
    /// The chart library, an ES module that pages with a chart import when the first one mounts.
    pub charts: String,
    /// The file of each part of the program that comes later.
    pub parts: BTreeMap<String, String>,
}

impl Manifest {
    pub fn write(&self, workspace: &Workspace) -> Outcome<()> {
        let json = serde_json::to_string_pretty(self).while_(|| "writing the manifest".to_owned())?;
        fingerprint::write(&workspace.site().join("manifest.json"), json.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_reads_these_names() {
        let manifest = Manifest {
            js: "program.1/meridian.js".into(),
            wasm: "program.1/meridian_bg.wasm".into(),
            css: "meridian.3.css".into(),
            charts: "charts.4.js".into(),
            parts: BTreeMap::from([("pipeline".into(), "program.1/pipeline.bin".into())]),
        };
        let json = serde_json::to_value(&manifest).expect("plain strings");
        assert_eq!(
            json,
            serde_json::json!({
                "js": "program.1/meridian.js",
                "wasm": "program.1/meridian_bg.wasm",
                "css": "meridian.3.css",
                "charts": "charts.4.js",
                "parts": { "pipeline": "program.1/pipeline.bin" },
            })
        );
    }
}
