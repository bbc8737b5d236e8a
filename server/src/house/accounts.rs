//! Accounts: the list and the overview.

use std::collections::{BTreeMap, BTreeSet};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, may},
    account::{
        Interaction,
        view::{AccountFilter, AccountHead, AccountPage, AccountView, ProfileView, Snapshot},
    },
    gate::{Room, World},
    health::{Alarm, Incident, Model, assess},
    id::{AccountId, PersonId, PipelineId},
    pipeline::{Deal, Stage, StageKind},
    plan::Action,
    record::{Kind, Record},
    stakeholder::{Person, Relation, Seat, metrics::MapRules},
};

use super::{House, able, maps::redact, vitals};

/// Interactions an overview shows.
const LATEST: usize = 50;
/// Changes of needs a profile shows.
const PAST: i64 = 100;

impl House {
    pub(super) async fn read_accounts(&self, actor: &Actor, filter: AccountFilter) -> Result<AccountPage, Failure> {
        able(actor, Capability::ReadAccount)?;
        self.read(self.store.accounts(actor, &filter, self.today()).await)
    }

    pub(super) async fn read_account_head(&self, actor: &Actor, id: AccountId) -> Result<AccountHead, Failure> {
        let (account, _) = self.visible(actor, id).await?;
        let people = match self.read(self.store.maps(id).await)?.first() {
            Some(map) => self.read(self.store.seats_on(map.id).await)?,
            None => 0,
        };
        let deals = self.read(self.store.deals_of(actor, id.0).await)?;
        let stages = self.stages_of(deals.iter().map(|card| card.deal.pipeline).collect()).await?;
        let open_deals = deals.iter().filter(|card| is_open(&card.deal, &stages)).count();
        let parent = match account.parent {
            Some(parent) => match self.there(parent.into()).await {
                Ok(Record::Account(parent)) => Some((parent.id, parent.name)),
                _ => None,
            },
            None => None,
        };
        Ok(AccountHead { account, parent, people, open_deals })
    }

    pub(super) async fn read_account(&self, actor: &Actor, id: AccountId) -> Result<AccountView, Failure> {
        let (account, subject) = self.visible(actor, id).await?;
        // Read before the records: what comes between is told again, never missed.
        let seq = self.stands_at(Room::Account(id)).await?;
        let today = self.today();
        let mut records = self.read(self.store.account_records(id).await)?;
        redact(actor, &subject, &mut records);
        let map = self.read(self.store.maps(id).await)?.first().map(|map| map.id);
        if let Some(map) = map {
            let on_map = self.read(self.store.map_records(id, map).await)?;
            records.extend(on_map.into_iter().filter(|record| matches!(record, Record::Seat(_))));
        }
        let world = World::from_iter(records);
        let mut deals = self.read(self.store.deals_of(actor, id.0).await)?;
        let stages = self.stages_of(deals.iter().map(|card| card.deal.pipeline).collect()).await?;
        let open: Vec<Deal> =
            deals.iter().map(|card| card.deal.clone()).filter(|deal| is_open(deal, &stages)).collect();
        let (reporting, open_sum, weighted_sum) = self.read(self.store.sums(&open, &stages, today).await)?;
        let mut history = self.read(self.store.snapshots(id).await)?;
        let weighted = (!open.is_empty()).then_some(weighted_sum);
        let versions = self.versions().await?;
        let (segment, model) = Model::in_force(&versions, &account, self.now());
        let all: Vec<Deal> = deals.iter().map(|card| card.deal.clone()).collect();
        let alarms = Alarm::all(world.all::<Incident>(), &all, &stages, today);
        deals.retain(|card| is_open(&card.deal, &stages));
        let facts =
            vitals::Facts { account: &account, world: &world, open: &open, stages: &stages, weighted, alarms: &alarms };
        let rules = MapRules::in_force(&versions);
        let inputs = vitals::inputs(&facts, &history, &model, &rules, today);
        let health = assess(&model, &inputs);
        let colleagues = self.colleagues_in(&account).await?;
        history.retain(|noted| noted.on != today);
        history.push(Snapshot::of(today, &health));
        let name = |id| colleagues.iter().find(|(user, _)| Some(*user) == id).map(|(_, name)| name.clone());
        let people: BTreeMap<PersonId, &Person> = world.all::<Person>().map(|person| (person.id, person)).collect();
        let seats = world.all::<Seat>().filter_map(|seat| Some((seat.clone(), (*people.get(&seat.person)?).clone())));
        Ok(AccountView {
            owner: name(account.owner),
            reporting,
            health,
            inputs,
            model,
            segment,
            alarms,
            may_acknowledge: may(actor, Capability::EditAccount, &subject).is_ok(),
            rules,
            history,
            map,
            seats: seats.collect(),
            relations: world.all::<Relation>().cloned().collect(),
            deals,
            stages,
            open_sum,
            weighted_sum,
            actions: world.all::<Action>().cloned().collect(),
            interactions: latest(&world),
            colleagues: colleagues.clone(),
            seq,
            may_edit: may(actor, Capability::EditAccount, &subject).is_ok(),
            may_plan: may(actor, Capability::EditPlan, &subject).is_ok(),
            now: self.now(),
            today,
            account,
        })
    }

    pub(super) async fn read_profile(&self, actor: &Actor, id: AccountId) -> Result<ProfileView, Failure> {
        let (account, subject) = self.visible(actor, id).await?;
        // Read before the records: what comes between is told again, never missed.
        let mut rooms = Vec::new();
        for room in [Room::Account(id), Room::Workspace] {
            rooms.push((room, self.stands_at(room).await?));
        }
        let mut records = self.read(self.store.profile_records(id).await)?;
        redact(actor, &subject, &mut records);
        let (mut facts, mut holdings, mut needs, mut people) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for record in records {
            match record {
                Record::Fact(it) => facts.push(it),
                Record::Holding(it) => holdings.push(it),
                Record::Need(it) => needs.push(it),
                Record::Person(it) => people.push(it),
                _ => {}
            }
        }
        Ok(ProfileView {
            reporting: self.read(self.store.reporting().await)?,
            facts,
            holdings,
            needs,
            past: self.read(self.store.past_in(Room::Account(id), Kind::Need, PAST).await)?,
            people,
            colleagues: self.read(self.store.colleagues().await)?,
            rooms,
            may_edit: may(actor, Capability::EditAccount, &subject).is_ok(),
            may_note: may(actor, Capability::EditPlan, &subject).is_ok(),
            now: self.now(),
            today: self.today(),
            account,
        })
    }

    async fn stages_of(&self, pipelines: BTreeSet<PipelineId>) -> Result<Vec<Stage>, Failure> {
        let mut stages = Vec::new();
        for pipeline in pipelines {
            stages.extend(self.read(self.store.stages(pipeline).await)?);
        }
        Ok(stages)
    }
}

pub(super) fn is_open(deal: &Deal, stages: &[Stage]) -> bool {
    stages.iter().any(|stage| stage.id == deal.stage && stage.kind == StageKind::Open)
}

fn latest(world: &World) -> Vec<Interaction> {
    let mut interactions: Vec<Interaction> = world.all::<Interaction>().cloned().collect();
    interactions.sort_by_key(|interaction| std::cmp::Reverse((interaction.on, interaction.id)));
    interactions.truncate(LATEST);
    interactions
}
