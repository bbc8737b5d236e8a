//! Who may come in: credentials and sessions. Only digests of secrets are kept.

use std::collections::BTreeSet;

use meridian_domain::{
    access::Actor,
    id::UserId,
    record::{Kind, Record},
    time::Moment,
    workspace::User,
};

use crate::{
    Store,
    db::{StoreError, Type},
};

/// One session of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token, in hexadecimal.
    pub digest: String,
    pub user: UserId,
    pub created_at: Moment,
    pub seen_at: Moment,
    pub expires_at: Moment,
}

impl Store {
    /// The user of this login.
    pub async fn user_by_login(&self, login: &str) -> Result<Option<User>, StoreError> {
        let mut held = self.db.reader().await?;
        let records = held.conn().select(Kind::User, "WHERE login = $1", &[login.into()]).await?;
        Ok(records.into_iter().find_map(|record| match record {
            Record::User(user) => Some(user),
            _ => None,
        }))
    }

    /// A user with everybody below.
    pub async fn actor(&self, user: UserId) -> Result<Option<(Actor, User)>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let Some(Record::User(record)) = conn.load(&[user.into()]).await?.into_iter().next() else { return Ok(None) };
        let below = conn
            .rows(
                "WITH RECURSIVE below (id) AS (SELECT id FROM users WHERE manager = $1 \
                 UNION SELECT u.id FROM users u JOIN below b ON u.manager = b.id) SELECT id FROM below",
                &[user.0.into()],
                &[Type::Uuid],
            )
            .await?;
        let reports: BTreeSet<UserId> = below.iter().map(|row| UserId(row[0].uuid())).collect();
        let actor = Actor { id: user, role: record.role, active: record.active, reports };
        Ok(Some((actor, record)))
    }

    /// The hash of a user's password.
    pub async fn password_hash(&self, user: UserId) -> Result<Option<String>, StoreError> {
        let mut held = self.db.reader().await?;
        let rows = held
            .conn()
            .rows("SELECT hash FROM credentials WHERE \"user\" = $1", &[user.0.into()], &[Type::Text])
            .await?;
        Ok(rows.first().and_then(|row| row[0].opt_text()))
    }

    /// Sets the hash of a user's password.
    pub async fn set_password_hash(&self, user: UserId, hash: &str) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn()
            .run(
                "INSERT INTO credentials (\"user\", hash) VALUES ($1, $2) \
                 ON CONFLICT (\"user\") DO UPDATE SET hash = excluded.hash",
                &[user.0.into(), hash.into()],
            )
            .await?;
        Ok(())
    }

    /// Begins a session.
    pub async fn begin_session(&self, session: &Session) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn()
            .run(
                "INSERT INTO sessions (digest, \"user\", created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
                &[
                    session.digest.as_str().into(),
                    session.user.0.into(),
                    session.created_at.0.into(),
                    session.seen_at.0.into(),
                    session.expires_at.0.into(),
                ],
            )
            .await?;
        Ok(())
    }

    /// A session that has not expired at `now`.
    pub async fn session(&self, digest: &str, now: Moment) -> Result<Option<Session>, StoreError> {
        let mut held = self.db.reader().await?;
        let rows = held
            .conn()
            .rows(
                "SELECT digest, \"user\", created_at, seen_at, expires_at FROM sessions \
                 WHERE digest = $1 AND expires_at > $2",
                &[digest.into(), now.0.into()],
                &[Type::Text, Type::Uuid, Type::Int, Type::Int, Type::Int],
            )
            .await?;
        Ok(rows.first().map(|row| Session {
            digest: row[0].text(),
            user: UserId(row[1].uuid()),
            created_at: Moment(row[2].int()),
            seen_at: Moment(row[3].int()),
            expires_at: Moment(row[4].int()),
        }))
    }

    /// Notes that a session is in use, and until when it lasts now.
    pub async fn touch_session(&self, digest: &str, seen_at: Moment, expires_at: Moment) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn()
            .run(
                "UPDATE sessions SET seen_at = $2, expires_at = $3 WHERE digest = $1",
                &[digest.into(), seen_at.0.into(), expires_at.0.into()],
            )
            .await?;
        Ok(())
    }

    /// Ends a session.
    pub async fn end_session(&self, digest: &str) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn().run("DELETE FROM sessions WHERE digest = $1", &[digest.into()]).await?;
        Ok(())
    }

    /// Ends all sessions of a user.
    pub async fn end_sessions(&self, user: UserId) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn().run("DELETE FROM sessions WHERE \"user\" = $1", &[user.0.into()]).await?;
        Ok(())
    }
}
