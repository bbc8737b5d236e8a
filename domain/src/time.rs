//! Moments and civil dates.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use thiserror::Error;

/// A moment: milliseconds since 1970-01-01T00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// Milliseconds in a civil day.
pub const DAY_MS: i64 = 86_400_000;

impl Moment {
    /// The civil date in UTC.
    pub fn date(self) -> Date {
        self.date_at(0)
    }

    /// The civil date in a zone `offset_minutes` east of UTC (480 for China).
    pub fn date_at(self, offset_minutes: i32) -> Date {
        Date::from_days((self.0 + i64::from(offset_minutes) * 60_000).div_euclid(DAY_MS))
    }
}

/// A civil date without a zone, written `2026-12-08`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(time::Date);

/// The text is not a date that exists, or not one a business record can carry.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{0:?} is not a date")]
pub struct NotADate(pub String);

const UNIX_EPOCH_JULIAN: i64 = 2_440_588;

impl Date {
    /// 1970-01-01.
    pub const EPOCH: Self = match time::Date::from_ordinal_date(1970, 1) {
        Ok(date) => Self(date),
        Err(_) => panic!("1970 has a first day"),
    };

    /// The date `year`-`month`-`day`, when it exists.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, NotADate> {
        time::Month::try_from(month)
            .ok()
            .and_then(|month| time::Date::from_calendar_date(year, month, day).ok())
            .map(Self)
            .ok_or_else(|| NotADate(format!("{year:04}-{month:02}-{day:02}")))
    }

    /// The date `days` days after 1970-01-01, held to the years −9999 to 9999.
    pub fn from_days(days: i64) -> Self {
        let julian = (days + UNIX_EPOCH_JULIAN)
            .clamp(i64::from(time::Date::MIN.to_julian_day()), i64::from(time::Date::MAX.to_julian_day()));
        Self(time::Date::from_julian_day(julian as i32).unwrap_or(time::Date::MIN))
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i64 {
        i64::from(self.0.to_julian_day()) - UNIX_EPOCH_JULIAN
    }

    /// The date `days` later.
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_days(self.days() + days)
    }

    /// Days from `earlier` to this date.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.days() - earlier.days()
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month() as u8
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_from_monday()
    }

    /// Midnight UTC of this date.
    pub fn start(self) -> Moment {
        Moment(self.days() * DAY_MS)
    }

    /// Whether a business record may carry the date: 1950 to 2199.
    pub fn is_sane(self) -> bool {
        (1950..2200).contains(&self.year())
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let no = || NotADate(text.chars().take(20).collect());
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().filter(|part| part.bytes().all(|b| b.is_ascii_digit())).ok_or_else(no);
        let (year, month, day) = (next()?, next()?, next()?);
        if year.len() != 4 || month.len() != 2 || day.len() != 2 {
            return Err(no());
        }
        Self::new(year.parse().map_err(|_| no())?, month.parse().map_err(|_| no())?, day.parse().map_err(|_| no())?)
            .map_err(|_| no())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_survives_being_written_and_read() {
        for text in ["1970-01-01", "2024-02-29", "2026-12-08"] {
            let date: Date = text.parse().expect("a date");
            assert_eq!(date.to_string(), text);
            assert_eq!(Date::from_days(date.days()), date);
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in ["1900-02-30", "2023-02-29", "2026-13-01", "2026-1-1", "", "20261208", "2026-12-08T00:00"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_moment_late_in_the_evening_is_tomorrow_in_china() {
        let moment = Moment("2026-12-08".parse::<Date>().expect("a date").start().0 + 20 * 3_600_000);
        assert_eq!(moment.date().to_string(), "2026-12-08");
        assert_eq!(moment.date_at(480).to_string(), "2026-12-09");
    }
}
