//! Comments on maps and deals: whose words they are, who takes them away, whom they reach.

use crate::support::{House, id, on_both};
use meridian_domain::{
    access::{Actor, Capability},
    gate::{Change, Rejection},
    id::{DealId, UserId},
    pipeline::Rank,
    record::{Kind, Patch},
    stakeholder::{Comment, CommentPatch, Map, Seat},
    time::Moment,
};

on_both!(
    words_are_their_authors_and_settling_is_everybodys,
    a_comment_is_taken_away_by_its_author_or_who_may_edit_the_account,
    what_is_said_of_a_person_goes_and_comes_back_with_them,
    mentions_reach_whom_they_call_where_they_may_see_the_account,
    a_deal_is_talked_about_by_its_team_and_takes_its_comments_along,
);

fn comment(house: &House, by: &Actor, seat: Option<&Seat>) -> Comment {
    let said = Comment::said(id().into(), by.id, Moment(5), "谁认识他？");
    Comment { map: Some(house.map), seat: seat.map(|seat| seat.id), ..said }
}

fn about_deal(house: &House, by: &Actor, deal: DealId) -> Comment {
    let said = Comment::said(id().into(), by.id, Moment(50), "谁能在开标前见到院长？");
    Comment { pipeline: Some(house.pipeline), deal: Some(deal), ..said }
}

async fn said(house: &House, comment: &Comment, by: &Actor) {
    house.done(by, Change::Add(comment.clone().into())).await;
}

async fn person_on_the_map(house: &House) -> Seat {
    let person = house.person();
    let seat = house.seat(person.id, 0);
    house.done(&house.rep, Change::All(vec![Change::Add(person.into()), Change::Add(seat.clone().into())])).await;
    seat
}

async fn words_are_their_authors_and_settling_is_everybodys(house: House) {
    let comment = comment(&house, &house.contributor, None);
    let forged = house.refused(&house.admin, Change::Add(comment.clone().into())).await;
    assert!(matches!(forged, Rejection::NotTheAuthor { .. }));
    said(&house, &comment, &house.contributor).await;
    let edit = |set| Change::Edit(Patch::Comment { id: comment.id, set });
    let words = CommentPatch { text: Some("?".to_owned()), ..Default::default() };
    let refused = house.refused(&house.admin, edit(words.clone())).await;
    assert!(matches!(refused, Rejection::NotTheAuthor { .. }));
    house.done(&house.contributor, edit(words)).await;
    house.done(&house.rep, edit(CommentPatch { done: Some(true), ..Default::default() })).await;
}

async fn a_comment_is_taken_away_by_its_author_or_who_may_edit_the_account(house: House) {
    let (of_rep, of_contributor) = (comment(&house, &house.rep, None), comment(&house, &house.contributor, None));
    said(&house, &of_rep, &house.rep).await;
    said(&house, &of_contributor, &house.contributor).await;
    let denied = house.refused(&house.contributor, Change::Remove(of_rep.id.into())).await;
    assert!(matches!(denied, Rejection::Denied(denied) if denied.capability == Capability::EditAccount));
    let unseen = house.refused(&house.other, Change::Remove(of_rep.id.into())).await;
    assert!(matches!(unseen, Rejection::NotFound { .. }));

    let own = house.done(&house.contributor, Change::Remove(of_contributor.id.into())).await.receipt.command;
    house.done(&house.contributor, Change::Undo(own)).await;
    let by_manager = house.done(&house.manager, Change::Remove(of_contributor.id.into())).await.receipt.command;
    house.done(&house.contributor, Change::Undo(by_manager)).await;
    let of_rep = house.done(&house.rep, Change::Remove(of_rep.id.into())).await.receipt.command;
    let denied = house.refused(&house.contributor, Change::Undo(of_rep)).await;
    assert!(matches!(denied, Rejection::Denied(denied) if denied.capability == Capability::EditAccount));
    house.done(&house.manager, Change::Undo(of_rep)).await;
    assert_eq!(house.store.all(Kind::Comment).await.expect("read").len(), 2);
}

async fn what_is_said_of_a_person_goes_and_comes_back_with_them(house: House) {
    let seat = person_on_the_map(&house).await;
    said(&house, &comment(&house, &house.rep, Some(&seat)), &house.rep).await;
    let before = house.store.all(Kind::Comment).await.expect("read");
    let removed = house.done(&house.contributor, Change::Remove(seat.id.into())).await.receipt.command;
    assert!(house.store.all(Kind::Comment).await.expect("read").is_empty());
    let back = house.done(&house.contributor, Change::Undo(removed)).await.receipt.command;
    assert_eq!(house.store.all(Kind::Comment).await.expect("read"), before);
    house.done(&house.contributor, Change::Undo(back)).await;
    assert!(house.store.all(Kind::Comment).await.expect("read").is_empty());
}

async fn mentions_reach_whom_they_call_where_they_may_see_the_account(house: House) {
    let seat = person_on_the_map(&house).await;
    let calls = |users: &[UserId], at: i64, seat: Option<&Seat>| Comment {
        mentions: users.to_vec(),
        at: Moment(at),
        ..comment(&house, &house.rep, seat)
    };
    let elsewhere = Map::named(id().into(), house.foreign, meridian_domain::names::Names::same("B"));
    house.done(&house.other, Change::Add(elsewhere.clone().into())).await;
    let first = calls(&[house.contributor.id, house.other.id], 10, None);
    let latest = calls(&[house.contributor.id], 30, Some(&seat));
    let settled = Comment { done: true, ..calls(&[house.contributor.id], 20, None) };
    let nobody = calls(&[], 40, None);
    for comment in [&first, &latest, &settled, &nobody] {
        said(&house, comment, &house.rep).await;
    }
    let abroad = Comment {
        map: Some(elsewhere.id),
        by: house.other.id,
        mentions: vec![house.contributor.id, house.other.id],
        ..comment(&house, &house.other, None)
    };
    said(&house, &abroad, &house.other).await;

    let mentions = house.store.mentions(&house.contributor, 20).await.expect("read");
    let ids: Vec<_> = mentions.latest.iter().map(|mention| mention.comment).collect();
    assert_eq!((mentions.open, ids), (2, vec![latest.id, first.id]));
    let told = &mentions.latest[0];
    let place = (told.account, told.map, told.seat, told.by);
    assert_eq!(place, (Some(house.account), Some(house.map), Some(seat.id), house.rep.id));
    assert_eq!(told.person.as_ref().map(|name| name.zh.as_str()), Some("王主任"));
    assert_eq!(mentions.latest[1].person, None);

    let one = house.store.mentions(&house.contributor, 1).await.expect("read");
    assert_eq!((one.open, one.latest.len()), (2, 1));
    let own = house.store.mentions(&house.other, 20).await.expect("read");
    assert_eq!(own.latest.iter().map(|mention| mention.comment).collect::<Vec<_>>(), [abroad.id]);
}

async fn a_deal_is_talked_about_by_its_team_and_takes_its_comments_along(house: House) {
    let record = house.deal(&Rank::sequence(1)[0], Some(house.account), Some(house.rep.id));
    let deal = record.id;
    house.done(&house.rep, Change::Add(record.into())).await;
    let calls =
        Comment { mentions: vec![house.rep.id, house.other.id], ..about_deal(&house, &house.contributor, deal) };
    said(&house, &calls, &house.contributor).await;
    let on_map = Comment { mentions: vec![house.rep.id], ..comment(&house, &house.contributor, None) };
    said(&house, &on_map, &house.contributor).await;

    // Who sees neither the deal nor its account hears nothing, and cannot answer.
    let unseen = house.refused(&house.other, Change::Add(about_deal(&house, &house.other, deal).into())).await;
    assert!(matches!(unseen, Rejection::NotFound { .. }), "{unseen:?}");
    assert_eq!(house.store.mentions(&house.other, 20).await.expect("read").open, 0);
    let mentions = house.store.mentions(&house.rep, 1).await.expect("read");
    assert_eq!((mentions.open, mentions.latest.len()), (2, 1));
    let told = &mentions.latest[0];
    assert_eq!((told.comment, told.map, told.account), (calls.id, None, Some(house.account)));
    assert_eq!(told.deal.as_ref().map(|(id, _)| *id), Some(deal));

    let answer = about_deal(&house, &house.rep, deal);
    said(&house, &answer, &house.rep).await;
    let settle = CommentPatch { done: Some(true), ..Default::default() };
    house.done(&house.rep, Change::Edit(Patch::Comment { id: calls.id, set: settle })).await;
    let denied = house.refused(&house.contributor, Change::Remove(answer.id.into())).await;
    assert!(matches!(denied, Rejection::Denied(denied) if denied.capability == Capability::EditDeal));
    let homeless = Comment { pipeline: None, ..about_deal(&house, &house.rep, deal) };
    let invalid = house.refused(&house.rep, Change::Add(homeless.into())).await;
    assert!(matches!(invalid, Rejection::Invalid { .. }), "{invalid:?}");

    let before = house.store.recorded_of(deal).await.expect("read");
    assert_eq!(before.iter().filter(|record| record.key().kind() == Kind::Comment).count(), 2);
    let removed = house.done(&house.admin, Change::Remove(deal.into())).await.receipt.command;
    assert_eq!(house.store.recorded_of(deal).await.expect("read"), []);
    house.done(&house.admin, Change::Undo(removed)).await;
    assert_eq!(house.store.recorded_of(deal).await.expect("read"), before);
}
