//! How the server learns the hashed names.

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
    fn the_server_reads_four_names() {
        let manifest = Manifest {
            js: "meridian.1.js".into(),
            wasm: "meridian.2.wasm".into(),
            css: "meridian.3.css".into(),
            charts: "charts.4.js".into(),
        };
        let json = serde_json::to_value(&manifest).expect("plain strings");
        assert_eq!(
            json,
            serde_json::json!({
                "js": "meridian.1.js",
                "wasm": "meridian.2.wasm",
                "css": "meridian.3.css",
                "charts": "charts.4.js",
            })
        );
    }
}
