//! Weeks, from Monday to Sunday: health is noted once a week, at its end.

use crate::time::Date;

/// The number of the week a day lies in, on a continuous count.
#[must_use]
pub fn week_of(day: Date) -> i32 {
    // The first of January 1970 was a Thursday.
    i32::try_from((day.days() + 3).div_euclid(7)).unwrap_or(i32::MAX)
}

/// The last day of a week: its Sunday.
#[must_use]
pub fn last_day(week: i32) -> Date {
    Date::from_days(i64::from(week) * 7 + 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday_and_ends_on_sunday() {
        let day = |text: &str| text.parse::<Date>().expect("a date");
        let week = week_of(day("2026-11-23"));
        assert_eq!(week_of(day("2026-11-22")), week - 1);
        assert_eq!(week_of(day("2026-11-29")), week);
        assert_eq!(last_day(week), day("2026-11-29"));
        assert_eq!(last_day(week).weekday(), 7);
    }
}
