//! What a board asks, over the wire: the gate of a stage, what it tells beforehand, and views that are
//! for one pair of eyes.

mod story;

use meridian_domain::{
    gate::{Change, Room},
    id::SavedViewId,
    live::FromServer,
    pipeline::{Deal, SavedView, Stage, StageKind, query::DealQuery, template::TEMPLATES, view::Show},
    record::{Kind, Record},
};
use meridian_server::house::Scope;
use story::{Answer, Program};

async fn stages(program: &Program) -> Vec<Stage> {
    let records = program.records(Kind::Stage).await;
    records
        .into_iter()
        .filter_map(|record| if let Record::Stage(stage) = record { Some(stage) } else { None })
        .collect()
}

async fn deals(program: &Program) -> Vec<Deal> {
    let records = program.records(Kind::Deal).await;
    records.into_iter().filter_map(|record| if let Record::Deal(deal) = record { Some(deal) } else { None }).collect()
}

async fn get(program: &Program, token: &str, path: &str) -> Answer {
    program.request("GET", &format!("/api/v1{path}"), &[("Authorization", token)], "").await
}

/// A deal in an open stage whose next stage asks for something it has not.
async fn held_back(program: &Program, token: &str) -> (Deal, Stage, serde_json::Value) {
    let stages = stages(program).await;
    for deal in deals(program).await {
        let Some(now) = stages.iter().find(|stage| stage.id == deal.stage) else { continue };
        let next = stages.iter().filter(|stage| stage.pipeline == now.pipeline && stage.kind == StageKind::Open);
        let Some(next) = next.filter(|stage| stage.position > now.position).min_by_key(|stage| stage.position) else {
            continue;
        };
        let asked = get(program, token, &format!("/deals/{}/requirements?stage={}", deal.id, next.id)).await;
        assert_eq!(asked.status, 200, "{}", asked.body);
        let open: Vec<_> =
            asked.json().as_array().expect("a list").iter().filter(|one| one["met"] == false).cloned().collect();
        if !open.is_empty() {
            return (deal, next.clone(), open.into());
        }
    }
    panic!("the demo holds no deal back");
}

#[tokio::test]
async fn a_program_is_told_beforehand_what_the_gate_will_ask() {
    let program = Program::start().await;
    let token = format!("Bearer {}", program.token("admin", Scope::Write).await);
    let (deal, next, mut open) = held_back(&program, &token).await;
    let admin = program.person("admin").await;
    let refused = admin.submit(Change::MoveDeals { deals: vec![deal.id], to: next.id, after: None }).await;
    assert_eq!(refused.status, 409, "{}", refused.body);
    for one in open.as_array_mut().expect("a list") {
        one.as_object_mut().expect("an object").remove("met");
    }
    let rejection = &refused.json()["detail"];
    assert_eq!((&rejection["code"], &rejection["missing"]), (&"gate".into(), &open), "{}", refused.body);
    let visits = get(&program, &token, &format!("/deals/{}/visits", deal.id)).await;
    assert_eq!(visits.json().as_array().map(Vec::len), Some(1), "it has not moved: {}", visits.body);
    let elsewhere = stages(&program).await.into_iter().find(|stage| stage.pipeline != deal.pipeline).expect("another");
    let path = format!("/deals/{}/requirements?stage={}", deal.id, elsewhere.id);
    assert_eq!(get(&program, &token, &path).await.status, 404);
}

#[tokio::test]
async fn a_program_reads_where_deals_have_stood_and_how_pipelines_can_begin() {
    let program = Program::start().await;
    let token = format!("Bearer {}", program.token("admin", Scope::Read).await);
    let deal = deals(&program).await.into_iter().next().expect("the demo has one");
    let all = get(&program, &token, &format!("/pipelines/{}/visits", deal.pipeline)).await.json();
    let mine = |visit: &&serde_json::Value| visit["deal"] == deal.id.to_string();
    let own: Vec<_> = all.as_array().expect("a list").iter().filter(mine).cloned().collect();
    let visits = get(&program, &token, &format!("/deals/{}/visits", deal.id)).await.json();
    assert_eq!(visits, serde_json::Value::from(own));
    assert_eq!(visits[0]["stage"], deal.stage.to_string());
    let templates = get(&program, &token, "/pipeline-templates").await.json();
    let keys: Vec<_> = templates.as_array().expect("a list").iter().map(|one| one["key"].clone()).collect();
    assert_eq!(keys, TEMPLATES.map(|template| serde_json::Value::from(template.key)));
}

#[tokio::test]
async fn a_view_that_is_not_shared_is_seen_and_heard_by_its_author_alone() {
    let program = Program::start().await;
    let (rep, admin) = (program.person("rep").await, program.person("admin").await);
    let by = program.house.store.user_by_login("rep").await.expect("reads").expect("is there").id;
    let pipeline = deals(&program).await[0].pipeline;
    let room = Room::Pipeline(pipeline);
    let mut live = admin.live().await;
    assert!(matches!(live.join(room, None).await, FromServer::Joined { .. }));
    let id: SavedViewId = program.house.sources.fresh();
    let (name, query) = ("Mine".to_owned(), "q=a-secret".to_owned());
    let view = SavedView { id, pipeline, by, name, query, shared: false };
    assert_eq!(rep.submit(Change::Add(view.clone().into())).await.status, 200);
    let (_, heard) = live.events().await;
    assert_eq!(heard, [] as [i64; 0], "only that something has happened");
    let board = serde_json::json!({ "pipeline": pipeline, "query": DealQuery::default(), "show": Show::default() });
    let board = board.to_string();
    assert!(rep.post("/api/board", &board).await.body.contains("a-secret"));
    assert!(!admin.post("/api/board", &board).await.body.contains("a-secret"));
    let token = format!("Bearer {}", program.token("admin", Scope::Read).await);
    let since = program.house.stands_at(room).await.expect("reads") - 1;
    let events = get(&program, &token, &format!("/rooms/pipeline:{pipeline}/events?since={since}")).await;
    assert!(events.status == 200 && !events.body.contains("a-secret"), "{}", events.body);
    assert_eq!(admin.submit(Change::Remove(id.into())).await.status, 404);

    let open = SavedView { query: "q=open".to_owned(), shared: true, ..view.clone() };
    assert_eq!(rep.submit(view.replace_by(open)).await.status, 200);
    let (_, heard) = live.events().await;
    assert_eq!(heard.len(), 1);
    assert!(admin.post("/api/board", &board).await.body.contains("q=open"));
}

#[tokio::test]
async fn the_sheet_of_the_gate_is_told_what_is_missing_and_what_there_is_to_choose() {
    let program = Program::start().await;
    let token = format!("Bearer {}", program.token("admin", Scope::Read).await);
    let (deal, next, open) = held_back(&program, &token).await;
    let admin = program.person("admin").await;
    let asks = admin.post("/api/deal-requirements", &format!("deal={}&stage={}", deal.id, next.id)).await;
    assert_eq!(asks.status, 200, "{}", asks.body);
    let asks = asks.json();
    let unmet = |all: &serde_json::Value| -> Vec<serde_json::Value> {
        all.as_array().expect("a list").iter().filter(|one| one["met"] == false).cloned().collect()
    };
    assert_eq!(serde_json::Value::from(unmet(&asks["requirements"])), open);
    for list in ["competitors", "products", "colleagues"] {
        assert!(asks[list].as_array().is_some_and(|all| !all.is_empty()), "{list}: {asks}");
    }
    let body = format!(r#"{{"deals":["{}"],"stage":"{}"}}"#, deal.id, next.id);
    let several = admin.post("/api/deals-requirements", &body).await.json();
    assert_eq!(several[0][0], deal.id.to_string());
    assert_eq!(serde_json::Value::from(unmet(&several[0][1])), open);
}

#[tokio::test]
async fn who_has_moved_a_deal_is_named_to_who_comes_second() {
    let program = Program::start().await;
    let admin = program.person("admin").await;
    let stages = stages(&program).await;
    let before = |deal: &Deal| {
        let now = stages.iter().find(|stage| stage.id == deal.stage)?;
        let earlier = |stage: &&Stage| stage.pipeline == now.pipeline && stage.position < now.position;
        stages
            .iter()
            .filter(earlier)
            .find(|stage| stage.kind == StageKind::Open)
            .filter(|_| now.kind == StageKind::Open)
    };
    let all = deals(&program).await;
    let (deal, to) = all.iter().find_map(|deal| Some((deal, before(deal)?))).expect("one that can go back");
    let told = admin.submit(Change::MoveDeals { deals: vec![deal.id], to: to.id, after: None }).await;
    assert_eq!(told.status, 200, "{}", told.body);
    let name = program.house.store.user_by_login("admin").await.expect("reads").expect("is there").name;
    let asks = admin.post("/api/deal-requirements", &format!("deal={}&stage={}", deal.id, to.id)).await.json();
    assert_eq!(asks["moved_by"], serde_json::to_value(name).expect("plain data"));
    assert_eq!(asks["requirements"].as_array().map(Vec::len), Some(0), "nothing is asked where it stands");
}
