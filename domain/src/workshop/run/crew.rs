//! A team of an exercise. (The teams of our own company are [`crate::workspace::Team`].)

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    names::Names,
    record::{Describe, Key, record},
};

record! {
    /// A team of a run, and its sandbox: an account of its own with a map, a pipeline and a deal. Who is in
    /// the team is in the account's team ([`crate::account::Member`]).
    pub struct Crew (CrewPatch) {
        pub id: CrewId,
        pub run: RunId,
        pub name: Names,
        /// Colour and shape, 1 to 12.
        pub colour: i64,
        pub account: AccountId,
        pub map: MapId,
        pub pipeline: PipelineId,
        pub deal: DealId,
        /// This team cannot change anything.
        pub locked: bool,
    }
}

impl Describe for Crew {
    fn room(&self) -> Room {
        Room::Run(self.run)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.run.into(), self.account.into(), self.map.into(), self.pipeline.into(), self.deal.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("name", &self.name).between("colour", Some(self.colour), 1, 12).done()
    }
}
