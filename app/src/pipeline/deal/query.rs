//! What the pages of deals ask of the server.

use leptos::prelude::*;
use meridian_domain::{
    id::{AccountId, DealId},
    pipeline::view::{AccountDeals, DealView},
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// One deal with its past.
#[server(name = ReadDeal, endpoint = "deal", output = crate::answer::Json)]
pub async fn deal(id: DealId) -> Result<DealView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.deal(&actor, id).await
    };
    answer(result.await)
}

/// All deals of an account, with what is needed to add one.
#[server(name = ReadAccountDeals, endpoint = "account-deals", output = crate::answer::Json)]
pub async fn account_deals(id: AccountId) -> Result<AccountDeals, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadDeal).await?;
        backend.account_deals(&actor, id).await
    };
    answer(result.await)
}
