//! How much a deal brings if it is won.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An amount between a low and a high figure, most likely near the mode: the triangular
/// distribution. Minor units, `0 ≤ low ≤ mode ≤ high`. Where low and high are the same, the amount
/// is fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Figures", into = "Figures")]
pub struct Spread(Figures);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Figures {
    low: i64,
    mode: i64,
    high: i64,
}

/// The three figures are not in order, or one is negative.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[error("an amount from {low} over {mode} to {high} makes no sense")]
pub struct NotASpread {
    pub low: i64,
    pub mode: i64,
    pub high: i64,
}

impl TryFrom<Figures> for Spread {
    type Error = NotASpread;

    fn try_from(figures: Figures) -> Result<Self, NotASpread> {
        let Figures { low, mode, high } = figures;
        if 0 <= low && low <= mode && mode <= high { Ok(Self(figures)) } else { Err(NotASpread { low, mode, high }) }
    }
}

impl From<Spread> for Figures {
    fn from(spread: Spread) -> Self {
        spread.0
    }
}

impl Spread {
    /// An amount from `low` to `high`, most likely `mode`, minor units.
    ///
    /// # Errors
    /// Unless `0 ≤ low ≤ mode ≤ high`.
    pub fn new(low: i64, mode: i64, high: i64) -> Result<Self, NotASpread> {
        Figures { low, mode, high }.try_into()
    }

    /// An amount that is known, minor units.
    ///
    /// # Errors
    /// When it is negative.
    pub fn fixed(amount: i64) -> Result<Self, NotASpread> {
        Self::new(amount, amount, amount)
    }

    #[must_use]
    pub fn low(self) -> i64 {
        self.0.low
    }

    #[must_use]
    pub fn mode(self) -> i64 {
        self.0.mode
    }

    #[must_use]
    pub fn high(self) -> i64 {
        self.0.high
    }

    /// The amount, when it is known.
    #[must_use]
    pub fn known(self) -> Option<i64> {
        (self.0.low == self.0.high).then_some(self.0.mode)
    }

    /// The three figures, each put through `change`.
    pub(in crate::pipeline::forecast) fn map(self, change: impl Fn(i64) -> i64) -> Result<Self, NotASpread> {
        Self::new(change(self.0.low), change(self.0.mode), change(self.0.high))
    }

    /// The amount below which `share` (0..=1) of the amounts lie: the inverse of the triangular
    /// distribution function, rounded to a minor unit.
    pub(super) fn at(self, share: f64) -> i64 {
        let Figures { low, mode, high } = self.0;
        if low == high {
            return mode;
        }
        let (width, rise, fall) = ((high - low) as f64, (mode - low) as f64, (high - mode) as f64);
        let amount = if share * width < rise {
            low as f64 + (share * width * rise).sqrt()
        } else {
            high as f64 - ((1.0 - share) * width * fall).sqrt()
        };
        (amount.round() as i64).clamp(low, high)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn figures_out_of_order_are_refused() {
        assert_eq!(Spread::new(3, 2, 5), Err(NotASpread { low: 3, mode: 2, high: 5 }));
        assert!(Spread::new(1, 6, 5).is_err());
        assert!(Spread::fixed(-1).is_err());
        assert!(serde_json::from_str::<Spread>(r#"{"low":3,"mode":2,"high":5}"#).is_err());
    }

    #[test]
    fn a_spread_survives_the_wire() {
        let spread = Spread::new(1, 2, 5).expect("in order");
        let json = serde_json::to_string(&spread).expect("plain data");
        assert_eq!(json, r#"{"low":1,"mode":2,"high":5}"#);
        assert_eq!(serde_json::from_str::<Spread>(&json).expect("what was written"), spread);
    }

    #[test]
    fn a_known_amount_is_always_the_same() {
        let spread = Spread::fixed(7).expect("not negative");
        assert_eq!((spread.known(), spread.at(0.0), spread.at(0.999)), (Some(7), 7, 7));
        assert_eq!(Spread::new(0, 0, i64::MAX).expect("in order").known(), None);
    }

    #[test]
    fn the_middle_of_an_even_triangle_is_its_mode() {
        let spread = Spread::new(1_000, 2_000, 3_000).expect("in order");
        assert_eq!([0.0, 0.125, 0.5, 0.875, 1.0].map(|share| spread.at(share)), [1_000, 1_500, 2_000, 2_500, 3_000]);
    }

    fn any_spread() -> impl Strategy<Value = Spread> {
        prop::array::uniform3(0..=i64::MAX).prop_map(|mut figures| {
            figures.sort_unstable();
            let [low, mode, high] = figures;
            Spread::new(low, mode, high).expect("in order")
        })
    }

    proptest! {
        #[test]
        fn amounts_stay_between_low_and_high_and_rise(spread in any_spread(), a in 0.0..=1.0_f64, b in 0.0..=1.0_f64) {
            let (less, more) = (spread.at(a.min(b)), spread.at(a.max(b)));
            prop_assert!(spread.low() <= less && less <= more && more <= spread.high());
        }

        #[test]
        fn the_mean_is_that_of_a_triangle(low in 0_i64..1_000_000, rise in 0_i64..1_000_000, fall in 0_i64..1_000_000) {
            let spread = Spread::new(low, low + rise, low + rise + fall).expect("in order");
            let steps = 10_000;
            let sum: i64 = (0..steps).map(|step| spread.at((step as f64 + 0.5) / steps as f64)).sum();
            let mean = (spread.low() + spread.mode() + spread.high()) as f64 / 3.0;
            prop_assert!((sum as f64 / steps as f64 - mean).abs() <= 0.5 + 1e-5 * (rise + fall) as f64);
        }
    }
}
