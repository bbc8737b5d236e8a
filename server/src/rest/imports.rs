//! Importing files, and taking imports back.

use axum::{
    Json,
    body::Body,
    extract::{Path, Query},
};
use meridian_app::{Failure, words::import as words};
use meridian_domain::{
    access::Capability,
    id::{AccountId, ImportId, MapId},
    import::{
        Import, suggest,
        view::{Rehearsed, Run, Sheet, Wish},
    },
    locale::Lang,
    money::Currency,
    stakeholder::LineKind,
};
use serde::{Deserialize, Serialize};

use super::bearer::{Reader, Writer};
use crate::{
    house::able,
    http::{imports, problem::Problem},
};

/// How the file is read, and whether anything is written.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct How {
    /// `teams`, `products`, `accounts`, `opportunities`, `people` or `lines`; told by the headings when left out.
    kind: Option<String>,
    /// What the file is called in the list of imports.
    #[serde(default)]
    name: String,
    /// Writes; otherwise it is a dry run.
    #[serde(default)]
    commit: bool,
    /// Whose the people and lines are.
    #[param(value_type = Option<String>)]
    account: Option<AccountId>,
    /// On which of its maps; the one with most people when left out.
    #[param(value_type = Option<String>)]
    map: Option<MapId>,
    /// What lines say, where they do not say it themselves: `reports`, `influence` (the first asks the second), `friend` or `conflict`.
    #[param(value_type = Option<String>)]
    lines: Option<LineKind>,
    /// The currency of amounts, such as `USD`; the reporting currency when left out.
    currency: Option<String>,
    /// Amounts are multiples of this.
    unit: Option<i64>,
    /// The field of each column, separated by commas; empty for a column that is not imported.
    columns: Option<String>,
    /// Values are taken as they are written, whatever they are like.
    #[serde(default)]
    as_written: bool,
}

/// What an import did or would do.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// What would happen.
    plan: Rehearsed,
    /// Rows that are refused, with the reasons; the first hundred.
    refused: Vec<Refusal>,
    /// The run, when it was no dry run.
    run: Option<Run>,
}

#[derive(Debug, Serialize)]
struct Refusal {
    row: usize,
    reasons: Vec<String>,
}

/// Tries a file out, or imports it. The body is the file: CSV in UTF-8, UTF-16 or GB18030, XLSX,
/// or vCard, up to 64 MB. Importing a file again adds nothing twice.
#[utoipa::path(post, path = "/imports", tag = "imports", params(How),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 200, description = "What it did or would do", body = Object),
        (status = 413, description = "The file is too big"),
        (status = 422, description = "The file cannot be read: `code` says why")))]
pub async fn import(
    Writer { house, actor }: Writer,
    how: Result<Query<How>, axum::extract::rejection::QueryRejection>,
    body: Body,
) -> Result<Json<Answer>, Problem> {
    able(&actor, Capability::Import)?;
    let Query(how) = how.map_err(|_| Failure::Malformed)?;
    let sheet = house.lay_sheet(&actor, &imports::plain(&how.name), imports::bytes(body).await?).await?;
    let wish = how.wish(&sheet)?;
    let wishes = [wish];
    let ready = house.rehearse(&actor, &wishes).await?;
    let (plan, refused) = match ready.first() {
        Some(ready) => {
            let refused = ready.refused().rows.into_iter().take(100).map(|row| Refusal {
                row: row.row,
                reasons: row.notes.iter().map(|note| words::explain(Lang::En, ready.wish.kind, note)).collect(),
            });
            (ready.summary(), refused.collect())
        }
        None => return Err(Failure::NotFound.into()),
    };
    let run = if how.commit {
        // The import goes on when the caller hangs up.
        let work = {
            let house = house.clone();
            tokio::spawn(async move { house.import(&actor, &wishes, |_| ()).await })
        };
        let runs = work.await.map_err(|error| house.broken(error))??;
        runs.into_iter().next()
    } else {
        None
    };
    Ok(Json(Answer { plan, refused, run }))
}

impl How {
    fn wish(&self, sheet: &Sheet) -> Result<Wish, Failure> {
        let kind = match &self.kind {
            Some(key) => Some(Import::from_key(key).ok_or(Failure::Malformed)?),
            None => sheet.kind,
        };
        let kind = kind.ok_or_else(|| {
            Failure::Unreadable(meridian_domain::import::Unreadable::WrongKind { missing: vec!["kind".to_owned()] })
        })?;
        let currency = match &self.currency {
            Some(code) => code.parse::<Currency>().map_err(|_| Failure::Malformed)?,
            None => sheet.mapping.currency,
        };
        let mut mapping = suggest(kind, &sheet.head, currency);
        mapping.unit = self.unit.unwrap_or(1).max(1);
        mapping.as_written = self.as_written;
        if let Some(columns) = &self.columns {
            let known = |key: &str| kind.fields().iter().any(|field| field.key == key).then(|| key.to_owned());
            let mut columns: Vec<Option<String>> = columns.split(',').map(|key| known(key.trim())).collect();
            columns.resize(sheet.head.len(), None);
            mapping.columns = columns;
        }
        Ok(Wish {
            sheet: sheet.id,
            kind,
            mapping,
            account: self.account,
            map: self.map,
            lines: self.lines.unwrap_or(LineKind::Reports),
        })
    }
}

/// Earlier imports, latest first.
#[utoipa::path(get, path = "/imports", tag = "imports",
    responses((status = 200, description = "The latest hundred", body = Object)))]
pub async fn list(Reader { house, actor }: Reader) -> Result<Json<Vec<Run>>, Problem> {
    Ok(Json(house.read_imports(&actor).await?))
}

/// Takes an import back, but for what somebody has changed or uses since; the report says what that is.
#[utoipa::path(post, path = "/imports/{import}/undo", tag = "imports",
    params(("import" = String, Path, description = "The id of the run")),
    responses((status = 200, description = "The run as it is now", body = Object)))]
pub async fn undo(Writer { house, actor }: Writer, Path(import): Path<ImportId>) -> Result<Json<Option<Run>>, Problem> {
    able(&actor, Capability::Import)?;
    let runs = house.take_back(&actor, &[import], |_| ()).await?;
    Ok(Json(runs.into_iter().next()))
}
