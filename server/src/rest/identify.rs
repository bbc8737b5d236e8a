//! What sales lines say of those who bought.

use axum::{
    Json,
    extract::{Query, rejection::QueryRejection},
};
use meridian_app::{Failure, backend::Backend as _, identify::address};
use meridian_domain::classify::view::IdentifyView;
use serde::Deserialize;

use super::bearer::Reader;
use crate::http::problem::Problem;

/// Which lines, and which buyers.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Choice {
    /// The first month, such as `2026-01`; that of the first line when it is left out.
    from: String,
    /// The last month; that of the last line when it is left out.
    until: String,
    /// A product line.
    family: String,
    region: String,
    /// Buyers of a class only: `a`, `b` or `c`.
    class: String,
    /// With a class: buyers of a steadiness only, `x`, `y` or `z`.
    steady: String,
    /// Buyers of an RFM segment only, such as `key_value`.
    segment: String,
    /// `proposed`, `key` or `unmatched`.
    show: String,
    /// How many buyers are passed over; fifty are told at once.
    offset: usize,
}

impl Choice {
    /// The filter and the kind of buyers; what cannot be read is a mistake.
    pub fn pairs(&self) -> [(&'static str, &str); 8] {
        [
            ("from", &self.from),
            ("until", &self.until),
            ("family", &self.family),
            ("region", &self.region),
            ("class", &self.class),
            ("steady", &self.steady),
            ("segment", &self.segment),
            ("show", &self.show),
        ]
    }
}

/// Pareto, steadiness, RFM, growth, concentration and the test on the traits of key accounts, over the lines
/// that are chosen. Shares are of what the caller may see.
#[utoipa::path(get, path = "/identify", tag = "accounts", params(Choice),
    responses((status = 200, description = "Figures of all buyers, and fifty of them", body = Object), (status = 400, description = "A choice that cannot be read")))]
pub async fn show(
    Reader { house, actor }: Reader,
    choice: Result<Query<Choice>, QueryRejection>,
) -> Result<Json<IdentifyView>, Problem> {
    let Query(choice) = choice.map_err(|_| Failure::Malformed)?;
    let pairs = choice.pairs();
    let text = |name: &str| {
        pairs.iter().find(|(own, text)| *own == name && !text.is_empty()).map(|(_, text)| (*text).to_owned())
    };
    let mut query = address::read(&text);
    query.offset = choice.offset;
    // What was said and is not in what was understood was not understood.
    let told = address::pairs(&query);
    let is_told = |name: &str| told.iter().any(|(own, _)| *own == name);
    if pairs.iter().any(|(name, text)| !text.is_empty() && !is_told(name)) {
        return Err(Failure::Malformed.into());
    }
    Ok(Json(house.identify(&actor, query).await?))
}
