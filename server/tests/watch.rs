//! The watch over accounts: what is noted after the program was down, what a change does to the standing,
//! incidents that hold the score, alerts that are read.

mod story;

use meridian_domain::{
    account::Account,
    gate::Change,
    health::{Acknowledgement, Incident, IncidentPatch, Model, OverrideKind, Segment, Sign, week_of},
    id::{AccountId, UserId},
    record::{Kind, Patch, Record},
    workspace::{self, ModelContent},
};
use meridian_server::house::Scope;
use serde_json::{Value, json};
use story::{Answer, Program};

async fn get(program: &Program, token: &str, path: &str) -> Answer {
    program.request("GET", &format!("/api/v1{path}"), &[("Authorization", token)], "").await
}

async fn accounts(program: &Program) -> Vec<Account> {
    let records = program.records(Kind::Account).await;
    records.into_iter().filter_map(|record| if let Record::Account(it) = record { Some(it) } else { None }).collect()
}

async fn user(program: &Program, login: &str) -> UserId {
    program.house.store.user_by_login(login).await.expect("read").expect("of the demo").id
}

/// The row of an account in the portfolio.
async fn row(program: &Program, token: &str, account: AccountId) -> Value {
    let list = get(program, token, "/portfolio").await;
    assert_eq!(list.status, 200, "{}", list.body);
    let rows = list.json()["rows"].as_array().expect("rows").clone();
    rows.into_iter().find(|row| row["account"] == json!(account)).expect("the account")
}

/// The account with the best score, which a cap lowers.
async fn best(program: &Program, token: &str) -> (AccountId, f64) {
    let list = get(program, token, "/portfolio").await.json();
    let rows = list["rows"].as_array().expect("rows").clone();
    let scored = rows.iter().filter_map(|row| Some((row["account"].clone(), row["standing"]["score"].as_f64()?)));
    let (account, score) = scored.max_by(|a, b| a.1.total_cmp(&b.1)).expect("a score");
    (serde_json::from_value(account).expect("an id"), score)
}

#[tokio::test]
async fn weeks_in_which_nobody_ran_the_program_are_told_by_the_log_and_only_once() {
    let program = Program::start().await;
    let house = &program.house;
    // The demo has caught up while it was filled.
    assert_eq!(house.catch_up().await.expect("nothing new"), 0);
    let accounts = accounts(&program).await;
    let running = week_of(house.today());
    let mut told = 0;
    for account in &accounts {
        let weeks = house.store.snapshots(account.id).await.expect("read");
        let numbers: Vec<i32> = weeks.iter().map(|one| week_of(one.on)).collect();
        assert!(numbers.iter().all(|week| *week < running), "the running week is no snapshot yet");
        assert!(numbers.windows(2).all(|pair| pair[1] == pair[0] + 1), "no week is left out");
        told += numbers.len();
        assert!(weeks.iter().all(|one| one.sides.len() == 6 && one.version == Some(1)));
    }
    assert!(told > 100, "{told} weeks of {} accounts", accounts.len());
}

#[tokio::test]
async fn an_incident_holds_the_score_until_it_is_acknowledged_and_undo_lets_it_hold_again() {
    let program = Program::start().await;
    let token = format!("Bearer {}", program.token("admin", Scope::Write).await);
    let (account, before) = best(&program, &token).await;
    assert!(before > 50.0, "{before}");
    let me = user(&program, "admin").await;
    let admin = program.person("admin").await;
    let (house, sources) = (&program.house, &program.house.sources);
    let incident = Incident {
        id: sources.fresh(),
        account,
        kind: OverrideKind::ComplianceIncident,
        on: house.today(),
        note: "A gift was offered".to_owned(),
        deal: None,
        by: me,
        at: house.now(),
        acknowledged: None,
    };
    let id = incident.id;
    assert_eq!(admin.submit(Change::Add(incident.into())).await.status, 200);
    assert!(house.look_at_changed().await.expect("looked") >= 1);
    let held = row(&program, &token, account).await;
    assert_eq!(held["standing"]["score"].as_f64(), Some(50.0));
    assert_eq!(held["standing"]["reasons"][0], json!({"why": "held", "kind": "compliance_incident"}));

    let seen = Acknowledgement { by: me, at: house.now(), reason: "The rep was trained again".to_owned() };
    let set = IncidentPatch { acknowledged: Some(Some(seen)), ..IncidentPatch::default() };
    let done = admin.submit(Change::Edit(Patch::Incident { id, set })).await;
    assert_eq!(done.status, 200, "{}", done.body);
    house.look_at_changed().await.expect("looked");
    assert_eq!(row(&program, &token, account).await["standing"]["score"].as_f64(), Some(before));

    let command = done.json()["command"].as_str().expect("an id").parse().expect("an id");
    assert_eq!(admin.submit(Change::Undo(command)).await.status, 200);
    house.look_at_changed().await.expect("looked");
    assert_eq!(row(&program, &token, account).await["standing"]["score"].as_f64(), Some(50.0));
    let history = get(&program, &token, &format!("/accounts/{account}/health/history")).await.json();
    assert_eq!(history["incidents"][0]["kind"], "compliance_incident");
}

#[tokio::test]
async fn a_segment_is_judged_by_its_own_model_and_past_weeks_keep_theirs() {
    let program = Program::start().await;
    let token = format!("Bearer {}", program.token("admin", Scope::Write).await);
    let admin = program.person("admin").await;
    let me = user(&program, "admin").await;
    let (account, _) = best(&program, &token).await;
    let noted = program.house.store.snapshots(account).await.expect("read");
    let saved = |version, segment, model| workspace::Model {
        id: program.house.sources.fresh(),
        version,
        content: ModelContent::Health { segment, model },
        by: me,
        at: program.house.now(),
        note: "the execution counts more".to_owned(),
    };
    let mut model = Model::default();
    for side in &mut model.dimensions {
        side.weight = if side.dimension == meridian_domain::health::Dimension::Execution { 100.0 } else { 1.0 };
    }
    let added = admin.submit(Change::Add(saved(2, Segment::Hospitals, model.clone()).into())).await;
    assert_eq!(added.status, 200, "{}", added.body);
    let again = admin.submit(Change::Add(saved(2, Segment::Hospitals, model.clone()).into())).await;
    assert_eq!((again.status, again.json()["code"].as_str()), (409, Some("superseded")));
    // Another segment counts by itself.
    assert_eq!(admin.submit(Change::Add(saved(2, Segment::Companies, model).into())).await.status, 200);
    program.house.look_at_changed().await.expect("looked");
    let now = row(&program, &token, account).await;
    assert_eq!(
        (now["standing"]["segment"].as_str(), now["standing"]["version"].as_i64()),
        (Some("hospitals"), Some(2))
    );
    assert_eq!(program.house.store.snapshots(account).await.expect("read"), noted);
}

#[tokio::test]
async fn an_alert_is_told_until_its_reader_marks_it() {
    let program = Program::start().await;
    let token = format!("Bearer {}", program.token("manager", Scope::Write).await);
    let alerts = get(&program, &token, "/alerts").await.json();
    let unread = alerts["unread"].as_u64().expect("a count");
    let first = &alerts["latest"][0];
    assert!(unread > 0 && first["read"] == false, "{alerts}");
    let sign: Sign = serde_json::from_value(first["alert"].clone()).expect("a sign");
    assert!(!matches!(sign, Sign::Drop { from, to } if from <= to));
    let mark = |read: bool| {
        let (program, token) = (&program, &token);
        let body = json!({"keys": [first["alert"]["key"]], "read": read}).to_string();
        let headers = [("Authorization", token.as_str()), ("Content-Type", "application/json")];
        async move { program.request("POST", "/api/v1/alerts/read", &headers, &body).await.json()["unread"].as_u64() }
    };
    assert_eq!(mark(true).await, Some(unread - 1));
    assert_eq!(mark(false).await, Some(unread));
}
