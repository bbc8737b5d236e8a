//! What the pages of identification ask of the server.

use leptos::prelude::*;
use meridian_domain::{
    classify::view::{IdentifyQuery, IdentifyView},
    id::{AccountId, ImportId},
    import::view::Run,
    sales::{
        SalesMapping,
        view::{LinesQuery, LinesView, SalesRehearsal},
    },
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// What the sales lines of a period say of their buyers.
#[server(endpoint = "identify", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn identify(query: IdentifyQuery) -> Result<IdentifyView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadSales).await?;
        backend.identify(&actor, query).await
    };
    answer(result.await)
}

/// Some lines of one buyer.
#[server(endpoint = "sales-lines", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn sales_lines(query: LinesQuery) -> Result<LinesView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadSales).await?;
        backend.sales_lines(&actor, query).await
    };
    answer(result.await)
}

/// What a file of sales lines would do.
#[server(endpoint = "sales-rehearse", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn rehearse_sales(sheet: ImportId, mapping: SalesMapping) -> Result<SalesRehearsal, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Import).await?;
        backend.rehearse_sales(&actor, sheet, mapping).await
    };
    answer(result.await)
}

/// Imports a file of sales lines; `confirmed` says which customers are which accounts.
#[server(endpoint = "sales-import", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn import_sales(
    sheet: ImportId,
    mapping: SalesMapping,
    confirmed: Vec<(String, AccountId)>,
) -> Result<Run, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Import).await?;
        backend.import_sales(&actor, sheet, mapping, confirmed).await
    };
    answer(result.await)
}

/// How many rows of a file have been read; nothing when nobody reads it. `stop` ends the reading.
#[server(endpoint = "sales-progress", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn sales_progress(sheet: ImportId, stop: bool) -> Result<Option<u32>, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::Import).await?;
        backend.sales_progress(&actor, sheet, stop).await
    };
    answer(result.await)
}
