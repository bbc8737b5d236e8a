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
const LAST: usize = BASE - 1;

fn digit(byte: u8) -> Option<usize> {
    match byte {
        b'0'..=b'9' => Some(usize::from(byte - b'0')),
        b'A'..=b'Z' => Some(usize::from(byte - b'A') + 10),
        b'a'..=b'z' => Some(usize::from(byte - b'a') + 36),
        _ => None,
    }
}

impl Rank {
    /// A rank strictly between two neighbours; `None` is the end of the column.
    ///
    /// Between two cards it is a middle, at most one digit longer than the longer neighbour and one
    /// digit longer for about every six cards put into the same place. At either end it counts on
    /// instead, in blocks that double in width: the first 3,800 cards one after the other
    /// have at most 3 digits, the next 14 million at most 7.
    ///
    /// # Errors
    /// [`RankError::OutOfOrder`] when `front` is not before `behind`.
    pub fn between(front: Option<&Self>, behind: Option<&Self>) -> Result<Self, RankError> {
        let digits = match (front, behind) {
            (None, None) => vec![BASE / 2],
            (Some(front), None) => after(&front.digits()),
            (None, Some(behind)) => before(&behind.digits()),
            (Some(front), Some(behind)) if front < behind => middle(&front.digits(), &behind.digits()),
            (Some(_), Some(_)) => return Err(RankError::OutOfOrder),
        };
        Ok(Self::from_digits(digits))
    }

    /// `count` ranks in ascending order, evenly spread and as short as they can be.
    pub fn sequence(count: usize) -> Vec<Self> {
        let parts = count as u128 + 1;
        let (mut width, mut room) = (1, BASE as u128);
        while room < parts {
            width += 1;
            room *= BASE as u128;
        }
        (1..parts)
            .map(|n| {
                let mut value = n * room / parts;
                let mut digits = vec![0; width];
                for place in digits.iter_mut().rev() {
                    *place = (value % BASE as u128) as usize;
                    value /= BASE as u128;
                }
                Self::from_digits(digits)
            })
            .collect()
    }

    fn digits(&self) -> Vec<usize> {
        self.0.bytes().filter_map(digit).collect()
    }

    /// Digits behind the point; noughts at the end change nothing and are left out.
    fn from_digits(mut digits: Vec<usize>) -> Self {
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Self(digits.into_iter().map(|digit| char::from(DIGITS[digit])).collect())
    }

    /// The key as stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where the block ends in which a rank counts on. A rank that begins with `run` digits of the
/// extreme lies in the first block that is not used up by them; blocks are 1, 2, 4, 8 … wide.
fn block_end(run: usize) -> usize {
    let width = 1_usize << (run + 1).ilog2();
    2 * width - 1
}

/// Count up within the block of the front neighbour; what follows the block is dropped.
fn after(front: &[usize]) -> Vec<usize> {
    let run = front.iter().take_while(|digit| **digit == LAST).count();
    let mut digits = front.to_vec();
    digits.resize(block_end(run), 0);
    // There is room: the digit behind the run is in the block and is not the last.
    for digit in digits.iter_mut().rev() {
        if *digit < LAST {
            *digit += 1;
            break;
        }
        *digit = 0;
    }
    digits
}

/// Count down within the block of the neighbour behind; at its end, on to the next block.
fn before(behind: &[usize]) -> Vec<usize> {
    let run = behind.iter().take_while(|digit| **digit == 0).count();
    let end = block_end(run);
    let mut digits = behind.to_vec();
    digits.resize(end, 0);
    for digit in digits.iter_mut().rev() {
        if *digit > 0 {
            *digit -= 1;
            break;
        }
        *digit = LAST;
    }
    if digits.iter().all(|digit| *digit == 0) {
        digits.resize(2 * end + 1, LAST);
    }
    digits
}

/// The shortest middle of two ranks in order.
fn middle(front: &[usize], behind: &[usize]) -> Vec<usize> {
    let mut digits = Vec::new();
    let mut behind = Some(behind);
    for place in 0.. {
        let low = front.get(place).copied().unwrap_or(0);
        let high = behind.map_or(BASE, |behind| behind.get(place).copied().unwrap_or(0));
        if high > low + 1 {
            digits.push(usize::midpoint(low, high));
            break;
        }
        if high > low {
            if behind.is_some_and(|behind| behind.len() > place + 1) {
                digits.push(high);
                break;
            }
            behind = None;
        }
        digits.push(low);
    }
    digits
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

    fn chain(count: usize, next: impl Fn(&Rank) -> Result<Rank, RankError>) -> Vec<Rank> {
        let mut ranks = vec![Rank::between(None, None).expect("an empty column has room")];
        while ranks.len() < count {
            let rank = next(&ranks[ranks.len() - 1]).expect("neighbours are in order");
            assert!(Rank::try_from(rank.0.clone()).is_ok(), "{rank}");
            ranks.push(rank);
        }
        ranks
    }

    fn longest(ranks: &[Rank]) -> usize {
        ranks.iter().map(|rank| rank.as_str().len()).max().unwrap_or(0)
    }

    #[test]
    fn a_sequence_is_as_short_as_it_can_be() {
        assert_eq!(Rank::sequence(1)[0].as_str(), "V");
        assert_eq!(longest(&Rank::sequence(61)), 1);
        assert_eq!(longest(&Rank::sequence(3_800)), 2);
    }

    #[test]
    fn cards_put_at_either_end_one_after_the_other_keep_short_keys() {
        let down = chain(5_000, |last| Rank::between(Some(last), None));
        assert!(down.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(longest(&down[..3_800]), 3);
        assert_eq!(longest(&down), 7);

        let up = chain(5_000, |first| Rank::between(None, Some(first)));
        assert!(up.windows(2).all(|pair| pair[0] > pair[1]));
        assert_eq!(longest(&up[..3_800]), 3);
        assert_eq!(longest(&up), 7);
    }

    #[test]
    fn cards_put_into_the_same_place_lengthen_the_key_by_a_digit_for_five() {
        let ends = Rank::sequence(2);
        let below = chain(600, |last| Rank::between(Some(last), Some(&ends[1])));
        assert!(longest(&below) <= 600 / 5 + 2, "{}", longest(&below));
        let above = chain(600, |first| Rank::between(Some(&ends[0]), Some(first)));
        assert!(longest(&above) <= 600 / 5 + 2, "{}", longest(&above));
    }

    #[test]
    fn neighbours_out_of_order_are_refused() {
        let ranks = Rank::sequence(2);
        assert_eq!(Rank::between(Some(&ranks[1]), Some(&ranks[0])), Err(RankError::OutOfOrder));
        assert_eq!(Rank::between(Some(&ranks[0]), Some(&ranks[0])), Err(RankError::OutOfOrder));
    }

    proptest! {
        #[test]
        fn a_middle_is_at_most_a_digit_longer_than_its_neighbours(
            a in "[0-9A-Za-z]{0,8}[1-9A-Za-z]",
            b in "[0-9A-Za-z]{0,8}[1-9A-Za-z]",
        ) {
            let [a, b] = [a, b].map(|text| Rank::try_from(text).expect("a rank"));
            let (front, behind) = if a < b { (&a, &b) } else { (&b, &a) };
            let ends = [Rank::between(None, Some(front)), Rank::between(Some(behind), None)];
            let [first, last] = ends.map(|rank| rank.expect("an end has room"));
            prop_assert!(&first < front && behind < &last);
            if front < behind {
                let rank = Rank::between(Some(front), Some(behind)).expect("in order");
                prop_assert!(front < &rank && &rank < behind);
                prop_assert!(rank.0.len() <= a.0.len().max(b.0.len()) + 1);
                prop_assert!(Rank::try_from(rank.0).is_ok());
            }
        }

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
