//! The commands of the map, built from what the screen knows. Pure.

use meridian_domain::{
    gate::{Change, World},
    id::{LineId, MapId, RelationId, SeatId},
    record::{Patch, Record},
    stakeholder::{
        CommitteeFunction, Grade, Line, LineKind, Map, MapPatch, Person, PersonPatch, RelationPatch, Seat, SeatPatch,
        layout::{Places, Spacing, keeping, tidy},
    },
};

use super::geometry::Point;

/// Moves people by hand; one command, however many they are. Laying out leaves them there.
pub fn place(places: impl IntoIterator<Item = (SeatId, Point)>) -> Change {
    put(places, true)
}

fn put(places: impl IntoIterator<Item = (SeatId, Point)>, by_hand: bool) -> Change {
    let edit = |(id, at): (SeatId, Point)| {
        let (x, y) = (Some(at.x.round() as i64), Some(at.y.round() as i64));
        edit_seat(id, SeatPatch { x, y, placed: Some(by_hand), ..SeatPatch::default() })
    };
    Change::All(places.into_iter().map(edit).collect())
}

/// Lays out by who reports to whom: everybody, or all but those whom a hand has placed. `None` when
/// nobody is left to move.
pub fn lay_out(world: &World, map: MapId, everybody: bool) -> Option<Change> {
    let mut seats: Vec<&Seat> = world.all::<Seat>().filter(|seat| seat.map == map).collect();
    seats.sort_by_key(|seat| (seat.x, seat.y, seat.id));
    let by_hand = seats.iter().filter(|seat| seat.placed && !everybody);
    let fixed: Places = by_hand.map(|seat| (seat.id, (seat.x, seat.y))).collect();
    let seats: Vec<SeatId> = seats.into_iter().map(|seat| seat.id).collect();
    let lines = world.all::<Line>().filter(|line| line.map == map && line.kind == LineKind::Reports);
    let reports: Vec<_> = lines.map(|line| (line.from, line.to)).collect();
    let places = keeping(&tidy(&seats, &reports, Spacing::default()), &fixed);
    let at = |(id, (x, y)): (SeatId, (i64, i64))| (id, Point::new(x as f64, y as f64));
    (!places.is_empty()).then(|| put(places.into_iter().map(at), false))
}

/// An empty seat of a person.
pub fn seat(id: SeatId, map: MapId, person: &Person, at: Point, function: Option<CommitteeFunction>) -> Seat {
    let place = (at.x.round() as i64, at.y.round() as i64);
    Seat { function, ..Seat::at(id, map, person.id, place) }
}

pub fn add(people: impl IntoIterator<Item = (Person, Seat)>) -> Change {
    let both = |(person, seat): (Person, Seat)| [Record::from(person), Record::from(seat)];
    Change::All(people.into_iter().flat_map(both).map(Change::Add).collect())
}

/// A line as it begins: assumed, of middling weight.
pub fn line(id: LineId, map: &Map, from: SeatId, to: SeatId, kind: LineKind, weight: i64) -> Change {
    let line = Line { id, map: map.id, from, to, kind, weight, label: String::new(), grade: Grade::Assumed };
    Change::Add(line.into())
}

pub fn edit_seat(id: SeatId, set: SeatPatch) -> Change {
    Change::Edit(Patch::Seat { id, set })
}

pub fn edit_person(person: &Person, set: PersonPatch) -> Change {
    Change::Edit(Patch::Person { id: person.id, set })
}

/// The same edit of many; one command.
pub fn edit_seats(ids: impl IntoIterator<Item = SeatId>, set: &SeatPatch) -> Change {
    Change::All(ids.into_iter().map(|id| edit_seat(id, set.clone())).collect())
}

/// Takes people off the map; one command.
pub fn remove_seats(ids: impl IntoIterator<Item = SeatId>) -> Change {
    Change::All(ids.into_iter().map(|id| Change::Remove(id.into())).collect())
}

pub fn edit_map(id: MapId, set: MapPatch) -> Change {
    Change::Edit(Patch::Map { id, set })
}

pub fn edit_relation(id: RelationId, set: RelationPatch) -> Change {
    Change::Edit(Patch::Relation { id, set })
}
