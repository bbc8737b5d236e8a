//! What a filter can be chosen from.

use leptos::prelude::*;
use meridian_domain::{id::PipelineId, pipeline::view::Choices};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// Owners, teams, accounts, products and families that the deals of a pipeline name.
#[server(endpoint = "board_choices", output = crate::answer::Json)]
pub async fn board_choices(pipeline: PipelineId) -> Result<Choices, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.board_choices(&actor, pipeline).await
    };
    answer(result.await)
}
