//! Sales lines: importing them, and reading those of one buyer.

use std::sync::Arc;

use axum::{
    Json,
    body::Body,
    extract::{Query, rejection::QueryRejection},
};
use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    id::AccountId,
    import::view::Run,
    money::Currency,
    sales::{
        Buyer, DateOrder, Decimal, Duplicates, Field, Filter, SalesMapping,
        view::{LinesQuery, LinesView, SalesRehearsal, SalesSheet},
    },
};
use serde::{Deserialize, Serialize};

use super::bearer::{Reader, Writer};
use crate::{
    http::{imports, problem::Problem},
    import::sales::Source,
};

/// How the file is read, and whether anything is written.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct How {
    /// What the file is called in the list of imports.
    name: String,
    /// Writes; otherwise it is a dry run.
    commit: bool,
    /// The field of each column, separated by commas, empty for one that is passed over: `customer`, `code`, `day`,
    /// `year`, `month`, `product`, `family` (product line), `region`, `order`, `quantity`, `price`, `amount`, `cost`.
    columns: Option<String>,
    /// The numbers of columns, from 1, separated by commas, whose values name a line: it takes the place of an
    /// earlier one with the same.
    key: Option<String>,
    /// `point` or `comma`.
    #[param(value_type = Option<String>)]
    decimal: Option<Decimal>,
    /// What comes first in days such as 1/2/2026: `day` or `month`.
    #[param(value_type = Option<String>)]
    dates: Option<DateOrder>,
    /// The currency of amounts; the reporting currency when left out.
    currency: Option<String>,
    /// Rows that repeat another in every column: `keep` or `skip`.
    #[param(value_type = Option<String>)]
    duplicates: Option<Duplicates>,
}

/// What an import did or would do.
#[derive(Debug, Serialize)]
pub struct Answer {
    sheet: SalesSheet,
    plan: SalesRehearsal,
    /// The run, when it was no dry run.
    run: Option<Run>,
}

impl How {
    /// The mapping that is suggested, with what the caller says instead.
    pub fn mapping(&self, suggested: &SalesMapping) -> Result<SalesMapping, Failure> {
        let mut mapping = suggested.clone();
        if let Some(columns) = &self.columns {
            let field = |key: &str| match key.trim() {
                "" => Ok(None),
                key => Field::from_key(key).map(Some).ok_or(Failure::Malformed),
            };
            let mut told: Vec<Option<Field>> = columns.split(',').map(field).collect::<Result<_, _>>()?;
            told.resize(mapping.columns.len(), None);
            mapping.columns = told;
        }
        if let Some(key) = &self.key {
            let number = |text: &str| text.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let known = |at: &usize| *at < mapping.columns.len();
            let places = key.split(',').map(|text| number(text).filter(known).ok_or(Failure::Malformed));
            mapping.key = places.collect::<Result<_, _>>()?;
        }
        mapping.decimal = self.decimal.unwrap_or(mapping.decimal);
        mapping.dates = self.dates.or(mapping.dates);
        mapping.duplicates = self.duplicates.unwrap_or(mapping.duplicates);
        if let Some(code) = &self.currency {
            mapping.currency = code.parse::<Currency>().map_err(|_| Failure::Malformed)?;
        }
        Ok(mapping)
    }
}

/// Tries a file of sales lines out, or imports it: CSV in any usual encoding, or XLSX, up to 64 MB. Customers
/// that have the number or the name of an account become it; the others are matched by hand. `POST
/// /imports/{import}/undo` takes it back.
#[utoipa::path(post, path = "/sales", tag = "imports", params(How),
    request_body(content = String, content_type = "text/csv"),
    responses(
        (status = 200, description = "What it did or would do", body = Object),
        (status = 413, description = "The file is too big"),
        (status = 422, description = "The file cannot be read: `code` says why")))]
pub async fn import(
    Writer { house, actor }: Writer,
    how: Result<Query<How>, QueryRejection>,
    body: Body,
) -> Result<Json<Answer>, Problem> {
    crate::house::able(&actor, meridian_domain::access::Capability::Import)?;
    let Query(how) = how.map_err(|_| Failure::Malformed)?;
    let source = Source::Bytes(Arc::new(imports::bytes(body).await?));
    let sheet = house.lay_sales(&actor, &imports::plain(&how.name), source).await?;
    let mapping = how.mapping(&sheet.mapping)?;
    let plan = house.rehearse_sales(&actor, sheet.id, &mapping).await?;
    let run = match how.commit {
        true => {
            let house = Arc::clone(&house);
            Some(meridian_app::backend::Backend::import_sales(house, &actor, sheet.id, mapping, Vec::new()).await?)
        }
        false => None,
    };
    Ok(Json(Answer { sheet, plan, run }))
}

/// Whose lines.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Whose {
    /// The id of an account.
    #[param(value_type = Option<String>)]
    account: Option<AccountId>,
    /// Or the name of a customer that is none.
    customer: Option<String>,
    /// The first and the last month, such as `2026-01`.
    from: Option<String>,
    until: Option<String>,
    /// A product line.
    family: Option<String>,
    region: Option<String>,
    /// How many lines are passed over; a hundred are told at once.
    offset: usize,
}

/// The lines of one buyer, the latest first.
#[utoipa::path(get, path = "/sales/lines", tag = "accounts", params(Whose),
    responses((status = 200, description = "A hundred lines, and what all of them come to", body = Object), (status = 404, description = "Nobody the caller may see")))]
pub async fn lines(
    Reader { house, actor }: Reader,
    whose: Result<Query<Whose>, QueryRejection>,
) -> Result<Json<LinesView>, Problem> {
    let Query(whose) = whose.map_err(|_| Failure::Malformed)?;
    let buyer = match (whose.account, whose.customer) {
        (Some(account), None) => Buyer::Account(account),
        (None, Some(customer)) => Buyer::Customer(customer),
        _ => return Err(Failure::Malformed.into()),
    };
    let month = |text: Option<String>| text.map(|text| text.parse().map_err(|_| Failure::Malformed)).transpose();
    let filter =
        Filter { from: month(whose.from)?, until: month(whose.until)?, family: whose.family, region: whose.region };
    Ok(Json(house.sales_lines(&actor, LinesQuery { buyer, filter, offset: whose.offset }).await?))
}
