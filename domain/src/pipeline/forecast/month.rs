//! Calendar months: as fine as a forecast is told apart.

use serde::{Deserialize, Serialize};

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Month {
    pub year: i32,
    /// 1..=12.
    pub month: u8,
}

impl Month {
    /// The month `months` later, earlier when negative; held to the years an `i32` can name.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let number = self.number() + i64::from(months);
        let year = number.div_euclid(12);
        match i32::try_from(year) {
            // A remainder by twelve is 0 to 11.
            Ok(year) => Self { year, month: number.rem_euclid(12) as u8 + 1 },
            Err(_) if year < 0 => Self { year: i32::MIN, month: 1 },
            Err(_) => Self { year: i32::MAX, month: 12 },
        }
    }

    /// Months since January of the year 0.
    pub(super) fn number(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_year_has_twelve_months() {
        let november = Month { year: 2026, month: 11 };
        assert_eq!(november.plus(2), Month { year: 2027, month: 1 });
        assert_eq!(november.plus(-11), Month { year: 2025, month: 12 });
        assert_eq!(Month { year: i32::MAX, month: 12 }.plus(1), Month { year: i32::MAX, month: 12 });
    }

    proptest! {
        #[test]
        fn what_is_put_off_and_brought_forward_stays(year in 1950_i32..2200, month in 1_u8..=12, months in -999_i32..999) {
            let start = Month { year, month };
            let there = start.plus(months);
            prop_assert!((1..=12).contains(&there.month));
            prop_assert_eq!(there.plus(-months), start);
            prop_assert_eq!(there.number() - start.number(), i64::from(months));
        }
    }
}
