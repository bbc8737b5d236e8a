//! Where people stand who came with a file: where nobody stands, everybody else staying put.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    id::SeatId,
    stakeholder::{
        Seat,
        layout::{Spacing, tidy},
    },
};

/// How far apart cards stand when nobody has laid them out.
const GRID: (i64, i64) = (Seat::WIDTH + 24, Seat::HEIGHT + 32);
const IN_A_ROW: i64 = 6;

/// Whether everybody still stands where an import puts people of whom no line is known.
pub(super) fn in_grid(seats: &[&Seat]) -> bool {
    let stands =
        |seat: &&Seat| seat.x % GRID.0 == 0 && seat.y % GRID.1 == 0 && (0..IN_A_ROW).contains(&(seat.x / GRID.0));
    seats.iter().all(|seat| stands(seat) && !seat.placed)
}

/// Places for `fresh` people, of whom `reports` says who reports to whom: as their hierarchy below
/// all others, or where no line is known in rows, behind those who still stand as an import put them.
pub(super) fn places(
    standing: &[&Seat],
    fresh: &[SeatId],
    reports: &[(SeatId, SeatId)],
) -> BTreeMap<SeatId, (i64, i64)> {
    let below = standing.iter().map(|seat| seat.y + GRID.1).max().unwrap_or_default();
    let left = standing.iter().map(|seat| seat.x).min().unwrap_or_default();
    if !reports.is_empty() {
        let places = tidy(fresh, reports, Spacing::default());
        let top = places.values().map(|(_, y)| *y).min().unwrap_or_default();
        let edge = places.values().map(|(x, _)| *x).min().unwrap_or_default();
        let moved: BTreeMap<SeatId, (i64, i64)> =
            places.into_iter().map(|(seat, (x, y))| (seat, (x - edge + left, y - top + below))).collect();
        // A hierarchy wider or deeper than a map is shown in rows.
        if moved.values().all(|(x, y)| x.abs() <= Seat::LIMIT && y.abs() <= Seat::LIMIT) {
            return moved;
        }
    }
    let (taken, left, top): (BTreeSet<(i64, i64)>, _, _) = match in_grid(standing) {
        true => (standing.iter().map(|seat| (seat.x, seat.y)).collect(), 0, 0),
        false => (BTreeSet::new(), left, below),
    };
    let cells = (0..).map(|n: i64| (left + n % IN_A_ROW * GRID.0, top + n / IN_A_ROW * GRID.1));
    fresh.iter().copied().zip(cells.filter(|cell| !taken.contains(cell))).collect()
}
