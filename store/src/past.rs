//! What happened to a deal: to itself and to everything that is recorded of it; and to records of one kind.

use std::collections::{BTreeMap, BTreeSet};

use meridian_domain::{
    gate::{Event, Logged, Room},
    id::DealId,
    record::{Key, Kind},
};

use crate::{
    Store,
    db::{Conn, StoreError, Value},
    log::{COLUMNS, TYPES, logged},
};

/// The kinds of record whose changes are told of the deal they belong to.
const TOLD: [Kind; 6] =
    [Kind::Qualification, Kind::Rival, Kind::DealItem, Kind::Document, Kind::Approval, Kind::Action];

/// Records looked for in one statement.
const AT_ONCE: usize = 16;

/// Whether an event that names a deal is told of it. Others merely refer to it, as a map does.
fn belongs(event: &Event, deal: DealId) -> bool {
    event.key() == Key::from(deal) || TOLD.contains(&event.key().kind())
}

impl Conn<'_> {
    /// Events of a room from number `from` on whose text has one of these ids, by their number.
    async fn naming(&mut self, room: Room, from: i64, keys: &[Key]) -> Result<Vec<Logged>, StoreError> {
        let mut found = Vec::new();
        for keys in keys.chunks(AT_ONCE) {
            let places = keys.len().next_power_of_two();
            let alike: Vec<String> = (3..places + 3).map(|n| format!("event LIKE ${n}")).collect();
            let sql = format!(
                "SELECT {COLUMNS} FROM events WHERE room = $1 AND seq >= $2 AND ({}) ORDER BY seq",
                alike.join(" OR ")
            );
            let mut values: Vec<Value> = vec![room.to_string().into(), from.into()];
            values.extend(keys.iter().map(|key| Value::from(format!("%{}%", key.uuid()))));
            values.resize(places + 2, Value::Text(None));
            for row in self.rows(&sql, &values, &TYPES).await? {
                found.push(logged(&row)?);
            }
        }
        Ok(found)
    }
}

impl Store {
    /// What happened in a room to records of a kind, the latest first, at most `limit` events.
    pub async fn past_in(&self, room: Room, kind: Kind, limit: i64) -> Result<Vec<Logged>, StoreError> {
        let told = serde_json::to_string(&kind).unwrap_or_default();
        let sql = format!("SELECT {COLUMNS} FROM events WHERE room = $1 AND event LIKE $2 ORDER BY seq DESC LIMIT $3");
        let like = format!("%\"kind\":{told}%");
        let values: [Value; 3] = [room.to_string().into(), like.into(), limit.into()];
        let mut held = self.db.reader().await?;
        let rows = held.conn().rows(&sql, &values, &TYPES).await?;
        let past: Vec<Logged> = rows.iter().map(|row| logged(row)).collect::<Result<_, _>>()?;
        // A text may say so, too.
        Ok(past.into_iter().filter(|logged| logged.event.key().kind() == kind).collect())
    }

    /// What happened in these rooms to a deal, to what is recorded of it and to what is to be done for
    /// it, the latest first, at most `limit` events.
    pub async fn past_of(&self, rooms: &[Room], deal: DealId, limit: usize) -> Result<Vec<Logged>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut past: BTreeMap<(Room, i64), Logged> = BTreeMap::new();
        for room in rooms {
            // What is added or removed names its deal; what is edited names itself only.
            let own = conn.naming(*room, 0, &[deal.into()]).await?;
            let own: Vec<Logged> = own.into_iter().filter(|logged| belongs(&logged.event, deal)).collect();
            let Some(first) = own.first().map(|logged| logged.seq) else { continue };
            let parts: BTreeSet<Key> = own.iter().map(|logged| logged.event.key()).collect();
            let parts: Vec<Key> = parts.into_iter().filter(|key| *key != Key::from(deal)).collect();
            let edits = conn.naming(*room, first, &parts).await?;
            let edits = edits.into_iter().filter(|logged| parts.contains(&logged.event.key()));
            past.extend(own.into_iter().chain(edits).map(|logged| ((logged.room, logged.seq), logged)));
        }
        let mut past: Vec<Logged> = past.into_values().collect();
        past.sort_by_key(|logged| std::cmp::Reverse((logged.at, logged.seq)));
        past.truncate(limit);
        Ok(past)
    }
}
