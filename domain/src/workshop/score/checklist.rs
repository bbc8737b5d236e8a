//! What of a plan can be checked without reading it, and what a person has to find in it.

use serde::{Deserialize, Serialize};

use super::{Confirmed, Mark, Of, Part};
use crate::workshop::{Case, Key, PlanRule};

/// A team's plan, as far as its form goes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub goals: Vec<Goal>,
    pub strategies: Vec<Served>,
    pub actions: Vec<Action>,
}

/// Which of the fields of a SMART goal are filled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// What.
    pub specific: bool,
    /// How much.
    pub measured: bool,
    /// Until when.
    pub due: bool,
    /// Who answers for it.
    pub owner: bool,
}

/// A strategy, by the team's own name for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    pub name: String,
    /// A goal says it serves it.
    pub linked: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    pub name: String,
    /// Whom it is about.
    pub person: Option<Key>,
    pub owner: bool,
    pub due: bool,
    /// Person-days.
    pub days: u32,
}

/// The weighted checklist of a plan, 0..=100. `confirmed` says what a person found of the items that
/// have to be read.
#[must_use]
pub fn checklist(case: &Case, plan: &Plan, confirmed: &Confirmed) -> Mark {
    let items = case.reference.plan.items.iter();
    let parts = items.map(|item| {
        let (value, because) = rule(case, item.rule, plan).unwrap_or_else(|| (confirmed.of(&item.id), Vec::new()));
        Part { because, ..Part::new(Of::PlanItem(item.id.clone()), value, item.weight) }
    });
    Mark::mean(parts.collect())
}

/// How far a rule is kept, with what breaks it; nothing for what has to be read.
fn rule(case: &Case, rule: PlanRule, plan: &Plan) -> Option<(Option<f64>, Vec<String>)> {
    let is_monitor = |action: &&Action| {
        let person = action.person.as_ref().and_then(|person| case.person(person));
        person.is_some_and(|person| person.sheet.is_monitor())
    };
    let kept = match rule {
        PlanRule::Smart => {
            let filled =
                |goal: &Goal| [goal.specific, goal.measured, goal.due, goal.owner].map(u8::from).iter().sum::<u8>();
            let filled: f64 = plan.goals.iter().map(|goal| f64::from(filled(goal)) / 4.0).sum();
            (mean(filled, plan.goals.len()), Vec::new())
        }
        PlanRule::StrategiesLinked => {
            let loose: Vec<String> =
                plan.strategies.iter().filter(|one| !one.linked).map(|one| one.name.clone()).collect();
            (mean((plan.strategies.len() - loose.len()) as f64, plan.strategies.len()), loose)
        }
        PlanRule::GapsHaveActions => {
            let has = |person: &Key| plan.actions.iter().any(|action| action.person.as_ref() == Some(person));
            let gaps = gaps(case);
            let open: Vec<String> = gaps.iter().filter(|person| !has(person)).map(ToString::to_string).collect();
            // Nobody to win over: nothing to be done.
            (if gaps.is_empty() { 1.0 } else { mean((gaps.len() - open.len()) as f64, gaps.len()) }, open)
        }
        PlanRule::OwnersAndDates => {
            let loose: Vec<String> =
                plan.actions.iter().filter(|one| !one.owner || !one.due).map(|one| one.name.clone()).collect();
            (mean((plan.actions.len() - loose.len()) as f64, plan.actions.len()), loose)
        }
        PlanRule::WithinDays => {
            let days: u64 = plan.actions.iter().map(|action| u64::from(action.days)).sum();
            let within = days > 0 && case.days.is_some_and(|most| days <= u64::from(most));
            (f64::from(u8::from(within)), vec![days.to_string()])
        }
        PlanRule::NoMonitor => {
            let aimed: Vec<String> = plan.actions.iter().filter(is_monitor).map(|one| one.name.clone()).collect();
            (f64::from(u8::from(aimed.is_empty() && !plan.actions.is_empty())), aimed)
        }
        PlanRule::Says => return None,
    };
    Some((Some(kept.0), kept.1))
}

/// The key players who should support us more at the end than at the start.
fn gaps(case: &Case) -> Vec<&Key> {
    let end = |key: &Key| case.reference.map.end.iter().find(|end| end.person == *key).map(|end| end.support);
    let wanted = |key: &&Key| {
        let now = case.person(key).map(|person| person.sheet.support);
        now.zip(end(key)).is_some_and(|(now, end)| end > now)
    };
    case.reference.map.key.iter().filter(wanted).collect()
}

/// Of nothing, nothing is kept.
fn mean(kept: f64, of: usize) -> f64 {
    if of == 0 { 0.0 } else { kept / of as f64 }
}
