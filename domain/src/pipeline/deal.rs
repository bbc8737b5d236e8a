//! Deals.

use serde::{Deserialize, Serialize};

use super::{CloseReason, ForecastCategory, Rank, Tender};
use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    money::Money,
    names::Names,
    record::{Describe, Key, record},
    time::{Date, Moment},
};

record! {
    /// An opportunity.
    pub struct Deal (DealPatch) {
        pub id: DealId,
        pub pipeline: PipelineId,
        /// Changed by moving the deal, never by editing it.
        pub stage: StageId,
        /// Place in the column; the team's own order.
        pub rank: Rank,
        /// When it came to the stage.
        pub entered_at: Moment,
        pub title: Names,
        /// Unknown for imported deals that named none.
        pub account: Option<AccountId>,
        pub product: Option<ProductId>,
        pub owner: Option<UserId>,
        pub amount: Option<Money>,
        /// Probability of winning in percent, where somebody set it; else the stage's.
        pub probability: Option<i64>,
        pub opened_on: Option<Date>,
        /// When the order is expected.
        pub expected_on: Option<Date>,
        /// When it was won or lost.
        pub closed_on: Option<Date>,
        pub next_step: String,
        pub next_on: Option<Date>,
        /// When the customer's committee decides.
        #[serde(default)]
        pub committee_on: Option<Date>,
        /// How its owner counts it in the forecast; unset, it counts by its stage alone.
        #[serde(default)]
        pub category: Option<ForecastCategory>,
        /// The least the amount may come to.
        #[serde(default)]
        pub low: Option<Money>,
        /// The most the amount may come to.
        #[serde(default)]
        pub high: Option<Money>,
        /// Why it was won or lost.
        #[serde(default)]
        pub reason: Option<CloseReason>,
        /// The same in somebody's own words.
        #[serde(default)]
        pub reason_note: String,
        /// Who has won it instead of us.
        #[serde(default)]
        pub lost_to: Option<CompetitorId>,
        /// Nobody has won it: somebody has looked, and there was no competitor. Nothing recorded is
        /// `false` and no `lost_to`.
        #[serde(default)]
        pub lost_to_nobody: bool,
        /// The tender it is about, as far as it is known.
        #[serde(default)]
        pub tender: Option<Tender>,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

/// Where a deal stands: what moving changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub stage: StageId,
    pub rank: Rank,
    pub entered_at: Moment,
    pub closed_on: Option<Date>,
}

impl Deal {
    /// A deal of which only the name and the place are known.
    pub fn named(id: DealId, (pipeline, stage): (PipelineId, StageId), rank: Rank, at: Moment, title: Names) -> Self {
        Self {
            id,
            pipeline,
            stage,
            rank,
            entered_at: at,
            title,
            account: None,
            product: None,
            owner: None,
            amount: None,
            probability: None,
            opened_on: None,
            expected_on: None,
            closed_on: None,
            next_step: String::new(),
            next_on: None,
            committee_on: None,
            category: None,
            low: None,
            high: None,
            reason: None,
            reason_note: String::new(),
            lost_to: None,
            lost_to_nobody: false,
            tender: None,
            key: None,
        }
    }

    /// Whether the amount lies in its range, all in one currency, as far as each is known.
    fn is_ranged(&self) -> bool {
        let known: Vec<Money> = [self.low, self.amount, self.high].into_iter().flatten().collect();
        known.windows(2).all(|pair| pair[0].currency == pair[1].currency && pair[0].minor <= pair[1].minor)
    }

    /// Where the deal stands.
    pub fn place(&self) -> Place {
        Place { stage: self.stage, rank: self.rank.clone(), entered_at: self.entered_at, closed_on: self.closed_on }
    }

    /// Puts the deal elsewhere.
    pub fn put(&mut self, place: &Place) {
        self.stage = place.stage;
        self.rank = place.rank.clone();
        self.entered_at = place.entered_at;
        self.closed_on = place.closed_on;
    }
}

impl Describe for Deal {
    fn room(&self) -> Room {
        Room::Pipeline(self.pipeline)
    }

    fn refers_to(&self) -> Vec<Key> {
        let mut keys = vec![self.pipeline.into(), self.stage.into()];
        keys.extend(self.account.map(Key::from));
        keys.extend(self.product.map(Key::from));
        keys.extend(self.owner.map(Key::from));
        keys.extend(self.lost_to.map(Key::from));
        keys
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("title", &self.title)
            .money("amount", self.amount.as_ref())
            .between("probability", self.probability, 0, 100)
            .date("opened_on", self.opened_on)
            .date("expected_on", self.expected_on)
            .date("closed_on", self.closed_on)
            .date("next_on", self.next_on)
            .text("next_step", &self.next_step)
            .date("committee_on", self.committee_on)
            .money("low", self.low.as_ref())
            .money("high", self.high.as_ref())
            .holds("amount", self.is_ranged())
            .long_text("reason_note", &self.reason_note)
            .holds("lost_to", !(self.lost_to_nobody && self.lost_to.is_some()))
            .done()?;
        self.tender.as_ref().map_or(Ok(()), Tender::check)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{gate::Why, money::Currency};

    fn deal() -> Deal {
        let n = Uuid::from_u128;
        let rank = Rank::sequence(1).remove(0);
        Deal::named(n(1).into(), (n(2).into(), n(3).into()), rank, Moment(0), Names::same("MRI"))
    }

    fn cny(minor: i64) -> Option<Money> {
        Some(Money::new(minor, Currency::CNY))
    }

    #[test]
    fn an_amount_lies_in_its_range_in_one_currency() {
        let ranged = |low, amount, high| Deal { low, amount, high, ..deal() }.check();
        for (low, amount, high) in
            [(cny(1), cny(2), cny(3)), (cny(2), cny(2), cny(2)), (None, cny(2), cny(3)), (cny(1), None, cny(1))]
        {
            assert_eq!(ranged(low, amount, high), Ok(()));
        }
        let usd = Some(Money::new(2, Currency::USD));
        for (low, amount, high) in
            [(cny(3), cny(2), None), (cny(1), cny(4), cny(3)), (cny(2), None, cny(1)), (cny(1), usd, cny(3))]
        {
            let wrong = Invalid { field: "amount".to_owned(), why: Why::Contradicts };
            assert_eq!(ranged(low, amount, high), Err(wrong));
        }
    }

    #[test]
    fn it_is_lost_to_somebody_or_to_nobody() {
        let somebody = Some(Uuid::from_u128(9).into());
        assert!(Deal { lost_to: somebody, lost_to_nobody: true, ..deal() }.check().is_err());
        assert!(Deal { lost_to: somebody, ..deal() }.check().is_ok());
        assert!(Deal { lost_to_nobody: true, ..deal() }.check().is_ok());
    }

    #[test]
    fn a_deal_written_before_these_fields_is_read_as_one_without_them() {
        let mut json = serde_json::to_value(deal()).expect("plain data");
        for field in ["committee_on", "low", "reason", "reason_note", "lost_to", "lost_to_nobody", "tender"] {
            json.as_object_mut().expect("an object").remove(field).expect("written");
        }
        assert_eq!(serde_json::from_value::<Deal>(json).expect("read"), deal());
    }
}
