//! Deals for tests.

use uuid::Uuid;

use super::{Spread, UncertainDeal};

/// The five deals whose figures are worked out by hand in the tests: amount and probability.
pub const DRAWN: [(i64, f64); 5] = [(480, 0.6), (120, 0.8), (260, 0.35), (90, 0.5), (700, 0.2)];

/// A deal of a fixed amount, without a month.
pub fn deal(number: u128, amount: i64, probability: f64) -> UncertainDeal {
    UncertainDeal {
        id: Uuid::from_u128(number),
        probability: Some(probability),
        amount: Some(Spread::fixed(amount).expect("not negative")),
        close: None,
        slips: [].into(),
        group: None,
    }
}

/// Several, numbered from 1.
pub fn deals(of: &[(i64, f64)]) -> Vec<UncertainDeal> {
    (1..).zip(of).map(|(number, (amount, probability))| deal(number, *amount, *probability)).collect()
}
