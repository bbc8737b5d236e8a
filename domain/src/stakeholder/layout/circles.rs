//! Circles of influence: whoever matters most, or stands nearest to the buyer, in the middle.

use std::{
    collections::{BTreeMap, BTreeSet},
    f64::consts::{FRAC_1_SQRT_2, FRAC_PI_2, PI, SQRT_2, TAU},
};

use super::{Places, Spacing};
use crate::{id::SeatId, stakeholder::Seat};

/// Cards on rings around the middle, which is the point `(0, 0)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circles {
    pub places: Places,
    /// Half the width and half the height of the ellipse through the outermost cards of each ring,
    /// from the inside; nothing for a ring of one in the middle.
    pub rings: Vec<(i64, i64)>,
}

/// More people than this on one ring stand on several circles behind each other.
const ON_ONE_CIRCLE: usize = 16;

/// Everybody on their ring, counted from the middle; rings without people are left out, whoever has
/// no ring stands outside. On a ring people stand in the given order, clockwise from the top, at
/// equal distances.
#[must_use]
pub fn circles(people: &[(SeatId, Option<u32>)], spacing: Spacing) -> Circles {
    let mut seen = BTreeSet::new();
    let mut rings: BTreeMap<(bool, Option<u32>), Vec<SeatId>> = BTreeMap::new();
    for &(seat, ring) in people.iter().filter(|(seat, _)| seen.insert(*seat)) {
        rings.entry((ring.is_none(), ring)).or_default().push(seat);
    }
    // Rounding to whole units must not bring two cards together.
    let (across, down) = Spacing { across: spacing.across.max(2), down: spacing.down.max(2), ..spacing }.step();
    let scaled = |radius: f64, step: i64| (radius * step as f64).round() as i64;
    let mut placed = Circles::default();
    let mut radius = None;
    for seats in rings.into_values() {
        let mut rest = seats.as_slice();
        while !rest.is_empty() {
            let own = next_radius(radius, rest.len());
            let (circle, behind) = rest.split_at(room(own).min(rest.len()));
            for (index, &seat) in circle.iter().enumerate() {
                let (sin, cos) = (TAU * index as f64 / circle.len() as f64 - FRAC_PI_2).sin_cos();
                let x = scaled(own * cos, across) - Seat::WIDTH / 2;
                let y = scaled(own * sin, down) - Seat::HEIGHT / 2;
                placed.places.insert(seat, (x, y));
            }
            (radius, rest) = (Some(own), behind);
        }
        placed.rings.extend(radius.map(|radius| (scaled(radius, across), scaled(radius, down))));
    }
    placed
}

/// Rings of equal width in influence, from the middle: ring 0 holds the upper `1/rings` of the span
/// from the least to the largest. Nobody without a figure has a ring.
#[must_use]
pub fn influence_rings(influence: &[(SeatId, Option<f64>)], rings: u32) -> Vec<(SeatId, Option<u32>)> {
    let known = || influence.iter().filter_map(|(_, value)| *value);
    let (most, least) = (known().fold(f64::NEG_INFINITY, f64::max), known().fold(f64::INFINITY, f64::min));
    let last = rings.saturating_sub(1);
    let ring = |value: f64| match most > least {
        true => (((most - value) / (most - least) * f64::from(rings)) as u32).min(last),
        false => 0,
    };
    influence.iter().map(|&(seat, value)| (seat, value.map(ring))).collect()
}

// Radii are in units of one card with its spacing, so that a card is a square of side 1. Two cards
// do not touch if their middles are at least √2 apart, whatever the direction.

/// The radius of the circle for `count` people outside one of radius `inner`.
fn next_radius(inner: Option<f64>, count: usize) -> f64 {
    match (inner, count) {
        (None, 1) => 0.0,
        _ => {
            let wide_enough = FRAC_1_SQRT_2 / (PI / count.clamp(2, ON_ONE_CIRCLE) as f64).sin();
            inner.map_or(wide_enough, |inner| (inner + SQRT_2).max(wide_enough))
        }
    }
}

/// How many people have room on a circle.
fn room(radius: f64) -> usize {
    if radius < FRAC_1_SQRT_2 {
        return 1;
    }
    // What is missing by rounding is not a person.
    (PI / (FRAC_1_SQRT_2 / radius).min(1.0).asin() + 1e-9) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::layout::tests::{overlap, seat};

    fn rings(rings: &[Option<u32>]) -> Circles {
        let people: Vec<_> = (0..).zip(rings).map(|(number, &ring)| (seat(number), ring)).collect();
        circles(&people, Spacing::default())
    }

    #[test]
    fn the_buyer_stands_in_the_middle_and_four_around() {
        let found = rings(&[Some(0), Some(1), Some(1), Some(1), Some(1)]);
        let middle = |number| {
            let (x, y) = found.places[&seat(number)];
            (x + Seat::WIDTH / 2, y + Seat::HEIGHT / 2)
        };
        assert_eq!(middle(0), (0, 0));
        assert_eq!([1, 2, 3, 4].map(middle), [(0, -158), (243, 0), (0, 158), (-243, 0)]);
        assert_eq!(found.rings, [(0, 0), (243, 158)]);
    }

    #[test]
    fn whoever_has_no_ring_stands_outside_all_others() {
        let found = rings(&[None, Some(3), Some(900)]);
        let far = |number| {
            let (x, y) = found.places[&seat(number)];
            (x + Seat::WIDTH / 2).abs() + (y + Seat::HEIGHT / 2).abs()
        };
        assert!(far(1) < far(2) && far(2) < far(0));
    }

    #[test]
    fn a_crowded_ring_stands_on_several_circles() {
        let found = rings(&[Some(1); 1000]);
        assert!(!overlap(&found.places));
        assert!(found.rings[0].0 < 5_000, "{:?}", found.rings);
    }

    #[test]
    fn the_most_influential_quarter_of_the_span_is_ring_0() {
        let influence = [(seat(1), Some(9.0)), (seat(2), Some(7.1)), (seat(3), Some(1.0)), (seat(4), None)];
        let found: Vec<_> = influence_rings(&influence, 4).into_iter().map(|(_, ring)| ring).collect();
        assert_eq!(found, [Some(0), Some(0), Some(3), None]);
        assert_eq!(influence_rings(&[(seat(1), Some(2.0))], 4), [(seat(1), Some(0))]);
    }

    proptest! {
        #[test]
        fn cards_never_touch(people in prop::collection::vec(prop::option::of(0_u32..5), 0..200)) {
            let found = rings(&people);
            prop_assert_eq!(found.places.len(), people.len());
            prop_assert!(!overlap(&found.places));
            prop_assert_eq!(rings(&people), found);
        }
    }
}
