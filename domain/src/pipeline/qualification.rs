//! What somebody has found out about a letter of MEDDPICC for one deal.

use super::meddpicc::{Letter, Proof};
use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    record::{Describe, Key, record},
    time::Date,
};

record! {
    /// How far one letter of MEDDPICC is known of a deal, and by what. A deal has one for each letter
    /// at most; a letter without one is not recorded.
    pub struct Qualification (QualificationPatch) {
        pub id: QualificationId,
        /// The pipeline of the deal, in whose room it is told.
        pub pipeline: PipelineId,
        pub deal: DealId,
        pub letter: Letter,
        /// 0, 1 or 2 points.
        pub proof: Proof,
        /// What shows it; empty while nothing does.
        pub evidence: String,
        /// The day as of which this is so.
        pub on: Option<Date>,
    }
}

impl Describe for Qualification {
    fn room(&self) -> Room {
        Room::Pipeline(self.pipeline)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.pipeline.into(), self.deal.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().long_text("evidence", &self.evidence).date("on", self.on).done()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        gate::{Change, Context, Rejection, World, decide},
        names::Names,
        pipeline::{Deal, Pipeline, Rank},
        record::{Patch, Record},
        time::Moment,
    };

    fn n<I: From<Uuid>>(number: u128) -> I {
        I::from(Uuid::from_u128(number))
    }

    fn deal(number: u128) -> Deal {
        Deal::named(n(number), (n(1), n(2)), Rank::sequence(1).remove(0), Moment(0), Names::same("MRI"))
    }

    fn letter(number: u128, deal: u128, letter: Letter) -> Qualification {
        let (proof, evidence) = (Proof::Partial, "Said so".to_owned());
        Qualification { id: n(number), pipeline: n(1), deal: n(deal), letter, proof, evidence, on: None }
    }

    fn world() -> World {
        let pipeline = |number| Pipeline::named(n(number), Names::same("Large"), 0);
        World::from_iter([Record::from(pipeline(1)), pipeline(9).into(), deal(3).into(), deal(4).into()])
    }

    fn pass(world: &mut World, change: Change) -> Result<Vec<crate::gate::Event>, Rejection> {
        decide(world, &Context { actor: n(7), now: Moment(1), today: Date::from_days(0) }, &change)
    }

    #[test]
    fn a_letter_of_a_deal_is_recorded_once() {
        let world = &mut world();
        let first = letter(10, 3, Letter::Champion);
        pass(world, Change::Add(first.clone().into())).expect("recorded");
        let second = letter(11, 3, Letter::Champion);
        let taken = Rejection::Taken { key: second.id.into(), by: first.id.into() };
        assert_eq!(pass(world, Change::Add(second.clone().into())), Err(taken));
        for other in [letter(12, 3, Letter::Metrics), letter(13, 4, Letter::Champion)] {
            pass(world, Change::Add(other.into())).expect("another letter, another deal");
        }
        let instead = Change::All(vec![Change::Remove(first.id.into()), Change::Add(second.into())]);
        let events = pass(world, instead).expect("instead of the first");
        world.undo(&Context { actor: n(7), now: Moment(2), today: Date::from_days(0) }, &events).expect("undone");
        assert!(world.contains(first.id));
    }

    #[test]
    fn what_is_recorded_changes_and_stays_with_its_letter() {
        let world = &mut world();
        let own = letter(10, 3, Letter::Champion);
        pass(world, Change::Add(own.clone().into())).expect("recorded");
        let edit = |set| Change::Edit(Patch::Qualification { id: own.id, set });
        let proof = QualificationPatch { proof: Some(Proof::Validated), ..Default::default() };
        pass(world, edit(proof)).expect("changed");
        let moved = QualificationPatch { letter: Some(Letter::Metrics), ..Default::default() };
        assert!(matches!(pass(world, edit(moved)), Err(Rejection::NotByEdit { .. })));
        pass(world, Change::Remove(n::<DealId>(3).into())).expect("removed");
        assert!(!world.contains(own.id), "it goes with its deal");
    }

    #[test]
    fn it_is_told_where_its_deal_is() {
        let astray = Qualification { pipeline: n(9), ..letter(10, 3, Letter::Champion) };
        let refused = pass(&mut world(), Change::Add(astray.into()));
        assert!(matches!(refused, Err(Rejection::Mismatch { .. })), "{refused:?}");
    }
}
