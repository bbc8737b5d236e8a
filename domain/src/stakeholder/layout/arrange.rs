//! Bringing selected cards into line.

use super::{Places, whole};

/// Cards are put down on a grid of this many map units.
pub const GRID: i64 = 8;

/// What cards are brought into line by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alignment {
    Left,
    /// The middles stand above each other.
    Centre,
    Right,
    Top,
    /// The middles stand beside each other.
    Middle,
    Bottom,
}

/// The direction in which cards are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    Across,
    Down,
}

/// The cards brought into line by the outermost of them, or by the middle between the outermost.
/// All cards are of one size.
#[must_use]
pub fn align(cards: &Places, alignment: Alignment) -> Places {
    let across = matches!(alignment, Alignment::Left | Alignment::Centre | Alignment::Right);
    let along = || cards.values().map(|&(x, y)| if across { x } else { y });
    let (Some(least), Some(most)) = (along().min(), along().max()) else {
        return Places::new();
    };
    let line = match alignment {
        Alignment::Left | Alignment::Top => least,
        Alignment::Centre | Alignment::Middle => (least + most).div_euclid(2),
        Alignment::Right | Alignment::Bottom => most,
    };
    cards.iter().map(|(&seat, &(x, y))| (seat, if across { (line, y) } else { (x, line) })).collect()
}

/// The cards at equal distances between the two outermost, in the order in which they stand; the
/// outermost stay.
#[must_use]
pub fn distribute(cards: &Places, axis: Axis) -> Places {
    let along = |(x, y): (i64, i64)| match axis {
        Axis::Across => x,
        Axis::Down => y,
    };
    let mut order: Vec<_> = cards.iter().map(|(&seat, &place)| (along(place), seat)).collect();
    order.sort_unstable();
    let (Some(&(first, _)), Some(&(last, _))) = (order.first(), order.last()) else {
        return Places::new();
    };
    let gaps = whole(order.len() - 1).max(1);
    let mut places = cards.clone();
    for (index, (_, seat)) in order.into_iter().enumerate() {
        let at = first + (whole(index) * (last - first)).div_euclid(gaps);
        if let Some((x, y)) = places.get_mut(&seat) {
            match axis {
                Axis::Across => *x = at,
                Axis::Down => *y = at,
            }
        }
    }
    places
}

/// The nearest place on the grid; half way between two, the one to the right or below.
#[must_use]
pub fn snap((x, y): (i64, i64)) -> (i64, i64) {
    let nearest = |at: i64| (at + GRID / 2).div_euclid(GRID) * GRID;
    (nearest(x), nearest(y))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::layout::tests::seat;

    fn cards(places: &[(i64, i64)]) -> Places {
        (0..).zip(places).map(|(number, &place)| (seat(number), place)).collect()
    }

    #[test]
    fn cards_are_aligned_by_their_edges_or_middles() {
        let three = cards(&[(0, 10), (100, 50), (33, 20)]);
        assert_eq!(align(&three, Alignment::Left), cards(&[(0, 10), (0, 50), (0, 20)]));
        assert_eq!(align(&three, Alignment::Centre), cards(&[(50, 10), (50, 50), (50, 20)]));
        assert_eq!(align(&three, Alignment::Right), cards(&[(100, 10), (100, 50), (100, 20)]));
        assert_eq!(align(&three, Alignment::Top), cards(&[(0, 10), (100, 10), (33, 10)]));
        assert_eq!(align(&three, Alignment::Middle), cards(&[(0, 30), (100, 30), (33, 30)]));
        assert_eq!(align(&three, Alignment::Bottom), cards(&[(0, 50), (100, 50), (33, 50)]));
    }

    #[test]
    fn cards_are_spread_evenly_between_the_outermost() {
        let four = cards(&[(300, 1), (0, 2), (10, 3), (20, 4)]);
        assert_eq!(distribute(&four, Axis::Across), cards(&[(300, 1), (0, 2), (100, 3), (200, 4)]));
        assert_eq!(distribute(&four, Axis::Down), four);
    }

    #[test]
    fn nothing_and_one_card_stay() {
        for few in [cards(&[]), cards(&[(3, 5)])] {
            assert_eq!(align(&few, Alignment::Centre), few);
            assert_eq!(distribute(&few, Axis::Down), few);
        }
    }

    #[test]
    fn the_nearest_place_is_found_on_both_sides_of_zero() {
        assert_eq!(snap((3, 4)), (0, 8));
        assert_eq!(snap((-3, -4)), (0, 0));
        assert_eq!(snap((-5, 805)), (-8, 808));
    }

    proptest! {
        #[test]
        fn what_is_in_line_stays_in_line(places in prop::collection::vec((-999_i64..999, -999_i64..999), 0..9)) {
            let cards = cards(&places);
            for alignment in [Alignment::Left, Alignment::Centre, Alignment::Right, Alignment::Top, Alignment::Middle] {
                let once = align(&cards, alignment);
                prop_assert_eq!(&align(&once, alignment), &once);
            }
            for axis in [Axis::Across, Axis::Down] {
                let once = distribute(&cards, axis);
                prop_assert_eq!(&distribute(&once, axis), &once);
            }
            for place in places {
                prop_assert_eq!(snap(snap(place)), snap(place));
            }
        }
    }
}
