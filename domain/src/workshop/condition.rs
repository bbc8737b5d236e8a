//! When something in a case can happen.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Key;

/// All of it has to hold; empty, it always does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The team has asked each of them something.
    pub asked: Vec<Key>,
    /// It has asked none of them anything.
    pub not_asked: Vec<Key>,
    /// It holds these cards.
    pub knows: Vec<Key>,
    /// Not before this round.
    pub from: Option<Key>,
}

/// What a team has found out so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The place of the round in the agenda.
    pub round: usize,
    pub asked: BTreeSet<Key>,
    pub knows: BTreeSet<Key>,
}

impl Condition {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it holds for a team; `round` finds the place of a round in the agenda. A round nobody
    /// knows never comes.
    #[must_use]
    pub fn holds(&self, team: &Progress, round: impl Fn(&Key) -> Option<usize>) -> bool {
        let begun = |from: &Key| round(from).is_some_and(|from| from <= team.round);
        self.asked.iter().all(|person| team.asked.contains(person))
            && !self.not_asked.iter().any(|person| team.asked.contains(person))
            && self.knows.iter().all(|fact| team.knows.contains(fact))
            && self.from.as_ref().is_none_or(begun)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_asked_for_has_to_hold() {
        let when = Condition {
            asked: vec!["a6".into()],
            not_asked: vec!["a3".into()],
            knows: vec!["f1".into()],
            from: Some("r2".into()),
        };
        let round = |key: &Key| key.0.strip_prefix('r').and_then(|number| number.parse().ok());
        let mut team = Progress { round: 2, asked: ["a6".into()].into(), knows: ["f1".into()].into() };
        assert!(when.holds(&team, round));
        assert!(!when.holds(&Progress { round: 1, ..team.clone() }, round));
        assert!(!when.holds(&Progress { knows: BTreeSet::new(), ..team.clone() }, round));
        team.asked.insert("a3".into());
        assert!(!when.holds(&team, round));
        assert!(Condition::default().holds(&team, round) && Condition::default().is_empty());
    }
}
