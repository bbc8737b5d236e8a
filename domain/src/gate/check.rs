//! Checks of single fields, gathered field by field so that an error can stand beside its field.

use serde::{Deserialize, Serialize};

use crate::{money::Money, names::Names, time::Date};

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum Why {
    /// Needed, but empty.
    Missing,
    /// Longer than `most` characters.
    TooLong { most: usize },
    /// Outside `least..=most`.
    OutOfRange { least: i64, most: i64 },
    /// An amount below nought or absurdly large.
    AbsurdAmount,
    /// A date outside 1950 to 2199.
    AbsurdDate,
    /// Contradicts another field or the record itself.
    Contradicts,
}

/// A field that cannot be so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invalid {
    pub field: String,
    #[serde(flatten)]
    pub why: Why,
}

/// Checks fields one after the other and keeps the first that fails.
#[derive(Debug, Default)]
pub struct Check(Option<Invalid>);

impl Check {
    /// The longest short text, in characters.
    pub const TEXT: usize = 500;
    /// The longest note.
    pub const LONG_TEXT: usize = 20_000;

    pub fn new() -> Self {
        Self(None)
    }

    fn require(mut self, field: &'static str, holds: bool, why: Why) -> Self {
        if !holds && self.0.is_none() {
            self.0 = Some(Invalid { field: field.to_owned(), why });
        }
        self
    }

    /// A name in at least one language.
    pub fn names(self, field: &'static str, names: &Names) -> Self {
        let named = !(names.zh.trim().is_empty() && names.en.trim().is_empty());
        self.require(field, named, Why::Missing).optional_names(field, names)
    }

    /// A name that may be empty.
    pub fn optional_names(self, field: &'static str, names: &Names) -> Self {
        self.require(field, names.longest() <= Self::TEXT, Why::TooLong { most: Self::TEXT })
    }

    /// A text that says something.
    pub fn written(self, field: &'static str, text: &str) -> Self {
        self.require(field, !text.trim().is_empty(), Why::Missing)
    }

    /// A short text.
    pub fn text(self, field: &'static str, text: &str) -> Self {
        self.require(field, text.chars().count() <= Self::TEXT, Why::TooLong { most: Self::TEXT })
    }

    /// A note.
    pub fn long_text(self, field: &'static str, text: &str) -> Self {
        self.require(field, text.chars().count() <= Self::LONG_TEXT, Why::TooLong { most: Self::LONG_TEXT })
    }

    /// A number within bounds, where there is one.
    pub fn between(self, field: &'static str, value: Option<i64>, least: i64, most: i64) -> Self {
        let holds = value.is_none_or(|value| (least..=most).contains(&value));
        self.require(field, holds, Why::OutOfRange { least, most })
    }

    /// A sane amount, where there is one.
    pub fn money(self, field: &'static str, money: Option<&Money>) -> Self {
        self.require(field, money.is_none_or(Money::is_sane), Why::AbsurdAmount)
    }

    /// A sane date, where there is one.
    pub fn date(self, field: &'static str, date: Option<Date>) -> Self {
        self.require(field, date.is_none_or(Date::is_sane), Why::AbsurdDate)
    }

    /// Any other condition.
    pub fn holds(self, field: &'static str, holds: bool) -> Self {
        self.require(field, holds, Why::Contradicts)
    }

    pub fn done(self) -> Result<(), Invalid> {
        self.0.map_or(Ok(()), Err)
    }
}
