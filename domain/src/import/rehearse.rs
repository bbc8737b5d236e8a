//! Doing a plan in memory as the gate would do it.

use std::collections::BTreeMap;

use super::{Plan, Reason};
use crate::{
    access::{Actor, Role, Subject, capability_for, coming_and_going, may},
    gate::{Change, Context, Rejection, World, bring_in},
    record::Key,
};

/// Does the steps of `plan` in `world`. What the gate would refuse to `actor` is refused here, with
/// its row and with everything that needs it; so a dry run promises no more than the import can do.
pub fn rehearse(plan: &mut Plan, world: &mut World, actor: &Actor, context: &Context) {
    let mut lost: BTreeMap<Key, Reason> = BTreeMap::new();
    let mut refused: Vec<(usize, Reason)> = Vec::new();
    plan.steps.retain(|step| match attempt(world, actor, context, &step.change) {
        Ok(()) => true,
        Err(rejection) => {
            let reason = match &rejection {
                Rejection::NotFound { key } if lost.contains_key(key) => lost[key].clone(),
                rejection => Reason::of(rejection),
            };
            if let Change::Add(record) = &step.change {
                lost.insert(record.key(), reason.clone());
            }
            refused.extend(step.row.map(|row| (row, reason)));
            false
        }
    });
    for (row, reason) in refused {
        plan.refuse(row, reason);
    }
    if plan.steps.iter().all(|step| step.row.is_none()) {
        plan.steps.clear();
    }
    plan.count();
}

fn attempt(world: &mut World, actor: &Actor, context: &Context, change: &Change) -> Result<(), Rejection> {
    // Whose a thing is costs a look at the whole world; who may do all need not be asked.
    let before = if actor.role == Role::Administrator { None } else { subject(world, change) };
    let events = bring_in(world, context, change)?;
    let whose = before.unwrap_or_default();
    let company = coming_and_going(&events);
    let allowed = events.iter().try_for_each(|event| may(actor, capability_for(actor.id, event, &company), &whose));
    allowed.map_err(|denied| {
        for event in events.iter().rev() {
            world.revert(event);
        }
        Rejection::Denied(denied)
    })
}

/// Whose the record is that a change is made to.
fn subject(world: &World, change: &Change) -> Option<Subject> {
    let record = match change {
        Change::Add(record) => Some(record),
        Change::Edit(patch) => world.get(patch.key()),
        Change::PlaceDeal { deal, .. } => world.get(*deal),
        _ => None,
    };
    record.map(|record| Subject::of(world, record))
}
