//! The small case, played by two teams over HTTP and live connections. Every byte a participant receives
//! is kept and searched for what is hidden, and for what is the workspace's.

mod story;

use std::collections::BTreeSet;

use meridian_domain::{
    access::Role,
    gate::{Change, Command, Room},
    id::*,
    live::{FromClient, FromServer},
    names::Names,
    record::{Kind, Patch, Record},
    stakeholder::{Person as Stakeholder, Seat},
    time::Moment,
    workshop::{
        Case,
        run::{
            Act, Clock, Closed, Ruling, Run, RunPatch, Saying, Steer, Topic,
            view::{Board, PlayView},
        },
    },
};
use story::{Answer, Live, Person, Program, workshop as shop};

/// Everything one participant has received.
struct Guest<'p> {
    person: Person<'p>,
    live: Live,
    kept: String,
}

impl<'p> Guest<'p> {
    async fn join(program: &'p Program, code: &str, name: &str, crew: CrewId) -> Self {
        let (person, joined) = shop::join(program, code, name, Some(crew)).await;
        assert_eq!(joined.crew, crew);
        let live = person.live().await;
        Self { person, live, kept: serde_json::to_string(&joined).expect("plain data") }
    }

    fn keep(&mut self, answer: Answer) -> Answer {
        self.kept.push_str(&answer.headers);
        self.kept.push_str(&answer.body);
        answer
    }

    async fn post(&mut self, path: &str, body: &str) -> Answer {
        let answer = self.person.post(path, body).await;
        self.keep(answer)
    }

    async fn page(&mut self, path: &str) -> Answer {
        let answer = self.person.page(path).await;
        self.keep(answer)
    }

    async fn play(&mut self) -> PlayView {
        let answer = self.post("/api/play", "x=").await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        serde_json::from_str(&answer.body).expect("a page")
    }

    async fn act(&mut self, deed: Act) -> Answer {
        let answer = shop::act(&self.person, deed).await;
        self.keep(answer)
    }

    async fn submit(&mut self, change: Change) -> Answer {
        let answer = self.person.submit(change).await;
        self.keep(answer)
    }

    /// Whether they may enter a room, from its first event on.
    async fn enters(&mut self, room: Room) -> bool {
        self.live.say(&FromClient::Join { room, since: Some(0) }).await;
        loop {
            match self.live.hear().await {
                FromServer::Refused { room: other, .. } if other == room => return false,
                FromServer::Joined { room: other, .. } if other == room => return true,
                _ => {}
            }
        }
    }

    /// What is said until the room of the run has come to where it stands.
    async fn catch_up(&mut self, program: &Program, run: RunId) {
        let stands = program.house.stands_at(Room::Run(run)).await.expect("reads");
        self.live.until(stands).await;
    }
}

/// What of a text would be seen if it came out, as JSON and pages write it.
fn traces(text: &str) -> BTreeSet<String> {
    let lines = text.lines().map(str::trim).filter(|line| line.chars().count() >= 6);
    let json = |line: &str| serde_json::to_string(line).expect("a text").trim_matches('"').to_owned();
    lines.flat_map(|line| [line.to_owned(), json(line), line.replace('&', "&amp;").replace('\'', "&#x27;")]).collect()
}

fn hidden(case: &Case) -> BTreeSet<String> {
    case.hidden_texts().into_iter().flat_map(|text| [&text.zh, &text.en]).flat_map(|text| traces(text)).collect()
}

async fn wind(program: &Program, run: RunId, minutes: i64) {
    let now = program.house.now();
    let clock = Clock { started: Some(Moment(now.0 - minutes * 60_000)), ..Clock::default() };
    let set = RunPatch { clock: Some(clock), ..RunPatch::default() };
    let command = Command::new(program.house.sources.fresh(), Change::Edit(Patch::Run { id: run, set }));
    program.house.pass(&program.house.caretaker(), command).await.expect("wound");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_teams_play_the_small_case_and_nothing_hidden_reaches_them() {
    let program = Program::start().await;
    let trainer = shop::trainer(&program).await;
    let made = shop::make(&program, 2).await;
    let (run, code) = (made.run, made.code.as_str());
    let case = program.house.store.case(run).await.expect("read").expect("a case");

    // Coming in.
    assert_eq!(shop::look(&program, "K7M4QX").await.err(), Some(404), "no such code");
    let door = shop::look(&program, &code.to_lowercase()).await.expect("a door");
    assert_eq!(door.teams.len(), 2);
    let mut ann = Guest::join(&program, code, "Ann", made.crews[0]).await;
    let mut ben = Guest::join(&program, code, "Ben", made.crews[1]).await;
    let (_, auto) = shop::join(&program, code, "小陈", None).await;
    assert!(made.crews.contains(&auto.crew));
    let twice = serde_json::json!({ "code": code, "nickname": "ann", "crew": null }).to_string();
    let twice = program.request("POST", "/api/join", &[("Content-Type", "application/json")], &twice).await;
    assert_eq!(twice.status, 422, "a nickname is somebody's");

    // Before it begins there is nothing to see and nothing to do.
    let before = ann.play().await;
    assert_eq!(before.closed, Some(Closed::NotBegun));
    assert!(before.case.documents.is_empty() && before.questions.is_empty());
    assert_eq!(ann.act(Act::Ask("f1".into())).await.status, 409);

    for guest in [&mut ann, &mut ben] {
        let crew = guest.play().await.crew;
        for room in [Room::Run(run), Room::Account(crew.account), Room::Map(crew.map), Room::Pipeline(crew.pipeline)] {
            assert!(guest.enters(room).await, "{room}");
        }
        assert!(!guest.enters(Room::Workspace).await);
    }
    shop::steered(&trainer, run, Steer::Start).await;

    // Interviews: in order, for their price, as long as there are points.
    assert_eq!(ann.act(Act::Ask("f2".into())).await.status, 404, "not open yet");
    assert_eq!(ann.act(Act::Ask("f1".into())).await.status, 200);
    assert_eq!(ann.act(Act::Ask("f2".into())).await.status, 200);
    let dear = ann.act(Act::Ask("f4".into())).await;
    assert_eq!((dear.status, dear.body.contains("no_points")), (409, true), "{}", dear.body);
    assert_eq!(ben.act(Act::Ask("f4".into())).await.status, 200);
    let (hers, his) = (ann.play().await, ben.play().await);
    assert_eq!((hers.points, hers.cards.len()), ((4, 3), 2));
    assert_eq!((his.points, his.cards.len()), ((4, 2), 1));

    // The map is the real one.
    let people = program.house.store.account_records(hers.crew.account).await.expect("read");
    let somebody = people
        .iter()
        .find_map(|record| if let Record::Person(person) = record { Some(Stakeholder::clone(person)) } else { None })
        .expect("the people everybody knows");
    let seat = Seat { power: Some(5), ..Seat::at(program.house.sources.fresh(), hers.crew.map, somebody.id, (0, 0)) };
    assert_eq!(ann.submit(Change::Add(seat.clone().into())).await.status, 200);
    let other = Seat { id: program.house.sources.fresh(), ..seat.clone() };
    assert!(matches!(ben.submit(Change::Add(other.into())).await.status, 403 | 404), "another team's map");

    // Injects come by the clock, by their condition and by hand.
    shop::steered(&trainer, run, Steer::Round { to: 1, start: true }).await;
    assert_eq!(program.house.let_injects_come().await.expect("looked"), 0);
    wind(&program, run, 7).await;
    assert_eq!(program.house.let_injects_come().await.expect("looked"), 2);
    assert_eq!(program.house.let_injects_come().await.expect("looked"), 0, "once");
    wind(&program, run, 11).await;
    assert_eq!(program.house.let_injects_come().await.expect("looked"), 1, "who has asked finance is spared");
    let arrived =
        |view: &PlayView| view.released.iter().map(|one| one.released.inject.0.clone()).collect::<BTreeSet<_>>();
    assert_eq!(arrived(&ann.play().await), ["i1".to_owned(), "i2".to_owned()].into());
    assert_eq!(arrived(&ben.play().await), ["i1".to_owned()].into());
    shop::steered(&trainer, run, Steer::Withdraw { inject: "i1".into(), crews: vec![made.crews[1]] }).await;
    assert_eq!(program.house.let_injects_come().await.expect("looked"), 0);
    assert!(arrived(&ben.play().await).is_empty());
    let say =
        |crew, text: &str| Steer::Say { saying: Saying::Broadcast, crew, text: text.to_owned(), place: String::new() };
    shop::steered(&trainer, run, say(None, "Ten minutes left")).await;
    shop::steered(&trainer, run, say(Some(made.crews[0]), "Well asked, team one")).await;
    shop::steered(&trainer, run, Steer::Observe { crew: Some(made.crews[0]), text: "Argues about price".to_owned() })
        .await;
    assert_eq!((ann.play().await.notices.len(), ben.play().await.notices.len()), (2, 1));

    // Writing back, handing in, and what is closed then.
    let reply = |text: &str| Act::Answer { topic: Topic::Inject("i1".into()), text: text.to_owned(), value: None };
    assert_eq!(ann.act(reply("We decline, in writing")).await.status, 200);
    assert_eq!(ann.act(Act::HandIn).await.status, 200);
    assert_eq!(ann.play().await.closed, Some(Closed::HandedIn));
    let late = Seat { id: program.house.sources.fresh(), ..seat.clone() };
    assert_eq!(ann.submit(Change::Add(late.clone().into())).await.status, 409);
    assert_eq!(ann.act(reply("We decline, in writing, and say why")).await.status, 200, "letters are answered");
    assert_eq!(ann.act(Act::HandIn).await.status, 409);
    let submission = ann.play().await.submission.expect("handed in");
    assert_eq!(submission.work.map.people.len(), 1);
    let set = meridian_domain::workshop::run::SubmissionPatch { reopened: Some(Some(Moment(1))), ..Default::default() };
    let opened = ann.submit(Change::Edit(Patch::Submission { id: submission.id, set })).await;
    assert!(matches!(opened.status, 403 | 409), "only the trainer opens it again: {}", opened.status);
    shop::steered(&trainer, run, Steer::OpenAgain(submission.id)).await;
    assert_eq!(ann.play().await.closed, None);
    shop::steered(&trainer, run, Steer::Lock { crew: Some(made.crews[0]), locked: true }).await;
    assert_eq!(ann.play().await.closed, Some(Closed::Locked));
    shop::steered(&trainer, run, Steer::Lock { crew: Some(made.crews[0]), locked: false }).await;
    assert_eq!(ann.act(Act::HandIn).await.status, 200);

    // Judging and the leaderboard.
    let criterion = case.rubric[0].id.clone();
    let judge = |crew, level| Steer::Judge {
        crew,
        of: Ruling::Criterion(criterion.clone()),
        level: Some(level),
        note: "A note".to_owned(),
    };
    shop::steered(&trainer, run, judge(made.crews[0], 3)).await;
    shop::steered(&trainer, run, Steer::Mode(meridian_domain::workshop::Mode::Masked)).await;
    assert!(matches!(ann.play().await.board, Board::Own { of: 2, .. }));
    shop::steered(&trainer, run, Steer::Mode(meridian_domain::workshop::Mode::Off)).await;
    assert_eq!(ann.play().await.board, Board::Nothing);
    shop::steered(&trainer, run, Steer::Close).await;
    let console = shop::console(&trainer, run).await;
    assert_eq!((console.outcomes.len(), console.places.len()), (2, 2));
    assert!(console.places.iter().all(|place| place.coverage < 1.0), "what nobody evaluated is a gap");
    assert!(console.crews.iter().all(|desk| desk.players.iter().all(|player| player.rejoin.is_some())));

    // Pages and reads a curious participant may try.
    let own = ann.play().await.crew;
    let theirs = ben.play().await.crew;
    for (path, body) in [
        ("/api/accounts", r#"{"filter":{}}"#.to_owned()),
        ("/api/account", format!("id={}", own.account)),
        ("/api/account-head", format!("id={}", own.account)),
        ("/api/people-map", format!("account={}", own.account)),
        ("/api/map-history", format!("account={}&map={}", own.account, own.map)),
        ("/api/account-deals", format!("id={}", own.account)),
        ("/api/deal", format!("id={}", own.deal)),
        ("/api/board", format!(r#"{{"pipeline":"{}","query":{{}},"show":"table"}}"#, own.pipeline)),
        ("/api/board_choices", format!("pipeline={}", own.pipeline)),
        ("/api/forecast", r#"{"query":{"span":"year"}}"#.to_owned()),
        ("/api/forecast-past", format!(r#"{{"query":{{"pipeline":"{}"}}}}"#, own.pipeline)),
        ("/api/find", "text=a".to_owned()),
        ("/api/mentions", "x=".to_owned()),
        ("/api/me", "x=".to_owned()),
        ("/api/devices", "x=".to_owned()),
    ] {
        let answer = ann.post(path, &body).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    }
    let (account, pipeline, map, deal) = (
        program.records(Kind::Account).await[0].key().uuid(),
        program.records(Kind::Pipeline).await[0].key().uuid(),
        program.records(Kind::Map).await[0].key().uuid(),
        program.records(Kind::Deal).await[0].key().uuid(),
    );
    for (path, body) in [
        ("/api/account", format!("id={account}")),
        ("/api/account", format!("id={}", theirs.account)),
        ("/api/people-map", format!("account={}", theirs.account)),
        ("/api/account-deals", format!("id={}", theirs.account)),
        ("/api/deal", format!("id={}", theirs.deal)),
        ("/api/deal", format!("id={deal}")),
        ("/api/board", format!(r#"{{"pipeline":"{pipeline}","query":{{}},"show":"table"}}"#)),
        ("/api/board", format!(r#"{{"pipeline":"{}","query":{{}},"show":"table"}}"#, theirs.pipeline)),
        ("/api/board_choices", format!("pipeline={pipeline}")),
        ("/api/forecast-past", format!(r#"{{"query":{{"pipeline":"{pipeline}"}}}}"#)),
        ("/api/make-token", r#"{"name":"a","scope":"read","days":1}"#.to_owned()),
        ("/api/identify", r#"{"query":{}}"#.to_owned()),
        ("/api/run-console", format!("run={run}")),
        ("/api/run-debrief", format!("run={run}")),
        ("/api/steer", format!(r#"{{"run":"{run}","deed":{{"do":"pause"}}}}"#)),
        ("/api/office", "x=".to_owned()),
    ] {
        let answer = ann.post(path, &body).await;
        assert!(matches!(answer.status, 403 | 404), "{path} {body}: {} {}", answer.status, answer.body);
    }
    for room in [
        format!("account:{account}"),
        format!("pipeline:{pipeline}"),
        format!("map:{map}"),
        format!("account:{}", theirs.account),
        format!("pipeline:{}", theirs.pipeline),
    ] {
        assert!(!ann.enters(room.parse().expect("a room")).await, "{room} is open");
    }
    for path in [
        format!("/accounts/{}/map", own.account),
        format!("/accounts/{}", own.account),
        "/".to_owned(),
        "/accounts".to_owned(),
        "/board".to_owned(),
    ] {
        ann.page(&path).await;
    }

    // The others see nothing of it.
    let admin = program.person("admin").await;
    let boards = admin.post("/api/board", r#"{"pipeline":null,"query":{},"show":"table"}"#).await;
    let found = admin.post("/api/find", "text=平江").await;
    let found_people = admin.post("/api/find", &format!("text={}", case.people[0].name.zh)).await;
    let accounts = admin.post("/api/accounts", r#"{"filter":{"limit":200}}"#).await;
    let office = admin.post("/api/office", "x=").await;
    let forecast = admin.post("/api/forecast", r#"{"query":{"span":"year"}}"#).await;
    for answer in [&boards, &found, &found_people, &accounts, &office, &forecast] {
        assert_eq!(answer.status, 200, "{}", answer.body);
        for name in [&case.hospital.zh, &case.people[0].name.zh, &"小陈".to_owned(), &case.product.zh] {
            assert!(!answer.body.contains(name.as_str()), "{name} in a list of ours");
        }
    }

    // The end: the code lets nobody in, nothing changes, and who comes back is let in no more.
    shop::steered(&trainer, run, Steer::End).await;
    assert_eq!(shop::look(&program, code).await.err(), Some(404));
    assert_eq!(ann.play().await.closed, Some(Closed::Ended));
    assert_eq!(ann.submit(Change::Add(late.into())).await.status, 409);
    for guest in [&mut ann, &mut ben] {
        guest.catch_up(&program, run).await;
        let said = std::mem::take(&mut guest.live.1);
        guest.kept.push_str(&said);
    }

    // Every byte: what was handed out may be there, nothing else that is hidden.
    let handed_out = |facts: &[&str], injects: &[&str]| {
        let mut out = BTreeSet::new();
        for fact in facts {
            let fact = case.fact(&(*fact).into()).expect("a card");
            for text in [&fact.text, &fact.question] {
                out.extend(traces(&text.zh).into_iter().chain(traces(&text.en)));
            }
        }
        for inject in case.injects.iter().filter(|one| injects.contains(&one.id.0.as_str())) {
            for text in [&inject.title, &inject.text] {
                out.extend(traces(&text.zh).into_iter().chain(traces(&text.en)));
            }
        }
        out
    };
    let open: BTreeSet<String> = case
        .facts
        .iter()
        .flat_map(|fact| traces(&fact.question.zh).into_iter().chain(traces(&fact.question.en)))
        .collect();
    for (name, kept, out) in
        [("Ann", &ann.kept, handed_out(&["f1", "f2"], &["i1", "i2"])), ("Ben", &ben.kept, handed_out(&["f4"], &["i1"]))]
    {
        assert!(kept.len() > 10_000, "{name} has received something");
        for text in hidden(&case).iter().filter(|text| !out.contains(*text) && !open.contains(*text)) {
            assert!(!kept.contains(text.as_str()), "{name} has received what is hidden: {text}");
        }
        for private in ["Argues about price", "A note", "\"truth\"", "\"sheet\"", "\"hidden\":"] {
            assert!(!kept.contains(private), "{name} has received {private}");
        }
    }
    assert!(!ben.kept.contains("Well asked, team one"), "what is said to one team");
    assert!(!ben.kept.contains("We decline, in writing"), "what another team writes");
    let staff = trainer_name(&program).await;
    for record in program
        .records(Kind::User)
        .await
        .into_iter()
        .chain(program.records(Kind::Account).await)
        .chain(program.records(Kind::Product).await)
    {
        let name: Names = match record {
            Record::User(user) => user.name,
            Record::Account(account) => account.name,
            Record::Product(product) => product.name,
            _ => continue,
        };
        for name in [&name.zh, &name.en]
            .into_iter()
            .filter(|one| one.chars().count() > 3 && ![&staff.zh, &staff.en].contains(one))
        {
            assert!(!ann.kept.contains(name.as_str()), "{name} of the workspace has reached a participant");
        }
    }
}

async fn trainer_name(program: &Program) -> Names {
    let users = program.records(Kind::User).await.into_iter();
    users
        .filter_map(|record| if let Record::User(user) = record { Some(user) } else { None })
        .find(|user| user.role == Role::Trainer)
        .expect("a trainer")
        .name
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lost_the_tablet_comes_back_and_the_trainer_moves_people_and_sends_them_away() {
    let program = Program::start().await;
    let trainer = shop::trainer(&program).await;
    let made = shop::make(&program, 2).await;
    let (ann, joined) = shop::join(&program, &made.code, "Ann", Some(made.crews[0])).await;
    let rejoin = |nickname: &str, rejoin: &str| {
        let body = serde_json::json!({ "code": made.code, "nickname": nickname, "rejoin": rejoin }).to_string();
        let program = &program;
        async move { program.request("POST", "/api/rejoin", &[("Content-Type", "application/json")], &body).await }
    };
    assert_eq!(rejoin("Ann", "K7M4QX").await.status, 401);
    assert_eq!(rejoin("Bob", &joined.rejoin).await.status, 401);
    let back = rejoin("ann", &joined.rejoin).await;
    assert_eq!(back.status, 200, "{}", back.body);
    let cookie = back.header("set-cookie").expect("a cookie").split(';').next().expect("a cookie").to_owned();
    let again = program.bearing(cookie);
    let me = shop::play(&again).await;
    assert_eq!((me.me, me.crew.id), (shop::play(&ann).await.me, made.crews[0]));
    assert_eq!(me.rejoin, joined.rejoin);
    for _ in 0..8 {
        rejoin("Ann", "K7M4QX").await;
    }
    assert_eq!(rejoin("Ann", "K7M4QX").await.status, 429, "guesses are counted");

    shop::steered(&trainer, made.run, Steer::Move { user: me.me, to: made.crews[1] }).await;
    assert_eq!(shop::play(&again).await.crew.id, made.crews[1]);
    let old = again.post("/api/account", &format!("id={}", me.crew.account)).await;
    assert_eq!(old.status, 404, "the old team's sandbox is closed");
    shop::steered(&trainer, made.run, Steer::SendAway(me.me)).await;
    assert_eq!(again.post("/api/play", "x=").await.status, 401);
    assert_eq!(ann.post("/api/play", "x=").await.status, 401);

    // Another trainer's run is not there for others, and a rep makes none.
    let rep = program.person(&program.login_of(Role::Rep).await).await;
    assert_eq!(rep.post("/api/run-console", &format!("run={}", made.run)).await.status, 404);
    let console = shop::console(&trainer, made.run).await;
    let wish = serde_json::json!({ "wish": meridian_domain::workshop::run::RunWish { case: "mini".into(), ..Default::default() } });
    assert_eq!(rep.post("/api/make-run", &wish.to_string()).await.status, 403);
    assert_eq!(trainer.post("/api/make-run", &wish.to_string()).await.status, 422, "a run has teams");

    // The trainer looks into a team's map and board; what is undone is undone.
    let desk = &console.crews[0].crew;
    for (path, body) in [
        ("/api/people-map", format!("account={}", desk.account)),
        ("/api/board", format!(r#"{{"pipeline":"{}","query":{{}},"show":"table"}}"#, desk.pipeline)),
        ("/api/deal", format!("id={}", desk.deal)),
    ] {
        let answer = trainer.post(path, &body).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    }
    let started = shop::steer(&trainer, made.run, Steer::Start).await.json();
    let command: CommandId = serde_json::from_value(started["command"].clone()).expect("a command");
    assert_eq!(trainer.submit(Change::Undo(command)).await.status, 200);
    let run: Run = shop::console(&trainer, made.run).await.run;
    assert_eq!((run.round, run.clock), (None, Clock::default()));
}
