//! Some rows of the table.

use leptos::prelude::*;
use meridian_domain::{
    id::PipelineId,
    pipeline::{query::DealQuery, view::DealRows},
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// At most `limit` deals of a pipeline from number `offset` on.
#[server(name = ReadDealRows, endpoint = "deal_rows", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn deal_rows(pipeline: PipelineId, query: DealQuery, offset: i64, limit: i64) -> Result<DealRows, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.deal_rows(&actor, pipeline, query, offset, limit).await
    };
    answer(result.await)
}
