//! The scene: where everybody stands right now, those in motion included, and which lines join
//! them. Pure; the canvas writes what it says into the SVG.

use std::collections::{BTreeMap, BTreeSet};

use meridian_domain::{
    gate::World,
    id::{LineId, MapId, SeatId},
    stakeholder::{Arrangement, Line, LineKind, layout::Arranged},
};

use super::geometry::{Point, Rect, edges, path};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Join {
    pub from: SeatId,
    pub to: SeatId,
    pub kind: LineKind,
}

#[derive(Clone, Debug, Default)]
pub struct Scene {
    places: BTreeMap<SeatId, Point>,
    lines: BTreeMap<LineId, Join>,
    touching: BTreeMap<SeatId, Vec<LineId>>,
    /// Lines are seen only at who is selected.
    sparse: bool,
}

impl Scene {
    /// Everybody where the arrangement puts them, and the lines that mean something in it.
    pub fn read(world: &World, map: MapId, arranged: &Arranged) -> Self {
        let place = |(seat, (x, y)): (&SeatId, &(i64, i64))| (*seat, Point::new(*x as f64, *y as f64));
        let mut scene = Self {
            places: arranged.places.iter().map(place).collect(),
            sparse: arranged.arrangement == Arrangement::Grid,
            ..Self::default()
        };
        let reports = !matches!(arranged.arrangement, Arrangement::Network | Arrangement::Circles);
        for line in world.all::<Line>().filter(|line| line.map == map) {
            if (reports || line.kind != LineKind::Reports)
                && scene.places.contains_key(&line.from)
                && scene.places.contains_key(&line.to)
            {
                scene.lines.insert(line.id, Join { from: line.from, to: line.to, kind: line.kind });
                scene.touching.entry(line.from).or_default().push(line.id);
                scene.touching.entry(line.to).or_default().push(line.id);
            }
        }
        scene
    }

    /// Follows the arrangement, but leaves those who are seen elsewhere where they are seen; returns
    /// them with the place they ought to have, so that they can move there.
    pub fn follow(&mut self, world: &World, map: MapId, arranged: &Arranged) -> Vec<(SeatId, Point)> {
        let mut next = Self::read(world, map, arranged);
        let mut apart = Vec::new();
        for (seat, place) in &mut next.places {
            if let Some(seen) = self.places.get(seat)
                && seen != place
            {
                apart.push((*seat, *place));
                *place = *seen;
            }
        }
        *self = next;
        apart
    }

    pub fn at(&self, seat: SeatId) -> Option<Point> {
        self.places.get(&seat).copied()
    }

    pub fn put(&mut self, seat: SeatId, at: Point) {
        if let Some(place) = self.places.get_mut(&seat) {
            *place = at;
        }
    }

    pub fn lines_of(&self, seat: SeatId) -> &[LineId] {
        self.touching.get(&seat).map_or(&[], Vec::as_slice)
    }

    /// The path of a line and where its weight is written.
    pub fn path(&self, line: LineId) -> Option<(String, Point)> {
        let join = self.lines.get(&line)?;
        Some(path(join.kind, self.at(join.from)?, self.at(join.to)?))
    }

    /// What everybody together takes up.
    pub fn bounds(&self) -> Rect {
        let all = self.places.values().map(|at| Rect::card(*at));
        all.reduce(Rect::with).unwrap_or(Rect { x: 0.0, y: 0.0, width: 480.0, height: 320.0 })
    }

    /// The person under a point.
    pub fn hit(&self, point: Point) -> Option<SeatId> {
        self.places.iter().rev().find(|(_, at)| Rect::card(**at).holds(point)).map(|(seat, _)| *seat)
    }

    /// Whether a point is on one of the handles of `seat`, within `reach`.
    pub fn on_handle(&self, seat: SeatId, point: Point, reach: f64) -> bool {
        self.at(seat).is_some_and(|at| {
            let out = [(0.0, -4.0), (4.0, 0.0), (0.0, 4.0), (-4.0, 0.0)];
            edges(at).iter().zip(out).any(|(edge, (x, y))| edge.plus(Point::new(x, y)).distance(point) <= reach)
        })
    }

    /// Everybody whose card meets `rect`, in reading order.
    pub fn within(&self, rect: Rect) -> Vec<SeatId> {
        let mut found: Vec<_> = self.places.iter().filter(|(_, at)| rect.meets(Rect::card(**at))).collect();
        found.sort_by(|(a, at), (b, bt)| {
            let row = |at: &Point| (at.y / 32.0).round() as i64;
            row(at).cmp(&row(bt)).then(at.x.total_cmp(&bt.x)).then(a.cmp(b))
        });
        found.into_iter().map(|(seat, _)| *seat).collect()
    }

    /// How many cards meet `rect`.
    pub fn count_within(&self, rect: Rect) -> usize {
        self.places.values().filter(|at| rect.meets(Rect::card(**at))).count()
    }

    /// The lines that may be seen in `rect` while these are selected.
    pub fn lines_within(&self, rect: Rect, selected: &BTreeSet<SeatId>) -> Vec<LineId> {
        let shown = |join: &Join| !self.sparse || selected.contains(&join.from) || selected.contains(&join.to);
        let seen = |join: &Join| Some(Rect::card(self.at(join.from)?).with(Rect::card(self.at(join.to)?)));
        self.lines
            .iter()
            .filter(|(_, join)| shown(join) && seen(join).is_some_and(|span| rect.meets(span)))
            .map(|(id, _)| *id)
            .collect()
    }

    /// The nearest person in a direction; what lies aside counts twice.
    pub fn neighbour(&self, from: SeatId, (dx, dy): (f64, f64)) -> Option<SeatId> {
        let here = self.at(from)?;
        let cost = |at: &Point| {
            let (x, y) = (at.x - here.x, at.y - here.y);
            let (ahead, aside) = (x * dx + y * dy, (x * dy).abs() + (y * dx).abs());
            (ahead > 1.0 && aside <= ahead * 2.5).then_some(ahead + 2.0 * aside)
        };
        let ahead = self.places.iter().filter(|(seat, _)| **seat != from);
        ahead.filter_map(|(seat, at)| Some((cost(at)?, *seat))).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, seat)| seat)
    }

    /// Whether lines come and go with who is selected.
    pub fn is_sparse(&self) -> bool {
        self.sparse
    }

    /// A free place near `wanted`, on the grid.
    pub fn free_near(&self, wanted: Point) -> Point {
        let grid = |value: f64, step: f64| (value / step).round() * step;
        let start = Point::new(grid(wanted.x, 8.0), grid(wanted.y, 8.0));
        for ring in 0..40 {
            for step in 0..=ring * 2 {
                let spot = start.plus(Point::new(f64::from(step - ring) * 168.0, f64::from(ring) * 88.0));
                let card = Rect::card(spot).grown(8.0);
                if !self.places.values().any(|at| card.meets(Rect::card(*at))) {
                    return spot;
                }
            }
        }
        start
    }
}

#[cfg(test)]
pub mod tests {
    use uuid::Uuid;

    use super::*;

    pub fn seat(number: u128) -> SeatId {
        SeatId(Uuid::from_u128(number))
    }

    pub fn scene(places: &[(f64, f64)]) -> Scene {
        let places = places.iter().enumerate().map(|(n, (x, y))| (seat(n as u128), Point::new(*x, *y))).collect();
        Scene { places, ..Scene::default() }
    }

    #[test]
    fn arrows_find_the_nearest_in_their_direction() {
        let scene = scene(&[(0.0, 0.0), (200.0, 0.0), (210.0, 90.0), (0.0, 300.0)]);
        assert_eq!(scene.neighbour(seat(0), (1.0, 0.0)), Some(seat(1)));
        assert_eq!(scene.neighbour(seat(0), (0.0, 1.0)), Some(seat(3)));
        assert_eq!(scene.neighbour(seat(0), (-1.0, 0.0)), None);
    }

    #[test]
    fn people_are_read_row_by_row() {
        let scene = scene(&[(200.0, 3.0), (0.0, 0.0), (0.0, 100.0)]);
        assert_eq!(scene.within(scene.bounds()), [seat(1), seat(0), seat(2)]);
    }

    #[test]
    fn the_upper_card_is_hit_and_ground_is_ground() {
        let scene = scene(&[(0.0, 0.0), (100.0, 0.0)]);
        assert_eq!(scene.hit(Point::new(120.0, 10.0)), Some(seat(1)));
        assert_eq!(scene.hit(Point::new(500.0, 10.0)), None);
        assert!(scene.on_handle(seat(0), Point::new(72.0, -4.0), 8.0));
    }

    #[test]
    fn a_newcomer_stands_on_nobody() {
        let scene = scene(&[(0.0, 0.0)]);
        let spot = scene.free_near(Point::new(3.0, 3.0));
        assert!(!Rect::card(spot).meets(Rect::card(Point::new(0.0, 0.0))));
    }
}
