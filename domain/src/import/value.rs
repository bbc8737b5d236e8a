//! Reading single values.

use crate::{
    money::{Currency, Money},
    time::Date,
};

/// A number written as `1234.5`, `1,234.50`, `1.234,50`, `1 234,50` or `12.5万`, in millionths.
/// `None` when it is not a number.
pub fn number(text: &str) -> Option<i128> {
    let text = text.trim();
    let (text, factor) = match text.strip_suffix('万') {
        Some(text) => (text, 10_000),
        None => match text.strip_suffix('亿') {
            Some(text) => (text, 100_000_000),
            None => (text, 1),
        },
    };
    let (text, sign) = match text.strip_prefix(['-', '−']) {
        Some(text) => (text, -1),
        None => (text.strip_prefix('+').unwrap_or(text), 1),
    };
    let text: String = text.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\'')).collect();
    let point = decimal_point(&text);
    let (whole, fraction) = match point {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text.as_str(), ""),
    };
    let whole: String = whole.chars().filter(|c| !matches!(c, ',' | '.')).collect();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() || whole.len() > 20 || !digits(&whole) || !digits(fraction) {
        return None;
    }
    let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let micro: i128 = format!("{:0<6}", &fraction[..fraction.len().min(6)]).parse().ok()?;
    Some(sign * (whole * 1_000_000 + micro) * factor)
}

/// Where the decimal point stands: the last of `.` and `,`, unless it is a thousands separator.
fn decimal_point(text: &str) -> Option<usize> {
    let (dot, comma) = (text.rfind('.'), text.rfind(','));
    let last = match (dot, comma) {
        (Some(dot), Some(comma)) => dot.max(comma),
        (Some(at), None) | (None, Some(at)) => {
            let mark = &text[at..=at];
            let thousands = text.len() - at == 4 && at > 0 && (mark == "," || text.matches(mark).count() > 1);
            let several = text.matches(mark).count() > 1;
            if thousands || several {
                return None;
            }
            at
        }
        (None, None) => return None,
    };
    Some(last)
}

/// An amount in `currency`, the number being multiples of `unit`. Rounds half away from nought to
/// minor units.
pub fn amount(text: &str, currency: Currency, unit: i64) -> Option<Money> {
    let text = text.trim().trim_start_matches(['¥', '￥', '$', '€', '£']);
    let micro = number(text)?.checked_mul(i128::from(unit))?;
    let scaled = micro.checked_mul(10_i128.pow(currency.exponent()))?;
    let half = if scaled < 0 { -500_000 } else { 500_000 };
    i64::try_from((scaled + half) / 1_000_000).ok().map(|minor| Money::new(minor, currency))
}

/// A date written year first (`2026-12-08`, `2026/12/8`, `20261208`, `2026年12月8日`, with a time of
/// day behind it or not), or unmistakably day first or month first (`31/12/2026`, `12/31/2026`).
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.split([' ', 'T']).next().unwrap_or(text);
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        return Date::new(day[..4].parse().ok()?, day[4..6].parse().ok()?, day[6..].parse().ok()?).ok();
    }
    let parts: Vec<i32> = day
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let &[a, b, c] = parts.as_slice() else { return None };
    let make =
        |year: i32, month: i32, day: i32| Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?).ok();
    match (a, b, c) {
        (year, month, day) if year > 31 => make(year, month, day),
        (day, month, year) if day > 12 && year > 31 => make(year, month, day),
        (month, day, year) if day > 12 && year > 31 => make(year, month, day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_the_forms_people_write() {
        for text in ["1234.5", "1,234.50", "1.234,50", "1 234,50", "1'234.5"] {
            assert_eq!(number(text), Some(1_234_500_000), "{text}");
        }
        assert_eq!(number("12.5万"), Some(125_000_000_000));
        assert_eq!(number("1,234"), Some(1_234_000_000));
        assert_eq!(number("1.5"), Some(1_500_000));
        assert_eq!(number("−3"), Some(-3_000_000));
        for text in ["", "abc", "1e12", "--2", "1-2"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_rounded_to_minor_units() {
        assert_eq!(amount("¥1,054", Currency::CNY, 1).map(|m| m.minor), Some(105_400));
        assert_eq!(amount("1100.04", Currency::USD, 1_000_000).map(|m| m.minor), Some(110_004_000_000));
        assert_eq!(amount("0.005", Currency::USD, 1).map(|m| m.minor), Some(1));
    }

    #[test]
    fn dates_are_read_where_they_can_only_mean_one_day() {
        for text in ["2026-12-08", "2026/12/8", "20261208", "2026年12月8日", "2026-12-08 10:15", "2026-12-08T00:00:00Z"]
        {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), Some("2026-12-08"), "{text}");
        }
        assert_eq!(date("31/12/2026"), date("12/31/2026"));
        for text in ["01/02/2026", "1900-02-30", "soon", ""] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
