use uuid::Uuid;

use super::*;
use crate::{
    gate::Room,
    id::CommandId,
    money::{Currency, Money},
    names::Names,
    pipeline::{
        DealPatch, Rank, Stage,
        history::{
            Snapshot,
            any::{day, stages},
        },
    },
};

fn context(stages: &[Stage]) -> Context {
    Context {
        rates: Rates { reporting: Currency::CNY, micro: [(Currency::USD, 7_000_000)].into() },
        kinds: stages.iter().map(|stage| (stage.id, stage.kind)).collect(),
        lines: BTreeMap::new(),
        teams: BTreeMap::new(),
        zone: 0,
    }
}

fn deal(stage: &Stage) -> Deal {
    let id = Uuid::from_u128(900).into();
    let rank = Rank::sequence(1).into_iter().next().expect("one");
    let amount = Some(Money::new(100, Currency::USD));
    Deal { amount, ..Deal::named(id, (stage.pipeline, stage.id), rank, day(1), Names::default()) }
}

fn logged(on: i64, event: Event) -> Logged {
    let id = Uuid::from_u128(1);
    Logged { room: Room::Workspace, seq: on, command: CommandId(id), actor: UserId(id), at: day(on), event }
}

fn stay(deal: &Deal, stage: &Stage, from: i64, to: Option<i64>) -> (DealId, Visit) {
    (deal.id, Visit { stage: stage.id, entered_at: day(from), left_at: to.map(day) })
}

fn moved(deal: &Deal, from: &Stage, to: &Stage, on: i64) -> Event {
    let place = |stage: &Stage| crate::pipeline::Place { stage: stage.id, ..deal.place() };
    let closed_on = (to.kind != StageKind::Open).then(|| day(on).date());
    let to = crate::pipeline::Place { closed_on, entered_at: day(on), ..place(to) };
    Event::DealMoved { pipeline: deal.pipeline, deal: deal.id, from: place(from), to }
}

#[test]
fn a_deal_is_told_as_it_was_known_at_each_moment() {
    let stages = stages();
    let deal = deal(&stages[0]);
    let set = DealPatch { amount: Some(Some(Money::new(300, Currency::USD))), ..DealPatch::default() };
    let edited = Event::Edited {
        room: Room::Pipeline(deal.pipeline),
        set: Patch::Deal { id: deal.id, set },
        was: Patch::Deal { id: deal.id, set: DealPatch::default() },
    };
    let log = [
        logged(2, Event::Added(deal.clone().into())),
        logged(5, edited),
        logged(8, moved(&deal, &stages[0], &stages[4], 8)),
        logged(9, moved(&deal, &stages[4], &stages[1], 9)),
    ];
    let stays =
        [stay(&deal, &stages[0], 1, Some(8)), stay(&deal, &stages[4], 8, Some(9)), stay(&deal, &stages[1], 9, None)];
    let told = tell(std::slice::from_ref(&deal), &stays, &log, &context(&stages));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].recorded, day(2));
    let amount = |on| told[0].journey.forecast_at(day(on)).and_then(|forecast| forecast.amount);
    assert_eq!((amount(3), amount(6)), (Some(700), Some(2_100)));
    assert!(told[0].journey.is_open_at(day(7)));
    assert_eq!(told[0].journey.closing_at(day(8)).map(|closing| closing.won), Some(true));
    assert!(told[0].journey.is_open_at(day(9)), "taken up again");
}

#[test]
fn what_was_imported_later_is_in_no_earlier_snapshot() {
    let stages = stages();
    let deal = deal(&stages[0]);
    let log = [logged(20, Event::Added(deal.clone().into()))];
    let told = tell(std::slice::from_ref(&deal), &[stay(&deal, &stages[0], 1, None)], &log, &context(&stages));
    let lines = |on| Snapshot::of(&recorded_by(&told, day(on)), &stages, day(on)).lines.len();
    assert_eq!((lines(19), lines(20)), (0, 1));
}

#[test]
fn a_deal_without_a_log_is_told_as_it_stands() {
    let stages = stages();
    let deal = deal(&stages[5]);
    let told = tell(std::slice::from_ref(&deal), &[stay(&deal, &stages[5], 1, None)], &[], &context(&stages));
    assert_eq!(told[0].journey.closing_at(day(1)).map(|closing| closing.won), Some(false));
    assert!(tell(&[deal], &[], &[], &context(&stages)).is_empty(), "it never stood anywhere");
}

#[test]
fn reasons_are_read_back_by_their_keys() {
    for reason in CloseReason::ALL {
        assert_eq!(reason_of(&reason_key(*reason)), Some(*reason));
    }
    assert_eq!(reason_of("weather"), None);
}

#[test]
fn a_deal_that_is_gone_is_told_until_it_went_and_one_that_came_back_is_not() {
    let stages = stages();
    let context = context(&stages);
    let gone = deal(&stages[0]);
    let moved = moved(&gone, &stages[0], &stages[1], 4);
    let log = [
        logged(1, Event::Added(gone.clone().into())),
        logged(4, moved),
        logged(9, Event::Removed(gone.clone().into())),
    ];
    let told = tell_gone(&log, &context);
    let [(one, last)] = &told[..] else { panic!("one is gone") };
    assert_eq!((one.recorded, one.removed, last.id), (day(1), Some(day(9)), gone.id));
    let at = |on| recorded_by(std::slice::from_ref(one), day(on));
    assert_eq!(at(5)[0].visit_at(day(5)).map(|visit| visit.stage), Some(stages[1].id));
    assert_eq!(at(2)[0].visit_at(day(2)).map(|visit| visit.stage), Some(stages[0].id));
    assert!(at(9).is_empty(), "it is not there from then on");
    let back = [&log[..], &[logged(10, Event::Added(gone.into()))]].concat();
    assert!(tell_gone(&back, &context).is_empty());
}
