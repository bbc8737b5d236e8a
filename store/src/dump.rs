//! Everything there is, as lines of JSON, to move it into another database of either kind:
//! a head, the records (parents before those who refer to them), the rows of the log and of the
//! other tables, and an end that says how many lines there were. Sessions stay behind.

use std::io::Write;

use meridian_domain::record::{Kind, Record};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use thiserror::Error;
use uuid::Uuid;

use crate::{
    Store,
    db::{Conn, Db, StoreError, Type, Value},
};

/// The version of the lines.
const FORMAT: u32 = 1;
/// Rows in memory at once.
const PAGE: i64 = 1_000;

/// Why there is no export, or why one was not brought back. Nothing of it was saved then.
#[derive(Debug, Error)]
pub enum DumpError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// The database holds something already.
    #[error("the database is not empty")]
    NotEmpty,
    /// The line makes no sense here.
    #[error("line {number}: {why}")]
    Line { number: u64, why: String },
    /// The last line says that there should have been more, or is missing.
    #[error("the end is missing")]
    Unfinished,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Line {
    Head { meridian: u32 },
    End { lines: u64 },
    Row { table: String, row: Map<String, Json> },
    Record(Record),
}

impl Line {
    fn read(text: &str) -> serde_json::Result<Self> {
        #[derive(Deserialize)]
        struct Any {
            meridian: Option<u32>,
            lines: Option<u64>,
            table: Option<String>,
            row: Option<Map<String, Json>>,
            kind: Option<Kind>,
            record: Option<Json>,
        }
        match serde_json::from_str(text)? {
            Any { kind: Some(kind), record: Some(fields), .. } => Record::from_fields(kind, fields).map(Self::Record),
            Any { table: Some(table), row: Some(row), .. } => Ok(Self::Row { table, row }),
            Any { meridian: Some(meridian), .. } => Ok(Self::Head { meridian }),
            Any { lines: Some(lines), .. } => Ok(Self::End { lines }),
            _ => Err(serde::de::Error::custom("no line of an export")),
        }
    }
}

/// A table that holds no records. The first columns, `key` of them, are in its primary key.
struct Table {
    name: &'static str,
    columns: &'static [(&'static str, Type)],
    key: usize,
}

const TABLES: [Table; 15] = [
    Table { name: "rooms", columns: &[("room", Type::Text), ("seq", Type::Int)], key: 1 },
    Table {
        name: "receipts",
        columns: &[("command", Type::Uuid), ("actor", Type::Uuid), ("at", Type::Int), ("import", Type::Uuid)],
        key: 1,
    },
    Table {
        name: "events",
        columns: &[
            ("command", Type::Uuid),
            ("part", Type::Int),
            ("room", Type::Text),
            ("seq", Type::Int),
            ("actor", Type::Uuid),
            ("at", Type::Int),
            ("event", Type::Text),
            ("inverse", Type::Text),
        ],
        key: 2,
    },
    Table {
        name: "stage_visits",
        columns: &[
            ("deal", Type::Uuid),
            ("entered_at", Type::Int),
            ("stage", Type::Uuid),
            ("left_at", Type::Int),
            ("by", Type::Uuid),
        ],
        key: 3,
    },
    Table {
        name: "health_snapshots",
        columns: &[
            ("account", Type::Uuid),
            ("on", Type::Text),
            ("value", Type::Int),
            ("coverage", Type::Int),
            ("sides", Type::Text),
            ("version", Type::Int),
        ],
        key: 2,
    },
    Table { name: "standings", columns: &[("account", Type::Uuid), ("at", Type::Int), ("body", Type::Text)], key: 1 },
    Table { name: "alert_reads", columns: &[("user", Type::Uuid), ("alert", Type::Text), ("at", Type::Int)], key: 2 },
    Table {
        name: "imports",
        columns: &[
            ("id", Type::Uuid),
            ("kind", Type::Text),
            ("by", Type::Uuid),
            ("at", Type::Int),
            ("file", Type::Text),
            ("status", Type::Text),
            ("report", Type::Text),
        ],
        key: 1,
    },
    Table {
        name: "sales_chunks",
        columns: &[("batch", Type::Uuid), ("part", Type::Int), ("body", Type::Bytes)],
        key: 2,
    },
    Table {
        name: "files",
        columns: &[
            ("id", Type::Uuid),
            ("deal", Type::Uuid),
            ("name", Type::Text),
            ("by", Type::Uuid),
            ("at", Type::Int),
            ("body", Type::Bytes),
        ],
        key: 1,
    },
    Table { name: "run_cases", columns: &[("run", Type::Uuid), ("texts", Type::Text)], key: 1 },
    Table { name: "rejoins", columns: &[("user", Type::Uuid), ("code", Type::Text)], key: 1 },
    Table { name: "refused_rows", columns: &[("import", Type::Uuid), ("content", Type::Text)], key: 1 },
    Table { name: "credentials", columns: &[("user", Type::Uuid), ("hash", Type::Text)], key: 1 },
    Table {
        name: "tokens",
        columns: &[
            ("digest", Type::Text),
            ("user", Type::Uuid),
            ("name", Type::Text),
            ("scopes", Type::Text),
            ("created_at", Type::Int),
            ("seen_at", Type::Int),
            ("expires_at", Type::Int),
        ],
        key: 1,
    },
];

impl Table {
    fn names(&self, count: usize) -> String {
        let quoted: Vec<String> = self.columns[..count].iter().map(|(name, _)| format!("\"{name}\"")).collect();
        quoted.join(", ")
    }

    fn types(&self) -> Vec<Type> {
        self.columns.iter().map(|(_, ty)| *ty).collect()
    }

    /// Rows behind those of the key `after`.
    fn page(&self, after: bool) -> String {
        let (columns, key) = (self.names(self.columns.len()), self.names(self.key));
        let condition = if after { format!("WHERE ({key}) > ({}) ", numbered(self.key)) } else { String::new() };
        // Rows with bytes in them are large.
        let page = if self.columns.iter().any(|(_, ty)| *ty == Type::Bytes) { 16 } else { PAGE };
        format!("SELECT {columns} FROM {} {condition}ORDER BY {key} LIMIT {page}", self.name)
    }

    fn insert(&self) -> String {
        let count = self.columns.len();
        format!("INSERT INTO {} ({}) VALUES ({})", self.name, self.names(count), numbered(count))
    }

    fn json(&self, row: &[Value]) -> Map<String, Json> {
        self.columns.iter().zip(row).map(|((name, _), value)| ((*name).to_owned(), value.to_json())).collect()
    }

    fn values(&self, row: &Map<String, Json>) -> Option<Vec<Value>> {
        // A column that is younger than the export is empty in it.
        self.columns.iter().map(|(name, ty)| Value::from_json(*ty, row.get(*name).unwrap_or(&Json::Null))).collect()
    }
}

/// What goes out only when there is much of a table, or something of each.
#[cfg(test)]
pub(crate) fn statements() -> Vec<String> {
    TABLES.iter().flat_map(|table| [table.page(false), table.page(true), table.insert()]).collect()
}

fn numbered(count: usize) -> String {
    let places: Vec<String> = (1..=count).map(|n| format!("${n}")).collect();
    places.join(", ")
}

impl Value {
    fn to_json(&self) -> Json {
        match self {
            Self::Uuid(id) => id.map_or(Json::Null, |id| Json::String(id.to_string())),
            Self::Text(text) => text.clone().map_or(Json::Null, Json::String),
            Self::Int(value) => value.map_or(Json::Null, Json::from),
            Self::Bool(value) => Json::Bool(*value),
            Self::Bytes(bytes) => Json::String(hex::encode(bytes)),
        }
    }

    fn from_json(ty: Type, json: &Json) -> Option<Self> {
        Some(match (ty, json) {
            (Type::Uuid, Json::Null) => Self::Uuid(None),
            (Type::Text, Json::Null) => Self::Text(None),
            (Type::Int, Json::Null) => Self::Int(None),
            (Type::Uuid, Json::String(text)) => Self::Uuid(Some(Uuid::parse_str(text).ok()?)),
            (Type::Text, Json::String(text)) => Self::Text(Some(text.clone())),
            (Type::Int, json) => Self::Int(Some(json.as_i64()?)),
            (Type::Bool, json) => Self::Bool(json.as_bool()?),
            (Type::Bytes, Json::String(text)) => Self::Bytes(hex::decode(text).ok()?),
            _ => return None,
        })
    }
}

impl Store {
    /// Writes everything but the sessions to `out`, as of one moment, while the database is in use.
    /// Returns the number of lines.
    pub async fn export(&self, out: &mut (impl Write + Send)) -> Result<u64, DumpError> {
        match &self.db {
            Db::Sqlite { readers, .. } => {
                let mut snapshot = readers.begin().await.map_err(StoreError::from)?;
                write_all(&mut Conn::Sqlite(&mut snapshot), out).await
            }
            Db::Postgres(pool) => {
                let one_moment = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                let mut snapshot = pool.begin_with(one_moment).await.map_err(StoreError::from)?;
                write_all(&mut Conn::Postgres(&mut snapshot), out).await
            }
        }
    }

    /// Reads an export into a database in which nothing has happened yet: all of it or nothing.
    /// Returns the number of lines.
    pub async fn bring_back(
        &self,
        lines: impl Iterator<Item = std::io::Result<String>> + Send,
    ) -> Result<u64, DumpError> {
        match &self.db {
            Db::Sqlite { writer, .. } => {
                let mut writer = writer.lock().await;
                let begun = sqlx::Connection::begin_with(&mut *writer, "BEGIN IMMEDIATE").await;
                let mut transaction = begun.map_err(StoreError::from)?;
                let count = read_all(&mut Conn::Sqlite(&mut transaction), lines).await?;
                transaction.commit().await.map_err(StoreError::from)?;
                Ok(count)
            }
            Db::Postgres(pool) => {
                let mut transaction = pool.begin().await.map_err(StoreError::from)?;
                let count = read_all(&mut Conn::Postgres(&mut transaction), lines).await?;
                transaction.commit().await.map_err(StoreError::from)?;
                Ok(count)
            }
        }
    }
}

fn write(out: &mut impl Write, line: &Line, count: &mut u64) -> Result<(), DumpError> {
    serde_json::to_writer(&mut *out, line).map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    *count += 1;
    Ok(())
}

async fn write_all(conn: &mut Conn<'_>, out: &mut (impl Write + Send)) -> Result<u64, DumpError> {
    let mut count = 0;
    write(out, &Line::Head { meridian: FORMAT }, &mut count)?;
    for kind in Kind::ALL {
        let mut after = Uuid::nil();
        loop {
            let condition = format!("WHERE id > $1 ORDER BY id LIMIT {PAGE}");
            let records = conn.select(*kind, &condition, &[after.into()]).await?;
            let Some(last) = records.last() else { break };
            after = last.key().uuid();
            for record in records {
                write(out, &Line::Record(record), &mut count)?;
            }
        }
    }
    for table in &TABLES {
        let mut after = Vec::new();
        loop {
            let rows = conn.rows(&table.page(!after.is_empty()), &after, &table.types()).await?;
            let Some(last) = rows.last() else { break };
            after = last[..table.key].to_vec();
            for row in &rows {
                let row = table.json(row);
                write(out, &Line::Row { table: table.name.to_owned(), row }, &mut count)?;
            }
        }
    }
    count += 1;
    write(out, &Line::End { lines: count }, &mut 0)?;
    out.flush()?;
    Ok(count)
}

async fn read_all(
    conn: &mut Conn<'_>,
    lines: impl Iterator<Item = std::io::Result<String>> + Send,
) -> Result<u64, DumpError> {
    if !conn.rows("SELECT seq FROM rooms LIMIT 1", &[], &[Type::Int]).await?.is_empty() {
        return Err(DumpError::NotEmpty);
    }
    let mut end = None;
    let mut number = 0;
    for line in lines {
        number += 1;
        let wrong = |why: &str| DumpError::Line { number, why: why.to_owned() };
        if end.is_some() {
            return Err(wrong("something behind the end"));
        }
        let line = Line::read(&line?).map_err(|error| wrong(&error.to_string()))?;
        match line {
            Line::Head { meridian: FORMAT } if number == 1 => {}
            Line::Head { .. } => return Err(wrong("another version of the format")),
            _ if number == 1 => return Err(wrong("not the head of an export")),
            Line::Record(record) => conn.put(&record).await?,
            Line::Row { table, row } => {
                let table = TABLES.iter().find(|known| known.name == table).ok_or_else(|| wrong("no such table"))?;
                let values = table.values(&row).ok_or_else(|| wrong("not a row of its table"))?;
                conn.run(&table.insert(), &values).await?;
            }
            Line::End { lines } => end = Some(lines),
        }
    }
    if end == Some(number) { Ok(number) } else { Err(DumpError::Unfinished) }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use sqlx::Connection as _;

    use super::*;

    #[tokio::test]
    async fn every_table_with_every_column_is_written_out_but_the_sessions() {
        let mut empty = sqlx::SqliteConnection::connect("sqlite::memory:").await.expect("a database");
        crate::migrations::sqlite().run(&mut empty).await.expect("its schema");
        let sql = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";
        let mut there: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in Conn::Sqlite(&mut empty).rows(sql, &[], &[Type::Text, Type::Text]).await.expect("read") {
            there.entry(row[0].text()).or_default().insert(row[1].text());
        }
        for passed_over in ["sessions", "_sqlx_migrations"] {
            assert!(there.remove(passed_over).is_some(), "{passed_over}");
        }
        let unquoted = |columns: &str| columns.split(", ").map(|name| name.trim_matches('"').to_owned()).collect();
        let records = Kind::ALL.iter().map(|kind| {
            let columns: BTreeSet<String> = unquoted(&crate::records::statements(*kind).columns);
            (kind.table().to_owned(), columns)
        });
        let rows = TABLES.iter().map(|table| (table.name.to_owned(), unquoted(&table.names(table.columns.len()))));
        assert_eq!(there, records.chain(rows).collect());
    }
}
