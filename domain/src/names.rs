//! Names in two languages.

use serde::{Deserialize, Serialize};

use crate::locale::Lang;

/// A name in Chinese and English. Either may be empty; a reader then sees the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Names {
    #[serde(default)]
    pub zh: String,
    #[serde(default)]
    pub en: String,
}

impl Names {
    /// Both names.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// A name that is the same in both languages, or known in one only.
    pub fn same(name: &str) -> Self {
        let name = name.trim();
        if name.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c)) {
            Self::new(name, "")
        } else {
            Self::new("", name)
        }
    }

    /// The same after a reader of `lang` has typed `text` over it: where both languages are there only
    /// theirs changes.
    #[must_use]
    pub fn reworded(&self, lang: Lang, text: &str) -> Self {
        if self.zh.is_empty() || self.en.is_empty() || self.zh == self.en {
            return Self::same(text);
        }
        match lang {
            Lang::Zh => Self::new(text.trim(), self.en.clone()),
            Lang::En => Self::new(self.zh.clone(), text.trim()),
        }
    }

    /// The name for a reader of `lang`, falling back to the other language.
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if first.is_empty() { second } else { first }
    }

    /// The name in the language the reader does *not* use, when there is one and it differs.
    pub fn other(&self, lang: Lang) -> Option<&str> {
        let other = match lang {
            Lang::Zh => &self.en,
            Lang::En => &self.zh,
        };
        (!other.is_empty() && other != self.get(lang)).then_some(other)
    }

    /// Whether neither language has a name.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }

    /// The longest of the two, in characters.
    pub fn longest(&self) -> usize {
        self.zh.chars().count().max(self.en.chars().count())
    }
}

/// A name in both languages that is part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bilingual {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Bilingual {
    /// The name for a reader of `lang`.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

impl From<Bilingual> for Names {
    fn from(name: Bilingual) -> Self {
        Self::new(name.zh, name.en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_over_a_name_changes_the_readers_language_where_both_are_there() {
        let both = Names::new("装备部", "Equipment");
        assert_eq!(both.reworded(Lang::En, " Devices "), Names::new("装备部", "Devices"));
        assert_eq!(both.reworded(Lang::Zh, "设备部"), Names::new("设备部", "Equipment"));
        assert_eq!(Names::new("装备部", "").reworded(Lang::En, "Devices"), Names::new("", "Devices"));
        assert_eq!(Names::default().reworded(Lang::Zh, "设备部"), Names::new("设备部", ""));
    }
}
