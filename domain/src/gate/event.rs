//! Events: what has happened.

use serde::{Deserialize, Deserializer, Serialize};

use super::{Change, Room};
use crate::{
    id::{CommandId, DealId, PipelineId, UserId},
    pipeline::Place,
    record::{Key, Patch, Record},
    time::Moment,
    wire::{self, Tree},
};

/// Something that has happened to one record.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "did", content = "what", rename_all = "snake_case")]
pub enum Event {
    Added(Record),
    /// Fields of a record changed; `room` is the record's.
    Edited {
        room: Room,
        set: Patch,
        was: Patch,
    },
    Removed(Record),
    DealMoved {
        pipeline: PipelineId,
        deal: DealId,
        from: Place,
        to: Place,
    },
}

impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Did {
            Added,
            Edited,
            Removed,
            DealMoved,
        }
        #[derive(Deserialize)]
        struct Tagged<'a> {
            did: Did,
            #[serde(borrow)]
            what: Tree<'a>,
        }
        #[derive(Deserialize)]
        struct Edit {
            room: Room,
            set: Patch,
            was: Patch,
        }
        #[derive(Deserialize)]
        struct Move {
            pipeline: PipelineId,
            deal: DealId,
            from: Place,
            to: Place,
        }
        let Tagged { did, what } = Tagged::deserialize(deserializer)?;
        match did {
            Did::Added => wire::under_tag(what).map(Self::Added),
            Did::Edited => wire::under_tag(what).map(|Edit { room, set, was }| Self::Edited { room, set, was }),
            Did::Removed => wire::under_tag(what).map(Self::Removed),
            Did::DealMoved => wire::under_tag(what).map(|Move { pipeline, deal, from, to }| Self::DealMoved {
                pipeline,
                deal,
                from,
                to,
            }),
        }
    }
}

impl Event {
    /// The room that numbers the event.
    pub fn room(&self) -> Room {
        match self {
            Self::Added(record) | Self::Removed(record) => record.room(),
            Self::Edited { room, .. } => *room,
            Self::DealMoved { pipeline, .. } => Room::Pipeline(*pipeline),
        }
    }

    /// The record it happened to.
    pub fn key(&self) -> Key {
        match self {
            Self::Added(record) | Self::Removed(record) => record.key(),
            Self::Edited { set, .. } => set.key(),
            Self::DealMoved { deal, .. } => (*deal).into(),
        }
    }

    /// The change that takes it back.
    pub fn inverse(&self) -> Change {
        match self {
            Self::Added(record) => Change::Remove(record.key()),
            Self::Edited { was, .. } => Change::Edit(was.clone()),
            Self::Removed(record) => Change::Add(record.clone()),
            Self::DealMoved { deal, from, .. } => Change::PlaceDeal { deal: *deal, place: from.clone() },
        }
    }
}

/// An event with its number in its room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Logged {
    pub room: Room,
    /// Number in the room, from 1.
    pub seq: i64,
    pub command: CommandId,
    pub actor: UserId,
    pub at: Moment,
    pub event: Event,
}

/// The answer to a command that was committed. The same command id always gets the same receipt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    pub command: CommandId,
    pub events: Vec<Logged>,
}
