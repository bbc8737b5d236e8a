//! What a distribution of sums says to somebody who has to plan with it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{LeftOut, SimulationModel};

/// What the pipeline may bring. Money is in minor units of the reporting currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub model_version: u32,
    /// Runs it rests on; `None` when it is exact.
    pub runs: Option<u32>,
    /// The careful figure: nine times in ten it becomes this or more. Like the others the lower
    /// quantile, the smallest sum v with P(X ≤ v) ≥ 10 %.
    pub p10: i64,
    /// The middle: as often less as more.
    pub p50: i64,
    /// The bold figure: nine times in ten it becomes this or less.
    pub p90: i64,
    pub mean: i64,
    /// Standard deviation, minor units.
    pub sd: f64,
    /// How likely the target is reached, where there is one.
    pub target: Option<TargetChance>,
    /// How much of the variance each deal accounts for, largest first; none when nothing varies.
    pub variance: Vec<VarianceShare>,
    /// Neighbouring ranges that hold every sum that can be, lowest first.
    pub bins: Vec<Bin>,
    /// Deals it says nothing about.
    pub left_out: Vec<LeftOut>,
}

/// A target and the chance of reaching it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetChance {
    /// Minor units.
    pub target: i64,
    /// Chance of the target or more, 0..=1.
    pub probability: f64,
}

/// The part of one deal in the variance of the total: Cov(deal, total) / Var(total). All add up to
/// 1. In a simulation a small deal may by luck come out a little below 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct VarianceShare {
    pub deal: Uuid,
    pub share: f64,
}

/// Sums from `from` up to, and not including, `to`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bin {
    pub from: i64,
    pub to: i64,
    /// Chance of such a sum, 0..=1.
    pub share: f64,
}

/// How far a sum of chances may fall short of a quantile and still count as reaching it, so that
/// chances that add up to a tenth in the decimal system do so here.
const SLACK: f64 = 1e-9;

/// Every sum that can be and its weight: rising sums from 0 up, weights above 0.
#[derive(Clone, Debug)]
pub(super) struct Distribution {
    sums: Vec<(i64, f64)>,
    weight: f64,
}

impl Distribution {
    /// `sums` has to be there, rising, from 0 up, with weights above 0.
    pub(super) fn new(sums: Vec<(i64, f64)>) -> Self {
        let weight = sums.iter().map(|(_, weight)| weight).sum();
        Self { sums, weight }
    }

    /// Every total with how often it came up; `None` when nothing was played.
    pub(super) fn of_runs(totals: &[i64]) -> Option<Self> {
        let mut sorted = totals.to_vec();
        sorted.sort_unstable();
        let sums: Vec<(i64, f64)> = sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f64)).collect();
        (!sums.is_empty()).then(|| Self::new(sums))
    }

    /// The smallest sum v with P(X ≤ v) ≥ `share`.
    fn quantile(&self, share: f64) -> i64 {
        let needed = (share - SLACK) * self.weight;
        let mut so_far = 0.0;
        let reaches = |(sum, weight): &(i64, f64)| {
            so_far += weight;
            (so_far >= needed).then_some(*sum)
        };
        self.sums.iter().find_map(reaches).or(self.sums.last().map(|(sum, _)| *sum)).unwrap_or(0)
    }

    /// P(X ≥ `sum`).
    fn at_least(&self, sum: i64) -> f64 {
        let from = self.sums.partition_point(|(other, _)| *other < sum);
        self.sums[from..].iter().map(|(_, weight)| weight).sum::<f64>() / self.weight
    }

    fn mean(&self) -> f64 {
        self.sums.iter().map(|(sum, weight)| *sum as f64 * weight).sum::<f64>() / self.weight
    }

    fn sd(&self) -> f64 {
        let mean = self.mean();
        let squares: f64 = self.sums.iter().map(|(sum, weight)| (*sum as f64 - mean).powi(2) * weight).sum();
        (squares / self.weight).sqrt()
    }

    /// At most `most` bins of one round width, from a multiple of it.
    fn bins(&self, most: usize) -> Vec<Bin> {
        let (Some((least, _)), Some((largest, _))) = (self.sums.first(), self.sums.last()) else { return Vec::new() };
        let width = round_width(*least, *largest, most);
        self.sums.chunk_by(|(a, _), (b, _)| a / width == b / width).fold(Vec::new(), |mut bins: Vec<Bin>, inside| {
            let from = inside[0].0 / width * width;
            while let Some(last) = bins.last().copied().filter(|last| last.to < from) {
                bins.push(Bin { from: last.to, to: last.to + width, share: 0.0 });
            }
            let share = inside.iter().map(|(_, weight)| weight).sum::<f64>() / self.weight;
            bins.push(Bin { from, to: from + width, share });
            bins
        })
    }

    pub(super) fn report(
        &self,
        model: &SimulationModel,
        runs: Option<u32>,
        target: Option<i64>,
        mut variance: Vec<VarianceShare>,
        left_out: Vec<LeftOut>,
    ) -> Report {
        variance.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.deal.cmp(&b.deal)));
        Report {
            model_version: model.version,
            runs,
            p10: self.quantile(0.1),
            p50: self.quantile(0.5),
            p90: self.quantile(0.9),
            mean: self.mean().round() as i64,
            sd: self.sd(),
            target: target.map(|target| TargetChance { target, probability: self.at_least(target) }),
            variance,
            bins: self.bins(model.bins),
            left_out,
        }
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50, … with which `most` bins hold everything from `least` to
/// `largest`, which lie between 0 and [`super::LARGEST_SUM`].
fn round_width(least: i64, largest: i64, most: usize) -> i64 {
    let fits = |width: i64| (largest / width - least / width) < most as i64;
    let powers = std::iter::successors(Some(1_i64), |power| power.checked_mul(10));
    let widths = powers.flat_map(|power| [1, 2, 5].map(|times| power.saturating_mul(times)));
    widths.into_iter().find(|width| fits(*width)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn runs(totals: &[i64]) -> Distribution {
        Distribution::of_runs(totals).expect("some totals")
    }

    #[test]
    fn a_quantile_is_the_smallest_sum_that_enough_runs_do_not_exceed() {
        let tenths = runs(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!([0.1, 0.5, 0.9, 1.0].map(|share| tenths.quantile(share)), [1, 5, 9, 10]);
        assert_eq!(runs(&[0, 0, 0, 700]).quantile(0.75), 0);
        assert_eq!(runs(&[0, 0, 0, 700]).quantile(0.76), 700);
    }

    #[test]
    fn chances_that_are_a_tenth_in_decimals_reach_a_tenth() {
        // 0.1 as ten hundredths is 0.09999999999999999.
        let mut sums: Vec<(i64, f64)> = (0..10).map(|sum| (sum, 0.01)).collect();
        sums.push((500, 0.9));
        assert_eq!(Distribution::new(sums).quantile(0.1), 9);
    }

    #[test]
    fn the_spread_of_two_totals_is_half_their_distance() {
        let two = runs(&[100, 300]);
        assert_eq!((two.mean(), two.sd(), two.at_least(300), two.at_least(301)), (200.0, 100.0, 0.5, 0.0));
    }

    #[test]
    fn bins_have_round_edges_and_no_gaps() {
        let bins = runs(&[130, 155, 390]).bins(6);
        let edges: Vec<(i64, i64)> = bins.iter().map(|bin| (bin.from, bin.to)).collect();
        assert_eq!(edges, [(100, 150), (150, 200), (200, 250), (250, 300), (300, 350), (350, 400)]);
        assert_eq!(bins.iter().map(|bin| bin.share > 0.0).collect::<Vec<_>>(), [true, true, false, false, false, true]);
    }

    proptest! {
        #[test]
        fn every_total_lies_in_a_bin(
            totals in prop::collection::vec(0..=super::super::LARGEST_SUM, 1..60), most in 1_usize..50
        ) {
            let distribution = runs(&totals);
            let bins = distribution.bins(most);
            prop_assert!(bins.len() <= most);
            prop_assert!(bins.windows(2).all(|two| two[0].to == two[1].from));
            for bin in &bins {
                let inside = totals.iter().filter(|total| (bin.from..bin.to).contains(total)).count();
                prop_assert!((bin.share - inside as f64 / totals.len() as f64).abs() < 1e-12);
            }
            prop_assert!((bins.iter().map(|bin| bin.share).sum::<f64>() - 1.0).abs() < 1e-9);
        }

        #[test]
        fn quantiles_do_what_they_promise(totals in prop::collection::vec(0_i64..20, 1..60), share in 0.01..=1.0_f64) {
            let quantile = runs(&totals).quantile(share);
            let up_to = |sum: i64| totals.iter().filter(|total| **total <= sum).count() as f64 / totals.len() as f64;
            prop_assert!(up_to(quantile) >= share - SLACK);
            prop_assert!(up_to(quantile - 1) < share);
        }
    }
}
