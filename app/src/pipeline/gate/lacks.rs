//! What a stage asks of several deals.

use leptos::prelude::*;
use meridian_domain::{
    id::{DealId, StageId},
    pipeline::Requirement,
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// More deals than these are not looked at together.
#[cfg(feature = "ssr")]
const MOST: usize = 200;

/// What a stage asks of each of several deals, in their order. Deals the reader may not see are left out.
#[server(name = DealsRequirements, endpoint = "deals-requirements", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn deals_requirements(
    deals: Vec<DealId>,
    stage: StageId,
) -> Result<Vec<(DealId, Vec<Requirement>)>, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        let mut all = Vec::new();
        for deal in deals.into_iter().take(MOST) {
            match backend.requirements(&actor, deal, stage).await {
                Ok(requirements) => all.push((deal, requirements)),
                Err(Failure::NotFound) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok(all)
    };
    answer(result.await)
}
