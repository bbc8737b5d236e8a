//! The order of cards: one fractional-index key a card, so that a move writes one row.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A place in an order: digits of base 62 behind an imagined point, never ending in `0`. The order
/// of ranks is the order of their bytes (`COLLATE "C"` in Postgres).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rank(String);

/// Why there is no such rank.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum RankError {
    /// The text has other characters than 0–9, A–Z, a–z, is empty, or ends in `0`.
    #[error("not a rank")]
    Malformed,
    /// The two neighbours are not in ascending order.
    #[error("the neighbours are out of order")]
    OutOfOrder,
}

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: usize = DIGITS.len();

fn digit(byte: u8) -> Option<usize> {
    DIGITS.iter().position(|d| *d == byte)
}

impl Rank {
    /// A rank strictly between two neighbours; `None` is the end of the column.
    pub fn between(front: Option<&Self>, behind: Option<&Self>) -> Result<Self, RankError> {
        if let (Some(front), Some(behind)) = (front, behind)
            && front >= behind
        {
            return Err(RankError::OutOfOrder);
        }
        let low = front.map_or(&[][..], |rank| rank.0.as_bytes());
        let mut high = behind.map(|rank| rank.0.as_bytes());
        let mut rank = String::new();
        for place in 0.. {
            let least = low.get(place).copied().and_then(digit).unwrap_or(0);
            let most = high.map_or(BASE, |high| high.get(place).copied().and_then(digit).unwrap_or(0));
            if most > least + 1 {
                // At the open end, step by one instead of halving: appended cards keep short keys.
                let step = if high.is_none() && least > 0 { least + 1 } else { (least + most).div_ceil(2) };
                rank.push(char::from(DIGITS[step.min(most - 1)]));
                break;
            }
            rank.push(char::from(DIGITS[least]));
            if most > least {
                high = None;
            }
        }
        Ok(Self(rank))
    }

    /// `count` ranks in ascending order, evenly spread and as short as they can be.
    pub fn sequence(count: usize) -> Vec<Self> {
        let mut width = 1;
        let mut room = BASE;
        while room <= count + 1 {
            width += 1;
            room *= BASE;
        }
        let step = room / (count + 1);
        (1..=count)
            .map(|n| {
                let mut value = n * step;
                let mut digits = vec![0; width];
                for place in digits.iter_mut().rev() {
                    *place = DIGITS[value % BASE];
                    value /= BASE;
                }
                let text: String = digits.into_iter().map(char::from).collect();
                Self(text.trim_end_matches('0').to_owned())
            })
            .collect()
    }

    /// The key as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Rank {
    type Error = RankError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = !text.is_empty() && !text.ends_with('0') && text.bytes().all(|byte| digit(byte).is_some());
        if fits { Ok(Self(text)) } else { Err(RankError::Malformed) }
    }
}

impl From<Rank> for String {
    fn from(rank: Rank) -> Self {
        rank.0
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_sequence_is_ascending_and_well_formed() {
        for count in [0, 1, 2, 61, 62, 63, 5_000] {
            let ranks = Rank::sequence(count);
            assert_eq!(ranks.len(), count);
            assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]), "{count}");
            assert!(ranks.iter().all(|rank| Rank::try_from(rank.0.clone()).is_ok()), "{count}");
        }
    }

    #[test]
    fn a_thousand_cards_appended_keep_short_keys() {
        let mut last = None;
        for _ in 0..1_000 {
            last = Some(Rank::between(last.as_ref(), None).expect("room at the end"));
        }
        assert!(last.is_some_and(|rank| rank.as_str().len() <= 40));
    }

    #[test]
    fn neighbours_out_of_order_are_refused() {
        let ranks = Rank::sequence(2);
        assert_eq!(Rank::between(Some(&ranks[1]), Some(&ranks[0])), Err(RankError::OutOfOrder));
        assert_eq!(Rank::between(Some(&ranks[0]), Some(&ranks[0])), Err(RankError::OutOfOrder));
    }

    proptest! {
        #[test]
        fn a_rank_between_two_lies_strictly_between(places in prop::collection::vec(0_usize..1_000, 1..200)) {
            let mut order: Vec<Rank> = Vec::new();
            for place in places {
                let at = place % (order.len() + 1);
                let front = at.checked_sub(1).map(|at| order[at].clone());
                let rank = Rank::between(front.as_ref(), order.get(at)).expect("neighbours are in order");
                prop_assert!(Rank::try_from(rank.0.clone()).is_ok());
                order.insert(at, rank);
                prop_assert!(order.windows(2).all(|pair| pair[0] < pair[1]));
            }
        }
    }
}
