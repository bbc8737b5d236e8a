//! The sheets of an account plan: told in the room of the account, changed by its team, whole after undo.

use meridian_domain::{
    gate::{Change, Rejection, Room},
    id::SwotItemId,
    money::{Currency, Money},
    names::Names,
    pipeline::Rank,
    plan::{
        Factor, FactorPatch, Goal, Kpi, Pairing, PairingPatch, PestFactor, Plan, Promise, Quadrant, Response, Strategy,
        SwotItem, SwotItemPatch, SwotSide, move_item,
    },
    record::{Patch, Record},
};

use crate::support::{House, id, on_both, today};

on_both!(
    sheets_are_read_as_they_were_written_and_by_whom_may_see_the_account,
    an_item_that_changes_sides_unties_its_pairs_and_undo_ties_them_again,
    a_pair_joins_the_sides_of_its_strategy_and_nothing_of_another_account,
    what_others_rest_on_is_untied_before_it_goes,
    days_of_other_accounts_are_told_to_whom_may_see_those,
);

fn rank() -> Rank {
    Rank::sequence(1).remove(0)
}

fn item(house: &House, side: SwotSide) -> SwotItem {
    SwotItem::new(id().into(), house.account, side, Names::new("条目", "Item"), rank())
}

fn strategy(house: &House, quadrant: Quadrant) -> Strategy {
    Strategy { id: id().into(), account: house.account, quadrant, text: Names::same("Hold the line"), rank: rank() }
}

fn tie(house: &House, strategy: &Strategy, within: SwotItemId, around: SwotItemId) -> Pairing {
    Pairing { id: id().into(), account: house.account, strategy: strategy.id, within, around, strength: 2 }
}

async fn add(house: &House, records: Vec<Record>) {
    house.done(&house.rep, Change::All(records.into_iter().map(Change::Add).collect())).await;
}

async fn sheets_are_read_as_they_were_written_and_by_whom_may_see_the_account(house: House) {
    let factor = Factor::new(id().into(), house.account, PestFactor::Economic, Names::same("Budgets"), rank());
    let factor = Factor { impact: Some(-4), likelihood: Some(4), ..factor };
    let worth = Some(Money::new(90_000, Currency::CNY));
    let promise = Promise::new(id().into(), house.account, Kpi::Stay, Names::same("Shorter stays"), rank());
    let promise = Promise { baseline: Some(8_200), target: Some(7_600), worth, times: Some(3_200), ..promise };
    let response = Response::new(id().into(), house.account, Names::default(), rank());
    let response = Response { sales: worth, margin: Some(35), days: Some(10), none: Some(40), ..response };
    let written: Vec<Record> = vec![factor.clone().into(), promise.into(), response.into()];
    let changes = Change::All(written.iter().cloned().map(Change::Add).collect());
    let events = house.done(&house.rep, changes).await;
    assert!(events.receipt.events.iter().all(|event| event.room == Room::Account(house.account)));
    let read = house.store.plan_records(house.account).await.expect("read");
    assert!(written.iter().all(|record| read.contains(record)), "{read:?}");
    let set = FactorPatch { likelihood: Some(Some(2)), ..FactorPatch::default() };
    let edit = Change::Edit(Patch::Factor { id: factor.id, set });
    assert!(matches!(
        house.refused(&house.other, edit.clone()).await,
        Rejection::NotFound { .. } | Rejection::Denied(_)
    ));
    house.done(&house.rep, edit).await;
    let read = house.store.plan_records(house.account).await.expect("read");
    assert!(read.contains(&Factor { likelihood: Some(2), ..factor.clone() }.into()));
    let nought = FactorPatch { impact: Some(Some(0)), ..FactorPatch::default() };
    let refused = house.refused(&house.rep, Change::Edit(Patch::Factor { id: factor.id, set: nought })).await;
    assert!(matches!(refused, Rejection::Invalid { ref invalid, .. } if invalid.field == "impact"), "{refused:?}");
}

async fn an_item_that_changes_sides_unties_its_pairs_and_undo_ties_them_again(house: House) {
    let (within, around) = (item(&house, SwotSide::Strength), item(&house, SwotSide::Opportunity));
    let within = SwotItem { rating: Some(4), weight: Some(60), ..within };
    let so = strategy(&house, Quadrant::So);
    let pair = tie(&house, &so, within.id, around.id);
    let all: Vec<Record> = vec![within.clone().into(), around.into(), so.into(), pair.clone().into()];
    add(&house, all.clone()).await;
    let world = all.into_iter().collect();
    let change = move_item(&world, within.id, SwotSide::Weakness, 0).expect("a place").expect("another side");
    let command = house.done(&house.rep, change).await.receipt.command;
    let read = house.store.plan_records(house.account).await.expect("read");
    let moved = |record: &Record| match record {
        Record::SwotItem(item) => item.id == within.id && item.side == SwotSide::Weakness && item.rating.is_none(),
        _ => false,
    };
    assert!(read.iter().any(moved) && !read.contains(&pair.clone().into()));
    house.done(&house.rep, Change::Undo(command)).await;
    let read = house.store.plan_records(house.account).await.expect("read");
    assert!(read.contains(&within.into()) && read.contains(&pair.into()));
}

async fn a_pair_joins_the_sides_of_its_strategy_and_nothing_of_another_account(house: House) {
    let (within, around) = (item(&house, SwotSide::Weakness), item(&house, SwotSide::Opportunity));
    let so = strategy(&house, Quadrant::So);
    add(&house, vec![within.clone().into(), around.clone().into(), so.clone().into()]).await;
    let wrong = tie(&house, &so, within.id, around.id);
    let refused = house.refused(&house.rep, Change::Add(wrong.clone().into())).await;
    assert_eq!(refused, Rejection::Mismatch { key: wrong.id.into(), other: within.id.into() });
    let foreign = SwotItem { account: house.foreign, ..item(&house, SwotSide::Strength) };
    house.done(&house.admin, Change::Add(foreign.clone().into())).await;
    let wrong = tie(&house, &so, foreign.id, around.id);
    let refused = house.refused(&house.admin, Change::Add(wrong.clone().into())).await;
    assert_eq!(refused, Rejection::Mismatch { key: wrong.id.into(), other: foreign.id.into() });
    let own = item(&house, SwotSide::Strength);
    let pair = tie(&house, &so, own.id, around.id);
    add(&house, vec![own.into(), pair.clone().into()]).await;
    let set = PairingPatch { within: Some(within.id), ..PairingPatch::default() };
    let refused = house.refused(&house.rep, Change::Edit(Patch::Pairing { id: pair.id, set })).await;
    assert_eq!(refused, Rejection::NotByEdit { key: pair.id.into(), field: "within".to_owned() });
}

async fn what_others_rest_on_is_untied_before_it_goes(house: House) {
    let factor = Factor::new(id().into(), house.account, PestFactor::Legal, Names::same("Law"), rank());
    let threat = SwotItem { factor: Some(factor.id), ..item(&house, SwotSide::Threat) };
    let plan = Plan::of_year(id().into(), house.account, today());
    let st = strategy(&house, Quadrant::St);
    let goal = Goal { strategy: Some(st.id), ..Goal::titled(id().into(), house.account, plan.id, Names::same("Win")) };
    let all: Vec<Record> =
        vec![factor.clone().into(), threat.clone().into(), plan.into(), st.clone().into(), goal.clone().into()];
    add(&house, all).await;
    let refused = house.refused(&house.rep, Change::Remove(factor.id.into())).await;
    assert_eq!(refused, Rejection::InUse { key: factor.id.into(), by: threat.id.into() });
    let refused = house.refused(&house.rep, Change::Remove(st.id.into())).await;
    assert_eq!(refused, Rejection::InUse { key: st.id.into(), by: goal.id.into() });
    let set = SwotItemPatch { factor: Some(None), ..SwotItemPatch::default() };
    let untied = Change::Edit(Patch::SwotItem { id: threat.id, set });
    house.done(&house.rep, Change::All(vec![untied, Change::Remove(factor.id.into())])).await;
}

async fn days_of_other_accounts_are_told_to_whom_may_see_those(house: House) {
    let response = Response::new(id().into(), house.account, Names::default(), rank());
    house.done(&house.rep, Change::Add(response.clone().into())).await;
    let told = |actor| house.store.other_responses(actor, house.foreign);
    let found = told(&house.rep).await.expect("read");
    assert_eq!(found.into_iter().map(|(_, one)| one.id).collect::<Vec<_>>(), [response.id]);
    assert_eq!(told(&house.other).await.expect("read"), []);
    assert_eq!(house.store.other_responses(&house.admin, house.account).await.expect("read"), []);
}
