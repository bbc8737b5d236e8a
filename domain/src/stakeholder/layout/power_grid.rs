//! The grid of power and interest (Mendelow), with a cell for each pair of values.

use std::collections::{BTreeMap, BTreeSet};

use super::{Places, Spacing, whole};
use crate::{id::SeatId, stakeholder::Seat};

/// How many more stand below each other in a cell than beside each other.
const TALLER: usize = 3;
/// Room below the grid for the words and figures of its axis.
const FOOT: i64 = 96;

/// What places somebody on the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub seat: SeatId,
    /// Power, 1..=5.
    pub power: Option<i64>,
    /// Interest, 1..=5.
    pub interest: Option<i64>,
}

/// Cards in a grid of 5 × 5 cells: interest grows to the right, power upwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PowerGrid {
    pub places: Places,
    /// Left edges of the columns of interest 1 to 5, and the right edge of the last.
    pub columns: [i64; 6],
    /// Upper edges of the rows of power 5 to 1, and the lower edge of the last.
    pub rows: [i64; 6],
}

/// Everybody in the cell of their power and interest, below each other until a cell is too tall; the
/// cells grow with those who stand in them.
/// Who lacks one of the two stands in rows below the grid.
#[must_use]
pub fn power_grid(people: &[Standing], spacing: Spacing) -> PowerGrid {
    let (across, down) = spacing.step();
    let mut cells: BTreeMap<(usize, usize), Vec<SeatId>> = BTreeMap::new();
    let (mut outside, mut seen) = (Vec::new(), BTreeSet::new());
    for person in people.iter().filter(|person| seen.insert(person.seat)) {
        match cell(person) {
            Some(cell) => cells.entry(cell).or_default().push(person.seat),
            None => outside.push(person.seat),
        }
    }
    let mut beside = [1; 5];
    for (&(column, _), seats) in &cells {
        let side = (1..).find(|side: &usize| side * (side + TALLER) >= seats.len()).unwrap_or(1);
        beside[column] = side.max(beside[column]);
    }
    let mut below = [1; 5];
    for (&(column, row), seats) in &cells {
        below[row] = seats.len().div_ceil(beside[column]).max(below[row]);
    }
    let (columns, rows) = (edges(beside, across), edges(below, down));
    let mut places = Places::new();
    for ((column, row), seats) in cells {
        for (index, seat) in seats.into_iter().enumerate() {
            let x = columns[column] + spacing.across / 2 + whole(index % beside[column]) * across;
            let y = rows[row] + spacing.down / 2 + whole(index / beside[column]) * down;
            places.insert(seat, (x, y));
        }
    }
    for (index, seat) in outside.into_iter().enumerate() {
        places.insert(seat, spacing.in_rows(index, rows[5] + FOOT));
    }
    PowerGrid { places, columns, rows }
}

impl PowerGrid {
    /// Power and interest, each 1..=5, of whoever's card has its upper left corner here: those of the
    /// cell its middle lies in. `None` outside the grid.
    #[must_use]
    pub fn values_at(&self, (x, y): (i64, i64)) -> Option<(i64, i64)> {
        let column = band(&self.columns, x + Seat::WIDTH / 2)?;
        let row = band(&self.rows, y + Seat::HEIGHT / 2)?;
        Some((5 - whole(row), 1 + whole(column)))
    }
}

/// Column and row, each from 0.
fn cell(person: &Standing) -> Option<(usize, usize)> {
    let index = |value: i64| usize::try_from(value).ok().filter(|index| *index < 5);
    Some((index(person.interest? - 1)?, index(5 - person.power?)?))
}

fn edges(cards: [usize; 5], step: i64) -> [i64; 6] {
    let mut edges = [0; 6];
    for (index, cards) in cards.into_iter().enumerate() {
        edges[index + 1] = edges[index] + whole(cards) * step;
    }
    edges
}

fn band(edges: &[i64; 6], at: i64) -> Option<usize> {
    edges.windows(2).position(|band| band[0] <= at && at < band[1])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::layout::tests::{overlap, seat};

    fn grid(people: &[(Option<i64>, Option<i64>)]) -> (Vec<Standing>, PowerGrid) {
        let standing = |(number, &(power, interest))| Standing { seat: seat(number), power, interest };
        let people: Vec<_> = (0..).zip(people).map(standing).collect();
        let grid = power_grid(&people, Spacing::default());
        (people, grid)
    }

    #[test]
    fn power_grows_upwards_and_interest_to_the_right() {
        let (_, grid) = grid(&[(Some(5), Some(1)), (Some(1), Some(5)), (Some(5), Some(5))]);
        let place = |number| grid.places[&seat(number)];
        assert_eq!(place(0), (14, 24));
        assert_eq!(place(1), (14 + 4 * 172, 24 + 4 * 112));
        assert_eq!(place(2), (place(1).0, place(0).1));
    }

    #[test]
    fn a_full_cell_widens_its_column_and_heightens_its_row() {
        let (_, grid) = grid(&[(Some(3), Some(2)); 5]);
        assert_eq!(grid.columns, [0, 172, 516, 688, 860, 1032]);
        assert_eq!(grid.rows, [0, 112, 224, 560, 672, 784]);
        let (_, four) = self::grid(&[(Some(3), Some(2)); 4]);
        assert_eq!((four.columns[5], four.rows[5]), (5 * 172, 8 * 112));
    }

    #[test]
    fn who_lacks_a_value_stands_below_and_has_none_there() {
        let (_, grid) = grid(&[(None, Some(2)), (Some(4), None), (Some(9), Some(1))]);
        for place in grid.places.values() {
            assert!(place.1 > grid.rows[5]);
            assert_eq!(grid.values_at(*place), None);
        }
    }

    #[test]
    fn outside_the_grid_there_are_no_values() {
        let (_, grid) = grid(&[]);
        assert_eq!(grid.values_at((-80, 0)), None);
        assert_eq!(grid.values_at((-72, -32)), Some((5, 1)));
        assert_eq!(grid.values_at((5 * 172, 0)), None);
    }

    proptest! {
        #[test]
        fn cards_never_touch_and_say_what_they_were_placed_by(
            people in prop::collection::vec((prop::option::of(1_i64..=5), prop::option::of(1_i64..=5)), 0..120)
        ) {
            let (people, grid) = grid(&people);
            prop_assert_eq!(grid.places.len(), people.len());
            prop_assert!(!overlap(&grid.places));
            for person in &people {
                let values = person.power.zip(person.interest);
                prop_assert_eq!(grid.values_at(grid.places[&person.seat]), values);
            }
            prop_assert_eq!(&power_grid(&people, Spacing::default()), &grid);
        }
    }
}
