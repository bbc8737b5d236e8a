//! What can be imported, which fields each table may have, and which column is probably which.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fields::{Field, fields};
use crate::money::Currency;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Import {
    /// Colleagues with their managers and offices.
    Teams,
    Products,
    Accounts,
    Opportunities,
    /// People of one account.
    People,
    /// Lines between people of one account.
    Lines,
    /// Sales lines, which are read and kept in a way of their own (see [`crate::sales`]).
    Sales,
}

impl Import {
    /// The kinds whose rows become records of the gate.
    pub const ALL: [Self; 6] =
        [Self::Teams, Self::Products, Self::Accounts, Self::Opportunities, Self::People, Self::Lines];

    /// The name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Teams => "teams",
            Self::Products => "products",
            Self::Accounts => "accounts",
            Self::Opportunities => "opportunities",
            Self::People => "people",
            Self::Lines => "lines",
            Self::Sales => "sales",
        }
    }

    /// What the name on the command line means.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Sales]).find(|kind| kind.key() == key)
    }

    /// The fields that name a row, the first that is filled.
    pub fn identity(self) -> &'static [&'static str] {
        match self {
            Self::Teams | Self::Products | Self::Accounts => &["name"],
            Self::Opportunities => &["key"],
            Self::People => &["name", "name_zh", "name_en", "key", "title", "title_zh", "title_en"],
            Self::Lines => &["from", "to"],
            Self::Sales => &[],
        }
    }

    /// Whether tables of this kind belong to one account.
    pub fn of_an_account(self) -> bool {
        matches!(self, Self::People | Self::Lines)
    }

    /// The fields a column can be mapped to.
    pub fn fields(self) -> &'static [Field] {
        fields(self)
    }

    /// The kind of table whose fields fit `head` best, with every required field found.
    pub fn guess(head: &[String]) -> Option<Self> {
        Self::ALL
            .into_iter()
            .filter_map(|kind| {
                let mapping = suggest(kind, head, Currency::CNY);
                // A column of superiors says as little of the kind of a table as a name does.
                let found = mapping.columns.iter().flatten().filter(|field| *field != "boss").count();
                mapping.missing(kind).is_empty().then_some((found, kind))
            })
            .max_by_key(|(found, _)| *found)
            .map(|(_, kind)| kind)
    }
}

/// Which column is which, and how values are read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// For each column of the table the field it holds.
    pub columns: Vec<Option<String>>,
    /// The currency of amounts.
    pub currency: Currency,
    /// Amounts in the file are multiples of this many units, such as 1,000,000.
    #[serde(default = "one")]
    pub unit: i64,
    /// What to read instead of a value, by field and value; overrules our own suggestions. A value
    /// that is replaced by itself is taken as it is written.
    #[serde(default)]
    pub replace: BTreeMap<String, BTreeMap<String, String>>,
    /// Every value is taken as it is written, whatever it is like.
    #[serde(default)]
    pub as_written: bool,
}

/// What people are known by.
const KNOWN_BY: [&str; 6] = ["key", "name", "name_zh", "name_en", "title_zh", "title_en"];

fn one() -> i64 {
    1
}

impl Mapping {
    /// The column that holds a field.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.as_deref() == Some(field))
    }

    /// Fields a table of this kind needs and no column holds.
    pub fn missing(&self, kind: Import) -> Vec<&'static str> {
        // A person is known by a number or by the name, a position by its title.
        if kind == Import::People {
            let known = KNOWN_BY.iter().any(|field| self.column(field).is_some());
            return if known { Vec::new() } else { vec!["key"] };
        }
        let required = kind.fields().iter().filter(|field| field.required);
        required.map(|field| field.key).filter(|key| self.column(key).is_none()).collect()
    }

    /// Whether a suggestion for this value was declined.
    pub fn declines(&self, field: &str, value: &str) -> bool {
        self.as_written
            || self.replace.get(field).and_then(|values| values.get(value)).is_some_and(|instead| instead == value)
    }

    /// Takes a value as it is written, or not.
    pub fn decline(&mut self, field: &str, value: &str, declined: bool) {
        let values = self.replace.entry(field.to_owned()).or_default();
        if declined {
            values.insert(value.to_owned(), value.to_owned());
        } else {
            values.remove(value);
        }
    }
}

/// The heading without case, blanks and punctuation.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Maps each column to the field its heading names; the earlier a heading stands in our list, the
/// better it fits. No field is given twice.
pub fn suggest(kind: Import, head: &[String], currency: Currency) -> Mapping {
    let plain: Vec<String> = head.iter().map(|heading| plain(heading)).collect();
    let mut columns: Vec<Option<String>> = vec![None; head.len()];
    for field in kind.fields() {
        let best = field.headings.iter().find_map(|heading| {
            plain.iter().enumerate().position(|(at, plain)| columns[at].is_none() && plain == heading)
        });
        if let Some(at) = best {
            columns[at] = Some(field.key.to_owned());
        }
    }
    Mapping { columns, currency, unit: 1, replace: BTreeMap::new(), as_written: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn headings_of_an_opportunity_export_are_recognised() {
        let head = head("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value");
        let mapping = suggest(Import::Opportunities, &head, Currency::USD);
        let fields: Vec<&str> = mapping.columns.iter().map(|c| c.as_deref().unwrap_or("-")).collect();
        assert_eq!(fields, ["key", "owner", "product", "account", "stage", "opened_on", "closed_on", "amount"]);
        assert_eq!(Import::guess(&head), Some(Import::Opportunities));
    }

    #[test]
    fn chinese_headings_are_recognised() {
        let mapping = suggest(Import::Accounts, &head("客户名称,行业,床位数,无关"), Currency::CNY);
        assert_eq!(mapping.column("name"), Some(0));
        assert_eq!(mapping.column("beds"), Some(2));
        assert_eq!(mapping.columns[3], None);
    }

    #[test]
    fn the_kind_of_a_table_is_guessed_from_its_head() {
        assert_eq!(Import::guess(&head("sales_agent,manager,regional_office")), Some(Import::Teams));
        assert_eq!(Import::guess(&head("product,series,sales_price")), Some(Import::Products));
        assert_eq!(Import::guess(&head("from,to")), Some(Import::Lines));
        assert_eq!(Import::guess(&head("id,age,tenure,level,dept")), Some(Import::People));
        assert_eq!(Import::guess(&head("姓名,职务,科室")), Some(Import::People));
        assert_eq!(Import::guess(&head("姓名,职务,科室,上级")), Some(Import::People));
        assert_eq!(Import::guess(&head("编号,从,到,种类,权重")), Some(Import::Lines));
        assert_eq!(Import::guess(&head("weather,tide")), None);
    }
}
