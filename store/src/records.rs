//! Records to rows and back.

use std::{collections::BTreeMap, sync::OnceLock};

use meridian_domain::record::{Key, Kind, Record};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::{
    db::{Conn, StoreError, Type, Value},
    schema::{Shape, layout},
};

/// As many parameters as any SQLite takes comfortably.
pub(crate) const AT_ONCE: usize = 500;

/// The places of a list of `count` parameters and how many they are: rounded up, so that few
/// different statements are prepared.
pub(crate) fn places(count: usize) -> (String, usize) {
    let places = count.next_power_of_two().min(AT_ONCE);
    let list: Vec<String> = (1..=places).map(|n| format!("${n}")).collect();
    (list.join(", "), places)
}

/// The statements of a kind of record, put together once.
pub(crate) struct Statements {
    pub columns: String,
    pub upsert: String,
    pub delete: String,
    pub types: Vec<Type>,
}

/// The statements of a kind of record.
pub(crate) fn statements(kind: Kind) -> &'static Statements {
    static ALL: OnceLock<BTreeMap<Kind, Statements>> = OnceLock::new();
    let all = ALL.get_or_init(|| Kind::ALL.iter().map(|kind| (*kind, build(*kind))).collect());
    all.get(&kind).expect("every kind has its statements")
}

fn build(kind: Kind) -> Statements {
    let layout = layout(kind);
    let mut names = vec!["id".to_owned()];
    let mut types = vec![Type::Uuid];
    for (field, shape) in layout.fields {
        let (more, ty): (&[&str], &[Type]) = match shape {
            Shape::Uuid | Shape::OptUuid => (&[""], &[Type::Uuid]),
            Shape::Text | Shape::OptText | Shape::Json => (&[""], &[Type::Text]),
            Shape::Int | Shape::OptInt => (&[""], &[Type::Int]),
            Shape::Bool => (&[""], &[Type::Bool]),
            Shape::Names => (&["_zh", "_en"], &[Type::Text, Type::Text]),
            Shape::OptMoney => (&["", "_currency"], &[Type::Int, Type::Text]),
        };
        names.extend(more.iter().map(|suffix| format!("{field}{suffix}")));
        types.extend(ty);
    }
    let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let places: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
    let sets: Vec<String> = quoted.iter().skip(1).map(|name| format!("{name} = excluded.{name}")).collect();
    let (table, columns) = (layout.table, quoted.join(", "));
    Statements {
        upsert: format!(
            "INSERT INTO {table} ({columns}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
            places.join(", "),
            sets.join(", ")
        ),
        delete: format!("DELETE FROM {table} WHERE id = $1"),
        columns,
        types,
    }
}

fn unreadable(kind: Kind, why: impl std::fmt::Display) -> StoreError {
    StoreError::Unreadable(format!("{}: {why}", kind.table()))
}

/// The values of a record, in the order of its columns.
fn pack(record: &Record) -> Result<Vec<Value>, StoreError> {
    let kind = record.key().kind();
    let json = serde_json::to_value(record).map_err(|error| unreadable(kind, error))?;
    let fields = json.get("record").and_then(Json::as_object).ok_or_else(|| unreadable(kind, "no fields"))?;
    let text = |value: &Json| value.as_str().map(str::to_owned);
    let uuid = |value: &Json| value.as_str().and_then(|text| Uuid::parse_str(text).ok());
    let mut values = vec![Value::Uuid(Some(record.key().uuid()))];
    for (field, shape) in layout(kind).fields {
        let value = fields.get(*field).unwrap_or(&Json::Null);
        match shape {
            Shape::Uuid | Shape::OptUuid => values.push(Value::Uuid(uuid(value))),
            Shape::Text | Shape::OptText => values.push(Value::Text(text(value))),
            Shape::Int | Shape::OptInt => values.push(Value::Int(value.as_i64())),
            Shape::Bool => values.push(Value::Bool(value.as_bool().unwrap_or_default())),
            Shape::Names => {
                for part in ["zh", "en"] {
                    values.push(Value::Text(Some(value.get(part).and_then(text).unwrap_or_default())));
                }
            }
            Shape::OptMoney => {
                values.push(Value::Int(value.get("minor").and_then(Json::as_i64)));
                values.push(Value::Text(value.get("currency").and_then(text)));
            }
            Shape::Json => values.push(Value::Text(Some(value.to_string()))),
        }
    }
    Ok(values)
}

/// The record of a row.
pub(crate) fn unpack(kind: Kind, row: &[Value]) -> Result<Record, StoreError> {
    let mut values = row.iter();
    let mut next = || values.next().ok_or_else(|| unreadable(kind, "too few columns"));
    let mut fields = Map::new();
    fields.insert("id".to_owned(), Json::String(next()?.uuid().to_string()));
    for (field, shape) in layout(kind).fields {
        let value = next()?;
        let json = match shape {
            Shape::Uuid | Shape::OptUuid => value.opt_uuid().map_or(Json::Null, |id| Json::String(id.to_string())),
            Shape::Text | Shape::OptText => value.opt_text().map_or(Json::Null, Json::String),
            Shape::Int | Shape::OptInt => value.opt_int().map_or(Json::Null, Json::from),
            Shape::Bool => Json::Bool(matches!(value, Value::Bool(true))),
            Shape::Names => {
                let (zh, en) = (value.text(), next()?.text());
                serde_json::json!({ "zh": zh, "en": en })
            }
            Shape::OptMoney => {
                let (minor, currency) = (value.opt_int(), next()?.opt_text());
                match (minor, currency) {
                    (Some(minor), Some(currency)) => serde_json::json!({ "minor": minor, "currency": currency }),
                    _ => Json::Null,
                }
            }
            Shape::Json => serde_json::from_str(&value.text()).map_err(|error| unreadable(kind, error))?,
        };
        fields.insert((*field).to_owned(), json);
    }
    Record::from_fields(kind, Json::Object(fields)).map_err(|error| unreadable(kind, error))
}

impl Conn<'_> {
    /// Writes a record, new or not.
    pub async fn put(&mut self, record: &Record) -> Result<(), StoreError> {
        self.run(&statements(record.key().kind()).upsert, &pack(record)?).await?;
        Ok(())
    }

    /// Removes a record.
    pub async fn remove(&mut self, key: Key) -> Result<(), StoreError> {
        self.run(&statements(key.kind()).delete, &[key.uuid().into()]).await?;
        Ok(())
    }

    /// Records of one kind that fulfil `condition` (what stands behind FROM table).
    #[cfg_attr(test, track_caller)]
    pub fn select(
        &mut self,
        kind: Kind,
        condition: &str,
        values: &[Value],
    ) -> impl Future<Output = Result<Vec<Record>, StoreError>> + Send {
        let statements = statements(kind);
        let sql = format!("SELECT {} FROM {} {condition}", statements.columns, kind.table());
        #[cfg(test)]
        crate::statements::note(std::panic::Location::caller(), &sql);
        async move {
            let rows = self.rows(&sql, values, &statements.types).await?;
            rows.iter().map(|row| unpack(kind, row)).collect()
        }
    }

    /// Records of one kind whose field is `value`.
    pub async fn referring(&mut self, kind: Kind, field: &str, value: Uuid) -> Result<Vec<Record>, StoreError> {
        self.select(kind, &format!("WHERE \"{field}\" = $1 ORDER BY id"), &[value.into()]).await
    }

    /// The records of these keys that exist.
    pub async fn load(&mut self, keys: &[Key]) -> Result<Vec<Record>, StoreError> {
        let mut by_kind: BTreeMap<Kind, Vec<Uuid>> = BTreeMap::new();
        for key in keys {
            by_kind.entry(key.kind()).or_default().push(key.uuid());
        }
        let mut records = Vec::new();
        for (kind, mut ids) in by_kind {
            ids.sort_unstable();
            ids.dedup();
            for ids in ids.chunks(AT_ONCE) {
                let (list, places) = places(ids.len());
                let mut values: Vec<Value> = ids.iter().map(|id| Value::from(*id)).collect();
                values.resize(places, Value::Uuid(None));
                records.extend(self.select(kind, &format!("WHERE id IN ({list})"), &values).await?);
            }
        }
        Ok(records)
    }
}
