//! Reporting lines that lead back to where they began.

use std::collections::{BTreeMap, BTreeSet};

/// The ways from each thing to others.
type Ways<T> = BTreeMap<T, Vec<T>>;

/// A graph, to ask which of its edges close a circle.
pub(super) struct Circles<T> {
    forth: Ways<T>,
    /// Which things reach each other: two of the same number do.
    group: BTreeMap<T, usize>,
}

impl<T: Copy + Ord> Circles<T> {
    /// Finds all circles among `edges` (Kosaraju), without recursion: lines may be as long as a file.
    pub fn of(edges: impl IntoIterator<Item = (T, T)>) -> Self {
        let (mut forth, mut back): (Ways<T>, Ways<T>) = Default::default();
        for (from, to) in edges {
            forth.entry(from).or_default().push(to);
            back.entry(to).or_default().push(from);
            forth.entry(to).or_default();
        }
        let (mut seen, mut order) = (BTreeSet::new(), Vec::new());
        for start in forth.keys() {
            visit(*start, &forth, &mut seen, &mut order);
        }
        let (mut seen, mut group) = (BTreeSet::new(), BTreeMap::new());
        for (number, start) in order.into_iter().rev().enumerate() {
            let mut found = Vec::new();
            visit(start, &back, &mut seen, &mut found);
            group.extend(found.into_iter().map(|thing| (thing, number)));
        }
        Self { forth, group }
    }

    /// The circle an edge lies on, from its beginning round to its beginning.
    pub fn through(&self, (from, to): (T, T)) -> Option<Vec<T>> {
        let group = self.group.get(&from)?;
        if self.group.get(&to) != Some(group) {
            return None;
        }
        let mut came: BTreeMap<T, T> = BTreeMap::from([(to, from)]);
        let mut open = std::collections::VecDeque::from([to]);
        while let Some(here) = open.pop_front() {
            if here == from {
                break;
            }
            for next in self.forth.get(&here).into_iter().flatten().filter(|next| self.group.get(next) == Some(group)) {
                if !came.contains_key(next) {
                    came.insert(*next, here);
                    open.push_back(*next);
                }
            }
        }
        let mut way = vec![from];
        let mut here = *came.get(&from)?;
        while here != from {
            way.push(here);
            here = *came.get(&here)?;
        }
        way.push(from);
        way.reverse();
        Some(way)
    }
}

/// Adds what is reached from `start` to `order`, each behind what it leads to.
fn visit<T: Copy + Ord>(start: T, ways: &Ways<T>, seen: &mut BTreeSet<T>, order: &mut Vec<T>) {
    if !seen.insert(start) {
        return;
    }
    let mut open = vec![(start, 0)];
    while let Some((here, next)) = open.last_mut() {
        match ways.get(here).and_then(|ways| ways.get(*next)) {
            Some(way) => {
                *next += 1;
                if seen.insert(*way) {
                    open.push((*way, 0));
                }
            }
            None => {
                order.push(*here);
                open.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_of_a_circle_are_found_and_those_that_lead_to_it_are_not() {
        let circles = Circles::of([(1, 2), (2, 3), (3, 1), (4, 1), (3, 5), (6, 6)]);
        assert_eq!(circles.through((1, 2)), Some(vec![1, 2, 3, 1]));
        assert_eq!(circles.through((3, 1)), Some(vec![3, 1, 2, 3]));
        assert_eq!(circles.through((4, 1)), None);
        assert_eq!(circles.through((3, 5)), None);
        assert_eq!(circles.through((6, 6)), Some(vec![6, 6]));
    }

    #[test]
    fn a_line_as_long_as_a_file_needs_no_stack() {
        let circles = Circles::of((0..100_000).map(|n| (n, n + 1)));
        assert_eq!(circles.through((7, 8)), None);
    }
}
