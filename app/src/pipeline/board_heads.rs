//! The heads of all columns and rows, anew.

use leptos::prelude::*;
use meridian_domain::{
    id::PipelineId,
    pipeline::{
        query::{DealQuery, Grouping},
        view::Heads,
    },
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// Counts and sums of all columns and rows, for the whole filter.
#[server(endpoint = "board_heads", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn board_heads(pipeline: PipelineId, query: DealQuery, grouping: Grouping) -> Result<Heads, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.board_heads(&actor, pipeline, query, grouping).await
    };
    answer(result.await)
}
