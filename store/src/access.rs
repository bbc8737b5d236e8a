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
    db::{Conn, StoreError, Type, Value},
};

/// One session of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the token, in hexadecimal.
    pub digest: String,
    pub user: UserId,
    /// What the browser says it is.
    pub agent: String,
    pub created_at: Moment,
    pub seen_at: Moment,
    pub expires_at: Moment,
}

const COLUMNS: &str = "digest, \"user\", agent, created_at, seen_at, expires_at";
const TYPES: [Type; 6] = [Type::Text, Type::Uuid, Type::Text, Type::Int, Type::Int, Type::Int];

fn session(row: &[Value]) -> Session {
    Session {
        digest: row[0].text(),
        user: UserId(row[1].uuid()),
        agent: row[2].text(),
        created_at: Moment(row[3].int()),
        seen_at: Moment(row[4].int()),
        expires_at: Moment(row[5].int()),
    }
}

impl Conn<'_> {
    /// The user of this login, if there is one.
    pub(crate) async fn user_of(&mut self, login: &str) -> Result<Vec<Record>, StoreError> {
        self.select(Kind::User, "WHERE login = $1", &[login.into()]).await
    }
}

impl Store {
    /// The user of this login.
    pub async fn user_by_login(&self, login: &str) -> Result<Option<User>, StoreError> {
        let mut held = self.db.reader().await?;
        let records = held.conn().user_of(login).await?;
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

    /// Begins a session, and sweeps out those that have expired.
    pub async fn begin_session(&self, session: &Session) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn().run("DELETE FROM sessions WHERE expires_at <= $1", &[session.created_at.0.into()]).await?;
        held.conn()
            .run(
                &format!("INSERT INTO sessions ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6)"),
                &[
                    session.digest.as_str().into(),
                    session.user.0.into(),
                    session.agent.as_str().into(),
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
        let sql = format!("SELECT {COLUMNS} FROM sessions WHERE digest = $1 AND expires_at > $2");
        let rows = held.conn().rows(&sql, &[digest.into(), now.0.into()], &TYPES).await?;
        Ok(rows.first().map(|row| session(row)))
    }

    /// The sessions of a user that have not expired at `now`, the one used last first.
    pub async fn sessions_of(&self, user: UserId, now: Moment) -> Result<Vec<Session>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = format!(
            "SELECT {COLUMNS} FROM sessions WHERE \"user\" = $1 AND expires_at > $2 \
             ORDER BY seen_at DESC, created_at DESC, digest"
        );
        let rows = held.conn().rows(&sql, &[user.0.into(), now.0.into()], &TYPES).await?;
        Ok(rows.iter().map(|row| session(row)).collect())
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

    /// Ends one session of a user; whether there was one.
    pub async fn end_session_of(&self, user: UserId, digest: &str) -> Result<bool, StoreError> {
        let mut held = self.db.writer().await?;
        let sql = "DELETE FROM sessions WHERE \"user\" = $1 AND digest = $2";
        Ok(held.conn().run(sql, &[user.0.into(), digest.into()]).await? > 0)
    }

    /// Ends all sessions of a user but one.
    pub async fn end_other_sessions(&self, user: UserId, digest: &str) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        let sql = "DELETE FROM sessions WHERE \"user\" = $1 AND digest <> $2";
        held.conn().run(sql, &[user.0.into(), digest.into()]).await?;
        Ok(())
    }

    /// Ends all sessions of a user.
    pub async fn end_sessions(&self, user: UserId) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn().run("DELETE FROM sessions WHERE \"user\" = $1", &[user.0.into()]).await?;
        Ok(())
    }
}
