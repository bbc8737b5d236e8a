//! Goals, and how far a plan has come.

use super::*;
use crate::{
    explained::{Explained, FormulaId, InputKey, Part},
    pipeline::Rank,
};

record! {
    /// A goal of a plan.
    pub struct Goal (GoalPatch) {
        pub id: GoalId,
        pub account: AccountId,
        pub plan: PlanId,
        /// What is to be reached.
        pub title: Names,
        /// How it is measured.
        pub measure: String,
        /// Share achieved, in percent.
        pub done: i64,
        /// Weight in the plan's progress, in days of work.
        pub effort: i64,
        /// Where the measure stands at the beginning.
        #[serde(default)]
        pub baseline: String,
        /// Where the measure is to stand.
        #[serde(default)]
        pub target: String,
        /// What makes it attainable, and why it matters.
        #[serde(default)]
        pub reason: String,
        #[serde(default)]
        pub due_on: Option<Date>,
        /// Who answers for it.
        #[serde(default)]
        pub owner: Option<UserId>,
        /// The strategy it comes from.
        #[serde(default)]
        pub strategy: Option<StrategyId>,
        #[serde(default)]
        pub rank: Option<Rank>,
    }
}

vocabulary! {
    /// What a SMART goal says.
    Smart {
        /// Specific: what.
        What,
        /// Measurable: by what.
        Measure,
        /// And how much.
        Target,
        /// Attainable and relevant: why.
        Reason,
        /// Time-bound: until when.
        Due,
        /// Who answers for it.
        Owner,
    }
}

impl Goal {
    /// A goal of which only the name is known; one day of work until somebody says more.
    pub fn titled(id: GoalId, account: AccountId, plan: PlanId, title: Names) -> Self {
        Self {
            id,
            account,
            plan,
            title,
            measure: String::new(),
            done: 0,
            effort: 1,
            baseline: String::new(),
            target: String::new(),
            reason: String::new(),
            due_on: None,
            owner: None,
            strategy: None,
            rank: None,
        }
    }

    /// What it does not say yet of what a SMART goal says.
    #[must_use]
    pub fn unsaid(&self) -> Vec<Smart> {
        let empty = |text: &str| text.trim().is_empty();
        Smart::ALL
            .iter()
            .copied()
            .filter(|part| match part {
                Smart::What => self.title.is_empty(),
                Smart::Measure => empty(&self.measure),
                Smart::Target => empty(&self.target),
                Smart::Reason => empty(&self.reason),
                Smart::Due => self.due_on.is_none(),
                Smart::Owner => self.owner.is_none(),
            })
            .collect()
    }
}

impl Describe for Goal {
    fn room(&self) -> Room {
        Room::Account(self.account)
    }

    fn refers_to(&self) -> Vec<Key> {
        let mut keys = vec![self.account.into(), self.plan.into()];
        keys.extend(self.owner.map(Key::from));
        keys.extend(self.strategy.map(Key::from));
        keys
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .names("title", &self.title)
            .text("measure", &self.measure)
            .text("baseline", &self.baseline)
            .text("target", &self.target)
            .text("reason", &self.reason)
            .date("due_on", self.due_on)
            .between("done", Some(self.done), 0, 100)
            .between("effort", Some(self.effort), 1, 10_000)
            .done()
    }
}

/// Progress of a plan `Σ effortᵢ·doneᵢ / Σ effortᵢ`, in percent (`methods.md` 3.5); no value without a goal.
#[must_use]
pub fn progress<'a>(goals: impl IntoIterator<Item = &'a Goal>, rules: &PlanRules) -> Explained {
    let goals: Vec<&Goal> = goals.into_iter().collect();
    let effort: i64 = goals.iter().map(|goal| goal.effort).sum();
    if effort <= 0 {
        return Explained::unknown(FormulaId::PlanProgress, Vec::new(), rules.version);
    }
    let part = |goal: &&Goal| Part {
        input: InputKey::Goal(goal.id.0),
        value: Some(goal.done as f64),
        weight: goal.effort as f64,
        contribution: (goal.effort * goal.done) as f64 / effort as f64,
    };
    let parts: Vec<Part> = goals.iter().map(part).collect();
    let value = parts.iter().map(|part| part.contribution).sum();
    Explained {
        value: Some(value),
        formula: FormulaId::PlanProgress,
        parts,
        missing: Vec::new(),
        coverage: 1.0,
        model_version: rules.version,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn goal(n: u128, done: i64, effort: i64) -> Goal {
        let (account, plan) = (AccountId(Uuid::from_u128(1)), PlanId(Uuid::from_u128(2)));
        Goal { done, effort, ..Goal::titled(GoalId(Uuid::from_u128(n)), account, plan, Names::same("Win")) }
    }

    #[test]
    fn much_work_done_weighs_more_than_little() {
        let goals = [goal(3, 60, 40), goal(4, 20, 20), goal(5, 0, 8)];
        let progress = progress(&goals, &PlanRules::default());
        assert!((progress.value.expect("goals") - 2800.0 / 68.0).abs() < 1e-12);
        assert!((progress.waterfall_end() - 2800.0 / 68.0).abs() < 1e-12);
    }

    #[test]
    fn a_plan_without_goals_has_not_come_any_way() {
        assert_eq!(progress(&[], &PlanRules::default()).value, None);
    }

    #[test]
    fn a_goal_is_smart_when_it_says_everything() {
        let bare = goal(1, 0, 1);
        assert_eq!(bare.unsaid(), [Smart::Measure, Smart::Target, Smart::Reason, Smart::Due, Smart::Owner]);
        let said = Goal {
            measure: "share of wallet".to_owned(),
            target: "30%".to_owned(),
            reason: "two departments open".to_owned(),
            due_on: Some(Date::EPOCH),
            owner: Some(UserId(Uuid::from_u128(9))),
            ..bare
        };
        assert_eq!(said.unsaid(), []);
    }
}
