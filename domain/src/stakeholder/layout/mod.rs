//! Where people stand on a map: the same input always gives the same picture, and cards never touch.

mod arrange;
mod arranged;
mod circles;
mod keeping;
mod network;
mod power_grid;
mod tidy;

use std::collections::BTreeMap;

pub use arrange::{Alignment, Axis, GRID, align, distribute, snap};
pub use arranged::{Arranged, Ground, RINGS};
pub use circles::{Circles, circles, influence_rings};
pub use keeping::keeping;
pub use network::network;
pub use power_grid::{PowerGrid, Standing, power_grid};
pub use tidy::tidy;

use super::Seat;
use crate::id::SeatId;

/// Upper left corners of cards, in whole map units.
pub type Places = BTreeMap<SeatId, (i64, i64)>;

/// Distances between cards, in map units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spacing {
    /// Between the edges of two neighbours.
    pub across: i64,
    /// Between the lower edge of a card and the upper edge of the next level.
    pub down: i64,
    /// How many people without any reporting line stand in one row.
    pub row: usize,
    /// How many reports who lead nobody stand beside each other; more than that hang in columns.
    pub fan: usize,
}

impl Default for Spacing {
    fn default() -> Self {
        Self { across: 28, down: 48, row: 6, fan: 3 }
    }
}

impl Spacing {
    /// Where cells and edges, not the room between cards, keep people apart.
    pub const CLOSE: Self = Self { across: 24, down: 16, row: 5, fan: 3 };

    /// From the edge of a card to the same edge of its neighbour, across and down.
    fn step(self) -> (i64, i64) {
        (Seat::WIDTH + self.across, Seat::HEIGHT + self.down)
    }

    /// The place of a card in rows that begin at the upper left corner `(0, top)`.
    fn in_rows(self, index: usize, top: i64) -> (i64, i64) {
        let (column, row) = (index % self.row.max(1), index / self.row.max(1));
        let down = Seat::HEIGHT + self.down / 2;
        (whole(column) * self.step().0, top + whole(row) * down)
    }
}

/// A count of people as a number of map units.
fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    pub fn seat(number: u128) -> SeatId {
        SeatId(Uuid::from_u128(number))
    }

    pub fn seats(count: u128) -> Vec<SeatId> {
        (0..count).map(seat).collect()
    }

    pub fn overlap(places: &Places) -> bool {
        let all: Vec<_> = places.values().collect();
        all.iter().enumerate().any(|(index, a)| {
            all[index + 1..].iter().any(|b| (a.0 - b.0).abs() < Seat::WIDTH && (a.1 - b.1).abs() < Seat::HEIGHT)
        })
    }
}
