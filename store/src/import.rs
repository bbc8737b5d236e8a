//! Runs of imports, for the report and for taking them back.

use meridian_domain::{
    id::{ImportId, UserId},
    time::Moment,
};

use crate::{
    Store,
    db::{StoreError, Type, Value},
};

/// One run of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRun {
    pub id: ImportId,
    /// What the file held, as on the command line.
    pub kind: String,
    pub by: UserId,
    pub at: Moment,
    pub file: String,
    /// `running`, `done` or `undone`.
    pub status: String,
    /// Counts and suggestions, as JSON.
    pub report: String,
}

/// The columns of a run, in their order.
const COLUMNS: &str = "id, kind, \"by\", \"at\", file, status, report";
const TYPES: [Type; 7] = [Type::Uuid, Type::Text, Type::Uuid, Type::Int, Type::Text, Type::Text, Type::Text];

fn run(row: &[Value]) -> ImportRun {
    ImportRun {
        id: ImportId(row[0].uuid()),
        kind: row[1].text(),
        by: UserId(row[2].uuid()),
        at: Moment(row[3].int()),
        file: row[4].text(),
        status: row[5].text(),
        report: row[6].text(),
    }
}

impl Store {
    /// Notes a run, or how it stands now.
    pub async fn put_import(&self, run: &ImportRun) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        held.conn()
            .run(
                "INSERT INTO imports (id, kind, \"by\", \"at\", file, status, report) VALUES ($1, $2, $3, $4, $5, $6, $7) \
                 ON CONFLICT (id) DO UPDATE SET status = excluded.status, report = excluded.report",
                &[
                    run.id.0.into(),
                    run.kind.as_str().into(),
                    run.by.0.into(),
                    run.at.0.into(),
                    run.file.as_str().into(),
                    run.status.as_str().into(),
                    run.report.as_str().into(),
                ],
            )
            .await?;
        Ok(())
    }

    /// The latest runs, latest first: everybody's, or those of one user.
    pub async fn imports(&self, by: Option<UserId>) -> Result<Vec<ImportRun>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = format!(
            "SELECT {COLUMNS} FROM imports WHERE ($1 = 1 OR \"by\" = $2) ORDER BY \"at\" DESC, id DESC LIMIT 100"
        );
        let values = [i64::from(by.is_none()).into(), Value::Uuid(by.map(|by| by.0))];
        Ok(held.conn().rows(&sql, &values, &TYPES).await?.iter().map(|row| run(row)).collect())
    }

    /// One run.
    pub async fn import(&self, id: ImportId) -> Result<Option<ImportRun>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = format!("SELECT {COLUMNS} FROM imports WHERE id = $1");
        Ok(held.conn().rows(&sql, &[id.0.into()], &TYPES).await?.first().map(|row| run(row)))
    }

    /// Keeps the rows that a run refused, as JSON.
    pub async fn put_refused_rows(&self, id: ImportId, rows: &str) -> Result<(), StoreError> {
        let mut held = self.db.writer().await?;
        let sql = "INSERT INTO refused_rows (import, content) VALUES ($1, $2) \
                   ON CONFLICT (import) DO UPDATE SET content = excluded.content";
        held.conn().run(sql, &[id.0.into(), rows.into()]).await?;
        Ok(())
    }

    /// The rows that a run refused, as JSON.
    pub async fn refused_rows(&self, id: ImportId) -> Result<Option<String>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = "SELECT content FROM refused_rows WHERE import = $1";
        Ok(held.conn().rows(sql, &[id.0.into()], &[Type::Text]).await?.first().map(|row| row[0].text()))
    }
}
