//! Figures of the board: amounts in 万 and 亿 or in M, dates of this and other years.

use meridian_domain::{
    locale::Lang,
    money::{Currency, Money},
    time::Date,
};

/// An amount as a card shows it: the currency is named when it is not `reporting`.
pub fn amount(lang: Lang, money: Money, reporting: Currency) -> String {
    let figure = short(lang, money);
    if money.currency == reporting { figure } else { format!("{figure} {}", money.currency) }
}

/// A sum with its currency's sign.
pub fn sum(lang: Lang, money: Money) -> String {
    match money.currency.code() {
        "CNY" => format!("¥{}", short(lang, money)),
        "USD" => format!("${}", short(lang, money)),
        code => format!("{} {code}", short(lang, money)),
    }
}

/// An amount without its currency: `3,860 万`, `1.48 亿`, `19.60 M`, `55,182`.
pub fn short(lang: Lang, money: Money) -> String {
    let major = money.minor as f64 / 10_f64.powi(money.currency.exponent() as i32);
    let size = major.abs();
    let (value, digits, unit) = match lang {
        Lang::Zh if size >= 1e8 => (major / 1e8, 2, " 亿"),
        Lang::Zh if size >= 1e6 => (major / 1e4, 0, " 万"),
        Lang::Zh if size >= 1e4 => (major / 1e4, 1, " 万"),
        Lang::En if size >= 1e6 => (major / 1e6, 2, " M"),
        _ => (major, 0, ""),
    };
    format!("{}{unit}", grouped(value, digits))
}

fn grouped(value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value.abs());
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(whole, part)| (whole, Some(part)));
    let mut out = String::new();
    if value < 0.0 && text.bytes().any(|b| (b'1'..=b'9').contains(&b)) {
        out.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// A date on a card: month and day, with the year where it is not this one.
pub fn day(date: Date, today: Date) -> String {
    if date.year() == today.year() { format!("{:02}-{:02}", date.month(), date.day()) } else { date.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cny(major: i64) -> Money {
        Money::new(major * 100, Currency::CNY)
    }

    #[test]
    fn each_language_has_its_own_large_units() {
        assert_eq!(short(Lang::Zh, cny(38_600_000)), "3,860 万");
        assert_eq!(short(Lang::Zh, cny(148_100_000)), "1.48 亿");
        assert_eq!(short(Lang::Zh, cny(55_000)), "5.5 万");
        assert_eq!(short(Lang::En, cny(19_600_000)), "19.60 M");
        assert_eq!(short(Lang::En, cny(55_182)), "55,182");
        assert_eq!(short(Lang::En, cny(-1_000)), "−1,000");
    }

    #[test]
    fn a_foreign_amount_names_its_currency() {
        assert_eq!(amount(Lang::En, Money::new(120_000_000, Currency::USD), Currency::CNY), "1.20 M USD");
        assert_eq!(sum(Lang::En, cny(352_200_000)), "¥352.20 M");
    }

    #[test]
    fn a_date_of_another_year_says_so() {
        let today = Date::new(2026, 11, 23).expect("a date");
        assert_eq!(day(Date::new(2026, 12, 8).expect("a date"), today), "12-08");
        assert_eq!(day(Date::new(2027, 1, 8).expect("a date"), today), "2027-01-08");
    }
}
