//! The count over all runners.

use std::fmt;

/// How many tests passed, and the names of those that did not.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: Vec<String>,
    pub skipped: Vec<String>,
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed.extend(other.failed);
        self.skipped.extend(other.skipped);
    }

    /// Counts a step that failed without naming a test.
    pub fn fault(&mut self, what: &str) {
        self.failed.push(what.to_owned());
    }

    pub fn is_good(&self) -> bool {
        self.failed.is_empty()
    }

    /// The skipped tests that should have run: all but those that need the shared data sets where
    /// there are none.
    pub fn unexcused(&self, shared_data_is_there: bool) -> Vec<&str> {
        self.skipped
            .iter()
            .map(String::as_str)
            .filter(|name| shared_data_is_there || !name.contains("shared_data"))
            .collect()
    }

    /// The names, one a line.
    pub fn details(&self) -> String {
        let lines = |how: &str, names: &[String]| -> String {
            names.iter().map(|name| format!("    {how}: {name}\n")).collect()
        };
        lines("failed", &self.failed) + &lines("skipped", &self.skipped)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed.len(), self.skipped.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally() -> Tally {
        Tally {
            passed: 12,
            failed: vec!["a".into()],
            skipped: vec!["import::shared_data_of_a_distributor".into(), "b".into()],
        }
    }

    #[test]
    fn the_last_line_has_the_form_machines_expect() {
        assert_eq!(tally().to_string(), "12 passed, 1 failed, 2 skipped");
    }

    #[test]
    fn only_missing_data_excuses_a_skipped_test() {
        assert_eq!(tally().unexcused(false), ["b"]);
        assert_eq!(tally().unexcused(true).len(), 2);
    }

    #[test]
    fn counts_add_up_over_the_runners() {
        let mut sum = tally();
        sum.add(tally());
        sum.fault("format");
        assert_eq!(sum.to_string(), "24 passed, 3 failed, 4 skipped");
        assert!(!sum.is_good());
    }
}
