//! Signatures that let a deal enter a stage.

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    record::{Describe, Key, record},
    time::Moment,
};

record! {
    /// Somebody agrees that a deal enters a stage. It counts while whoever has signed has the role the
    /// stage asks for, or is an administrator. It is given and withdrawn, never reworded.
    pub struct Approval (ApprovalPatch) {
        pub id: ApprovalId,
        /// The pipeline of the deal, in whose room it is told.
        pub pipeline: PipelineId,
        pub deal: DealId,
        /// The stage it is to enter.
        pub stage: StageId,
        pub by: UserId,
        pub at: Moment,
        pub note: String,
    }
}

impl Describe for Approval {
    fn room(&self) -> Room {
        Room::Pipeline(self.pipeline)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.pipeline.into(), self.deal.into(), self.stage.into(), self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().long_text("note", &self.note).done()
    }
}
