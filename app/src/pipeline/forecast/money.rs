//! Amounts of the forecast, in the reporting currency.

use meridian_domain::{
    explained::Explained,
    locale::{self, Lang},
    money::{Currency, Money},
};

/// With the currency, short.
pub fn money(lang: Lang, minor: i64, currency: Currency) -> String {
    locale::money(lang, Money::new(minor, currency))
}

/// For a column whose head names the currency; what is not known has no figure.
pub fn short(lang: Lang, minor: Option<i64>, currency: Currency) -> String {
    minor.map_or_else(|| locale::ABSENT.to_owned(), |minor| locale::money_short(lang, Money::new(minor, currency)))
}

/// The same with a sign, for changes.
pub fn signed(lang: Lang, minor: i64, currency: Currency) -> String {
    let text = locale::money_short(lang, Money::new(minor, currency));
    if minor > 0 { format!("+{text}") } else { text }
}

/// A figure in minor units as one in whole units, so that its explanation reads like the page. `by_amount`
/// says whether the weights are money, too.
pub fn in_units(explained: &Explained, currency: Currency, by_amount: bool) -> Explained {
    let scale = 10_f64.powi(i32::try_from(currency.exponent()).unwrap_or(2));
    let mut explained = explained.clone();
    explained.value = explained.value.map(|value| value / scale);
    for part in &mut explained.parts {
        part.contribution /= scale;
        if by_amount {
            part.weight /= scale;
        }
    }
    explained
}

#[cfg(test)]
mod tests {
    use meridian_domain::explained::{FormulaId, InputKey, Part};

    use super::*;

    #[test]
    fn changes_have_a_sign_and_nothing_has_none() {
        assert_eq!(signed(Lang::En, 123_400, Currency::CNY), "+1,234");
        assert_eq!(signed(Lang::En, -123_400, Currency::CNY), "−1,234");
        assert_eq!(signed(Lang::En, 0, Currency::CNY), "0");
        assert_eq!(short(Lang::Zh, None, Currency::CNY), "–");
    }

    #[test]
    fn an_explanation_in_whole_units_still_adds_up() {
        let part = Part { input: InputKey::Prior, value: Some(0.5), weight: 4_000.0, contribution: 2_000.0 };
        let explained = Explained {
            value: Some(2_000.0),
            formula: FormulaId::WeightedPipeline,
            parts: vec![part],
            missing: Vec::new(),
            coverage: 1.0,
            model_version: 1,
        };
        let told = in_units(&explained, Currency::CNY, true);
        assert_eq!((told.value, told.parts[0].weight, told.waterfall_end()), (Some(20.0), 40.0, 20.0));
    }
}
