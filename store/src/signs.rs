//! What cards say of deals beside the deals' own fields, for many deals at once.

use std::collections::BTreeMap;

use meridian_domain::{
    access::{Actor, Capability},
    id::{AccountId, DealId, MapId},
    pipeline::Letters,
    record::{Kind, Record},
    stakeholder::{Map, Seat},
};
use uuid::Uuid;

use crate::{
    Store,
    db::{StoreError, Type, Value},
    records::AT_ONCE,
    sight::{ACCOUNT, DEAL, SEEN, Sight},
};

/// What is known of some deals.
#[derive(Debug, Default)]
pub struct CardMaterial {
    /// Those of the deals asked for that the actor may see.
    pub deals: Vec<(DealId, Option<AccountId>)>,
    pub letters: BTreeMap<DealId, Letters>,
    /// The maps of their accounts that the actor may see, and who is on them.
    pub maps: Vec<Map>,
    pub seats: Vec<Seat>,
}

/// The places of a list behind the two parameters of the sight, and its values, filled up with the
/// last to a power of two.
fn listed(ids: &[Uuid]) -> (String, Vec<Value>) {
    let places = ids.len().next_power_of_two();
    let names: Vec<String> = (3..places + 3).map(|n| format!("${n}")).collect();
    let mut values: Vec<Value> = ids.iter().map(|id| Value::from(*id)).collect();
    values.resize(places, Value::no_uuid());
    (names.join(", "), values)
}

impl Store {
    /// What is needed to say the signs of some deals: four statements, however many deals there are, up
    /// to as many as fit into one list.
    pub async fn signs_of(&self, actor: &Actor, deals: &[DealId]) -> Result<CardMaterial, StoreError> {
        let mut material = CardMaterial::default();
        let ids: Vec<Uuid> = deals.iter().take(AT_ONCE).map(|deal| deal.0).collect();
        if ids.is_empty() {
            return Ok(material);
        }
        let (list, values) = listed(&ids);
        let values = Sight::of(actor, Capability::ReadDeal).with(values);
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let sql = format!("{SEEN} SELECT d.id, d.account FROM deals d WHERE {DEAL} AND d.id IN ({list})");
        let rows = conn.rows(&sql, &values, &[Type::Uuid, Type::Uuid]).await?;
        material.deals = rows.iter().map(|row| (DealId(row[0].uuid()), row[1].opt_uuid().map(AccountId))).collect();
        let sql = format!(
            "{SEEN} SELECT q.deal, COUNT(*), COUNT(CASE WHEN q.proof = 'validated' THEN 1 END) \
             FROM qualifications q JOIN deals d ON d.id = q.deal WHERE {DEAL} AND d.id IN ({list}) GROUP BY q.deal"
        );
        for row in conn.rows(&sql, &values, &[Type::Uuid, Type::Int, Type::Int]).await? {
            let few = |value: &Value| u8::try_from(value.int()).unwrap_or(u8::MAX);
            let letters = Letters { recorded: few(&row[1]), proved: few(&row[2]) };
            material.letters.insert(DealId(row[0].uuid()), letters);
        }
        let mut accounts: Vec<Uuid> = material.deals.iter().filter_map(|(_, account)| Some((*account)?.0)).collect();
        accounts.sort_unstable();
        accounts.dedup();
        if accounts.is_empty() {
            return Ok(material);
        }
        let (list, values) = listed(&accounts);
        let values = Sight::of(actor, Capability::ReadAccount).with(values);
        let sql = format!(
            "{SEEN} SELECT m.id, m.account, m.deal FROM maps m JOIN accounts a ON a.id = m.account \
             WHERE {ACCOUNT} AND a.id IN ({list})"
        );
        for row in conn.rows(&sql, &values, &[Type::Uuid, Type::Uuid, Type::Uuid]).await? {
            let map = Map::named(MapId(row[0].uuid()), AccountId(row[1].uuid()), Default::default());
            material.maps.push(Map { deal: row[2].opt_uuid().map(DealId), ..map });
        }
        let maps: Vec<Uuid> = material.maps.iter().map(|map| map.id.0).collect();
        let seats = conn.referring_to_any(Kind::Seat, "map", &maps).await?;
        let seat = |record| if let Record::Seat(seat) = record { Some(seat) } else { None };
        material.seats = seats.into_iter().filter_map(seat).collect();
        Ok(material)
    }
}
