//! When an order is expected.

use serde::{Deserialize, Serialize};

use super::Month;
use crate::time::Date;

/// When the order is expected; what depends on the day is reckoned to the reader's today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    ThisMonth,
    ThisQuarter,
    /// Before today, and still open.
    Overdue,
    /// No date is set.
    NoDate,
    /// From one day to another, both included; an end that is missing is open.
    Between {
        from: Option<Date>,
        until: Option<Date>,
    },
}

impl Period {
    /// The first and the last day of a period that has days, both included.
    #[must_use]
    pub fn days(self, today: Date) -> (Option<Date>, Option<Date>) {
        match self {
            Self::ThisMonth => {
                let month = Month::of(today);
                (Some(month.first()), Some(month.last()))
            }
            Self::ThisQuarter => {
                let first = Month::of(today).first_of_quarter();
                (Some(first.first()), Some(first.plus(2).last()))
            }
            Self::Overdue => (None, Some(today.plus_days(-1))),
            Self::NoDate => (None, None),
            Self::Between { from, until } => (from, until),
        }
    }

    /// Whether a date lies in it. `open` says whether the deal is still open.
    #[must_use]
    pub fn admits(self, on: Option<Date>, open: bool, today: Date) -> bool {
        let Some(on) = on else { return self == Self::NoDate };
        let (from, until) = self.days(today);
        self != Self::NoDate
            && (self != Self::Overdue || open)
            && from.is_none_or(|from| from <= on)
            && until.is_none_or(|until| on <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_quarter_is_three_whole_months() {
        let days = |today| Period::ThisQuarter.days(date(today));
        assert_eq!(days("2026-11-27"), (Some(date("2026-10-01")), Some(date("2026-12-31"))));
        assert_eq!(days("2028-02-29"), (Some(date("2028-01-01")), Some(date("2028-03-31"))));
    }

    #[test]
    fn overdue_is_before_today_and_open() {
        let today = date("2026-11-27");
        let overdue = |on, open| Period::Overdue.admits(Some(date(on)), open, today);
        assert!(overdue("2026-11-26", true));
        assert!(!overdue("2026-11-26", false));
        assert!(!overdue("2026-11-27", true));
        assert!(!Period::Overdue.admits(None, true, today));
        assert!(Period::NoDate.admits(None, true, today));
        assert!(!Period::NoDate.admits(Some(today), true, today));
    }
}
