//! Pipelines as boards, tables and calendars.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability, Subject, may},
    gate::{Room, World},
    id::{DealId, PipelineId, StageId},
    pipeline::{
        CardSigns, Target, card_signs,
        query::{DealQuery, Group, Grouping, Month, Present},
        view::{Blueprint, Board, Card, Choices, ColumnWindow, DealRows, Heads, Show, Visit},
    },
    record::{Kind, Record},
    stakeholder::metrics::MapRules,
};

use super::{House, able, guests::is_guest};

/// Cards a reader gets at once.
const MOST: i64 = 200;

impl House {
    /// A pipeline as an administrator changes it.
    pub(super) async fn read_blueprint(&self, actor: &Actor, id: PipelineId) -> Result<Blueprint, Failure> {
        able(actor, Capability::EditPipeline)?;
        // Read before the records: what comes between is told again, never missed.
        let mut rooms = Vec::new();
        for room in [Room::Workspace, Room::Pipeline(id)] {
            rooms.push((room, self.stands_at(room).await?));
        }
        let mut pipelines = self.read(self.store.pipelines().await)?.into_iter();
        let pipeline = pipelines.find(|pipeline| pipeline.id == id).ok_or(Failure::NotFound)?;
        let (heads, _) = self.read(self.store.heads(actor, id, &DealQuery::default(), self.present()).await)?;
        let stages = heads.into_iter().map(|head| (head.stage, head.count)).collect();
        Ok(Blueprint { pipeline, stages, rooms })
    }

    fn present(&self) -> Present {
        Present { now: self.now(), today: self.today() }
    }

    pub(super) async fn read_board(
        &self,
        actor: &Actor,
        pipeline: Option<PipelineId>,
        query: DealQuery,
        show: Show,
        first: i64,
    ) -> Result<Board, Failure> {
        able(actor, Capability::ReadDeal)?;
        let pipelines = self.pipelines_for(actor, pipeline).await?;
        let chosen = match pipeline {
            Some(id) => pipelines.iter().find(|pipeline| pipeline.id == id),
            // Where all are archived, one of them is still better than none.
            None => pipelines.iter().find(|pipeline| !pipeline.archived).or(pipelines.first()),
        };
        let chosen = chosen.ok_or(Failure::NotFound)?;
        let (id, name, archived) = (chosen.id, chosen.name.clone(), chosen.archived);
        let (present, first) = (self.present(), first.clamp(0, MOST));
        // Read before the cards: what comes between is told again, never missed.
        let seq = self.stands_at(Room::Pipeline(id)).await?;
        let heads = self.store.heads(actor, id, &query, present);
        let grouping = if let Show::Board(grouping) = show { grouping } else { Grouping::None };
        let rows = self.store.row_heads(actor, id, grouping, &query, present);
        let columns = if show == Show::default() { first } else { 0 };
        let windows = self.store.windows(actor, id, &query, present, columns);
        let (heads, rows, windows) = tokio::join!(heads, rows, windows);
        let ((heads, rates), rows, windows) = (self.read(heads)?, self.read(rows)?, self.read(windows)?);
        let (cards, month) = match show {
            Show::Board(_) => (Vec::new(), None),
            Show::Table if first == 0 => (Vec::new(), None),
            Show::Table => (self.read(self.store.table(actor, id, &query, present, 0, first).await)?.cards, None),
            Show::Calendar(month) => {
                let month = month.unwrap_or_else(|| Month::of(present.today));
                (self.read(self.store.month(actor, id, &query, present, month).await)?, Some(month))
            }
        };
        Ok(Board {
            id,
            name,
            archived,
            pipelines: pipelines
                .into_iter()
                .filter(|pipeline| !pipeline.archived || pipeline.id == id)
                .map(|pipeline| (pipeline.id, pipeline.name))
                .collect(),
            reporting: rates.reporting,
            rates,
            heads,
            rows,
            windows,
            cards,
            month,
            seq,
            views: if is_guest(actor) { Vec::new() } else { self.read(self.store.views(actor.id, id).await)? },
            targets: self.read_targets(actor, id).await?,
            may_edit: able(actor, Capability::EditDeal).is_ok(),
            now: self.now(),
        })
    }

    /// What is to be won in a pipeline and in all together, as far as the actor may know, month by month.
    async fn read_targets(&self, actor: &Actor, pipeline: PipelineId) -> Result<Vec<Target>, Failure> {
        let records = self.read(self.store.all(Kind::Target).await)?;
        let nobody = World::default();
        let seen = |record: &Record| may(actor, Capability::ReadDeal, &Subject::of(&nobody, record)).is_ok();
        let target = |record| if let Record::Target(target) = record { Some(target) } else { None };
        let mut targets: Vec<Target> = records.into_iter().filter(seen).filter_map(target).collect();
        targets.retain(|target| target.pipeline.is_none_or(|own| own == pipeline));
        targets.sort_by_key(|target| (target.month, target.id));
        Ok(targets)
    }

    /// The stages that the deals of a pipeline which the actor sees have stood in.
    pub(super) async fn read_pipeline_visits(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
    ) -> Result<Vec<Visit>, Failure> {
        able(actor, Capability::ReadDeal)?;
        self.may_look_into(actor, pipeline).await?;
        self.there(pipeline.into()).await?;
        self.read(self.store.pipeline_visits(actor, pipeline).await)
    }

    pub(super) async fn read_heads(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: DealQuery,
        grouping: Grouping,
    ) -> Result<Heads, Failure> {
        able(actor, Capability::ReadDeal)?;
        self.may_look_into(actor, pipeline).await?;
        let present = self.present();
        let columns = self.store.heads(actor, pipeline, &query, present);
        let rows = self.store.row_heads(actor, pipeline, grouping, &query, present);
        let (columns, rows) = tokio::join!(columns, rows);
        Ok(Heads { columns: self.read(columns)?.0, rows: self.read(rows)? })
    }

    pub(super) async fn read_window(
        &self,
        actor: &Actor,
        stage: StageId,
        group: Option<Group>,
        query: DealQuery,
        offset: i64,
        limit: i64,
    ) -> Result<ColumnWindow, Failure> {
        able(actor, Capability::ReadDeal)?;
        if is_guest(actor)
            && let Record::Stage(stage) = self.there(stage.into()).await?
        {
            self.may_look_into(actor, stage.pipeline).await?;
        }
        let (offset, limit) = (offset.max(0), limit.clamp(1, MOST));
        let window = self.store.window(actor, stage, group.as_ref(), &query, self.present(), offset, limit);
        self.read(window.await)
    }

    pub(super) async fn read_row(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        group: Group,
        query: DealQuery,
        first: i64,
    ) -> Result<Vec<ColumnWindow>, Failure> {
        able(actor, Capability::ReadDeal)?;
        self.may_look_into(actor, pipeline).await?;
        let windows = self.store.row_windows(actor, pipeline, &group, &query, self.present(), first.clamp(1, MOST));
        self.read(windows.await)
    }

    pub(super) async fn read_table(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: DealQuery,
        offset: i64,
        limit: i64,
    ) -> Result<DealRows, Failure> {
        able(actor, Capability::ReadDeal)?;
        self.may_look_into(actor, pipeline).await?;
        let (offset, limit) = (offset.max(0), limit.clamp(1, MOST));
        self.read(self.store.table(actor, pipeline, &query, self.present(), offset, limit).await)
    }

    pub(super) async fn read_month(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        query: DealQuery,
        month: Month,
    ) -> Result<Vec<Card>, Failure> {
        able(actor, Capability::ReadDeal)?;
        self.may_look_into(actor, pipeline).await?;
        self.read(self.store.month(actor, pipeline, &query, self.present(), month).await)
    }

    /// What cards can say of some deals; those beyond [`MOST`] are left out.
    pub(super) async fn read_signs(&self, actor: &Actor, deals: &[DealId]) -> Result<Vec<CardSigns>, Failure> {
        able(actor, Capability::ReadDeal)?;
        let deals = &deals[..deals.len().min(MOST as usize)];
        let material = self.read(self.store.signs_of(actor, deals).await)?;
        let rules = MapRules::in_force(&self.versions().await?);
        let (letters, maps, seats) = (&material.letters, &material.maps, &material.seats);
        Ok(card_signs(&material.deals, letters, maps, seats, rules.map.version))
    }

    pub(super) async fn read_choices(&self, actor: &Actor, pipeline: PipelineId) -> Result<Choices, Failure> {
        able(actor, Capability::ReadDeal)?;
        self.may_look_into(actor, pipeline).await?;
        let mut choices = self.read(self.store.choices(actor, pipeline).await)?;
        if able(actor, Capability::EditDeal).is_ok() {
            choices.colleagues = self.colleagues_for(actor, None).await?;
        }
        Ok(choices)
    }
}
