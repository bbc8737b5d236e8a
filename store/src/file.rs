//! A SQLite database as a file: copied while it is in use, looked at before it is put in place.

use std::{str::FromStr as _, time::Duration};

use sqlx::{
    Connection as _, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode},
};

use crate::{
    Store,
    db::{Conn, Db, StoreError, Type},
};

impl Store {
    /// Writes a copy of the database to a file, while it is in use. SQLite only: Postgres has `pg_dump`.
    pub async fn backup(&self, path: &str) -> Result<bool, StoreError> {
        match &self.db {
            Db::Sqlite { .. } => {
                self.db.reader().await?.conn().run("VACUUM INTO $1", &[path.into()]).await?;
                Ok(true)
            }
            Db::Postgres(_) => Ok(false),
        }
    }
}

/// Whether a file is a database of this program.
pub async fn is_ours(path: &str) -> bool {
    let Ok(options) = SqliteConnectOptions::from_str(&format!("sqlite://{path}")) else { return false };
    let Ok(mut file) = SqliteConnection::connect_with(&options.read_only(true)).await else { return false };
    let rooms = Conn::Sqlite(&mut file).rows("SELECT COUNT(*) FROM rooms", &[], &[Type::Int]).await;
    // What cannot be closed was only read.
    drop(file.close().await);
    rooms.is_ok()
}

/// Whether some program has the database open. Leaves it without a write-ahead log when nobody has.
pub async fn is_in_use(path: &str) -> bool {
    let Ok(options) = SqliteConnectOptions::from_str(&format!("sqlite://{path}")) else { return false };
    let alone = options.journal_mode(SqliteJournalMode::Delete).busy_timeout(Duration::ZERO);
    match SqliteConnection::connect_with(&alone).await {
        Ok(file) => {
            drop(file.close().await);
            false
        }
        Err(sqlx::Error::Database(error)) => error.code().is_some_and(|code| code == "5"),
        Err(_) => false,
    }
}
