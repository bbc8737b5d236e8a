//! Rows that were refused, as a file one mends and imports again.

use meridian_app::{Failure, words::import as words};
use meridian_domain::{
    access::{Actor, Capability},
    id::ImportId,
    import::{Import, Note},
    locale::Lang,
};
use serde::{Deserialize, Serialize};

use super::file;
use crate::house::{House, able};

/// The rows of a file that were refused.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refused {
    pub kind: Import,
    pub head: Vec<String>,
    pub rows: Vec<Row>,
}

/// A row as it stands in the file, and why it was refused.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    pub row: usize,
    pub cells: Vec<String>,
    pub notes: Vec<Note>,
}

impl Refused {
    /// The original columns, then row and reason in the reader's language.
    pub fn csv(&self, lang: Lang) -> Vec<u8> {
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default().max(self.head.len());
        let padded = |cells: &[String], more: [String; 2]| {
            let mut line = cells.to_vec();
            line.resize(width, String::new());
            line.extend(more);
            line
        };
        let head = padded(&self.head, [words::row(lang).to_owned(), words::reason(lang).to_owned()]);
        let lines = self.rows.iter().map(|row| {
            let reasons: Vec<String> = row.notes.iter().map(|note| words::explain(lang, self.kind, note)).collect();
            padded(&row.cells, [row.row.to_string(), reasons.join("; ")])
        });
        file::write(std::iter::once(head).chain(lines))
    }
}

impl House {
    /// The refused rows of a file on the desk or of a run, as CSV.
    pub async fn refused_rows(&self, actor: &Actor, id: ImportId, lang: Lang) -> Result<Vec<u8>, Failure> {
        able(actor, Capability::Import)?;
        if let Some(ready) = self.imports.last_of(actor.id, id)
            && let Some(ready) = ready.iter().find(|ready| ready.wish.sheet == id)
        {
            return Ok(ready.refused().csv(lang));
        }
        self.run_of(actor, id).await?;
        let kept = self.read(self.store.refused_rows(id).await)?.ok_or(Failure::NotFound)?;
        let refused: Refused = serde_json::from_str(&kept).map_err(|error| self.broken(error))?;
        Ok(refused.csv(lang))
    }
}
