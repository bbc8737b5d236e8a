//! What is to be won in a month.

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    money::Money,
    record::{Describe, Key, record},
    time::Date,
};

record! {
    /// What is to be won in a month: by somebody or by all, in a pipeline or in all. There is one
    /// for each pipeline, owner and month.
    pub struct Target (TargetPatch) {
        pub id: TargetId,
        /// Nothing for all pipelines together.
        pub pipeline: Option<PipelineId>,
        /// Nothing for all of us together; everybody who sees deals may see that one.
        pub owner: Option<UserId>,
        /// The first day of the month.
        pub month: Date,
        pub amount: Money,
    }
}

impl Describe for Target {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        self.pipeline.map(Key::from).into_iter().chain(self.owner.map(Key::from)).collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .date("month", Some(self.month))
            .holds("month", self.month.day() == 1)
            .money("amount", Some(&self.amount))
            .done()
    }
}
