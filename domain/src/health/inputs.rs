//! What is known about an account when its health is assessed.

use serde::{Deserialize, Serialize};

use super::{Band, Measure, Override, Snapshot};
use crate::explained::usable;

/// Raw measurements of one account. `None` means "not known", never zero.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HealthInputs {
    /// Weighted support index, −100..=100.
    pub wsi: Option<f64>,
    /// Coverage of key players, 0..=1.
    pub coverage_key: Option<f64>,
    /// Contacts with relationship strength above 30.
    pub thread_count: Option<u32>,
    /// Median days since each key player was last updated.
    pub staleness_days: Option<f64>,
    /// Sales against the same period last year, per cent: 12.0 is 12 % more.
    pub sales_growth_pct: Option<f64>,
    /// Share of wallet, 0..=1.
    pub sow: Option<f64>,
    /// Target for the share of wallet, 0..=1.
    pub sow_target: Option<f64>,
    /// Days the oldest open receivable is overdue; 0 when none is.
    pub overdue_receivable_days: Option<u32>,
    /// Effort-weighted progress of the plan, 0..=1.
    pub progress: Option<f64>,
    /// Share of the plan's time that has passed, 0..=1.
    pub elapsed: Option<f64>,
    /// Actions past their date.
    pub overdue_actions: Option<u32>,
    /// Share of 4s and 5s on the five-point satisfaction scale, per cent 0..=100.
    pub csat: Option<f64>,
    /// Net promoter score, −100..=100.
    pub nps: Option<f64>,
    /// Delivered against promised value, per cent; may exceed 100.
    pub value_realised: Option<f64>,
    /// Σ amount × probability of open deals, minor units of the target's currency.
    pub weighted_pipeline: Option<i64>,
    /// What is still to be sold to reach the target, same unit; ≤ 0 when it is reached.
    pub gap_to_target: Option<i64>,
    /// Share of open deals past the red age of their stage, 0..=1.
    pub rotting_share: Option<f64>,
    /// Impact × likelihood of the worst open threat, −25..=25, either sign; 0 when none is open.
    pub worst_pest: Option<i8>,

    /// Measures whose value is known but too old to be trusted: they count in the score, not in
    /// the coverage.
    pub stale: Vec<Measure>,
    pub overrides: Vec<Override>,
    /// Weekly snapshots of the total, any order.
    pub weekly: Vec<Snapshot>,
    /// Band shown last, so that a score on the line does not flap.
    pub previous_band: Option<Band>,
}

impl HealthInputs {
    /// The raw value of a measure, before it is mapped to 0..=100. Ratios are formed here; a ratio
    /// whose denominator says nothing (no target, a plan that starts today) is not known.
    #[must_use]
    pub fn raw(&self, measure: Measure) -> Option<f64> {
        usable(match measure {
            Measure::Support => self.wsi,
            Measure::KeyCoverage => self.coverage_key,
            Measure::Threads => self.thread_count.map(f64::from),
            Measure::Staleness => self.staleness_days,
            Measure::SalesGrowth => self.sales_growth_pct,
            Measure::ShareOfWallet => ratio(self.sow, self.sow_target),
            Measure::OverdueReceivable => self.overdue_receivable_days.map(f64::from),
            Measure::Progress => ratio(self.progress, self.elapsed),
            Measure::OverdueActions => self.overdue_actions.map(f64::from),
            Measure::Csat => self.csat,
            Measure::Nps => self.nps,
            Measure::ValueRealised => self.value_realised,
            Measure::PipelineCover => pipeline_cover(self.weighted_pipeline, self.gap_to_target),
            Measure::Rotting => self.rotting_share,
            Measure::WorstThreat => self.worst_pest.map(f64::from),
        })
    }

    pub(super) fn is_fresh(&self, measure: Measure) -> bool {
        !self.stale.contains(&measure)
    }
}

fn ratio(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    let (part, whole) = (part?, whole?);
    (whole > 0.0).then(|| part / whole)
}

/// A target already reached needs no pipeline, so it counts as fully covered.
fn pipeline_cover(weighted: Option<i64>, gap: Option<i64>) -> Option<f64> {
    match (weighted, gap?) {
        (_, gap) if gap <= 0 => Some(1.0),
        (weighted, gap) => Some(weighted? as f64 / gap as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_without_a_target_is_not_known() {
        let inputs = HealthInputs { sow: Some(0.2), ..Default::default() };
        assert_eq!(inputs.raw(Measure::ShareOfWallet), None);
        let inputs = HealthInputs { sow_target: Some(0.0), ..inputs };
        assert_eq!(inputs.raw(Measure::ShareOfWallet), None);
    }

    #[test]
    fn a_plan_that_starts_today_says_nothing_about_progress() {
        let inputs = HealthInputs { progress: Some(0.0), elapsed: Some(0.0), ..Default::default() };
        assert_eq!(inputs.raw(Measure::Progress), None);
    }

    #[test]
    fn a_reached_target_needs_no_pipeline() {
        let inputs = HealthInputs { gap_to_target: Some(-5), ..Default::default() };
        assert_eq!(inputs.raw(Measure::PipelineCover), Some(1.0));
    }

    #[test]
    fn not_a_number_is_missing() {
        let inputs = HealthInputs { wsi: Some(f64::NAN), nps: Some(f64::INFINITY), ..Default::default() };
        assert_eq!(inputs.raw(Measure::Support), None);
        assert_eq!(inputs.raw(Measure::Nps), None);
    }
}
