//! What a board asks and keeps: the gate of stages, signatures, views for one pair of eyes, visits, rates.

use crate::support::{House, id, on_both, today};
use meridian_domain::{
    access::{Actor, Role},
    gate::{Change, Command, Rejection},
    id::*,
    money::{Currency, Money},
    names::Names,
    pipeline::{
        Approval, Asked, Clock, CloseReason, Competitor, Deal, DealField, DealItem, DealPatch, Document, DocumentKind,
        Guard, Missing, Place, Rank, Requirement, Rival, SavedView, Stage, StageKind, StagePatch, Target, Tender,
        template::TEMPLATES,
    },
    record::{Kind, Patch, Record},
    stakeholder::{CommitteeFunction, Seat},
    time::{Date, Moment},
    workspace::{Product, Rate},
};
use meridian_store::CommitError;

on_both!(
    a_stage_is_entered_once_all_it_asks_is_there,
    the_last_missing_part_comes_with_the_move,
    an_import_is_asked_nothing_and_a_place_no_way_around,
    only_who_is_asked_signs_and_only_the_signer_withdraws,
    who_has_won_instead_is_asked_where_rivals_are_recorded,
    everything_recorded_of_a_deal_is_kept_and_goes_and_comes_back_with_it,
    who_may_not_change_the_deal_records_nothing_about_it,
    an_amount_needs_a_rate_that_is_in_force,
    a_target_is_set_once_by_who_may,
    a_view_is_for_its_author_until_it_is_shared,
    a_pipeline_takes_the_views_of_others_along,
    each_move_is_a_visit_and_an_undo_takes_it_back,
    every_template_goes_through_the_gate,
);

const LOST: i64 = 3;

/// Makes the second stage ask for this.
async fn guard(house: &House, guard: Guard) {
    let set = StagePatch { guard: Some(guard), ..StagePatch::default() };
    house.done(&house.admin, Change::Edit(Patch::Stage { id: house.stages[1], set })).await;
}

async fn dealt(house: &House) -> Deal {
    let deal = house.deal(&Rank::sequence(1)[0], Some(house.account), Some(house.rep.id));
    house.done(&house.rep, Change::Add(deal.clone().into())).await;
    deal
}

fn go(deal: DealId, to: StageId) -> Change {
    Change::MoveDeals { deals: vec![deal], to, after: None }
}

fn document(house: &House, deal: DealId, by: &Actor) -> Document {
    Document {
        id: id().into(),
        pipeline: house.pipeline,
        deal,
        kind: DocumentKind::BudgetApproval,
        title: "批复 2026-17".to_owned(),
        link: "https://example.org/a".to_owned(),
        on: Some(today()),
        by: by.id,
        at: Moment(7),
    }
}

fn approval(house: &House, deal: DealId, by: &Actor) -> Approval {
    let (id, pipeline, stage) = (id().into(), house.pipeline, house.stages[1]);
    Approval { id, pipeline, deal, stage, by: by.id, at: Moment(7), note: "可以".to_owned() }
}

fn competitor() -> Competitor {
    Competitor { id: id().into(), name: Names::new("西岭", "Xiling"), key: None }
}

fn rival(house: &House, deal: DealId, competitor: CompetitorId) -> Rival {
    Rival {
        id: id().into(),
        pipeline: house.pipeline,
        deal,
        competitor,
        product: "R5".to_owned(),
        price: None,
        strength: "价格".to_owned(),
        weakness: String::new(),
    }
}

fn missing(rejection: Rejection) -> Vec<Asked> {
    match rejection {
        Rejection::Gate { missing, .. } => missing.into_iter().map(|Missing { what, .. }| what).collect(),
        other => panic!("the gate was expected, not {other:?}"),
    }
}

async fn a_stage_is_entered_once_all_it_asks_is_there(house: House) {
    let asks = Guard {
        fields: vec![DealField::NextStep],
        documents: vec![DocumentKind::BudgetApproval],
        functions: vec![CommitteeFunction::Decider],
        approval: Some(Role::Manager),
        optional: false,
    };
    guard(&house, asks).await;
    let deal = dealt(&house).await;
    let all = [
        Asked::Field(DealField::NextStep),
        Asked::Document(DocumentKind::BudgetApproval),
        Asked::Function(CommitteeFunction::Decider),
        Asked::Approval(Role::Manager),
    ];
    assert_eq!(missing(house.refused(&house.rep, go(deal.id, house.stages[1])).await), all);
    let asked = house.store.requirements(deal.id, house.stages[1]).await.expect("read");
    assert_eq!(asked, all.map(|what| Requirement { stage: house.stages[1], what, met: Some(false) }));
    let set = DealPatch { next_step: Some("拜访".to_owned()), ..DealPatch::default() };
    house.done(&house.rep, Change::Edit(Patch::Deal { id: deal.id, set })).await;
    house.done(&house.rep, Change::Add(document(&house, deal.id, &house.rep).into())).await;
    // Somebody who decides, known by name, on a map of the account.
    let person = house.person();
    let seat = Seat { function: Some(CommitteeFunction::Decider), ..house.seat(person.id, 0) };
    house.done(&house.rep, Change::All(vec![Change::Add(person.into()), Change::Add(seat.into())])).await;
    assert_eq!(missing(house.refused(&house.rep, go(deal.id, house.stages[1])).await), all[3..]);
    house.done(&house.manager, Change::Add(approval(&house, deal.id, &house.manager).into())).await;
    let asked = house.store.requirements(deal.id, house.stages[1]).await.expect("read");
    assert!(asked.iter().all(|one| one.met == Some(true)), "{asked:?}");
    house.done(&house.rep, go(deal.id, house.stages[1])).await;
    house.done(&house.rep, go(deal.id, house.stages[0])).await;
}

async fn the_last_missing_part_comes_with_the_move(house: House) {
    guard(&house, Guard { documents: vec![DocumentKind::BudgetApproval], ..Guard::default() }).await;
    let deal = dealt(&house).await;
    let paper = Change::Add(document(&house, deal.id, &house.rep).into());
    let moved = house.done(&house.rep, Change::All(vec![paper, go(deal.id, house.stages[1])])).await;
    assert_eq!(moved.receipt.events.len(), 2);
    let back = house.done(&house.rep, Change::Undo(moved.receipt.command)).await.receipt.command;
    assert_eq!(house.store.recorded_of(deal.id).await.expect("read"), []);
    house.done(&house.rep, Change::Undo(back)).await;
    assert_eq!(house.column(house.stages[1]).await, [deal.id]);
}

async fn an_import_is_asked_nothing_and_a_place_no_way_around(house: House) {
    guard(&house, Guard { fields: vec![DealField::NextStep], ..Guard::default() }).await;
    let deal = dealt(&house).await;
    let place = Place { stage: house.stages[1], ..deal.place() };
    let change = Change::PlaceDeal { deal: deal.id, place };
    assert_eq!(missing(house.refused(&house.rep, change.clone()).await), [Asked::Field(DealField::NextStep)]);
    let further = Deal { id: id().into(), stage: house.stages[1], ..deal.clone() };
    let added = house.refused(&house.rep, Change::Add(further.clone().into())).await;
    assert_eq!(missing(added), [Asked::Field(DealField::NextStep)]);
    let mut command = Command::new(id().into(), Change::All(vec![change, Change::Add(further.into())]));
    command.import = Some(id().into());
    let refused = house.send(&house.rep, &command).await;
    assert!(matches!(refused, Err(CommitError::Rejected(Rejection::Denied(_)))), "{refused:?}");
    house.send(&house.manager, &command).await.expect("brought in");
    assert_eq!(house.column(house.stages[1]).await.len(), 2);
}

async fn only_who_is_asked_signs_and_only_the_signer_withdraws(house: House) {
    guard(&house, Guard { approval: Some(Role::Manager), ..Guard::default() }).await;
    let deal = dealt(&house).await;
    let sign = |by: &Actor| Change::Add(approval(&house, deal.id, by).into());
    let refused = house.refused(&house.rep, sign(&house.rep)).await;
    assert!(matches!(refused, Rejection::NotTheApprover { role: Some(Role::Manager), .. }), "{refused:?}");
    let refused = house.refused(&house.rep, sign(&house.manager)).await;
    assert!(matches!(refused, Rejection::NotTheAuthor { .. }), "{refused:?}");
    assert_eq!(house.refused(&house.other, sign(&house.other)).await, Rejection::NotFound { key: deal.id.into() });
    let given = approval(&house, deal.id, &house.manager);
    house.done(&house.manager, Change::Add(given.clone().into())).await;
    let denied = house.refused(&house.rep, Change::Remove(given.id.into())).await;
    assert!(matches!(denied, Rejection::Denied(_)), "{denied:?}");
    house.done(&house.rep, go(deal.id, house.stages[1])).await;
    house.done(&house.manager, Change::Remove(given.id.into())).await;
    assert_eq!(house.store.recorded_of(deal.id).await.expect("read"), []);
    house.done(&house.admin, sign(&house.admin)).await;
}

async fn who_has_won_instead_is_asked_where_rivals_are_recorded(house: House) {
    let lost = Stage::named(id().into(), house.pipeline, Names::same("Lost"), LOST, StageKind::Lost);
    let (lost_id, rivals) = (lost.id, [competitor(), competitor()]);
    house.done(&house.admin, Change::Add(lost.into())).await;
    let deal = dealt(&house).await;
    assert_eq!(missing(house.refused(&house.rep, go(deal.id, lost_id)).await), [Asked::Reason]);
    let mut changes: Vec<Change> = rivals.iter().cloned().map(|one| Change::Add(one.into())).collect();
    changes.extend(rivals.iter().map(|one| Change::Add(rival(&house, deal.id, one.id).into())));
    house.done(&house.rep, Change::All(changes)).await;
    let again = rival(&house, deal.id, rivals[0].id);
    let refused = house.refused(&house.rep, Change::Add(again.into())).await;
    assert!(matches!(refused, Rejection::Taken { .. }), "{refused:?}");
    assert_eq!(missing(house.refused(&house.rep, go(deal.id, lost_id)).await), [Asked::Reason, Asked::LostTo]);
    let set =
        DealPatch { reason: Some(Some(CloseReason::Price)), lost_to: Some(Some(rivals[1].id)), ..DealPatch::default() };
    let why = Change::Edit(Patch::Deal { id: deal.id, set });
    house.done(&house.rep, Change::All(vec![why, go(deal.id, lost_id)])).await;
    let used = house.refused(&house.admin, Change::Remove(rivals[1].id.into())).await;
    assert!(matches!(used, Rejection::InUse { .. }), "{used:?}");
}

async fn everything_recorded_of_a_deal_is_kept_and_goes_and_comes_back_with_it(house: House) {
    let deal = dealt(&house).await;
    let product = Product { id: id().into(), name: Names::same("V7"), family: String::new(), price: None, key: None };
    let clock = Clock {
        days: 20,
        working_days: false,
        basis: Names::new("政府采购法", "Procurement law"),
        effective_on: today(),
        source: "art. 35".to_owned(),
        verified: true,
    };
    let set = StagePatch { clock: Some(Some(clock.clone())), ..StagePatch::default() };
    let clocked = Change::Edit(Patch::Stage { id: house.stages[1], set });
    house.done(&house.admin, Change::All(vec![Change::Add(product.clone().into()), clocked])).await;
    let stages = house.store.stages(house.pipeline).await.expect("read");
    assert_eq!(stages[1].clock, Some(clock));
    let money = Some(Money::new(90_000, Currency::CNY));
    let tender = Tender { budget: money, price_weight: Some(30), ..Tender::default() };
    let set = DealPatch { low: Some(money), tender: Some(Some(tender.clone())), ..DealPatch::default() };
    house.done(&house.rep, Change::Edit(Patch::Deal { id: deal.id, set })).await;
    let card = house.store.card(&house.rep, deal.id).await.expect("read").expect("there");
    assert_eq!((card.deal.low, card.deal.tender), (money, Some(tender)));
    let item = DealItem {
        id: id().into(),
        pipeline: house.pipeline,
        deal: deal.id,
        product: product.id,
        quantity: 3,
        price: Money::new(1_000, Currency::CNY),
        discount: 10,
    };
    let competitor = competitor();
    let all: Vec<Record> =
        vec![rival(&house, deal.id, competitor.id).into(), item.into(), document(&house, deal.id, &house.rep).into()];
    let adds = std::iter::once(Record::from(competitor)).chain(all.iter().cloned()).map(Change::Add).collect();
    house.done(&house.rep, Change::All(adds)).await;
    assert_eq!(house.store.recorded_of(deal.id).await.expect("read"), all);
    let removed = house.done(&house.rep, Change::Remove(deal.id.into())).await.receipt.command;
    assert_eq!(house.store.recorded_of(deal.id).await.expect("read"), []);
    house.done(&house.manager, Change::Undo(removed)).await;
    assert_eq!(house.store.recorded_of(deal.id).await.expect("read"), all);
}

async fn who_may_not_change_the_deal_records_nothing_about_it(house: House) {
    let deal = dealt(&house).await;
    for (actor, unseen) in [(&house.contributor, false), (&house.other, true)] {
        let refused = house.refused(actor, Change::Add(document(&house, deal.id, actor).into())).await;
        match unseen {
            true => assert_eq!(refused, Rejection::NotFound { key: deal.id.into() }),
            false => assert!(matches!(refused, Rejection::Denied(_)), "{refused:?}"),
        }
    }
    let competitor = competitor();
    let refused = house.refused(&house.contributor, Change::Add(competitor.clone().into())).await;
    assert!(matches!(refused, Rejection::Denied(_)), "{refused:?}");
    house.done(&house.other, Change::Add(competitor.clone().into())).await;
    let removed = house.refused(&house.other, Change::Remove(competitor.id.into())).await;
    assert!(matches!(removed, Rejection::Denied(_)), "{removed:?}");
}

async fn an_amount_needs_a_rate_that_is_in_force(house: House) {
    let deal = dealt(&house).await;
    let dollars = Some(Money::new(5, Currency::USD));
    let set = DealPatch { amount: Some(dollars), ..DealPatch::default() };
    let edit = Change::Edit(Patch::Deal { id: deal.id, set });
    let no_rate = Rejection::NoRate { currency: Currency::USD };
    assert_eq!(house.refused(&house.rep, edit.clone()).await, no_rate);
    let fresh = Deal { id: id().into(), amount: dollars, ..deal };
    let mut import = Command::new(id().into(), Change::Add(fresh.into()));
    import.import = Some(id().into());
    match house.send(&house.manager, &import).await {
        Err(CommitError::Rejected(rejection)) => assert_eq!(rejection, no_rate),
        other => panic!("refused was expected, not {other:?}"),
    }
    let rate =
        |on: Date| Rate { id: id().into(), currency: Currency::USD, on, micro: 7_000_000, source: String::new() };
    house.done(&house.admin, Change::Add(rate(today().plus_days(1)).into())).await;
    assert_eq!(house.refused(&house.rep, edit.clone()).await, no_rate);
    house.done(&house.admin, Change::Add(rate(today()).into())).await;
    house.done(&house.rep, edit).await;
    house.send(&house.manager, &import).await.expect("brought in");
}

async fn a_target_is_set_once_by_who_may(house: House) {
    let target = |owner: Option<UserId>| Target {
        id: id().into(),
        pipeline: Some(house.pipeline),
        owner,
        month: "2026-12-01".parse().expect("a date"),
        amount: Money::new(1_000_000, Currency::CNY),
    };
    let (own, all) = (target(Some(house.rep.id)), target(None));
    house.done(&house.manager, Change::Add(own.clone().into())).await;
    house.done(&house.admin, Change::Add(all.clone().into())).await;
    for again in [target(Some(house.rep.id)), target(None)] {
        let refused = house.refused(&house.admin, Change::Add(again.into())).await;
        assert!(matches!(refused, Rejection::Taken { .. }), "{refused:?}");
    }
    let others = house.refused(&house.manager, Change::Add(target(Some(house.other.id)).into())).await;
    assert!(matches!(others, Rejection::Denied(_)), "{others:?}");
    let changed = house.refused(&house.rep, Change::Remove(own.id.into())).await;
    assert!(matches!(changed, Rejection::Denied(_)), "{changed:?}");
    let unseen = house.refused(&house.other, Change::Remove(own.id.into())).await;
    assert_eq!(unseen, Rejection::NotFound { key: own.id.into() });
    assert_eq!(house.store.all(Kind::Target).await.expect("read"), [Record::from(own), all.into()]);
}

fn view(house: &House, by: &Actor, shared: bool) -> SavedView {
    let (name, query) = ("我的".to_owned(), "q=secret".to_owned());
    SavedView { id: id().into(), pipeline: house.pipeline, by: by.id, name, query, shared }
}

async fn a_view_is_for_its_author_until_it_is_shared(house: House) {
    let own = view(&house, &house.rep, false);
    let told = house.done(&house.rep, Change::Add(own.clone().into())).await.told;
    let may_hear = |told: &meridian_store::Told, actor: &Actor| {
        meridian_domain::access::may(actor, told.capability, &told.subject).is_ok()
    };
    assert!(may_hear(&told[0], &house.rep) && !may_hear(&told[0], &house.admin) && !may_hear(&told[0], &house.manager));
    let seen = async |actor: &Actor| house.store.views(actor.id, house.pipeline).await.expect("read");
    assert_eq!(seen(&house.rep).await, std::slice::from_ref(&own));
    assert_eq!(seen(&house.admin).await, []);
    for stranger in [&house.admin, &house.manager, &house.contributor] {
        let refused = house.refused(stranger, Change::Remove(own.id.into())).await;
        assert_eq!(refused, Rejection::NotFound { key: own.id.into() });
    }
    // Shared under the same id: what was private stays so, in what is told now and in the log.
    let shared = SavedView { name: "大家的".to_owned(), query: "q=open".to_owned(), shared: true, ..own.clone() };
    let told = house.done(&house.rep, own.replace_by(shared.clone())).await.told;
    assert_eq!(told.iter().map(|told| may_hear(told, &house.manager)).collect::<Vec<_>>(), [false, true]);
    let room = meridian_domain::gate::Room::Pipeline(house.pipeline);
    let log = house.store.events_since(room, 0, 100).await.expect("read");
    for told in log.iter().filter(|told| may_hear(told, &house.manager)) {
        let text = serde_json::to_string(&told.logged).expect("plain data");
        assert!(!text.contains("secret"), "{text}");
    }
    assert_eq!(seen(&house.manager).await, std::slice::from_ref(&shared));
    let denied = house.refused(&house.manager, Change::Remove(shared.id.into())).await;
    assert!(matches!(denied, Rejection::Denied(_)), "{denied:?}");
    house.done(&house.admin, Change::Remove(shared.id.into())).await;
}

async fn a_pipeline_takes_the_views_of_others_along(house: House) {
    let own = view(&house, &house.rep, false);
    house.done(&house.rep, Change::Add(own.into())).await;
    let mut changes: Vec<Change> = house.stages.iter().map(|stage| Change::Remove((*stage).into())).collect();
    changes.push(Change::Remove(house.pipeline.into()));
    house.done(&house.admin, Change::All(changes)).await;
    assert_eq!(house.store.all(Kind::SavedView).await.expect("read"), []);
}

async fn each_move_is_a_visit_and_an_undo_takes_it_back(house: House) {
    let deal = dealt(&house).await;
    let stands = async || {
        let visits = house.store.visits(deal.id).await.expect("read");
        visits.iter().map(|visit| (visit.stage, visit.left_at.is_none(), visit.by)).collect::<Vec<_>>()
    };
    let (first, second, rep) = (house.stages[0], house.stages[1], Some(house.rep.id));
    assert_eq!(stands().await, [(first, true, rep)]);
    let before = house.store.visits(deal.id).await.expect("read");
    let moved = house.done(&house.manager, go(deal.id, second)).await.receipt.command;
    let after = [(first, false, rep), (second, true, Some(house.manager.id))];
    assert_eq!(stands().await, after);
    let there = house.store.visits(deal.id).await.expect("read");
    assert_eq!(there[0].left_at, Some(there[1].entered_at));
    let undone = house.done(&house.manager, Change::Undo(moved)).await.receipt.command;
    assert_eq!(house.store.visits(deal.id).await.expect("read"), before);
    house.done(&house.manager, Change::Undo(undone)).await;
    assert_eq!(house.store.visits(deal.id).await.expect("read"), there);
    // Back by hand is another visit, not the first one again.
    house.done(&house.rep, go(deal.id, first)).await;
    assert_eq!(stands().await[2], (first, true, rep));
    let all = house.store.visits(deal.id).await.expect("read");
    let removed = house.done(&house.rep, Change::Remove(deal.id.into())).await.receipt.command;
    assert_eq!(house.store.pipeline_visits(&house.admin, house.pipeline).await.expect("read"), []);
    house.done(&house.rep, Change::Undo(removed)).await;
    assert_eq!(house.store.visits(deal.id).await.expect("read"), all);
    assert_eq!(house.store.pipeline_visits(&house.rep, house.pipeline).await.expect("read"), all);
    assert_eq!(house.store.pipeline_visits(&house.other, house.pipeline).await.expect("read"), []);
}

async fn every_template_goes_through_the_gate(house: House) {
    for (template, position) in TEMPLATES.iter().zip(1..) {
        house.done(&house.admin, Change::All(template.changes(id, position))).await;
    }
    let pipelines = house.store.pipelines().await.expect("read");
    assert_eq!(pipelines.len(), TEMPLATES.len() + 1);
    for (template, pipeline) in TEMPLATES.iter().zip(&pipelines[1..]) {
        let stages = house.store.stages(pipeline.id).await.expect("read");
        let mut ids = stages.iter().map(|stage| stage.id.0);
        assert_eq!(stages, template.stages(pipeline.id, || ids.next().expect("one each")));
    }
}
