//! The program's files under `/pkg`: from a folder, else from the program itself. Their names
//! carry a hash of their content, so a browser may keep them for ever.

use std::{borrow::Cow, path::PathBuf, sync::Arc};

use axum::{
    extract::{Path, State},
    response::{IntoResponse as _, Response},
};
use http::{
    HeaderMap, HeaderValue,
    header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY},
};
use meridian_app::{Failure, assets::AssetNames};
use rust_embed::RustEmbed;

use super::{Site, problem::Problem};

#[derive(RustEmbed)]
#[folder = "../target/site"]
#[allow_missing = true]
struct Built;

/// Where the files are, and what they are called.
#[derive(Debug)]
pub struct Assets {
    folder: Option<PathBuf>,
    names: AssetNames,
}

impl Assets {
    /// The files in `folder`, else those built into the program.
    pub async fn find(folder: Option<PathBuf>) -> Self {
        let mut assets = Self { folder, names: AssetNames::default() };
        match assets.read("manifest.json").await.map(|bytes| serde_json::from_slice(&bytes)) {
            Some(Ok(names)) => assets.names = names,
            Some(Err(error)) => tracing::error!(%error, "manifest.json of the site cannot be read"),
            None => tracing::warn!("the site is not built: pages come without styles and stay still"),
        }
        assets
    }

    /// What the files are called.
    pub fn names(&self) -> &AssetNames {
        &self.names
    }

    async fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        let safe = path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains('\\'));
        match &self.folder {
            _ if !safe => None,
            Some(folder) => tokio::fs::read(folder.join(path)).await.ok().map(Cow::Owned),
            None => Built::get(path).map(|file| file.data),
        }
    }
}

/// A file under `/pkg`, compressed where the browser understands it.
pub async fn file(State(site): State<Arc<Site>>, Path(path): Path<String>, headers: HeaderMap) -> Response {
    let brotli = headers
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|one| one.trim().split(';').next() == Some("br")));
    let small = if brotli { site.assets.read(&format!("pkg/{path}.br")).await } else { None };
    let compressed = small.is_some();
    let bytes = match small {
        Some(bytes) => Some(bytes),
        None => site.assets.read(&format!("pkg/{path}")).await,
    };
    let Some(bytes) = bytes else { return Problem(Failure::NotFound).into_response() };
    let mut response = bytes.into_owned().into_response();
    let headers = response.headers_mut();
    let kind = mime_guess::from_path(&path).first_or_octet_stream();
    if let Ok(kind) = HeaderValue::from_str(kind.as_ref()) {
        headers.insert(CONTENT_TYPE, kind);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if compressed {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    response
}
