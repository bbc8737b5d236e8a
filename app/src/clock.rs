//! Time as people read it: days and times of day in one zone, which the server names.

use leptos::prelude::*;
use meridian_domain::{
    locale::{self, Lang},
    time::{Date, Moment},
};

use crate::words::common;

/// The attribute of `<html>` in which the server names the zone.
pub const ATTRIBUTE: &str = "data-zone";

/// Where our people are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Minutes east of UTC: 480 in China.
    pub east: i32,
}

impl Default for Zone {
    fn default() -> Self {
        Self { east: 480 }
    }
}

impl Zone {
    /// The day of a moment.
    #[must_use]
    pub fn day(self, at: Moment) -> Date {
        at.date_at(self.east)
    }

    /// The whole date.
    #[must_use]
    pub fn date(self, lang: Lang, at: Moment) -> String {
        locale::date_full(lang, self.day(at))
    }

    /// The whole date and the time of day.
    #[must_use]
    pub fn date_and_time(self, lang: Lang, at: Moment) -> String {
        format!("{} {}", self.date(lang, at), self.time(at))
    }

    /// The date, as short as `today` allows, and the time of day.
    #[must_use]
    pub fn near(self, lang: Lang, at: Moment, today: Date) -> String {
        format!("{} {}", locale::day_near(lang, self.day(at), today), self.time(at))
    }

    /// How long ago: minutes and hours, then days, after a week the day itself.
    #[must_use]
    pub fn ago(self, lang: Lang, at: Moment, now: Moment) -> String {
        let minutes = (now.0 - at.0) / 60_000;
        let (day, today) = (self.day(at), self.day(now));
        match minutes {
            ..1 => common::just_now(lang).to_owned(),
            1..60 => common::minutes_ago(lang, minutes),
            60..1_440 => common::hours_ago(lang, minutes / 60),
            1_440..10_080 => locale::relative_days(lang, day.days_since(today)),
            _ => locale::day_near(lang, day, today),
        }
    }

    /// The time of day.
    #[must_use]
    pub fn time(self, at: Moment) -> String {
        let minutes = (at.0.div_euclid(60_000) + i64::from(self.east)).rem_euclid(24 * 60);
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// The zone of the first render: the server knows it, the browser asks what the server wrote into
/// `<html data-zone>`.
#[must_use]
pub fn initial_zone() -> Zone {
    #[cfg(feature = "ssr")]
    {
        crate::backend::backend().map_or_else(|_| Zone::default(), |backend| backend.zone())
    }
    #[cfg(not(feature = "ssr"))]
    {
        let root = document().document_element();
        let east = root.and_then(|root| root.get_attribute(ATTRIBUTE)).and_then(|east| east.parse().ok());
        east.map_or_else(Zone::default, |east| Zone { east })
    }
}

/// Puts the zone into the context; called once, at the app's root.
pub fn provide_zone(zone: Zone) {
    provide_context(zone);
}

/// The zone our people are in.
///
/// # Panics
/// Outside the app's root, where [`provide_zone`] was not called.
#[must_use]
pub fn use_zone() -> Zone {
    expect_context()
}

/// The moment it is, in the browser only: the server's clock had another minute, so what depends on
/// it is drawn in the browser.
#[must_use]
pub fn here_and_now() -> Option<Moment> {
    if cfg!(feature = "hydrate") { Some(crate::live::now()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Moment = Moment(1_764_000_000_000);

    #[test]
    fn time_is_told_in_words_and_later_as_a_day() {
        let told = |lang, minutes: i64| Zone::default().ago(lang, Moment(NOW.0 - minutes * 60_000), NOW);
        assert_eq!(told(Lang::En, 0), "just now");
        assert_eq!(told(Lang::En, -3), "just now");
        assert_eq!(told(Lang::Zh, 5), "5 分钟前");
        assert_eq!(told(Lang::En, 59), "59 min ago");
        assert_eq!(told(Lang::En, 120), "2 hours ago");
        assert_eq!(told(Lang::Zh, 3 * 1_440), "3 天前");
        assert_eq!(told(Lang::Zh, 20 * 1_440), "11-05");
    }

    #[test]
    fn a_moment_is_told_where_our_people_are() {
        let china = Zone::default();
        let day = china.day(NOW);
        assert_eq!(china.near(Lang::Zh, NOW, day), "11-25 00:00");
        assert_eq!(china.date_and_time(Lang::Zh, NOW), "2025-11-25 00:00");
        let lima = Zone { east: -300 };
        assert_eq!(lima.date_and_time(Lang::Zh, NOW), "2025-11-24 11:00");
        assert_eq!(lima.date_and_time(Lang::Zh, Moment(-1)), "1969-12-31 18:59");
    }
}
