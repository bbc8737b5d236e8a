//! People maps.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Subject, may},
    gate::Room,
    id::{AccountId, MapId},
    record::Record,
    stakeholder::view::MapView,
};

use super::House;
use crate::live::hide;

impl House {
    pub(super) async fn read_map(
        &self,
        actor: &Actor,
        account: AccountId,
        map: Option<MapId>,
    ) -> Result<MapView, Failure> {
        let (record, subject) = self.visible(actor, account).await?;
        let maps = self.read(self.store.maps(account).await)?;
        let chosen = match map {
            Some(id) => maps.iter().find(|map| map.id == id),
            None => maps.first(),
        };
        let map = chosen.ok_or(Failure::NotFound)?.clone();
        // Read before the records: what comes between is told again, never missed.
        let map_seq = self.stands_at(Room::Map(map.id)).await?;
        let account_seq = self.stands_at(Room::Account(account)).await?;
        let mut records = self.read(self.store.map_records(account, map.id).await)?;
        redact(actor, &subject, &mut records);
        Ok(MapView {
            map,
            account: record.name,
            maps: maps.into_iter().map(|map| (map.id, map.name)).collect(),
            records,
            colleagues: self.read(self.store.colleagues().await)?,
            contacts: self.read(self.store.contacts(account, self.today()).await)?,
            map_seq,
            account_seq,
            may_edit: may(actor, Capability::EditPeople, &subject).is_ok(),
        })
    }
}

/// Blanks sensitive notes for who may not read them.
pub(super) fn redact(actor: &Actor, subject: &Subject, records: &mut [Record]) {
    if may(actor, Capability::ReadSensitive, subject).is_ok() {
        return;
    }
    for record in records {
        if let Record::Person(person) = record {
            hide(person);
        }
    }
}
