//! What people do with the program, and what it must not let them do.

mod story;

use meridian_domain::{
    access::{Role, Subject},
    account::{Account, AccountPatch},
    gate::{Change, Command, Event, Receipt, Room, World},
    id::{PersonId, ProductId},
    live::{FromClient, FromServer, Presence},
    names::Names,
    record::{Key, Kind, Patch, Record},
    stakeholder::{Person as Stakeholder, PersonPatch},
    workspace::Product,
};
use meridian_server::{demo, house::Scope};
use story::{FORM, Live, Program};

fn product(program: &Program, name: &str) -> Record {
    let id: ProductId = program.house.sources.fresh();
    Product { id, name: Names::same(name), family: String::new(), price: None, key: None }.into()
}

#[tokio::test]
async fn two_people_in_a_room_see_a_change_and_who_comes_back_misses_nothing() {
    let program = Program::start().await;
    let admin = program.person("admin").await;
    let rep = program.person("rep").await;
    let (mut one, mut two) = (admin.live().await, rep.live().await);
    let FromServer::Joined { seq, .. } = one.join(Room::Workspace, None).await else { panic!("not in") };
    let FromServer::Joined { here, .. } = two.join(Room::Workspace, None).await else { panic!("not in") };
    assert_eq!(here.len(), 1);
    assert!(matches!(one.hear().await, FromServer::Here { .. }));

    assert_eq!(admin.submit(Change::Add(product(&program, "Lamp"))).await.status, 200);
    assert_eq!(one.events().await, (seq + 1, vec![seq + 1]));
    assert_eq!(two.events().await, (seq + 1, vec![seq + 1]));

    drop(two);
    assert!(matches!(one.hear().await, FromServer::Gone { .. }));
    for name in ["Table", "Chair"] {
        assert_eq!(admin.submit(Change::Add(product(&program, name))).await.status, 200);
    }
    let mut two = rep.live().await;
    assert!(
        matches!(two.join(Room::Workspace, Some(seq + 1)).await, FromServer::Joined { seq: now, .. } if now == seq + 3)
    );
    assert_eq!(two.events().await, (seq + 3, vec![seq + 2, seq + 3]));
}

#[tokio::test]
async fn who_missed_too_much_loads_the_room_anew() {
    let program = Program::start().await;
    let admin = program.person("admin").await;
    for _ in 0..3 {
        let many = (0..700).map(|_| Change::Add(product(&program, "Screw"))).collect();
        assert_eq!(admin.submit(Change::All(many)).await.status, 200);
    }
    let mut live = admin.live().await;
    assert!(matches!(live.join(Room::Workspace, Some(0)).await, FromServer::Joined { .. }));
    assert!(matches!(live.hear().await, FromServer::Reset { .. }));
}

#[tokio::test]
async fn presence_reaches_the_others_and_not_oneself() {
    let program = Program::start().await;
    let (admin, rep) = (program.person("admin").await, program.person("rep").await);
    let (mut one, mut two) = (admin.live().await, rep.live().await);
    one.join(Room::Workspace, None).await;
    two.join(Room::Workspace, None).await;
    assert!(matches!(one.hear().await, FromServer::Here { .. }));
    let presence = Presence { cursor: Some((3, 4)), ..Default::default() };
    two.say(&FromClient::Presence { room: Room::Workspace, presence: presence.clone() }).await;
    two.say(&FromClient::Ping).await;
    assert_eq!(two.hear().await, FromServer::Pong);
    assert!(matches!(one.hear().await, FromServer::Here { here, .. } if here.presence == presence));
}

#[tokio::test]
async fn strangers_and_foreign_pages_are_refused() {
    let program = Program::start().await;
    let admin = program.person("admin").await;
    assert_eq!(Live::open(&program, None, None).await.err(), Some(401));
    assert_eq!(Live::open(&program, Some("meridian=made-up"), None).await.err(), Some(401));
    assert_eq!(Live::open(&program, Some(&admin.cookie), Some("https://evil.example")).await.err(), Some(403));
    let evil = [("Cookie", admin.cookie.as_str()), ("Origin", "https://evil.example"), ("Content-Type", FORM)];
    assert_eq!(program.request("POST", "/api/sign-out", &evil, "everywhere=true").await.status, 403);
    assert_eq!(admin.post("/api/me", "").await.status, 200);
}

#[tokio::test]
async fn signing_out_ends_the_live_connection_too() {
    let program = Program::start().await;
    let admin = program.person("admin").await;
    let mut live = admin.live().await;
    assert!(admin.post("/api/sign-out", "everywhere=false").await.status < 400);
    assert_eq!(live.hear().await, FromServer::Bye { code: "signed_out".to_owned() });
    assert_eq!(admin.post("/api/me", "").await.status, 401);
}

#[tokio::test]
async fn the_sixth_wrong_password_in_a_minute_must_wait() {
    let program = Program::start().await;
    let form = [("Content-Type", FORM)];
    for login in ["rep", "nobody-of-this-name"] {
        let body = format!("login={login}&password=wrong");
        for _ in 0..5 {
            assert_eq!(program.request("POST", "/api/sign-in", &form, &body).await.status, 401);
        }
        assert_eq!(program.request("POST", "/api/sign-in", &form, &body).await.status, 429);
    }
    let right = format!("login=rep&password={}", demo::PASSWORD);
    assert_eq!(program.request("POST", "/api/sign-in", &form, &right).await.status, 429);
}

#[tokio::test]
async fn a_program_finds_its_way_from_the_pipelines_to_a_deal_and_filters_as_the_board_does() {
    let program = Program::start().await;
    let token = format!("Bearer {}", program.token("admin", Scope::Read).await);
    let read = async |path: String| {
        let answer = program.request("GET", &format!("/api/v1{path}"), &[("Authorization", &token)], "").await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    };
    let count = |board: &serde_json::Value| -> i64 {
        board["heads"].as_array().expect("heads").iter().map(|head| head["count"].as_i64().expect("a count")).sum()
    };

    let pipelines = read("/pipelines".to_owned()).await;
    let pipeline = pipelines[0]["id"].as_str().expect("the demo has one").to_owned();
    let all = read(format!("/pipelines/{pipeline}/board")).await;
    let cards = all["windows"].as_array().expect("windows").iter().flat_map(|window| window["cards"].as_array());
    let card = cards.flatten().find(|card| card["deal"]["account"].is_string()).expect("a deal of an account").clone();
    let (deal, account) = (card["deal"]["id"].as_str().expect("an id"), card["deal"]["account"].as_str().expect("one"));

    let of_account = read(format!("/pipelines/{pipeline}/board?account={account}")).await;
    assert!((1..count(&all)).contains(&count(&of_account)), "{} of {}", count(&of_account), count(&all));
    assert_eq!(read(format!("/deals/{deal}")).await["card"]["deal"]["id"], deal);
    let deals = read(format!("/accounts/{account}/deals")).await;
    assert!(deals["cards"].as_array().expect("cards").iter().any(|card| card["deal"]["id"] == deal));
    assert!(read("/office".to_owned()).await["users"].as_array().is_some_and(|users| users.len() > 1));
}

#[tokio::test]
async fn one_address_may_not_try_the_logins_of_everybody() {
    let program = Program::start().await;
    let mut statuses = Vec::new();
    for person in 0..51 {
        let body = format!("login=nobody-{person}&password=wrong");
        statuses.push(program.request("POST", "/api/sign-in", &[("Content-Type", FORM)], &body).await.status);
    }
    assert!(statuses[..50].iter().all(|status| *status == 401), "{statuses:?}");
    assert_eq!(statuses[50], 429);
}

#[tokio::test]
async fn signing_out_everywhere_and_a_new_password_end_every_session_and_its_connection() {
    let program = Program::start().await;
    let user = program.house.store.user_by_login("rep").await.expect("reads").expect("is there");
    let bye = FromServer::Bye { code: "signed_out".to_owned() };
    let token = format!("Bearer {}", program.token("rep", Scope::Read).await);
    let (one, two) = (program.person("rep").await, program.person("rep").await);
    let other = program.person("admin").await;
    let (mut first, mut second, mut others) = (one.live().await, two.live().await, other.live().await);
    assert!(one.post("/api/sign-out", "everywhere=true").await.status < 400);
    for (person, live) in [(&one, &mut first), (&two, &mut second)] {
        assert_eq!(live.hear().await, bye);
        assert_eq!(person.post("/api/me", "").await.status, 401);
    }
    let again = program.person("rep").await;
    let mut live = again.live().await;
    program.house.set_password(&user, "another password").await.expect("set");
    assert_eq!(live.hear().await, bye);
    assert_eq!(again.post("/api/me", "").await.status, 401);
    // So ends the program that acts for the user; others stay.
    assert_eq!(program.request("GET", "/api/v1/accounts", &[("Authorization", &token)], "").await.status, 401);
    others.say(&FromClient::Ping).await;
    assert_eq!(others.hear().await, FromServer::Pong);
}

#[tokio::test]
async fn a_program_does_what_its_token_is_for() {
    let program = Program::start().await;
    let reading = format!("Bearer {}", program.token("admin", Scope::Read).await);
    let writing = format!("Bearer {}", program.token("admin", Scope::Write).await);
    let list = program.request("GET", "/api/v1/accounts", &[("Authorization", &reading)], "").await;
    assert!(list.json()["total"].as_i64().expect("a number") >= 12);
    let command = Command::new(program.house.sources.fresh(), Change::Add(product(&program, "Lamp")));
    let body = serde_json::to_string(&command).expect("plain data");
    let send = async |token: &str| {
        let headers = [("Authorization", token), ("Content-Type", "application/json")];
        program.request("POST", "/api/v1/commands", &headers, &body).await
    };
    let refused = send(&reading).await;
    assert_eq!((refused.status, refused.json()["code"].as_str()), (403, Some("denied")));
    let (first, again) = (send(&writing).await, send(&writing).await);
    assert_eq!((first.status, first.json()), (200, again.json()));
    let cookie = [("Cookie", format!("meridian={}", &writing["Bearer ".len()..]))];
    let cookie = [("Cookie", cookie[0].1.as_str())];
    assert_eq!(program.request("POST", "/api/me", &cookie, "").await.status, 401, "a token is no session");
    let description = program.get("/api/v1/openapi.json").await.json();
    assert_eq!(description["openapi"].as_str().map(|version| version.starts_with("3.1")), Some(true));
}

#[tokio::test]
async fn a_command_whose_answer_was_lost_is_sent_again_after_the_connection_is_back() {
    let program = Program::start().await;
    let admin = program.person("admin").await;
    let mut live = admin.live().await;
    let FromServer::Joined { seq, .. } = live.join(Room::Workspace, None).await else { panic!("not in") };
    let command = Command::new(program.house.sources.fresh(), Change::Add(product(&program, "Lamp")));
    let lost = admin.send(&command).await;
    drop(live);
    assert_eq!(admin.submit(Change::Add(product(&program, "Table"))).await.status, 200);
    let mut live = admin.live().await;
    assert!(matches!(live.join(Room::Workspace, Some(seq)).await, FromServer::Joined { .. }));
    assert_eq!(live.events().await, (seq + 2, vec![seq + 1, seq + 2]));
    let again = admin.send(&command).await;
    assert_eq!((again.status, again.json()), (200, lost.json()));
    // Nothing new is told: the next event is the next number.
    assert_eq!(admin.submit(Change::Add(product(&program, "Chair"))).await.status, 200);
    assert_eq!(live.events().await, (seq + 3, vec![seq + 3]));
}

#[tokio::test]
async fn what_somebody_else_has_changed_since_is_not_taken_back_and_one_is_told_who() {
    let program = Program::start().await;
    let (admin, rep) = (program.person("admin").await, program.person("rep").await);
    let rep_id = program.house.store.user_by_login("rep").await.expect("reads").expect("is there").id;
    let world = World::from_iter([program.records(Kind::Account).await, program.records(Kind::Member).await].concat());
    let own = world.all::<Account>().find(|account| account.owner == Some(rep_id)).expect("the rep has an account").id;
    let edit = |beds| {
        let set = AccountPatch { beds: Some(Some(beds)), ..Default::default() };
        Change::Edit(Patch::Account { id: own, set })
    };
    let first = Command::new(program.house.sources.fresh(), edit(10));
    assert_eq!(admin.send(&first).await.status, 200);
    let second = Command::new(program.house.sources.fresh(), edit(20));
    assert_eq!(rep.send(&second).await.status, 200);
    let refused = admin.submit(Change::Undo(first.id)).await;
    assert_eq!(refused.status, 409);
    assert!(refused.body.contains("changed_since") && refused.body.contains(&rep_id.to_string()), "{}", refused.body);
    // Once the other has taken theirs back it is as it was, and can be taken back.
    assert_eq!(rep.submit(Change::Undo(second.id)).await.status, 200);
    assert_eq!(admin.submit(Change::Undo(first.id)).await.status, 200);
}

#[tokio::test]
async fn an_account_of_others_is_not_there_and_its_changes_are_not_heard() {
    let program = Program::start().await;
    let login = program.login_of(Role::Contributor).await;
    let user = program.house.store.user_by_login(&login).await.expect("reads").expect("is there");
    let world = World::from_iter([program.records(Kind::Account).await, program.records(Kind::Member).await].concat());
    let foreign = program
        .records(Kind::Account)
        .await
        .into_iter()
        .find(|account| !Subject::of(&world, account).involves(user.id));
    let Some(Record::Account(foreign)) = foreign else { panic!("the contributor sees everything") };
    let person = program.person(&login).await;
    assert_eq!(person.post("/api/account", &format!("id={}", foreign.id)).await.status, 404);
    let mut live = person.live().await;
    let room = Room::Account(foreign.id);
    assert_eq!(live.join(room, None).await, FromServer::Refused { room, code: "not_found".to_owned() });
    let FromServer::Joined { seq, .. } = live.join(Room::Workspace, None).await else { panic!("not in") };
    let admin = program.person("admin").await;
    let patch = meridian_domain::account::AccountPatch { beds: Some(Some(1)), ..Default::default() };
    assert_eq!(admin.submit(Change::Edit(Patch::Account { id: foreign.id, set: patch })).await.status, 200);
    assert_eq!(live.events().await, (seq + 1, vec![]));
}

#[tokio::test]
async fn a_sensitive_note_stays_with_those_who_may_read_it() {
    let program = Program::start().await;
    let login = program.login_of(Role::Contributor).await;
    let user = program.house.store.user_by_login(&login).await.expect("reads").expect("is there");
    let member = program.records(Kind::Member).await.into_iter().find_map(|record| match record {
        Record::Member(member) if member.user == user.id => Some(member),
        _ => None,
    });
    let account = member.expect("the contributor is in a team").account;
    let admin = program.person("admin").await;
    let id: PersonId = program.house.sources.fresh();
    let somebody = Stakeholder::named(id, account, Names::same("Somebody"));
    let person = Stakeholder { sensitive: true, note: "a secret".to_owned(), ..somebody };
    assert_eq!(admin.submit(Change::Add(person.into())).await.status, 200);
    let contributor = program.person(&login).await;
    let mut live = contributor.live().await;
    let room = Room::Account(account);
    assert!(matches!(live.join(room, Some(0)).await, FromServer::Joined { .. }));
    let FromServer::Events { events, .. } = live.hear().await else { panic!("no events") };
    assert!(!serde_json::to_string(&events).expect("plain data").contains("a secret"));

    let set = PersonPatch { note: Some("another secret".to_owned()), ..Default::default() };
    assert_eq!(admin.submit(Change::Edit(Patch::Person { id, set })).await.status, 200);
    let FromServer::Events { events, .. } = live.hear().await else { panic!("no events") };
    assert_eq!(events.len(), 1);
    assert!(!serde_json::to_string(&events).expect("plain data").contains("secret"));

    let view = contributor.post("/api/account", &format!("id={account}")).await;
    assert!(view.status == 200 && !view.body.contains("another secret"));
    let removed = contributor.submit(Change::Remove(Key::Person(id))).await;
    let receipt: Receipt = serde_json::from_str(&removed.body).expect("a receipt");
    assert!(matches!(&receipt.events[..], [one] if matches!(one.event, Event::Removed(_))));
    assert!(!removed.body.contains("secret"));
}
