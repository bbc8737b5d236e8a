//! Runs of imports, for the report and for taking them back.

use meridian_domain::{
    id::{ImportId, UserId},
    time::Moment,
};

use crate::{
    Store,
    db::{StoreError, Type},
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
    /// `done` or `undone`.
    pub status: String,
    /// Counts and suggestions, as JSON.
    pub report: String,
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

    /// The runs, latest first.
    pub async fn imports(&self) -> Result<Vec<ImportRun>, StoreError> {
        let mut held = self.db.reader().await?;
        let rows = held
            .conn()
            .rows(
                "SELECT id, kind, \"by\", \"at\", file, status, report FROM imports ORDER BY \"at\" DESC, id LIMIT 100",
                &[],
                &[Type::Uuid, Type::Text, Type::Uuid, Type::Int, Type::Text, Type::Text, Type::Text],
            )
            .await?;
        Ok(rows
            .iter()
            .map(|row| ImportRun {
                id: ImportId(row[0].uuid()),
                kind: row[1].text(),
                by: UserId(row[2].uuid()),
                at: Moment(row[3].int()),
                file: row[4].text(),
                status: row[5].text(),
                report: row[6].text(),
            })
            .collect())
    }
}
