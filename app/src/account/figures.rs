//! Figures in the reader's language: money, dates, signed points. Pure, so that server and browser
//! write the same.

use meridian_domain::{locale::Lang, money::Currency, time::Date};

/// An amount as a reader says it: `¥3,860 万`, `¥1.48 亿` in Chinese, `¥38.6 M` in English.
#[must_use]
pub fn money(lang: Lang, minor: i64, currency: Currency) -> String {
    let major = minor as f64 / 10_f64.powi(i32::try_from(currency.exponent()).unwrap_or(2));
    let sign = if minor < 0 { "−" } else { "" };
    let symbol = match currency.code() {
        "CNY" | "JPY" => "¥".to_owned(),
        "USD" => "$".to_owned(),
        "EUR" => "€".to_owned(),
        code => format!("{code} "),
    };
    format!("{sign}{symbol}{}", short(lang, major.abs()))
}

/// A sum without its currency, for a column whose head says it.
#[must_use]
pub fn sum(lang: Lang, minor: i64, currency: Currency) -> String {
    let major = minor as f64 / 10_f64.powi(i32::try_from(currency.exponent()).unwrap_or(2));
    let sign = if minor < 0 { "−" } else { "" };
    format!("{sign}{}", short(lang, major.abs()))
}

fn short(lang: Lang, major: f64) -> String {
    match lang {
        Lang::Zh if major >= 99_995_000.0 => format!("{:.2} 亿", major / 1e8),
        Lang::Zh if major >= 1e6 => format!("{} 万", grouped((major / 1e4).round() as i64)),
        Lang::Zh if major >= 1e4 => format!("{:.1} 万", major / 1e4),
        Lang::En if major >= 1e6 => format!("{:.1} M", major / 1e6),
        _ => grouped(major.round() as i64),
    }
}

/// `2,680`
#[must_use]
pub fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        text.push('−');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `+3.5`, `−0.2`, `0.0`: with a real minus, and no sign on nought.
#[must_use]
pub fn signed(x: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", x.abs());
    let zero = text.chars().all(|c| c == '0' || c == '.');
    match x {
        _ if zero => text,
        x if x < 0.0 => format!("−{text}"),
        _ => format!("+{text}"),
    }
}

/// A figure that may be negative: `−8.5`.
#[must_use]
pub fn number(x: f64, decimals: usize) -> String {
    let text = signed(x, decimals);
    text.strip_prefix('+').map_or(text.clone(), ToOwned::to_owned)
}

/// A share of 0..=1 as whole percent.
#[must_use]
pub fn percent(share: f64) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// `12-08`, with the year when it is not this one.
#[must_use]
pub fn day(date: Date, today: Date) -> String {
    let short = format!("{:02}-{:02}", date.month(), date.day());
    if date.year() == today.year() { short } else { format!("{}-{short}", date.year()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_said_as_the_reader_says_it() {
        let cny = Currency::CNY;
        assert_eq!(money(Lang::Zh, 3_860_000_000, cny), "¥3,860 万");
        assert_eq!(money(Lang::Zh, 14_800_000_000, cny), "¥1.48 亿");
        assert_eq!(money(Lang::Zh, 18_500_000, cny), "¥18.5 万");
        assert_eq!(money(Lang::En, 3_860_000_000, cny), "¥38.6 M");
        assert_eq!(money(Lang::En, 18_500_000, cny), "¥185,000");
        assert_eq!(money(Lang::En, -250_000, Currency::USD), "−$2,500");
    }

    #[test]
    fn a_minus_is_a_minus_and_nought_has_no_sign() {
        assert_eq!(signed(3.53, 1), "+3.5");
        assert_eq!(signed(-0.23, 1), "−0.2");
        assert_eq!(signed(-0.01, 1), "0.0");
        assert_eq!(number(-8.51, 1), "−8.5");
        assert_eq!(number(60.06, 0), "60");
        assert_eq!(grouped(-1_234_567), "−1,234,567");
    }

    #[test]
    fn a_day_names_its_year_only_when_it_is_another() {
        let today = Date::new(2026, 11, 23).unwrap();
        assert_eq!(day(today.plus_days(15), today), "12-08");
        assert_eq!(day(today.plus_days(60), today), "2027-01-22");
    }
}
