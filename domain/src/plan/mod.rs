//! Account plans: what acts on the account from outside (PEST), where we stand (SWOT), what follows
//! from both (TOWS), goals and actions, what was promised and delivered (the value ledger), and where
//! visit days go. The sheets belong to the account, of whatever kind it is; a plan is one period of it.

mod action;
mod check;
mod export;
mod factor;
mod goal;
mod order;
mod promise;
mod response;
mod rules;
mod strategy;
mod swot;
pub mod view;
pub mod visits;

use serde::{Deserialize, Serialize};

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    names::Names,
    record::{Describe, Key, record},
    stakeholder::vocabulary,
    time::Date,
};

pub use action::{Action, ActionPatch};
pub use check::{Checked, Finding, Rule, check, completeness, gaps};
pub use export::csv;
pub use factor::{Factor, FactorPatch, Level, PestFactor, Span, Tendency};
pub use goal::{Goal, GoalPatch, Smart, progress};
pub use order::{Ranked, in_order, place};
pub use promise::{Kpi, Promise, PromisePatch, Worth, delivered, ledger, promised, realised};
pub use response::{Curve, Response, ResponsePatch, Unfit};
pub use rules::PlanRules;
pub use strategy::{Pairing, PairingPatch, Quadrant, Strategy, StrategyPatch, move_item, pairs, strategy_value};
pub use swot::{SwotItem, SwotItemPatch, SwotSide, balance, code, weight_sum};

/// Where a plan stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStatus {
    #[default]
    Draft,
    InReview,
    Approved,
    Active,
    Closed,
}

impl PlanStatus {
    /// Every status, in the order in which a plan comes to them.
    pub const ALL: [Self; 5] = [Self::Draft, Self::InReview, Self::Approved, Self::Active, Self::Closed];
}

record! {
    /// An account plan.
    pub struct Plan (PlanPatch) {
        pub id: PlanId,
        pub account: AccountId,
        pub name: Names,
        pub status: PlanStatus,
        pub starts_on: Date,
        pub ends_on: Date,
        /// The days of work its actions may take together, 0..=100 000; `None` where nobody has set a cap.
        #[serde(default)]
        pub days: Option<i64>,
    }
}

impl Plan {
    /// A draft for the calendar year of `today`.
    pub fn of_year(id: PlanId, account: AccountId, today: Date) -> Self {
        let year = today.year();
        let on = |month, day| Date::new(year, month, day).unwrap_or(today);
        Self {
            id,
            account,
            name: Names::new(format!("{year} 年度计划"), format!("Plan {year}")),
            status: PlanStatus::Draft,
            starts_on: on(1, 1),
            ends_on: on(12, 31),
            days: None,
        }
    }

    /// The share of its time that has passed, 0..=1.
    #[must_use]
    pub fn elapsed(&self, today: Date) -> f64 {
        let whole = self.ends_on.days_since(self.starts_on) + 1;
        let gone = today.days_since(self.starts_on) + 1;
        (gone as f64 / whole.max(1) as f64).clamp(0.0, 1.0)
    }

    /// The plan an account works by on a day: the one that is running and not closed, the latest begun
    /// first; else the latest of all.
    pub fn current<'a>(plans: impl IntoIterator<Item = &'a Self>, today: Date) -> Option<&'a Self> {
        plans.into_iter().max_by_key(|plan| {
            let runs = plan.starts_on <= today && today <= plan.ends_on && plan.status != PlanStatus::Closed;
            (runs, plan.starts_on, plan.id)
        })
    }
}

impl Describe for Plan {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.account.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("name", &self.name)
            .date("starts_on", Some(self.starts_on))
            .date("ends_on", Some(self.ends_on))
            .holds("ends_on", self.ends_on >= self.starts_on)
            .between("days", self.days, 0, 100_000)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn plan(n: u128, from: &str, status: PlanStatus) -> Plan {
        let year = Plan::of_year(PlanId(Uuid::from_u128(n)), AccountId(Uuid::from_u128(1)), day(from));
        Plan { status, ..year }
    }

    #[test]
    fn the_plan_that_runs_comes_before_one_that_is_to_come() {
        let plans = [
            plan(1, "2025-03-01", PlanStatus::Closed),
            plan(2, "2026-03-01", PlanStatus::Active),
            plan(3, "2027-03-01", PlanStatus::Draft),
        ];
        let current = |on: &str| Plan::current(&plans, day(on)).map(|plan| plan.id.0.as_u128());
        assert_eq!(current("2026-11-23"), Some(2));
        assert_eq!(current("2025-11-23"), Some(3), "a closed plan does not run");
        assert_eq!(Plan::current(&[], day("2026-01-01")), None);
    }

    #[test]
    fn time_passes_from_the_first_day_to_the_last() {
        let plan = plan(1, "2026-01-01", PlanStatus::Draft);
        assert_eq!(plan.check(), Ok(()));
        assert!((plan.elapsed(day("2026-07-02")) - 183.0 / 365.0).abs() < 1e-12);
        assert_eq!((plan.elapsed(day("2025-01-01")), plan.elapsed(day("2030-01-01"))), (0.0, 1.0));
    }
}
