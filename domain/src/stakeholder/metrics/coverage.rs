//! Whom we reach, through how many threads, and how old our knowledge is.

use super::Node;
use crate::explained::{Explained, FormulaId, InputKey, Part};

/// The deepest coverage there is.
const IN_DEPTH: f64 = 4.0;

/// Coverage of key players `Σ_key P·c/4 / Σ_key P`, 0..=1 (`methods.md` 3.3).
///
/// A key player nobody has assessed is not covered: the coverage counts as 0 and is listed as
/// missing. A key player without a power has no weight and is listed too. The value of a part is
/// the coverage 0..=4, its weight the power. `None` when there is no key player with a power.
#[must_use]
pub fn key_coverage(nodes: &[Node], model_version: u32) -> Explained {
    let key = || nodes.iter().filter(|node| node.key && !node.monitor);
    let power = |node: &Node| f64::from(node.power.unwrap_or(0));
    let all: f64 = key().map(power).sum();
    let missing: Vec<InputKey> = key()
        .filter(|node| node.power.is_none() || node.coverage.is_none())
        .map(|node| InputKey::Person(node.id))
        .collect();
    if all <= 0.0 {
        return Explained::unknown(FormulaId::KeyCoverage, missing, model_version);
    }

    let parts: Vec<Part> = key()
        .map(|node| {
            let depth = node.coverage.map(|depth| f64::from(depth).min(IN_DEPTH));
            Part {
                input: InputKey::Person(node.id),
                value: depth,
                weight: power(node),
                contribution: power(node) * depth.unwrap_or(0.0) / IN_DEPTH / all,
            }
        })
        .collect();
    let assessed: f64 = parts.iter().filter(|part| part.value.is_some()).map(|part| part.weight).sum();
    Explained {
        value: Some(parts.iter().map(|part| part.contribution).sum()),
        formula: FormulaId::KeyCoverage,
        parts,
        missing,
        coverage: assessed / all,
        model_version,
    }
}

/// Relationships strong enough to be a thread (`methods.md` 3.2: strength above 30). Over the
/// contacts of an account, 1 is a single-threaded account; over our colleagues, it is an account
/// that one colleague alone holds.
#[must_use]
pub fn thread_count(strengths: impl IntoIterator<Item = f64>, above: f64) -> u32 {
    strengths.into_iter().map(|strength| u32::from(strength > above)).sum()
}

/// Staleness: the median of the days since each key player was last updated, 0 and more (`methods.md`
/// 3.6); `None` without any.
#[must_use]
pub fn median_days(days: &[u32]) -> Option<f64> {
    let mut days = days.to_vec();
    days.sort_unstable();
    let upper = f64::from(*days.get(days.len() / 2)?);
    let lower = f64::from(days[(days.len() - 1) / 2]);
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::stakeholder::metrics::chengjiang::nobody;

    fn key(id: u128, power: u8, coverage: Option<u8>) -> Node {
        Node { key: true, power: Some(power), coverage, ..nobody(id) }
    }

    #[test]
    fn powerful_people_weigh_more_in_the_coverage() {
        let explained = key_coverage(&[key(1, 5, Some(4)), key(2, 3, Some(0))], 1);
        assert_eq!(explained.value, Some(5.0 / 8.0));
        assert_eq!(explained.coverage, 1.0);
    }

    #[test]
    fn a_key_player_nobody_assessed_is_not_covered() {
        let explained = key_coverage(&[key(1, 4, Some(2)), key(2, 4, None)], 1);
        assert_eq!(explained.value, Some(0.25));
        assert_eq!(explained.coverage, 0.5);
        assert_eq!(explained.missing, [InputKey::Person(Uuid::from_u128(2))]);
    }

    #[test]
    fn only_key_players_count_and_never_a_monitor() {
        let monitor = Node { monitor: true, ..key(2, 5, Some(0)) };
        let other = Node { key: false, ..key(3, 5, Some(0)) };
        assert_eq!(key_coverage(&[key(1, 4, Some(4)), monitor, other], 1).value, Some(1.0));
        assert_eq!(key_coverage(&[monitor, other], 1).value, None);
    }

    #[test]
    fn a_thread_is_a_relationship_stronger_than_thirty() {
        assert_eq!(thread_count([30.0, 30.1, 85.0, 0.0], 30.0), 2);
        assert_eq!(thread_count([], 30.0), 0);
    }

    #[test]
    fn staleness_is_the_middle_of_the_ages() {
        assert_eq!(median_days(&[90, 0, 30]), Some(30.0));
        assert_eq!(median_days(&[90, 0, 30, 35]), Some(32.5));
        assert_eq!(median_days(&[7]), Some(7.0));
        assert_eq!(median_days(&[]), None);
    }
}
