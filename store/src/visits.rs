//! Which deal stood in which stage from when to when: kept in the transaction that moves it, never
//! derived from a time of last change.

use meridian_domain::{
    access::{Actor, Capability},
    gate::{Event, Logged},
    id::{DealId, PipelineId, StageId, UserId},
    pipeline::view::Visit,
    record::Record,
    time::Moment,
};

use crate::{
    Store,
    db::{Conn, StoreError, Type, Value},
    sight::{DEAL, SEEN, Sight},
};

const TYPES: [Type; 5] = [Type::Uuid, Type::Uuid, Type::Int, Type::Int, Type::Uuid];

fn visit(row: &[Value]) -> Visit {
    Visit {
        deal: DealId(row[0].uuid()),
        stage: StageId(row[1].uuid()),
        entered_at: Moment(row[2].int()),
        left_at: row[3].opt_int().map(Moment),
        by: row[4].opt_uuid().map(UserId),
    }
}

impl Conn<'_> {
    /// Keeps the visits of the deal that an event adds or moves. Those of a deal that is removed stay,
    /// out of sight: it comes back to them.
    pub async fn visit(&mut self, entry: &Logged) -> Result<(), StoreError> {
        let (deal, stage, entered) = match &entry.event {
            Event::Added(Record::Deal(deal)) => (deal.id, deal.stage, deal.entered_at),
            Event::DealMoved { deal, from, to, .. } if from.stage != to.stage => {
                self.leave(*deal, (from.stage, from.entered_at), (to.stage, to.entered_at)).await?;
                (*deal, to.stage, to.entered_at)
            }
            _ => return Ok(()),
        };
        // An id that comes again elsewhere: it stands in one place at a time.
        self.run(
            "UPDATE stage_visits SET left_at = $2 WHERE deal = $1 AND left_at IS NULL \
             AND (stage <> $3 OR entered_at <> $4)",
            &[deal.0.into(), entry.at.0.into(), stage.0.into(), entered.0.into()],
        )
        .await?;
        self.run(
            "INSERT INTO stage_visits (deal, stage, entered_at, \"by\") VALUES ($1, $2, $3, $4) \
             ON CONFLICT (deal, entered_at, stage) DO UPDATE SET left_at = NULL",
            &[deal.0.into(), stage.0.into(), entered.0.into(), entry.actor.0.into()],
        )
        .await?;
        Ok(())
    }

    /// Ends the visit to `from`. Where the deal goes back to a visit of before, the move is taken back,
    /// and `from` was never visited.
    async fn leave(
        &mut self,
        deal: DealId,
        (from, began): (StageId, Moment),
        (to, entered): (StageId, Moment),
    ) -> Result<(), StoreError> {
        let gone = [deal.0.into(), from.0.into(), began.0.into(), to.0.into(), entered.0.into()];
        self.run(
            "DELETE FROM stage_visits WHERE deal = $1 AND stage = $2 AND entered_at = $3 AND entered_at >= $5 \
             AND EXISTS (SELECT 1 FROM stage_visits v WHERE v.deal = $1 AND v.stage = $4 AND v.entered_at = $5)",
            &gone,
        )
        .await?;
        self.run(
            "UPDATE stage_visits SET left_at = $4 WHERE deal = $1 AND stage = $2 AND entered_at = $3",
            &[deal.0.into(), from.0.into(), began.0.into(), entered.max(began).0.into()],
        )
        .await?;
        Ok(())
    }
}

impl Store {
    /// The stages a deal has stood in, the first visit first.
    pub async fn visits(&self, deal: DealId) -> Result<Vec<Visit>, StoreError> {
        let mut held = self.db.reader().await?;
        let sql = "SELECT deal, stage, entered_at, left_at, \"by\" FROM stage_visits WHERE deal = $1 \
                   ORDER BY entered_at, left_at IS NULL, left_at, stage";
        let rows = held.conn().rows(sql, &[deal.0.into()], &TYPES).await?;
        Ok(rows.iter().map(|row| visit(row)).collect())
    }

    /// The same of the deals of a pipeline that the actor may see, deal by deal.
    pub async fn pipeline_visits(&self, actor: &Actor, pipeline: PipelineId) -> Result<Vec<Visit>, StoreError> {
        let sql = format!(
            "{SEEN} SELECT v.deal, v.stage, v.entered_at, v.left_at, v.\"by\" FROM stage_visits v \
             JOIN deals d ON d.id = v.deal WHERE {DEAL} AND d.pipeline = $3 \
             ORDER BY v.deal, v.entered_at, v.left_at IS NULL, v.left_at, v.stage"
        );
        let values = Sight::of(actor, Capability::ReadDeal).with([pipeline.0.into()]);
        let mut held = self.db.reader().await?;
        let rows = held.conn().rows(&sql, &values, &TYPES).await?;
        Ok(rows.iter().map(|row| visit(row)).collect())
    }
}
