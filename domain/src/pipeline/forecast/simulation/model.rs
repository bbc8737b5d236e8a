//! What a simulation assumes, and what it refuses.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use super::super::Month;

/// Parameters of a simulation, as versioned data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SimulationModel {
    pub version: u32,
    /// How often the future is played, 1..=1 000 000.
    pub runs: u32,
    /// Months in which a deal counts; without, every deal that is won counts whenever it is.
    pub horizon: Option<Horizon>,
    /// How far the deals of a group share one fate: their loading ρ on the common factor of the
    /// group, 0..=1. What drives two deals of one group correlates with ρ², at 0 not at all. Groups
    /// that are not named here have no common fate.
    pub loadings: BTreeMap<String, f64>,
    /// The most bins of the histogram, 1..=1 000.
    pub bins: usize,
    /// The most different sums an exact distribution may have before it is given up.
    pub most_sums: usize,
}

impl Default for SimulationModel {
    /// `methods.md` 3.7: 10 000 runs, no common shock. Bins and sums are ours: what a chart can show,
    /// and what a browser reckons at once.
    fn default() -> Self {
        Self { version: 1, runs: 10_000, horizon: None, loadings: BTreeMap::new(), bins: 40, most_sums: 65_536 }
    }
}

/// Months from `from` to `to`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Horizon {
    pub from: Month,
    pub to: Month,
}

impl Horizon {
    /// Share of the slips with which a deal expected in `close` still comes in time, 0..=1.
    pub(super) fn share_in_time(self, close: Month, slips: &[i32]) -> f64 {
        let months = self.from.number()..=self.to.number();
        let comes = |slip: i32| months.contains(&(close.number() + i64::from(slip)));
        if slips.is_empty() {
            return f64::from(u8::from(comes(0)));
        }
        slips.iter().filter(|slip| comes(**slip)).count() as f64 / slips.len() as f64
    }
}

/// Why nothing is simulated.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    #[error("the number of runs lies outside 1 to 1 000 000")]
    Runs,
    #[error("the number of bins lies outside 1 to 1 000")]
    Bins,
    #[error("the horizon ends before it begins")]
    Horizon,
    #[error("the loading of the group {0:?} lies outside 0 to 1")]
    Loading(String),
    #[error("the deal {0} is there twice")]
    Twice(Uuid),
    /// The deals come to more than [`LARGEST_SUM`].
    #[error("the deals come to more than can be reckoned with")]
    TooMuch,
}

/// The most all deals may come to, minor units: more than the world earns in a year, and far enough
/// from the end of an `i64` that nothing has to be held back.
pub const LARGEST_SUM: i64 = 1_000_000_000_000_000_000;

impl SimulationModel {
    /// # Errors
    /// The first parameter that lies outside its range.
    pub fn check(&self) -> Result<(), Refusal> {
        if !(1..=1_000_000).contains(&self.runs) {
            return Err(Refusal::Runs);
        }
        if !(1..=1_000).contains(&self.bins) {
            return Err(Refusal::Bins);
        }
        if self.horizon.is_some_and(|horizon| horizon.from > horizon.to) {
            return Err(Refusal::Horizon);
        }
        match self.loadings.iter().find(|(_, loading)| !(0.0..=1.0).contains(*loading)) {
            Some((group, _)) => Err(Refusal::Loading(group.clone())),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAY: Month = Month { year: 2026, month: 5 };

    #[test]
    fn parameters_outside_their_range_are_named() {
        let model = SimulationModel::default();
        assert_eq!(model.check(), Ok(()));
        assert_eq!(SimulationModel { runs: 0, ..model.clone() }.check(), Err(Refusal::Runs));
        assert_eq!(SimulationModel { runs: u32::MAX, ..model.clone() }.check(), Err(Refusal::Runs));
        assert_eq!(SimulationModel { bins: 0, ..model.clone() }.check(), Err(Refusal::Bins));
        let backwards = Some(Horizon { from: MAY, to: MAY.plus(-1) });
        assert_eq!(SimulationModel { horizon: backwards, ..model.clone() }.check(), Err(Refusal::Horizon));
        for loading in [1.5, -0.1, f64::NAN, f64::INFINITY] {
            let loadings = BTreeMap::from([("vbp".to_owned(), loading)]);
            assert_eq!(
                SimulationModel { loadings, ..model.clone() }.check(),
                Err(Refusal::Loading("vbp".to_owned())),
                "{loading}"
            );
        }
    }

    #[test]
    fn a_deal_comes_in_time_as_often_as_its_slip_allows() {
        let horizon = Horizon { from: MAY, to: MAY.plus(2) };
        assert_eq!(horizon.share_in_time(MAY, &[]), 1.0);
        assert_eq!(horizon.share_in_time(MAY.plus(3), &[]), 0.0);
        assert_eq!(horizon.share_in_time(MAY.plus(2), &[0, 0, 1, 6]), 0.5);
        assert_eq!(horizon.share_in_time(MAY.plus(4), &[-2, i32::MIN, i32::MAX, 0]), 0.25);
    }
}
