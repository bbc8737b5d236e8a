//! A tender: what is known of it, and what the panel may give us for price and papers.

use serde::{Deserialize, Serialize};

use super::TenderMethod;
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    gate::{Check, Invalid},
    money::Money,
    time::Date,
};

/// What is known of a tender. Nothing of it has to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tender {
    pub method: Option<TenderMethod>,
    /// Where it is run, such as 中国政府采购网.
    pub platform: String,
    /// The number of the project there.
    pub number: String,
    pub budget: Option<Money>,
    pub published_on: Option<Date>,
    /// The last day for handing in a bid.
    pub submit_by: Option<Date>,
    pub opens_on: Option<Date>,
    /// Points of a hundred that the price is worth.
    pub price_weight: Option<i64>,
    /// What we bid.
    pub price: Option<Money>,
    /// The lowest bid that counts, as far as we know or guess.
    pub lowest: Option<Money>,
    /// What the panel may give for technology, in hundredths of a point.
    pub technical: Option<i64>,
    /// What the panel may give for the commercial part, in hundredths of a point.
    pub commercial: Option<i64>,
}

/// Something about a tender that deserves a second look. It is never refused: rules differ by
/// place and change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The price weighs less than [`Tender::LEAST_PRICE_WEIGHT`], the rule for goods where bids are
    /// scored as a whole.
    LightPrice,
    /// An open tender leaves less than [`Tender::LEAST_DAYS`] from notice to submission.
    ShortNotice,
    /// We bid more than the budget.
    OverBudget,
}

impl Tender {
    /// Points of a hundred the price of goods is worth at least in comprehensive scoring
    /// (`hospital-market.md`; verify locally).
    pub const LEAST_PRICE_WEIGHT: i64 = 30;
    /// Days an open tender leaves from its documents to submission at least (`hospital-market.md`).
    pub const LEAST_DAYS: i64 = 20;

    /// Whether the fields make sense by themselves and in their order.
    pub(super) fn check(&self) -> Result<(), Invalid> {
        let in_order = |earlier: Option<Date>, later: Option<Date>| {
            earlier.zip(later).is_none_or(|(earlier, later)| earlier <= later)
        };
        Check::new()
            .text("tender.platform", &self.platform)
            .text("tender.number", &self.number)
            .money("tender.budget", self.budget.as_ref())
            .money("tender.price", self.price.as_ref())
            .money("tender.lowest", self.lowest.as_ref())
            .date("tender.published_on", self.published_on)
            .date("tender.submit_by", self.submit_by)
            .date("tender.opens_on", self.opens_on)
            .holds("tender.submit_by", in_order(self.published_on, self.submit_by))
            .holds("tender.opens_on", in_order(self.submit_by, self.opens_on))
            .between("tender.price_weight", self.price_weight, 0, 100)
            .between("tender.technical", self.technical, 0, 10_000)
            .between("tender.commercial", self.commercial, 0, 10_000)
            .done()
    }

    /// What deserves a second look.
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        if self.price_weight.is_some_and(|weight| weight < Self::LEAST_PRICE_WEIGHT) {
            doubts.push(Doubt::LightPrice);
        }
        let notice = self.published_on.zip(self.submit_by).map(|(from, to)| to.days_since(from));
        if self.method == Some(TenderMethod::Open) && notice.is_some_and(|days| days < Self::LEAST_DAYS) {
            doubts.push(Doubt::ShortNotice);
        }
        let over = |(price, budget): (Money, Money)| price.currency == budget.currency && price.minor > budget.minor;
        if self.price.zip(self.budget).is_some_and(over) {
            doubts.push(Doubt::OverBudget);
        }
        doubts
    }

    /// The points for the price, 0..=weight: lowest bid ÷ ours × weight. `None` without both prices in
    /// one currency and the weight. Where ours is lower than the lowest known, ours is the lowest.
    #[must_use]
    pub fn price_score(&self) -> Option<f64> {
        let (price, lowest, weight) = (self.price?, self.lowest?, self.price_weight?);
        if price.currency != lowest.currency || price.minor <= 0 {
            return None;
        }
        Some(lowest.minor.min(price.minor) as f64 / price.minor as f64 * weight as f64)
    }

    /// What the panel may give us, 0..=100 points: price, technology and commercial part together
    /// (`workshop.md`). No figure before all three are known.
    #[must_use]
    pub fn score(&self) -> Explained {
        let points = |hundredths: Option<i64>| hundredths.map(|hundredths| hundredths as f64 / 100.0);
        let known = [
            (InputKey::TenderPrice, self.price_score(), self.price_weight),
            (InputKey::TenderTechnical, points(self.technical), None),
            (InputKey::TenderCommercial, points(self.commercial), None),
        ];
        let missing: Vec<InputKey> =
            known.iter().filter(|(_, points, _)| points.is_none()).map(|(input, ..)| input.clone()).collect();
        let coverage = (known.len() - missing.len()) as f64 / known.len() as f64;
        let parts: Vec<Part> = known
            .into_iter()
            .map(|(input, points, weight)| Part {
                input,
                value: points,
                weight: weight.map_or(1.0, |weight| weight as f64),
                contribution: points.unwrap_or_default(),
            })
            .collect();
        let value = missing.is_empty().then(|| parts.iter().map(|part| part.contribution).sum());
        Explained { value, formula: FormulaId::TenderScore, parts, missing, coverage, model_version: 1 }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::money::Currency;

    /// An offer in ten thousand yuan, and points of the panel, against the lowest bid of the workshop.
    fn bid(price: i64, technical: i64, commercial: i64) -> Tender {
        let yuan = |wan: i64| Money::from_major(wan * 10_000, Currency::CNY);
        Tender {
            price_weight: Some(30),
            price: yuan(price),
            lowest: yuan(3_890),
            technical: Some(technical * 100),
            commercial: Some(commercial * 100),
            ..Tender::default()
        }
    }

    #[test]
    fn the_bids_of_the_workshop_score_what_it_says() {
        for (who, bid, price, total) in [
            ("Anbo, generic", bid(4_360, 41, 15), "26.77", "82.77"),
            ("Anbo, customised", bid(4_360, 46, 17), "26.77", "89.77"),
            ("Xiling", bid(4_480, 43, 16), "26.05", "85.05"),
            ("Guokean", bid(3_890, 36, 13), "30.00", "79.00"),
        ] {
            assert_eq!(format!("{:.2}", bid.price_score().expect("known")), price, "{who}");
            let score = bid.score();
            assert_eq!(format!("{:.2}", score.value.expect("known")), total, "{who}");
            assert!((score.waterfall_end() - score.value.expect("known")).abs() < 1e-9);
        }
    }

    #[test]
    fn there_is_no_score_before_everything_is_known() {
        let score = Tender { technical: None, ..bid(4_360, 41, 15) }.score();
        assert_eq!((score.value, score.missing), (None, vec![InputKey::TenderTechnical]));
        let usd = Money::from_major(1, Currency::USD);
        assert_eq!(Tender { lowest: usd, ..bid(4_360, 41, 15) }.price_score(), None);
        assert_eq!(Tender::default().score().coverage, 0.0);
    }

    #[test]
    fn a_light_price_a_short_notice_and_too_high_a_bid_are_doubted_and_not_refused() {
        let date = |text: &str| text.parse().ok();
        let tender = Tender {
            method: Some(TenderMethod::Open),
            price_weight: Some(29),
            budget: Money::from_major(100, Currency::CNY),
            published_on: date("2026-03-01"),
            submit_by: date("2026-03-20"),
            ..bid(4_360, 1, 1)
        };
        assert_eq!(tender.check(), Ok(()));
        assert_eq!(tender.doubts(), [Doubt::LightPrice, Doubt::ShortNotice, Doubt::OverBudget]);
        let fair = Tender { price_weight: Some(30), submit_by: date("2026-03-21"), budget: None, ..tender.clone() };
        assert_eq!(fair.doubts(), []);
        assert!(Tender { submit_by: date("2026-02-28"), ..tender }.check().is_err(), "before the notice");
    }

    proptest! {
        #[test]
        fn the_price_scores_between_nothing_and_its_weight(
            price in 1_i64..1_000_000, lowest in 0_i64..1_000_000, weight in 0_i64..=100,
        ) {
            let money = |minor| Some(Money::new(minor, Currency::CNY));
            let tender =
                Tender { price: money(price), lowest: money(lowest), price_weight: Some(weight), ..Tender::default() };
            let score = tender.price_score().expect("known");
            prop_assert!((0.0..=weight as f64).contains(&score));
        }
    }
}
