//! What a forecast is made of: the deals of a pipeline, and what the log says of them.

use meridian_domain::{
    access::{Actor, Capability},
    gate::{Logged, Room},
    id::PipelineId,
    pipeline::view::Card,
};

use crate::{
    Store,
    db::StoreError,
    log::{COLUMNS, TYPES, logged},
    sight::Sight,
};

impl Store {
    /// All deals of a pipeline that the actor may see, closed ones too.
    pub async fn all_deals(&self, actor: &Actor, pipeline: PipelineId) -> Result<Vec<Card>, StoreError> {
        let values = Sight::of(actor, Capability::ReadDeal).with([pipeline.0.into()]);
        self.db.reader().await?.conn().cards("d.pipeline = $3 ORDER BY d.id", &values).await
    }

    /// What has happened to the deals of a pipeline themselves, in order; whoever asks leaves out what
    /// the reader may not see.
    pub async fn deal_log(&self, pipeline: PipelineId) -> Result<Vec<Logged>, StoreError> {
        let sql =
            format!("SELECT {COLUMNS} FROM events WHERE room = $1 AND (event LIKE $2 OR event LIKE $3) ORDER BY seq");
        // The patterns find a few others, too, which whoever reads the events passes over.
        let room = Room::Pipeline(pipeline).to_string();
        let values = [room.into(), "%\"did\":\"deal_moved\"%".into(), "%\"kind\":\"deal\"%".into()];
        let mut held = self.db.reader().await?;
        let rows = held.conn().rows(&sql, &values, &TYPES).await?;
        rows.iter().map(|row| logged(row)).collect()
    }
}
