//! What is asked where something comes in: of a deal that enters a stage, of a signature, of an amount.

use super::{Rejection, World};
use crate::{
    id::StageId,
    money::Money,
    pipeline::{Deal, Missing, Stage, asked, may_approve},
    record::Record,
    time::Date,
    workspace::{Rate, User, Workspace},
};

/// Whether a deal that comes from a stage, or from nowhere, may enter another. Where a browser does not
/// know, the server will.
pub(super) fn allowed(world: &World, deal: &Deal, from: Option<StageId>, to: &Stage) -> Result<(), Rejection> {
    let missing: Vec<Missing> = asked(world, deal, from, to)
        .into_iter()
        .filter(|requirement| requirement.met == Some(false))
        .map(|requirement| Missing { stage: requirement.stage, what: requirement.what })
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Rejection::Gate { deal: deal.id.into(), stage: to.id.into(), missing })
}

/// Whether somebody signs whose signature the stage asks for.
pub(super) fn signed(world: &World, record: &Record) -> Result<(), Rejection> {
    let Record::Approval(approval) = record else { return Ok(()) };
    let Some(stage) = world.the::<Stage>(approval.stage) else { return Ok(()) };
    let Some(user) = world.the::<User>(approval.by) else { return Ok(()) };
    match stage.guard.approval {
        Some(role) if may_approve(user.role, role) => Ok(()),
        role => Err(Rejection::NotTheApprover { key: record.key(), role }),
    }
}

/// Whether the amounts of a record can be added to others: in the reporting currency, or in one of which
/// a rate is in force. Only the server knows the rates.
pub(super) fn converted(world: &World, today: Date, record: &Record) -> Result<(), Rejection> {
    if world.is_partial() {
        return Ok(());
    }
    let Some(workspace) = world.all::<Workspace>().next() else { return Ok(()) };
    for Money { currency, .. } in record.amounts() {
        let in_force = |rate: &Rate| rate.currency == currency && rate.on <= today;
        if currency != workspace.reporting && !world.all::<Rate>().any(in_force) {
            return Err(Rejection::NoRate { currency });
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "entering_tests.rs"]
mod tests;
