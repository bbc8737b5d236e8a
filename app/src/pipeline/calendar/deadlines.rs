//! The deals of one month.

use leptos::prelude::*;
use meridian_domain::{
    id::PipelineId,
    pipeline::{
        query::{DealQuery, Month},
        view::Card,
    },
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// The open deals with a deadline in the weeks of a month.
#[server(endpoint = "deadlines", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn deadlines(pipeline: PipelineId, query: DealQuery, month: Month) -> Result<Vec<Card>, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.deadlines(&actor, pipeline, query, month).await
    };
    answer(result.await)
}
