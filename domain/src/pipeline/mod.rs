//! Pipelines, stages, deals.

pub mod forecast;
pub mod meddpicc;
mod qualification;
pub mod rank;
pub mod standing;
mod totals;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    money::Money,
    names::Names,
    record::{Describe, Key, record},
    time::{Date, Moment},
};
pub use qualification::{Qualification, QualificationPatch};
pub use rank::Rank;
pub use totals::{Total, totals};

/// How a stage counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageKind {
    #[default]
    Open,
    Won,
    Lost,
}

record! {
    /// A pipeline with its own stages.
    pub struct Pipeline (PipelinePatch) {
        pub id: PipelineId,
        pub name: Names,
        /// Order among pipelines.
        pub position: i64,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

record! {
    /// A stage of a pipeline.
    pub struct Stage (StagePatch) {
        pub id: StageId,
        pub pipeline: PipelineId,
        pub name: Names,
        /// Order in the pipeline, from 0.
        pub position: i64,
        /// Phase 1 to 5 (培育 · 立项 · 招采 · 签约交付 · 运营); tints the column.
        pub phase: i64,
        pub kind: StageKind,
        /// Default probability of winning, in percent.
        pub probability: i64,
        /// Median days deals stay here; amber beyond one and a half times as long.
        pub p50_days: Option<i64>,
        /// Days that four of five deals stay at most; red beyond.
        pub p80_days: Option<i64>,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

record! {
    /// An opportunity.
    pub struct Deal (DealPatch) {
        pub id: DealId,
        pub pipeline: PipelineId,
        /// Changed by moving the deal, never by editing it.
        pub stage: StageId,
        /// Place in the column; the team's own order.
        pub rank: Rank,
        /// When it came to the stage.
        pub entered_at: Moment,
        pub title: Names,
        /// Unknown for imported deals that named none.
        pub account: Option<AccountId>,
        pub product: Option<ProductId>,
        pub owner: Option<UserId>,
        pub amount: Option<Money>,
        /// Probability of winning in percent, where somebody set it; else the stage's.
        pub probability: Option<i64>,
        pub opened_on: Option<Date>,
        /// When the order is expected.
        pub expected_on: Option<Date>,
        /// When it was won or lost.
        pub closed_on: Option<Date>,
        pub next_step: String,
        pub next_on: Option<Date>,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

/// Where a deal stands: what moving changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub stage: StageId,
    pub rank: Rank,
    pub entered_at: Moment,
    pub closed_on: Option<Date>,
}

impl Deal {
    /// Where the deal stands.
    pub fn place(&self) -> Place {
        Place { stage: self.stage, rank: self.rank.clone(), entered_at: self.entered_at, closed_on: self.closed_on }
    }

    /// Puts the deal elsewhere.
    pub fn put(&mut self, place: &Place) {
        self.stage = place.stage;
        self.rank = place.rank.clone();
        self.entered_at = place.entered_at;
        self.closed_on = place.closed_on;
    }
}

impl Describe for Pipeline {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        Vec::new()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("name", &self.name).done()
    }
}

impl Describe for Stage {
    fn room(&self) -> Room {
        Room::Pipeline(self.pipeline)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.pipeline.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("name", &self.name)
            .between("position", Some(self.position), 0, 1_000)
            .between("phase", Some(self.phase), 1, 5)
            .between("probability", Some(self.probability), 0, 100)
            .between("p50_days", self.p50_days, 0, 10_000)
            .between("p80_days", self.p80_days, 0, 10_000)
            .done()
    }
}

impl Describe for Deal {
    fn room(&self) -> Room {
        Room::Pipeline(self.pipeline)
    }

    fn refers_to(&self) -> Vec<Key> {
        let mut keys = vec![self.pipeline.into(), self.stage.into()];
        keys.extend(self.account.map(Key::from));
        keys.extend(self.product.map(Key::from));
        keys.extend(self.owner.map(Key::from));
        keys
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("title", &self.title)
            .money("amount", self.amount.as_ref())
            .between("probability", self.probability, 0, 100)
            .date("opened_on", self.opened_on)
            .date("expected_on", self.expected_on)
            .date("closed_on", self.closed_on)
            .date("next_on", self.next_on)
            .text("next_step", &self.next_step)
            .done()
    }
}
