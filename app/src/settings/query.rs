//! What the settings ask of the server.

use leptos::prelude::*;
#[cfg(feature = "ssr")]
use meridian_domain::{
    access::{Capability, Grant, grant},
    gate::Room,
};
use meridian_domain::{
    access::{
        Scope,
        view::{Device, TokenView},
    },
    id::{PipelineId, UserId},
    pipeline::view::Blueprint,
    workspace::view::{Condition, Office},
};

use serde::{Deserialize, Serialize};

use crate::{Failure, session::Me};
#[cfg(feature = "ssr")]
use crate::{
    backend::{answer, asked},
    session::token,
};

/// Everything the page shows, read at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settings {
    pub me: Me,
    /// Where the room of the workspace stood before.
    pub seq: i64,
    pub devices: Vec<Device>,
    pub tokens: Vec<TokenView>,
    /// For administrators only.
    pub house: Option<(Office, Condition)>,
}

/// The reader's settings.
#[server(name = ReadSettings, endpoint = "settings", output = crate::answer::Json)]
pub async fn settings() -> Result<Settings, Failure> {
    let result = async {
        // The request is at hand until the first wait only.
        let token = token().ok_or(Failure::SignedOut)?;
        let (backend, actor) = asked(Capability::BeMyself).await?;
        // A participant of an exercise hears nothing of the workspace.
        let seq = match grant(actor.role, Capability::ReadWorkspace) {
            Grant::None => 0,
            _ => backend.stands_at(&actor, Room::Workspace).await?,
        };
        let runs = [Capability::EditUsers, Capability::EditWorkspace]
            .into_iter()
            .all(|capability| grant(actor.role, capability) != Grant::None);
        let house = match runs {
            true => Some((backend.office(&actor).await?, backend.condition(&actor).await?)),
            false => None,
        };
        Ok(Settings {
            me: backend.authenticate(&token).await?.1,
            seq,
            devices: backend.devices(&actor, &token).await?,
            tokens: backend.tokens(&actor).await?,
            house,
        })
    };
    answer(result.await)
}

/// The browsers in which the reader is signed in.
#[server(endpoint = "devices", output = crate::answer::Json)]
pub async fn devices() -> Result<Vec<Device>, Failure> {
    let result = async {
        let token = token().ok_or(Failure::SignedOut)?;
        let (backend, actor) = asked(Capability::BeMyself).await?;
        backend.devices(&actor, &token).await
    };
    answer(result.await)
}

/// Signs the reader out of one browser.
#[server(endpoint = "sign-out-device", output = crate::answer::Json)]
pub async fn sign_out_device(id: String) -> Result<(), Failure> {
    let result = async {
        let (backend, actor) = asked(Capability::BeMyself).await?;
        backend.sign_out_device(&actor, &id).await
    };
    answer(result.await)
}

/// Exchanges the reader's password and ends their other sessions.
#[server(endpoint = "change-password", output = crate::answer::Json)]
pub async fn change_password(old: String, new: String) -> Result<(), Failure> {
    let result = async {
        let token = token().ok_or(Failure::SignedOut)?;
        let (backend, actor) = asked(Capability::BeMyself).await?;
        backend.change_password(&actor, &token, old, new).await
    };
    answer(result.await)
}

/// The reader's tokens for programs.
#[server(endpoint = "tokens", output = crate::answer::Json)]
pub async fn tokens() -> Result<Vec<TokenView>, Failure> {
    let result = async {
        let (backend, actor) = asked(Capability::BeMyself).await?;
        backend.tokens(&actor).await
    };
    answer(result.await)
}

/// Makes a token; this is the only time it is told. Without `days` it lasts until it is revoked.
#[server(endpoint = "make-token", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn make_token(name: String, scope: Scope, days: Option<i64>) -> Result<String, Failure> {
    let result = async {
        let (backend, actor) = asked(Capability::BeMyself).await?;
        backend.make_token(&actor, &name, scope, days).await
    };
    answer(result.await)
}

/// Revokes one of the reader's tokens.
#[server(endpoint = "revoke-token", output = crate::answer::Json)]
pub async fn revoke_token(id: String) -> Result<(), Failure> {
    let result = async {
        let (backend, actor) = asked(Capability::BeMyself).await?;
        backend.revoke_token(&actor, &id).await
    };
    answer(result.await)
}

/// People, teams and rates.
#[server(name = ReadOffice, endpoint = "office", output = crate::answer::Json)]
pub async fn office() -> Result<Office, Failure> {
    let result = async {
        let (backend, actor) = asked(Capability::EditUsers).await?;
        backend.office(&actor).await
    };
    answer(result.await)
}

/// A pipeline with its stages, and how many deals stand in each.
#[server(name = ReadBlueprint, endpoint = "pipeline-blueprint", output = crate::answer::Json)]
pub async fn blueprint(pipeline: PipelineId) -> Result<Blueprint, Failure> {
    let result = async {
        let (backend, actor) = asked(Capability::EditPipeline).await?;
        backend.blueprint(&actor, pipeline).await
    };
    answer(result.await)
}

/// Gives somebody a password.
#[server(endpoint = "set-password", output = crate::answer::Json)]
pub async fn set_password(user: UserId, password: String) -> Result<(), Failure> {
    let result = async {
        let (backend, actor) = asked(Capability::EditUsers).await?;
        backend.set_password(&actor, user, &password).await
    };
    answer(result.await)
}

/// How the program is.
#[server(name = ReadCondition, endpoint = "condition", output = crate::answer::Json)]
pub async fn condition() -> Result<Condition, Failure> {
    let result = async {
        let (backend, actor) = asked(Capability::EditWorkspace).await?;
        backend.condition(&actor).await
    };
    answer(result.await)
}
