//! Where a card would land: columns, rows and edges, in CSS pixels. No DOM.

/// How near an edge scrolling begins.
pub const EDGE: f64 = 40.0;
/// The fastest scrolling, in pixels a frame.
const FASTEST: f64 = 18.0;

/// A place among the cards of a column, counted without the card that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Number of the column.
    pub lane: usize,
    /// Number of the place, from 0.
    pub index: usize,
}

/// What stands where, seen from a key press: number of cards a column without the one that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    Before,
    After,
    First,
    Last,
}

/// Left, right, top and bottom of a column, or of a row's part of it.
pub type Sides = (f64, f64, f64, f64);

/// The column at a point, the nearest when the point lies outside all.
pub fn lane_at(lanes: &[Sides], x: f64, y: f64) -> Option<usize> {
    let away =
        |(left, right, top, bottom): &Sides| (left - x).max(x - right).max(0.0) + (top - y).max(y - bottom).max(0.0);
    let near = lanes.iter().enumerate().min_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)))?;
    Some(near.0)
}

/// The gap between rows nearest to `y`: 0 is above the first card, `len` below the last. `top` is
/// where the first row would be without scrolling.
pub fn row_at(y: f64, top: f64, pitch: f64, len: usize) -> usize {
    if pitch <= 0.0 {
        return 0;
    }
    ((y - top) / pitch).round().clamp(0.0, len as f64) as usize
}

/// The place a gap means, when the card that moves still stands at `home` in this column.
pub fn without(row: usize, home: Option<usize>) -> usize {
    if home.is_some_and(|home| row > home) { row - 1 } else { row }
}

/// The gap in which a place shows: the inverse of [`without`].
pub fn gap(index: usize, home: Option<usize>) -> usize {
    if home.is_some_and(|home| index > home) { index + 1 } else { index }
}

/// How fast to scroll when the pointer is at `at` between the edges `low` and `high`: 0 in the middle.
pub fn drift(at: f64, low: f64, high: f64) -> f64 {
    if high - low < 2.0 * EDGE {
        return 0.0;
    }
    let into = |depth: f64| (depth / EDGE).clamp(0.0, 1.0) * FASTEST;
    into(at - (high - EDGE)) - into(low + EDGE - at)
}

/// Where a key brings a carried card. `lens` counts the cards of each column without it.
pub fn walk(spot: Spot, step: Step, lens: &[usize]) -> Spot {
    let len = |lane: usize| lens.get(lane).copied().unwrap_or(0);
    let to = |lane: usize| Spot { lane, index: spot.index.min(len(lane)) };
    match step {
        Step::Up => Spot { index: spot.index.saturating_sub(1), ..spot },
        Step::Down => Spot { index: (spot.index + 1).min(len(spot.lane)), ..spot },
        Step::Before => to(spot.lane.saturating_sub(1)),
        Step::After => to((spot.lane + 1).min(lens.len().saturating_sub(1))),
        Step::First => Spot { index: 0, ..spot },
        Step::Last => Spot { index: len(spot.lane), ..spot },
    }
}

#[cfg(test)]
mod tests {

    use super::{super::chance::chance, *};

    #[test]
    fn a_pointer_beside_the_board_means_the_nearest_column() {
        let lanes = [(0.0, 100.0, 0.0, 500.0), (100.0, 200.0, 0.0, 500.0)];
        assert_eq!(lane_at(&lanes, -30.0, 900.0), Some(0));
        assert_eq!(lane_at(&lanes, 150.0, 20.0), Some(1));
        assert_eq!(lane_at(&lanes, 999.0, -20.0), Some(1));
        assert_eq!(lane_at(&[], 1.0, 1.0), None);
    }

    #[test]
    fn rows_lie_below_each_other_and_what_is_not_drawn_is_nowhere() {
        let nowhere = (f64::MAX, f64::MAX, f64::MAX, f64::MAX);
        let lanes = [(0.0, 100.0, 0.0, 90.0), (0.0, 100.0, 100.0, 190.0), nowhere];
        assert_eq!(lane_at(&lanes, 50.0, 20.0), Some(0));
        assert_eq!(lane_at(&lanes, 50.0, 150.0), Some(1));
        assert_eq!(lane_at(&lanes, 50.0, 9_000.0), Some(1));
    }

    #[test]
    fn the_upper_half_of_a_card_is_the_gap_above_it() {
        assert_eq!(row_at(149.0, 100.0, 100.0, 5), 0);
        assert_eq!(row_at(151.0, 100.0, 100.0, 5), 1);
        assert_eq!(row_at(9_999.0, 100.0, 100.0, 5), 5);
        assert_eq!(row_at(-50.0, 100.0, 100.0, 5), 0);
    }

    #[test]
    fn both_gaps_around_a_card_are_its_own_place() {
        assert_eq!(without(2, Some(2)), 2);
        assert_eq!(without(3, Some(2)), 2);
        assert_eq!(without(4, Some(2)), 3);
        assert_eq!(without(3, None), 3);
    }

    #[test]
    fn only_the_edges_scroll() {
        assert_eq!(drift(500.0, 0.0, 1_000.0), 0.0);
        assert!(drift(990.0, 0.0, 1_000.0) > 0.0);
        assert!(drift(5.0, 0.0, 1_000.0) < 0.0);
        assert_eq!(drift(10.0, 0.0, 60.0), 0.0);
    }

    #[test]
    fn a_place_shows_in_a_gap_that_means_it() {
        for index in 0..50 {
            assert_eq!(without(gap(index, None), None), index);
            for home in 0..50 {
                assert_eq!(without(gap(index, Some(home)), Some(home)), index);
            }
        }
    }

    #[test]
    fn a_carried_card_never_leaves_the_board() {
        let steps = [Step::Up, Step::Down, Step::Before, Step::After, Step::First, Step::Last];
        for seed in 0..200 {
            let mut next = chance(seed);
            let lens: Vec<usize> = (0..=next(5)).map(|_| next(6)).collect();
            let mut spot = Spot { lane: 0, index: 0 };
            for _ in 0..40 {
                spot = walk(spot, steps[next(steps.len())], &lens);
                assert!(spot.lane < lens.len() && spot.index <= lens[spot.lane], "seed {seed}");
            }
        }
    }
}
