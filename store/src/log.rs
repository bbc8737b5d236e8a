//! The log of rooms.

use meridian_domain::{
    access::{Subject, reading},
    gate::{Event, Logged, Room},
    id::{CommandId, ImportId, UserId},
    record::{Key, Record},
    time::Moment,
};

use crate::{
    Store, Told,
    db::{Conn, StoreError, Type, Value},
    records::{AT_ONCE, places},
};

pub(crate) const COLUMNS: &str = "room, seq, command, actor, \"at\", event";
pub(crate) const TYPES: [Type; 6] = [Type::Text, Type::Int, Type::Uuid, Type::Uuid, Type::Int, Type::Text];

pub(crate) fn logged(row: &[Value]) -> Result<Logged, StoreError> {
    let unreadable = |why: String| StoreError::Unreadable(format!("events: {why}"));
    Ok(Logged {
        room: row[0].text().parse().map_err(|error| unreadable(format!("{error}")))?,
        seq: row[1].int(),
        command: CommandId(row[2].uuid()),
        actor: UserId(row[3].uuid()),
        at: Moment(row[4].int()),
        event: serde_json::from_str(&row[5].text()).map_err(|error| unreadable(error.to_string()))?,
    })
}

impl Conn<'_> {
    /// The events of a command, in order.
    pub async fn events_of(&mut self, command: CommandId) -> Result<Vec<Logged>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM events WHERE command = $1 ORDER BY part");
        let rows = self.rows(&sql, &[command.0.into()], &TYPES).await?;
        rows.iter().map(|row| logged(row)).collect()
    }

    /// Who changed a record last, other than by `command`.
    pub async fn last_to_touch(&mut self, key: Key, command: CommandId) -> Result<Option<UserId>, StoreError> {
        // The pattern finds what merely refers to the record, too; those are passed over.
        let sql = format!(
            "SELECT {COLUMNS} FROM events WHERE command <> $1 AND event LIKE $2 ORDER BY \"at\" DESC, seq DESC LIMIT 100"
        );
        let values = [command.0.into(), format!("%{}%", key.uuid()).into()];
        for row in self.rows(&sql, &values, &TYPES).await? {
            let logged = logged(&row)?;
            if logged.event.key() == key {
                return Ok(Some(logged.actor));
            }
        }
        Ok(None)
    }
}

impl Store {
    /// Where a room stands: the number of its last event, 0 when nothing has happened.
    pub async fn seq(&self, room: Room) -> Result<i64, StoreError> {
        let mut held = self.db.reader().await?;
        let rows =
            held.conn().rows("SELECT seq FROM rooms WHERE room = $1", &[room.to_string().into()], &[Type::Int]).await?;
        Ok(rows.first().map_or(0, |row| row[0].int()))
    }

    /// Where each of several rooms stands; those in which nothing has happened are left out.
    pub async fn seqs(&self, rooms: &[Room]) -> Result<Vec<(Room, i64)>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut stand = Vec::with_capacity(rooms.len());
        for rooms in rooms.chunks(AT_ONCE) {
            let (list, places) = places(rooms.len());
            let mut values: Vec<Value> = rooms.iter().map(|room| Value::from(room.to_string())).collect();
            values.resize(places, Value::Text(None));
            let sql = format!("SELECT room, seq FROM rooms WHERE room IN ({list})");
            for row in held.conn().rows(&sql, &values, &[Type::Text, Type::Int]).await? {
                stand.extend(row[0].text().parse().ok().map(|room| (room, row[1].int())));
            }
        }
        Ok(stand)
    }

    /// Events of a room behind number `since`, at most `limit`, in order, with whose they are.
    pub async fn events_since(&self, room: Room, since: i64, limit: i64) -> Result<Vec<Told>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = format!("SELECT {COLUMNS} FROM events WHERE room = $1 AND seq > $2 ORDER BY seq LIMIT $3");
        let rows = held.conn().rows(&sql, &[room.to_string().into(), since.into(), limit.into()], &TYPES).await?;
        let events = rows.iter().map(|row| logged(row)).collect::<Result<Vec<_>, _>>()?;
        drop(held);
        self.told(events).await
    }

    /// Whose the records of `events` are, as things stand now.
    pub async fn told(&self, events: Vec<Logged>) -> Result<Vec<Told>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut world = meridian_domain::gate::World::default();
        conn.take_in(&mut world, events.iter().map(|logged| logged.event.key()).collect()).await?;
        // What is gone by now is judged as the event knew it.
        for logged in &events {
            if let Event::Added(record) | Event::Removed(record) = &logged.event
                && !world.contains(record.key())
            {
                world.insert(record.clone());
            }
        }
        conn.surroundings(&mut world, &meridian_domain::gate::Change::All(Vec::new())).await?;
        Ok(events
            .into_iter()
            .map(|logged| {
                let key = logged.event.key();
                let record = match &logged.event {
                    // A view may have been shared since under the same id: each is for whom it was for.
                    Event::Added(record @ Record::SavedView(_)) | Event::Removed(record @ Record::SavedView(_)) => {
                        Some(record)
                    }
                    _ => world.get(key),
                };
                let subject = record.map(|record| Subject::of(&world, record)).unwrap_or_default();
                let capability = reading(key.kind(), logged.room);
                Told { logged, capability, subject }
            })
            .collect())
    }

    /// Commands of an import, last first.
    pub async fn commands_of_import(&self, import: ImportId) -> Result<Vec<CommandId>, StoreError> {
        let mut held = self.db.reader().await?;
        let rows = held
            .conn()
            .rows(
                "SELECT command FROM receipts WHERE import = $1 ORDER BY \"at\" DESC, command DESC",
                &[import.0.into()],
                &[Type::Uuid],
            )
            .await?;
        Ok(rows.iter().map(|row| CommandId(row[0].uuid())).collect())
    }

    /// The events of a command, in order.
    pub async fn events_of(&self, command: CommandId) -> Result<Vec<Logged>, StoreError> {
        self.db.reader().await?.conn().events_of(command).await
    }

    /// Who changed a record last, other than by `command`.
    pub async fn last_to_touch(&self, key: Key, command: CommandId) -> Result<Option<UserId>, StoreError> {
        self.db.reader().await?.conn().last_to_touch(key, command).await
    }

    /// The records of these keys that exist.
    pub async fn records(&self, keys: &[Key]) -> Result<Vec<Record>, StoreError> {
        self.db.reader().await?.conn().load(keys).await
    }

    /// Every record of a kind, in order of ids, without participants of cases and what is in sandboxes: they
    /// are none of ours.
    pub async fn all(&self, kind: meridian_domain::record::Kind) -> Result<Vec<Record>, StoreError> {
        let condition = format!("WHERE {} ORDER BY id", crate::sight::ours(kind));
        self.db.reader().await?.conn().select(kind, &condition, &[]).await
    }
}
