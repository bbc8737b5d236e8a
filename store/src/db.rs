//! The two databases behind one door: a statement is written once, with `$1` parameters, and run
//! on either.

use std::{str::FromStr, sync::Arc, time::Duration};

use futures::TryStreamExt as _;
use sqlx::{
    AssertSqlSafe, Connection as _, PgConnection, PgPool, Row as _, SqliteConnection, SqlitePool,
    postgres::PgPoolOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use thiserror::Error;
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use crate::migrations;

/// What went wrong with the database. Never shown to a browser: it may name tables.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("the address of the database is neither sqlite:… nor postgres:…")]
    Address,
    #[error("the folder of the database cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    #[error("database: {0}")]
    Sql(#[from] sqlx::Error),
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A row that does not fit its type: somebody else wrote to the database.
    #[error("a stored record cannot be read: {0}")]
    Unreadable(String),
    #[error("the writer has stopped")]
    Stopped,
}

/// A value on its way to or from the database.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Uuid(Option<Uuid>),
    Text(Option<String>),
    Int(Option<i64>),
    Bool(bool),
    Bytes(Vec<u8>),
}

/// The type of a value that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Uuid,
    Text,
    Int,
    Bool,
    Bytes,
}

impl Value {
    pub fn uuid(&self) -> Uuid {
        match self {
            Self::Uuid(Some(id)) => *id,
            _ => Uuid::nil(),
        }
    }

    pub fn opt_uuid(&self) -> Option<Uuid> {
        match self {
            Self::Uuid(id) => *id,
            _ => None,
        }
    }

    pub fn text(&self) -> String {
        self.opt_text().unwrap_or_default()
    }

    pub fn opt_text(&self) -> Option<String> {
        match self {
            Self::Text(text) => text.clone(),
            _ => None,
        }
    }

    pub fn into_bytes(self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes,
            _ => Vec::new(),
        }
    }

    pub fn int(&self) -> i64 {
        self.opt_int().unwrap_or_default()
    }

    pub fn opt_int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => *value,
            _ => None,
        }
    }
}

impl From<Uuid> for Value {
    fn from(id: Uuid) -> Self {
        Self::Uuid(Some(id))
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

/// A connection within which statements run.
pub(crate) enum Conn<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

macro_rules! bound {
    ($sql:expr, $values:expr) => {{
        let mut query = sqlx::query(AssertSqlSafe($sql.to_owned()));
        for value in $values {
            query = match value {
                Value::Uuid(value) => query.bind(*value),
                Value::Text(value) => query.bind(value.clone()),
                Value::Int(value) => query.bind(*value),
                Value::Bool(value) => query.bind(*value),
                Value::Bytes(value) => query.bind(value.clone()),
            };
        }
        query
    }};
}

macro_rules! unpacked {
    ($row:expr, $types:expr) => {{
        let row = $row;
        let mut values = Vec::with_capacity($types.len());
        for (at, ty) in $types.iter().enumerate() {
            values.push(match ty {
                Type::Uuid => Value::Uuid(row.try_get(at)?),
                Type::Text => Value::Text(row.try_get(at)?),
                Type::Int => Value::Int(row.try_get(at)?),
                Type::Bool => Value::Bool(row.try_get(at)?),
                Type::Bytes => Value::Bytes(row.try_get(at)?),
            });
        }
        values
    }};
}

impl Conn<'_> {
    /// Runs a statement; returns how many rows it touched.
    #[cfg_attr(test, track_caller)]
    #[cfg_attr(not(test), expect(clippy::manual_async_fn, reason = "tests note the caller, which an `async fn` hides"))]
    pub fn run(&mut self, sql: &str, values: &[Value]) -> impl Future<Output = Result<u64, StoreError>> + Send {
        #[cfg(test)]
        crate::statements::note(std::panic::Location::caller(), sql);
        async move {
            Ok(match self {
                Conn::Sqlite(conn) => bound!(sql, values).execute(&mut **conn).await?.rows_affected(),
                Conn::Postgres(conn) => bound!(sql, values).execute(&mut **conn).await?.rows_affected(),
            })
        }
    }

    /// Runs a statement and reads its rows.
    #[cfg_attr(test, track_caller)]
    pub fn rows(
        &mut self,
        sql: &str,
        values: &[Value],
        types: &[Type],
    ) -> impl Future<Output = Result<Vec<Vec<Value>>, StoreError>> + Send {
        #[cfg(test)]
        crate::statements::note(std::panic::Location::caller(), sql);
        self.read(sql, values, types)
    }

    async fn read(&mut self, sql: &str, values: &[Value], types: &[Type]) -> Result<Vec<Vec<Value>>, StoreError> {
        let mut all = Vec::new();
        match self {
            Conn::Sqlite(conn) => {
                let mut rows = bound!(sql, values).fetch(&mut **conn);
                while let Some(row) = rows.try_next().await? {
                    all.push(unpacked!(row, types));
                }
            }
            Conn::Postgres(conn) => {
                let mut rows = bound!(sql, values).fetch(&mut **conn);
                while let Some(row) = rows.try_next().await? {
                    all.push(unpacked!(row, types));
                }
            }
        }
        Ok(all)
    }
}

/// Either database.
#[derive(Clone, Debug)]
pub(crate) enum Db {
    /// One writer, a pool of readers.
    Sqlite {
        writer: Arc<Mutex<SqliteConnection>>,
        readers: SqlitePool,
        path: String,
    },
    Postgres(PgPool),
}

/// A connection that is held.
pub(crate) enum Held<'d> {
    Writer(MutexGuard<'d, SqliteConnection>),
    Reader(sqlx::pool::PoolConnection<sqlx::Sqlite>),
    Postgres(sqlx::pool::PoolConnection<sqlx::Postgres>),
}

impl Held<'_> {
    pub fn conn(&mut self) -> Conn<'_> {
        match self {
            Self::Writer(conn) => Conn::Sqlite(conn),
            Self::Reader(conn) => Conn::Sqlite(conn),
            Self::Postgres(conn) => Conn::Postgres(conn),
        }
    }
}

impl Db {
    /// Opens the database, makes it when it is not there, and brings its schema up to date.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.trim_start_matches("//").to_owned();
            if let Some(folder) = std::path::Path::new(&path).parent() {
                std::fs::create_dir_all(folder)?;
            }
            let options = SqliteConnectOptions::from_str(&format!("sqlite://{path}"))?
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(10))
                .statement_cache_capacity(500);
            let mut writer = SqliteConnection::connect_with(&options).await?;
            migrations::sqlite().run(&mut writer).await?;
            let readers = SqlitePoolOptions::new().max_connections(8).connect_with(options.read_only(true)).await?;
            Ok(Self::Sqlite { writer: Arc::new(Mutex::new(writer)), readers, path })
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = PgPoolOptions::new().max_connections(16).connect(url).await?;
            migrations::postgres().run(&pool).await?;
            Ok(Self::Postgres(pool))
        } else {
            Err(StoreError::Address)
        }
    }

    /// A connection to read with.
    pub async fn reader(&self) -> Result<Held<'_>, StoreError> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Held::Reader(readers.acquire().await?),
            Self::Postgres(pool) => Held::Postgres(pool.acquire().await?),
        })
    }

    /// A connection to write with; on SQLite there is one.
    pub async fn writer(&self) -> Result<Held<'_>, StoreError> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Held::Writer(writer.lock().await),
            Self::Postgres(pool) => Held::Postgres(pool.acquire().await?),
        })
    }
}
