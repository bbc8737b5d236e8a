//! A map in each of its arrangements, and what it means to put somebody somewhere in them.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Places, PowerGrid, Spacing, Standing, circles, network, power_grid, tidy};
use crate::{
    gate::{Change, World},
    id::{LineId, MapId, SeatId},
    record::Patch,
    stakeholder::{Arrangement, Grade, Line, LineKind, LinePatch, PoliticalStatus, Seat, SeatPatch},
};

/// The rings of the circles, from the middle; whose status nobody knows stands outside them.
pub const RINGS: [PoliticalStatus; 3] =
    [PoliticalStatus::InnerCircle, PoliticalStatus::Structure, PoliticalStatus::Outside];

/// Everybody on a map, arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arranged {
    pub arrangement: Arrangement,
    /// Upper left corners of the cards.
    pub places: Places,
    pub ground: Ground,
}

/// What lies under the cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    Plain,
    /// Left edges of the columns of interest 1 to 5 and the right edge of the last; upper edges of
    /// the rows of power 5 to 1 and the lower edge of the last.
    Grid {
        columns: [i64; 6],
        rows: [i64; 6],
    },
    /// Half the width and half the height of the ellipse that ends each of [`RINGS`], around `(0, 0)`.
    Rings([(i64, i64); 3]),
}

impl Arranged {
    /// The people of `map` as `world` knows them.
    pub fn of(world: &World, map: MapId, arrangement: Arrangement) -> Self {
        let seats = || world.all::<Seat>().filter(|seat| seat.map == map);
        let plain = |places| Self { arrangement, places, ground: Ground::Plain };
        let joined = |kinds: fn(LineKind) -> bool| -> Vec<(SeatId, SeatId)> {
            let lines = world.all::<Line>().filter(|line| line.map == map && kinds(line.kind));
            lines.map(|line| (line.from, line.to)).collect()
        };
        match arrangement {
            Arrangement::Free => plain(seats().map(|seat| (seat.id, (seat.x, seat.y))).collect()),
            Arrangement::Tree => {
                let mut seats: Vec<_> = seats().collect();
                seats.sort_by_key(|seat| (seat.x, seat.y, seat.id));
                let seats: Vec<_> = seats.into_iter().map(|seat| seat.id).collect();
                plain(tidy(&seats, &joined(|kind| kind == LineKind::Reports), Spacing::default()))
            }
            Arrangement::Network => {
                let seats: Vec<_> = seats().map(|seat| seat.id).collect();
                plain(network(&seats, &joined(|kind| kind != LineKind::Reports), Spacing::default()))
            }
            Arrangement::Grid => {
                let standing = |seat: &Seat| Standing { seat: seat.id, power: seat.power, interest: seat.interest };
                let PowerGrid { places, columns, rows } =
                    power_grid(&seats().map(standing).collect::<Vec<_>>(), Spacing::CLOSE);
                Self { arrangement, places, ground: Ground::Grid { columns, rows } }
            }
            Arrangement::Circles => on_circles(seats()),
        }
    }

    /// What it means to put cards at these places; `None` when it means nothing, and they go back.
    /// Within one arrangement:
    ///
    /// - free: they stand there, placed by hand;
    /// - tree: whoever is put on somebody reports to them (but nobody to their own report);
    /// - grid: power and interest become those of the cell;
    /// - circles: the political status becomes that of the ring;
    /// - network: nothing, the lines decide.
    pub fn meaning(
        &self,
        world: &World,
        put: &[(SeatId, (i64, i64))],
        mut fresh: impl FnMut() -> LineId,
    ) -> Option<Change> {
        let changes: Vec<Change> = match (self.arrangement, &self.ground) {
            (Arrangement::Free, _) => put.iter().map(|&(id, (x, y))| place(id, x, y)).collect(),
            (Arrangement::Tree, _) => {
                put.iter().filter_map(|&(seat, at)| self.report(world, put, seat, at, &mut fresh)).collect()
            }
            (_, &Ground::Grid { columns, rows }) => {
                let grid = PowerGrid { places: Places::new(), columns, rows };
                let rate = |&(id, at): &(SeatId, (i64, i64))| {
                    let (power, interest) = grid.values_at(at)?;
                    rated(world, id, power, interest)
                };
                put.iter().filter_map(rate).collect()
            }
            (_, Ground::Rings(rings)) => {
                let status = |&(id, at): &(SeatId, (i64, i64))| {
                    let status = ring_at(rings, at).map(|ring| RINGS[ring]);
                    let changes = world.the::<Seat>(id)?.status != status;
                    let set = SeatPatch { status: Some(status), ..SeatPatch::default() };
                    changes.then_some(Change::Edit(Patch::Seat { id, set }))
                };
                put.iter().filter_map(status).collect()
            }
            _ => Vec::new(),
        };
        (!changes.is_empty()).then_some(Change::All(changes))
    }

    /// Power and interest one step further: `across` adds interest, `up` adds power. Who is not rated
    /// yet begins in the middle.
    pub fn step(world: &World, seats: &[SeatId], across: i64, up: i64) -> Option<Change> {
        let step = |&id: &SeatId| {
            let seat = world.the::<Seat>(id)?;
            let (power, interest) = match (seat.power, seat.interest) {
                (Some(power), Some(interest)) => (power + up, interest + across),
                (power, interest) => (power.unwrap_or(3), interest.unwrap_or(3)),
            };
            rated(world, id, power.clamp(1, 5), interest.clamp(1, 5))
        };
        let changes: Vec<_> = seats.iter().filter_map(step).collect();
        (!changes.is_empty()).then_some(Change::All(changes))
    }

    /// Power and interest of the cell in which a card at this place would lie, in the grid.
    pub fn values_at(&self, at: (i64, i64)) -> Option<(i64, i64)> {
        let &Ground::Grid { columns, rows } = &self.ground else { return None };
        PowerGrid { places: Places::new(), columns, rows }.values_at(at)
    }

    /// The status of the ring in which a card at this place would lie, in the circles; `None` outside them.
    pub fn status_at(&self, at: (i64, i64)) -> Option<PoliticalStatus> {
        let Ground::Rings(rings) = &self.ground else { return None };
        ring_at(rings, at).map(|ring| RINGS[ring])
    }

    /// On whose card the middle of a card at this place would lie, among those who are not `put`.
    pub fn under(&self, put: &[(SeatId, (i64, i64))], (x, y): (i64, i64)) -> Option<SeatId> {
        let (x, y) = (x + Seat::WIDTH / 2, y + Seat::HEIGHT / 2);
        let holds =
            |at: &(i64, i64)| (at.0..=at.0 + Seat::WIDTH).contains(&x) && (at.1..=at.1 + Seat::HEIGHT).contains(&y);
        let mut others = self.places.iter().filter(|(seat, _)| put.iter().all(|(moved, _)| moved != *seat));
        others.find(|(_, at)| holds(at)).map(|(seat, _)| *seat)
    }

    fn report(
        &self,
        world: &World,
        put: &[(SeatId, (i64, i64))],
        seat: SeatId,
        at: (i64, i64),
        fresh: &mut impl FnMut() -> LineId,
    ) -> Option<Change> {
        let boss = self.under(put, at)?;
        let bosses: BTreeMap<SeatId, &Line> =
            world.all::<Line>().filter(|line| line.kind == LineKind::Reports).map(|line| (line.from, line)).collect();
        let mut above = Some(boss);
        // Whoever already stands on a circle of reports is met twice at most.
        for _ in 0..=bosses.len() {
            let Some(next) = above else { break };
            if next == seat {
                return None;
            }
            above = bosses.get(&next).map(|line| line.to);
        }
        let map = world.the::<Seat>(seat)?.map;
        match bosses.get(&seat) {
            Some(line) if line.to == boss => None,
            Some(line) => {
                let set = LinePatch { to: Some(boss), ..LinePatch::default() };
                Some(Change::Edit(Patch::Line { id: line.id, set }))
            }
            None => {
                let (kind, grade) = (LineKind::Reports, Grade::Assumed);
                let line =
                    Line { id: fresh(), map, from: seat, to: boss, kind, weight: 100, label: String::new(), grade };
                Some(Change::Add(line.into()))
            }
        }
    }
}

fn place(id: SeatId, x: i64, y: i64) -> Change {
    let set = SeatPatch { x: Some(x), y: Some(y), placed: Some(true), ..SeatPatch::default() };
    Change::Edit(Patch::Seat { id, set })
}

fn rated(world: &World, id: SeatId, power: i64, interest: i64) -> Option<Change> {
    let seat = world.the::<Seat>(id)?;
    let set = SeatPatch { power: Some(Some(power)), interest: Some(Some(interest)), ..SeatPatch::default() };
    let changes = (seat.power, seat.interest) != (Some(power), Some(interest));
    changes.then_some(Change::Edit(Patch::Seat { id, set }))
}

fn on_circles<'a>(seats: impl Iterator<Item = &'a Seat>) -> Arranged {
    let ring = |status: PoliticalStatus| (0..).zip(RINGS).find(|(_, ring)| *ring == status).map(|(ring, _)| ring);
    let mut people: Vec<(SeatId, Option<u32>)> =
        seats.map(|seat| (seat.id, Some(seat.status.and_then(ring).unwrap_or(3)))).collect();
    // Somebody who is not there keeps a place for each ring that would be empty.
    let nobody = |ring: u32| SeatId(Uuid::from_u128(ring.into()));
    let empty: Vec<u32> = (0..3).filter(|ring| people.iter().all(|(_, at)| *at != Some(*ring))).collect();
    people.extend(empty.iter().map(|ring| (nobody(*ring), Some(*ring))));
    let spacing = Spacing::default();
    let mut found = circles(&people, spacing);
    for ring in empty {
        found.places.remove(&nobody(ring));
    }
    // A ring ends half way between its own cards and those of the next.
    let (across, down) = spacing.step();
    let end = |at: usize| found.rings.get(at).map_or((0, 0), |(x, y)| (x + across * 7 / 10, y + down * 7 / 10));
    let ground = Ground::Rings([end(0), end(1), end(2)]);
    Arranged { arrangement: Arrangement::Circles, places: found.places, ground }
}

/// In which ring the middle of a card at this place lies.
fn ring_at(rings: &[(i64, i64); 3], (x, y): (i64, i64)) -> Option<usize> {
    let (x, y) = ((x + Seat::WIDTH / 2) as f64, (y + Seat::HEIGHT / 2) as f64);
    rings.iter().position(|&(rx, ry)| (x / rx.max(1) as f64).hypot(y / ry.max(1) as f64) <= 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        id::{AccountId, PersonId},
        names::Names,
        record::Record,
        stakeholder::{Map, Person},
    };

    const MAP: MapId = MapId(Uuid::from_u128(100));

    fn seat(n: u128) -> SeatId {
        SeatId(Uuid::from_u128(n))
    }

    /// Ten people, who report to nobody; 11 to 13 have the status of a ring each.
    fn world() -> World {
        let account = AccountId(Uuid::from_u128(1));
        let mut records = vec![Record::from(Map::named(MAP, account, Names::same("Map")))];
        for n in 10..20_u128 {
            let person = Person::named(PersonId(Uuid::from_u128(n)), account, Names::same("N"));
            let x = i64::try_from(n).expect("small") * 200;
            let mut seat = Seat::at(seat(n), MAP, person.id, (x, 0));
            seat.status = n.checked_sub(11).and_then(|ring| RINGS.get(usize::try_from(ring).ok()?)).copied();
            if n % 2 == 0 {
                (seat.power, seat.interest) = (Some(2), Some(4));
            }
            records.extend([Record::from(person), seat.into()]);
        }
        records.into_iter().collect()
    }

    fn one(change: Option<Change>) -> Change {
        match change {
            Some(Change::All(mut all)) if all.len() == 1 => all.remove(0),
            other => panic!("one change expected, got {other:?}"),
        }
    }

    fn patch(change: Option<Change>) -> SeatPatch {
        match one(change) {
            Change::Edit(Patch::Seat { set, .. }) => set,
            other => panic!("an edit of a seat expected, got {other:?}"),
        }
    }

    fn line() -> LineId {
        LineId(Uuid::from_u128(500))
    }

    #[test]
    fn everybody_has_a_place_in_every_arrangement() {
        let world = world();
        for &arrangement in Arrangement::ALL {
            let arranged = Arranged::of(&world, MAP, arrangement);
            assert_eq!(arranged.places.len(), 10, "{arrangement:?}");
        }
    }

    #[test]
    fn where_somebody_stands_means_what_is_known_of_them() {
        let world = world();
        for arrangement in [Arrangement::Grid, Arrangement::Circles, Arrangement::Tree, Arrangement::Network] {
            let arranged = Arranged::of(&world, MAP, arrangement);
            let put: Vec<_> = arranged.places.iter().map(|(seat, at)| (*seat, *at)).collect();
            assert_eq!(arranged.meaning(&world, &put, line), None, "{arrangement:?}");
        }
    }

    #[test]
    fn a_cell_is_power_and_interest() {
        let world = world();
        let arranged = Arranged::of(&world, MAP, Arrangement::Grid);
        let Ground::Grid { columns, rows } = arranged.ground else { panic!("a grid") };
        let set = patch(arranged.meaning(&world, &[(seat(11), (columns[4] + 4, rows[0] + 4))], line));
        assert_eq!((set.power, set.interest), (Some(Some(5)), Some(Some(5))));
        let aside = [(seat(11), (columns[5] + 900, rows[0]))];
        assert_eq!(arranged.meaning(&world, &aside, line), None);
    }

    #[test]
    fn a_ring_is_a_status_and_outside_there_is_none() {
        let world = world();
        let arranged = Arranged::of(&world, MAP, Arrangement::Circles);
        let middle = (-Seat::WIDTH / 2, -Seat::HEIGHT / 2);
        let set = patch(arranged.meaning(&world, &[(seat(13), middle)], line));
        assert_eq!(set.status, Some(Some(PoliticalStatus::InnerCircle)));
        let set = patch(arranged.meaning(&world, &[(seat(13), (9_000, 0))], line));
        assert_eq!(set.status, Some(None));
    }

    #[test]
    fn rings_without_people_are_there_to_be_filled() {
        let world: World = world()
            .records()
            .filter(|record| !matches!(record, Record::Seat(seat) if seat.status.is_some()))
            .cloned()
            .collect();
        let arranged = Arranged::of(&world, MAP, Arrangement::Circles);
        let Ground::Rings(rings) = arranged.ground else { panic!("rings") };
        assert!(rings[0].0 > 0 && rings[0].0 < rings[1].0 && rings[1].0 < rings[2].0, "{rings:?}");
        assert!(arranged.places.values().all(|at| ring_at(&rings, *at).is_none()));
    }

    #[test]
    fn who_is_put_on_somebody_reports_to_them_but_never_to_an_own_report() {
        let mut world = world();
        let arranged = Arranged::of(&world, MAP, Arrangement::Tree);
        let on = |seat: SeatId| arranged.places[&seat];
        let Change::Add(added) = one(arranged.meaning(&world, &[(seat(10), on(seat(11)))], line)) else {
            panic!("a new line")
        };
        let Record::Line(reports) = &added else { panic!("a line") };
        assert_eq!((reports.from, reports.to, reports.kind), (seat(10), seat(11), LineKind::Reports));
        world.insert(added.clone());
        assert_eq!(arranged.meaning(&world, &[(seat(11), on(seat(10)))], line), None);
        let moved = one(arranged.meaning(&world, &[(seat(10), on(seat(12)))], line));
        let Change::Edit(Patch::Line { id, set }) = moved else { panic!("the line is moved, not doubled") };
        assert_eq!((id, set.to), (line(), Some(seat(12))));
    }

    #[test]
    fn a_step_stops_at_the_edge_and_begins_in_the_middle() {
        let world = world();
        let set = patch(Arranged::step(&world, &[seat(10)], 1, 0));
        assert_eq!((set.power, set.interest), (Some(Some(2)), Some(Some(5))));
        let set = patch(Arranged::step(&world, &[seat(11)], 1, 0));
        assert_eq!((set.power, set.interest), (Some(Some(3)), Some(Some(3))));
        let far = Arranged::step(&world, &[seat(10)], 9, 9);
        assert_eq!(patch(far).interest, Some(Some(5)));
    }
}
