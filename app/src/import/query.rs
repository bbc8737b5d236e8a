//! What the page of imports asks of the server.

use leptos::prelude::*;
use meridian_domain::{
    id::ImportId,
    import::view::{Progress, Rehearsal, Run, Window, Wish},
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// What files would do, and a window of one file's rows.
#[server(endpoint = "import-rehearse", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn rehearse(wishes: Vec<Wish>, window: Window) -> Result<Rehearsal, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Import).await?;
        backend.rehearse_import(&actor, wishes, window).await
    };
    answer(result.await)
}

/// Begins to import files.
#[server(endpoint = "import-start", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn start(wishes: Vec<Wish>) -> Result<Progress, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Import).await?;
        backend.start_import(&actor, wishes).await
    };
    answer(result.await)
}

/// How far the reader's own import or undo has come.
#[server(endpoint = "import-progress", output = crate::answer::Json)]
pub async fn how_far() -> Result<Progress, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Import).await?;
        backend.import_progress(&actor).await
    };
    answer(result.await)
}

/// Begins to take imports back.
#[server(endpoint = "import-undo", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn undo(runs: Vec<ImportId>) -> Result<Progress, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Import).await?;
        backend.undo_imports(&actor, runs).await
    };
    answer(result.await)
}

/// Earlier imports, latest first.
#[server(endpoint = "imports", output = crate::answer::Json)]
pub async fn runs() -> Result<Vec<Run>, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Import).await?;
        backend.imports(&actor).await
    };
    answer(result.await)
}
