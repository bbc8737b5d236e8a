//! Persistence over sqlx: SQLite (embedded) or Postgres, one behaviour. Nothing else in the tree
//! writes SQL.
//!
//! - [`Store::commit`]: the transaction of the gate: load, decide, authorise, write, number, all or nothing;
//! - [`Store::events_since`] and friends: the log;
//! - reads for the screens, one module a noun of the field.
//!
//! To add a kind of record: its type in the domain, its line in `schema.rs`, its table in both
//! folders of `migrations/`; everything else follows.

mod access;
mod account;
mod commit;
mod db;
mod import;
mod log;
mod pipeline;
mod records;
mod schema;
mod sight;
mod stakeholder;
mod token;
mod world;

use std::sync::Arc;

use tokio::sync::mpsc;

pub use access::Session;
pub use commit::{CommitError, Committed, Told};
pub use db::StoreError;
pub use import::ImportRun;
pub use token::Token;

use crate::{commit::Job, db::Db};

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    /// Commands on their way to the one writer of SQLite.
    jobs: Option<mpsc::Sender<Job>>,
}

impl Store {
    /// Opens `sqlite://path` (made when absent) or `postgres://…` and brings the schema up to date.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let db = Db::open(url).await?;
        let jobs = match &db {
            Db::Sqlite { writer, .. } => Some(commit::start_writer(Arc::clone(writer))),
            Db::Postgres(_) => None,
        };
        Ok(Self { db, jobs })
    }

    /// Whether the database is Postgres, which other processes may write to as well.
    pub fn is_shared(&self) -> bool {
        matches!(self.db, Db::Postgres(_))
    }

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

    /// Where the database is, without secrets.
    pub fn place(&self) -> String {
        match &self.db {
            Db::Sqlite { path, .. } => path.clone(),
            Db::Postgres(_) => "postgres".to_owned(),
        }
    }
}
