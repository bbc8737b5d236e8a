//! RFM: how recently, how often and for how much an account buys.

use serde::{Deserialize, Serialize};

/// Scores from 1 to 5, 5 being the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rfm {
    pub recency: u8,
    pub frequency: u8,
    pub monetary: u8,
}

/// The eight segments as they are widely taught in China: recency, frequency and monetary value each
/// above or below the mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    /// 重要价值: recent, frequent, large.
    KeyValue,
    /// 重要发展: recent, rare, large.
    KeyDevelop,
    /// 重要保持: not for long, frequent, large.
    KeyKeep,
    /// 重要挽留: not for long, rare, large.
    KeyRetain,
    /// 一般价值: recent, frequent, small.
    Value,
    /// 一般发展: recent, rare, small.
    Develop,
    /// 一般保持: not for long, frequent, small.
    Keep,
    /// 一般挽留: not for long, rare, small.
    Retain,
}

impl Segment {
    pub const ALL: [Self; 8] = [
        Self::KeyValue,
        Self::KeyDevelop,
        Self::KeyKeep,
        Self::KeyRetain,
        Self::Value,
        Self::Develop,
        Self::Keep,
        Self::Retain,
    ];

    const fn of(recent: bool, frequent: bool, large: bool) -> Self {
        match (large, recent, frequent) {
            (true, true, true) => Self::KeyValue,
            (true, true, false) => Self::KeyDevelop,
            (true, false, true) => Self::KeyKeep,
            (true, false, false) => Self::KeyRetain,
            (false, true, true) => Self::Value,
            (false, true, false) => Self::Develop,
            (false, false, true) => Self::Keep,
            (false, false, false) => Self::Retain,
        }
    }
}

/// What an account is scored by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habit {
    /// Days from the last purchase to the end of the period.
    pub days: i64,
    pub orders: i64,
    /// Minor units.
    pub amount: i64,
}

/// Quintile scores of values: the middle of the ranks that share a value, as a share of all, in five
/// equal parts. Where all values differ these are the quintiles; equal values share a score, and few
/// different values fall by their rank percentiles (`methods.md` 3.4.3).
#[must_use]
pub fn quintiles(values: &[i64]) -> Vec<u8> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let n = sorted.len();
    values
        .iter()
        .map(|value| {
            let below = sorted.partition_point(|other| other < value);
            let until = sorted.partition_point(|other| other <= value);
            // floor(5 · (below + until) / 2n), in whole numbers.
            let fifth = 5 * (below + until) / (2 * n);
            fifth.min(4) as u8 + 1
        })
        .collect()
}

/// Scores and segments (`methods.md` 3.4.3). The more recent the better; a score at or above the mean of
/// all counts as high.
#[must_use]
pub fn rfm(habits: &[Habit]) -> Vec<(Rfm, Segment)> {
    let scores = |of: &dyn Fn(&Habit) -> i64| quintiles(&habits.iter().map(of).collect::<Vec<_>>());
    let (recency, frequency, monetary) =
        (scores(&|habit| -habit.days), scores(&|habit| habit.orders), scores(&|habit| habit.amount));
    let sum = |scores: &[u8]| scores.iter().map(|score| usize::from(*score)).sum::<usize>();
    let sums = [sum(&recency), sum(&frequency), sum(&monetary)];
    let is_high = |score: u8, sum: usize| usize::from(score) * habits.len() >= sum;
    recency
        .into_iter()
        .zip(frequency)
        .zip(monetary)
        .map(|((recency, frequency), monetary)| {
            let segment =
                Segment::of(is_high(recency, sums[0]), is_high(frequency, sums[1]), is_high(monetary, sums[2]));
            (Rfm { recency, frequency, monetary }, segment)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ten_different_values_are_two_in_each_fifth() {
        assert_eq!(quintiles(&[10, 20, 30, 40, 50, 60, 70, 80, 90, 100]), [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
        assert_eq!(quintiles(&[5, 4, 3, 2, 1]), [5, 4, 3, 2, 1]);
    }

    #[test]
    fn few_different_values_fall_by_their_ranks() {
        assert_eq!(quintiles(&[7, 7, 7, 7]), [3, 3, 3, 3]);
        assert_eq!(quintiles(&[1, 1, 2, 2]), [2, 2, 4, 4]);
        assert!(quintiles(&[]).is_empty());
    }

    #[test]
    fn every_corner_is_a_segment_of_its_own() {
        // Eight accounts, one in each corner: recent 0 or 300 days, 20 or 1 orders, 900 or 10.
        let corners: Vec<Habit> = (0..8)
            .map(|corner| Habit {
                days: if corner & 4 == 0 { 0 } else { 300 },
                orders: if corner & 2 == 0 { 20 } else { 1 },
                amount: if corner & 1 == 0 { 900 } else { 10 },
            })
            .collect();
        let segments: Vec<Segment> = rfm(&corners).into_iter().map(|(_, segment)| segment).collect();
        assert_eq!(
            segments,
            [
                Segment::KeyValue,
                Segment::Value,
                Segment::KeyDevelop,
                Segment::Develop,
                Segment::KeyKeep,
                Segment::Keep,
                Segment::KeyRetain,
                Segment::Retain,
            ]
        );
    }

    proptest! {
        #[test]
        fn scores_follow_the_values(values in prop::collection::vec(-50_i64..50, 1..60)) {
            let scores = quintiles(&values);
            for (a, sa) in values.iter().zip(&scores) {
                prop_assert!((1..=5).contains(sa));
                for (b, sb) in values.iter().zip(&scores) {
                    let follows = a.cmp(b) == sa.cmp(sb) || (a != b && sa == sb);
                    prop_assert!(follows, "{} {} {} {}", a, b, sa, sb);
                }
            }
        }

        /// Against counting: a score is one more than the fifths that lie wholly below the middle rank.
        #[test]
        fn scores_are_those_one_counts(values in prop::collection::vec(-5_i64..500, 1..60)) {
            for (value, score) in values.iter().zip(quintiles(&values)) {
                let below = values.iter().filter(|other| *other < value).count() as f64;
                let equal = values.iter().filter(|other| *other == value).count() as f64;
                let middle = (below + equal / 2.0) / values.len() as f64;
                let counted = (1..=4).filter(|fifth| middle * 5.0 >= f64::from(*fifth) - 1e-9).count() as u8 + 1;
                prop_assert_eq!(score, counted);
            }
        }
    }
}
