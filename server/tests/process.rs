//! The program as a process: how it ends when it is told to, and what is left when it is killed.

mod story;

use std::{
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Child, Command as Process, Stdio},
};

use meridian_domain::{
    gate::{Change, Command, Room},
    id::ProductId,
    live::FromServer,
    names::Names,
    record::{Kind, Patch},
    time::Moment,
    workshop::run::{Act, Clock, RunPatch, Steer, Topic},
    workspace::Product,
};
use meridian_server::house::Sources;
use story::{Program, workshop as shop};

struct Running {
    child: Child,
    program: Program,
    database: PathBuf,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Running {
    async fn start() -> Self {
        Self::over(std::env::temp_dir().join(format!("meridian-process-{}", (Sources::real().id)()))).await
    }

    /// The program over the database in a folder, which is made when there is none.
    async fn over(folder: PathBuf) -> Self {
        let database = folder.join("test.db");
        let mut child = Process::new(env!("CARGO_BIN_EXE_meridian"))
            .args(["serve", "--demo", "--port", "0", "--site"])
            .arg(&folder)
            .arg("--database-url")
            .arg(format!("sqlite://{}", database.display()))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut said = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let address = said.find_map(|line| {
            let line = line.expect("readable");
            line.split("http://").nth(1).and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        });
        // What else it says is read and forgotten, so that it never waits for us.
        std::thread::spawn(move || said.for_each(drop));
        let program = Program::elsewhere(address.expect("it says where it is"), folder).await;
        Self { child, program, database }
    }

    /// Tells it to stop, as a service manager does.
    fn terminate(&self) {
        let told = Process::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(told.expect("kill").success());
    }
}

fn lamp(program: &Program) -> Command {
    let id: ProductId = program.house.sources.fresh();
    let product = Product { id, name: Names::same("Lamp"), family: String::new(), price: None, key: None };
    Command::new(program.house.sources.fresh(), Change::Add(product.into()))
}

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_it_says_so_to_every_tab_finishes_and_leaves_the_database_in_one_file() {
    let mut running = Running::start().await;
    let admin = running.program.person("admin").await;
    let (mut one, mut two) = (admin.live().await, admin.live().await);
    one.join(Room::Workspace, None).await;
    assert_eq!(admin.send(&lamp(&running.program)).await.status, 200);
    let seq = running.program.house.stands_at(Room::Workspace).await.expect("reads");
    running.program.house.store.close().await.expect("our own look into the database ends");
    running.terminate();
    let restart = FromServer::Bye { code: "restart".to_owned() };
    let heard = loop {
        if let bye @ FromServer::Bye { .. } = one.hear().await {
            break bye;
        }
    };
    assert_eq!(heard, restart);
    assert_eq!(two.hear().await, restart);
    assert!(running.child.wait().expect("it ends").success());
    let log = std::fs::metadata(running.database.with_file_name("test.db-wal"));
    assert!(log.is_err() || log.is_ok_and(|log| log.len() == 0), "the write-ahead log is emptied");
    let again = Program::elsewhere(running.program.address, running.database.with_file_name("")).await;
    assert_eq!(again.house.stands_at(Room::Workspace).await.expect("reads"), seq);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_there_after_it_was_killed_in_the_middle_of_writing() {
    let mut running = Running::start().await;
    let admin = running.program.person("admin").await;
    let mut acknowledged = Vec::new();
    // Several at once, so that they share transactions; killed while some are on their way.
    let mut sent: futures::stream::FuturesUnordered<_> = (0..200)
        .map(|_| {
            let (admin, command) = (&admin, lamp(&running.program));
            async move { (command.id, admin.try_send(&command).await) }
        })
        .collect();
    while let Some((id, status)) = futures::StreamExt::next(&mut sent).await {
        if status == Some(200) {
            acknowledged.push(id);
        }
        if acknowledged.len() == 60 {
            running.child.kill().expect("killed");
        }
    }
    drop(sent);
    running.child.wait().expect("it is gone");
    assert!(acknowledged.len() >= 60);
    let again = Program::elsewhere(running.program.address, running.database.with_file_name("")).await;
    let house = &again.house;
    let mut logged = Vec::new();
    for told in house.store.events_since(Room::Workspace, 0, 100_000).await.expect("reads") {
        assert_eq!(told.logged.seq, logged.len() as i64 + 1, "no gap");
        logged.push(told.logged.command);
    }
    for id in &acknowledged {
        assert!(logged.contains(id), "{id} was acknowledged");
    }
    let lamps = house.store.all(Kind::Product).await.expect("reads").len();
    assert!(lamps >= acknowledged.len());
}

/// What was acknowledged of a run, and the clock, are there after the server was killed; what should have
/// come meanwhile comes.
#[tokio::test(flavor = "multi_thread")]
async fn a_run_goes_on_where_it_was_after_the_server_was_killed() {
    let mut running = Running::start().await;
    let (made, cookie, before) = {
        let program = &running.program;
        let trainer = shop::trainer(program).await;
        let made = shop::make(program, 1).await;
        let (ann, _) = shop::join(program, &made.code, "Ann", None).await;
        for deed in [Steer::Start, Steer::AddMinutes(5), Steer::Round { to: 1, start: true }] {
            shop::steered(&trainer, made.run, deed).await;
        }
        assert_eq!(shop::act(&ann, Act::Ask("f1".into())).await.status, 200);
        let reply = Act::Answer { topic: Topic::Number("n1".into()), text: String::new(), value: Some(1.5) };
        assert_eq!(shop::act(&ann, reply).await.status, 200);
        assert_eq!(shop::act(&ann, Act::HandIn).await.status, 200);
        shop::steered(&trainer, made.run, Steer::Pause).await;
        (made, ann.cookie.clone(), shop::play(&ann).await)
    };
    running.child.kill().expect("killed");
    running.child.wait().expect("ended");
    {
        // The time of an inject passes while nothing runs.
        let house = &running.program.house;
        let clock = Clock { started: Some(Moment(house.now().0 - 7 * 60_000)), ..Clock::default() };
        let set = RunPatch { clock: Some(clock), ..RunPatch::default() };
        let seen = house.store.case(made.run).await.expect("read");
        assert!(seen.is_some_and(|case| case.id.0 == "mini"), "the case is kept with the run");
        let patch = Patch::Run { id: made.run, set };
        let wound = house.pass(&house.caretaker(), Command::new(house.sources.fresh(), Change::Edit(patch))).await;
        wound.expect("wound");
        house.store.close().await.expect("our own look into the database ends");
    }
    let folder = running.database.with_file_name("");
    let again = Running::over(folder).await;
    let ann = again.program.bearing(cookie);
    let mut after = shop::play(&ann).await;
    // The server looks every second.
    for _ in 0..40 {
        if !after.released.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        after = shop::play(&ann).await;
    }
    assert_eq!(after.released.iter().map(|one| one.released.inject.0.as_str()).collect::<Vec<_>>(), ["i1"]);
    assert_eq!((after.run.round, after.me, after.points), (before.run.round, before.me, before.points));
    assert_eq!((&after.cards, &after.answers), (&before.cards, &before.answers));
    assert_eq!(after.submission, before.submission, "what was handed in is as it was");
    assert!(before.run.clock.paused.is_some() && after.run.clock.is_running());
    let left = after.run.left(after.now).expect("a round runs");
    assert!(left <= 13 * 60_000 && left > 12 * 60_000, "{left}");
}
