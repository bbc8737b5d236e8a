//! What is planned, done and heard.

use meridian_domain::{
    account::{Interaction, InteractionKind},
    pipeline::Rank,
    plan::{Action, Goal, Plan},
    record::Record,
    stakeholder::Evidence,
    time::Date,
};

use super::{
    id, names, some,
    tables::{self, Work},
};

pub(super) fn work(records: &mut Vec<Record>, tables: &Work, today: Date) {
    for (n, (account, kind, ago, by, who, summary, grade)) in tables.interactions.iter().enumerate() {
        let on = today.plus_days(-ago);
        let interaction = Interaction {
            id: id(&format!("{account}/{n}")),
            account: id(account),
            kind: *kind,
            on,
            by: id(by),
            people: who.iter().map(|role| id(&format!("{account}/{role}"))).collect(),
            colleagues: Vec::new(),
            purpose: match kind {
                InteractionKind::Academic => {
                    "同行学术交流，按流程报批 · Exchange among peers, approved beforehand".to_owned()
                }
                _ => String::new(),
            },
            summary: summary.clone(),
            evidence: Evidence { grade: tables::grade(grade), source: String::new(), on: Some(on) },
        };
        records.push(interaction.into());
    }
    for (account, zh, en, status, start, end, goals) in &tables.plans {
        let plan = Plan {
            id: id(account),
            account: id(account),
            name: names(zh, en),
            status: *status,
            starts_on: today.plus_days(*start),
            ends_on: today.plus_days(*end),
            days: None,
        };
        records.push(plan.into());
        for ((zh, en, measure, done, effort), rank) in goals.iter().zip(Rank::sequence(goals.len())) {
            let titled = Goal::titled(id(&format!("{account}/{en}")), id(account), id(account), names(zh, en));
            let goal = Goal { measure: measure.clone(), done: *done, effort: *effort, rank: Some(rank), ..titled };
            records.push(goal.into());
        }
    }
    let planned: Vec<&str> = tables.plans.iter().map(|plan| plan.0.as_str()).collect();
    for (account, zh, en, due, owner, role, deal, done) in &tables.actions {
        let action = Action {
            id: id(&format!("{account}/{en}")),
            account: id(account),
            plan: planned.contains(&account.as_str()).then(|| id(account)),
            deal: some(deal),
            person: (!role.is_empty()).then(|| id(&format!("{account}/{role}"))),
            title: names(zh, en),
            due_on: due.map(|days| today.plus_days(days)),
            owner: some(owner),
            done_at: done.map(|ago| today.plus_days(-ago).start()),
            goal: None,
            days: None,
        };
        records.push(action.into());
    }
}
