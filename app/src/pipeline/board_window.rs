//! Some cards of one column, or of one row.

use leptos::prelude::*;
use meridian_domain::{
    id::{PipelineId, StageId},
    pipeline::{
        query::{DealQuery, Group},
        view::ColumnWindow,
    },
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// At most `limit` cards of a stage, or of a row's part of it, from number `offset` on.
#[server(endpoint = "board_window", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn board_window(
    stage: StageId,
    group: Option<Group>,
    query: DealQuery,
    offset: i64,
    limit: i64,
) -> Result<ColumnWindow, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.board_window(&actor, stage, group, query, offset, limit).await
    };
    answer(result.await)
}

/// Cards of each part of a row that are read at once.
pub const FIRST_OF_ROW: usize = 8;

/// The first cards of a row in all columns.
#[server(endpoint = "board_row", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn board_row(pipeline: PipelineId, group: Group, query: DealQuery) -> Result<Vec<ColumnWindow>, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.board_row(&actor, pipeline, group, query, FIRST_OF_ROW as i64).await
    };
    answer(result.await)
}
