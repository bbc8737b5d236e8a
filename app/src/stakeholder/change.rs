//! The commands of the map, built from what the screen knows. Pure.

use meridian_domain::{
    gate::{Change, World},
    id::{LineId, MapId, SeatId},
    record::{Patch, Record},
    stakeholder::{
        CommitteeFunction, Evidence, Grade, Line, LineKind, Map, Person, PersonPatch, Seat, SeatPatch,
        layout::{Spacing, tidy},
    },
};

use super::geometry::Point;

/// Moves people; one command, however many they are.
pub fn place(places: impl IntoIterator<Item = (SeatId, Point)>) -> Change {
    let edit = |(id, at): (SeatId, Point)| {
        let set = SeatPatch { x: Some(at.x.round() as i64), y: Some(at.y.round() as i64), ..SeatPatch::default() };
        Change::Edit(Patch::Seat { id, set })
    };
    Change::All(places.into_iter().map(edit).collect())
}

/// Lays everybody out by who reports to whom; `None` when nobody is on the map.
pub fn lay_out(world: &World, map: MapId) -> Option<Change> {
    let mut seats: Vec<&Seat> = world.all::<Seat>().filter(|seat| seat.map == map).collect();
    seats.sort_by_key(|seat| (seat.x, seat.y, seat.id));
    let seats: Vec<SeatId> = seats.into_iter().map(|seat| seat.id).collect();
    let lines = world.all::<Line>().filter(|line| line.map == map && line.kind == LineKind::Reports);
    let reports: Vec<_> = lines.map(|line| (line.from, line.to)).collect();
    let places = tidy(&seats, &reports, Spacing::default());
    (!places.is_empty()).then(|| place(places.into_iter().map(|(id, (x, y))| (id, Point::new(x as f64, y as f64)))))
}

/// An empty seat of a person.
pub fn seat(id: SeatId, map: MapId, person: &Person, at: Point, function: Option<CommitteeFunction>) -> Seat {
    Seat {
        id,
        map,
        person: person.id,
        x: at.x.round() as i64,
        y: at.y.round() as i64,
        influence: None,
        function,
        power: None,
        interest: None,
        support: None,
        coverage: None,
        status: None,
        orientation: None,
        adaptability: None,
        evidence: Evidence::default(),
        wants: String::new(),
        win: String::new(),
    }
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
