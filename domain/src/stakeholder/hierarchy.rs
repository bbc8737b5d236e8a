//! Who reports to whom, as an outline: superiors before their reports, each person once.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::SeatId;

/// A person in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    pub seat: SeatId,
    pub parent: Option<SeatId>,
    /// 1 for whoever reports to nobody.
    pub level: usize,
    /// The place among those who report to the same person, from 1, and how many they are.
    pub place: (usize, usize),
    /// How many report to the person.
    pub reports: usize,
}

/// The outline of `seats`, in preorder; siblings keep the order of `seats`. A second superior and
/// lines that close a circle are left out.
#[must_use]
pub fn outline(seats: &[SeatId], reports: &[(SeatId, SeatId)]) -> Vec<Branch> {
    let known: BTreeSet<SeatId> = seats.iter().copied().collect();
    let mut parents: BTreeMap<SeatId, SeatId> = BTreeMap::new();
    for &(from, to) in reports {
        let above = std::iter::successors(Some(to), |seat| parents.get(seat).copied());
        let circle = above.into_iter().any(|seat| seat == from);
        if known.contains(&from) && known.contains(&to) && !circle && !parents.contains_key(&from) {
            parents.insert(from, to);
        }
    }
    let mut broods: BTreeMap<Option<SeatId>, Vec<SeatId>> = BTreeMap::new();
    for seat in seats {
        broods.entry(parents.get(seat).copied()).or_default().push(*seat);
    }
    let none = Vec::new();
    let brood = |parent: Option<SeatId>| broods.get(&parent).unwrap_or(&none);
    let step = |parent, level| {
        let siblings = brood(parent);
        let of = siblings.len();
        siblings.iter().enumerate().rev().map(move |(at, seat)| (*seat, parent, level, (at + 1, of)))
    };
    let mut next: Vec<_> = step(None, 1).collect();
    let mut outline = Vec::with_capacity(seats.len());
    while let Some((seat, parent, level, place)) = next.pop() {
        outline.push(Branch { seat, parent, level, place, reports: brood(Some(seat)).len() });
        next.extend(step(Some(seat), level + 1));
    }
    outline
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn seat(n: u128) -> SeatId {
        SeatId(Uuid::from_u128(n))
    }

    fn lines(pairs: &[(u128, u128)]) -> Vec<(SeatId, SeatId)> {
        pairs.iter().map(|(from, to)| (seat(*from), seat(*to))).collect()
    }

    #[test]
    fn superiors_stand_before_their_reports() {
        let seats = [1, 2, 3, 4].map(seat);
        let found = outline(&seats, &lines(&[(1, 3), (4, 3), (2, 1)]));
        let told: Vec<_> = found.iter().map(|branch| (branch.seat, branch.level, branch.place)).collect();
        assert_eq!(told, [(seat(3), 1, (1, 1)), (seat(1), 2, (1, 2)), (seat(2), 3, (1, 1)), (seat(4), 2, (2, 2))]);
        assert_eq!(found.iter().map(|branch| branch.reports).collect::<Vec<_>>(), [2, 1, 0, 0]);
    }

    #[test]
    fn circles_and_strangers_do_not_shape_it() {
        let seats = [1, 2].map(seat);
        let found = outline(&seats, &lines(&[(1, 2), (2, 1), (1, 1), (1, 9), (9, 1)]));
        assert_eq!(found.iter().map(|branch| branch.seat).collect::<Vec<_>>(), [seat(2), seat(1)]);
    }

    proptest! {
        #[test]
        fn everybody_is_there_once(pairs in prop::collection::vec((0_u128..12, 0_u128..12), 0..40)) {
            let seats: Vec<SeatId> = (0..12).map(seat).collect();
            let found = outline(&seats, &lines(&pairs));
            let all: BTreeSet<SeatId> = found.iter().map(|branch| branch.seat).collect();
            prop_assert_eq!((found.len(), all.len()), (12, 12));
        }
    }
}
