//! What a command did, short enough for "Undo: moved 3 people".

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Event;
use crate::record::{Key, Kind, Patch, Record};

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
    /// what the command was about, because what depends on a record goes before it; a line that was
    /// added last came with the people it joins, or with their map.
    pub fn of(events: &[Event]) -> Option<Self> {
        let added_line = |event: &Event| matches!(event, Event::Added(Record::Line(_)));
        let grown = events.iter().all(|event| matches!(event, Event::Added(_)));
        let last = events.last()?;
        let last = events.first().filter(|_| grown && added_line(last)).unwrap_or(last);
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
            if set.fields().iter().all(|field| matches!(*field, "x" | "y" | "placed")) =>
        {
            Deed::Moved
        }
        Event::Edited { set: Patch::SwotItem { set, .. }, .. }
            if set.rank.is_some() && set.fields().iter().all(|field| matches!(*field, "side" | "rank" | "rating")) =>
        {
            Deed::Moved
        }
        Event::Edited { .. } => Deed::Changed,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        gate::Room,
        id::{AccountId, LineId, MapId, PersonId, SeatId},
        names::Names,
        stakeholder::{Grade, Line, LineKind, Map, Seat, SeatPatch},
    };

    const MAP: MapId = MapId(Uuid::from_u128(1));

    fn seat(n: u128) -> Event {
        Event::Added(Seat::at(SeatId(Uuid::from_u128(n)), MAP, PersonId(Uuid::from_u128(n)), (0, 0)).into())
    }

    fn line() -> Event {
        let [from, to] = [11, 12].map(|n| SeatId(Uuid::from_u128(n)));
        let (id, kind, grade) = (LineId(Uuid::from_u128(20)), LineKind::Friend, Grade::Assumed);
        Event::Added(Line { id, map: MAP, from, to, kind, weight: 50, label: String::new(), grade }.into())
    }

    fn label(deed: Deed, kind: Kind, count: usize) -> Option<Label> {
        Some(Label { deed, kind, count })
    }

    #[test]
    fn lines_come_with_whom_they_join() {
        assert_eq!(Label::of(&[seat(11), seat(12), line()]), label(Deed::Added, Kind::Seat, 2));
        assert_eq!(Label::of(&[line()]), label(Deed::Added, Kind::Line, 1));
        let map = Map::named(MAP, AccountId(Uuid::from_u128(2)), Names::same("Map"));
        assert_eq!(
            Label::of(&[Event::Added(map.into()), seat(11), seat(12), line()]),
            label(Deed::Added, Kind::Map, 1)
        );
    }

    #[test]
    fn who_is_put_somewhere_by_hand_has_moved() {
        let id = SeatId(Uuid::from_u128(11));
        let patch = |x, placed| {
            let set = SeatPatch { x: Some(x), placed: Some(placed), ..SeatPatch::default() };
            Patch::Seat { id, set }
        };
        let moved = Event::Edited { room: Room::Map(MAP), set: patch(8, true), was: patch(0, false) };
        assert_eq!(Label::of(&[moved]), label(Deed::Moved, Kind::Seat, 1));
    }
}
