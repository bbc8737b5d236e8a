//! How sales answer to visits: ADBUDG, the judgmental response curve (`methods.md` 3.9).

use super::*;
use crate::{money::Money, pipeline::Rank, stakeholder::Evidence};

record! {
    /// How the sales of an account, or of a part of it, answer to visit days: what colleagues judge.
    /// Indices are in percent of today's sales.
    pub struct Response (ResponsePatch) {
        pub id: ResponseId,
        pub account: AccountId,
        /// The part of the account: a department, a campus; empty for the account as a whole.
        pub part: Names,
        /// Sales a year as they are now.
        pub sales: Option<Money>,
        /// Contribution margin of those sales, in percent: 0..=100.
        pub margin: Option<i64>,
        /// Visit days a year as they are now, 1..=1 000.
        pub days: Option<i64>,
        /// Never fewer days than these: a service minimum, 0..=1 000.
        pub least: Option<i64>,
        /// Never more: what the customer will bear, 0..=1 000.
        pub most: Option<i64>,
        /// Index without any visit (MIN), 0..=99.
        pub none: Option<i64>,
        /// Index with half the days, 0..=100.
        pub half: Option<i64>,
        /// Index with half as many days again, 100..=1 000.
        pub more: Option<i64>,
        /// Index however many days (MAX), 101..=1 000.
        pub full: Option<i64>,
        /// The days that were agreed on.
        pub planned: Option<i64>,
        pub evidence: Evidence,
        pub rank: Rank,
    }
}

/// A response curve `r(x) = MIN + (MAX − MIN)·x^c / (d + x^c)`; x is effort in multiples of today's, r(1) = 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// MIN, 0..1.
    pub least: f64,
    /// MAX, above 1.
    pub most: f64,
    pub c: f64,
    pub d: f64,
}

/// Why answers make no curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// One of the four answers is not given.
    Missing,
    /// The answers do not rise: none < half < 100 < half as many again < however many.
    NotRising,
}

impl Curve {
    /// The curve through four answers: `d = (MAX − 1)/(1 − MIN)`, `c = ln[d(r − MIN)/(MAX − r)] / ln x`
    /// averaged over x = 0.5 and 1.5.
    ///
    /// # Errors
    /// The answers do not rise.
    pub fn fit(none: f64, half: f64, more: f64, full: f64) -> Result<Self, Unfit> {
        let rising = 0.0 <= none && none < half && half < 1.0 && 1.0 < more && more < full && full.is_finite();
        if !rising {
            return Err(Unfit::NotRising);
        }
        let d = (full - 1.0) / (1.0 - none);
        let exponent = |r: f64, x: f64| (d * (r - none) / (full - r)).ln() / x.ln();
        let c = f64::midpoint(exponent(half, 0.5), exponent(more, 1.5));
        Ok(Self { least: none, most: full, c, d })
    }

    /// Sales in multiples of today's at `x` times today's effort; MIN at none.
    #[must_use]
    pub fn at(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return self.least;
        }
        let power = x.powf(self.c);
        // Far out the quotient is of two infinities.
        let share = if power.is_finite() { power / (self.d + power) } else { 1.0 };
        self.least + (self.most - self.least) * share
    }
}

impl Response {
    /// An account, or a part of it, of which nothing is judged yet.
    pub fn new(id: ResponseId, account: AccountId, part: Names, rank: Rank) -> Self {
        Self {
            id,
            account,
            part,
            sales: None,
            margin: None,
            days: None,
            least: None,
            most: None,
            none: None,
            half: None,
            more: None,
            full: None,
            planned: None,
            evidence: Evidence::default(),
            rank,
        }
    }

    /// The curve of its answers.
    ///
    /// # Errors
    /// An answer is missing, or they do not rise.
    pub fn curve(&self) -> Result<Curve, Unfit> {
        let index = |answer: Option<i64>| answer.map(|percent| percent as f64 / 100.0).ok_or(Unfit::Missing);
        Curve::fit(index(self.none)?, index(self.half)?, index(self.more)?, index(self.full)?)
    }

    /// What today's sales contribute a year, in minor units.
    #[must_use]
    pub fn contribution(&self) -> Option<f64> {
        Some(self.sales?.minor as f64 * self.margin? as f64 / 100.0)
    }
}

impl Describe for Response {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .optional_names("part", &self.part)
            .money("sales", self.sales.as_ref())
            .between("margin", self.margin, 0, 100)
            .between("days", self.days, 1, 1_000)
            .between("least", self.least, 0, 1_000)
            .between("most", self.most, 0, 1_000)
            .between("none", self.none, 0, 99)
            .between("half", self.half, 0, 100)
            .between("more", self.more, 100, 1_000)
            .between("full", self.full, 101, 1_000)
            .between("planned", self.planned, 0, 1_000)
            .text("source", &self.evidence.source)
            .date("on", self.evidence.on)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn close(a: f64, b: f64, by: f64) -> bool {
        (a - b).abs() < by
    }

    #[test]
    fn the_curve_of_methods_3_9() {
        let curve = Curve::fit(0.4, 0.7, 1.3, 1.6).expect("rising");
        assert!(close(curve.d, 1.0, 1e-12) && close(curve.c, 2.147, 0.0006), "{curve:?}");
        for (answers, c, d) in [
            ([0.7, 0.85, 1.10, 1.2], 2.1132, 0.6667),
            ([0.3, 0.6, 1.45, 2.0], 2.2033, 1.4286),
            ([0.5, 0.8, 1.12, 1.3], 1.6322, 0.6),
        ] {
            let [none, half, more, full] = answers;
            let curve = Curve::fit(none, half, more, full).expect("rising");
            assert!(close(curve.c, c, 5e-5) && close(curve.d, d, 5e-5), "{curve:?}");
        }
    }

    #[test]
    fn answers_that_do_not_rise_make_no_curve() {
        for [none, half, more, full] in [
            [0.4, 0.4, 1.3, 1.6],
            [0.4, 1.0, 1.3, 1.6],
            [0.4, 0.7, 1.0, 1.6],
            [0.4, 0.7, 1.6, 1.6],
            [-0.1, 0.7, 1.3, 1.6],
            [0.4, 0.7, 1.3, f64::INFINITY],
            [f64::NAN, 0.7, 1.3, 1.6],
        ] {
            assert_eq!(Curve::fit(none, half, more, full), Err(Unfit::NotRising));
        }
    }

    proptest! {
        #[test]
        fn a_curve_rises_from_least_through_today_towards_most(
            none in 0.0..0.8_f64, a in 0.05..0.95_f64, b in 0.05..0.95_f64, more in 1.02..3.0_f64, above in 0.02..2.0_f64,
            x in 0.0..4.0_f64, step in 0.01..2.0_f64,
        ) {
            let half = none + (1.0 - none) * (0.02 + 0.96 * f64::midpoint(a, b));
            let curve = Curve::fit(none, half, more, more + above).expect("rising");
            prop_assert!(close(curve.at(0.0), none, 1e-12));
            prop_assert!(close(curve.at(1.0), 1.0, 1e-9));
            // Extreme answers may make a curve that falls: then c is below nought, and nobody would mean it.
            if curve.c > 0.0 {
                prop_assert!(curve.at(x) <= curve.at(x + step) + 1e-12);
                prop_assert!(curve.at(1e9) <= curve.most + 1e-12);
            }
        }
    }
}
