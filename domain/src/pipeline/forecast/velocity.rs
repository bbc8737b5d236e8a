//! How fast the pipeline earns.

use serde::{Deserialize, Serialize};

use super::{Amount, BILLION, divide, parts_per_billion};
use crate::explained::{Explained, FormulaId, InputKey, Part, usable};

/// The pace of a pipeline over some period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pace {
    /// Open deals.
    pub deals: u32,
    /// Average value of a deal, minor units.
    pub average_value: Option<i64>,
    /// Share of closed deals that were won, 0..=1.
    pub win_rate: Option<f64>,
    /// Days from opening to winning, at least one.
    pub cycle_days: Option<u32>,
}

/// Sales velocity `N × average value × win rate / cycle days`, minor units a day (`methods.md`
/// 3.7). No figure unless all four are there.
///
/// A product has no shares, so the number of deals carries the whole contribution, and its weight
/// is what the other three make of one deal a day.
#[must_use]
pub fn velocity(pace: &Pace, model_version: u32) -> Amount {
    let win_rate = usable(pace.win_rate);
    let cycle_days = pace.cycle_days.filter(|days| *days > 0);
    let minor = pace.average_value.zip(win_rate).zip(cycle_days).map(|((average, rate), days)| {
        let won = i128::from(pace.deals) * i128::from(average) * parts_per_billion(rate);
        divide(won, BILLION * i128::from(days))
    });
    let value = minor.map(|minor| minor as f64);
    let inputs = [
        (InputKey::DealCount, Some(f64::from(pace.deals))),
        (InputKey::AverageValue, pace.average_value.map(|average| average as f64)),
        (InputKey::WinRate, win_rate),
        (InputKey::CycleDays, cycle_days.map(f64::from)),
    ];
    let missing: Vec<InputKey> =
        inputs.iter().filter(|(_, value)| value.is_none()).map(|(input, _)| input.clone()).collect();
    let coverage = 1.0 - missing.len() as f64 / inputs.len() as f64;
    let parts = inputs
        .into_iter()
        .map(|(input, of_input)| {
            let contribution = if input == InputKey::DealCount { value.unwrap_or(0.0) } else { 0.0 };
            let weight = if pace.deals > 0 { contribution / f64::from(pace.deals) } else { 0.0 };
            Part { input, value: of_input, weight, contribution }
        })
        .collect();
    let explained = Explained { value, formula: FormulaId::Velocity, parts, missing, coverage, model_version };
    Amount { minor, explained }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace() -> Pace {
        Pace { deals: 120, average_value: Some(5_200_000), win_rate: Some(0.22), cycle_days: Some(68) }
    }

    #[test]
    fn a_pipeline_of_120_deals_earns_20_188_24_a_day() {
        let velocity = velocity(&pace(), 1);
        assert_eq!(velocity.minor, Some(2_018_824));
        assert_eq!(velocity.explained.waterfall_end(), 2_018_824.0);
    }

    #[test]
    fn without_a_cycle_there_is_no_velocity() {
        let velocity = velocity(&Pace { cycle_days: Some(0), ..pace() }, 1);
        assert_eq!(velocity.minor, None);
        assert_eq!(velocity.explained.value, None);
        assert_eq!(velocity.explained.missing, [InputKey::CycleDays]);
        assert_eq!(velocity.explained.coverage, 0.75);
    }
}
