//! The order of what stands in a list that people put in order by hand.

use crate::pipeline::{Rank, rank::RankError};

/// What stands at a rank.
pub trait Ranked {
    fn rank(&self) -> Option<&Rank>;
    /// Decides between two of the same rank, so that everybody sees the same order.
    fn tie(&self) -> uuid::Uuid;
}

/// In their order; what has no rank is of before there was an order, and comes first.
pub fn in_order<T: Ranked>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut all: Vec<T> = all.into_iter().collect();
    all.sort_by(|a, b| {
        let key = |one: &T| (one.rank().cloned(), one.tie());
        key(a).cmp(&key(b))
    });
    all
}

/// The rank that stands at `at` among `others`, which are in order and without the one that is put
/// there. Where two share a rank, as when two people add at once, it lands behind both.
///
/// # Errors
/// There is no rank between the two: never seen in practice.
pub fn place<T: Ranked>(others: &[T], at: usize) -> Result<Rank, RankError> {
    let at = at.min(others.len());
    let front = others[..at].iter().rev().find_map(Ranked::rank);
    let behind = others[at..].iter().filter_map(Ranked::rank).find(|rank| front.is_none_or(|front| *rank > front));
    Rank::between(front, behind)
}

impl<T: Ranked> Ranked for &T {
    fn rank(&self) -> Option<&Rank> {
        (**self).rank()
    }

    fn tie(&self) -> uuid::Uuid {
        (**self).tie()
    }
}

macro_rules! ranked {
    ($($name:ty),*) => {$(
        impl Ranked for $name {
            fn rank(&self) -> Option<&Rank> {
                Some(&self.rank)
            }

            fn tie(&self) -> uuid::Uuid {
                self.id.0
            }
        }
    )*};
}
ranked!(super::Factor, super::SwotItem, super::Strategy, super::Promise, super::Response);

impl Ranked for super::Goal {
    fn rank(&self) -> Option<&Rank> {
        self.rank.as_ref()
    }

    fn tie(&self) -> uuid::Uuid {
        self.id.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    struct One(u128, Option<Rank>);

    impl Ranked for One {
        fn rank(&self) -> Option<&Rank> {
            self.1.as_ref()
        }

        fn tie(&self) -> Uuid {
            Uuid::from_u128(self.0)
        }
    }

    #[test]
    fn behind_two_of_one_rank_is_behind_both() {
        let rank = Rank::sequence(1).remove(0);
        let all = in_order([One(2, Some(rank.clone())), One(1, Some(rank.clone())), One(3, None)]);
        assert_eq!(all.iter().map(|one| one.0).collect::<Vec<_>>(), [3, 1, 2]);
        assert!(place(&all, 2).is_ok_and(|placed| placed > rank));
    }

    proptest! {
        #[test]
        fn one_that_is_put_somewhere_stands_there(count in 0_usize..8, at in 0_usize..9) {
            let all: Vec<One> =
                Rank::sequence(count).into_iter().zip(1..).map(|(rank, n)| One(n, Some(rank))).collect();
            let placed = One(0, Some(place(&all, at).expect("distinct ranks")));
            let after = in_order(all.into_iter().chain([placed]));
            prop_assert_eq!(after.iter().position(|one| one.0 == 0), Some(at.min(count)));
        }
    }
}
