//! Competitors, and what is known of them in a deal.

use crate::{
    gate::{Check, Invalid, Room},
    id::*,
    money::Money,
    names::Names,
    record::{Describe, Key, record},
};

record! {
    /// Somebody who sells what we sell.
    pub struct Competitor (CompetitorPatch) {
        pub id: CompetitorId,
        pub name: Names,
        /// Identity in imported files.
        pub key: Option<String>,
    }
}

record! {
    /// A competitor in one deal; each stands there once.
    pub struct Rival (RivalPatch) {
        pub id: RivalId,
        /// The pipeline of the deal, in whose room it is told.
        pub pipeline: PipelineId,
        pub deal: DealId,
        pub competitor: CompetitorId,
        /// What they offer.
        pub product: String,
        /// What they ask for it, as far as we know.
        pub price: Option<Money>,
        pub strength: String,
        pub weakness: String,
    }
}

impl Describe for Competitor {
    fn room(&self) -> Room {
        Room::Workspace
    }

    fn refers_to(&self) -> Vec<Key> {
        Vec::new()
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new().names("name", &self.name).done()
    }
}

impl Describe for Rival {
    fn room(&self) -> Room {
        Room::Pipeline(self.pipeline)
    }

    fn refers_to(&self) -> Vec<Key> {
        vec![self.pipeline.into(), self.deal.into(), self.competitor.into()]
    }

    fn check(&self) -> Result<(), Invalid> {
        Check::new()
            .text("product", &self.product)
            .money("price", self.price.as_ref())
            .long_text("strength", &self.strength)
            .long_text("weakness", &self.weakness)
            .done()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        gate::{Change, Context, Event, Rejection, World, decide},
        pipeline::{Deal, Pipeline, Rank, Target},
        record::{Patch, Record},
        time::{Date, Moment},
    };

    fn n<I: From<Uuid>>(number: u128) -> I {
        I::from(Uuid::from_u128(number))
    }

    fn world() -> World {
        let deal = Deal::named(n(3), (n(1), n(2)), Rank::sequence(1).remove(0), Moment(0), Names::same("MRI"));
        let competitor = |number| Competitor { id: n(number), name: Names::same("Xiling"), key: None };
        let pipeline = Pipeline::named(n(1), Names::same("Large"), 0);
        World::from_iter([Record::from(pipeline), deal.into(), competitor(4).into(), competitor(5).into()])
    }

    fn rival(number: u128, competitor: u128) -> Rival {
        let (product, strength, weakness) = Default::default();
        let (id, competitor) = (n(number), n(competitor));
        Rival { id, pipeline: n(1), deal: n(3), competitor, product, price: None, strength, weakness }
    }

    fn pass(world: &mut World, change: Change) -> Result<Vec<Event>, Rejection> {
        decide(world, &Context { actor: n(7), now: Moment(1), today: Date::from_days(0) }, &change)
    }

    #[test]
    fn a_competitor_stands_in_a_deal_once_and_goes_with_it() {
        let world = &mut world();
        pass(world, Change::Add(rival(10, 4).into())).expect("recorded");
        let taken = Rejection::Taken { key: n::<RivalId>(11).into(), by: n::<RivalId>(10).into() };
        assert_eq!(pass(world, Change::Add(rival(11, 4).into())), Err(taken));
        pass(world, Change::Add(rival(12, 5).into())).expect("another one");
        let set = RivalPatch { competitor: Some(n(5)), ..RivalPatch::default() };
        let refused = pass(world, Change::Edit(Patch::Rival { id: n(10), set }));
        assert!(matches!(refused, Err(Rejection::NotByEdit { .. })), "{refused:?}");
        let used = pass(world, Change::Remove(n::<CompetitorId>(4).into()));
        assert!(matches!(used, Err(Rejection::InUse { .. })), "{used:?}");
        pass(world, Change::Remove(n::<DealId>(3).into())).expect("removed");
        assert!(world.all::<Rival>().next().is_none());
    }

    #[test]
    fn a_month_has_one_target_for_each_pipeline_and_owner() {
        let world = &mut world();
        let target = |number, pipeline: Option<PipelineId>| Target {
            id: n(number),
            pipeline,
            owner: None,
            month: "2026-03-01".parse().expect("a date"),
            amount: Money::new(5, crate::money::Currency::CNY),
        };
        pass(world, Change::Add(target(20, None).into())).expect("set");
        let taken = Rejection::Taken { key: n::<TargetId>(21).into(), by: n::<TargetId>(20).into() };
        assert_eq!(pass(world, Change::Add(target(21, None).into())), Err(taken));
        pass(world, Change::Add(target(22, Some(n(1))).into())).expect("of a pipeline");
        let middle = Target { month: "2026-04-02".parse().expect("a date"), ..target(23, None) };
        assert!(matches!(pass(world, Change::Add(middle.into())), Err(Rejection::Invalid { .. })));
    }
}
