//! The open deals against the target, by month and forecast category.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CategorisedDeal, ForecastModel, Month, Weighted, divide, pipeline_coverage, weighted::Sum};
use crate::pipeline::ForecastCategory;

/// The open deals against the target, month by month and altogether.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    pub model_version: u32,
    /// One line for every month with a deal, something won or a target, in order; the deals without
    /// a month stand first.
    pub months: Vec<MonthOutlook>,
    /// All deals, also those without a month, against the sum of the targets.
    pub total: Standing,
}

/// The standing of one month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct MonthOutlook {
    /// `None` for the deals nobody has given a month.
    pub month: Option<Month>,
    pub standing: Standing,
}

/// What was won, what is open and what is missing. Money in minor units of the reporting currency.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    pub commit: Weighted,
    pub best_case: Weighted,
    pub pipeline: Weighted,
    pub omitted: Weighted,
    pub won: i64,
    /// `None` where there is no target; then there is neither gap nor coverage.
    pub target: Option<i64>,
    /// Target − won: what is still to be sold, negative when more was won.
    pub remaining: Option<i64>,
    /// Target − won − all that is committed, at its whole amount: what has to come from deals nobody
    /// promises yet. Negative when the promises are more than enough.
    pub gap: Option<i64>,
    /// Open pipeline / remaining target, unweighted and without what is omitted, a multiple
    /// (`methods.md` 3.7); `None` when the target is reached.
    pub coverage: Option<f64>,
}

impl Standing {
    /// What the deals of one category come to.
    #[must_use]
    pub fn of(&self, category: ForecastCategory) -> Weighted {
        match category {
            ForecastCategory::Commit => self.commit,
            ForecastCategory::BestCase => self.best_case,
            ForecastCategory::Pipeline => self.pipeline,
            ForecastCategory::Omitted => self.omitted,
        }
    }
}

/// Sums the deals by month and category and holds them against the targets. `won` is what was won in
/// a month already, `targets` what is to be won in it, both in minor units; the caller gives the
/// months of the period it asks about.
#[must_use]
pub fn outlook(
    deals: &[CategorisedDeal],
    won: &BTreeMap<Month, i64>,
    targets: &BTreeMap<Month, i64>,
    model: &ForecastModel,
) -> Outlook {
    let mut months: BTreeMap<Option<Month>, Tally> = BTreeMap::new();
    let mut total = Tally::default();
    for deal in deals {
        let category = deal.category(model);
        for tally in [&mut total, months.entry(deal.deal.close).or_default()] {
            tally.of(category).add(&deal.deal);
        }
    }
    for (month, won) in won {
        for tally in [&mut total, months.entry(Some(*month)).or_default()] {
            tally.won += i128::from(*won);
        }
    }
    for (month, target) in targets {
        for tally in [&mut total, months.entry(Some(*month)).or_default()] {
            *tally.target.get_or_insert(0) += i128::from(*target);
        }
    }
    let months = months.into_iter().map(|(month, tally)| MonthOutlook { month, standing: tally.standing() }).collect();
    Outlook { model_version: model.version, months, total: total.standing() }
}

/// A standing on its way, before anything is rounded.
#[derive(Clone, Copy, Default)]
struct Tally {
    commit: Sum,
    best_case: Sum,
    pipeline: Sum,
    omitted: Sum,
    won: i128,
    target: Option<i128>,
}

impl Tally {
    fn of(&mut self, category: ForecastCategory) -> &mut Sum {
        match category {
            ForecastCategory::Commit => &mut self.commit,
            ForecastCategory::BestCase => &mut self.best_case,
            ForecastCategory::Pipeline => &mut self.pipeline,
            ForecastCategory::Omitted => &mut self.omitted,
        }
    }

    fn standing(self) -> Standing {
        let [commit, best_case, pipeline, omitted] =
            [self.commit, self.best_case, self.pipeline, self.omitted].map(Sum::rounded);
        let remaining = self.target.map(|target| target - self.won);
        let open = i128::from(commit.open) + i128::from(best_case.open) + i128::from(pipeline.open);
        let whole = |minor: i128| divide(minor, 1);
        Standing {
            commit,
            best_case,
            pipeline,
            omitted,
            won: whole(self.won),
            target: self.target.map(whole),
            remaining: remaining.map(whole),
            gap: remaining.map(|remaining| whole(remaining - i128::from(commit.open))),
            coverage: remaining.and_then(|remaining| pipeline_coverage(whole(open), whole(remaining))),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::pipeline::forecast::OpenDeal;

    const MAY: Month = Month { year: 2026, month: 5 };
    const JUNE: Month = Month { year: 2026, month: 6 };

    fn deal(amount: i64, probability: f64, close: Option<Month>) -> CategorisedDeal {
        let deal = OpenDeal { id: Uuid::nil(), amount: Some(amount), probability: Some(probability), close };
        CategorisedDeal { deal, set: None }
    }

    fn outlook_of(deals: &[CategorisedDeal], won: &[(Month, i64)], targets: &[(Month, i64)]) -> Outlook {
        let map = |of: &[(Month, i64)]| of.iter().copied().collect();
        outlook(deals, &map(won), &map(targets), &ForecastModel::default())
    }

    #[test]
    fn what_is_omitted_covers_nothing() {
        let doubted = CategorisedDeal { set: Some(ForecastCategory::Omitted), ..deal(900, 0.95, Some(MAY)) };
        let may = outlook_of(&[doubted], &[], &[(MAY, 1_000)]).months[0].standing;
        assert_eq!((may.commit.open, may.omitted.open), (0, 900));
        assert_eq!((may.gap, may.coverage), (Some(1_000), Some(0.0)));
    }

    #[test]
    fn a_month_is_held_against_its_target() {
        let deals = [
            deal(300, 0.9, Some(MAY)),
            deal(400, 0.5, Some(MAY)),
            deal(200, 0.25, Some(MAY)),
            deal(50, 0.01, Some(MAY)),
        ];
        let outlook = outlook_of(&deals, &[(MAY, 400)], &[(MAY, 1_000)]);
        let [MonthOutlook { month: Some(MAY), standing }] = outlook.months[..] else { panic!("{outlook:?}") };
        assert_eq!(standing.commit, Weighted { weighted: 270, open: 300, deals: 1 });
        assert_eq!(standing.best_case, Weighted { weighted: 200, open: 400, deals: 1 });
        let open: Vec<i64> = ForecastCategory::ALL.iter().map(|category| standing.of(*category).open).collect();
        assert_eq!(open, [300, 400, 200, 50]);
        assert_eq!((standing.remaining, standing.gap), (Some(600), Some(300)));
        assert_eq!(standing.coverage, Some(1.5), "900 open for the 600 still to be sold");
        assert_eq!(outlook.total, standing);
    }

    #[test]
    fn a_target_that_is_reached_needs_no_coverage() {
        let may = outlook_of(&[], &[(MAY, 1_200)], &[(MAY, 1_000)]).months[0].standing;
        assert_eq!((may.remaining, may.gap, may.coverage), (Some(-200), Some(-200), None));
    }

    #[test]
    fn months_without_deals_or_targets_are_there_as_well() {
        let outlook = outlook_of(&[deal(10, 0.9, None), deal(20, 0.9, Some(JUNE))], &[], &[(MAY, 100)]);
        let lines: Vec<_> = outlook.months.iter().map(|line| (line.month, line.standing.target)).collect();
        assert_eq!(lines, [(None, None), (Some(MAY), Some(100)), (Some(JUNE), None)]);
        assert_eq!(outlook.months[2].standing.gap, None);
        assert_eq!((outlook.total.commit.open, outlook.total.gap), (30, Some(70)));
    }

    #[test]
    fn nothing_at_all_is_an_empty_outlook() {
        let outlook = outlook_of(&[], &[], &[]);
        assert!(outlook.months.is_empty());
        assert_eq!((outlook.total.won, outlook.total.target, outlook.total.coverage), (0, None, None));
    }

    #[test]
    fn sums_beyond_what_can_be_held_stop_at_the_end() {
        let outlook = outlook_of(&[deal(i64::MAX, 0.9, None); 3], &[(MAY, i64::MIN)], &[(MAY, i64::MAX)]);
        assert_eq!((outlook.total.commit.open, outlook.total.remaining), (i64::MAX, Some(i64::MAX)));
    }

    proptest! {
        #[test]
        fn every_deal_is_counted_once_in_its_month_and_once_altogether(
            deals in prop::collection::vec((0_i64..1_000_000, 0.0..=1.0_f64, prop::option::of(0_i32..4)), 0..30)
        ) {
            let deals: Vec<CategorisedDeal> = deals
                .into_iter()
                .map(|(amount, chance, month)| deal(amount, chance, month.map(|months| MAY.plus(months))))
                .collect();
            let outlook = outlook_of(&deals, &[], &[]);
            for category in ForecastCategory::ALL.iter().copied() {
                let months: i64 = outlook.months.iter().map(|line| line.standing.of(category).open).sum();
                prop_assert_eq!(months, outlook.total.of(category).open);
            }
            let all: i64 = ForecastCategory::ALL.iter().map(|category| outlook.total.of(*category).open).sum();
            prop_assert_eq!(all, deals.iter().filter_map(|deal| deal.deal.amount).sum::<i64>());
            let mut turned = deals.clone();
            turned.reverse();
            prop_assert_eq!(outlook_of(&turned, &[], &[]), outlook);
        }
    }
}
