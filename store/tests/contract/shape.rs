//! The shape in which a pipeline stays, whatever is done to its stages.

use crate::support::{House, id, on_both};
use meridian_domain::{
    gate::{Change, Rejection},
    names::Names,
    pipeline::{Flaw, Stage, StageKind, StagePatch},
    record::Patch,
};

on_both!(
    the_last_stage_of_a_kind_stays_and_none_shares_a_place,
    a_stage_with_deals_stays_of_its_kind,
    undo_is_asked_as_well,
);

fn turned(house: &House, kind: Option<StageKind>, position: i64) -> Change {
    let set = StagePatch { kind, position: Some(position), ..StagePatch::default() };
    Change::Edit(Patch::Stage { id: house.stages[0], set })
}

fn flaw(rejection: Rejection) -> Flaw {
    match rejection {
        Rejection::Misshapen { flaw, .. } => flaw,
        other => panic!("a flaw was expected, not {other:?}"),
    }
}

async fn the_last_stage_of_a_kind_stays_and_none_shares_a_place(house: House) {
    let remove = Change::Remove(house.stages[2].into());
    assert_eq!(flaw(house.refused(&house.admin, remove).await), Flaw::NoWon);
    assert_eq!(flaw(house.refused(&house.admin, turned(&house, None, 1)).await), Flaw::SamePlace);
    house.done(&house.admin, Change::Remove(house.stages[1].into())).await;
    house.done(&house.admin, turned(&house, None, 1)).await;
}

async fn a_stage_with_deals_stays_of_its_kind(house: House) {
    house.deals(1).await;
    let refused = house.refused(&house.admin, turned(&house, Some(StageKind::Won), 9)).await;
    assert!(matches!(refused, Rejection::InUse { .. }), "{refused:?}");
    let empty = StagePatch { kind: Some(StageKind::Won), ..StagePatch::default() };
    house.done(&house.admin, Change::Edit(Patch::Stage { id: house.stages[1], set: empty })).await;
}

async fn undo_is_asked_as_well(house: House) {
    let another = Stage::named(id().into(), house.pipeline, Names::same("Won"), 3, StageKind::Won);
    let added = house.done(&house.admin, Change::Add(another.into())).await.receipt.command;
    house.done(&house.admin, Change::Remove(house.stages[2].into())).await;
    assert_eq!(flaw(house.refused(&house.admin, Change::Undo(added)).await), Flaw::NoWon);
}
