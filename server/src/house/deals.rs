//! The deals of an account, and one deal with its past.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Subject, may},
    gate::{Room, World},
    id::{AccountId, DealId},
    pipeline::view::{AccountDeals, DealMap, DealView},
    record::{Kind, Record},
    stakeholder::metrics::{MapRules, proven_on},
};

use super::{House, able};

/// Events of a deal that are shown.
const LATEST: usize = 60;

impl House {
    pub(super) async fn read_account_deals(&self, actor: &Actor, id: AccountId) -> Result<AccountDeals, Failure> {
        able(actor, Capability::ReadDeal)?;
        let (_, subject) = self.visible(actor, id).await?;
        let pipelines = self.read(self.store.pipelines().await)?;
        // Read before the records: what comes between is told again, never missed.
        let mut rooms = Vec::new();
        for pipeline in &pipelines {
            let room = Room::Pipeline(pipeline.id);
            rooms.push((room, self.stands_at(room).await?));
        }
        let stages = self.read(self.store.all(Kind::Stage).await)?;
        Ok(AccountDeals {
            account: id,
            cards: self.read(self.store.deals_of(actor, id.0).await)?,
            pipelines: pipelines.into_iter().map(|pipeline| (pipeline.id, pipeline.name)).collect(),
            stages: stages
                .into_iter()
                .filter_map(|record| if let Record::Stage(it) = record { Some(it) } else { None })
                .collect(),
            colleagues: self.read(self.store.colleagues().await)?,
            reporting: self.read(self.store.reporting().await)?,
            rooms,
            may_edit: may(actor, Capability::EditDeal, &subject).is_ok(),
            now: self.now(),
            today: self.today(),
        })
    }

    pub(super) async fn read_deal(&self, actor: &Actor, id: DealId) -> Result<DealView, Failure> {
        able(actor, Capability::ReadDeal)?;
        let card = self.read(self.store.card(actor, id).await)?.ok_or(Failure::NotFound)?;
        let room = Room::Pipeline(card.deal.pipeline);
        let mut rooms = vec![(room, self.stands_at(room).await?)];
        let account = match card.deal.account {
            Some(account) => self.visible(actor, account).await.ok(),
            None => None,
        };
        let mut actions = Vec::new();
        let mut map = None;
        if let Some((account, _)) = &account {
            let room = Room::Account(account.id);
            rooms.push((room, self.stands_at(room).await?));
            actions = self.read(self.store.actions_for(id).await)?;
            map = self.map_about(account.id, id, &mut rooms).await?;
        }
        // Read again behind the rooms: what comes between is told again, never missed.
        let card = self.read(self.store.card(actor, id).await)?.ok_or(Failure::NotFound)?;
        let pipeline = match self.there(card.deal.pipeline.into()).await? {
            Record::Pipeline(pipeline) => pipeline.name,
            _ => return Err(Failure::NotFound),
        };
        let team = account.map(|(_, subject)| subject.team).unwrap_or_default();
        let subject = Subject { owner: card.deal.owner, team };
        Ok(DealView {
            stages: self.read(self.store.stages(card.deal.pipeline).await)?,
            pipeline,
            colleagues: self.read(self.store.colleagues().await)?,
            qualifications: self.read(self.store.qualifications(id).await)?,
            map,
            actions,
            history: self.read(self.store.history(room, id.into(), LATEST).await)?,
            reporting: self.read(self.store.reporting().await)?,
            rooms,
            may_edit: may(actor, Capability::EditDeal, &subject).is_ok(),
            now: self.now(),
            today: self.today(),
            card,
        })
    }

    /// The map of an account that is about a deal, with what it proves; its room is added to `rooms`.
    async fn map_about(
        &self,
        account: AccountId,
        deal: DealId,
        rooms: &mut Vec<(Room, i64)>,
    ) -> Result<Option<DealMap>, Failure> {
        let maps = self.read(self.store.maps(account).await)?;
        let Some(map) = maps.into_iter().find(|map| map.deal == Some(deal)) else { return Ok(None) };
        let room = Room::Map(map.id);
        rooms.push((room, self.stands_at(room).await?));
        let rules = MapRules::in_force(&self.versions().await?.into_iter().next());
        let world = World::from_iter(self.read(self.store.map_records(account, map.id).await)?);
        let proven = proven_on(&world, map.id, &rules.map).into();
        Ok(Some(DealMap { account, map: map.id, name: map.name, proven }))
    }
}
