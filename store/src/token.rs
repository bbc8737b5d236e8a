//! Tokens that programs use in somebody's name. Only digests are kept.

use meridian_domain::{access::Scope, id::UserId, time::Moment};

use crate::{
    Store,
    db::{StoreError, Type, Value},
};

/// A program's token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// SHA-256 of the token, in hexadecimal.
    pub digest: String,
    pub user: UserId,
    /// What its user calls it.
    pub name: String,
    pub scope: Scope,
    pub created_at: Moment,
    pub seen_at: Option<Moment>,
    pub expires_at: Option<Moment>,
}

const COLUMNS: &str = "digest, \"user\", name, scopes, created_at, seen_at, expires_at";
const TYPES: [Type; 7] = [Type::Text, Type::Uuid, Type::Text, Type::Text, Type::Int, Type::Int, Type::Int];

fn token(row: &[Value]) -> Result<Token, StoreError> {
    let scope = Scope::from_key(&row[3].text()).ok_or_else(|| StoreError::Unreadable("tokens: scopes".to_owned()))?;
    Ok(Token {
        digest: row[0].text(),
        user: UserId(row[1].uuid()),
        name: row[2].text(),
        scope,
        created_at: Moment(row[4].int()),
        seen_at: row[5].opt_int().map(Moment),
        expires_at: row[6].opt_int().map(Moment),
    })
}

impl Store {
    /// Keeps a new token.
    pub async fn put_token(&self, token: &Token) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn()
            .run(
                &format!("INSERT INTO tokens ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)"),
                &[
                    token.digest.as_str().into(),
                    token.user.0.into(),
                    token.name.as_str().into(),
                    token.scope.key().into(),
                    token.created_at.0.into(),
                    Value::Int(token.seen_at.map(|at| at.0)),
                    Value::Int(token.expires_at.map(|at| at.0)),
                ],
            )
            .await?;
        Ok(())
    }

    /// A token that has not expired at `now`.
    pub async fn token(&self, digest: &str, now: Moment) -> Result<Option<Token>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = format!("SELECT {COLUMNS} FROM tokens WHERE digest = $1 AND (expires_at IS NULL OR expires_at > $2)");
        let rows = held.conn().rows(&sql, &[digest.into(), now.0.into()], &TYPES).await?;
        rows.first().map(|row| token(row)).transpose()
    }

    /// All tokens of a user, the newest first; those that have expired too, so that one sees why a program stopped.
    pub async fn tokens_of(&self, user: UserId) -> Result<Vec<Token>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = format!("SELECT {COLUMNS} FROM tokens WHERE \"user\" = $1 ORDER BY created_at DESC, digest");
        let rows = held.conn().rows(&sql, &[user.0.into()], &TYPES).await?;
        rows.iter().map(|row| token(row)).collect()
    }

    /// Notes that a token is in use.
    pub async fn touch_token(&self, digest: &str, seen_at: Moment) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn().run("UPDATE tokens SET seen_at = $2 WHERE digest = $1", &[digest.into(), seen_at.0.into()]).await?;
        Ok(())
    }

    /// Revokes one token of a user; whether there was one.
    pub async fn revoke_token(&self, user: UserId, digest: &str) -> Result<bool, StoreError> {
        let mut held = self.db.writer().await?;
        let sql = "DELETE FROM tokens WHERE \"user\" = $1 AND digest = $2";
        Ok(held.conn().run(sql, &[user.0.into(), digest.into()]).await? > 0)
    }

    /// Revokes all tokens of a user.
    pub async fn revoke_tokens(&self, user: UserId) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn().run("DELETE FROM tokens WHERE \"user\" = $1", &[user.0.into()]).await?;
        Ok(())
    }
}
