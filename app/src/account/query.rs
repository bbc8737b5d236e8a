//! What the pages of accounts ask of the server.

use leptos::prelude::*;
use meridian_domain::{
    account::view::{AccountFilter, AccountHead, AccountPage, AccountView, ProfileView},
    id::AccountId,
};

use crate::Failure;
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};

/// The accounts the reader may see, as far as they fit the filter.
#[server(endpoint = "accounts", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn accounts(filter: AccountFilter) -> Result<AccountPage, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.accounts(&actor, filter).await
    };
    answer(result.await)
}

/// What all rooms of one account show of it.
#[server(name = ReadAccountHead, endpoint = "account-head", output = crate::answer::Json)]
pub async fn account_head(id: AccountId) -> Result<AccountHead, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.account_head(&actor, id).await
    };
    answer(result.await)
}

/// Everything the overview and the health page of one account show.
#[server(endpoint = "account", output = crate::answer::Json)]
pub async fn account(id: AccountId) -> Result<AccountView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.account(&actor, id).await
    };
    answer(result.await)
}

/// What is known of one account, and what it needs.
#[server(endpoint = "profile", output = crate::answer::Json)]
pub async fn profile(id: AccountId) -> Result<ProfileView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.profile(&actor, id).await
    };
    answer(result.await)
}
