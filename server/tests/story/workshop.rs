//! A run of the small case, with its trainer and its teams.

use meridian_domain::{
    id::{CrewId, RunId},
    names::Names,
    workshop::run::{
        Act, RunWish, Steer, TeamWish,
        view::{ConsoleView, JoinView, Joined, PlayView},
    },
};
use serde_json::json;

use super::{Answer, Person, Program};

/// The login of the demo's trainer.
pub async fn trainer(program: &Program) -> Person<'_> {
    program.person(&program.login_of(meridian_domain::access::Role::Trainer).await).await
}

pub struct Made {
    pub run: RunId,
    pub code: String,
    pub crews: Vec<CrewId>,
}

/// A run of the small case with so many teams.
pub async fn make(program: &Program, teams: usize) -> Made {
    let trainer = trainer(program).await;
    let team =
        |at: usize| TeamWish { name: Names::new(format!("第{at}组"), format!("Team {at}")), colour: at as i64 };
    let wish = RunWish { case: "mini".into(), teams: (1..=teams).map(team).collect(), ..RunWish::default() };
    let answer = trainer.post("/api/make-run", &json!({ "wish": wish }).to_string()).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let run: RunId = serde_json::from_str(&answer.body).expect("an id");
    let console = console(&trainer, run).await;
    Made { run, code: console.run.code, crews: console.crews.iter().map(|desk| desk.crew.id).collect() }
}

pub async fn console(trainer: &Person<'_>, run: RunId) -> ConsoleView {
    let answer = trainer.post("/api/run-console", &format!("run={run}")).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).expect("a console")
}

pub async fn steer(trainer: &Person<'_>, run: RunId, deed: Steer) -> Answer {
    trainer.post("/api/steer", &json!({ "run": run, "deed": deed }).to_string()).await
}

/// Steers, and it works.
pub async fn steered(trainer: &Person<'_>, run: RunId, deed: Steer) {
    let answer = steer(trainer, run, deed).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

/// Joins as a browser would.
pub async fn join<'p>(program: &'p Program, code: &str, nickname: &str, crew: Option<CrewId>) -> (Person<'p>, Joined) {
    let body = json!({ "code": code, "nickname": nickname, "crew": crew }).to_string();
    let answer = program.request("POST", "/api/join", &[("Content-Type", "application/json")], &body).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let cookie = answer.header("set-cookie").expect("a cookie").split(';').next().expect("a cookie").to_owned();
    (program.bearing(cookie), serde_json::from_str(&answer.body).expect("joined"))
}

pub async fn look(program: &Program, code: &str) -> Result<JoinView, u16> {
    let headers = [("Content-Type", super::FORM)];
    let answer = program.request("POST", "/api/join-look", &headers, &format!("code={code}")).await;
    if answer.status == 200 { Ok(serde_json::from_str(&answer.body).expect("a door")) } else { Err(answer.status) }
}

pub async fn play(person: &Person<'_>) -> PlayView {
    let answer = person.post("/api/play", "x=").await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).expect("a page")
}

pub async fn act(person: &Person<'_>, deed: Act) -> Answer {
    person.post("/api/act", &json!({ "deed": deed }).to_string()).await
}
