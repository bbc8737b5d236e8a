//! Where people stand in a network: those who influence each other near each other.
//!
//! Cards push their neighbours away and lines pull their ends together, in a fixed number of steps
//! that grow smaller (Fruchterman and Reingold, "Graph Drawing by Force-directed Placement", 1991,
//! with their grid: who stands far away does not push). At the end each card takes the nearest free
//! place of a lattice, so that none touch. There is no chance in it, and nothing but sums, products
//! and roots, which every machine computes alike.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Places, Spacing};
use crate::id::SeatId;

/// Wanted length of a line between people joined with few; one unit is a card with its spacing.
const LENGTH: f64 = 1.6;
/// Who stands further away does not push.
const REACH: f64 = 2.0 * LENGTH;
/// Steps taken.
const STEPS: usize = 100;
/// Share of the way to the middle that everybody is drawn in a step, lest groups drift apart.
const GRAVITY: f64 = 0.03;

type Point = (f64, f64);

/// Upper left corners of all `seats`, in whole map units; `lines` may name people who are not among
/// them. A thousand people with two thousand lines take some tens of milliseconds.
#[must_use]
pub fn network(seats: &[SeatId], lines: &[(SeatId, SeatId)], spacing: Spacing) -> Places {
    let web = Web::new(seats, lines);
    let mut points = sunflower(&web);
    let widest = LENGTH * (points.len() as f64).sqrt() / 4.0;
    for step in 0..STEPS {
        let left = 1.0 - step as f64 / STEPS as f64;
        relax(&mut points, &web, (widest * left * left).max(0.02));
    }
    let slots = settle(&points, &web);
    let leftmost = slots.iter().map(|slot| slot.0).min().unwrap_or_default();
    let highest = slots.iter().map(|slot| slot.1).min().unwrap_or_default();
    let (across, down) = spacing.step();
    let place = |(x, y): &(i64, i64)| ((x - leftmost) * across, (y - highest) * down);
    web.seats.iter().copied().zip(slots.iter().map(place)).collect()
}

/// People by number, and who is joined with whom.
struct Web {
    seats: Vec<SeatId>,
    neighbours: Vec<Vec<usize>>,
    /// The best joined first, those joined with them next, group after group.
    order: Vec<usize>,
}

impl Web {
    fn new(seats: &[SeatId], lines: &[(SeatId, SeatId)]) -> Self {
        let mut index = BTreeMap::new();
        let mut once = Vec::with_capacity(seats.len());
        for &seat in seats {
            index.entry(seat).or_insert_with(|| {
                once.push(seat);
                once.len() - 1
            });
        }
        let mut joined = vec![BTreeSet::new(); once.len()];
        for (from, to) in lines {
            if let (Some(&from), Some(&to)) = (index.get(from), index.get(to))
                && from != to
            {
                joined[from].insert(to);
                joined[to].insert(from);
            }
        }
        let neighbours: Vec<Vec<usize>> = joined.into_iter().map(|joined| joined.into_iter().collect()).collect();
        let order = order(&neighbours);
        Self { seats: once, neighbours, order }
    }

    /// Wanted length of a line: longer around those joined with many, or there would be no room.
    fn length(&self, a: usize, b: usize) -> f64 {
        let most = self.neighbours[a].len().max(self.neighbours[b].len());
        LENGTH * (most as f64 / 4.0).sqrt().max(1.0)
    }
}

fn order(neighbours: &[Vec<usize>]) -> Vec<usize> {
    let mut best: Vec<usize> = (0..neighbours.len()).collect();
    best.sort_by_key(|&at| std::cmp::Reverse(neighbours[at].len()));
    let mut seen = vec![false; neighbours.len()];
    let mut order = Vec::with_capacity(neighbours.len());
    let mut queue = VecDeque::new();
    for start in best {
        queue.push_back(start);
        while let Some(at) = queue.pop_front() {
            if !std::mem::replace(&mut seen[at], true) {
                order.push(at);
                queue.extend(neighbours[at].iter().copied().filter(|&next| !seen[next]));
            }
        }
    }
    order
}

/// People as the seeds of a sunflower, in their order from the middle.
fn sunflower(web: &Web) -> Vec<Point> {
    /// Cosine and sine of the golden angle, 137.5°.
    const TURN: Point = (-0.737_368_878_078_320, 0.675_490_294_261_524);
    let mut points = vec![(0.0, 0.0); web.seats.len()];
    let mut direction = (1.0, 0.0);
    for (index, &at) in web.order.iter().enumerate() {
        let radius = 0.6 * LENGTH * (index as f64).sqrt();
        points[at] = (direction.0 * radius, direction.1 * radius);
        direction = (direction.0 * TURN.0 - direction.1 * TURN.1, direction.0 * TURN.1 + direction.1 * TURN.0);
    }
    points
}

/// One step of everybody, no longer than `longest`.
fn relax(points: &mut [Point], web: &Web, longest: f64) {
    let mut forces: Vec<Point> = points.iter().map(|point| (-GRAVITY * point.0, -GRAVITY * point.1)).collect();
    push_neighbours(points, &mut forces);
    for (at, neighbours) in web.neighbours.iter().enumerate() {
        for &other in neighbours {
            let (x, y) = (points[other].0 - points[at].0, points[other].1 - points[at].1);
            let pull = (x * x + y * y).sqrt() / web.length(at, other);
            forces[at] = (forces[at].0 + x * pull, forces[at].1 + y * pull);
        }
    }
    for (point, (x, y)) in points.iter_mut().zip(forces) {
        let strength = (x * x + y * y).sqrt();
        let share = if strength > longest { longest / strength } else { 1.0 };
        *point = (point.0 + x * share, point.1 + y * share);
    }
}

/// Lets those near each other push each other away. Everybody is sorted into squares of side
/// [`REACH`]; each pair is met once, from the one that comes first by row and column.
fn push_neighbours(points: &[Point], forces: &mut [Point]) {
    let cell = |(x, y): Point| ((y / REACH).floor() as i64, (x / REACH).floor() as i64);
    let mut sorted: Vec<_> = points.iter().enumerate().map(|(at, &point)| (cell(point), at, point)).collect();
    sorted.sort_unstable_by_key(|(cell, at, _)| (*cell, *at));
    let mut below = 0;
    for (index, &((row, column), at, here)) in sorted.iter().enumerate() {
        while sorted.get(below).is_some_and(|(cell, ..)| *cell < (row + 1, column - 1)) {
            below += 1;
        }
        let beside = sorted[index + 1..].iter().take_while(|(cell, ..)| *cell <= (row, column + 1));
        let below = sorted[below..].iter().take_while(|(cell, ..)| *cell <= (row + 1, column + 1));
        for &(_, other, there) in beside.chain(below) {
            if let Some((x, y)) = push(here, there) {
                forces[at] = (forces[at].0 + x, forces[at].1 + y);
                forces[other] = (forces[other].0 - x, forces[other].1 - y);
            }
        }
    }
}

/// How somebody near pushes one away; of two on the same point the first goes left.
fn push(here: Point, there: Point) -> Option<Point> {
    let (x, y) = (here.0 - there.0, here.1 - there.1);
    let square = x * x + y * y;
    if square >= REACH * REACH {
        return None;
    }
    if square < 1e-12 {
        return Some((-LENGTH, 0.0));
    }
    let away = LENGTH * LENGTH / square.max(1e-4);
    Some((x * away, y * away))
}

/// The nearest free place of the lattice for each, the best joined first.
fn settle(points: &[Point], web: &Web) -> Vec<(i64, i64)> {
    let mut slots = vec![(0, 0); points.len()];
    let mut taken = BTreeSet::new();
    for &at in &web.order {
        slots[at] = nearest_free(points[at], &taken);
        taken.insert(slots[at]);
    }
    slots
}

/// Searched in squares around the point, until no place of a wider square can be nearer.
fn nearest_free(point: Point, taken: &BTreeSet<(i64, i64)>) -> (i64, i64) {
    let (x, y) = (point.0.round() as i64, point.1.round() as i64);
    let mut best: Option<(f64, (i64, i64))> = None;
    for side in 0.. {
        if best.is_some_and(|(distance, _)| distance <= (side as f64 - 0.5).powi(2)) {
            break;
        }
        let mut consider = |slot: (i64, i64)| {
            let distance = (slot.0 as f64 - point.0).powi(2) + (slot.1 as f64 - point.1).powi(2);
            if best.is_none_or(|(least, _)| distance < least) && !taken.contains(&slot) {
                best = Some((distance, slot));
            }
        };
        for along in -side..=side {
            consider((x + along, y - side));
            consider((x + along, y + side));
            consider((x - side, y + along));
            consider((x + side, y + along));
        }
    }
    best.map_or((x, y), |(_, slot)| slot)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::{
        Seat,
        layout::tests::{overlap, seat, seats},
    };

    fn distance(places: &Places, a: u128, b: u128) -> f64 {
        let (a, b) = (places[&seat(a)], places[&seat(b)]);
        ((a.0 - b.0) as f64 / Seat::WIDTH as f64).hypot((a.1 - b.1) as f64 / Seat::HEIGHT as f64)
    }

    /// Lines that look arbitrary and are the same every time.
    fn scattered(people: u128, lines: u128) -> Vec<(SeatId, SeatId)> {
        (0..lines).map(|n| (seat(n * 7919 % people), seat((n * n * 31 + n * 17 + 5) % people))).collect()
    }

    #[test]
    fn nobody_means_nothing_and_one_stands_at_the_corner() {
        assert!(network(&[], &[], Spacing::default()).is_empty());
        assert_eq!(network(&seats(1), &[], Spacing::default())[&seat(0)], (0, 0));
    }

    #[test]
    fn two_groups_stand_apart() {
        let group = |first: u128| (first..first + 5).flat_map(move |a| (first..a).map(move |b| (seat(a), seat(b))));
        let mut lines: Vec<_> = group(0).chain(group(5)).collect();
        lines.push((seat(0), seat(5)));
        let places = network(&seats(10), &lines, Spacing::default());
        let mean = |pairs: &[(u128, u128)]| {
            pairs.iter().map(|&(a, b)| distance(&places, a, b)).sum::<f64>() / pairs.len() as f64
        };
        let within: Vec<_> = (0..5).flat_map(|a| (0..a).flat_map(move |b| [(a, b), (a + 5, b + 5)])).collect();
        let between: Vec<_> = (0..5).flat_map(|a| (5..10).map(move |b| (a, b))).collect();
        assert!(mean(&within) < 0.7 * mean(&between), "{} {}", mean(&within), mean(&between));
    }

    #[test]
    fn a_thousand_people_have_a_thousand_places() {
        let all = seats(1000);
        for lines in [scattered(1000, 2000), (1..1000).map(|n| (seat(0), seat(n))).collect(), Vec::new()] {
            let places = network(&all, &lines, Spacing::default());
            assert_eq!(places.len(), 1000);
            assert!(!overlap(&places));
        }
    }

    proptest! {
        #[test]
        fn cards_never_touch_and_the_same_input_gives_the_same_picture(
            people in 1_u128..40, lines in prop::collection::vec((0_u128..45, 0_u128..45), 0..80)
        ) {
            let lines: Vec<_> = lines.into_iter().map(|(a, b)| (seat(a), seat(b))).collect();
            let places = network(&seats(people), &lines, Spacing::default());
            prop_assert_eq!(places.len(), seats(people).len());
            prop_assert!(!overlap(&places));
            prop_assert_eq!(network(&seats(people), &lines, Spacing::default()), places);
        }
    }
}
