//! Several processes over one Postgres tell each other's changes.

mod story;

use meridian_domain::{
    gate::{Change, Room},
    id::ProductId,
    live::FromServer,
    names::Names,
    record::{Kind, Patch, Record},
    workspace::{Product, UserPatch},
};
use meridian_server::live::{Ear, Told};
use story::{Live, Postgres, Program};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

fn product(program: &Program, name: &str) -> Change {
    let id: ProductId = program.house.sources.fresh();
    Change::Add(Product { id, name: Names::same(name), family: String::new(), price: None, key: None }.into())
}

/// Two processes, and where the workspace stands.
async fn two_over(postgres: &Postgres) -> (Program, Program, i64) {
    let (here, there) = (Program::over_postgres(&postgres.url).await, Program::over_postgres(&postgres.url).await);
    let seq = here.house.stands_at(Room::Workspace).await.expect("reads");
    (here, there, seq)
}

async fn joined(live: &mut Live) {
    assert!(matches!(live.join(Room::Workspace, None).await, FromServer::Joined { .. }));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs MERIDIAN_TEST_POSTGRES"]
async fn a_change_made_through_one_process_is_heard_through_the_other() {
    let postgres = Postgres::fresh().await;
    let (here, there, seq) = two_over(&postgres).await;
    let (admin, rep) = (here.person("admin").await, there.person("rep").await);
    let boss = there.person("admin").await;
    let (mut one, mut two) = (admin.live().await, rep.live().await);
    joined(&mut one).await;
    joined(&mut two).await;
    for round in 0..5 {
        assert_eq!(admin.submit(product(&here, "Lamp")).await.status, 200);
        assert_eq!(boss.submit(product(&there, "Table")).await.status, 200);
        let expected = [seq + 2 * round + 1, seq + 2 * round + 2];
        assert_eq!(one.until(expected[1]).await, expected);
        assert_eq!(two.until(expected[1]).await, expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs MERIDIAN_TEST_POSTGRES"]
async fn the_process_that_committed_tells_its_rooms_once() {
    let postgres = Postgres::fresh().await;
    let (here, there, seq) = two_over(&postgres).await;
    let (queue, mut told) = mpsc::channel(64);
    let ear = Ear {
        connection: here.house.sources.fresh(),
        user: here.house.sources.fresh(),
        name: Names::default(),
        queue,
        overrun: CancellationToken::new(),
    };
    here.house.hub.join(Room::Workspace, &ear);
    let (admin, boss) = (here.person("admin").await, there.person("admin").await);
    assert_eq!(admin.submit(product(&here, "Lamp")).await.status, 200);
    assert_eq!(admin.submit(product(&here, "Chair")).await.status, 200);
    // Words come in the order of the commits: what the process says to itself would come before this.
    assert_eq!(boss.submit(product(&there, "Table")).await.status, 200);
    let mut heard = Vec::new();
    while heard.last() != Some(&(seq + 3)) {
        if let Told::Events(_, events) = told.recv().await.expect("the ear is open") {
            heard.extend(events.iter().map(|seen| seen.logged.seq));
        }
    }
    assert_eq!(heard, [seq + 1, seq + 2, seq + 3]);
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs MERIDIAN_TEST_POSTGRES"]
async fn what_was_said_while_the_line_was_cut_is_caught_up() {
    let mut postgres = Postgres::fresh().await;
    let (here, there, mut seq) = two_over(&postgres).await;
    let (admin, boss) = (here.person("admin").await, there.person("admin").await);
    let mut live = admin.live().await;
    joined(&mut live).await;
    for everything in [false, true] {
        // One change through, so that the line is known to stand.
        assert_eq!(boss.submit(product(&there, "Lamp")).await.status, 200);
        seq += 1;
        assert_eq!(live.until(seq).await, [seq]);
        assert!(postgres.cut(!everything).await >= 2, "both processes listen");
        assert_eq!(boss.submit(product(&there, "Table")).await.status, 200);
        seq += 1;
        assert_eq!(live.until(seq).await, [seq]);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs MERIDIAN_TEST_POSTGRES"]
async fn rights_and_sessions_that_end_in_one_process_end_in_the_other() {
    let postgres = Postgres::fresh().await;
    let (here, there, _) = two_over(&postgres).await;
    let (rep, same_rep) = (here.person("rep").await, there.person("rep").await);
    let bye = FromServer::Bye { code: "signed_out".to_owned() };
    let mut live = rep.live().await;
    assert!(same_rep.post("/api/sign-out", "everywhere=true").await.status < 400);
    assert_eq!(live.hear().await, bye);

    let rep = here.person("rep").await;
    let mut live = rep.live().await;
    let user = there.records(Kind::User).await.into_iter().find_map(|record| match record {
        Record::User(user) if user.login.as_deref() == Some("rep") => Some(user.id),
        _ => None,
    });
    let off = UserPatch { active: Some(false), ..Default::default() };
    let change = Change::Edit(Patch::User { id: user.expect("the rep"), set: off });
    assert_eq!(there.person("admin").await.submit(change).await.status, 200);
    assert_eq!(live.hear().await, bye);
}
