//! What a stage asks of the deals that enter it, and how long they may stay by law.

use serde::{Deserialize, Serialize};

use super::{Asked, DealField, DocumentKind};
use crate::{
    access::{Capability, Grant, Role, grant},
    names::Names,
    stakeholder::CommitteeFunction,
    time::Date,
};

/// What must be there before a deal enters a stage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Guard {
    /// Fields of the deal that must be filled.
    pub fields: Vec<DealField>,
    /// Papers that must be recorded of the deal.
    pub documents: Vec<DocumentKind>,
    /// Functions of the customer's decision of which somebody must be known by name on a people map.
    pub functions: Vec<CommitteeFunction>,
    /// Whose signature is needed: somebody of this role, or an administrator.
    pub approval: Option<Role>,
    /// Deals may pass over the stage, as over the licence where none is needed; then nothing is asked.
    pub optional: bool,
}

impl Guard {
    /// Whether the stage asks nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.documents.is_empty() && self.functions.is_empty() && self.approval.is_none()
    }

    /// Whether somebody of this role could sign at all: who sees no deal signs none.
    #[must_use]
    pub fn may_sign(role: Role) -> bool {
        grant(role, Capability::ReadDeal) != Grant::None
    }

    /// Nothing is asked twice, and somebody can give the signature.
    pub(super) fn is_sane(&self) -> bool {
        fn once<T: PartialEq>(all: &[T]) -> bool {
            all.iter().enumerate().all(|(at, one)| !all[..at].contains(one))
        }
        once(&self.fields) && once(&self.documents) && once(&self.functions) && self.approval.is_none_or(Self::may_sign)
    }

    /// All it asks, in its order.
    pub fn asks(&self) -> impl Iterator<Item = Asked> {
        let fields = self.fields.iter().copied().map(Asked::Field);
        let documents = self.documents.iter().copied().map(Asked::Document);
        let functions = self.functions.iter().copied().map(Asked::Function);
        fields.chain(documents).chain(functions).chain(self.approval.map(Asked::Approval))
    }
}

/// How long a deal has from when it entered the stage. Laws change: a clock says on what it rests,
/// since when, and whether somebody has checked it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    pub days: i64,
    /// Only Monday to Friday count. Public holidays are not known here: the true end may be later.
    pub working_days: bool,
    /// The law or rule.
    pub basis: Names,
    /// Since when the rule is in force.
    pub effective_on: Date,
    /// Where it can be read.
    pub source: String,
    /// The source was checked; otherwise it is to be verified locally.
    pub verified: bool,
}

impl Clock {
    /// The last day, counted from the day after `entered`.
    #[must_use]
    pub fn due(&self, entered: Date) -> Date {
        if !self.working_days {
            return entered.plus_days(self.days);
        }
        // Whole weeks at once; what is left is less than a week.
        let mut day = entered.plus_days(self.days.div_euclid(5) * 7);
        // From a weekend, whole weeks end on a weekend: the last working day before it was meant.
        let mut left = self.days.rem_euclid(5);
        if left == 0 && self.days > 0 && day.weekday() > 5 {
            day = day.plus_days(5 - i64::from(day.weekday()));
        }
        while left > 0 {
            day = day.plus_days(1);
            left -= i64::from(day.weekday() <= 5);
        }
        day
    }

    /// Days within ten years, names that fit, a date a business record can carry.
    pub(super) fn is_sane(&self) -> bool {
        (1..=3_650).contains(&self.days)
            && !self.basis.is_empty()
            && self.basis.longest() <= 500
            && self.source.chars().count() <= 2_000
            && self.effective_on.is_sane()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clock(days: i64, working_days: bool) -> Clock {
        let (basis, effective_on) = (Names::same("Law"), Date::from_days(0));
        Clock { days, working_days, basis, effective_on, source: String::new(), verified: false }
    }

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn calendar_days_count_from_the_day_after() {
        assert_eq!(clock(20, false).due(date("2026-02-20")), date("2026-03-12"));
    }

    #[test]
    fn working_days_pass_over_weekends() {
        // 2026-07-17 is a Friday.
        for (days, from, due) in [
            (1, "2026-07-17", "2026-07-20"),
            (5, "2026-07-17", "2026-07-24"),
            (5, "2026-07-18", "2026-07-24"),
            (7, "2026-07-15", "2026-07-24"),
            (3, "2026-07-19", "2026-07-22"),
        ] {
            assert_eq!(clock(days, true).due(date(from)), date(due), "{days} from {from}");
        }
    }

    proptest! {
        #[test]
        fn as_many_working_days_lie_up_to_the_end_as_the_rule_says(days in 1_i64..400, from in 0_i64..40_000) {
            let entered = Date::from_days(from);
            let due = clock(days, true).due(entered);
            prop_assert!(due.weekday() <= 5);
            let counted = (entered.days() + 1..=due.days()).filter(|day| Date::from_days(*day).weekday() <= 5).count();
            prop_assert_eq!(counted as i64, days);
        }
    }

    #[test]
    fn a_guard_asks_nothing_twice_and_no_signature_that_nobody_can_give() {
        let sane = Guard { fields: vec![DealField::Amount], approval: Some(Role::Manager), ..Guard::default() };
        assert!(sane.is_sane() && Guard::default().is_sane());
        assert!(!Guard { fields: vec![DealField::Amount; 2], ..Guard::default() }.is_sane());
        assert!(!Guard { approval: Some(Role::Trainer), ..Guard::default() }.is_sane());
    }

    #[test]
    fn a_guard_that_is_not_written_asks_nothing() {
        let guard: Guard = serde_json::from_str("{}").expect("read");
        assert!(guard.is_empty() && guard.asks().next().is_none());
    }
}
