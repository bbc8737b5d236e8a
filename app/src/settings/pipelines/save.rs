//! What saving a stage changes, and what a refusal says beside which field. Pure.

use meridian_domain::{
    gate::{Change, Rejection},
    locale::Lang,
    pipeline::{Stage, StagePatch, arranged, place_of},
    record::Patch,
};

use super::draft::{Spot, beside};
use crate::{
    Failure,
    words::{failures, pipelines as words},
};

/// The change that puts `stage` in the place of `before`, or adds it: one of another kind stands among
/// its kind, and the others make room. Nothing when nothing changes.
pub(super) fn changes(order: &[Stage], before: Option<&Stage>, stage: Stage) -> Option<Change> {
    let mut order = order.to_vec();
    let mut changes = Vec::new();
    match before {
        None => {
            let place = place_of(&order, stage.kind);
            let position = i64::try_from(place).unwrap_or(i64::MAX);
            let stage = Stage { position, ..stage };
            changes.push(Change::Add(stage.clone().into()));
            order.insert(place, stage);
            changes.extend(arranged(&order));
        }
        Some(before) => {
            let set = all_of(&stage).without_repeats(before);
            if set.is_empty() {
                return None;
            }
            changes.push(Change::Edit(Patch::Stage { id: stage.id, set }));
            if before.kind != stage.kind {
                order.retain(|other| other.id != stage.id);
                order.insert(place_of(&order, stage.kind), stage);
                changes.extend(arranged(&order));
            }
        }
    }
    Some(Change::All(changes))
}

/// A patch that says everything the form says.
fn all_of(stage: &Stage) -> StagePatch {
    StagePatch {
        name: Some(stage.name.clone()),
        phase: Some(stage.phase),
        kind: Some(stage.kind),
        probability: Some(stage.probability),
        p50_days: Some(stage.p50_days),
        p80_days: Some(stage.p80_days),
        guard: Some(stage.guard.clone()),
        clock: Some(stage.clock.clone()),
        ..StagePatch::default()
    }
}

/// What the gate has refused, in words, and where it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    place: Place,
    why: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Beside(Spot),
    Kind,
    Form,
}

impl Refused {
    /// What stands beside a field.
    pub fn at(&self, spot: Spot) -> Option<String> {
        (self.place == Place::Beside(spot)).then(|| self.why.clone())
    }

    /// What stands beside the kind.
    pub fn kind(&self) -> Option<String> {
        (self.place == Place::Kind).then(|| self.why.clone())
    }

    /// What is about the whole.
    pub fn general(&self) -> Option<String> {
        (self.place == Place::Form).then(|| self.why.clone())
    }
}

/// A refusal in words.
pub(super) fn refusal(lang: Lang, failure: &Failure) -> Refused {
    let (place, why) = match failure {
        Failure::Rejected(Rejection::Invalid { invalid, .. }) => {
            let place = match invalid.field.as_str() {
                "name" => Place::Beside(Spot::Name),
                "probability" => Place::Beside(Spot::Probability),
                "p50_days" => Place::Beside(Spot::Half),
                "p80_days" => Place::Beside(Spot::Most),
                _ => Place::Form,
            };
            (place, beside(lang, invalid))
        }
        Failure::Rejected(Rejection::InUse { .. }) => (Place::Kind, words::stands_there(lang).to_owned()),
        failure => {
            let told = failures::tell(lang, failure);
            (Place::Form, format!("{} · {} {}", told.happened, told.kept, told.to_do))
        }
    };
    Refused { place, why }
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        gate::{Context, Invalid, Why, World, decide},
        id::{PipelineId, StageId},
        names::Names,
        pipeline::{Pipeline, StageKind, flaws},
        record::Record,
        time::{Date, Moment},
    };
    use uuid::Uuid;

    use super::{super::arrange::in_order, *};

    fn stage(number: u128, position: i64, kind: StageKind) -> Stage {
        let pipeline = PipelineId(Uuid::from_u128(1));
        Stage::named(StageId(Uuid::from_u128(number)), pipeline, Names::same("Stage"), position, kind)
    }

    fn world() -> World {
        let id = PipelineId(Uuid::from_u128(1));
        let pipeline = Pipeline::named(id, Names::same("Large"), 0);
        let stages = [
            stage(10, 0, StageKind::Open),
            stage(11, 1, StageKind::Open),
            stage(12, 2, StageKind::Won),
            stage(13, 3, StageKind::Lost),
        ];
        [Record::from(pipeline)].into_iter().chain(stages.map(Record::from)).collect()
    }

    fn done(world: &mut World, change: &Change) {
        let context = Context { actor: Uuid::nil().into(), now: Moment(0), today: Date::from_days(0) };
        decide(world, &context, change).expect("done");
        assert!(flaws(world.all::<Stage>()).is_empty());
    }

    fn numbers(world: &World) -> Vec<u128> {
        in_order(world).iter().map(|stage| stage.id.0.as_u128()).collect()
    }

    #[test]
    fn a_new_stage_comes_in_behind_its_kind() {
        let mut world = world();
        for (number, kind) in [(20, StageKind::Open), (21, StageKind::Lost), (22, StageKind::Won)] {
            let change = changes(&in_order(&world), None, stage(number, 0, kind)).expect("something");
            done(&mut world, &change);
        }
        assert_eq!(numbers(&world), [10, 11, 20, 12, 22, 13, 21]);
    }

    #[test]
    fn a_stage_that_becomes_one_of_another_kind_stands_among_it_in_the_same_command() {
        let mut world = world();
        let before = stage(10, 0, StageKind::Open);
        let won = Stage { kind: StageKind::Won, probability: 100, ..before.clone() };
        let change = changes(&in_order(&world), Some(&before), won).expect("something");
        done(&mut world, &change);
        assert_eq!(numbers(&world), [11, 12, 10, 13]);
    }

    #[test]
    fn only_what_differs_is_sent() {
        let before = stage(10, 0, StageKind::Open);
        let order = in_order(&world());
        assert_eq!(changes(&order, Some(&before), before.clone()), None);
        let change = changes(&order, Some(&before), Stage { probability: 7, ..before.clone() }).expect("something");
        let set = StagePatch { probability: Some(7), ..StagePatch::default() };
        assert_eq!(change, Change::All(vec![Change::Edit(Patch::Stage { id: before.id, set })]));
    }

    #[test]
    fn a_refusal_stands_where_it_belongs() {
        let key = StageId(Uuid::nil()).into();
        let why = Why::OutOfRange { least: 0, most: 100 };
        let rejection = Rejection::Invalid { key, invalid: Invalid { field: "probability".to_owned(), why } };
        let refused = refusal(Lang::En, &rejection.into());
        assert_eq!(refused.at(Spot::Probability).as_deref(), Some("A whole number from 0 to 100"));
        assert_eq!((refused.at(Spot::Name), refused.kind(), refused.general()), (None, None, None));
        let refused = refusal(Lang::En, &Rejection::InUse { key, by: key }.into());
        assert!(refused.kind().is_some() && refused.general().is_none());
        assert!(refusal(Lang::En, &Failure::Offline).general().is_some());
    }
}
