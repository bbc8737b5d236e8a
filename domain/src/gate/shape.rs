//! Whether a change leaves the pipelines in a shape in which deals can begin and end.

use std::collections::{BTreeMap, BTreeSet};

use super::{Event, Rejection, World};
use crate::{
    id::{PipelineId, StageId},
    pipeline::{Deal, Flaw, Stage, StagePatch, flaws},
    record::{Key, Patch, Record},
};

/// What is wrong with each pipeline of which stages are known.
pub(super) type Flaws = BTreeMap<PipelineId, BTreeSet<Flaw>>;

/// What is wrong with the pipelines of a world. A browser holds a part of the records: it cannot say.
pub(super) fn found(world: &World) -> Flaws {
    if world.is_partial() {
        return Flaws::new();
    }
    let mut of: BTreeMap<PipelineId, Vec<&Stage>> = BTreeMap::new();
    for stage in world.all::<Stage>() {
        of.entry(stage.pipeline).or_default().push(stage);
    }
    of.into_iter().map(|(pipeline, stages)| (pipeline, flaws(stages))).collect()
}

/// Refuses events that bring a flaw into a pipeline that had it not. What came otherwise, from a file or
/// before this was asked, can be mended step by step.
pub(super) fn kept(before: &Flaws, world: &World, events: &[Event]) -> Result<(), Rejection> {
    if world.is_partial() {
        return Ok(());
    }
    let changed: BTreeSet<PipelineId> = events.iter().filter_map(|event| pipeline_of(world, event)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    let nothing = BTreeSet::from(Flaw::OF_NOTHING);
    let now = found(world);
    for pipeline in changed.into_iter().filter(|pipeline| world.contains(*pipeline)) {
        let before = before.get(&pipeline).unwrap_or(&nothing);
        let after = now.get(&pipeline).unwrap_or(&nothing);
        if let Some(flaw) = after.difference(before).next() {
            return Err(Rejection::Misshapen { pipeline: pipeline.into(), flaw: *flaw });
        }
    }
    Ok(())
}

/// The pipeline whose stages an event changes.
fn pipeline_of(world: &World, event: &Event) -> Option<PipelineId> {
    match event {
        Event::Added(Record::Stage(stage)) | Event::Removed(Record::Stage(stage)) => Some(stage.pipeline),
        Event::Edited { set: Patch::Stage { id, .. }, .. } => world.the::<Stage>(*id).map(|stage| stage.pipeline),
        _ => None,
    }
}

/// A stage in which deals stand stays of its kind: they would be won without a reason, or open with a
/// day on which they ended.
pub(super) fn may_turn(world: &World, id: StageId, set: &StagePatch) -> Result<(), Rejection> {
    if set.kind.is_none() {
        return Ok(());
    }
    let standing = world.all::<Deal>().find(|deal| deal.stage == id);
    standing.map_or(Ok(()), |deal| Err(Rejection::InUse { key: Key::Stage(id), by: deal.id.into() }))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        gate::{Change, Context, decide},
        names::Names,
        pipeline::{Pipeline, Rank, StageKind},
        time::{Date, Moment},
    };

    fn n<I: From<Uuid>>(number: u128) -> I {
        I::from(Uuid::from_u128(number))
    }

    fn acting() -> Context {
        Context { actor: n(7), now: Moment(1), today: Date::from_days(0) }
    }

    fn stage(number: u128, position: i64, kind: StageKind) -> Stage {
        Stage::named(n(number), n(1), Names::same("Stage"), position, kind)
    }

    /// Two open stages, a won and a lost one.
    fn world() -> World {
        let pipeline = Pipeline::named(n(1), Names::same("Large"), 0);
        World::from_iter([
            Record::from(pipeline),
            stage(10, 0, StageKind::Open).into(),
            stage(11, 1, StageKind::Open).into(),
            stage(12, 2, StageKind::Won).into(),
            stage(13, 3, StageKind::Lost).into(),
        ])
    }

    fn set(number: u128, set: StagePatch) -> Change {
        Change::Edit(Patch::Stage { id: n(number), set })
    }

    fn at(number: u128, position: i64) -> Change {
        set(number, StagePatch { position: Some(position), ..StagePatch::default() })
    }

    fn turned(number: u128, kind: StageKind) -> Change {
        set(number, StagePatch { kind: Some(kind), ..StagePatch::default() })
    }

    fn refused(change: &Change) -> Option<Flaw> {
        let (mut now, before) = (world(), world());
        match decide(&mut now, &acting(), change) {
            Err(Rejection::Misshapen { flaw, .. }) => {
                assert_eq!(now, before, "a refusal changes nothing");
                Some(flaw)
            }
            other => {
                assert!(other.is_ok(), "{other:?}");
                None
            }
        }
    }

    #[test]
    fn the_last_stage_of_a_kind_stays_unless_the_pipeline_goes() {
        assert_eq!(refused(&Change::Remove(n::<StageId>(13).into())), Some(Flaw::NoLost));
        assert_eq!(refused(&Change::Remove(n::<StageId>(12).into())), Some(Flaw::NoWon));
        assert_eq!(refused(&Change::Remove(n::<StageId>(11).into())), None);
        assert_eq!(refused(&turned(12, StageKind::Open)), Some(Flaw::NoWon));
        let stages = (10..14).map(|number| Change::Remove(n::<StageId>(number).into()));
        assert_eq!(refused(&Change::All(stages.clone().collect())), Some(Flaw::NoOpen));
        let all = stages.chain([Change::Remove(n::<PipelineId>(1).into())]).collect();
        assert_eq!(refused(&Change::All(all)), None);
    }

    #[test]
    fn two_stages_change_places_in_one_command_and_never_share_one() {
        assert_eq!(refused(&at(10, 1)), Some(Flaw::SamePlace));
        assert_eq!(refused(&Change::All(vec![at(10, 1), at(11, 0)])), None);
        assert_eq!(refused(&Change::Add(stage(14, 3, StageKind::Lost).into())), Some(Flaw::SamePlace));
        assert_eq!(refused(&Change::All(vec![at(11, 2), at(12, 1)])), Some(Flaw::OutOfOrder));
    }

    #[test]
    fn a_pipeline_is_built_stage_by_stage() {
        let mut world = World::from_iter([Record::from(Pipeline::named(n(1), Names::same("New"), 0))]);
        for (number, kind) in (10..).zip([StageKind::Lost, StageKind::Won, StageKind::Open]) {
            let change = Change::Add(stage(number, 20 - number as i64, kind).into());
            decide(&mut world, &acting(), &change).expect("added");
        }
    }

    #[test]
    fn a_stage_with_deals_stays_of_its_kind() {
        let mut world = world();
        let rank = Rank::sequence(1).remove(0);
        let deal = Deal::named(n(30), (n(1), n(11)), rank, Moment(0), Names::same("MRI"));
        world.insert(deal.into());
        let before = world.clone();
        let to_won = turned(11, StageKind::Won);
        let refused = decide(&mut world, &acting(), &to_won);
        assert!(matches!(refused, Err(Rejection::InUse { .. })), "{refused:?}");
        assert_eq!(world, before);
        world.forget(Key::Deal(n(30)));
        decide(&mut world, &acting(), &to_won).expect("nobody stands there");
    }

    #[test]
    fn undo_does_not_take_the_last_lost_stage_either() {
        let mut world = world();
        let added = decide(&mut world, &acting(), &Change::Add(stage(14, 4, StageKind::Lost).into())).expect("added");
        decide(&mut world, &acting(), &Change::Remove(n::<StageId>(13).into())).expect("another is there");
        let before = world.clone();
        assert!(matches!(world.undo(&acting(), &added), Err(Rejection::Misshapen { flaw: Flaw::NoLost, .. })));
        assert_eq!(world, before);
    }

    #[test]
    fn a_browser_that_holds_a_part_refuses_nothing() {
        let mut part = World::from_iter([Record::from(stage(13, 3, StageKind::Lost))]).partial();
        decide(&mut part, &acting(), &Change::Remove(n::<StageId>(13).into())).expect("the server knows");
    }
}
