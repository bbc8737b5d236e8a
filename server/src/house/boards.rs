//! Boards.

use meridian_app::Failure;
use meridian_domain::{
    access::{Actor, Capability},
    gate::Room,
    id::{PipelineId, StageId},
    pipeline::view::{Board, ColumnHead, ColumnWindow, DealFilter},
};

use super::{House, able};

/// Cards a reader gets at once.
const MOST: i64 = 200;

impl House {
    pub(super) async fn read_board(
        &self,
        actor: &Actor,
        pipeline: Option<PipelineId>,
        filter: DealFilter,
        first: i64,
    ) -> Result<Board, Failure> {
        able(actor, Capability::ReadDeal)?;
        let pipelines = self.read(self.store.pipelines().await)?;
        let chosen = match pipeline {
            Some(id) => pipelines.iter().find(|pipeline| pipeline.id == id),
            None => pipelines.first(),
        };
        let chosen = chosen.ok_or(Failure::NotFound)?;
        let (id, name) = (chosen.id, chosen.name.clone());
        // Read before the cards: what comes between is told again, never missed.
        let seq = self.stands_at(Room::Pipeline(id)).await?;
        let heads = self.store.heads(actor, id, &filter, self.today());
        let windows = self.store.windows(actor, id, &filter, first.clamp(0, MOST));
        let (heads, windows) = tokio::join!(heads, windows);
        let ((heads, reporting), windows) = (self.read(heads)?, self.read(windows)?);
        Ok(Board {
            id,
            name,
            pipelines: pipelines.into_iter().map(|pipeline| (pipeline.id, pipeline.name)).collect(),
            reporting,
            heads,
            windows,
            seq,
            may_edit: able(actor, Capability::EditDeal).is_ok(),
            now: self.now(),
        })
    }

    pub(super) async fn read_heads(
        &self,
        actor: &Actor,
        pipeline: PipelineId,
        filter: DealFilter,
    ) -> Result<Vec<ColumnHead>, Failure> {
        able(actor, Capability::ReadDeal)?;
        Ok(self.read(self.store.heads(actor, pipeline, &filter, self.today()).await)?.0)
    }

    pub(super) async fn read_window(
        &self,
        actor: &Actor,
        stage: StageId,
        filter: DealFilter,
        offset: i64,
        limit: i64,
    ) -> Result<ColumnWindow, Failure> {
        able(actor, Capability::ReadDeal)?;
        self.read(self.store.window(actor, stage, &filter, offset.max(0), limit.clamp(1, MOST)).await)
    }
}
