//! One measured quantity.

use serde::{Deserialize, Serialize};

/// The samples of one quantity, and what it may be at most.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reading {
    /// What was measured, as the report says it.
    pub what: String,
    pub unit: String,
    /// The most the median may be; `None` where the design sets no budget.
    #[serde(default)]
    pub budget: Option<f64>,
    pub samples: Vec<f64>,
}

impl Reading {
    pub fn new(what: &str, unit: &str, samples: Vec<f64>) -> Self {
        Self { what: what.to_owned(), unit: unit.to_owned(), budget: None, samples }
    }

    pub fn at_most(mut self, budget: f64) -> Self {
        self.budget = Some(budget);
        self
    }

    /// The middle of the samples, the mean of the two middle ones when their number is even.
    /// Not a number when there are none.
    pub fn median(&self) -> f64 {
        let mut sorted = self.samples.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        match sorted.len() {
            0 => f64::NAN,
            odd if odd % 2 == 1 => sorted[middle],
            _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
        }
    }

    /// A reading without samples keeps no budget.
    pub fn is_within_budget(&self) -> bool {
        self.budget.is_none_or(|budget| self.median() <= budget)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(Reading::new("", "ms", vec![9.0, 1.0, 3.0]).median(), 3.0);
        assert_eq!(Reading::new("", "ms", vec![4.0, 1.0]).median(), 2.5);
    }

    #[test]
    fn a_reading_without_samples_does_not_keep_a_budget() {
        assert!(!Reading::new("", "ms", vec![]).at_most(1.0).is_within_budget());
        assert!(Reading::new("", "ms", vec![1.0]).at_most(1.0).is_within_budget());
    }
}
