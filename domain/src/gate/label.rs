//! What a command did, short enough for "Undo: moved 3 people".

use serde::{Deserialize, Serialize};

use super::Event;
use crate::record::{Kind, Patch};

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    Added,
    Changed,
    Moved,
    Removed,
}

/// A deed, on how many records of which kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Label {
    pub deed: Deed,
    pub kind: Kind,
    pub count: usize,
}

impl Label {
    /// The label of the events of one command; `None` when there are none. The last event decides
    /// what the command was about, because what depends on a record goes before it.
    pub fn of(events: &[Event]) -> Option<Self> {
        let last = events.last()?;
        let (deed, kind) = (deed(last), last.key().kind());
        let count = events.iter().filter(|event| event.key().kind() == kind).count();
        Some(Self { deed, kind, count })
    }
}

fn deed(event: &Event) -> Deed {
    match event {
        Event::Added(_) => Deed::Added,
        Event::Removed(_) => Deed::Removed,
        Event::DealMoved { .. } => Deed::Moved,
        Event::Edited { set: Patch::Seat { set, .. }, .. }
            if set.fields().iter().all(|field| matches!(*field, "x" | "y")) =>
        {
            Deed::Moved
        }
        Event::Edited { .. } => Deed::Changed,
    }
}
