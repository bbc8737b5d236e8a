//! What deals come to, currency by currency: amounts of different currencies are never added.

use std::collections::BTreeMap;

use super::{Deal, Stage};
use crate::money::{Currency, Money};

/// What the deals in one currency come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    pub count: usize,
    pub sum: Money,
    /// Each amount times its probability, rounded to the nearest minor unit once, at the end.
    pub weighted: Money,
}

impl Deal {
    /// The probability of winning in percent: what somebody set, else the stage's.
    pub fn chance(&self, stage: &Stage) -> i64 {
        self.probability.unwrap_or(stage.probability)
    }
}

/// The totals of deals with an amount, each with the stage it stands in, in the order of the codes.
pub fn totals<'a>(deals: impl IntoIterator<Item = (&'a Deal, &'a Stage)>) -> Vec<Total> {
    let mut sums: BTreeMap<Currency, (usize, i128, i128)> = BTreeMap::new();
    for (deal, stage) in deals {
        let Some(amount) = deal.amount else { continue };
        let (count, sum, weighted) = sums.entry(amount.currency).or_default();
        *count += 1;
        *sum += i128::from(amount.minor);
        *weighted += i128::from(amount.minor) * i128::from(deal.chance(stage));
    }
    let money = |minor: i128, currency| Money::new(i64::try_from(minor).unwrap_or(i64::MAX), currency);
    sums.into_iter()
        .map(|(currency, (count, sum, weighted))| Total {
            count,
            sum: money(sum, currency),
            weighted: money((weighted + 50).div_euclid(100), currency),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        names::Names,
        pipeline::{Rank, StageKind},
        time::Moment,
    };

    fn stage() -> Stage {
        let n = Uuid::from_u128;
        let named = Stage::named(n(1).into(), n(2).into(), Names::default(), 0, StageKind::Open);
        Stage { probability: 25, ..named }
    }

    fn deal(amount: Option<Money>, probability: Option<i64>) -> Deal {
        let place = (stage().pipeline, stage().id);
        let rank = Rank::sequence(1)[0].clone();
        let named = Deal::named(Uuid::from_u128(3).into(), place, rank, Moment(0), Names::same("MRI"));
        Deal { amount, probability, ..named }
    }

    #[test]
    fn each_currency_is_added_by_itself_at_its_own_chances() {
        let stage = stage();
        let cny = |minor| Some(Money::new(minor, Currency::CNY));
        let usd = Some(Money::new(900, Currency::USD));
        let deals = [deal(cny(1_001), None), deal(cny(1_001), Some(50)), deal(usd, Some(100)), deal(None, Some(100))];
        let told = totals(deals.iter().map(|deal| (deal, &stage)));
        // 250.25 and 500.5 fen are 750.75.
        let yuan = Total { count: 2, sum: Money::new(2_002, Currency::CNY), weighted: Money::new(751, Currency::CNY) };
        let dollar = Total { count: 1, sum: Money::new(900, Currency::USD), weighted: Money::new(900, Currency::USD) };
        assert_eq!(told, [yuan, dollar]);
    }
}
