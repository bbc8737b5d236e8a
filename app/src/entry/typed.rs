//! Reading what somebody types beside a deal: amounts, days, percentages, points, links.

use meridian_domain::{
    gate::{Invalid, Rejection, Why},
    import,
    locale::Lang,
    money::{Currency, Money},
    pipeline::file_of,
    time::Date,
};

use crate::{
    Failure,
    words::{dossier as words, failures, profile},
};

/// Why what was typed cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Amount,
    Date,
    Percent,
    /// Not a whole number of at least one.
    Quantity,
    /// Not between 0 and 100 points.
    Points,
    Link,
    /// Not a whole number from 0 on.
    Count,
    /// Not a number, or not a whole one where one is asked for.
    Number,
    /// Nothing was typed where something must stand.
    Missing,
}

impl Wrong {
    /// In the reader's words.
    pub const fn tell(self, lang: Lang) -> &'static str {
        match self {
            Self::Amount => words::wrong_amount(lang),
            Self::Date => words::wrong_date(lang),
            Self::Percent => words::wrong_percent(lang),
            Self::Quantity => words::wrong_quantity(lang),
            Self::Points => words::wrong_points(lang),
            Self::Link => words::wrong_link(lang),
            Self::Count => profile::not_a_count(lang),
            Self::Number => words::wrong_number(lang),
            Self::Missing => words::wrong_missing(lang),
        }
    }
}

/// What keeps a field from being taken: it cannot be read, or the gate refuses it.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    Wrong(Wrong),
    Refused(Failure),
}

impl Fault {
    /// In the reader's words, to stand beside the field.
    pub fn tell(&self, lang: Lang) -> String {
        match self {
            Self::Wrong(wrong) => wrong.tell(lang).to_owned(),
            Self::Refused(Failure::Rejected(Rejection::Invalid { invalid, .. })) => beside(lang, invalid),
            Self::Refused(failure) => {
                let told = failures::tell(lang, failure);
                format!("{} · {}", told.happened, told.to_do)
            }
        }
    }
}

/// What is wrong with a field that names itself already.
fn beside(lang: Lang, Invalid { field, why }: &Invalid) -> String {
    match (why, field.as_str()) {
        (Why::Missing, _) => words::wrong_missing(lang).to_owned(),
        (Why::TooLong { most }, _) => words::wrong_long(lang, *most),
        (Why::OutOfRange { least, most }, _) => words::wrong_range(lang, *least, *most),
        (Why::AbsurdAmount, _) => words::wrong_amount(lang).to_owned(),
        (Why::AbsurdDate, _) => words::wrong_date(lang).to_owned(),
        (Why::Contradicts, "link") => words::wrong_link(lang).to_owned(),
        (Why::Contradicts, "amount") => words::wrong_span(lang).to_owned(),
        (Why::Contradicts, "total") => words::wrong_total(lang).to_owned(),
        (Why::Contradicts, "tender.submit_by" | "tender.opens_on") => words::wrong_order(lang).to_owned(),
        (Why::Contradicts, _) => words::wrong_against(lang).to_owned(),
    }
}

/// `Ok(None)` for an empty text.
pub fn optional<T>(text: &str, read: impl Fn(&str) -> Result<T, Wrong>) -> Result<Option<T>, Wrong> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// An amount as people write it, in `usual` unless a code stands before or behind it: `USD 1,200`.
pub fn money(text: &str, usual: Currency) -> Result<Money, Wrong> {
    let text = text.trim();
    let coded = |code: Option<&str>| code.and_then(|code| code.to_ascii_uppercase().parse::<Currency>().ok());
    let (currency, text) = if let Some(currency) = coded(text.get(..3)) {
        (currency, &text[3..])
    } else if let Some(currency) = text.len().checked_sub(3).and_then(|at| coded(text.get(at..))) {
        (currency, &text[..text.len() - 3])
    } else {
        (usual, text)
    };
    import::amount(text, currency, 1).filter(Money::is_sane).ok_or(Wrong::Amount)
}

/// An amount as [`money`] reads it: no separators, no noughts behind the point, the code if it is not
/// the usual one.
pub fn plain(amount: Money, usual: Currency) -> String {
    let places = amount.currency.exponent();
    let scale = 10_i64.pow(places);
    let (whole, part) = (amount.minor / scale, (amount.minor % scale).unsigned_abs());
    let digits = format!("{part:0width$}", width = places as usize);
    let part = digits.trim_end_matches('0');
    let number = if part.is_empty() { whole.to_string() } else { format!("{whole}.{part}") };
    if amount.currency == usual { number } else { format!("{} {number}", amount.currency) }
}

/// A whole number, with either minus sign.
pub fn whole(text: &str) -> Result<i64, Wrong> {
    text.trim()
        .trim_end_matches(['%', '％'])
        .replace('\u{2212}', "-")
        .replace(',', "")
        .trim()
        .parse()
        .map_err(|_| Wrong::Number)
}

/// A number as thousandths.
pub fn thousandths(text: &str) -> Result<i64, Wrong> {
    const MOST: f64 = 1e12;
    let number: f64 = text.trim().replace('\u{2212}', "-").replace(',', "").parse().map_err(|_| Wrong::Number)?;
    let thousandths = (number * 1000.0).round();
    if thousandths.abs() <= MOST { Ok(thousandths as i64) } else { Err(Wrong::Number) }
}

/// Thousandths as one types them.
pub fn plain_thousandths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:03}", (value / 1000).abs(), (value % 1000).abs());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A day between 1950 and 2199.
pub fn day(text: &str) -> Result<Date, Wrong> {
    import::date(text).filter(|date| date.is_sane()).ok_or(Wrong::Date)
}

/// Whole percent, with the sign or without.
pub fn percent(text: &str) -> Result<i64, Wrong> {
    let number = text.trim().trim_end_matches(['%', '％']).trim().parse().ok();
    number.filter(|percent| (0..=100).contains(percent)).ok_or(Wrong::Percent)
}

/// How many: at least one.
pub fn quantity(text: &str) -> Result<i64, Wrong> {
    let millionths = import::number(text).ok_or(Wrong::Quantity)?;
    let whole = (millionths % 1_000_000 == 0).then_some(millionths / 1_000_000);
    whole.and_then(|whole| i64::try_from(whole).ok()).filter(|n| (1..=1_000_000).contains(n)).ok_or(Wrong::Quantity)
}

/// Points of a hundred, in hundredths of a point.
pub fn points(text: &str) -> Result<i64, Wrong> {
    let millionths = import::number(text).ok_or(Wrong::Points)?;
    let hundredths = (millionths + 5_000).div_euclid(10_000);
    i64::try_from(hundredths).ok().filter(|points| (0..=10_000).contains(points)).ok_or(Wrong::Points)
}

/// Points as [`points`] reads them.
pub fn plain_points(hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    if part == 0 { whole.to_string() } else { format!("{whole}.{part:02}").trim_end_matches('0').to_owned() }
}

/// An address of the web.
pub fn link(text: &str) -> Result<String, Wrong> {
    let text = text.trim();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let leads = rest.is_some_and(|rest| !rest.is_empty()) && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    if leads || file_of(text).is_some() { Ok(text.to_owned()) } else { Err(Wrong::Link) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cny(minor: i64) -> Money {
        Money::new(minor, Currency::CNY)
    }

    #[test]
    fn an_amount_may_name_its_currency() {
        assert_eq!(money("3,860万", Currency::CNY), Ok(cny(3_860_000_000)));
        for text in ["USD 1,200", "usd1200", "1200 USD"] {
            assert_eq!(money(text, Currency::CNY), Ok(Money::new(120_000, Currency::USD)), "{text}");
        }
        for text in ["-5", "much", "", "99999999999999999999", "USD"] {
            assert_eq!(money(text, Currency::CNY), Err(Wrong::Amount), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_so_is_refused() {
        assert_eq!((percent("110 %"), percent("60 %")), (Err(Wrong::Percent), Ok(60)));
        assert_eq!((day("1900-01-01"), day("soon")), (Err(Wrong::Date), Err(Wrong::Date)));
        assert_eq!(
            (quantity("0"), quantity("1.5"), quantity("24")),
            (Err(Wrong::Quantity), Err(Wrong::Quantity), Ok(24))
        );
        assert_eq!((points("100.01"), points("41.5")), (Err(Wrong::Points), Ok(4_150)));
        for text in ["example.org", "javascript:alert(1)", "https://", "https://a b"] {
            assert_eq!(link(text), Err(Wrong::Link), "{text}");
        }
        assert_eq!(link(" https://ccgp.gov.cn/a "), Ok("https://ccgp.gov.cn/a".to_owned()));
        assert_eq!(optional("  ", day), Ok(None));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(minor in 0_i64..1_000_000_000_000, dollars in any::<bool>(), mark in 0_i64..=10_000) {
            let amount = Money::new(minor, if dollars { Currency::USD } else { Currency::CNY });
            prop_assert_eq!(money(&plain(amount, Currency::CNY), Currency::CNY), Ok(amount));
            prop_assert_eq!(points(&plain_points(mark)), Ok(mark));
        }
    }
}
