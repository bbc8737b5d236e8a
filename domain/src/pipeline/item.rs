//! What a deal is made of.

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    money::Money,
    record::{Describe, Key, record},
};

record! {
    /// A product in one deal.
    pub struct DealItem (DealItemPatch) {
        pub id: DealItemId,
        /// The pipeline of the deal, in whose room it is told.
        pub pipeline: PipelineId,
        pub deal: DealId,
        pub product: ProductId,
        /// At least 1.
        pub quantity: i64,
        /// Of one unit, before the discount.
        pub price: Money,
        /// Percent, 0 to 100.
        pub discount: i64,
    }
}

impl DealItem {
    /// What the item comes to, rounded to the nearest minor unit; `None` when that does not fit.
    #[must_use]
    pub fn total(&self) -> Option<Money> {
        let hundredfold = i128::from(self.quantity) * i128::from(self.price.minor) * i128::from(100 - self.discount);
        let minor = i64::try_from((hundredfold + 50).div_euclid(100)).ok()?;
        Some(Money::new(minor, self.price.currency))
    }
}

impl Describe for DealItem {
    fn room(&self) -> Room {
        Room::Pipeline(self.pipeline)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.pipeline.into(), self.deal.into(), self.product.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .between("quantity", Some(self.quantity), 1, 1_000_000)
            .money("price", Some(&self.price))
            .between("discount", Some(self.discount), 0, 100)
            .money("total", self.total().as_ref())
            .holds("total", self.total().is_some())
            .done()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::money::Currency;

    fn item(quantity: i64, price: i64, discount: i64) -> DealItem {
        let n = Uuid::from_u128;
        let (id, pipeline, deal, product) = (n(1).into(), n(2).into(), n(3).into(), n(4).into());
        DealItem { id, pipeline, deal, product, quantity, price: Money::new(price, Currency::CNY), discount }
    }

    #[test]
    fn an_item_comes_to_quantity_times_price_less_the_discount() {
        let total = |quantity, price, discount| item(quantity, price, discount).total().map(|money| money.minor);
        assert_eq!(total(3, 1_000, 10), Some(2_700));
        assert_eq!(total(1, 101, 50), Some(51), "half a fen is rounded up");
        assert_eq!(total(7, 1_000, 100), Some(0));
    }

    #[test]
    fn none_of_something_and_more_than_all_of_the_price_are_refused() {
        for wrong in [item(0, 1, 0), item(1, -1, 0), item(1, 1, 101), item(1, 1, -1), item(1_000_000, 900_000_000, 0)] {
            assert!(wrong.check().is_err(), "{wrong:?}");
        }
        assert_eq!(item(24, 32_000_000, 5).check(), Ok(()));
    }
}
