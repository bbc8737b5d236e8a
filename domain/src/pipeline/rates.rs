//! Amounts of several currencies in one: the reporting currency, at the rates of one day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::money::{Currency, Money};

/// Exchange rates of one day: millionths of the reporting currency for one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rates {
    pub reporting: Currency,
    pub micro: BTreeMap<Currency, i64>,
}

/// How many minor units of the reporting currency `per` minor units of another are worth, in lowest
/// terms. Their product fits an `i64`, so that a database can reckon with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor {
    pub by: i64,
    pub per: i64,
}

impl Factor {
    /// `minor` minor units, rounded down.
    #[must_use]
    pub const fn apply(self, minor: i64) -> i64 {
        (minor / self.per).saturating_mul(self.by).saturating_add(minor % self.per * self.by / self.per)
    }
}

const fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl Rates {
    /// Without any rate but that of the reporting currency itself.
    #[must_use]
    pub const fn none(reporting: Currency) -> Self {
        Self { reporting, micro: BTreeMap::new() }
    }

    /// An amount in minor units of the reporting currency, rounded down to whole minor units; `None`
    /// when there is no rate for `from`.
    #[must_use]
    pub fn convert(&self, minor: i128, from: Currency) -> Option<i128> {
        if from == self.reporting {
            return Some(minor);
        }
        let scaled = minor * i128::from(*self.micro.get(&from)?) * 10_i128.pow(self.reporting.exponent());
        Some(scaled / (1_000_000 * 10_i128.pow(from.exponent())))
    }

    /// What one deal's amount counts as when deals are filtered and sorted by it.
    #[must_use]
    pub fn reported(&self, amount: Money) -> Option<i64> {
        self.factor(amount.currency).map(|factor| factor.apply(amount.minor))
    }

    /// The factor of a currency.
    #[must_use]
    pub fn factor(&self, from: Currency) -> Option<Factor> {
        if from == self.reporting {
            return Some(Factor { by: 1, per: 1 });
        }
        let mut by = i128::from(*self.micro.get(&from)?) * 10_i128.pow(self.reporting.exponent());
        let mut per = 1_000_000 * 10_i128.pow(from.exponent());
        let common = gcd(by, per).max(1);
        (by, per) = (by / common, per / common);
        // Only a rate of thirteen significant digits comes here, and loses the last ones.
        while by * per > i128::from(i64::MAX) && per >= 10 {
            (by, per) = (by / 10, per / 10);
        }
        Some(Factor { by: i64::try_from(by).ok()?, per: i64::try_from(per).ok()? })
    }

    /// The factors of all currencies that have a rate, the reporting currency first.
    pub fn factors(&self) -> impl Iterator<Item = (Currency, Factor)> + '_ {
        let others = self.micro.keys().copied().filter(|currency| *currency != self.reporting);
        std::iter::once(self.reporting)
            .chain(others)
            .filter_map(|currency| self.factor(currency).map(|factor| (currency, factor)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn currency(code: &str) -> Currency {
        code.parse().expect("a code")
    }

    #[test]
    fn a_currency_without_a_rate_counts_as_nothing() {
        let rates = Rates::none(Currency::CNY);
        assert_eq!(rates.reported(Money::new(100, Currency::USD)), None);
        assert_eq!(rates.reported(Money::new(100, Currency::CNY)), Some(100));
    }

    proptest! {
        #[test]
        fn the_factor_reckons_as_the_rate_does(
            minor in 0_i64..1_000_000_000_000,
            micro in 1_i64..10_000_000_000,
            codes in proptest::sample::select(vec![("USD", "CNY"), ("JPY", "CNY"), ("KWD", "CNY"), ("CNY", "JPY")]),
        ) {
            let (from, to) = (currency(codes.0), currency(codes.1));
            let rates = Rates { reporting: to, micro: [(from, micro)].into() };
            let exact = rates.convert(i128::from(minor), from).and_then(|value| i64::try_from(value).ok());
            prop_assume!(i128::from(micro) * 10_i128.pow(to.exponent() + from.exponent() + 6) < i128::from(i64::MAX));
            prop_assert_eq!(rates.reported(Money::new(minor, from)), exact);
        }
    }
}
