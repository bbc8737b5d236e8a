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
    record::Kind,
    workspace::Product,
};
use meridian_server::house::Sources;
use story::Program;

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
        let folder = std::env::temp_dir().join(format!("meridian-process-{}", (Sources::real().id)()));
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
