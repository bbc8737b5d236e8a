//! Runs of cases: sandboxes stand in no list of ours, participants reach theirs and nothing else, the
//! case lies beside the run.

use std::path::Path;

use crate::support::{House, id, on_both, today};
use meridian_domain::{
    access::{Actor, Capability, Role},
    account::{Member, view::AccountFilter},
    gate::{Change, Rejection, Room},
    id::*,
    names::Names,
    pipeline::{DealPatch, query::DealQuery},
    record::{Kind, Patch, Record},
    stakeholder::Seat,
    time::Moment,
    workshop::{
        Case, Files, PublicCase, is_ours, read,
        run::{Clock, Closed, Crew, Inquiry, Leg, Release, Run, RunPatch, Sandbox, SandboxIds, Submission, TeamWish},
    },
    workspace::{TeamRole, User},
};

use crate::support::present;

on_both!(
    sandboxes_stand_in_no_list_of_ours,
    a_participant_reaches_the_own_team_and_nothing_else,
    what_a_team_buys_is_decided_with_the_case_that_lies_beside_the_run,
);

fn texts() -> Files {
    fn gather(root: &Path, folder: &Path, files: &mut Files) {
        for entry in std::fs::read_dir(folder).expect("the case") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                gather(root, &path, files);
                continue;
            }
            let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
            if is_ours(&name) {
                files.insert(name, std::fs::read_to_string(&path).expect("a text"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/mini");
    let mut files = Files::new();
    gather(&root, &root, &mut files);
    files
}

pub struct Running {
    pub run: RunId,
    pub crews: Vec<Crew>,
    /// A participant of each team.
    pub guests: Vec<Actor>,
    case: Case,
}

/// A run of the small case in its first round, trained by the manager, with two teams of one.
pub async fn running(house: &House) -> Running {
    let files = texts();
    let case = read(&files).case.expect("a case");
    let run = Run {
        id: id().into(),
        name: case.title.clone(),
        case: case.id.clone(),
        version: 1,
        company: case.company.clone(),
        hospital: case.hospital.clone(),
        code: "K7M4QX".to_owned(),
        agenda: case.rounds.iter().map(Leg::from).collect(),
        mode: case.scoring.mode,
        share: 50,
        by: house.manager.id,
        evaluators: vec![house.other.id],
        made: Moment(1),
        round: Some(0),
        clock: Clock::default().start(Moment(2)),
        locked: false,
        private: false,
        revealed: false,
        ended: None,
    };
    house.store.put_case(run.id, &files).await.expect("laid");
    house.done(&house.manager, Change::Add(run.clone().into())).await;
    let public = PublicCase::from(&case);
    let (mut crews, mut guests) = (Vec::new(), Vec::new());
    for (colour, name) in [(1, "红队"), (2, "蓝队")] {
        let team = TeamWish { name: Names::new(name, ""), colour };
        let ids = SandboxIds {
            crew: id().into(),
            account: id().into(),
            map: id().into(),
            pipeline: id().into(),
            deal: id().into(),
        };
        let sandbox = Sandbox { run: &run, case: &public, team: &team, ids, now: Moment(3), today: today() };
        house.done(&house.admin, Change::All(sandbox.changes(id))).await;
        let user = User {
            id: id().into(),
            name: Names::new("", format!("Guest {colour}")),
            login: None,
            role: Role::Participant,
            manager: None,
            team: None,
            active: true,
            key: None,
            run: Some(run.id),
        };
        let member = Member { id: id().into(), account: ids.account, user: user.id, function: TeamRole::Sales };
        house.done(&house.admin, Change::All(vec![Change::Add(user.clone().into()), Change::Add(member.into())])).await;
        guests.push(house.store.actor(user.id).await.expect("read").expect("a guest").0);
        crews.push(house.store.crew_of(user.id).await.expect("read").expect("a team"));
    }
    Running { run: run.id, crews, guests, case }
}

async fn sandboxes_stand_in_no_list_of_ours(house: House) {
    let before = (
        house.store.accounts(&house.admin, &AccountFilter::default(), today()).await.expect("read").total,
        house.store.pipelines().await.expect("read").len(),
        house.store.colleagues().await.expect("read").len(),
    );
    let running = running(&house).await;
    let store = &house.store;
    for actor in [&house.admin, &house.manager, &house.rep, &house.other] {
        let listed = store.accounts(actor, &AccountFilter::default(), today()).await.expect("read");
        assert!(listed.rows.iter().all(|row| row.account.run.is_none()));
        for text in [&running.case.hospital.zh, &running.case.people[0].name.zh, &running.case.product.zh] {
            assert_eq!(store.find(actor, text, 20).await.expect("read"), [], "{text}");
        }
        let may = store.accounts_for(actor, Capability::ReadSales).await.expect("read");
        assert!(running.crews.iter().all(|crew| !may.contains(&crew.account)));
    }
    let after = (
        store.accounts(&house.admin, &AccountFilter::default(), today()).await.expect("read").total,
        store.pipelines().await.expect("read").len(),
        store.colleagues().await.expect("read").len(),
    );
    assert_eq!(before, after);
    for kind in
        [Kind::User, Kind::Account, Kind::Pipeline, Kind::Stage, Kind::Deal, Kind::Member, Kind::Person, Kind::Map]
    {
        for record in store.all(kind).await.expect("read") {
            let own = match &record {
                Record::User(it) => it.run.is_some(),
                Record::Account(it) => it.run.is_some(),
                Record::Pipeline(it) => it.run.is_some(),
                Record::Stage(it) => running.crews.iter().any(|crew| crew.pipeline == it.pipeline),
                Record::Deal(it) => running.crews.iter().any(|crew| crew.pipeline == it.pipeline),
                Record::Member(it) => running.crews.iter().any(|crew| crew.account == it.account),
                Record::Person(it) => running.crews.iter().any(|crew| crew.account == it.account),
                Record::Map(it) => running.crews.iter().any(|crew| crew.account == it.account),
                _ => false,
            };
            assert!(!own, "{record:?}");
        }
    }
    assert!(
        store
            .complexity()
            .await
            .expect("read")
            .iter()
            .all(|(account, ..)| { running.crews.iter().all(|crew| crew.account != *account) })
    );
    // Who trains looks into a sandbox by its address.
    let crew = &running.crews[0];
    assert!(store.card(&house.manager, crew.deal).await.expect("read").is_some());
    assert!(store.card(&house.rep, crew.deal).await.expect("read").is_none());
}

async fn a_participant_reaches_the_own_team_and_nothing_else(house: House) {
    let running = running(&house).await;
    let (store, guest, crew) = (&house.store, &running.guests[0], &running.crews[0]);
    let listed = store.accounts(guest, &AccountFilter::default(), today()).await.expect("read");
    assert_eq!(listed.rows.iter().map(|row| row.account.id).collect::<Vec<_>>(), [crew.account]);
    let heads = |pipeline| async move {
        let query = DealQuery::default();
        let (heads, _) = store.heads(guest, pipeline, &query, present()).await.expect("read");
        heads.iter().map(|head| head.count).sum::<i64>()
    };
    assert_eq!((heads(crew.pipeline).await, heads(running.crews[1].pipeline).await), (1, 0));
    house.deals(2).await;
    assert_eq!(heads(house.pipeline).await, 0);

    // The own map is edited; another's is not there, nor is anything of ours.
    let people = store.account_records(crew.account).await.expect("read");
    let person = people
        .iter()
        .find_map(|record| if let Record::Person(person) = record { Some(person.id) } else { None })
        .expect("people");
    let seat = |map| Seat::at(id().into(), map, person, (0, 0));
    house.done(guest, Change::Add(seat(crew.map).into())).await;
    for map in [running.crews[1].map, house.map] {
        let refused = house.refused(guest, Change::Add(seat(map).into())).await;
        assert!(!matches!(refused, Rejection::Closed { .. }), "{refused:?}");
    }
    let mut deal =
        house.deal(&meridian_domain::pipeline::Rank::between(None, None).expect("a rank"), None, Some(guest.id));
    let astray = house.refused(guest, Change::Add(deal.clone().into())).await;
    assert!(
        matches!(astray, Rejection::NotFound { .. } | Rejection::Denied(_)),
        "a deal in a pipeline of ours: {astray:?}"
    );
    deal.account = Some(house.account);
    house.refused(guest, Change::Add(deal.into())).await;
    let away = DealPatch { account: Some(None), ..DealPatch::default() };
    house.refused(guest, Change::Edit(Patch::Deal { id: crew.deal, set: away })).await;
    let own = RunPatch { round: Some(Some(2)), ..RunPatch::default() };
    assert!(matches!(
        house.refused(guest, Change::Edit(Patch::Run { id: running.run, set: own })).await,
        Rejection::Denied(_)
    ));

    // Work that is handed in is closed until the trainer opens it.
    let (run, at, by) = (running.run, Moment(9), guest.id);
    let (crew_id, account) = (crew.id, crew.account);
    let work = Default::default();
    let handed = Submission { id: id().into(), run, crew: crew_id, account, round: 0, by, at, work, reopened: None };
    house.done(guest, Change::Add(handed.clone().into())).await;
    let refused = house.refused(guest, Change::Add(seat(crew.map).into())).await;
    assert_eq!(refused, Rejection::Closed { why: Closed::HandedIn });
    let open = |actor: Actor| {
        let set = meridian_domain::workshop::run::SubmissionPatch { reopened: Some(Some(at)), ..Default::default() };
        (actor, Change::Edit(Patch::Submission { id: handed.id, set }))
    };
    let (actor, change) = open(guest.clone());
    assert!(matches!(house.refused(&actor, change).await, Rejection::Denied(_)));
    let (actor, change) = open(house.manager.clone());
    house.done(&actor, change).await;
    house.done(guest, Change::Add(seat(crew.map).into())).await;
    let ended = RunPatch { ended: Some(Some(at)), ..RunPatch::default() };
    house.done(&house.manager, Change::Edit(Patch::Run { id: run, set: ended })).await;
    let refused = house.refused(guest, Change::Add(seat(crew.map).into())).await;
    assert_eq!(refused, Rejection::Closed { why: Closed::Ended });
    assert!(store.run_of_code("K7M4QX").await.expect("read").is_none());
}

async fn what_a_team_buys_is_decided_with_the_case_that_lies_beside_the_run(house: House) {
    let running = running(&house).await;
    let (store, guest, crew) = (&house.store, &running.guests[0], &running.crews[0]);
    let kept = store.case(running.run).await.expect("read").expect("a case");
    assert_eq!(*kept, running.case);
    assert_eq!(store.case_texts(running.run).await.expect("read"), Some(texts()));
    let (run, account, by, at) = (running.run, crew.account, guest.id, Moment(9));
    let inquiry = |crew: &Crew, fact: &str, cost| {
        let (id, crew) = (id().into(), crew.id);
        Change::Add(Inquiry { id, run, crew, account, fact: fact.into(), round: 0, cost, by, at }.into())
    };
    let closed = house.refused(guest, inquiry(crew, "f2", 2)).await;
    assert!(matches!(closed, Rejection::NotFound { .. }), "its condition does not hold");
    house.done(guest, inquiry(crew, "f1", 1)).await;
    let read = house.done(guest, inquiry(crew, "f2", 2)).await.receipt.command;
    assert!(matches!(house.refused(guest, Change::Undo(read)).await, Rejection::Denied(_)), "what was read was read");
    assert_eq!(house.refused(guest, inquiry(crew, "f4", 2)).await, Rejection::NoPoints { cost: 2, left: 1 });
    assert!(matches!(house.refused(guest, inquiry(crew, "f1", 1)).await, Rejection::Taken { .. }));
    let others = house.refused(guest, inquiry(&running.crews[1], "f3", 1)).await;
    assert!(matches!(others, Rejection::Mismatch { .. } | Rejection::NotFound { .. }), "{others:?}");

    // An inject comes once to a team, whoever sends it; what is told of it is for that team.
    let release = |crew: &Crew| Release {
        id: id().into(),
        run,
        crew: crew.id,
        account: crew.account,
        inject: "i1".into(),
        at,
        by: Some(house.manager.id),
        withdrawn: false,
    };
    let told = house.done(&house.manager, Change::Add(release(crew).into())).await.told;
    let may = |actor: &Actor| meridian_domain::access::may(actor, told[0].capability, &told[0].subject).is_ok();
    assert!(may(guest) && may(&house.manager) && !may(&running.guests[1]) && !may(&house.rep));
    assert!(matches!(house.refused(&house.manager, Change::Add(release(crew).into())).await, Rejection::Taken { .. }));
    assert!(matches!(house.refused(guest, Change::Add(release(crew).into())).await, Rejection::NotTheAuthor { .. }));
    house.done(&house.manager, Change::Add(release(&running.crews[1]).into())).await;

    // Read from the log again, it is for the same people.
    let again = store.events_since(Room::Run(run), 0, 500).await.expect("read");
    let releases: Vec<_> = again.iter().filter(|told| told.logged.event.key().kind() == Kind::Release).collect();
    let seen = |actor: &Actor| {
        releases
            .iter()
            .filter(|told| meridian_domain::access::may(actor, told.capability, &told.subject).is_ok())
            .count()
    };
    assert_eq!((seen(guest), seen(&running.guests[1]), seen(&house.manager), seen(&house.rep)), (1, 1, 2, 0));
    let going: Vec<RunId> = store.runs_going().await.expect("read").into_iter().map(|run| run.id).collect();
    assert_eq!(going, [run]);
    assert_eq!(store.run_records(run).await.expect("read").len(), 1 + 2 + 2 + 2);
    assert_eq!(store.participants(run).await.expect("read").len(), 2);
    store.put_rejoin(guest.id, "K7M4QX").await.expect("kept");
    assert_eq!(store.rejoins(run).await.expect("read")[&guest.id], "K7M4QX");
    assert!(store.members_of(crew.account).await.expect("read").iter().any(|(user, _)| *user == guest.id));
    assert!(store.last_event(Room::Run(run)).await.expect("read").is_some());
    assert_eq!(store.crews(run).await.expect("read").len(), 2);
}
