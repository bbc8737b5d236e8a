//! The board as it is first shown.

use leptos::prelude::*;
use meridian_domain::{
    id::PipelineId,
    pipeline::view::{Board, DealFilter},
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// Cards of each column that come with the board: what a large screen shows, and a little more.
pub const FIRST: usize = 12;

/// All heads and the first cards of each column of a pipeline; without one, of the first pipeline.
#[server(name = ReadBoard, endpoint = "board", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn board(pipeline: Option<PipelineId>, filter: DealFilter) -> Result<Board, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.board(&actor, pipeline, filter, FIRST as i64).await
    };
    answer(result.await)
}
