//! What is recorded of the letters of MEDDPICC of a deal: once each, by whom may change the deal.

use crate::support::{House, id, on_both};
use meridian_domain::{
    access::Actor,
    gate::{Change, Rejection, Room},
    pipeline::{
        Deal, Letters, Qualification, QualificationPatch, Rank,
        meddpicc::{Letter, Proof},
    },
    record::Patch,
    stakeholder::Seat,
};

on_both!(
    a_letter_is_recorded_once_and_read_with_its_deal_and_account,
    who_may_not_change_the_deal_records_nothing_of_it,
    what_is_recorded_goes_and_comes_back_with_its_deal,
    cards_learn_of_letters_and_maps_of_the_deals_one_sees_and_of_no_other,
);

async fn dealt(house: &House) -> Deal {
    let deal = house.deal(&Rank::sequence(1)[0], Some(house.account), Some(house.rep.id));
    house.done(&house.rep, Change::Add(deal.clone().into())).await;
    deal
}

fn letter(house: &House, deal: &Deal) -> Qualification {
    Qualification {
        id: id().into(),
        pipeline: house.pipeline,
        deal: deal.id,
        letter: Letter::Metrics,
        proof: Proof::Partial,
        evidence: "每年少做 400 次重复检查".to_owned(),
        on: Some(crate::support::today()),
    }
}

async fn add(house: &House, by: &Actor, letter: &Qualification) {
    house.done(by, Change::Add(letter.clone().into())).await;
}

async fn a_letter_is_recorded_once_and_read_with_its_deal_and_account(house: House) {
    let deal = dealt(&house).await;
    let (first, second) = (letter(&house, &deal), letter(&house, &deal));
    add(&house, &house.rep, &first).await;
    let refused = house.refused(&house.manager, Change::Add(second.clone().into())).await;
    assert_eq!(refused, Rejection::Taken { key: second.id.into(), by: first.id.into() });
    let set = QualificationPatch { proof: Some(Proof::Validated), on: Some(None), ..Default::default() };
    let events = house.done(&house.manager, Change::Edit(Patch::Qualification { id: first.id, set })).await;
    assert_eq!(events.receipt.events[0].room, Room::Pipeline(house.pipeline));
    let now = Qualification { proof: Proof::Validated, on: None, ..first.clone() };
    assert_eq!(house.store.qualifications(deal.id).await.expect("read"), std::slice::from_ref(&now));
    assert_eq!(house.store.qualifications_of(house.account).await.expect("read"), [now]);
    assert_eq!(house.store.qualifications_of(house.foreign).await.expect("read"), []);
    // Taken back and recorded anew, in one command and by undo.
    let instead = Change::All(vec![Change::Remove(first.id.into()), Change::Add(second.clone().into())]);
    let command = house.done(&house.rep, instead).await.receipt.command;
    assert_eq!(house.store.qualifications(deal.id).await.expect("read"), [second]);
    house.done(&house.rep, Change::Undo(command)).await;
    assert_eq!(house.store.qualifications(deal.id).await.expect("read")[0].id, first.id);
}

async fn who_may_not_change_the_deal_records_nothing_of_it(house: House) {
    let deal = dealt(&house).await;
    let own = letter(&house, &deal);
    let change = || Change::Add(own.clone().into());
    assert!(matches!(house.refused(&house.contributor, change()).await, Rejection::Denied(_)));
    assert_eq!(house.refused(&house.other, change()).await, Rejection::NotFound { key: deal.id.into() });
    add(&house, &house.rep, &own).await;
    let refused = house.refused(&house.other, Change::Remove(own.id.into())).await;
    assert_eq!(refused, Rejection::NotFound { key: own.id.into() });
}

async fn what_is_recorded_goes_and_comes_back_with_its_deal(house: House) {
    let deal = dealt(&house).await;
    let own = letter(&house, &deal);
    add(&house, &house.rep, &own).await;
    let removed = house.done(&house.rep, Change::Remove(deal.id.into())).await.receipt.command;
    assert_eq!(house.store.qualifications(deal.id).await.expect("read"), []);
    house.done(&house.rep, Change::Undo(removed)).await;
    assert_eq!(house.store.qualifications(deal.id).await.expect("read"), [own]);
}

async fn cards_learn_of_letters_and_maps_of_the_deals_one_sees_and_of_no_other(house: House) {
    let deal = dealt(&house).await;
    add(&house, &house.rep, &letter(&house, &deal)).await;
    let proved = Qualification { letter: Letter::Champion, proof: Proof::Validated, ..letter(&house, &deal) };
    add(&house, &house.rep, &proved).await;
    let person = house.person();
    let seat = Seat { power: Some(5), coverage: Some(2), ..house.seat(person.id, 0) };
    house.done(&house.rep, Change::All(vec![Change::Add(person.into()), Change::Add(seat.clone().into())])).await;
    let elsewhere = house.deal(&Rank::sequence(2)[1], Some(house.foreign), Some(house.other.id));
    house.done(&house.other, Change::Add(elsewhere.clone().into())).await;

    let asked = [deal.id, elsewhere.id, id().into()];
    let seen = house.store.signs_of(&house.rep, &asked).await.expect("read");
    assert_eq!(seen.deals, [(deal.id, Some(house.account))]);
    assert_eq!(seen.letters, [(deal.id, Letters { recorded: 2, proved: 1 })].into());
    assert_eq!(seen.maps.iter().map(|map| map.id).collect::<Vec<_>>(), [house.map]);
    assert_eq!(seen.seats, [seat]);
    let theirs = house.store.signs_of(&house.other, &asked).await.expect("read");
    assert_eq!(
        (theirs.deals, theirs.letters.len(), theirs.maps.len()),
        (vec![(elsewhere.id, Some(house.foreign))], 0, 0)
    );
    assert!(house.store.signs_of(&house.admin, &[]).await.expect("read").deals.is_empty());
}
