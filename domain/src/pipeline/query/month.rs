//! A month of the calendar. Weeks begin on Monday, in both languages (GB/T 7408, ISO 8601).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::time::{Date, NotADate};

/// A month of a year, written `2026-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    /// 1 to 12.
    month: u8,
}

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month() }
    }

    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// 1 to 12.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.month
    }

    /// The month `months` later, held to the years 1 to 9998.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let count = (self.year * 12 + i32::from(self.month) - 1).saturating_add(months).clamp(12, 9_998 * 12 + 11);
        Self { year: count.div_euclid(12), month: count.rem_euclid(12) as u8 + 1 }
    }

    /// The first month of its quarter.
    #[must_use]
    pub const fn first_of_quarter(self) -> Self {
        Self { year: self.year, month: (self.month - 1) / 3 * 3 + 1 }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        Date::new(self.year, self.month, 1).unwrap_or_else(|_| Date::from_days(0))
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
        (first.plus_days(-weekday(first)), last.plus_days(6 - weekday(last)))
    }
}

/// The day of the week: 0 for Monday to 6 for Sunday.
#[must_use]
pub fn weekday(date: Date) -> i64 {
    // 1970-01-01 was a Thursday.
    (date.days() + 3).rem_euclid(7)
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

    proptest! {
        #[test]
        fn months_follow_each_other_without_a_gap(year in 1900_i32..2200, number in 1_u8..=12) {
            let month = Month { year, month: number };
            prop_assert_eq!(month.to_string().parse(), Ok(month));
            prop_assert_eq!(month.last().plus_days(1), month.plus(1).first());
            prop_assert_eq!(month.plus(1).plus(-1), month);
            let (from, until) = month.sheet();
            prop_assert!(weekday(from) == 0 && weekday(until) == 6);
            prop_assert!(from <= month.first() && month.last() <= until);
            prop_assert!(until.days_since(from) < 42);
        }
    }
}
