//! Some cards of one column.

use leptos::prelude::*;
use meridian_domain::{
    id::StageId,
    pipeline::view::{ColumnWindow, DealFilter},
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// At most `limit` cards of a stage from number `offset` on.
#[server(endpoint = "board_window", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn board_window(
    stage: StageId,
    filter: DealFilter,
    offset: i64,
    limit: i64,
) -> Result<ColumnWindow, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.board_window(&actor, stage, filter, offset, limit).await
    };
    answer(result.await)
}
