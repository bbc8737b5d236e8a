//! People of a map on their way to another: the clipboard between maps, accounts and tabs, and what
//! copies a whole map.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Line, Map, Person, Seat, layout::snap};
use crate::{
    gate::{Change, World},
    id::{AccountId, LineId, MapId, PersonId, SeatId},
    record::Record,
    wire,
};

/// What a text must say of itself to be taken for people of a map.
const MARK: &str = "people";

/// So many people travel at once.
const MOST: usize = 1_000;

/// Somebody and the place they had.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Copied {
    pub person: Person,
    pub seat: Seat,
}

/// People of a map and the lines between them. Sensitive notes do not travel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clip {
    meridian: String,
    pub account: AccountId,
    pub people: Vec<Copied>,
    pub lines: Vec<Line>,
}

/// What pasting does.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    pub records: Vec<Record>,
    /// The seats that are new, to select them.
    pub seats: Vec<SeatId>,
}

impl Pasted {
    /// One command; `None` when everybody was there already.
    #[must_use]
    pub fn change(self) -> Option<Change> {
        (!self.records.is_empty()).then(|| Change::All(self.records.into_iter().map(Change::Add).collect()))
    }
}

impl Clip {
    /// The people of `seats` and the lines between any two of them.
    #[must_use]
    pub fn of(world: &World, account: AccountId, seats: &BTreeSet<SeatId>) -> Self {
        let copied = |seat: &SeatId| {
            let seat = world.the::<Seat>(*seat)?.clone();
            let mut person = world.the::<Person>(seat.person)?.clone();
            if person.sensitive {
                person.note.clear();
            }
            Some(Copied { person, seat })
        };
        let between = |line: &&Line| seats.contains(&line.from) && seats.contains(&line.to);
        Self {
            meridian: MARK.to_owned(),
            account,
            people: seats.iter().filter_map(copied).collect(),
            lines: world.all::<Line>().filter(between).cloned().collect(),
        }
    }

    /// Everybody on a map.
    #[must_use]
    pub fn of_map(world: &World, map: &Map) -> Self {
        let seats = world.all::<Seat>().filter(|seat| seat.map == map.id).map(|seat| seat.id).collect();
        Self::of(world, map.account, &seats)
    }

    /// The text for the clipboard.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The people of a text; `None` when it is any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let clip: Self = wire::read(text).ok()?;
        (clip.meridian == MARK && (1..=MOST).contains(&clip.people.len())).then_some(clip)
    }

    /// How far the people must go to stand around `middle`, on the grid.
    #[must_use]
    pub fn towards(&self, middle: (i64, i64)) -> (i64, i64) {
        let half = |read: fn(&Seat) -> i64, size: i64| {
            let all = || self.people.iter().map(|copied| read(&copied.seat).clamp(-Seat::LIMIT, Seat::LIMIT));
            let (least, most) = (all().min().unwrap_or_default(), all().max().unwrap_or_default());
            (least + most + size).div_euclid(2)
        };
        snap((middle.0 - half(|seat| seat.x, Seat::WIDTH), middle.1 - half(|seat| seat.y, Seat::HEIGHT)))
    }

    /// The people on `map`, moved by `by`. On a map of the same account they are the same people, and
    /// whoever stands there already stays; for another account they are new people. `fresh` makes
    /// identifiers.
    #[must_use]
    pub fn paste(&self, world: &World, map: &Map, by: (i64, i64), mut fresh: impl FnMut() -> Uuid) -> Pasted {
        let taken: BTreeMap<PersonId, SeatId> =
            world.all::<Seat>().filter(|seat| seat.map == map.id).map(|seat| (seat.person, seat.id)).collect();
        let mut pasted = Pasted { records: Vec::new(), seats: Vec::new() };
        let mut now: BTreeMap<SeatId, SeatId> = BTreeMap::new();
        for Copied { person, seat } in &self.people {
            let known = self.account == map.account && world.contains(person.id);
            if known && let Some(there) = taken.get(&person.id) {
                now.insert(seat.id, *there);
                continue;
            }
            let id = if known { person.id } else { PersonId(fresh()) };
            if !known {
                pasted.records.push(stranger(person, id, map.account).into());
            }
            let place = |at: i64, by: i64| at.saturating_add(by).clamp(-Seat::LIMIT, Seat::LIMIT);
            let placed = seat.placed || by != (0, 0);
            let (x, y) = (place(seat.x, by.0), place(seat.y, by.1));
            let copy = Seat { id: SeatId(fresh()), map: map.id, person: id, x, y, placed, ..seat.clone() };
            now.insert(seat.id, copy.id);
            pasted.seats.push(copy.id);
            pasted.records.push(copy.into());
        }
        for line in &self.lines {
            let (Some(from), Some(to)) = (now.get(&line.from), now.get(&line.to)) else { continue };
            if !drawn(world, map.id, line, *from, *to) {
                let copy = Line { id: LineId(fresh()), map: map.id, from: *from, to: *to, ..line.clone() };
                pasted.records.push(copy.into());
            }
        }
        pasted
    }
}

/// The person as somebody new of another account: without the identity and the notes of the first.
fn stranger(person: &Person, id: PersonId, account: AccountId) -> Person {
    let note = if person.sensitive { String::new() } else { person.note.clone() };
    Person { id, account, key: None, note, sensitive: false, ..person.clone() }
}

fn drawn(world: &World, map: MapId, line: &Line, from: SeatId, to: SeatId) -> bool {
    let same = |other: &Line| other.map == map && other.kind == line.kind && other.from == from && other.to == to;
    world.all::<Line>().any(same)
}

#[cfg(test)]
#[path = "clip_tests.rs"]
mod tests;
