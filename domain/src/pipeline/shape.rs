//! The stages of a pipeline as a whole: where a deal can begin, where it can end, and in which order.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Pipeline, PipelinePatch, Stage, StageKind, StagePatch};
use crate::{gate::Change, record::Patch};

/// What is wrong with the stages of a pipeline together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flaw {
    /// There is none in which a deal is open.
    NoOpen,
    /// There is none in which a deal is won.
    NoWon,
    /// There is none in which a deal is lost.
    NoLost,
    /// Two stand at the same place.
    SamePlace,
    /// An open stage stands behind one of won deals, or either behind one of lost deals: on its way
    /// forwards a deal would come out of its end again.
    OutOfOrder,
}

impl Flaw {
    /// What is wrong with a pipeline that has no stages yet.
    pub const OF_NOTHING: [Self; 3] = [Self::NoOpen, Self::NoWon, Self::NoLost];
}

/// All that is wrong with these stages of one pipeline together.
pub fn flaws<'a>(stages: impl IntoIterator<Item = &'a Stage>) -> BTreeSet<Flaw> {
    let mut stages: Vec<&Stage> = stages.into_iter().collect();
    stages.sort_by_key(|stage| (stage.position, stage.id));
    let lacks = |kind| !stages.iter().any(|stage| stage.kind == kind);
    let said = [
        (Flaw::NoOpen, lacks(StageKind::Open)),
        (Flaw::NoWon, lacks(StageKind::Won)),
        (Flaw::NoLost, lacks(StageKind::Lost)),
        (Flaw::SamePlace, stages.windows(2).any(|pair| pair[0].position == pair[1].position)),
        (Flaw::OutOfOrder, stages.windows(2).any(|pair| pair[0].kind > pair[1].kind)),
    ];
    said.into_iter().filter(|(_, holds)| *holds).map(|(flaw, _)| flaw).collect()
}

/// The changes that put stages into the order given; none where they stand so already.
#[must_use]
pub fn arranged(order: &[Stage]) -> Vec<Change> {
    let placed = (0..).zip(order).filter(|(place, stage)| stage.position != *place);
    let put = |(place, stage): (i64, &Stage)| {
        let set = StagePatch { position: Some(place), ..StagePatch::default() };
        Change::Edit(Patch::Stage { id: stage.id, set })
    };
    placed.map(put).collect()
}

/// The changes that put pipelines into the order given; none where they stand so already.
#[must_use]
pub fn sequenced(order: &[Pipeline]) -> Vec<Change> {
    let placed = (0..).zip(order).filter(|(place, pipeline)| pipeline.position != *place);
    let put = |(place, pipeline): (i64, &Pipeline)| {
        let set = PipelinePatch { position: Some(place), ..PipelinePatch::default() };
        Change::Edit(Patch::Pipeline { id: pipeline.id, set })
    };
    placed.map(put).collect()
}

/// Where in `order` a stage of this kind comes in: behind the last of its kind.
#[must_use]
pub fn place_of(order: &[Stage], kind: StageKind) -> usize {
    order.iter().position(|stage| stage.kind > kind).unwrap_or(order.len())
}

/// The places between which a stage can be moved, both included: those of its kind.
#[must_use]
pub fn range_of(order: &[Stage], kind: StageKind) -> Option<(usize, usize)> {
    let first = order.iter().position(|stage| stage.kind == kind)?;
    let last = order.iter().rposition(|stage| stage.kind == kind)?;
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        id::{PipelineId, StageId},
        names::Names,
        pipeline::template::TEMPLATES,
    };

    fn stages(kinds: &[StageKind]) -> Vec<Stage> {
        let made = (0_i64..).zip(kinds).map(|(at, kind)| {
            let id = StageId(Uuid::from_u128(at as u128 + 1));
            Stage::named(id, PipelineId(Uuid::nil()), Names::same("Stage"), at, *kind)
        });
        made.collect()
    }

    use StageKind::{Lost, Open, Won};

    #[test]
    fn a_pipeline_begins_open_and_ends_won_or_lost() {
        assert_eq!(flaws(&stages(&[Open, Won, Lost])), BTreeSet::new());
        assert_eq!(flaws(&stages(&[])), Flaw::OF_NOTHING.into());
        assert_eq!(flaws(&stages(&[Open, Open])), [Flaw::NoWon, Flaw::NoLost].into());
        assert_eq!(flaws(&stages(&[Won, Open, Lost])), [Flaw::OutOfOrder].into());
        let mut twice = stages(&[Open, Open, Won, Lost]);
        twice[1].position = 0;
        assert_eq!(flaws(&twice), [Flaw::SamePlace].into());
    }

    #[test]
    fn nothing_is_wrong_with_any_template() {
        for template in &TEMPLATES {
            assert_eq!(flaws(&template.stages(PipelineId(Uuid::nil()), next())), BTreeSet::new(), "{}", template.key);
        }
    }

    #[test]
    fn pipelines_are_numbered_in_the_order_given() {
        let one = |n: u128, position| Pipeline::named(PipelineId(Uuid::from_u128(n)), Names::same("Large"), position);
        let place = |n: u128, position| {
            let set = PipelinePatch { position: Some(position), ..PipelinePatch::default() };
            Change::Edit(Patch::Pipeline { id: PipelineId(Uuid::from_u128(n)), set })
        };
        assert_eq!(sequenced(&[one(1, 0), one(3, 4), one(2, 1)]), [place(3, 1), place(2, 2)]);
        assert_eq!(sequenced(&[one(1, 0), one(2, 1)]), []);
    }

    fn next() -> impl FnMut() -> Uuid {
        let mut n = 0;
        move || {
            n += 1;
            Uuid::from_u128(n)
        }
    }

    #[test]
    fn a_stage_comes_in_behind_its_kind_and_moves_among_it() {
        let order = stages(&[Open, Open, Won, Lost]);
        assert_eq!([Open, Won, Lost].map(|kind| place_of(&order, kind)), [2, 3, 4]);
        assert_eq!([Open, Won, Lost].map(|kind| range_of(&order, kind)), [Some((0, 1)), Some((2, 2)), Some((3, 3))]);
        assert_eq!(place_of(&stages(&[Lost]), Open), 0);
        assert_eq!(range_of(&order[..2], Won), None);
    }

    proptest! {
        #[test]
        fn whatever_the_places_were_they_are_numbered_in_the_order_given(places in prop::collection::vec(0_i64..9, 0..9)) {
            let mut order = stages(&vec![Open; places.len()]);
            for (stage, place) in order.iter_mut().zip(places) {
                stage.position = place;
            }
            for change in arranged(&order) {
                let Change::Edit(Patch::Stage { id, set }) = change else { panic!("an edit") };
                let stage = order.iter_mut().find(|stage| stage.id == id).expect("one of them");
                stage.position = set.position.expect("a place");
            }
            prop_assert!((0..).zip(&order).all(|(place, stage)| stage.position == place));
            prop_assert!(arranged(&order).is_empty());
        }
    }
}
