//! What else a command must know of: what may stand in its place already, what the stages on the way
//! of a deal ask for, the rates of its amounts.

use std::collections::{BTreeMap, BTreeSet};

use meridian_domain::{
    gate::{Change, World},
    id::{DealId, StageId},
    pipeline::{Requirement, Stage, StageKind, requirements},
    record::{Key, Kind, Patch, Record},
    workshop::run::{Submission, needs_siblings},
};
use uuid::Uuid;

use crate::{
    Store,
    db::{Conn, StoreError, Value},
    records::{AT_ONCE, places},
    world::additions,
};

/// What is recorded of a deal, and what its stages may ask for.
const OF_A_DEAL: [Kind; 4] = [Kind::Document, Kind::Approval, Kind::Rival, Kind::DealItem];

impl Conn<'_> {
    /// What stands once only and may stand already where the change adds another: versions of the
    /// models, letters and competitors of a deal, targets of a month.
    pub async fn rivals_for_place(&mut self, world: &mut World, change: &Change) -> Result<(), StoreError> {
        let additions = additions(change);
        if additions.iter().any(|record| record.key().kind() == Kind::Model) {
            admit(world, self.select(Kind::Model, "ORDER BY version", &[]).await?);
        }
        let mut deals: BTreeSet<(Kind, Uuid)> = BTreeSet::new();
        let mut months: BTreeSet<String> = BTreeSet::new();
        for record in &additions {
            match record {
                Record::Qualification(own) => _ = deals.insert((Kind::Qualification, own.deal.0)),
                Record::Rival(own) => _ = deals.insert((Kind::Rival, own.deal.0)),
                Record::Target(own) => _ = months.insert(own.month.to_string()),
                _ => {}
            }
        }
        self.siblings(world, change, &additions).await?;
        for (kind, deal) in deals {
            admit(world, self.referring(kind, "deal", deal).await?);
        }
        for month in months {
            admit(world, self.select(Kind::Target, "WHERE month = $1 ORDER BY id", &[month.into()]).await?);
        }
        Ok(())
    }

    /// What a team of a run has already, where the change adds more of it or opens it again.
    async fn siblings(&mut self, world: &mut World, change: &Change, added: &[Record]) -> Result<(), StoreError> {
        let mut wanted: BTreeSet<(Kind, Uuid)> = BTreeSet::new();
        for record in added {
            let crew = match record {
                Record::Release(it) => it.crew,
                Record::Inquiry(it) => it.crew,
                Record::Answer(it) => it.crew,
                Record::Submission(it) => it.crew,
                Record::Verdict(it) => it.crew,
                _ => continue,
            };
            wanted.extend(needs_siblings(record.key().kind()).iter().map(|kind| (*kind, crew.0)));
        }
        for patch in change.edits() {
            if let Patch::Submission { id, .. } = patch
                && let Some(submission) = world.the::<Submission>(*id)
            {
                wanted.insert((Kind::Submission, submission.crew.0));
            }
        }
        for (kind, crew) in wanted {
            admit(world, self.referring(kind, "crew", crew).await?);
        }
        Ok(())
    }

    /// All stages of the pipelines of which the change adds, edits or removes some, and the deals that
    /// stand in a stage that becomes one of another kind.
    pub async fn shapes(&mut self, world: &mut World, change: &Change) -> Result<(), StoreError> {
        let mut pipelines: BTreeSet<Uuid> = BTreeSet::new();
        let mut turned: BTreeSet<Uuid> = BTreeSet::new();
        for record in additions(change) {
            if let Record::Stage(stage) = record {
                pipelines.insert(stage.pipeline.0);
            }
        }
        let mut changed: Vec<StageId> = Vec::new();
        for patch in change.edits() {
            if let Patch::Stage { id, set } = patch {
                changed.push(*id);
                if set.kind.is_some() {
                    turned.insert(id.0);
                }
            }
        }
        let removed = change.removals();
        changed.extend(removed.iter().filter_map(|key| if let Key::Stage(id) = key { Some(*id) } else { None }));
        pipelines.extend(changed.iter().filter_map(|id| world.the::<Stage>(*id)).map(|stage| stage.pipeline.0));
        for pipeline in pipelines {
            admit(world, self.referring(Kind::Stage, "pipeline", pipeline).await?);
        }
        for stage in turned {
            admit(world, self.referring(Kind::Deal, "stage", stage).await?);
        }
        Ok(())
    }

    /// The reporting currency and the rates of other currencies, where the change names amounts.
    pub async fn rates_for(&mut self, world: &mut World, change: &Change) -> Result<(), StoreError> {
        let mut currencies: BTreeSet<String> =
            additions(change).iter().flat_map(Record::amounts).map(|amount| amount.currency.to_string()).collect();
        for patch in change.edits() {
            // The other amounts of the record are asked for a rate, too.
            if let Some(mut record) = world.get(patch.key()).filter(|_| patch.sets_amounts()).cloned() {
                record.merge(patch);
                currencies.extend(record.amounts().iter().map(|amount| amount.currency.to_string()));
            }
        }
        if currencies.is_empty() {
            return Ok(());
        }
        let house = self.select(Kind::Workspace, "ORDER BY id LIMIT 1", &[]).await?;
        for record in &house {
            if let Record::Workspace(workspace) = record {
                currencies.remove(workspace.reporting.code());
            }
        }
        admit(world, house);
        for currency in currencies {
            let condition = "WHERE currency = $1 ORDER BY \"on\", id LIMIT 1";
            admit(world, self.select(Kind::Rate, condition, &[currency.into()]).await?);
        }
        Ok(())
    }

    /// What the stages on the way of the deals that the change moves or adds ask for: all stages of
    /// the pipelines, and where one of them asks for more than fields, what is recorded of the deals.
    pub async fn guarded(&mut self, world: &mut World, change: &Change) -> Result<(), StoreError> {
        let mut moves = BTreeMap::new();
        arrivals(change, &mut moves);
        let pipelines: BTreeSet<Uuid> = moves
            .values()
            .flatten()
            .filter_map(|stage| world.the::<Stage>(*stage))
            .map(|stage| stage.pipeline.0)
            .collect();
        for pipeline in pipelines {
            admit(world, self.referring(Kind::Stage, "pipeline", pipeline).await?);
        }
        self.proofs(world, &moves).await
    }

    /// What is recorded of the deals, as far as the stages of `world` they go to may ask for it.
    pub async fn proofs(
        &mut self,
        world: &mut World,
        moves: &BTreeMap<DealId, BTreeSet<StageId>>,
    ) -> Result<(), StoreError> {
        // Of a pipeline that asks nothing, nothing need be known.
        let asks = |stage: &StageId| {
            let Some(to) = world.the::<Stage>(*stage) else { return false };
            let beyond = |one: &Stage| one.pipeline == to.pipeline && one.guard.asks_beyond_the_deal();
            to.kind == StageKind::Lost || world.all::<Stage>().any(beyond)
        };
        let deals: Vec<Uuid> = moves.iter().filter(|(_, to)| to.iter().any(asks)).map(|(deal, _)| deal.0).collect();
        if deals.is_empty() {
            return Ok(());
        }
        for kind in OF_A_DEAL {
            admit(world, self.referring_to_any(kind, "deal", &deals).await?);
        }
        if !world.all::<Stage>().any(|stage| !stage.guard.functions.is_empty()) {
            return Ok(());
        }
        admit(world, self.referring_to_any(Kind::Map, "deal", &deals).await?);
        // The accounts the deals have, or are about to get.
        let ids = |world: &World, kind: Kind| {
            let keys = world.records().map(Record::key);
            keys.filter(|key| key.kind() == kind).map(Key::uuid).collect::<Vec<_>>()
        };
        admit(world, self.referring_to_any(Kind::Map, "account", &ids(world, Kind::Account)).await?);
        admit(world, self.referring_to_any(Kind::Seat, "map", &ids(world, Kind::Map)).await?);
        let people = world
            .records()
            .filter_map(|record| match record {
                Record::Seat(seat) if seat.function.is_some() => Some(seat.person.into()),
                _ => None,
            })
            .collect();
        self.take_in(world, people).await
    }

    /// Records of one kind whose field is one of `values`.
    pub async fn referring_to_any(
        &mut self,
        kind: Kind,
        field: &str,
        values: &[Uuid],
    ) -> Result<Vec<Record>, StoreError> {
        let mut records = Vec::new();
        for values in values.chunks(AT_ONCE) {
            let (list, places) = places(values.len());
            let mut values: Vec<Value> = values.iter().map(|id| Value::from(*id)).collect();
            values.resize(places, Value::no_uuid());
            let condition = format!("WHERE \"{field}\" IN ({list}) ORDER BY id");
            records.extend(self.select(kind, &condition, &values).await?);
        }
        Ok(records)
    }
}

impl Store {
    /// What is asked of a deal on its way to a stage, met or not. Whether somebody may see the deal
    /// is for the caller to ask.
    pub async fn requirements(&self, deal: DealId, to: StageId) -> Result<Vec<Requirement>, StoreError> {
        let mut held = self.db.reader().await?;
        let mut conn = held.conn();
        let mut world = World::default();
        conn.take_in(&mut world, vec![deal.into(), to.into()]).await?;
        // The account, and the pipeline.
        let belongs = world.records().flat_map(Record::refers_to).collect();
        conn.take_in(&mut world, belongs).await?;
        conn.guarded(&mut world, &Change::MoveDeals { deals: vec![deal], to, after: None }).await?;
        let signed = |record: &Record| if let Record::Approval(it) = record { Some(it.by.into()) } else { None };
        let signers = world.records().filter_map(signed).collect();
        conn.take_in(&mut world, signers).await?;
        Ok(requirements(&world, deal, to))
    }
}

/// Takes in what is not there yet.
fn admit(world: &mut World, records: Vec<Record>) {
    for record in records {
        if !world.contains(record.key()) {
            world.insert(record);
        }
    }
}

/// The stages that each deal comes to.
fn arrivals(change: &Change, moves: &mut BTreeMap<DealId, BTreeSet<StageId>>) {
    match change {
        Change::Add(Record::Deal(deal)) => {
            moves.entry(deal.id).or_default().insert(deal.stage);
        }
        Change::MoveDeals { deals, to, .. } => {
            for deal in deals {
                moves.entry(*deal).or_default().insert(*to);
            }
        }
        Change::PlaceDeal { deal, place } => {
            moves.entry(*deal).or_default().insert(place.stage);
        }
        Change::All(changes) => changes.iter().for_each(|change| arrivals(change, moves)),
        _ => {}
    }
}
