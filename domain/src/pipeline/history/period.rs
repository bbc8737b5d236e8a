//! Days of the calendar.

use serde::{Deserialize, Serialize};

use crate::time::{Date, Moment};

/// Days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub from: Date,
    pub to: Date,
}

impl Period {
    /// Whether the day lies in the period.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// Midnight of a day in a zone.
pub(super) fn midnight(day: Date, zone: i32) -> Moment {
    Moment(day.start().0 - i64::from(zone) * 60_000)
}

/// The first day of the month after that of `day`.
pub(super) fn next_month(day: Date) -> Date {
    let later = day.plus_days(1 - i64::from(day.day())).plus_days(31);
    later.plus_days(1 - i64::from(later.day()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pipeline::forecast::Month;

    #[test]
    fn midnight_in_china_is_eight_hours_before_that_of_greenwich() {
        let day: Date = "2026-12-08".parse().expect("a date");
        assert_eq!(midnight(day, 480).date_at(480), day);
        assert_eq!(Moment(midnight(day, 480).0 - 1).date_at(480), day.plus_days(-1));
    }

    proptest! {
        #[test]
        fn the_next_month_is_one_month_later_and_begins(days in -100_000_i64..100_000) {
            let day = Date::from_days(days);
            let next = next_month(day);
            prop_assert_eq!(next.day(), 1);
            prop_assert_eq!(Month::of(next).months_since(Month::of(day)), 1);
        }
    }
}
