//! Thoughts a team has had: found by their words, confirmed by a person.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Mark, Of, Part};
use crate::workshop::{Case, Key, Words};

/// A thought that seems to be in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    pub item: Key,
    /// The words it was found by, as the authors wrote them.
    pub matched: Vec<String>,
}

/// The thoughts of one kind that a person has confirmed and dismissed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    pub there: BTreeSet<Key>,
    pub absent: BTreeSet<Key>,
}

impl Confirmed {
    /// 1 there, 0 absent, nothing when nobody has looked.
    pub(super) fn of(&self, item: &Key) -> Option<f64> {
        match (self.there.contains(item), self.absent.contains(item)) {
            (true, _) => Some(1.0),
            (false, true) => Some(0.0),
            (false, false) => None,
        }
    }
}

/// Which thoughts a text seems to hold, most words first. A suggestion and no more: a person confirms.
#[must_use]
pub fn suggest<'c>(text: &str, items: impl IntoIterator<Item = (&'c Key, &'c Words)>) -> Vec<Suggestion> {
    let text = plain(text);
    let mut found: Vec<Suggestion> = items
        .into_iter()
        .filter_map(|(item, words)| {
            let is_there = |word: &&String| contains(&text, &plain(word));
            let matched: Vec<String> = words.zh.iter().chain(&words.en).filter(is_there).cloned().collect();
            (!matched.is_empty()).then(|| Suggestion { item: item.clone(), matched })
        })
        .collect();
    found.sort_by(|a, b| b.matched.len().cmp(&a.matched.len()).then_with(|| a.item.cmp(&b.item)));
    found
}

/// Small letters, one space for any number of them, full-width letters as half-width ones.
fn plain(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c if c.is_whitespace() || c == '-' => ' ',
        c => c,
    };
    let small: String = text.chars().map(half).flat_map(char::to_lowercase).collect();
    small.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a word stands in a text; Latin ones at the beginning of a word, so that "art" is not in
/// "start" but "cancel" is in "cancelled".
fn contains(text: &str, word: &str) -> bool {
    let latin = word.chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
    let begins = |at: usize| !latin || !text[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
    !word.is_empty() && text.match_indices(word).any(|(at, _)| begins(at))
}

#[must_use]
pub fn suggest_swot(case: &Case, text: &str) -> Vec<Suggestion> {
    suggest(text, case.reference.swot.iter().map(|item| (&item.id, &item.words)))
}

#[must_use]
pub fn suggest_pest(case: &Case, text: &str) -> Vec<Suggestion> {
    suggest(text, case.reference.pest.iter().map(|item| (&item.id, &item.words)))
}

#[must_use]
pub fn suggest_tows(case: &Case, text: &str) -> Vec<Suggestion> {
    suggest(text, case.reference.tows.iter().map(|item| (&item.id, &item.words)))
}

/// Prohibited acts a text seems to speak of. Whether it proposes or refuses them, a person says.
#[must_use]
pub fn suggest_traps(case: &Case, text: &str) -> Vec<Suggestion> {
    suggest(text, case.reference.plan.traps.iter().map(|trap| (&trap.id, &trap.words)))
}

/// The weighted share of the thoughts a team had, 0..=100, over those a person has looked at.
#[must_use]
pub fn concepts(items: impl IntoIterator<Item = (Of, Key, f64)>, confirmed: &Confirmed) -> Mark {
    let part = |(of, key, weight)| Part::new(of, confirmed.of(&key), weight);
    Mark::mean(items.into_iter().map(part).collect())
}

#[must_use]
pub fn swot(case: &Case, confirmed: &Confirmed) -> Mark {
    let items = case.reference.swot.iter();
    concepts(items.map(|item| (Of::Swot(item.id.clone()), item.id.clone(), item.weight)), confirmed)
}

/// What weighs more in the reference, |impact| × likelihood, counts more.
#[must_use]
pub fn pest(case: &Case, confirmed: &Confirmed) -> Mark {
    let items = case.reference.pest.iter();
    let weight = |score: i32| f64::from(score.abs());
    concepts(items.map(|item| (Of::Pest(item.id.clone()), item.id.clone(), weight(item.score()))), confirmed)
}

#[must_use]
pub fn tows(case: &Case, confirmed: &Confirmed) -> Mark {
    let items = case.reference.tows.iter();
    concepts(items.map(|item| (Of::Strategy(item.id.clone()), item.id.clone(), item.weight)), confirmed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(zh: &[&str], en: &[&str]) -> Words {
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Words { zh: own(zh), en: own(en) }
    }

    #[test]
    fn a_thought_is_found_by_its_words_in_either_language() {
        let (tco, energy): (Key, Key) = ("w1".into(), "o1".into());
        let (of_tco, of_energy) =
            (words(&["全生命周期成本", "五年总成本"], &["TCO", "life-cycle cost"]), words(&["能耗"], &["energy"]));
        let items = || [(&tco, &of_tco), (&energy, &of_energy)];
        let found = suggest("对总会计师讲五年总成本（ＴＣＯ），不打价格战", items());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].matched, ["五年总成本", "TCO"]);
        assert_eq!(suggest("Life cycle\n cost first, then energy", items()).len(), 2);
        assert_eq!(suggest("synergy", items()), [], "no word begins there");
        assert_eq!(suggest("", items()), []);
    }

    #[test]
    fn what_nobody_looked_at_is_a_gap_and_not_nought() {
        let items = || ["a", "b", "c"].map(|key| (Of::Swot(key.into()), Key::from(key), 1.0));
        let confirmed = Confirmed { there: ["a".into()].into(), absent: ["b".into()].into() };
        let mark = concepts(items(), &confirmed);
        assert_eq!(mark.value, Some(50.0));
        assert!((mark.coverage - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(concepts(items(), &Confirmed::default()).value, None);
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in ".*", word in ".{0,6}") {
            let key: Key = "k".into();
            let words = words(&[&word], &[]);
            let _ = suggest(&text, [(&key, &words)]);
        }

        #[test]
        fn a_word_that_is_written_is_found(before in "[ ，。a-z]{0,8} ", word in "[a-z\u{4e00}-\u{4e10}]{1,6}", after in ".{0,8}") {
            let key: Key = "k".into();
            let words = words(&[&word], &[]);
            prop_assert_eq!(suggest(&format!("{before}{word}{after}"), [(&key, &words)]).len(), 1);
        }
    }
}
