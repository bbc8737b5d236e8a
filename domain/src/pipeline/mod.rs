//! Pipelines, stages, deals and what is recorded of them.

mod approval;
mod deal;
mod document;
pub mod forecast;
mod guard;
pub mod history;
mod item;
pub mod meddpicc;
mod month;
mod qualification;
pub mod query;
pub mod rank;
mod rates;
mod requirement;
mod rivalry;
mod saved_view;
mod shape;
mod signs;
pub mod standing;
mod target;
pub mod template;
pub mod tender;
mod totals;
pub mod view;
mod vocabulary;

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    names::Names,
    record::{Describe, Key, record},
};
pub use approval::{Approval, ApprovalPatch};
pub use deal::{Deal, DealPatch, Place};
pub use document::{Document, DocumentPatch, LARGEST_FILE, file_address, file_of};
pub use guard::{Clock, Guard};
pub use item::{DealItem, DealItemPatch};
pub use qualification::{Qualification, QualificationPatch};
pub use rank::Rank;
pub use rates::{Factor, Rates};
pub(crate) use requirement::asked;
pub use requirement::{Asked, Missing, Requirement, may_approve, requirements};
pub use rivalry::{Competitor, CompetitorPatch, Rival, RivalPatch};
pub use saved_view::{SavedView, SavedViewPatch};
pub use shape::{Flaw, arranged, flaws, place_of, range_of, sequenced};
pub use signs::{CardSigns, Letters, card_signs};
pub use target::{Target, TargetPatch};
pub use tender::Tender;
pub use totals::{Total, totals};
pub use vocabulary::*;

/// How a stage counts, in the order in which they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
        /// Put away: offered nowhere, while its deals stay and can be read.
        #[serde(default)]
        pub archived: bool,
        /// Identity in imported files.
        pub key: Option<String>,
        /// Of a team in this run of a case, and none of ours.
        #[serde(default)]
        pub run: Option<RunId>,
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
        /// What is asked of a deal that enters the stage.
        #[serde(default)]
        pub guard: Guard,
        /// How long a deal has from when it entered the stage, by law or rule.
        #[serde(default)]
        pub clock: Option<Clock>,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

impl Pipeline {
    /// A pipeline in use, by its name and its place among the others.
    pub fn named(id: PipelineId, name: Names, position: i64) -> Self {
        Self { id, name, position, archived: false, key: None, run: None }
    }
}

impl Stage {
    /// A stage of which only the name and the place are decided: phase 1, half a chance while open,
    /// no guard.
    pub fn named(id: StageId, pipeline: PipelineId, name: Names, position: i64, kind: StageKind) -> Self {
        Self {
            id,
            pipeline,
            name,
            position,
            phase: 1,
            kind,
            probability: match kind {
                StageKind::Open => 50,
                StageKind::Won => 100,
                StageKind::Lost => 0,
            },
            p50_days: None,
            p80_days: None,
            guard: Guard::default(),
            clock: None,
            key: None,
        }
    }
}

impl Describe for Pipeline {
    fn room(&self) -> Room {
        self.run.map_or(Room::Workspace, Room::Run)
    }

    fn refers_to(&self) -> Vec<Key> {
        self.run.map(Key::from).into_iter().collect()
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
            .holds("p80_days", !matches!((self.p50_days, self.p80_days), (Some(half), Some(most)) if half > most))
            .holds("guard", self.guard.is_sane())
            .holds("clock", self.clock.as_ref().is_none_or(Clock::is_sane))
            .done()
    }
}
