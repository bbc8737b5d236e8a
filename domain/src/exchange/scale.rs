//! Scales: support, coverage, power and interest, by number or by word.

use super::words::{Word, plain};

/// A scale of whole numbers, some of which have words.
pub struct Scale {
    pub least: i64,
    pub most: i64,
    pub(super) words: &'static [Word<i64>],
}

/// Why a text is no value of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A number outside the scale.
    OutOfRange,
    /// Neither a whole number nor one of the words.
    NoValue,
}

const fn step(
    value: i64,
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    also: &'static [&'static str],
) -> Word<i64> {
    Word { value, key, zh, en, also }
}

/// Support, −2 to +2.
pub const SUPPORT: Scale = Scale {
    least: -2,
    most: 2,
    words: &[
        step(2, "mentor", "导师级支持", "Mentor", &["advocate"]),
        step(1, "supporter", "支持", "Supporter", &["support", "支持者"]),
        step(0, "neutral", "中立", "Neutral", &[]),
        step(-1, "non_supporter", "不支持", "Non-supporter", &["against"]),
        step(-2, "opponent", "反对", "Opponent", &["enemy", "反对者"]),
    ],
};

/// Coverage, 0 to 4.
pub const COVERAGE: Scale = Scale {
    least: 0,
    most: 4,
    words: &[
        step(0, "unknown", "未知", "Unknown", &[]),
        step(1, "none", "无接触", "None", &["no contact"]),
        step(2, "brief", "简单接触", "Brief", &[]),
        step(3, "multiple", "多次接触", "Multiple", &[]),
        step(4, "in_depth", "深入", "In-depth", &["深入接触"]),
    ],
};

/// Power and interest, 1 to 5.
pub const FIVE: Scale = Scale { least: 1, most: 5, words: &[] };

/// What is judged of trust, 1 to 10.
pub const TEN: Scale = Scale { least: 1, most: 10, words: &[] };

impl Scale {
    /// The value of a number or a word; nothing for a sign that nothing is known.
    pub fn read(&self, text: &str) -> Result<Option<i64>, Unfit> {
        let words = plain(text);
        if let Some(word) = self.words.iter().find(|word| !words.is_empty() && word.fits(&words)) {
            return Ok(Some(word.value));
        }
        if matches!(text.trim(), "?" | "？" | "-" | "–" | "—" | "未知") || words == "notknown" || words == "unknown"
        {
            return Ok(None);
        }
        let value = crate::import::number(text).filter(|micro| micro % 1_000_000 == 0).ok_or(Unfit::NoValue)?;
        let fits = |value: &i64| (self.least..=self.most).contains(value);
        i64::try_from(value / 1_000_000).ok().filter(fits).map(Some).ok_or(Unfit::OutOfRange)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_takes_its_numbers_and_words_and_nothing_else() {
        for (text, value) in [("+2", 2), ("−1", -1), ("-1", -1), ("反对", -2), ("non-supporter", -1), ("0", 0)] {
            assert_eq!(SUPPORT.read(text), Ok(Some(value)), "{text}");
        }
        assert_eq!(SUPPORT.read("?"), Ok(None));
        assert_eq!(SUPPORT.read("maybe"), Err(Unfit::NoValue));
        assert_eq!(SUPPORT.read("3"), Err(Unfit::OutOfRange));
        assert_eq!(FIVE.read("9"), Err(Unfit::OutOfRange));
        assert_eq!(FIVE.read("2.5"), Err(Unfit::NoValue));
        assert_eq!(COVERAGE.read("unknown"), Ok(Some(0)));
        assert_eq!((TEN.read("10"), TEN.read("11")), (Ok(Some(10)), Err(Unfit::OutOfRange)));
    }
}
