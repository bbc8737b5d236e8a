//! What everybody does for themselves: password, browsers, tokens for programs.

use meridian_app::Failure;
use meridian_domain::{
    access::{
        Actor, Scope,
        view::{Device, TokenView},
    },
    gate::{Invalid, Rejection, Why},
    id::UserId,
};

use super::{House, Wanted, doors::LONGEST, guests::is_guest, password, token};

/// Days a token may last at most.
const LONGEST_DAYS: i64 = 3_650;
/// Characters in the name of a token at most.
const LONGEST_NAME: usize = 100;

impl House {
    /// The browsers in which the actor is signed in.
    pub(super) async fn read_devices(&self, actor: &Actor, token: &str) -> Result<Vec<Device>, Failure> {
        let here = hex::encode(token::digest(token));
        let sessions = self.read(self.store.sessions_of(actor.id, self.now()).await)?;
        let device = |session: meridian_store::Session| Device {
            here: session.digest == here,
            id: session.digest,
            agent: session.agent,
            since: session.created_at,
            seen: session.seen_at,
        };
        Ok(sessions.into_iter().map(device).collect())
    }

    /// Signs the actor out of one browser.
    pub(super) async fn end_device(&self, actor: &Actor, id: &str) -> Result<(), Failure> {
        let ended = self.read(self.store.end_session_of(actor.id, id).await)?;
        self.rights_changed().await?;
        if ended { Ok(()) } else { Err(Failure::NotFound) }
    }

    /// Gives the actor another password, provided that the old one fits, and ends the other sessions.
    pub(super) async fn exchange_password(
        &self,
        actor: &Actor,
        token: &str,
        old: String,
        new: String,
    ) -> Result<(), Failure> {
        self.by_login
            .count(&format!("password of {}", actor.id), self.now())
            .map_err(|seconds| Failure::TooMany { seconds })?;
        let kept = self.read(self.store.password_hash(actor.id).await)?;
        if old.len() > LONGEST || !password::fits(self.sources, old, kept).await {
            return Err(Failure::WrongCredentials);
        }
        proper(actor.id, &new)?;
        let hash = password::hash(self.sources, new).await.map_err(|error| self.broken(error))?;
        self.read(self.store.set_password_hash(actor.id, &hash).await)?;
        let here = hex::encode(token::digest(token));
        self.read(self.store.end_other_sessions(actor.id, &here).await)?;
        self.rights_changed().await
    }

    /// The actor's tokens for programs.
    pub(super) async fn read_tokens(&self, actor: &Actor) -> Result<Vec<TokenView>, Failure> {
        let tokens = self.read(self.store.tokens_of(actor.id).await)?;
        let view = |token: meridian_store::Token| TokenView {
            id: token.digest,
            name: token.name,
            scope: token.scope,
            since: token.created_at,
            seen: token.seen_at,
            until: token.expires_at,
        };
        Ok(tokens.into_iter().map(view).collect())
    }

    /// Makes a token; this is the only time it is told.
    pub(super) async fn new_token(
        &self,
        actor: &Actor,
        name: &str,
        scope: Scope,
        days: Option<i64>,
    ) -> Result<String, Failure> {
        if is_guest(actor) {
            return Err(Failure::NotFound);
        }
        let name = name.trim();
        let long = name.chars().count();
        if long == 0 || long > LONGEST_NAME || days.is_some_and(|days| !(1..=LONGEST_DAYS).contains(&days)) {
            return Err(Failure::Malformed);
        }
        self.issue(actor.id, Wanted { name: name.to_owned(), scope, days }).await
    }

    /// Revokes one of the actor's tokens.
    pub(super) async fn end_token(&self, actor: &Actor, id: &str) -> Result<(), Failure> {
        if self.read(self.store.revoke_token(actor.id, id).await)? { Ok(()) } else { Err(Failure::NotFound) }
    }
}

/// Whether a password is long enough, and not absurd.
pub(super) fn proper(user: UserId, password: &str) -> Result<(), Failure> {
    if password.chars().count() >= password::LEAST && password.len() <= LONGEST {
        return Ok(());
    }
    let why = Why::OutOfRange { least: password::LEAST as i64, most: LONGEST as i64 };
    let invalid = Invalid { field: "password".to_owned(), why };
    Err(Rejection::Invalid { key: user.into(), invalid }.into())
}
