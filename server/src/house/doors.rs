//! Coming in and going out: passwords, sessions, tokens for programs.

use std::sync::PoisonError;

use meridian_app::{Failure, session::Me};
use meridian_domain::{
    access::{Actor, Scope},
    id::UserId,
    names::Names,
    record::{Kind, Record},
    time::{DAY_MS, Moment},
    workspace::User,
};
use meridian_store::{Session, Token};

use super::{House, password, token};

/// How long a session lasts after it was last used.
const SESSION_MS: i64 = 30 * DAY_MS;
/// How often it is noted that a session is in use.
const TOUCH_MS: i64 = 3_600_000;
/// How long the company's name is believed.
const COMPANY_MS: i64 = 5_000;
/// A longer password is nobody's.
pub(super) const LONGEST: usize = 1_000;
/// Characters that are kept of what a browser says it is.
const LONGEST_AGENT: usize = 300;

/// The beginning of a program's token, so that whoever finds one knows what it is.
const fn prefix(scope: Scope) -> &'static str {
    match scope {
        Scope::Read => "meridian_read_",
        Scope::Write => "meridian_write_",
    }
}

/// A token somebody wants for a program.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// What its user calls it.
    pub name: String,
    pub scope: Scope,
    /// How many days it lasts; for ever without.
    pub days: Option<i64>,
}

impl House {
    /// Who shows the token of a browser's session; the session lasts longer for it.
    pub async fn recognise(&self, token: &str) -> Result<(Actor, Me), Failure> {
        let digest = hex::encode(token::digest(token));
        let session = self.read(self.store.session(&digest, self.now()).await)?.ok_or(Failure::SignedOut)?;
        let (actor, user) = self.active(session.user).await?;
        let now = self.now();
        if now.0 - session.seen_at.0 >= TOUCH_MS {
            self.read(self.store.touch_session(&session.digest, now, Moment(now.0 + SESSION_MS)).await)?;
        }
        let login = user.login.unwrap_or_default();
        let company = match user.run {
            // A guest works for the company of the case.
            Some(run) => match self.there(run.into()).await? {
                Record::Run(run) => run.company,
                _ => return Err(Failure::SignedOut),
            },
            None => self.company().await?,
        };
        let me = Me { id: user.id, name: user.name, login, role: user.role, company };
        Ok((actor, me))
    }

    /// Which program's user shows the token, and what the program may do.
    pub async fn recognise_program(&self, token: &str) -> Result<(Actor, Scope), Failure> {
        let (digest, now) = (hex::encode(token::digest(token)), self.now());
        let kept = self.read(self.store.token(&digest, now).await)?.ok_or(Failure::SignedOut)?;
        let (actor, _) = self.active(kept.user).await?;
        if super::guests::is_guest(&actor) {
            return Err(Failure::SignedOut);
        }
        if kept.seen_at.is_none_or(|seen| now.0 - seen.0 >= TOUCH_MS) {
            self.read(self.store.touch_token(&digest, now).await)?;
        }
        Ok((actor, kept.scope))
    }

    /// A user who may still come in.
    async fn active(&self, user: UserId) -> Result<(Actor, User), Failure> {
        let (actor, user) = self.read(self.store.actor(user).await)?.ok_or(Failure::SignedOut)?;
        if user.active { Ok((actor, user)) } else { Err(Failure::SignedOut) }
    }

    /// Checks login and password and begins a session. An unknown login takes as long as a wrong
    /// password and gets the same answer.
    pub(super) async fn let_in(&self, login: &str, password: &str, from: &str, agent: &str) -> Result<String, Failure> {
        let (login, now) = (login.trim(), self.now());
        let too_many = |seconds| Failure::TooMany { seconds };
        self.by_address.count(from, now).map_err(too_many)?;
        self.by_login.count(login, now).map_err(too_many)?;
        let user = self.read(self.store.user_by_login(login).await)?.filter(|user| user.active);
        let kept = match &user {
            Some(user) => self.read(self.store.password_hash(user.id).await)?,
            None => None,
        };
        let password = if password.len() > LONGEST { String::new() } else { password.to_owned() };
        let fits = password::fits(self.sources, password, kept).await;
        let Some(user) = user.filter(|_| fits) else {
            metrics::counter!("meridian_sign_in_failures_total").increment(1);
            tracing::warn!(from, "name and password did not fit");
            return Err(Failure::WrongCredentials);
        };
        self.by_login.forgive(login);
        self.begin(&user, agent).await
    }

    /// A token for a program that acts for a user.
    pub async fn issue(&self, user: UserId, wanted: Wanted) -> Result<String, Failure> {
        let shown = format!("{}{}", prefix(wanted.scope), token::fresh(&self.sources));
        let now = self.now();
        let kept = Token {
            digest: hex::encode(token::digest(&shown)),
            user,
            name: wanted.name,
            scope: wanted.scope,
            created_at: now,
            seen_at: None,
            expires_at: wanted.days.map(|days| Moment(now.0 + days * DAY_MS)),
        };
        self.read(self.store.put_token(&kept).await)?;
        Ok(shown)
    }

    pub(super) async fn begin(&self, user: &User, agent: &str) -> Result<String, Failure> {
        let token = token::fresh(&self.sources);
        let now = self.now();
        let session = Session {
            digest: hex::encode(token::digest(&token)),
            user: user.id,
            agent: agent.chars().take(LONGEST_AGENT).collect(),
            created_at: now,
            seen_at: now,
            expires_at: Moment(now.0 + SESSION_MS),
        };
        self.read(self.store.begin_session(&session).await)?;
        Ok(token)
    }

    /// Ends the session of a token.
    pub(super) async fn let_out(&self, token: &str) -> Result<(), Failure> {
        let digest = hex::encode(token::digest(token));
        self.read(self.store.end_session(&digest).await)?;
        self.rights_changed().await
    }

    /// Sets a user's password and ends all that was let in with the old one: sessions and tokens.
    pub async fn set_password(&self, user: &User, password: &str) -> Result<(), Failure> {
        let hash = password::hash(self.sources, password.to_owned()).await.map_err(|error| self.broken(error))?;
        self.read(self.store.set_password_hash(user.id, &hash).await)?;
        self.read(self.store.revoke_tokens(user.id).await)?;
        self.end_sessions(user.id).await
    }

    /// Ends all sessions of a user, in whichever process they are open.
    pub async fn end_sessions(&self, user: UserId) -> Result<(), Failure> {
        self.read(self.store.end_sessions(user).await)?;
        self.rights_changed().await
    }

    /// The name of our company, a few seconds old at most.
    async fn company(&self) -> Result<Names, Failure> {
        let now = self.now();
        let known = self.company.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, name)) = known.filter(|(at, _)| now.0 - at.0 < COMPANY_MS) {
            return Ok(name);
        }
        let records = self.read(self.store.all(Kind::Workspace).await)?;
        let name = records.into_iter().find_map(|record| match record {
            Record::Workspace(workspace) => Some(workspace.name),
            _ => None,
        });
        let name = name.unwrap_or_default();
        *self.company.write().unwrap_or_else(PoisonError::into_inner) = Some((now, name.clone()));
        Ok(name)
    }
}
