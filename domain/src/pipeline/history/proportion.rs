//! Shares of a count, and how far to believe them.

use serde::{Deserialize, Serialize};

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proportion {
    pub count: u32,
    /// At least `count`.
    pub n: u32,
}

/// Where the true share lies, in nineteen of twenty cases; both ends 0..=1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Proportion {
    /// The share, 0..=1; `None` of nothing.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.n > 0).then(|| f64::from(self.count) / f64::from(self.n))
    }

    /// Its 95 % interval; `None` of nothing.
    #[must_use]
    pub fn interval(self) -> Option<Interval> {
        wilson(self.share()?, self.n)
    }

    /// Counts one more case.
    pub(super) fn add(&mut self, hit: bool) {
        self.n += 1;
        self.count += u32::from(hit);
    }
}

/// The 95 % interval of a share (0..=1) seen in `n` cases, after Wilson (1927):
/// `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`, z = 1.96. Unlike the usual ± it stays
/// within 0..=1 and is honest about one case of one. `None` without cases.
#[must_use]
pub fn wilson(share: f64, n: u32) -> Option<Interval> {
    const Z: f64 = 1.959_963_984_540_054;
    if n == 0 {
        return None;
    }
    let (p, n) = (share.clamp(0.0, 1.0), f64::from(n));
    let middle = p + Z * Z / (2.0 * n);
    let reach = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let all = 1.0 + Z * Z / n;
    // Rounding must not put an end on the wrong side of the share itself, as it may at none and at all.
    Some(Interval { low: ((middle - reach) / all).clamp(0.0, p), high: ((middle + reach) / all).clamp(p, 1.0) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn eight_of_ten_are_between_49_and_94_per_cent() {
        let interval = Proportion { count: 8, n: 10 }.interval().expect("ten cases");
        assert_eq!(format!("{:.4} {:.4}", interval.low, interval.high), "0.4902 0.9433");
    }

    #[test]
    fn one_of_one_is_not_certain_and_none_of_none_says_nothing() {
        let interval = Proportion { count: 1, n: 1 }.interval().expect("one case");
        assert_eq!(format!("{:.4} {:.4}", interval.low, interval.high), "0.2065 1.0000");
        assert_eq!(Proportion::default().interval(), None);
        assert_eq!(Proportion::default().share(), None);
    }

    proptest! {
        /// The ends are where the score test just rejects: |p − π| = z·√(π(1−π)/n).
        #[test]
        fn the_ends_solve_the_score_test(n in 1_u32..5_000, part in 0.0..=1.0_f64) {
            let count = (part * f64::from(n)).floor() as u32;
            let seen = Proportion { count, n };
            let (share, interval) = (seen.share().unwrap_or(-1.0), seen.interval().expect("cases"));
            prop_assert!(interval.low <= share && share <= interval.high);
            for end in [interval.low, interval.high] {
                let reach = 1.959_964 * (end * (1.0 - end) / f64::from(n)).sqrt();
                prop_assert!(((share - end).abs() - reach).abs() < 1e-6, "{share} {end} {reach}");
            }
        }
    }
}
