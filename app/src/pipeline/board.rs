//! A pipeline as it is first shown.

use leptos::prelude::*;
use meridian_domain::{
    id::PipelineId,
    pipeline::{
        query::DealQuery,
        view::{Board, Show},
    },
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// Cards of each column that come with the board: what a large screen shows, and a little more.
pub const FIRST: usize = 12;
/// Rows that come with the table, likewise.
pub const FIRST_ROWS: usize = 60;

/// All heads and the first cards of each column, or of the table, or of a month, of a pipeline;
/// without one, of the first pipeline.
#[server(name = ReadBoard, endpoint = "board", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn board(pipeline: Option<PipelineId>, query: DealQuery, show: Show) -> Result<Board, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        let first = if show == Show::Table { FIRST_ROWS } else { FIRST };
        backend.board(&actor, pipeline, query, show, first as i64).await
    };
    answer(result.await)
}
