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
mod asked;
mod board;
mod commit;
mod company;
mod db;
mod dump;
mod file;
mod forecast;
mod import;
mod kept;
mod log;
mod mentions;
mod migrations;
mod past;
mod pipeline;
mod records;
mod run;
mod sales;
mod schema;
mod sight;
mod signs;
mod stakeholder;
#[cfg(test)]
mod statements;
mod token;
mod visits;
mod watch;
mod wire;
mod world;

#[cfg(test)]
extern crate self as meridian_store;

use std::sync::Arc;

use tokio::sync::mpsc;
use uuid::Uuid;

pub use access::Session;
pub use commit::{CommitError, Committed, Told};
pub use db::StoreError;
pub use dump::DumpError;
pub use file::{is_in_use, is_ours};
pub use import::ImportRun;
pub use kept::Kept;
pub use signs::CardMaterial;
pub use token::Token;
pub use wire::Word;

use crate::{
    commit::Job,
    db::{Conn, Db},
};

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    /// Commands on their way to the one writer of SQLite.
    jobs: Option<mpsc::Sender<Job>>,
    /// The cases of runs.
    cases: run::Cases,
    /// This process, among those that share a Postgres.
    origin: Uuid,
}

impl Store {
    /// Opens `sqlite://path` (made when absent) or `postgres://…` and brings the schema up to date.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let db = Db::open(url).await?;
        let (jobs, origin) = match &db {
            Db::Sqlite { writer, .. } => (Some(commit::start_writer(Arc::clone(writer))), Uuid::nil()),
            Db::Postgres(_) => (None, db.reader().await?.conn().fresh_id().await?),
        };
        Ok(Self { db, jobs, cases: run::Cases::default(), origin })
    }

    /// Whether the database is Postgres, which other processes may write to as well.
    pub fn is_shared(&self) -> bool {
        matches!(self.db, Db::Postgres(_))
    }

    /// Ends in good order: what is being written is finished, SQLite's write-ahead log is emptied into
    /// the database. Nothing can be read or written afterwards.
    pub async fn close(&self) -> Result<(), StoreError> {
        match &self.db {
            Db::Sqlite { writer, readers, .. } => {
                readers.close().await;
                let mut writer = writer.lock().await;
                Conn::Sqlite(&mut writer).run("PRAGMA wal_checkpoint(TRUNCATE)", &[]).await?;
            }
            Db::Postgres(pool) => pool.close().await,
        }
        Ok(())
    }

    /// Where the database is, without secrets.
    pub fn place(&self) -> String {
        match &self.db {
            Db::Sqlite { path, .. } => path.clone(),
            Db::Postgres(_) => "postgres".to_owned(),
        }
    }
}
