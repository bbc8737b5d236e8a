//! What a deal still needs before it enters a stage.

use serde::{Deserialize, Serialize};

use super::{Approval, Deal, DealField, DealItem, Document, DocumentKind, Guard, Rival, Stage, StageKind};
use crate::{
    access::Role,
    gate::World,
    id::{DealId, MapId, StageId},
    stakeholder::{CommitteeFunction, Map, Person, Seat},
    workspace::User,
};

/// Something a stage asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// A field of the deal.
    Field(DealField),
    /// A paper of this kind.
    Document(DocumentKind),
    /// Somebody with this function, known by name on a people map.
    Function(CommitteeFunction),
    /// A signature of this role.
    Approval(Role),
    /// Why it was won or lost.
    Reason,
    /// Who has won it instead of us, or that nobody has.
    LostTo,
}

/// Something that is missing, and the stage that asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Missing {
    pub stage: StageId,
    pub what: Asked,
}

/// Something a stage asks for, met or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Requirement {
    /// The stage that asks; of several, the first on the way.
    pub stage: StageId,
    pub what: Asked,
    /// Nothing where only the server can know: a browser holds a part of the records.
    pub met: Option<bool>,
}

/// What is asked of a deal of `world` on its way to a stage. Empty where the deal or the stage is
/// not known, where the deal stands there, and on the way back.
#[must_use]
pub fn requirements(world: &World, deal: DealId, to: StageId) -> Vec<Requirement> {
    match (world.the::<Deal>(deal), world.the::<Stage>(to)) {
        (Some(deal), Some(to)) if deal.pipeline == to.pipeline => asked(world, deal, Some(deal.stage), to),
        _ => Vec::new(),
    }
}

/// What is asked of a deal that comes from a stage, or from nowhere, to another.
///
/// Forwards, every stage on the way is asked that must be passed, and the last in any case. A lost
/// stage asks for itself only, and whoever comes out of one is asked as if new: else losing a deal
/// would be a way around every guard.
pub(crate) fn asked(world: &World, deal: &Deal, from: Option<StageId>, to: &Stage) -> Vec<Requirement> {
    if from == Some(to.id) {
        return Vec::new();
    }
    let begun = match from.map(|from| world.the::<Stage>(from)) {
        None => i64::MIN,
        Some(Some(from)) if from.kind == StageKind::Lost => i64::MIN,
        Some(Some(from)) => from.position,
        // A browser that does not hold the stage can ask for the last one only.
        Some(None) => to.position.saturating_sub(1),
    };
    let mut way: Vec<&Stage> = match to.kind {
        StageKind::Lost => vec![to],
        StageKind::Open | StageKind::Won if to.position <= begun => Vec::new(),
        StageKind::Open | StageKind::Won => world
            .all::<Stage>()
            .filter(|stage| stage.pipeline == to.pipeline && stage.kind != StageKind::Lost && stage.id != to.id)
            .filter(|stage| stage.position > begun && stage.position < to.position && !stage.guard.optional)
            .chain([to])
            .collect(),
    };
    way.sort_by_key(|stage| (stage.position, stage.id));
    let mut all: Vec<Requirement> = Vec::new();
    for stage in way {
        for what in stage.guard.asks() {
            let again = all.iter().any(|one| one.what == what && !matches!(what, Asked::Approval(_)));
            if !again {
                all.push(Requirement { stage: stage.id, what, met: is_met(world, deal, stage, what) });
            }
        }
    }
    let mut close = |what| all.push(Requirement { stage: to.id, what, met: is_met(world, deal, to, what) });
    if to.kind != StageKind::Open {
        close(Asked::Reason);
    }
    if to.kind == StageKind::Lost && rivals(world, deal).next().is_some() {
        close(Asked::LostTo);
    }
    all
}

impl Guard {
    /// Whether the world must hold more than the deal to say what is missing.
    #[must_use]
    pub fn asks_beyond_the_deal(&self) -> bool {
        self.asks().any(|what| match what {
            Asked::Field(field) => matches!(field, DealField::Competitors | DealField::Items),
            Asked::Document(_) | Asked::Function(_) | Asked::Approval(_) => true,
            Asked::Reason | Asked::LostTo => false,
        })
    }
}

fn rivals<'w>(world: &'w World, deal: &Deal) -> impl Iterator<Item = &'w Rival> {
    let id = deal.id;
    world.all::<Rival>().filter(move |rival| rival.deal == id)
}

fn is_met(world: &World, deal: &Deal, stage: &Stage, what: Asked) -> Option<bool> {
    // What is here is here; what is not may be elsewhere.
    let found = |found: bool| if found || !world.is_partial() { Some(found) } else { None };
    match what {
        Asked::Field(DealField::Competitors) => found(rivals(world, deal).next().is_some()),
        Asked::Field(DealField::Items) => found(world.all::<DealItem>().any(|item| item.deal == deal.id)),
        Asked::Field(field) => Some(is_filled(deal, field)),
        Asked::Document(kind) => found(world.all::<Document>().any(|it| it.deal == deal.id && it.kind == kind)),
        Asked::Function(function) => found(is_covered(world, deal, function)),
        Asked::Approval(role) => found(is_approved(world, deal, stage, role)),
        Asked::Reason => Some(deal.reason.is_some_and(|reason| reason.explains(stage.kind))),
        Asked::LostTo => Some(deal.lost_to.is_some() || deal.lost_to_nobody),
    }
}

fn is_filled(deal: &Deal, field: DealField) -> bool {
    let tender = deal.tender.as_ref();
    match field {
        DealField::Account => deal.account.is_some(),
        DealField::Product => deal.product.is_some(),
        DealField::Owner => deal.owner.is_some(),
        DealField::Amount => deal.amount.is_some(),
        DealField::ExpectedOn => deal.expected_on.is_some(),
        DealField::NextStep => !deal.next_step.trim().is_empty(),
        DealField::NextOn => deal.next_on.is_some(),
        DealField::CommitteeOn => deal.committee_on.is_some(),
        DealField::TenderMethod => tender.is_some_and(|tender| tender.method.is_some()),
        DealField::TenderPlatform => tender.is_some_and(|tender| !tender.platform.trim().is_empty()),
        DealField::TenderBudget => tender.is_some_and(|tender| tender.budget.is_some()),
        DealField::TenderSubmitBy => tender.is_some_and(|tender| tender.submit_by.is_some()),
        DealField::Competitors | DealField::Items => false,
    }
}

/// Whether somebody with this function is known by name: on a map that is about the deal, or where
/// there is none, on any map of its account.
fn is_covered(world: &World, deal: &Deal, function: CommitteeFunction) -> bool {
    let about: Vec<MapId> = world.all::<Map>().filter(|map| map.deal == Some(deal.id)).map(|map| map.id).collect();
    let maps = match about.is_empty() {
        false => about,
        true => world
            .all::<Map>()
            .filter(|map| deal.account.is_some_and(|account| map.account == account))
            .map(|map| map.id)
            .collect(),
    };
    let named = |seat: &Seat| world.the::<Person>(seat.person).is_some_and(|person| !person.is_placeholder());
    world.all::<Seat>().any(|seat| seat.function == Some(function) && maps.contains(&seat.map) && named(seat))
}

fn is_approved(world: &World, deal: &Deal, stage: &Stage, role: Role) -> bool {
    let signs = |approval: &Approval| world.the::<User>(approval.by).is_some_and(|user| may_approve(user.role, role));
    world.all::<Approval>().any(|one| one.deal == deal.id && one.stage == stage.id && signs(one))
}

/// Whether somebody of the role `own` may sign where a stage asks for `role`.
#[must_use]
pub fn may_approve(own: Role, role: Role) -> bool {
    own == role || own == Role::Administrator
}
