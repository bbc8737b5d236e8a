//! Numbers and days of sales lines. A file is written by one program, so how it writes decimals and
//! days is told once for the whole file; single values are not guessed at.

use serde::{Deserialize, Serialize};

use crate::{import::number, time::Date};

/// What stands before the decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    /// `1,234.50`
    #[default]
    Point,
    /// `1.234,50`
    Comma,
}

/// What comes first in a day written with digits only, where the year does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// `31.12.2026`
    Day,
    /// `12/31/2026`
    Month,
}

/// A number in thousandths or hundredths: `10^digits` times what is written, rounded half away from
/// nought. Thousands may be set apart by blanks, apostrophes or the mark that is no decimal one; `万` and
/// `亿` multiply; brackets and a minus in front or behind take away. `None` when it is no number, or too large.
#[must_use]
pub fn figure(text: &str, decimal: Decimal, digits: u32) -> Option<i64> {
    let text = text.trim();
    quick(text, decimal, digits).or_else(|| slow(text, decimal, digits))
}

/// The plain case: digits, a minus, a decimal mark.
fn quick(text: &str, decimal: Decimal, digits: u32) -> Option<i64> {
    let (sign, rest) = match text.as_bytes() {
        [b'-', rest @ ..] => (-1, rest),
        rest => (1, rest),
    };
    if rest.is_empty() || rest.len() > 16 {
        return None;
    }
    let mark = if decimal == Decimal::Comma { b',' } else { b'.' };
    let (mut number, mut behind) = (0_i64, None::<u32>);
    for byte in rest {
        match byte {
            b'0'..=b'9' => {
                let place = behind.map(|places| places + 1);
                // More places than are kept are rounded where there is time for it.
                if place.is_some_and(|places| places > digits) {
                    return None;
                }
                behind = place;
                number = number * 10 + i64::from(byte - b'0');
            }
            _ if *byte == mark && behind.is_none() => behind = Some(0),
            _ => return None,
        }
    }
    let missing = digits - behind.unwrap_or(0);
    number.checked_mul(10_i64.checked_pow(missing)?).map(|number| sign * number)
}

fn slow(text: &str, decimal: Decimal, digits: u32) -> Option<i64> {
    let bare = text.trim_matches(['¥', '￥', '$', '€', '£', ' ', '\u{a0}', '"']);
    let (sign, bare) = match (bare.strip_prefix('('), bare.strip_suffix('-')) {
        (Some(inside), _) => (-1, inside.strip_suffix(')')?),
        (None, Some(before)) => (-1, before),
        (None, None) => (1, bare),
    };
    let bare = bare.trim_matches(['¥', '￥', '$', '€', '£', ' ', '\u{a0}']);
    // Marks of thousands go, and the decimal mark is a point for the reader of numbers; a second point
    // behind it keeps `1,234` from being read as thousands.
    let (thousands, mark) = if decimal == Decimal::Comma { ('.', ',') } else { (',', '.') };
    if bare.matches(mark).count() > 1 {
        return None;
    }
    let plain: String = bare.chars().filter(|c| *c != thousands).map(|c| if c == mark { '.' } else { c }).collect();
    let micro = sign * number(&plain)?;
    let per = 10_i128.pow(6_u32.checked_sub(digits)?);
    let half = if micro < 0 { -per / 2 } else { per / 2 };
    i64::try_from((micro + half) / per).ok()
}

/// A month by its number or its name: `3`, `03`, `3月`, `三月`, `March`, `Mar`, `März`.
#[must_use]
pub fn month(text: &str) -> Option<u8> {
    let text = text.trim();
    let digits = text.strip_suffix('月').unwrap_or(text);
    if let Ok(number) = digits.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    const CHINESE: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    if let Some(at) = CHINESE.iter().position(|name| *name == digits) {
        return Some(at as u8 + 1);
    }
    let lower = text.trim_end_matches('.').to_lowercase();
    const NAMES: [&[&str]; 12] = [
        &["jan", "january", "januar"],
        &["feb", "february", "februar"],
        &["mar", "march", "märz", "mrz"],
        &["apr", "april"],
        &["may", "mai"],
        &["jun", "june", "juni"],
        &["jul", "july", "juli"],
        &["aug", "august"],
        &["sep", "sept", "september"],
        &["oct", "october", "okt", "oktober"],
        &["nov", "november"],
        &["dec", "december", "dez", "dezember"],
    ];
    NAMES.iter().position(|names| names.contains(&lower.as_str())).map(|at| at as u8 + 1)
}

/// The parts of a day: runs of digits and names of months. What comes behind the day, a time for
/// instance, is left alone.
fn parts(text: &str) -> Option<[&str; 3]> {
    let mut found = [""; 3];
    let mut rest = text.trim();
    for part in &mut found {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let first = rest.chars().next()?;
        let end = rest.find(|c: char| c.is_ascii_digit() != first.is_ascii_digit() || !c.is_alphanumeric());
        let end = end.unwrap_or(rest.len());
        (*part, rest) = rest.split_at(end);
        rest = rest.strip_prefix(['年', '月', '日']).unwrap_or(rest);
    }
    Some(found)
}

/// A day: the year first (`2026-12-08`, `20261208`, `2026年12月8日`), day or month first as `order` says or
/// as only one of them can be, with a name for the month (`8 Dec 2026`), or a month alone (`2026-12`,
/// `Dec 2026`), which means its first day. A time behind it does not matter. `None` when it is no day, or
/// when it might be two.
#[must_use]
pub fn day(text: &str, order: Option<DateOrder>) -> Option<Date> {
    let text = text.trim();
    let made = |year: &str, month: u8, day: &str| -> Option<Date> {
        let year: i32 = year.parse().ok()?;
        let year = match year {
            0..=69 => 2000 + year,
            70..=99 => 1900 + year,
            year => year,
        };
        Date::new(year, month, day.parse().ok()?).ok().filter(|date| date.is_sane())
    };
    if let Some(date) = quick_day(text) {
        return Some(date);
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    match text.len() {
        8 if digits => return made(&text[..4], text[4..6].parse().ok()?, &text[6..]),
        6 if digits => return made(&text[..4], text[4..].parse().ok()?, "1"),
        _ => {}
    }
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let Some([a, b, c]) = parts(text) else {
        // Two parts: a month of a year.
        let (first, second) = text.split_once(['-', '/', '.', ' ', '年'])?;
        let (year, of) = if first.len() == 4 && is_number(first) { (first, second) } else { (second, first) };
        let year = year.trim();
        return if year.len() == 4 && is_number(year) { made(year, month(of)?, "1") } else { None };
    };
    if !is_number(a) {
        return made(c, month(a)?, b);
    }
    if !is_number(b) {
        return if a.len() == 4 { made(a, month(b)?, c) } else { made(c, month(b)?, a) };
    }
    if a.len() == 4 {
        return made(a, month(b)?, c);
    }
    if !is_number(c) {
        return None;
    }
    match (a.parse::<u8>().ok()?, b.parse::<u8>().ok()?, order) {
        (first, second, _) if first > 12 && second <= 12 => made(c, second, a),
        (first, second, _) if second > 12 && first <= 12 => made(c, first, b),
        (_, second, Some(DateOrder::Day)) => made(c, second, a),
        (first, _, Some(DateOrder::Month)) => made(c, first, b),
        (first, second, None) if first == second => made(c, second, a),
        _ => None,
    }
}

/// `2026-12-08`, alone or with a time behind it.
fn quick_day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let &[a, b, c, d, b'-', e, f, b'-', g, h, ..] = bytes else { return None };
    if bytes.get(10).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let mut numbers = [0_i32; 8];
    for (number, byte) in numbers.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *number = i32::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    let [a, b, c, d, e, f, g, h] = numbers;
    Date::new(a * 1000 + b * 100 + c * 10 + d, (e * 10 + f) as u8, (g * 10 + h) as u8)
        .ok()
        .filter(|date| date.is_sane())
}

/// Which order the days of a column tell, if one of them can only be read one way.
#[must_use]
pub fn order_of<'a>(values: impl IntoIterator<Item = &'a str>) -> Option<DateOrder> {
    for value in values {
        let Some([a, b, _]) = parts(value) else { continue };
        match (a.len() <= 2).then(|| (a.parse::<u8>(), b.parse::<u8>())) {
            Some((Ok(13..), Ok(1..=12))) => return Some(DateOrder::Day),
            Some((Ok(1..=12), Ok(13..))) => return Some(DateOrder::Month),
            _ => {}
        }
    }
    None
}

/// Which mark the numbers of a column tell: the last of two kinds, or a comma that no three digits follow.
#[must_use]
pub fn decimal_of<'a>(values: impl IntoIterator<Item = &'a str>) -> Decimal {
    let mut commas = false;
    for value in values {
        let (point, comma) = (value.rfind('.'), value.rfind(','));
        match (point, comma) {
            (Some(point), Some(comma)) => return if comma > point { Decimal::Comma } else { Decimal::Point },
            (Some(_), None) if value.matches('.').count() == 1 && !thousands(value, '.') => return Decimal::Point,
            (Some(_), None) if value.matches('.').count() > 1 => return Decimal::Comma,
            (None, Some(_)) if value.matches(',').count() > 1 => return Decimal::Point,
            (None, Some(_)) if !thousands(value, ',') => commas = true,
            _ => {}
        }
    }
    if commas { Decimal::Comma } else { Decimal::Point }
}

/// Whether just three digits follow the mark.
fn thousands(value: &str, mark: char) -> bool {
    value.rsplit_once(mark).is_some_and(|(_, behind)| {
        let digits = behind.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
        digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_in_the_forms_files_have() {
        for (text, decimal, cents) in [
            ("1472", Decimal::Point, Some(147_200)),
            ("1,234.50", Decimal::Point, Some(123_450)),
            ("1.234,50", Decimal::Comma, Some(123_450)),
            ("1 234,50", Decimal::Comma, Some(123_450)),
            ("1'234.5", Decimal::Point, Some(123_450)),
            ("1.234", Decimal::Comma, Some(123_400)),
            ("1,234", Decimal::Point, Some(123_400)),
            ("1.234", Decimal::Point, Some(123)),
            ("12.5万", Decimal::Point, Some(12_500_000)),
            ("1亿", Decimal::Point, Some(10_000_000_000)),
            ("-7", Decimal::Point, Some(-700)),
            ("(1,234.50)", Decimal::Point, Some(-123_450)),
            ("7.50-", Decimal::Point, Some(-750)),
            ("¥ 5", Decimal::Point, Some(500)),
            ("−3", Decimal::Point, Some(-300)),
            ("2.005", Decimal::Point, Some(201)),
            ("-2.005", Decimal::Point, Some(-201)),
            ("", Decimal::Point, None),
            ("n/a", Decimal::Point, None),
            ("1.2.3", Decimal::Point, None),
            ("=A1*2", Decimal::Point, None),
        ] {
            assert_eq!(figure(text, decimal, 2), cents, "{text}");
        }
    }

    #[test]
    fn days_are_read_in_the_forms_files_have() {
        let read = |text, order| day(text, order).map(|date| date.to_string()).unwrap_or_default();
        for text in [
            "2026-12-08",
            "2026-12-08 08:26:00",
            "2026-12-08T08:26Z",
            "2026/12/8",
            "2026.12.8",
            "20261208",
            "2026年12月8日",
            "8 Dec 2026",
            "Dec 8, 2026",
            "8-Dec-26",
            "08. Dezember 2026",
        ] {
            assert_eq!(read(text, None), "2026-12-08", "{text}");
        }
        assert_eq!(read("12/1/2010 8:26", Some(DateOrder::Month)), "2010-12-01");
        assert_eq!(read("12.1.2010", Some(DateOrder::Day)), "2010-01-12");
        assert_eq!(read("31/12/2026", None), "2026-12-31");
        assert_eq!(read("12/31/2026", Some(DateOrder::Day)), "2026-12-31");
        for text in ["2026-12", "202612", "2026年12月", "Dec 2026", "12/2026", "2026/12"] {
            assert_eq!(read(text, None), "2026-12-01", "{text}");
        }
        for text in ["", "1/2/2026", "soon", "2023-02-29", "99999999", "12345", "2026-13-01"] {
            assert_eq!(day(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_column_tells_its_order_of_days_and_its_decimal_mark() {
        assert_eq!(order_of(["1/2/2010", "3/4/2010", "1/13/2010"]), Some(DateOrder::Month));
        assert_eq!(order_of(["1.2.2010", "31.1.2010"]), Some(DateOrder::Day));
        assert_eq!(order_of(["1/2/2010", "2026-13-20"]), None);
        assert_eq!(decimal_of(["5", "1.234,5"]), Decimal::Comma);
        assert_eq!(decimal_of(["1.234.567", "5"]), Decimal::Comma);
        assert_eq!(decimal_of(["2,55", "3"]), Decimal::Comma);
        assert_eq!(decimal_of(["1,234", "3.39"]), Decimal::Point);
        assert_eq!(decimal_of(["1,234", "3"]), Decimal::Point);
    }

    #[test]
    fn months_have_numbers_and_names() {
        for text in ["3", "03", "3月", "三月", "March", "mar", "Mar.", "März"] {
            assert_eq!(month(text), Some(3), "{text}");
        }
        for text in ["0", "13", "", "Marchx"] {
            assert_eq!(month(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn quick_and_slow_say_the_same(number in -99_999_999_i64..99_999_999, places in 0_usize..=3, comma in any::<bool>()) {
            let mark = if comma { "," } else { "." };
            let decimal = if comma { Decimal::Comma } else { Decimal::Point };
            let text = match places {
                0 => format!("{number}"),
                _ => format!("{number}{mark}{}", &"527"[..places]),
            };
            prop_assert_eq!(figure(&text, decimal, 3), slow(&text, decimal, 3));
        }

        #[test]
        fn no_text_makes_the_readers_panic(text in ".{0,24}") {
            let read = (figure(&text, Decimal::Point, 2), figure(&text, Decimal::Comma, 3), day(&text, None), month(&text));
            let told = (order_of([text.as_str()]), decimal_of([text.as_str()]));
            prop_assert!(read.2.is_none_or(Date::is_sane) && (told.0.is_none() || !text.is_empty()));
        }
    }
}
