//! Every entry point × every role, compared with the table in `server/src/access/table.rs`. An
//! entry point that is missing there fails.

mod story;

use std::collections::{BTreeMap, BTreeSet};

use leptos::server_fn::axum::server_fn_paths;
use meridian_domain::{
    access::{Grant, Role, grant},
    gate::Room,
    live::{FromClient, FromServer},
    record::{Key, Kind},
};
use meridian_server::{
    access::{Entry, Needs, TABLE},
    house::Scope,
    http::{files, imports},
    rest,
};
use story::{Live, Program};

/// What a message is called in the table. A new kind of message does not compile until it has a name.
fn called(message: &FromClient) -> &'static str {
    match message {
        FromClient::Join { room: Room::Workspace, .. } => "live join workspace",
        FromClient::Join { room: Room::Account(_), .. } => "live join account",
        FromClient::Join { room: Room::Pipeline(_), .. } => "live join pipeline",
        FromClient::Join { room: Room::Map(_), .. } => "live join map",
        FromClient::Join { room: Room::Run(_), .. } => "live join run",
        FromClient::Leave { .. } => "live leave",
        FromClient::Presence { .. } => "live presence",
        FromClient::Ping => "live ping",
    }
}

#[tokio::test]
async fn no_entry_point_is_missing_in_the_table_and_none_is_there_in_vain() {
    let _program = Program::start().await;
    let table: BTreeSet<String> = TABLE.iter().map(|entry| entry.at.to_owned()).collect();
    assert_eq!(table.len(), TABLE.len(), "an entry stands there twice");
    let mut there: BTreeSet<String> = server_fn_paths().map(|(path, method)| format!("{method} {path}")).collect();
    for (path, item) in rest::description().paths.paths {
        let path = format!("/api/v1{path}");
        for (method, operation) in [("GET", item.get), ("POST", item.post), ("PUT", item.put), ("DELETE", item.delete)]
        {
            there.extend(operation.map(|_| format!("{method} {path}")));
        }
    }
    let live = TABLE.iter().filter(|entry| entry.at.starts_with("live ")).map(|entry| entry.at.to_owned());
    there.extend(live);
    there.extend(imports::OWN.map(ToOwned::to_owned));
    there.extend(files::OWN.map(ToOwned::to_owned));
    assert_eq!(there, table);
}

/// Something that exists, for the places in the table's requests.
async fn places(program: &Program) -> BTreeMap<&'static str, String> {
    let mut places = BTreeMap::from([("{room}", "workspace".to_owned())]);
    let kinds = [
        ("{account}", Kind::Account),
        ("{pipeline}", Kind::Pipeline),
        ("{stage}", Kind::Stage),
        ("{deal}", Kind::Deal),
        ("{map}", Kind::Map),
    ];
    for (place, kind) in kinds {
        let key: Key = program.records(kind).await.first().expect("the demo has one").key();
        places.insert(place, key.uuid().to_string());
    }
    // Nothing was imported or kept yet: ids of nothing.
    for place in ["{import}", "{file}", "{run}"] {
        places.insert(place, places["{account}"].clone());
    }
    places
}

/// Somebody who has joined a run.
async fn guest(program: &Program) -> story::Person<'_> {
    let run = story::workshop::make(program, 1).await;
    let (person, _) = story::workshop::join(program, &run.code, "Ann", None).await;
    person
}

fn fill(text: &str, places: &BTreeMap<&'static str, String>) -> String {
    places.iter().fold(text.to_owned(), |text, (place, id)| text.replace(place, id))
}

fn is_open_to(entry: &Entry, role: Role) -> bool {
    match entry.needs {
        Needs::Nothing => true,
        Needs::Role(capability) => grant(role, capability) != Grant::None,
    }
}

#[tokio::test]
async fn each_role_may_do_over_http_what_the_table_says() {
    let program = Program::start().await;
    let places = places(&program).await;
    for role in Role::ALL {
        let (person, token) = if role == Role::Participant {
            (guest(&program).await, String::new())
        } else {
            let login = program.login_of(role).await;
            (program.person(&login).await, program.token(&login, Scope::Write).await)
        };
        for entry in TABLE.iter().filter(|entry| !entry.at.starts_with("live ") && entry.at != "POST /api/sign-out") {
            let (method, path) = entry.at.split_once(' ').expect("method and path");
            let (mut path, mut body) = (fill(path, &places), fill(entry.body, &places));
            if method == "GET" {
                path = format!("{path}?{body}");
                body.clear();
            }
            let kind = if body.starts_with('{') { "application/json" } else { story::FORM };
            let bearer = format!("Bearer {token}");
            let who = if path.starts_with("/api/v1") {
                ("Authorization", bearer.as_str())
            } else {
                ("Cookie", person.cookie.as_str())
            };
            let answer = program.request(method, &path, &[("Content-Type", kind), who], &body).await;
            let open = is_open_to(entry, role);
            if role == Role::Participant && path.starts_with("/api/v1") {
                assert_eq!(answer.status, 401, "a participant is no program: {}", entry.at);
                continue;
            }
            assert_eq!(answer.status != 403, open, "{role:?} {}: {} {}", entry.at, answer.status, answer.body);
            assert!(
                answer.status != 400 && answer.status < 500,
                "{role:?} {}: {} {}",
                entry.at,
                answer.status,
                answer.body
            );
            if entry.needs != Needs::Nothing {
                let stranger = program.request(method, &path, &[("Content-Type", kind)], &body).await;
                assert_eq!(stranger.status, 401, "a stranger at {}: {}", entry.at, stranger.body);
            }
        }
    }
}

#[tokio::test]
async fn each_role_may_say_on_a_live_connection_what_the_table_says() {
    let program = Program::start().await;
    let places = places(&program).await;
    assert_eq!(Live::open(&program, None, None).await.err(), Some(401));
    for role in Role::ALL {
        let person = match role {
            Role::Participant => guest(&program).await,
            role => program.person(&program.login_of(role).await).await,
        };
        let mut live = person.live().await;
        for entry in TABLE.iter().filter(|entry| entry.at.starts_with("live ")) {
            let text = fill(entry.body, &places);
            let message: FromClient = serde_json::from_str(&text).expect("a message");
            assert_eq!(called(&message), entry.at);
            live.say_text(text).await;
            live.say(&FromClient::Ping).await;
            let mut denied = false;
            loop {
                match live.hear().await {
                    FromServer::Pong => break,
                    FromServer::Refused { code, .. } => denied |= code == "denied",
                    _ => {}
                }
            }
            assert_eq!(!denied, is_open_to(entry, role), "{role:?} {}", entry.at);
            if matches!(message, FromClient::Ping) {
                assert!(matches!(live.hear().await, FromServer::Pong));
            }
        }
    }
}
