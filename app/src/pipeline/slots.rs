//! The order of a column of which only parts are here: one slot a deal, empty where the deal has not
//! been read yet. Five thousand slots are 80 kB, so the order is kept whole and scrolling is exact.

use std::ops::Range;

use meridian_domain::id::DealId;

/// Deals of a column in the team's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slots {
    order: Vec<Option<DealId>>,
}

impl Slots {
    /// A column of `count` deals, none of them read.
    pub fn new(count: usize) -> Self {
        Self { order: vec![None; count] }
    }

    /// How many deals the column has.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// The deal at a place, when it has been read.
    pub fn get(&self, at: usize) -> Option<DealId> {
        self.order.get(at).copied().flatten()
    }

    /// Where a deal stands.
    pub fn find(&self, deal: DealId) -> Option<usize> {
        self.order.iter().position(|slot| *slot == Some(deal))
    }

    /// What the server says stands at `offset` and after.
    pub fn fill(&mut self, offset: usize, deals: &[DealId]) {
        let end = offset + deals.len();
        if self.order.len() < end {
            self.order.resize(end, None);
        }
        for (at, slot) in self.order.iter_mut().enumerate() {
            if !(offset..end).contains(&at) && slot.is_some_and(|deal| deals.contains(&deal)) {
                *slot = None;
            }
        }
        for (slot, deal) in self.order[offset..end].iter_mut().zip(deals) {
            *slot = Some(*deal);
        }
    }

    /// The server counts `count` deals: what lies outside `keep` is read anew when it is needed.
    pub fn recount(&mut self, count: usize, keep: Range<usize>) {
        for (at, slot) in self.order.iter_mut().enumerate() {
            if !keep.contains(&at) {
                *slot = None;
            }
        }
        self.order.resize(count, None);
    }

    /// Takes a deal out of the column.
    pub fn remove(&mut self, deal: DealId) -> Option<usize> {
        let at = self.find(deal)?;
        self.order.remove(at);
        Some(at)
    }

    /// Puts a deal behind the last one read that stands before it. With none read at all only the
    /// count grows: its place is not known here.
    pub fn place(&mut self, deal: DealId, is_before: impl Fn(DealId) -> bool) -> usize {
        let front = self.order.iter().rposition(|slot| slot.is_some_and(&is_before));
        let behind = self.order.iter().position(|slot| slot.is_some_and(|other| !is_before(other)));
        let at = match (front, behind) {
            (Some(front), _) => front + 1,
            (None, Some(behind)) => behind,
            (None, None) if self.order.is_empty() => 0,
            (None, None) => {
                self.order.push(None);
                return self.order.len() - 1;
            }
        };
        self.order.insert(at, Some(deal));
        at
    }

    /// Whether the deal at `at` stands rightly between the nearest deals that have been read.
    pub fn fits(&self, at: usize, is_before: impl Fn(DealId) -> bool) -> bool {
        let front = self.order[..at].iter().rev().flatten().next();
        let behind = self.order.get(at + 1..).unwrap_or_default().iter().flatten().next();
        front.is_none_or(|front| is_before(*front)) && behind.is_none_or(|behind| !is_before(*behind))
    }

    /// The first page of `page` slots within `range` that has an empty slot.
    pub fn missing(&self, range: Range<usize>, page: usize) -> Option<usize> {
        let end = range.end.min(self.order.len());
        (range.start..end).find(|at| self.order[*at].is_none()).map(|at| at / page * page)
    }

    /// The deal behind which a card lands when it comes to `index`, `moving` left out. Where that
    /// place has not been read, the nearest deal read before it.
    pub fn landing(&self, index: usize, moving: DealId) -> Option<DealId> {
        let others: Vec<_> = self.order.iter().filter(|slot| **slot != Some(moving)).take(index).collect();
        others.into_iter().rev().copied().flatten().next()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{super::chance::chance, *};

    fn deal(n: u128) -> DealId {
        DealId(Uuid::from_u128(n))
    }

    fn before(n: u128) -> impl Fn(DealId) -> bool {
        move |other| other < deal(n)
    }

    #[test]
    fn a_window_fills_its_part_and_nothing_else() {
        let mut slots = Slots::new(5);
        slots.fill(2, &[deal(3), deal(4)]);
        assert_eq!(
            (slots.get(1), slots.get(2), slots.get(3), slots.get(4)),
            (None, Some(deal(3)), Some(deal(4)), None)
        );
        assert_eq!(slots.len(), 5);
    }

    #[test]
    fn a_deal_told_at_another_place_is_not_shown_twice() {
        let mut slots = Slots::new(4);
        slots.fill(0, &[deal(1), deal(2)]);
        slots.fill(1, &[deal(3), deal(1)]);
        assert_eq!((0..4).filter(|at| slots.get(*at) == Some(deal(1))).count(), 1);
    }

    #[test]
    fn a_deal_comes_behind_the_last_that_stands_before_it() {
        let mut slots = Slots::new(5);
        slots.fill(0, &[deal(10), deal(30)]);
        assert_eq!(slots.place(deal(20), before(20)), 1);
        assert_eq!(slots.place(deal(5), before(5)), 0);
        assert_eq!(slots.len(), 7);
    }

    #[test]
    fn where_nothing_was_read_only_the_count_grows() {
        let mut slots = Slots::new(3);
        slots.place(deal(1), before(1));
        assert_eq!((slots.len(), slots.find(deal(1))), (4, None));
    }

    #[test]
    fn a_card_that_comes_back_to_its_own_place_lands_behind_the_same_neighbour() {
        let mut slots = Slots::new(0);
        slots.fill(0, &[deal(1), deal(2), deal(3)]);
        assert_eq!(slots.landing(1, deal(2)), Some(deal(1)));
        assert_eq!(slots.landing(0, deal(2)), None);
        assert_eq!(slots.landing(2, deal(2)), Some(deal(3)));
    }

    #[test]
    fn the_missing_page_is_named_by_its_start() {
        let mut slots = Slots::new(100);
        slots.fill(0, &(0..40).map(deal).collect::<Vec<_>>());
        assert_eq!(slots.missing(0..30, 40), None);
        assert_eq!(slots.missing(35..50, 40), Some(40));
    }

    #[test]
    fn deals_placed_in_any_order_stand_in_order() {
        for seed in 0..200 {
            let (mut next, mut slots) = (chance(seed), Slots::new(0));
            for _ in 0..60 {
                let n = next(10_000) as u128;
                slots.remove(deal(n));
                slots.place(deal(n), before(n));
            }
            for at in 1..slots.len() {
                assert!(slots.get(at - 1) < slots.get(at), "seed {seed}");
            }
        }
    }
}
