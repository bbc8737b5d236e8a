//! Ways in: sessions, tokens, one's own name; and what is read for one deal.

use crate::support::{House, id, on_both};
use meridian_domain::{
    access::{Actor, Role, Scope},
    gate::{Change, Event, Rejection, Room},
    id::{DealId, UserId},
    names::Names,
    pipeline::{DealPatch, Document, DocumentKind, DocumentPatch, Rank},
    plan::Action,
    record::{Key, Patch},
    time::Moment,
    workspace::UserPatch,
};
use meridian_store::{Session, Token};

on_both!(
    one_browser_is_signed_out_and_the_others_stay,
    only_the_own_sessions_and_tokens_can_be_ended,
    a_token_is_known_until_it_expires_or_is_revoked,
    everybody_changes_their_own_name_and_nothing_else,
    a_deal_is_read_with_its_past_and_its_actions_by_who_may_see_it,
);

fn session(user: UserId, digest: &str, seen: i64) -> Session {
    Session {
        digest: digest.to_owned(),
        user,
        agent: "Firefox/140".to_owned(),
        created_at: Moment(10),
        seen_at: Moment(seen),
        expires_at: Moment(1_000),
    }
}

async fn digests(house: &House, actor: &Actor) -> Vec<String> {
    let sessions = house.store.sessions_of(actor.id, Moment(500)).await.expect("read");
    sessions.into_iter().map(|session| session.digest).collect()
}

async fn one_browser_is_signed_out_and_the_others_stay(house: House) {
    for (digest, seen) in [("a", 20), ("b", 40), ("c", 30)] {
        house.store.begin_session(&session(house.rep.id, digest, seen)).await.expect("begun");
    }
    house
        .store
        .begin_session(&Session { expires_at: Moment(400), ..session(house.rep.id, "old", 50) })
        .await
        .expect("begun");
    assert_eq!(digests(&house, &house.rep).await, ["b", "c", "a"]);
    let kept = house.store.session("b", Moment(500)).await.expect("read").expect("a session");
    assert_eq!(kept, session(house.rep.id, "b", 40));
    assert!(house.store.end_session_of(house.rep.id, "c").await.expect("ended"));
    assert_eq!(digests(&house, &house.rep).await, ["b", "a"]);
    house.store.end_other_sessions(house.rep.id, "a").await.expect("ended");
    assert_eq!(digests(&house, &house.rep).await, ["a"]);
}

fn token(user: UserId, digest: &str, until: Option<i64>) -> Token {
    Token {
        digest: digest.to_owned(),
        user,
        name: "报表 report".to_owned(),
        scope: Scope::Write,
        created_at: Moment(10),
        seen_at: None,
        expires_at: until.map(Moment),
    }
}

async fn only_the_own_sessions_and_tokens_can_be_ended(house: House) {
    house.store.begin_session(&session(house.rep.id, "a", 20)).await.expect("begun");
    house.store.put_token(&token(house.rep.id, "t", None)).await.expect("kept");
    assert!(!house.store.end_session_of(house.other.id, "a").await.expect("answered"));
    assert!(!house.store.revoke_token(house.other.id, "t").await.expect("answered"));
    house.store.end_other_sessions(house.other.id, "none").await.expect("answered");
    assert_eq!(digests(&house, &house.rep).await, ["a"]);
    assert_eq!(house.store.tokens_of(house.rep.id).await.expect("read").len(), 1);
}

async fn a_token_is_known_until_it_expires_or_is_revoked(house: House) {
    let (soon, ever) = (token(house.rep.id, "soon", Some(100)), token(house.rep.id, "ever", None));
    house.store.put_token(&soon).await.expect("kept");
    house.store.put_token(&ever).await.expect("kept");
    assert_eq!(house.store.token("soon", Moment(99)).await.expect("read"), Some(soon));
    assert_eq!(house.store.token("soon", Moment(100)).await.expect("read"), None);
    house.store.touch_token("ever", Moment(70)).await.expect("noted");
    let kept = house.store.token("ever", Moment(9_999)).await.expect("read").expect("a token");
    assert_eq!(kept, Token { seen_at: Some(Moment(70)), ..ever });
    // One that has expired is still listed, so that its owner sees why a program stopped.
    assert_eq!(house.store.tokens_of(house.rep.id).await.expect("read").len(), 2);
    assert!(house.store.revoke_token(house.rep.id, "ever").await.expect("revoked"));
    assert_eq!(house.store.token("ever", Moment(80)).await.expect("read"), None);
    house.store.revoke_tokens(house.rep.id).await.expect("revoked");
    assert!(house.store.tokens_of(house.rep.id).await.expect("read").is_empty());
}

async fn everybody_changes_their_own_name_and_nothing_else(house: House) {
    let edit = |id: UserId, set: UserPatch| Change::Edit(Patch::User { id, set });
    let name = || UserPatch { name: Some(Names::new("林屿安", "Lin Yu’an")), ..UserPatch::default() };
    for actor in [&house.rep, &house.contributor, &house.manager] {
        house.done(actor, edit(actor.id, name())).await;
    }
    let promoted = UserPatch { role: Some(Role::Administrator), ..name() };
    for change in [edit(house.rep.id, promoted), edit(house.other.id, name())] {
        assert!(matches!(house.refused(&house.rep, change).await, Rejection::Denied(_)));
    }
}

fn document(house: &House, deal: DealId) -> Document {
    let (title, link) = ("批复".to_owned(), String::new());
    let (kind, by, at) = (DocumentKind::BudgetApproval, house.rep.id, Moment(7));
    Document { id: id().into(), pipeline: house.pipeline, deal, kind, title, link, on: None, by, at }
}

async fn a_deal_is_read_with_its_past_and_its_actions_by_who_may_see_it(house: House) {
    let deal = house.deal(&Rank::sequence(1)[0], Some(house.account), Some(house.rep.id));
    let key = deal.id;
    house.done(&house.rep, Change::Add(deal.into())).await;
    let set = DealPatch { probability: Some(Some(60)), ..DealPatch::default() };
    house.done(&house.rep, Change::Edit(Patch::Deal { id: key, set })).await;
    let action = Action {
        id: id().into(),
        account: house.account,
        plan: None,
        deal: Some(key),
        person: None,
        title: Names::same("Call"),
        due_on: None,
        owner: None,
        done_at: None,
        goal: None,
        days: None,
    };
    house.done(&house.rep, Change::Add(action.clone().into())).await;
    let own = document(&house, key);
    house.done(&house.rep, Change::Add(own.clone().into())).await;
    let set = DocumentPatch { title: Some("合同".to_owned()), ..DocumentPatch::default() };
    house.done(&house.rep, Change::Edit(Patch::Document { id: own.id, set })).await;
    let another = house.deal(&Rank::sequence(1)[0], None, Some(house.rep.id));
    let foreign = document(&house, another.id);
    house.done(&house.rep, Change::All(vec![Change::Add(another.into()), Change::Add(foreign.into())])).await;
    house.done(&house.rep, Change::Remove(own.id.into())).await;
    let rooms = [Room::Pipeline(house.pipeline), Room::Account(house.account)];
    let past = house.store.past_of(&rooms[..1], key, 10).await.expect("read");
    let keys: Vec<Key> = past.iter().map(|logged| logged.event.key()).collect();
    let paper = Key::from(own.id);
    assert_eq!(keys, [paper, paper, paper, key.into(), key.into()], "the latest first, and nothing of another deal");
    assert!(matches!(past[0].event, Event::Removed(_)) && matches!(past[1].event, Event::Edited { .. }));
    assert_eq!(house.store.past_of(&rooms[..1], key, 1).await.expect("read"), past[..1]);
    let with_actions = house.store.past_of(&rooms, key, 10).await.expect("read");
    assert!(with_actions.iter().any(|logged| logged.event.key() == action.id.into()));
    assert_eq!(with_actions.len(), 6);
    assert_eq!(house.store.actions_for(key).await.expect("read"), [action]);
    assert!(house.store.card(&house.rep, key).await.expect("read").is_some());
    assert!(house.store.card(&house.other, key).await.expect("read").is_none());
}
