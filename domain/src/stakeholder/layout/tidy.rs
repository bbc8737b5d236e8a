//! Where people stand in a hierarchy: a tidy tree over the reporting lines.
//!
//! Subtrees keep their shape wherever they stand, parents stand in the middle above their children,
//! cards never touch. Children are packed once from the left and once from the right, and the mean
//! is taken, so that a small subtree between two large ones stands in the middle (Kennedy, "Drawing
//! Trees", 1996; the outlines are those of Reingold and Tilford, 1981). Many reports who lead nobody
//! hang below their superior in columns, as in printed organisation charts: a row of sixteen could
//! not be read on any screen. The same input always gives the same picture.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Places, Spacing, whole};
use crate::id::SeatId;

/// Left and right edge of a subtree on each level below its root, measured from the root's middle.
struct Outline {
    levels: VecDeque<(i64, i64)>,
    /// Added to every level: moving a subtree costs nothing.
    shift: i64,
}

impl Outline {
    fn leaf() -> Self {
        Self { levels: VecDeque::from([(0, 0)]), shift: 0 }
    }

    fn left(&self, level: usize) -> Option<i64> {
        self.levels.get(level).map(|(left, _)| left + self.shift)
    }

    fn right(&self, level: usize) -> Option<i64> {
        self.levels.get(level).map(|(_, right)| right + self.shift)
    }
}

/// Upper left corners of all `seats`, in whole map units. `reports` says who reports to whom; a
/// second superior and lines that close a circle do not shape the tree. The order of `seats` is the
/// order of siblings, but that those who hang in columns come last. Who reports to nobody and has no
/// reports stands in rows below the trees.
#[must_use]
pub fn tidy(seats: &[SeatId], reports: &[(SeatId, SeatId)], spacing: Spacing) -> Places {
    let forest = Forest::new(seats, reports);
    let (step, level) = spacing.step();
    let mut outlines: BTreeMap<SeatId, Outline> = BTreeMap::new();
    let mut offsets: BTreeMap<SeatId, i64> = BTreeMap::new();
    let mut levels: BTreeMap<SeatId, i64> = BTreeMap::new();
    for &seat in forest.downwards.iter().rev() {
        let (beside, hanging) = forest.brood(seat, spacing.fan);
        let block = Block::of(hanging.len(), step);
        let mut own: Vec<Outline> =
            beside.iter().map(|child| outlines.remove(child).unwrap_or_else(Outline::leaf)).collect();
        own.extend((!hanging.is_empty()).then(|| block.outline()));
        let (at, mut outline) = pack(own, step);
        if let Some(middle) = at.get(beside.len()) {
            for (index, &leaf) in hanging.iter().enumerate() {
                let (across, row) = block.place(index);
                offsets.insert(leaf, middle + across);
                levels.insert(leaf, row);
            }
        }
        offsets.extend(beside.into_iter().zip(at));
        outline.levels.push_front((-outline.shift, -outline.shift));
        outlines.insert(seat, outline);
    }
    let roots = forest.roots.iter().map(|root| outlines.remove(root).unwrap_or_else(Outline::leaf)).collect();
    let (at, whole) = pack(roots, step);
    offsets.extend(forest.roots.iter().copied().zip(at));

    let mut places = BTreeMap::new();
    let mut lowest = -level;
    for &seat in &forest.downwards {
        let parent = forest.parent.get(&seat).and_then(|parent| places.get(parent)).copied();
        let below = 1 + levels.get(&seat).copied().unwrap_or_default();
        let (x, y) = parent.map_or((0, 0), |(x, y)| (x, y + level * below));
        let place = (x + offsets.get(&seat).copied().unwrap_or_default(), y);
        lowest = lowest.max(place.1);
        places.insert(seat, place);
    }
    let leftmost = (0..whole.levels.len()).filter_map(|level| whole.left(level)).min().unwrap_or_default();
    for (x, _) in places.values_mut() {
        *x -= leftmost;
    }
    let below = lowest + level;
    for (index, &seat) in forest.loners.iter().enumerate() {
        places.insert(seat, spacing.in_rows(index, below));
    }
    places
}

/// Reports who hang below their superior in columns, row by row.
#[derive(Clone, Copy)]
struct Block {
    count: usize,
    columns: usize,
    step: i64,
}

impl Block {
    /// Rows before a second column is begun.
    const ROWS: usize = 4;

    fn of(count: usize, step: i64) -> Self {
        let square = (1..).find(|side| side * side >= count).unwrap_or(1);
        Self { count, columns: count.div_ceil(square.max(Self::ROWS)).max(1), step }
    }

    /// From the middle of the block to the middle of a card, and its row.
    fn place(self, index: usize) -> (i64, i64) {
        let left = -(whole(self.columns - 1) * self.step).div_euclid(2);
        (left + whole(index % self.columns) * self.step, whole(index / self.columns))
    }

    fn outline(self) -> Outline {
        let row = |first: usize| {
            let last = (first + self.columns).min(self.count) - 1;
            (self.place(first).0, self.place(last).0)
        };
        Outline { levels: (0..self.count).step_by(self.columns).map(row).collect(), shift: 0 }
    }
}

/// Places siblings beside each other; offsets from the middle above them, and their common outline.
fn pack(mut own: Vec<Outline>, step: i64) -> (Vec<i64>, Outline) {
    if own.len() == 1 {
        return (vec![0], own.swap_remove(0));
    }
    let from_left = sweep(own.iter(), step, Outline::left, Outline::right, 1);
    let mut from_right = sweep(own.iter().rev(), step, Outline::right, Outline::left, -1);
    from_right.reverse();
    // The right edge of both sweeps is laid on the same place before the mean is taken.
    let slack = from_left.last().copied().unwrap_or_default();
    let mut at: Vec<i64> =
        from_left.iter().zip(&from_right).map(|(left, right)| (left + right + slack).div_euclid(2)).collect();
    let middle = (at.first().copied().unwrap_or_default() + at.last().copied().unwrap_or_default()).div_euclid(2);
    for at in &mut at {
        *at -= middle;
    }
    let depth = own.iter().map(|outline| outline.levels.len()).max().unwrap_or_default();
    let mut levels = VecDeque::with_capacity(depth);
    for level in 0..depth {
        let left = own.iter().zip(&at).filter_map(|(outline, at)| Some(outline.left(level)? + at)).min();
        let right = own.iter().zip(&at).filter_map(|(outline, at)| Some(outline.right(level)? + at)).max();
        levels.push_back((left.unwrap_or_default(), right.unwrap_or_default()));
    }
    for (outline, at) in own.iter_mut().zip(&at) {
        outline.shift += at;
    }
    (at, Outline { levels, shift: 0 })
}

/// Packs outlines one after the other in one direction; the offset of each from the first.
fn sweep<'a>(
    outlines: impl Iterator<Item = &'a Outline>,
    step: i64,
    near: impl Fn(&Outline, usize) -> Option<i64>,
    far: impl Fn(&Outline, usize) -> Option<i64>,
    direction: i64,
) -> Vec<i64> {
    let mut edge: Vec<i64> = Vec::new();
    let mut offsets = Vec::new();
    for outline in outlines {
        let mut offset: i64 = 0;
        for (level, edge) in edge.iter().enumerate() {
            let Some(near) = near(outline, level) else { break };
            offset = offset.max(edge + step - near * direction);
        }
        for level in 0..outline.levels.len() {
            let reach = far(outline, level).unwrap_or_default() * direction + offset;
            match edge.get_mut(level) {
                Some(edge) => *edge = (*edge).max(reach),
                None => edge.push(reach),
            }
        }
        offsets.push(offset * direction);
    }
    offsets
}

/// The trees among the reporting lines.
struct Forest {
    parent: BTreeMap<SeatId, SeatId>,
    children: BTreeMap<SeatId, Vec<SeatId>>,
    roots: Vec<SeatId>,
    loners: Vec<SeatId>,
    /// Everybody in a tree, superiors before their reports.
    downwards: Vec<SeatId>,
}

impl Forest {
    fn new(seats: &[SeatId], reports: &[(SeatId, SeatId)]) -> Self {
        let known: BTreeSet<SeatId> = seats.iter().copied().collect();
        let mut parent: BTreeMap<SeatId, SeatId> = BTreeMap::new();
        for &(from, to) in reports {
            if from != to && known.contains(&from) && known.contains(&to) && !parent.contains_key(&from) {
                let above = std::iter::successors(Some(to), |seat| parent.get(seat).copied());
                if !above.into_iter().any(|seat| seat == from) {
                    parent.insert(from, to);
                }
            }
        }
        let mut children: BTreeMap<SeatId, Vec<SeatId>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let once: Vec<SeatId> = seats.iter().copied().filter(|seat| seen.insert(*seat)).collect();
        for seat in &once {
            if let Some(parent) = parent.get(seat) {
                children.entry(*parent).or_default().push(*seat);
            }
        }
        let tops = once.iter().filter(|seat| !parent.contains_key(seat));
        let (roots, loners) = tops.partition::<Vec<SeatId>, _>(|seat| children.contains_key(seat));
        let mut downwards = roots.clone();
        let mut next = 0;
        while let Some(seat) = downwards.get(next).copied() {
            downwards.extend(children.get(&seat).into_iter().flatten());
            next += 1;
        }
        Self { parent, children, roots, loners, downwards }
    }

    /// The reports of somebody: those who stand beside each other, and those who hang in columns.
    fn brood(&self, seat: SeatId, fan: usize) -> (Vec<SeatId>, Vec<SeatId>) {
        let reports = self.children.get(&seat).map_or(&[][..], Vec::as_slice);
        let (leading, leaves): (Vec<_>, Vec<_>) =
            reports.iter().copied().partition(|report| self.children.contains_key(report));
        if leaves.len() > fan { (leading, leaves) } else { (reports.to_vec(), Vec::new()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stakeholder::layout::tests::{overlap, seat, seats};

    #[test]
    fn a_superior_stands_in_the_middle_above_three_reports() {
        let reports = [(seat(1), seat(0)), (seat(2), seat(0)), (seat(3), seat(0))];
        let places = tidy(&seats(4), &reports, Spacing::default());
        assert_eq!(places[&seat(0)], (172, 0));
        assert_eq!([places[&seat(1)], places[&seat(2)], places[&seat(3)]], [(0, 112), (172, 112), (344, 112)]);
    }

    #[test]
    fn a_small_subtree_stands_in_the_middle_between_two_large_ones() {
        // 0 over 1, 2, 3; 1 and 3 have four reports each, 2 has none.
        let mut reports = vec![(seat(1), seat(0)), (seat(2), seat(0)), (seat(3), seat(0))];
        reports.extend((4..8).map(|n| (seat(n), seat(1))));
        reports.extend((8..12).map(|n| (seat(n), seat(3))));
        let places = tidy(&seats(12), &reports, Spacing { fan: 4, ..Spacing::default() });
        let x = |n| places[&seat(n)].0;
        assert_eq!(x(2) - x(1), x(3) - x(2));
        assert!(!overlap(&places));
    }

    #[test]
    fn many_reports_who_lead_nobody_hang_in_columns() {
        let reports: Vec<_> = (1..8).map(|n| (seat(n), seat(0))).collect();
        let places = tidy(&seats(8), &reports, Spacing::default());
        assert_eq!(places[&seat(0)], (86, 0));
        assert_eq!([places[&seat(1)], places[&seat(2)], places[&seat(3)]], [(0, 112), (172, 112), (0, 224)]);
        assert_eq!(places[&seat(7)], (0, 448));
        assert!(!overlap(&places));
    }

    #[test]
    fn those_who_hang_stand_beside_those_who_lead() {
        // 0 over 1, who leads 6, and over 2, 3, 4 and 5, who lead nobody.
        let mut reports: Vec<_> = (1..6).map(|n| (seat(n), seat(0))).collect();
        reports.push((seat(6), seat(1)));
        let places = tidy(&seats(7), &reports, Spacing::default());
        assert_eq!([places[&seat(1)], places[&seat(6)]], [(0, 112), (0, 224)]);
        assert_eq!([places[&seat(2)], places[&seat(5)]], [(172, 112), (172, 448)]);
    }

    #[test]
    fn those_without_lines_stand_in_rows_below() {
        let places = tidy(&seats(9), &[(seat(1), seat(0))], Spacing::default());
        assert_eq!(places[&seat(2)], (0, 224));
        assert_eq!(places[&seat(8)], (0, 312));
    }

    #[test]
    fn a_circle_of_reports_is_cut_and_everybody_has_a_place() {
        let reports = [(seat(0), seat(1)), (seat(1), seat(2)), (seat(2), seat(0)), (seat(2), seat(2))];
        let places = tidy(&seats(3), &reports, Spacing::default());
        assert_eq!(places.len(), 3);
        assert!(!overlap(&places));
    }

    #[test]
    fn a_chain_of_twenty_thousand_is_no_trouble() {
        let all = seats(20_000);
        let reports: Vec<_> = all.windows(2).rev().map(|pair| (pair[1], pair[0])).collect();
        assert_eq!(tidy(&all, &reports, Spacing::default())[&all[19_999]].0, 0);
    }

    #[test]
    fn nobody_means_nothing() {
        assert!(tidy(&[], &[], Spacing::default()).is_empty());
    }

    proptest! {
        #[test]
        fn cards_never_touch_and_superiors_stand_above(bosses in prop::collection::vec(0_usize..60, 1..60)) {
            let all = seats(u128::try_from(bosses.len()).unwrap());
            let reports: Vec<_> = bosses.iter().enumerate().filter(|(index, boss)| *boss < index)
                .map(|(index, boss)| (all[index], all[*boss])).collect();
            let places = tidy(&all, &reports, Spacing::default());
            prop_assert_eq!(places.len(), all.len());
            prop_assert!(!overlap(&places));
            for (from, to) in &reports {
                prop_assert!(places[to].1 < places[from].1);
            }
            prop_assert_eq!(&places, &tidy(&all, &reports, Spacing::default()));
            prop_assert_eq!(places.values().map(|place| place.0).min(), Some(0));
        }
    }
}
