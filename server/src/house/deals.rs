//! The deals of an account, and one deal with its past.

use std::collections::BTreeSet;

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Role, Subject, may},
    gate::{Room, World},
    id::{AccountId, DealId, StageId, UserId},
    pipeline::{
        Approval, Competitor, DealItem, Document, Requirement, Rival,
        view::{AccountDeals, DealMap, DealView, Visit},
    },
    record::{Key, Kind, Record},
    stakeholder::{
        Comment,
        metrics::{MapRules, proven_on},
    },
    workspace::Product,
};

use super::{House, able};

/// Events of a deal that are shown.
const LATEST: usize = 200;

/// What is recorded of a deal, by kind.
#[derive(Default)]
struct Recorded {
    rivals: Vec<Rival>,
    items: Vec<DealItem>,
    documents: Vec<Document>,
    approvals: Vec<Approval>,
    comments: Vec<Comment>,
}

impl Recorded {
    fn of(records: Vec<Record>) -> Self {
        let mut all = Self::default();
        for record in records {
            match record {
                Record::Rival(it) => all.rivals.push(it),
                Record::DealItem(it) => all.items.push(it),
                Record::Document(it) => all.documents.push(it),
                Record::Approval(it) => all.approvals.push(it),
                Record::Comment(it) => all.comments.push(it),
                _ => {}
            }
        }
        all.documents.sort_by_key(|document| std::cmp::Reverse(document.at));
        all.approvals.sort_by_key(|approval| std::cmp::Reverse(approval.at));
        all
    }
}

impl House {
    pub(super) async fn read_account_deals(&self, actor: &Actor, id: AccountId) -> Result<AccountDeals, Failure> {
        able(actor, Capability::ReadDeal)?;
        let (account, subject) = self.visible(actor, id).await?;
        let pipelines = self.pipelines_about(actor, &account).await?;
        // Read before the records: what comes between is told again, never missed.
        let mut rooms = Vec::new();
        for pipeline in &pipelines {
            let room = Room::Pipeline(pipeline.id);
            rooms.push((room, self.stands_at(room).await?));
        }
        let mut stages = Vec::new();
        if account.run.is_some() {
            for pipeline in &pipelines {
                stages.extend(self.read(self.store.stages(pipeline.id).await)?.into_iter().map(Record::from));
            }
        } else {
            stages = self.read(self.store.all(Kind::Stage).await)?;
        }
        Ok(AccountDeals {
            account: id,
            cards: self.read(self.store.deals_of(actor, id.0).await)?,
            pipelines: pipelines
                .into_iter()
                .filter(|pipeline| !pipeline.archived)
                .map(|pipeline| (pipeline.id, pipeline.name))
                .collect(),
            stages: stages
                .into_iter()
                .filter_map(|record| if let Record::Stage(it) = record { Some(it) } else { None })
                .collect(),
            colleagues: self.colleagues_in(&account).await?,
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
        // Names of competitors are told in the room of all.
        let mut past = vec![Room::Pipeline(card.deal.pipeline)];
        let mut rooms = Vec::new();
        for room in [past[0], Room::Workspace] {
            rooms.push((room, self.stands_at(room).await?));
        }
        let account = match card.deal.account {
            Some(account) => self.visible(actor, account).await.ok(),
            None => None,
        };
        let mut actions = Vec::new();
        let mut map = None;
        if let Some((account, _)) = &account {
            let room = Room::Account(account.id);
            rooms.push((room, self.stands_at(room).await?));
            past.push(room);
            actions = self.read(self.store.actions_for(id).await)?;
            map = self.map_about(account.id, id, &mut rooms).await?;
        }
        // Read again behind the rooms: what comes between is told again, never missed.
        let card = self.read(self.store.card(actor, id).await)?.ok_or(Failure::NotFound)?;
        let pipeline = match self.there(card.deal.pipeline.into()).await? {
            Record::Pipeline(pipeline) => pipeline.name,
            _ => return Err(Failure::NotFound),
        };
        let may_plan = account.as_ref().is_some_and(|(_, subject)| may(actor, Capability::EditPlan, subject).is_ok());
        let team = account.map(|(_, subject)| subject.team).unwrap_or_default();
        let subject = Subject { owner: card.deal.owner, team, shared: false };
        let near: BTreeSet<UserId> = subject.owner.into_iter().chain(subject.team.iter().copied()).collect();
        let recorded = Recorded::of(self.read(self.store.recorded_of(id).await)?);
        Ok(DealView {
            stages: self.read(self.store.stages(card.deal.pipeline).await)?,
            pipeline,
            colleagues: self.colleagues_for(actor, card.deal.account).await?,
            qualifications: self.read(self.store.qualifications(id).await)?,
            rivals: recorded.rivals,
            items: recorded.items,
            documents: recorded.documents,
            roles: self.read_roles(&recorded.approvals).await?,
            approvals: recorded.approvals,
            comments: recorded.comments,
            near: near.into_iter().collect(),
            products: self.products_for(actor).await?,
            competitors: self.competitors_for(actor).await?,
            visits: self.read(self.store.visits(id).await)?,
            map,
            actions,
            history: self.read(self.store.past_of(&past, id, LATEST).await)?,
            reporting: self.read(self.store.reporting().await)?,
            rooms,
            may_edit: may(actor, Capability::EditDeal, &subject).is_ok(),
            may_plan,
            may_comment: may(actor, Capability::EditPeople, &subject).is_ok(),
            now: self.now(),
            today: self.today(),
            card,
        })
    }

    /// What we sell, in order of the names.
    pub(super) async fn read_products(&self) -> Result<Vec<Product>, Failure> {
        let records = self.read(self.store.all(Kind::Product).await)?;
        let one = |record| if let Record::Product(one) = record { Some(one) } else { None };
        let mut all: Vec<Product> = records.into_iter().filter_map(one).collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(all)
    }

    /// The roles that those who have signed have now.
    async fn read_roles(&self, approvals: &[Approval]) -> Result<Vec<(UserId, Role)>, Failure> {
        let signers: BTreeSet<Key> = approvals.iter().map(|approval| approval.by.into()).collect();
        let signers: Vec<Key> = signers.into_iter().collect();
        let records = self.read(self.store.records(&signers).await)?;
        let role = |record| if let Record::User(user) = record { Some((user.id, user.role)) } else { None };
        Ok(records.into_iter().filter_map(role).collect())
    }

    /// All competitors, in order of their names.
    pub(super) async fn read_competitors(&self) -> Result<Vec<Competitor>, Failure> {
        let records = self.read(self.store.all(Kind::Competitor).await)?;
        let one = |record| if let Record::Competitor(one) = record { Some(one) } else { None };
        let mut all: Vec<Competitor> = records.into_iter().filter_map(one).collect();
        all.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(all)
    }

    /// What is asked of a deal on its way to a stage of its pipeline.
    pub(super) async fn read_requirements(
        &self,
        actor: &Actor,
        id: DealId,
        stage: StageId,
    ) -> Result<Vec<Requirement>, Failure> {
        able(actor, Capability::ReadDeal)?;
        let card = self.read(self.store.card(actor, id).await)?.ok_or(Failure::NotFound)?;
        match self.there(stage.into()).await? {
            Record::Stage(stage) if stage.pipeline == card.deal.pipeline => {}
            _ => return Err(Failure::NotFound),
        }
        self.read(self.store.requirements(id, stage).await)
    }

    /// The stages a deal has stood in.
    pub(super) async fn read_visits(&self, actor: &Actor, id: DealId) -> Result<Vec<Visit>, Failure> {
        able(actor, Capability::ReadDeal)?;
        self.read(self.store.card(actor, id).await)?.ok_or(Failure::NotFound)?;
        self.read(self.store.visits(id).await)
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
        let rules = MapRules::in_force(&self.versions().await?);
        let world = World::from_iter(self.read(self.store.map_records(account, map.id).await)?);
        let proven = proven_on(&world, map.id, &rules.map).into();
        Ok(Some(DealMap { account, map: map.id, name: map.name, proven }))
    }
}
