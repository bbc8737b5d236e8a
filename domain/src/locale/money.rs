//! Amounts of money. All arithmetic is in whole minor units.

use super::{
    Lang,
    number::{MINUS, grouped},
};
use crate::money::{Currency, Money};

/// How amounts from a certain size are said.
struct Step {
    /// Major units from which the step is taken, after rounding as the step below rounds.
    from: i128,
    unit: &'static str,
    /// Major units in one of the unit.
    size: i128,
    /// At most so many; noughts at the end are left out.
    decimals: u32,
}

const PLAIN: Step = Step { from: 0, unit: "", size: 1, decimals: 0 };

const CHINESE: [Step; 4] = [
    PLAIN,
    Step { from: 10_000, unit: " 万", size: 10_000, decimals: 1 },
    Step { from: 1_000_000, unit: " 万", size: 10_000, decimals: 0 },
    Step { from: 100_000_000, unit: " 亿", size: 100_000_000, decimals: 2 },
];

const ENGLISH: [Step; 3] = [
    PLAIN,
    Step { from: 1_000_000, unit: " M", size: 1_000_000, decimals: 2 },
    Step { from: 10_000_000, unit: " M", size: 1_000_000, decimals: 1 },
];

/// An amount in short, with its currency: `3,860 万`, `1.48 亿`, `8,600 元` and `$120 万` in
/// Chinese, where renminbi goes without saying; `¥38.6 M`, `$2,500` and `HKD 1.2 M` in English.
#[must_use]
pub fn money(lang: Lang, amount: Money) -> String {
    let (figure, unit) = magnitude(lang, amount);
    match (lang, amount.currency) {
        (Lang::Zh, Currency::CNY) if unit.is_empty() => negated(amount, format!("{figure} 元")),
        (Lang::Zh, Currency::CNY) => negated(amount, format!("{figure}{unit}")),
        (_, currency) => negated(amount, format!("{}{figure}{unit}", prefix(currency))),
    }
}

/// The same without the currency, for a column whose head names it: `3,860 万`, `38.6 M`, `8,600`.
#[must_use]
pub fn money_short(lang: Lang, amount: Money) -> String {
    let (figure, unit) = magnitude(lang, amount);
    negated(amount, format!("{figure}{unit}"))
}

/// The whole amount to the last minor unit, with its currency: `¥38,600,000.00`. The same in both
/// languages.
#[must_use]
pub fn money_full(amount: Money) -> String {
    let figure = decimals(i128::from(amount.minor).abs(), amount.currency.exponent());
    negated(amount, format!("{}{figure}", prefix(amount.currency)))
}

/// A sign where it can only mean one currency to our readers, else the code: the yen has the sign
/// of the yuan, and there are many dollars.
fn prefix(currency: Currency) -> String {
    match currency.code() {
        "CNY" => "¥".to_owned(),
        "USD" => "$".to_owned(),
        "EUR" => "€".to_owned(),
        "GBP" => "£".to_owned(),
        code => format!("{code} "),
    }
}

/// The sign goes before everything else, and not before nought.
fn negated(amount: Money, text: String) -> String {
    let nought = !text.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0');
    if amount.minor < 0 && !nought { format!("{MINUS}{text}") } else { text }
}

/// Figure and unit. Rounding may carry into the next step, which then says it better: 9,999.6 万 is
/// 1 亿, but 9,950 万 stays what it is.
fn magnitude(lang: Lang, amount: Money) -> (String, &'static str) {
    let steps: &[Step] = match lang {
        Lang::Zh => &CHINESE,
        Lang::En => &ENGLISH,
    };
    let major = 10_i128.pow(amount.currency.exponent());
    let minor = i128::from(amount.minor).abs();
    let rounded = |step: &Step| nearest(minor * 10_i128.pow(step.decimals), step.size * major);
    let reached = |below: &Step, step: &Step| rounded(below) * below.size >= step.from * 10_i128.pow(below.decimals);
    let at = steps.windows(2).take_while(|pair| reached(&pair[0], &pair[1])).count();
    let step = &steps[at];
    let figure = decimals(rounded(step), step.decimals);
    let trimmed = if step.decimals > 0 { figure.trim_end_matches('0').trim_end_matches('.') } else { &figure };
    (trimmed.to_owned(), step.unit)
}

/// `value / 10^places` written out, with the thousands set apart.
fn decimals(value: i128, places: u32) -> String {
    let scale = 10_i128.pow(places);
    let whole = grouped(&(value / scale).to_string());
    match places as usize {
        0 => whole,
        places => format!("{whole}.{:0places$}", value % scale),
    }
}

/// The nearest whole of a fraction that is not negative; halves go up.
fn nearest(numerator: i128, denominator: i128) -> i128 {
    (numerator + denominator / 2) / denominator
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cny(major: i64) -> Money {
        Money::new(100 * major, Currency::CNY)
    }

    fn of(code: &str, minor: i64) -> Money {
        Money::new(minor, code.parse().expect("a currency"))
    }

    #[test]
    fn chinese_counts_in_wan_and_yi() {
        let printed = [
            (38_600_000, "3,860 万"),
            (148_000_000, "1.48 亿"),
            (10_000_000_000, "100 亿"),
            (9_400_000, "940 万"),
            (55_000, "5.5 万"),
            (500_000, "50 万"),
            (8_600, "8,600 元"),
            (0, "0 元"),
            (-38_600_000, "−3,860 万"),
        ];
        for (major, text) in printed {
            assert_eq!(money(Lang::Zh, cny(major)), text);
        }
    }

    #[test]
    fn english_counts_in_millions() {
        let printed = [
            (38_600_000, "¥38.6 M"),
            (148_100_000, "¥148.1 M"),
            (61_000_000, "¥61 M"),
            (3_860_000, "¥3.86 M"),
            (185_000, "¥185,000"),
            (-2_500, "−¥2,500"),
        ];
        for (major, text) in printed {
            assert_eq!(money(Lang::En, cny(major)), text);
        }
    }

    #[test]
    fn what_rounds_up_to_the_next_unit_is_said_in_it() {
        assert_eq!(money(Lang::Zh, cny(99_996_000)), "1 亿");
        assert_eq!(money(Lang::Zh, cny(99_500_000)), "9,950 万");
        assert_eq!(money(Lang::Zh, Money::new(999_960, Currency::CNY)), "1 万");
        assert_eq!(money(Lang::Zh, cny(999_600)), "100 万");
        assert_eq!(money(Lang::En, cny(9_996_000)), "¥10 M");
        assert_eq!(money(Lang::En, Money::new(99_999_960, Currency::CNY)), "¥1 M");
    }

    #[test]
    fn another_currency_is_always_named() {
        assert_eq!(money(Lang::Zh, of("USD", 120_000_000)), "$120 万");
        assert_eq!(money(Lang::En, of("USD", -250_000)), "−$2,500");
        assert_eq!(money(Lang::En, of("HKD", 120_000_000)), "HKD 1.2 M");
        assert_eq!(money(Lang::Zh, of("JPY", 38_600_000)), "JPY 3,860 万");
        assert_eq!(money_short(Lang::En, of("USD", 120_000_000)), "1.2 M");
    }

    #[test]
    fn a_whole_amount_shows_every_minor_unit() {
        assert_eq!(money_full(cny(38_600_000)), "¥38,600,000.00");
        assert_eq!(money_full(Money::new(-5, Currency::CNY)), "−¥0.05");
        assert_eq!(money_full(of("JPY", 1_234)), "JPY 1,234");
        assert_eq!(money_full(of("KWD", 1_234_567)), "KWD 1,234.567");
        assert_eq!(money_full(Money::new(i64::MIN, Currency::CNY)), "−¥92,233,720,368,547,758.08");
    }

    proptest! {
        #[test]
        fn a_short_amount_is_right_to_half_a_per_cent(minor in 1_000_000..i64::MAX / 2) {
            for lang in Lang::ALL {
                let text = money_short(lang, Money::new(minor, Currency::CNY)).replace(',', "");
                let (figure, unit) = text.split_once(' ').unwrap_or((&text, ""));
                let size = match unit { "亿" => 1e8, "万" => 1e4, "M" => 1e6, _ => 1.0 };
                let said = figure.parse::<f64>().expect("a figure") * size;
                prop_assert!((said / (minor as f64 / 100.0) - 1.0).abs() <= 0.0051, "{}", text);
            }
        }

        #[test]
        fn a_whole_amount_can_be_read_back(minor in any::<i64>()) {
            let text = money_full(Money::new(minor, Currency::CNY));
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse::<i128>().expect("digits"), i128::from(minor).abs());
            prop_assert_eq!(text.starts_with(MINUS), minor < 0);
        }
    }
}
