//! What the open deals will bring, and what the past of all deals says of that.

use std::collections::{BTreeMap, BTreeSet};

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Grant, Subject, grant, may},
    gate::{Room, World},
    id::{DealId, PipelineId, UserId},
    money::Currency,
    names::Names,
    pipeline::{
        Deal, Pipeline, Rates, Stage, StageKind, Target,
        forecast::{
            ForecastModel,
            view::{Desk, ForecastQuery, ForecastView, LEAST_SLIPS, Sorted, rates_in_force},
        },
        history::{
            Context, LearnModel, LearnedChances, Told, Visit, slippage, tell, tell_gone,
            view::{PastView, Reading},
        },
        view::Card,
    },
    record::{Kind, Record},
    time::Date,
    workspace::{Product, Rate, User},
};
use uuid::Uuid;

use super::{House, able};

/// Everything a forecast is reckoned from, as far as the reader may see.
struct Material {
    pipelines: Vec<Pipeline>,
    stages: Vec<Stage>,
    products: Vec<Product>,
    users: Vec<User>,
    rates: Vec<Rate>,
    reporting: Currency,
    /// The deals of the chosen pipelines, whoever owns them.
    cards: Vec<Card>,
    /// The journeys of the same.
    told: Vec<Told>,
    /// The same of deals that are gone and that the reader would see.
    gone: Vec<(Told, Deal)>,
}

impl Material {
    fn table(&self) -> Rates {
        Rates { reporting: self.reporting, micro: self.rates.iter().map(|rate| (rate.currency, rate.micro)).collect() }
    }

    /// The deals of the chosen owner.
    fn own(&self, owner: Option<UserId>) -> Vec<Card> {
        self.cards.iter().filter(|card| owner.is_none_or(|owner| card.deal.owner == Some(owner))).cloned().collect()
    }

    /// The journeys of some of the deals.
    fn told_of(&self, cards: &[Card]) -> Vec<Told> {
        let own: BTreeSet<DealId> = cards.iter().map(|card| card.deal.id).collect();
        self.told.iter().filter(|told| own.contains(&told.journey.deal())).cloned().collect()
    }

    /// The owners of the deals and whoever is chosen, by name.
    fn owners(&self, chosen: Option<UserId>) -> Vec<(UserId, Names)> {
        let mut owners: BTreeMap<UserId, Names> =
            self.cards.iter().filter_map(|card| Some((card.deal.owner?, card.owner.clone()?))).collect();
        let also = self.users.iter().filter(|user| Some(user.id) == chosen);
        owners.extend(also.map(|user| (user.id, user.name.clone())));
        let mut owners: Vec<(UserId, Names)> = owners.into_iter().collect();
        owners.sort_by(|a, b| a.1.cmp(&b.1));
        owners
    }
}

impl House {
    /// The forecast of a period.
    pub(super) async fn read_forecast(&self, actor: &Actor, query: ForecastQuery) -> Result<ForecastView, Failure> {
        able(actor, Capability::ReadDeal)?;
        // Read before the targets: what comes between is told again, never missed.
        let seq = self.stands_at(Room::Workspace).await?;
        let material = self.material(actor, query.pipeline).await?;
        let (now, today) = (self.now(), self.today());
        let months = query.months(today);
        let rates = material.table();
        let own = material.own(query.owner);
        let desk = Desk { stages: &material.stages, products: &material.products, rates: &rates };
        let mut sorted = Sorted::of(&own, months, desk);
        let basis = query.learned.then(|| {
            let all: Vec<_> = material.told.iter().map(|told| told.journey.clone()).collect();
            sorted.learn(&all, &material.stages, now, &LearnModel::default())
        });
        let won: BTreeSet<DealId> = won(&own, &material.stages);
        let journeys: Vec<_> = material.told_of(&own).into_iter().map(|told| told.journey).collect();
        let slips: Vec<i32> = slippage(&journeys, now)
            .deals
            .into_iter()
            .filter(|slip| won.contains(&slip.deal))
            .map(|slip| slip.months)
            .collect();
        Ok(ForecastView {
            query,
            months,
            owners: material.owners(query.owner),
            targets: self.read_own_targets(actor, &query).await?,
            may_target: may(actor, Capability::EditTarget, &self.target_subject(&query)).is_ok(),
            sees_all: grant(actor.role, Capability::ReadDeal) == Grant::All,
            slips: if slips.len() < LEAST_SLIPS { Vec::new() } else { slips },
            pipelines: material.pipelines,
            stages: material.stages,
            reporting: material.reporting,
            rates: material.rates,
            model: ForecastModel::default(),
            sorted,
            basis,
            seq,
            now,
            today,
        })
    }

    /// What the past of the deals says; `since` is the Monday that is compared with now.
    pub(super) async fn read_forecast_past(
        &self,
        actor: &Actor,
        query: ForecastQuery,
        since: Option<Date>,
    ) -> Result<PastView, Failure> {
        able(actor, Capability::ReadDeal)?;
        let material = self.material(actor, query.pipeline).await?;
        let months = query.months(self.today());
        let rates = material.table();
        let cards = material.own(query.owner);
        let own = material.told_of(&cards);
        let gone: Vec<Told> = material
            .gone
            .iter()
            .filter(|(_, deal)| query.owner.is_none_or(|owner| deal.owner == Some(owner)))
            .map(|(told, _)| told.clone())
            .collect();
        let desk = Desk { stages: &material.stages, products: &material.products, rates: &rates };
        let open: BTreeSet<DealId> = Sorted::of(&cards, months, desk).deals.iter().map(|deal| deal.id).collect();
        let mut past = PastView::of(Reading {
            all: &material.told,
            own: &own,
            gone: &gone,
            stages: &material.stages,
            open: &open,
            months,
            since,
            reporting: material.reporting,
            zone: self.zone,
            now: self.now(),
        });
        let wanted = past.named();
        let competitors = self.competitors_for(actor).await?;
        past.names = known(&material, competitors.into_iter().map(|one| (one.id.0, one.name)))
            .into_iter()
            .filter(|(id, name)| wanted.contains(id) && !name.is_empty())
            .collect();
        Ok(past)
    }

    /// What the closed deals of a pipeline say of its open ones, as far as the reader may see either.
    pub(super) async fn read_learned(&self, actor: &Actor, pipeline: PipelineId) -> Result<LearnedChances, Failure> {
        able(actor, Capability::ReadDeal)?;
        let material = self.material(actor, Some(pipeline)).await?;
        let journeys: Vec<_> = material.told.into_iter().map(|told| told.journey).collect();
        Ok(LearnedChances::of(&journeys, self.now(), &LearnModel::default()))
    }

    /// Whose a target of this choice would be.
    fn target_subject(&self, query: &ForecastQuery) -> Subject {
        let target = Target {
            id: Uuid::nil().into(),
            pipeline: query.pipeline,
            owner: query.owner,
            month: self.today(),
            amount: meridian_domain::money::Money::new(0, Currency::CNY),
        };
        Subject::of(&World::default(), &target.into())
    }

    /// What is to be won, of this choice and no other, as far as the reader may know.
    async fn read_own_targets(&self, actor: &Actor, query: &ForecastQuery) -> Result<Vec<Target>, Failure> {
        if may(actor, Capability::ReadDeal, &self.target_subject(query)).is_err() {
            return Ok(Vec::new());
        }
        let records = self.read(self.store.all(Kind::Target).await)?;
        let target = |record| if let Record::Target(target) = record { Some(target) } else { None };
        let mut targets: Vec<Target> =
            records.into_iter().filter_map(target).filter(|target| query.is_target(target)).collect();
        targets.sort_by_key(|target| (target.month, target.id));
        Ok(targets)
    }

    /// Whether the actor would see a deal that is gone, as it was last.
    async fn would_see(&self, actor: &Actor, deal: &Deal) -> bool {
        let team = match deal.account {
            Some(account) => self.visible(actor, account).await.map(|(_, subject)| subject.team).unwrap_or_default(),
            None => Vec::new(),
        };
        may(actor, Capability::ReadDeal, &Subject { owner: deal.owner, team, shared: false }).is_ok()
    }

    async fn material(&self, actor: &Actor, pipeline: Option<PipelineId>) -> Result<Material, Failure> {
        let pipelines = self.pipelines_for(actor, pipeline).await?;
        let chosen: Vec<PipelineId> =
            pipelines.iter().map(|one| one.id).filter(|id| pipeline.is_none_or(|wanted| wanted == *id)).collect();
        if chosen.is_empty() && pipeline.is_some() {
            return Err(Failure::NotFound);
        }
        let (mut stages, mut cards, mut stays, mut log) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for id in chosen {
            stages.extend(self.read(self.store.stages(id).await)?);
            cards.extend(self.read(self.store.all_deals(actor, id).await)?);
            stays.extend(self.read(self.store.pipeline_visits(actor, id).await)?);
            log.extend(self.read(self.store.deal_log(id).await)?);
        }
        let products = self.products_for(actor).await?;
        let users = self.signers_for(actor).await?;
        let rates: Vec<Rate> = self
            .read(self.store.all(Kind::Rate).await)?
            .into_iter()
            .filter_map(|record| if let Record::Rate(rate) = record { Some(rate) } else { None })
            .collect();
        let mut material = Material {
            pipelines,
            stages,
            products,
            users,
            rates: rates_in_force(&rates, self.today()),
            reporting: self.read(self.store.reporting().await)?,
            cards,
            told: Vec::new(),
            gone: Vec::new(),
        };
        let context = Context {
            rates: material.table(),
            kinds: material.stages.iter().map(|stage| (stage.id, stage.kind)).collect(),
            lines: material
                .products
                .iter()
                .filter(|product| !product.family.is_empty())
                .map(|product| (product.id, product.family.clone()))
                .collect(),
            teams: material.users.iter().filter_map(|user| Some((user.id, user.team?))).collect(),
            zone: self.zone,
        };
        let deals: Vec<Deal> = material.cards.iter().map(|card| card.deal.clone()).collect();
        let stays: Vec<(DealId, Visit)> = stays
            .into_iter()
            .map(|stay| (stay.deal, Visit { stage: stay.stage, entered_at: stay.entered_at, left_at: stay.left_at }))
            .collect();
        material.told = tell(&deals, &stays, &log, &context);
        for (told, deal) in tell_gone(&log, &context) {
            if self.would_see(actor, &deal).await {
                material.gone.push((told, deal));
            }
        }
        Ok(material)
    }
}

/// The won ones of some deals.
fn won(cards: &[Card], stages: &[Stage]) -> BTreeSet<DealId> {
    let is_won = |card: &&Card| stages.iter().any(|stage| stage.id == card.deal.stage && stage.kind == StageKind::Won);
    cards.iter().filter(is_won).map(|card| card.deal.id).collect()
}

/// What ids are called, as far as the deals name them.
fn known(material: &Material, competitors: impl Iterator<Item = (Uuid, Names)>) -> BTreeMap<Uuid, Names> {
    let deals = material.cards.iter().map(|card| (card.deal.id.0, card.deal.title.clone()));
    let accounts = material.cards.iter().filter_map(|card| Some((card.deal.account?.0, card.account.clone()?)));
    let products = material.products.iter().map(|product| (product.id.0, product.name.clone()));
    let users = material.users.iter().map(|user| (user.id.0, user.name.clone()));
    let pipelines = material.pipelines.iter().map(|pipeline| (pipeline.id.0, pipeline.name.clone()));
    let gone = material.gone.iter().map(|(_, deal)| (deal.id.0, deal.title.clone()));
    deals.chain(gone).chain(accounts).chain(products).chain(users).chain(pipelines).chain(competitors).collect()
}
