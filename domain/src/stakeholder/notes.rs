//! What is kept beside a map: comments, named moments of its history, scenarios.

use super::metrics::WhatIf;
use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    record::{Describe, Key, record},
    time::Moment,
};

record! {
    /// What a colleague says about a map, or about a person or line on it.
    pub struct Comment (CommentPatch) {
        pub id: CommentId,
        pub map: MapId,
        /// The person it is pinned to; neither a person nor a line means the map.
        pub seat: Option<SeatId>,
        /// The line it is pinned to.
        pub line: Option<LineId>,
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

    /// What it is said about: the person or the line, and in any case the map.
    pub fn pinned_to(&self) -> impl Iterator<Item = Key> {
        let pin = self.seat.map(Key::from).into_iter().chain(self.line.map(Key::from));
        pin.chain([self.map.into()])
    }
}

impl Scenario {
    /// The most changes of one scenario.
    pub const CHANGES: usize = 500;
}

impl Describe for Comment {
    fn room(&self) -> Room {
        Room::Map(self.map)
    }

    fn refers_to(&self) -> Vec<Key> {
        let pins = self.seat.map(Key::from).into_iter().chain(self.line.map(Key::from));
        let people = self.mentions.iter().map(|user| Key::from(*user));
        [self.map.into(), self.by.into()].into_iter().chain(pins).chain(people).collect()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .written("text", &self.text)
            .long_text("text", &self.text)
            .holds("line", self.seat.is_none() || self.line.is_none())
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
