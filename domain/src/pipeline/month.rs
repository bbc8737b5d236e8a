//! Calendar months: a page of the calendar, and as fine as a forecast is told apart. Weeks begin on Monday, in both languages (GB/T 7408, ISO 8601).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::time::{Date, NotADate};

/// A calendar month, written `2026-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
}

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    /// The month `months` later, earlier when negative; held to the years 1 to 9998.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let number = (self.number() + i64::from(months)).clamp(12, 9_998 * 12 + 11);
        // Years below ten thousand, and a remainder by twelve is 0 to 11.
        Self { year: number.div_euclid(12) as i32, month: number.rem_euclid(12) as u8 + 1 }
    }

    /// Months from `earlier` to this one.
    #[must_use]
    pub fn months_since(self, earlier: Self) -> i32 {
        (self.year - earlier.year) * 12 + i32::from(self.month) - i32::from(earlier.month)
    }

    /// Months since January of the year 0.
    pub(super) fn number(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }

    /// The first month of its quarter.
    #[must_use]
    pub const fn first_of_quarter(self) -> Self {
        Self { year: self.year, month: (self.month - 1) / 3 * 3 + 1 }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        Date::new(self.year, self.month, 1).unwrap_or(Date::EPOCH)
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.plus(1).first().plus_days(-1)
    }

    /// The days of the weeks it touches: from a Monday to a Sunday, 28 to 42 days.
    #[must_use]
    pub fn sheet(self) -> (Date, Date) {
        let (first, last) = (self.first(), self.last());
        (first.plus_days(1 - i64::from(first.weekday())), last.plus_days(7 - i64::from(last.weekday())))
    }
}

impl FromStr for Month {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let month = Self::of(format!("{text}-01").parse()?);
        if (1..=9_998).contains(&month.year) { Ok(month) } else { Err(NotADate(text.to_owned())) }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_sheet_of_a_month_runs_from_monday_to_sunday() {
        let sheet = |text: &str| text.parse::<Month>().expect("a month").sheet();
        let text = |text: &str| {
            let (from, until) = sheet(text);
            format!("{from} {until}")
        };
        assert_eq!(text("2026-11"), "2026-10-26 2026-12-06");
        // A February of exactly four weeks.
        assert_eq!(text("2027-02"), "2027-02-01 2027-02-28");
    }

    #[test]
    fn what_is_no_month_is_refused() {
        for text in ["", "2026", "2026-13", "2026-1", "2026-11-01", "0000-01"] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
    }

    #[test]
    fn months_are_counted_over_the_turn_of_the_year() {
        let (november, february) = (Month { year: 2026, month: 11 }, Month { year: 2027, month: 2 });
        assert_eq!(february.months_since(november), 3);
        assert_eq!(november.months_since(february), -3);
        assert_eq!(november.plus(-11), Month { year: 2025, month: 12 });
        assert_eq!(Month { year: i32::MAX, month: 12 }.plus(1), Month { year: 9_998, month: 12 });
    }

    proptest! {
        #[test]
        fn what_is_put_off_and_brought_forward_stays(year in 1950_i32..2200, month in 1_u8..=12, months in -999_i32..999) {
            let start = Month { year, month };
            let there = start.plus(months);
            prop_assert!((1..=12).contains(&there.month));
            prop_assert_eq!(there.plus(-months), start);
            prop_assert_eq!(there.months_since(start), months);
        }

        #[test]
        fn months_follow_each_other_without_a_gap(year in 1900_i32..2200, number in 1_u8..=12) {
            let month = Month { year, month: number };
            prop_assert_eq!(month.to_string().parse(), Ok(month));
            prop_assert_eq!(month.last().plus_days(1), month.plus(1).first());
            prop_assert_eq!(month.plus(1).plus(-1), month);
            let (from, until) = month.sheet();
            prop_assert!(from.weekday() == 1 && until.weekday() == 7);
            prop_assert!(from <= month.first() && month.last() <= until);
            prop_assert!(until.days_since(from) < 42);
        }
    }
}
