//! The vocabulary as files write it: each value has a stable key and a word in each language, and is
//! read from any of them and from what else people write for it.

use super::scale::{COVERAGE, SUPPORT};
use crate::{
    locale::Lang,
    stakeholder::{Adaptability, BuyingInfluence, CommitteeFunction, Grade, LineKind, Orientation, PoliticalStatus},
};

/// A value and what is written for it.
pub struct Word<T: 'static> {
    pub(super) value: T,
    pub(super) key: &'static str,
    pub(super) zh: &'static str,
    pub(super) en: &'static str,
    pub(super) also: &'static [&'static str],
}

/// Something that has words.
pub trait Said: Copy + PartialEq + 'static {
    /// Every value with its words.
    const WORDS: &'static [Word<Self>];

    /// The word in a language.
    fn word(self, lang: Lang) -> &'static str {
        Self::WORDS.iter().find(|word| word.value == self).map_or("", |word| word.get(lang))
    }

    /// The value of a key or of a word in either language.
    fn read(text: &str) -> Option<Self> {
        let text = plain(text);
        Self::WORDS.iter().find(|word| word.fits(&text)).map(|word| word.value)
    }
}

impl<T> Word<T> {
    const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// Whether `text`, in its [`plain`] form, is written for the value.
    pub(super) fn fits(&self, text: &str) -> bool {
        [self.key, self.zh, self.en].iter().chain(self.also).any(|word| plain(word) == text)
    }
}

/// Without case, blanks and punctuation.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

macro_rules! said {
    ($($type:ident { $($value:ident $key:literal $zh:literal $en:literal $([$($also:literal),*])?;)* })*) => {$(
        impl Said for $type {
            const WORDS: &'static [Word<Self>] = &[$(
                Word { value: Self::$value, key: $key, zh: $zh, en: $en, also: &[$($($also),*)?] }
            ),*];
        }
    )*};
}

said! {
    BuyingInfluence {
        Economic "economic" "拍板人" "Economic buyer" ["经济购买影响者", "e"];
        User "user" "使用者" "User buyer" ["u"];
        Technical "technical" "技术把关者" "Technical buyer" ["t"];
        Coach "coach" "教练" "Coach" ["内线", "c"];
    }
    CommitteeFunction {
        Proposer "proposer" "提出申请" "Proposer" ["申请"];
        Evaluator "evaluator" "论证" "Evaluator" ["评估者"];
        Gatekeeper "gatekeeper" "准入把关" "Gatekeeper" ["把关"];
        Budget "budget" "经费" "Budget" ["预算"];
        Decider "decider" "决策" "Decider" ["决策者", "decision maker"];
        Ratifier "ratifier" "审议" "Ratifier" ["批准", "approver"];
        Executor "executor" "采购执行" "Purchasing" ["采购"];
        User "user" "使用" "User" ["使用者"];
        Influencer "influencer" "影响" "Influencer" ["影响者"];
        Monitor "monitor" "监督" "Monitor" ["纪检"];
    }
    PoliticalStatus {
        Outside "outside" "圈外" "Outside";
        Structure "structure" "政治结构内" "Political structure" ["结构内"];
        InnerCircle "inner_circle" "内圈" "Inner circle";
    }
    Orientation {
        Financial "financial" "财务型" "Financial" ["财务"];
        Technical "technical" "技术型" "Technical" ["技术"];
        Relationship "relationship" "关系型" "Relationship" ["关系"];
        Business "business" "业务型" "Business" ["业务"];
    }
    Adaptability {
        Innovator "innovator" "创新者" "Innovator";
        EarlyAdopter "early_adopter" "早期采用者" "Early adopter";
        EarlyMajority "early_majority" "早期多数" "Early majority";
        LateMajority "late_majority" "晚期多数" "Late majority";
        Laggard "laggard" "落后者" "Laggard";
    }
    Grade {
        Confirmed "confirmed" "已证实" "Confirmed" ["证实", "fact"];
        Assumed "assumed" "推测" "Assumed" ["假设", "assumption"];
        Rumour "rumour" "传闻" "Rumour" ["rumor", "hearsay"];
    }
    LineKind {
        Reports "reports" "汇报" "Reports to" ["report"];
        Influence "influence" "影响" "Influences" ["influenced"];
        Conflict "conflict" "冲突" "Conflict" ["不和"];
        Friend "friend" "熟识" "Know each other" ["朋友", "friends", "friendship"];
    }
}

const YES: [&str; 7] = ["是", "yes", "y", "true", "1", "x", "对"];
const NO: [&str; 6] = ["否", "no", "n", "false", "0", "不"];

/// The word for yes or no.
#[must_use]
pub const fn yes_no(lang: Lang, value: bool) -> &'static str {
    match (lang, value) {
        (Lang::Zh, true) => "是",
        (Lang::Zh, false) => "否",
        (Lang::En, true) => "yes",
        (Lang::En, false) => "no",
    }
}

/// Yes or no, in either language.
#[must_use]
pub fn boolean(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    if YES.contains(&text.as_str()) {
        return Some(true);
    }
    NO.contains(&text.as_str()).then_some(false)
}

/// The words a field of people or lines takes, for a reader who is told that a value is none of them.
#[must_use]
pub fn values_of(field: &str, lang: Lang) -> Vec<&'static str> {
    fn all<T>(words: &'static [Word<T>], lang: Lang) -> Vec<&'static str> {
        words.iter().map(|word| word.get(lang)).collect()
    }
    match field {
        "influence" => all(BuyingInfluence::WORDS, lang),
        "function" => all(CommitteeFunction::WORDS, lang),
        "status" => all(PoliticalStatus::WORDS, lang),
        "orientation" => all(Orientation::WORDS, lang),
        "adaptability" => all(Adaptability::WORDS, lang),
        "grade" => all(Grade::WORDS, lang),
        "kind" => all(LineKind::WORDS, lang),
        "support" | "desired" => all(SUPPORT.words, lang),
        "coverage" => all(COVERAGE.words, lang),
        "credibility" | "reliability" | "intimacy" | "self_orientation" => {
            vec!["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]
        }
        "power" | "interest" => vec!["1", "2", "3", "4", "5"],
        "external" | "sensitive" => vec![yes_no(lang, true), yes_no(lang, false)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_value_is_read<T: Said + std::fmt::Debug>() {
        for word in T::WORDS {
            for text in
                [word.key, word.zh, word.en, &word.en.to_uppercase()].into_iter().chain(word.also.iter().copied())
            {
                assert_eq!(T::read(text), Some(word.value), "{text}");
            }
        }
        assert_eq!(T::read("maybe"), None);
        assert_eq!(T::read(""), None);
    }

    #[test]
    fn keys_and_words_of_both_languages_are_read() {
        every_value_is_read::<BuyingInfluence>();
        every_value_is_read::<CommitteeFunction>();
        every_value_is_read::<PoliticalStatus>();
        every_value_is_read::<Orientation>();
        every_value_is_read::<Adaptability>();
        every_value_is_read::<Grade>();
        every_value_is_read::<LineKind>();
    }

    #[test]
    fn keys_are_those_of_the_records() {
        for word in BuyingInfluence::WORDS {
            assert_eq!(serde_json::to_value(word.value).expect("a key"), word.key);
        }
        for word in Adaptability::WORDS {
            assert_eq!(serde_json::to_value(word.value).expect("a key"), word.key);
        }
        assert_eq!(CommitteeFunction::WORDS.len(), CommitteeFunction::ALL.len());
    }
}
