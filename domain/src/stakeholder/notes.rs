//! What is said about a map or a deal, and what is kept beside a map: named moments of its history, scenarios.

use super::metrics::WhatIf;
use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    record::{Describe, Key, record},
    time::Moment,
};

record! {
    /// What a colleague says about a map, about a person or line on it, or about a deal.
    pub struct Comment (CommentPatch) {
        pub id: CommentId,
        /// The map it is about; nothing where it is about a deal.
        #[serde(default)]
        pub map: Option<MapId>,
        /// The person it is pinned to; neither a person nor a line means the map.
        #[serde(default)]
        pub seat: Option<SeatId>,
        /// The line it is pinned to.
        #[serde(default)]
        pub line: Option<LineId>,
        /// The pipeline of the deal, in whose room it is told.
        #[serde(default)]
        pub pipeline: Option<PipelineId>,
        /// The deal it is about; nothing where it is about a map.
        #[serde(default)]
        pub deal: Option<DealId>,
        /// Who says it: the sender of the command, nobody else.
        pub by: UserId,
        pub at: Moment,
        pub text: String,
        /// The colleagues it is meant for.
        pub mentions: Vec<UserId>,
        /// Nothing is left to do about it.
        pub done: bool,
    }
}

record! {
    /// A moment in the history of a map that has a name. The map itself is read from the log.
    pub struct Snapshot (SnapshotPatch) {
        pub id: SnapshotId,
        pub map: MapId,
        pub name: String,
        pub at: Moment,
        pub by: UserId,
    }
}

record! {
    /// Changes that have not happened, kept under a name: "what if the director retires".
    pub struct Scenario (ScenarioPatch) {
        pub id: ScenarioId,
        pub map: MapId,
        pub name: String,
        pub changes: Vec<WhatIf>,
        pub by: UserId,
    }
}

impl Comment {
    /// The most colleagues one comment may call.
    pub const MENTIONS: usize = 50;

    /// A comment that is about nothing yet: the caller names the map, or the deal with its pipeline.
    pub fn said(id: CommentId, by: UserId, at: Moment, text: impl Into<String>) -> Self {
        Self {
            id,
            map: None,
            seat: None,
            line: None,
            pipeline: None,
            deal: None,
            by,
            at,
            text: text.into(),
            mentions: Vec::new(),
            done: false,
        }
    }

    /// What it is said about: the person or the line, and their map; or the deal.
    pub fn pinned_to(&self) -> impl Iterator<Item = Key> {
        let pin = self.seat.map(Key::from).into_iter().chain(self.line.map(Key::from));
        pin.chain(self.map.map(Key::from)).chain(self.deal.map(Key::from))
    }
}

impl Scenario {
    /// The most changes of one scenario.
    pub const CHANGES: usize = 500;
}

impl Describe for Comment {
    fn room(&self) -> Room {
        // About neither a map nor a deal is none: `check` refuses it.
        let of_deal = self.pipeline.map_or(Room::Workspace, Room::Pipeline);
        self.map.map_or(of_deal, Room::Map)
    }

    fn refers_to(&self) -> Vec<Key> {
        let people = self.mentions.iter().map(|user| Key::from(*user));
        let pipeline = self.pipeline.map(Key::from);
        [self.by.into()].into_iter().chain(self.pinned_to()).chain(pipeline).chain(people).collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .written("text", &self.text)
            .long_text("text", &self.text)
            .holds("map", self.map.is_some() != self.deal.is_some())
            .holds("deal", self.deal.is_some() == self.pipeline.is_some())
            .holds("seat", self.seat.is_none() || self.map.is_some())
            .holds("line", self.line.is_none() || (self.map.is_some() && self.seat.is_none()))
            .holds("mentions", self.mentions.len() <= Self::MENTIONS)
            .done()
    }
}

impl Describe for Snapshot {
    fn room(&self) -> Room {
        Room::Map(self.map)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.map.into(), self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().written("name", &self.name).text("name", &self.name).done()
    }
}

impl Describe for Scenario {
    fn room(&self) -> Room {
        Room::Map(self.map)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.map.into(), self.by.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .written("name", &self.name)
            .text("name", &self.name)
            .holds("changes", self.changes.len() <= Self::CHANGES)
            .done()
    }
}
