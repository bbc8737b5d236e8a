//! Dates as each language writes them.

use super::Lang;
use crate::time::Date;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Day and month, for tables: `12-08`, `8 Dec`.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Zh => format!("{:02}-{:02}", date.month(), date.day()),
        Lang::En => format!("{} {}", date.day(), month(date)),
    }
}

/// The same, with the year when it is not this year's: `2027-01-08`, `8 Jan 2027`.
#[must_use]
pub fn day_near(lang: Lang, date: Date, today: Date) -> String {
    if date.year() == today.year() { day(lang, date) } else { date_full(lang, date) }
}

/// With the year: `2026-12-08`, `8 Dec 2026`.
#[must_use]
pub fn date_full(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Zh => date.to_string(),
        Lang::En => format!("{} {}", day(lang, date), date.year()),
    }
}

/// Days from today in words: `今天`, `明天`, `3 天后`, `3 天前`; `today`, `tomorrow`, `in 3 days`,
/// `3 days ago`. Negative is in the past.
#[must_use]
pub fn relative_days(lang: Lang, days: i64) -> String {
    let count = days.unsigned_abs();
    match (lang, days) {
        (Lang::Zh, 0) => "今天".to_owned(),
        (Lang::Zh, 1) => "明天".to_owned(),
        (Lang::Zh, -1) => "昨天".to_owned(),
        (Lang::Zh, 2..) => format!("{count} 天后"),
        (Lang::Zh, _) => format!("{count} 天前"),
        (Lang::En, 0) => "today".to_owned(),
        (Lang::En, 1) => "tomorrow".to_owned(),
        (Lang::En, -1) => "yesterday".to_owned(),
        (Lang::En, 2..) => format!("in {count} days"),
        (Lang::En, _) => format!("{count} days ago"),
    }
}

fn month(date: Date) -> &'static str {
    MONTHS.get(usize::from(date.month()).wrapping_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn each_language_writes_the_day_its_way() {
        assert_eq!(day(Lang::Zh, date("2026-12-08")), "12-08");
        assert_eq!(day(Lang::En, date("2026-12-08")), "8 Dec");
        assert_eq!(date_full(Lang::Zh, date("2026-12-08")), "2026-12-08");
        assert_eq!(date_full(Lang::En, date("2027-01-31")), "31 Jan 2027");
    }

    #[test]
    fn a_day_of_another_year_says_which() {
        let today = date("2026-11-23");
        assert_eq!(day_near(Lang::Zh, date("2026-12-08"), today), "12-08");
        assert_eq!(day_near(Lang::Zh, date("2027-01-22"), today), "2027-01-22");
        assert_eq!(day_near(Lang::En, date("2025-12-31"), today), "31 Dec 2025");
    }

    #[test]
    fn days_near_today_have_names() {
        assert_eq!(
            [-3, -1, 0, 1, 3].map(|days| relative_days(Lang::Zh, days)),
            ["3 天前", "昨天", "今天", "明天", "3 天后"]
        );
        assert_eq!(
            [-21, -1, 0, 1, 2].map(|days| relative_days(Lang::En, days)),
            ["21 days ago", "yesterday", "today", "tomorrow", "in 2 days"]
        );
    }
}
