//! Laying out around what somebody has placed by hand.

use super::{GRID, Places};
use crate::{id::SeatId, stakeholder::Seat};

/// The wanted places of all who are not `fixed`, moved as a whole so that the wanted places of the
/// fixed lie about where the fixed stand, and each moved aside where a card would cover another.
/// The fixed are left out.
#[must_use]
pub fn keeping(wanted: &Places, fixed: &Places) -> Places {
    let known: Vec<_> = fixed.iter().filter_map(|(seat, at)| Some((wanted.get(seat)?, at))).collect();
    let mean = |sum: i64| if known.is_empty() { 0 } else { sum / i64::try_from(known.len()).unwrap_or(1) };
    let across = mean(known.iter().map(|(wanted, at)| at.0 - wanted.0).sum());
    let down = mean(known.iter().map(|(wanted, at)| at.1 - wanted.1).sum());
    let mut taken: Vec<(i64, i64)> = fixed.values().copied().collect();
    let mut free: Vec<(SeatId, (i64, i64))> =
        wanted.iter().filter(|(seat, _)| !fixed.contains_key(seat)).map(|(seat, at)| (*seat, *at)).collect();
    // Row by row, so that who stands above keeps the better place.
    free.sort_by_key(|(seat, (x, y))| (*y, *x, *seat));
    let mut places = Places::new();
    for (seat, (x, y)) in free {
        let spot = beside(&taken, (x + across, y + down));
        taken.push(spot);
        places.insert(seat, spot);
    }
    places
}

/// The place itself or the nearest one beside or below it where no card is covered.
fn beside(taken: &[(i64, i64)], (x, y): (i64, i64)) -> (i64, i64) {
    let covered = |(x, y): (i64, i64)| {
        taken.iter().any(|at| (at.0 - x).abs() < Seat::WIDTH + GRID && (at.1 - y).abs() < Seat::HEIGHT + GRID)
    };
    let (across, down) = (Seat::WIDTH + 2 * GRID, Seat::HEIGHT + 2 * GRID);
    let most = i64::try_from(taken.len()).unwrap_or(i64::MAX);
    // Every card taken bars less than two steps of a row, so one of these is free.
    (0..=2 * most + 1)
        .flat_map(|ring| [(x + ring * across, y), (x - ring * across, y), (x, y + ring * down)])
        .find(|spot| !covered(*spot))
        .unwrap_or((x, y))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::layout::tests::{overlap, seat, seats};
    use crate::stakeholder::layout::{Spacing, tidy};

    #[test]
    fn without_anybody_fixed_everybody_stands_where_wanted() {
        let wanted = tidy(&seats(5), &[(seat(1), seat(0)), (seat(2), seat(0))], Spacing::default());
        assert_eq!(keeping(&wanted, &Places::new()), wanted);
    }

    #[test]
    fn the_others_come_to_where_the_fixed_stand() {
        let wanted: Places = [(seat(0), (0, 0)), (seat(1), (0, 112))].into();
        let fixed: Places = [(seat(0), (1_000, 500))].into();
        assert_eq!(keeping(&wanted, &fixed), [(seat(1), (1_000, 612))].into());
    }

    proptest! {
        #[test]
        fn nobody_is_covered_and_the_fixed_are_left_alone(
            fixed in prop::collection::vec((0_i64..3, 0_i64..3), 0..5),
            count in 1_u128..12,
        ) {
            let wanted = tidy(&seats(count), &[], Spacing::default());
            let fixed: Places =
                (0..).zip(&fixed).map(|(number, (x, y))| (seat(number * 2), (x * 200 + 7, y * 100 + 3))).collect();
            prop_assume!(!overlap(&fixed));
            let places = keeping(&wanted, &fixed);
            prop_assert!(places.keys().all(|seat| !fixed.contains_key(seat)));
            prop_assert!(wanted.keys().all(|seat| fixed.contains_key(seat) || places.contains_key(seat)));
            let all: Places = places.into_iter().chain(fixed).collect();
            prop_assert!(!overlap(&all));
        }
    }
}
