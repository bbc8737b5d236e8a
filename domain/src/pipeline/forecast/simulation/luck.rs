//! Randomness that belongs to one deal.

use rand_xoshiro::{
    SplitMix64,
    rand_core::{RngCore, SeedableRng},
};
use uuid::Uuid;

/// What chance has in store for one deal, or for one group of deals, run after run.
///
/// Each deal has a stream of its own, made of the seed and its id, and takes the same number of
/// draws from it in every run. So what happens to a deal in a run depends neither on the other deals
/// nor on their order: two scenarios with one seed differ by what was assumed, not by luck.
#[derive(Clone, Debug)]
pub(super) struct Luck(SplitMix64);

impl Luck {
    pub(super) fn of_deal(seed: u64, id: Uuid) -> Self {
        let (first, second) = id.as_u64_pair();
        Self::of([seed, 1, first, second])
    }

    pub(super) fn of_group(seed: u64, group: &str) -> Self {
        let letters = group.bytes().map(u64::from);
        Self::of([seed, 2].into_iter().chain(letters))
    }

    /// Every word passes through the whole mixer, so that ids that differ in one bit share nothing.
    fn of(words: impl IntoIterator<Item = u64>) -> Self {
        let state = words.into_iter().fold(0, |state, word| SplitMix64::seed_from_u64(state ^ word).next_u64());
        Self(SplitMix64::seed_from_u64(state))
    }

    /// The next draw: evenly spread over the open interval 0..1.
    pub(super) fn draw(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) * (-53_f64).exp2()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draws(mut luck: Luck, count: usize) -> Vec<f64> {
        (0..count).map(|_| luck.draw()).collect()
    }

    #[test]
    fn luck_is_even() {
        let draws = draws(Luck::of_deal(1, Uuid::from_u128(1)), 20_000);
        assert!(draws.iter().all(|draw| 0.0 < *draw && *draw < 1.0));
        for tenth in 0..10 {
            let share = draws.iter().filter(|draw| (**draw * 10.0) as i32 == tenth).count() as f64 / 20_000.0;
            // Five standard deviations of a share of 0.1.
            assert!((share - 0.1).abs() < 5.0 * (0.09 / 20_000.0_f64).sqrt(), "{tenth}: {share}");
        }
    }

    #[test]
    fn neighbours_do_not_share_their_luck() {
        let lucks = [
            Luck::of_deal(1, Uuid::from_u128(1)),
            Luck::of_deal(1, Uuid::from_u128(2)),
            Luck::of_deal(2, Uuid::from_u128(1)),
            Luck::of_deal(1, Uuid::from_u128(1 << 64)),
            Luck::of_group(1, "a"),
            Luck::of_group(1, "b"),
            Luck::of_group(1, ""),
        ]
        .map(|luck| draws(luck, 20_000));
        for (at, one) in lucks.iter().enumerate() {
            for other in &lucks[at + 1..] {
                let together: f64 = one.iter().zip(other).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum::<f64>() * 12.0;
                assert!((together / 20_000.0).abs() < 5.0 / 20_000.0_f64.sqrt());
            }
        }
    }

    #[test]
    fn a_seed_brings_the_luck_it_always_brought() {
        // Whatever changes this, changes every forecast that was ever shown.
        let draws = draws(Luck::of_deal(7, Uuid::from_u128(9)), 2);
        assert_eq!(draws, [0.113_592_109_576_877_99, 0.549_257_466_621_026_4]);
    }
}
