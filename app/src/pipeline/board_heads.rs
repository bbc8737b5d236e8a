//! The heads of all columns, anew.

use leptos::prelude::*;
use meridian_domain::{
    id::PipelineId,
    pipeline::view::{ColumnHead, DealFilter},
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// Counts and sums of all columns, for the whole filter.
#[server(endpoint = "board_heads", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn board_heads(pipeline: PipelineId, filter: DealFilter) -> Result<Vec<ColumnHead>, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.board_heads(&actor, pipeline, filter).await
    };
    answer(result.await)
}
