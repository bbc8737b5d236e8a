//! Weighted pipeline: every open deal at its chance.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Amount, BILLION, Month, divide, parts_per_billion};
use crate::explained::{Explained, FormulaId, InputKey, Part, usable};

/// An open deal, as far as the forecast needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenDeal {
    pub id: Uuid,
    /// Minor units of the reporting currency; `None` when nobody has put a figure on it.
    pub amount: Option<i64>,
    /// Chance of winning, 0..=1; `None` when there is no estimate.
    pub probability: Option<f64>,
    /// Month it is expected to close in.
    pub close: Option<Month>,
}

/// What the deals of one month are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighted {
    /// Σ amount × probability, minor units.
    pub weighted: i64,
    /// Σ amount, minor units, of the deals with an amount.
    pub open: i64,
    pub deals: u32,
}

impl OpenDeal {
    /// Amount × probability in thousand-millionths of a minor unit.
    fn exact(&self) -> Option<i128> {
        Some(i128::from(self.amount?) * parts_per_billion(usable(self.probability)?))
    }
}

/// What some deals come to, before it is rounded.
#[derive(Clone, Copy, Default)]
pub(super) struct Sum {
    /// Thousand-millionths of a minor unit.
    weighted: i128,
    open: i128,
    deals: u32,
}

impl Sum {
    pub(super) fn add(&mut self, deal: &OpenDeal) {
        self.weighted += deal.exact().unwrap_or(0);
        self.open += i128::from(deal.amount.unwrap_or(0));
        self.deals = self.deals.saturating_add(1);
    }

    pub(super) fn rounded(self) -> Weighted {
        Weighted { weighted: divide(self.weighted, BILLION), open: divide(self.open, 1), deals: self.deals }
    }
}

/// Weighted pipeline `Σ aᵢpᵢ` (`methods.md` 3.7). Deals without an amount or a probability are
/// listed as missing; when all are, there is no figure. The value of a part is the probability, its
/// weight the amount. Coverage is the share of deals that are known.
#[must_use]
pub fn weighted_pipeline(deals: &[OpenDeal], model_version: u32) -> Amount {
    let mut sum = 0;
    let mut missing = Vec::new();
    let parts = deals
        .iter()
        .map(|deal| {
            let exact = deal.exact();
            sum += exact.unwrap_or(0);
            if exact.is_none() {
                missing.push(InputKey::Deal(deal.id));
            }
            Part {
                input: InputKey::Deal(deal.id),
                value: usable(deal.probability),
                weight: deal.amount.unwrap_or(0) as f64,
                contribution: exact.unwrap_or(0) as f64 / BILLION as f64,
            }
        })
        .collect();
    let known = deals.len() - missing.len();
    let minor = (known > 0 || deals.is_empty()).then(|| divide(sum, BILLION));
    let explained = Explained {
        value: minor.map(|minor| minor as f64),
        formula: FormulaId::WeightedPipeline,
        parts,
        missing,
        coverage: if deals.is_empty() { 1.0 } else { known as f64 / deals.len() as f64 },
        model_version,
    };
    Amount { minor, explained }
}

/// The weighted pipeline in minor units by expected month of closing (`methods.md` 3.7), `None` for
/// deals without one. Each month is rounded by itself, so the months may differ from the total by
/// less than a minor unit each.
#[must_use]
pub fn weighted_by_month(deals: &[OpenDeal]) -> BTreeMap<Option<Month>, Weighted> {
    let mut months: BTreeMap<Option<Month>, Sum> = BTreeMap::new();
    for deal in deals {
        months.entry(deal.close).or_default().add(deal);
    }
    months.into_iter().map(|(month, sum)| (month, sum.rounded())).collect()
}

/// Coverage of the remaining target: open pipeline / remaining target, unweighted, both in minor
/// units of one currency (`methods.md` 3.7). A multiple, 0 and more; 3 to 4 is usual for short
/// cycles, more for long ones. `None` when the target is reached.
#[must_use]
pub fn pipeline_coverage(open: i64, remaining_target: i64) -> Option<f64> {
    (remaining_target > 0).then(|| open as f64 / remaining_target as f64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn deal(number: u128, amount: Option<i64>, probability: Option<f64>) -> OpenDeal {
        OpenDeal { id: Uuid::from_u128(number), amount, probability, close: None }
    }

    #[test]
    fn deals_count_at_their_chance() {
        // The deals of the exact forecast in methods 3.7, mean 660.
        let deals: Vec<OpenDeal> = (1..)
            .zip([(480, 0.6), (120, 0.8), (260, 0.35), (90, 0.5), (700, 0.2)])
            .map(|(number, (amount, chance))| deal(number, Some(amount), Some(chance)))
            .collect();
        let amount = weighted_pipeline(&deals, 1);
        assert_eq!(amount.minor, Some(660));
        assert_eq!(amount.explained.value, Some(660.0));
        assert_eq!(amount.explained.coverage, 1.0);
    }

    #[test]
    fn a_deal_without_a_figure_is_named_and_not_guessed() {
        let deals = [deal(1, Some(100), Some(0.5)), deal(2, None, Some(0.9)), deal(3, Some(70), None)];
        let amount = weighted_pipeline(&deals, 1);
        assert_eq!(amount.minor, Some(50));
        assert_eq!(amount.explained.missing, [2, 3].map(|id| InputKey::Deal(Uuid::from_u128(id))));
        assert!((amount.explained.coverage - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!(weighted_pipeline(&deals[1..], 1).minor, None);
        assert_eq!(weighted_pipeline(&[], 1).minor, Some(0), "no deals are worth nothing");
    }

    #[test]
    fn months_are_told_apart_and_deals_without_a_date_stand_first() {
        let december = Month { year: 2026, month: 12 };
        let january = Month { year: 2027, month: 1 };
        let dated = |number, close| OpenDeal { close, ..deal(number, Some(1_000), Some(0.25)) };
        let months = weighted_by_month(&[
            dated(1, Some(january)),
            dated(2, Some(december)),
            dated(3, Some(december)),
            dated(4, None),
        ]);
        assert_eq!(months.keys().copied().collect::<Vec<_>>(), [None, Some(december), Some(january)]);
        assert_eq!(months[&Some(december)], Weighted { weighted: 500, open: 2_000, deals: 2 });
    }

    #[test]
    fn coverage_is_open_pipeline_over_what_is_still_to_be_sold() {
        assert_eq!(pipeline_coverage(350, 100), Some(3.5));
        assert_eq!(pipeline_coverage(350, 0), None);
    }

    fn any_deals() -> impl Strategy<Value = Vec<OpenDeal>> {
        let one = (0_i64..1_000_000_000_000, 0.0..=1.0_f64);
        prop::collection::vec(one, 0..40).prop_map(|deals| {
            (1..).zip(deals).map(|(number, (amount, chance))| deal(number, Some(amount), Some(chance))).collect()
        })
    }

    proptest! {
        #[test]
        fn the_total_does_not_depend_on_the_order(deals in any_deals()) {
            let mut turned = deals.clone();
            turned.reverse();
            prop_assert_eq!(weighted_pipeline(&deals, 1).minor, weighted_pipeline(&turned, 1).minor);
        }

        #[test]
        fn the_parts_add_up_to_the_total(deals in any_deals()) {
            let amount = weighted_pipeline(&deals, 1);
            prop_assert!((amount.explained.waterfall_end() - amount.minor.unwrap_or(0) as f64).abs() < 1.0);
        }
    }
}
