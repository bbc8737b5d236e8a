//! What a command did, short enough for "Undo: moved 3 people".

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Event;
use crate::record::{Key, Kind, Patch};

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
        let (key, kind) = (last.key(), last.key().kind());
        // Who adds a card and puts it to the top has added it.
        let added = events.iter().any(|event| matches!(event, Event::Added(record) if record.key() == key));
        let removed = matches!(last, Event::Removed(_));
        let about: BTreeSet<Key> = events.iter().map(Event::key).filter(|key| key.kind() == kind).collect();
        Some(Self { deed: if added && !removed { Deed::Added } else { deed(last) }, kind, count: about.len() })
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
