//! The distribution of what the pipeline brings, without luck: every sum that can be (`methods.md`
//! 3.7, the exact oracle of the simulation).

use super::{
    distribution::{Distribution, Report, VarianceShare},
    simulation::{Ready, Refusal, SimulationModel, Sorted, Spread, UncertainDeal},
};

/// The report of [`super::Simulation`], exact: by convolution over the deals. `None` when there is
/// no such figure, because an amount is not fixed, several deals share a fate, or more than
/// [`SimulationModel::most_sums`] different sums are possible.
///
/// # Errors
/// When the model makes no sense, a deal is there twice or the deals come to too much.
pub fn exact(deals: &[UncertainDeal], model: &SimulationModel, target: Option<i64>) -> Result<Option<Report>, Refusal> {
    let sorted = Sorted::new(deals, model)?;
    if sorted.groups().values().any(|deals| *deals > 1) {
        return Ok(None);
    }
    let Some(bets) = sorted.ready.iter().map(Bet::of).collect::<Option<Vec<Bet>>>() else { return Ok(None) };
    let Some(sums) = convolve(&bets, model.most_sums) else { return Ok(None) };
    let variance = bets.iter().map(Bet::variance).sum::<f64>();
    let shares = std::iter::zip(&sorted.ready, &bets)
        .filter(|_| variance > 0.0)
        .map(|(deal, bet)| VarianceShare { deal: deal.id, share: bet.variance() / variance })
        .collect();
    Ok(Some(Distribution::new(sums).report(model, None, target, shares, sorted.left_out)))
}

/// An exact report of amounts that were rounded, so that few enough sums are possible.
#[derive(Clone, Debug, PartialEq)]
pub struct Grained {
    pub report: Report,
    /// What amounts were rounded to, minor units; 1 when they were not. No sum is off by more than half
    /// of it for each deal.
    pub grain: i64,
}

/// [`exact`], with every amount taken as known ([`Spread::mode`]), and rounded as coarsely as it takes to
/// have a figure. It leaves ranges out, so it is the very same thing as a simulation only where there are
/// none. `None` when several deals share a fate.
///
/// # Errors
/// When the model makes no sense, a deal is there twice or the deals come to too much.
pub fn exact_to(
    deals: &[UncertainDeal],
    model: &SimulationModel,
    target: Option<i64>,
) -> Result<Option<Grained>, Refusal> {
    let fixed = |grain: i64| -> Vec<UncertainDeal> {
        let round = |spread: Spread| spread.mode().saturating_add(grain / 2) / grain * grain;
        let amount = |deal: &UncertainDeal| deal.amount.and_then(|spread| Spread::fixed(round(spread)).ok());
        deals.iter().map(|deal| UncertainDeal { amount: amount(deal), ..deal.clone() }).collect()
    };
    if let Some(report) = exact(&fixed(1), model, target)? {
        return Ok(Some(Grained { report, grain: 1 }));
    }
    let most: i128 = deals.iter().filter_map(|deal| deal.amount).map(|spread| i128::from(spread.mode())).sum();
    // Rounding up may add half a grain a deal; twice as coarse leaves room for it.
    let least = most / i128::try_from(model.most_sums.max(2)).unwrap_or(i128::MAX) + 1;
    let powers = std::iter::successors(Some(10_i128), |power| power.checked_mul(10));
    let Some(grain) = powers.into_iter().find(|power| *power >= 2 * least).and_then(|it| i64::try_from(it).ok()) else {
        return Ok(None);
    };
    Ok(exact(&fixed(grain), model, target)?.map(|report| Grained { report, grain }))
}

/// A deal that brings all or nothing.
#[derive(Clone, Copy)]
struct Bet {
    amount: i64,
    /// Chance that it brings the amount within the horizon.
    chance: f64,
}

impl Bet {
    fn of(deal: &Ready) -> Option<Self> {
        Some(Self { amount: deal.amount.known()?, chance: deal.probability * deal.in_time })
    }

    fn variance(&self) -> f64 {
        (self.amount as f64).powi(2) * self.chance * (1.0 - self.chance)
    }
}

/// Every sum that can be and its chance, rising; `None` beyond `most` sums.
fn convolve(bets: &[Bet], most: usize) -> Option<Vec<(i64, f64)>> {
    let mut sums = vec![(0, 1.0)];
    for bet in bets.iter().filter(|bet| bet.amount > 0 && bet.chance > 0.0) {
        sums = with(&sums, *bet);
        if sums.len() > most {
            return None;
        }
    }
    Some(sums)
}

/// The sums with one more bet: what is there when it is lost and what is there when it is won, both
/// rising, merged.
fn with(sums: &[(i64, f64)], bet: Bet) -> Vec<(i64, f64)> {
    let mut merged: Vec<(i64, f64)> = Vec::with_capacity(2 * sums.len());
    let mut put = |(sum, chance): (i64, f64)| match merged.last_mut() {
        Some(last) if last.0 == sum => last.1 += chance,
        _ => merged.push((sum, chance)),
    };
    // A certain deal leaves nothing to be lost.
    let kept = if bet.chance < 1.0 { sums } else { &[] };
    let mut lost = kept.iter().map(|(sum, chance)| (*sum, chance * (1.0 - bet.chance))).peekable();
    for (sum, chance) in sums {
        let won = (sum + bet.amount, chance * bet.chance);
        while let Some(lost) = lost.next_if(|lost| lost.0 <= won.0) {
            put(lost);
        }
        put(won);
    }
    merged
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::pipeline::forecast::{
        Horizon, Lack, LeftOut, Month, OpenDeal, Spread,
        any::{DRAWN, deal, deals},
        weighted_pipeline,
    };

    fn report(deals: &[UncertainDeal], target: i64) -> Report {
        exact(deals, &SimulationModel::default(), Some(target)).expect("a sound model").expect("few sums")
    }

    #[test]
    fn five_deals_come_to_what_is_printed() {
        let report = report(&deals(&DRAWN), 600);
        assert_eq!((report.p10, report.p50, report.p90, report.mean), (120, 600, 1_300, 660));
        assert_eq!(format!("{:.2}", report.sd), "391.67");
        assert_eq!(format!("{:.4}", report.target.expect("a target").probability), "0.6176");
        assert_eq!((report.runs, report.left_out.len()), (None, 0));
        // 700² × 0.2 × 0.8 of 391.67².
        assert_eq!(report.variance[0].deal, Uuid::from_u128(5));
        assert!((report.variance[0].share - 78_400.0 / report.sd.powi(2)).abs() < 1e-12);
    }

    #[test]
    fn no_deals_bring_nothing_for_certain() {
        let report = report(&[], 1);
        assert_eq!((report.p10, report.p90, report.mean, report.sd), (0, 0, 0, 0.0));
        assert_eq!(report.target.map(|target| target.probability), Some(0.0));
        assert!(report.variance.is_empty());
        assert_eq!(report.bins.iter().map(|bin| (bin.from, bin.share)).collect::<Vec<_>>(), [(0, 1.0)]);
    }

    #[test]
    fn what_is_certain_does_not_vary() {
        let report = report(&deals(&[(500, 1.0), (70, 0.0), (30, 7.0)]), 530);
        assert_eq!((report.p10, report.p90, report.sd), (530, 530, 0.0));
        assert_eq!(report.target.map(|target| target.probability), Some(1.0));
        assert!(report.variance.is_empty());
    }

    #[test]
    fn a_deal_that_may_come_late_counts_at_the_chance_of_coming_in_time() {
        let may = Month { year: 2026, month: 5 };
        let model = SimulationModel { horizon: Some(Horizon { from: may, to: may }), ..SimulationModel::default() };
        let dated = UncertainDeal { close: Some(may), slips: [0, 0, 0, 1].into(), ..deal(1, 1_000, 0.5) };
        let report = exact(&[dated, deal(2, 1_000, 0.5)], &model, Some(1)).expect("a sound model").expect("few sums");
        assert_eq!(report.target.map(|target| target.probability), Some(0.375));
        assert_eq!(report.left_out, [LeftOut { deal: Uuid::from_u128(2), lacks: Lack::Month }]);
    }

    #[test]
    fn there_is_no_exact_figure_beyond_what_can_be_summed() {
        let model = SimulationModel { most_sums: 8, ..SimulationModel::default() };
        let all_different = deals(&[(1, 0.5), (2, 0.5), (4, 0.5), (8, 0.5)]);
        assert_eq!(exact(&all_different, &model, None), Ok(None));
        assert!(exact(&all_different[..3], &model, None).expect("a sound model").is_some());
        let all_alike = deals(&[(5, 0.5); 7]);
        assert!(exact(&all_alike, &model, None).expect("a sound model").is_some(), "eight sums in all");
        let spread = UncertainDeal { amount: Spread::new(1, 2, 3).ok(), ..deal(1, 0, 0.5) };
        assert_eq!(exact(&[spread], &SimulationModel::default(), None), Ok(None));
    }

    #[test]
    fn too_many_sums_are_reckoned_with_rounded_amounts() {
        let many: Vec<(i64, f64)> =
            (1..=40).map(|number| (1_000_003 * number + 7_919 * number * number, 0.5)).collect();
        let mean = many.iter().map(|(amount, _)| amount).sum::<i64>() / 2;
        let model = SimulationModel { most_sums: 4_096, ..SimulationModel::default() };
        assert_eq!(exact(&deals(&many), &model, None), Ok(None));
        let grained = exact_to(&deals(&many), &model, None).expect("a sound model").expect("rounded");
        assert!(grained.grain > 1);
        let off = (grained.report.mean - mean).abs();
        assert!(off <= 20 * grained.grain, "{off} {}", grained.grain);
        let few = exact_to(&deals(&DRAWN), &SimulationModel::default(), Some(600)).expect("sound").expect("few");
        assert_eq!((few.grain, few.report), (1, report(&deals(&DRAWN), 600)));
    }

    #[test]
    fn a_shared_fate_has_no_exact_figure() {
        let model =
            SimulationModel { loadings: BTreeMap::from([("vbp".to_owned(), 0.5)]), ..SimulationModel::default() };
        let sharing = |number| UncertainDeal { group: Some("vbp".to_owned()), ..deal(number, 1, 0.5) };
        assert_eq!(exact(&[sharing(1), sharing(2)], &model, None), Ok(None));
        assert!(exact(&[sharing(1), deal(2, 1, 0.5)], &model, None).expect("a sound model").is_some());
        let alone = exact(&[sharing(1), sharing(2)], &SimulationModel::default(), None);
        assert!(alone.expect("a sound model").is_some(), "a group without a loading shares nothing");
    }

    /// Every outcome of every deal, one by one.
    fn outcomes(of: &[(i64, f64)]) -> BTreeMap<i64, f64> {
        let mut sums = BTreeMap::new();
        for outcome in 0_u32..1 << of.len() {
            let (mut sum, mut chance) = (0, 1.0);
            for (at, (amount, probability)) in of.iter().enumerate() {
                let won = outcome >> at & 1 == 1;
                sum += if won { *amount } else { 0 };
                chance *= if won { *probability } else { 1.0 - *probability };
            }
            *sums.entry(sum).or_default() += chance;
        }
        sums
    }

    fn few() -> impl Strategy<Value = Vec<(i64, f64)>> {
        // Hundredths, as people set them: their sums meet tenths exactly.
        prop::collection::vec((0_i64..60, (0_u8..=100).prop_map(|percent| f64::from(percent) / 100.0)), 0..9)
    }

    proptest! {
        #[test]
        fn it_is_what_every_outcome_comes_to(of in few(), target in 0_i64..300) {
            let report = report(&deals(&of), target);
            let outcomes = outcomes(&of);
            for (share, quantile) in [(0.1, report.p10), (0.5, report.p50), (0.9, report.p90)] {
                let mut so_far = 0.0;
                let lowest = outcomes.iter().find(|(_, chance)| { so_far += **chance; so_far >= share - 1e-9 });
                prop_assert_eq!(Some(quantile), lowest.map(|(sum, _)| *sum));
            }
            let mean: f64 = outcomes.iter().map(|(sum, chance)| *sum as f64 * chance).sum();
            let variance: f64 = outcomes.iter().map(|(sum, chance)| (*sum as f64 - mean).powi(2) * chance).sum();
            prop_assert!((report.mean as f64 - mean).abs() <= 0.5 + 1e-9);
            prop_assert!((report.sd - variance.sqrt()).abs() < 1e-6);
            let reached: f64 = outcomes.range(target..).map(|(_, chance)| *chance).sum();
            prop_assert!((report.target.map_or(f64::NAN, |target| target.probability) - reached).abs() < 1e-12);
        }

        #[test]
        fn its_mean_is_the_weighted_pipeline(of in prop::collection::vec((0_i64..1_000_000_000_000, 0.0..=1.0_f64), 0..12)) {
            let open: Vec<OpenDeal> = deals(&of)
                .iter()
                .zip(&of)
                .map(|(deal, (amount, _))| OpenDeal {
                    id: deal.id, amount: Some(*amount), probability: deal.probability, close: None,
                })
                .collect();
            let weighted = weighted_pipeline(&open, 1).minor.unwrap_or_default();
            // The weighted pipeline takes chances as thousand-millionths.
            let rounding = 2.0 + 1e-9 * of.iter().map(|(amount, _)| *amount as f64).sum::<f64>();
            prop_assert!((report(&deals(&of), 0).mean - weighted).abs() as f64 <= rounding);
        }

        #[test]
        fn the_shares_of_the_variance_are_all_of_it(of in few()) {
            let report = report(&deals(&of), 0);
            if report.sd > 0.0 {
                prop_assert!((report.variance.iter().map(|part| part.share).sum::<f64>() - 1.0).abs() < 1e-9);
            }
        }
    }
}
