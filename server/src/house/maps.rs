//! People maps.

use std::collections::BTreeSet;

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Subject, may},
    exchange::Extract,
    gate::{Room, World},
    id::{AccountId, DealId, MapId, PipelineId},
    pipeline::view::Card,
    record::{Key, Record},
    stakeholder::{
        history::Log,
        metrics::MapRules,
        view::{Contact, MapView, Mentions},
    },
    workspace::About,
};

use super::{House, able, guests::is_guest, sounds::sounds};
use crate::live::hide;

/// Mentions that are told one by one; the others are counted.
const MENTIONS: i64 = 30;

impl House {
    /// The open comments that call the actor, on accounts the actor may see.
    pub(super) async fn read_mentions(&self, actor: &Actor) -> Result<Mentions, Failure> {
        able(actor, Capability::ReadAccount)?;
        self.read(self.store.mentions(actor, MENTIONS).await)
    }

    /// What has happened to a map of an account, with what the actor may not read blanked.
    pub(super) async fn read_map_history(&self, actor: &Actor, account: AccountId, map: MapId) -> Result<Log, Failure> {
        self.visible(actor, account).await?;
        let maps = self.read(self.store.maps(account).await)?;
        if maps.iter().all(|found| found.id != map) {
            return Err(Failure::NotFound);
        }
        let met = self.read(self.store.meetings(account).await)?;
        let mut log = Log { met, ..Log::default() };
        for room in [Room::Account(account), Room::Map(map)] {
            let since = (self.stands_at(room).await? - Log::MOST).max(0);
            log.cut |= since > 0;
            let seen = self.missed(room, since, Log::MOST).await?;
            let told = seen.iter().filter(|seen| Log::tells_of(seen.logged.event.key().kind()));
            log.events.extend(told.filter_map(|seen| seen.by(actor)));
        }
        Ok(log)
    }

    /// A map of an account, or the one with most people; `None` when the account has none yet.
    pub(super) async fn read_map(
        &self,
        actor: &Actor,
        account: AccountId,
        map: Option<MapId>,
    ) -> Result<Option<MapView>, Failure> {
        let (record, subject) = self.visible(actor, account).await?;
        let maps = self.read(self.store.maps(account).await)?;
        let map = match map {
            Some(id) => maps.iter().find(|map| map.id == id).ok_or(Failure::NotFound)?.clone(),
            None => match maps.first() {
                Some(first) => first.clone(),
                None => return Ok(None),
            },
        };
        // Read before the records: what comes between is told again, never missed.
        let map_seq = self.stands_at(Room::Map(map.id)).await?;
        let account_seq = self.stands_at(Room::Account(account)).await?;
        let workspace_seq = self.stands_at(Room::Workspace).await?;
        let newest = self.versions().await?.into_iter().find(|model| model.content.about() == About::Map);
        let mut records = self.read(self.store.map_records(account, map.id).await)?;
        let rules = MapRules::in_force(&newest);
        // The version names who saved it and why: that is for us.
        records.extend(newest.filter(|_| !is_guest(actor)).map(Record::from));
        redact(actor, &subject, &mut records);
        let deals = self.read(self.store.deals_of(actor, account.0).await)?;
        let pipelines = self.deals_on_map(account, &deals, &mut records).await?;
        Ok(Some(MapView {
            may_read_notes: may(actor, Capability::ReadSensitive, &subject).is_ok(),
            sounds: sounds(&records),
            deals: deals.into_iter().map(|card| (card.deal.id, card.deal.title)).collect(),
            map,
            account: record.name.clone(),
            maps: maps.into_iter().map(|map| (map.id, map.name)).collect(),
            records,
            colleagues: self.colleagues_in(&record).await?,
            contacts: Contact::as_of(self.today(), self.read(self.store.meetings(account).await)?),
            rules,
            today: self.today(),
            map_seq,
            account_seq,
            workspace_seq,
            pipelines,
            may_edit_deals: may(actor, Capability::EditDeal, &subject).is_ok(),
            may_edit: may(actor, Capability::EditPeople, &subject).is_ok(),
        }))
    }
}

impl House {
    /// Adds what the account's map may be about to `records`: the deals, the stages they may stand in,
    /// and what is recorded of them. Returns where the rooms of their pipelines stood.
    async fn deals_on_map(
        &self,
        account: AccountId,
        deals: &[Card],
        records: &mut Vec<Record>,
    ) -> Result<Vec<(Room, i64)>, Failure> {
        let pipelines: BTreeSet<PipelineId> = deals.iter().map(|card| card.deal.pipeline).collect();
        let mut rooms = Vec::new();
        for pipeline in pipelines {
            let room = Room::Pipeline(pipeline);
            rooms.push((room, self.stands_at(room).await?));
            records.extend(self.read(self.store.stages(pipeline).await)?.into_iter().map(Record::from));
        }
        // Read again behind the rooms: what comes between is told again, never missed.
        let keys: BTreeSet<DealId> = deals.iter().map(|card| card.deal.id).collect();
        let again: Vec<Key> = keys.iter().copied().map(Key::from).collect();
        records.extend(self.read(self.store.records(&again).await)?);
        let letters = self.read(self.store.qualifications_of(account).await)?;
        records.extend(letters.into_iter().filter(|letter| keys.contains(&letter.deal)).map(Record::from));
        Ok(rooms)
    }

    /// A map as it goes out as a file, for whom may export.
    pub async fn export_map(&self, actor: &Actor, account: AccountId, map: MapId) -> Result<Extract, Failure> {
        able(actor, Capability::Export)?;
        let (_, subject) = self.visible(actor, account).await?;
        may(actor, Capability::Export, &subject)?;
        let view = self.read_map(actor, account, Some(map)).await?.ok_or(Failure::NotFound)?;
        let world = World::from_iter(view.records);
        Ok(Extract::of(&world, &view.map, &view.account, view.today))
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
