use std::sync::Arc;

use uuid::Uuid;

use super::*;
use crate::{
    access::Role,
    account::Member,
    gate::{Change, Context, Event, Rejection, World, decide},
    names::Names,
    record::{Patch, Record},
    stakeholder::{BuyingInfluence, Grade, Line, LineKind, Person, Seat},
    time::Date,
    workshop::{Case, Condition, Files, PublicCase, Trigger, read, shipped},
    workspace::{TeamRole, User},
};

const MINUTE: i64 = 60_000;

fn n<I: From<Uuid>>(number: u128) -> I {
    I::from(Uuid::from_u128(number))
}

fn mini() -> (Files, Case) {
    let files = shipped::files("mini");
    let case = read(&files).case.expect("a sound case");
    (files, case)
}

fn user(id: u128, role: Role, run: Option<RunId>) -> User {
    User {
        id: n(id),
        name: Names::same("Ann"),
        login: None,
        role,
        manager: None,
        team: None,
        active: true,
        key: None,
        run,
    }
}

fn run(case: &Case) -> Run {
    Run {
        id: n(1),
        name: case.title.clone(),
        case: case.id.clone(),
        version: 1,
        company: case.company.clone(),
        hospital: case.hospital.clone(),
        code: "K7M4QX".to_owned(),
        agenda: case.rounds.iter().map(Leg::from).collect(),
        mode: case.scoring.mode,
        share: 50,
        by: n(2),
        evaluators: vec![n(3)],
        made: Moment(0),
        round: Some(0),
        clock: Clock::default().start(Moment(0)),
        locked: false,
        private: false,
        revealed: false,
        ended: None,
    }
}

fn acting(actor: u128) -> Context {
    Context { actor: n(actor), now: Moment(MINUTE), today: Date::EPOCH }
}

/// A run with two teams, with participants 11 and 21.
fn world(case: &Case) -> World {
    let run = run(case);
    let mut world = World::from_iter([Record::from(user(2, Role::Trainer, None)), user(3, Role::Rep, None).into()]);
    world.insert(run.clone().into());
    let mut next = 1_000;
    let public = PublicCase::from(case);
    for team in [10, 20] {
        let wish = TeamWish { name: Names::new("一组", "One"), colour: 1 };
        let ids = SandboxIds {
            crew: n(team),
            account: n(team + 100),
            map: n(team + 200),
            pipeline: n(team + 300),
            deal: n(team + 400),
        };
        let sandbox = Sandbox { run: &run, case: &public, team: &wish, ids, now: Moment(0), today: Date::EPOCH };
        let changes = sandbox.changes(|| {
            next += 1;
            Uuid::from_u128(next)
        });
        decide(&mut world, &acting(9), &Change::All(changes)).expect("a sandbox");
        let guest = user(team + 1, Role::Participant, Some(run.id));
        let member = Member { id: n(team + 2), account: n(team + 100), user: guest.id, function: TeamRole::Sales };
        decide(&mut world, &acting(9), &Change::All(vec![Change::Add(guest.into()), Change::Add(member.into())]))
            .expect("a participant");
    }
    world.note_case(run.id, Arc::new(case.clone()));
    world
}

fn ask(id: u128, fact: &str, cost: i64) -> Change {
    let (run, crew, account, by) = (n(1), n(10), n(110), n(11));
    Change::Add(
        Inquiry { id: n(id), run, crew, account, fact: fact.into(), round: 0, cost, by, at: Moment(MINUTE) }.into(),
    )
}

#[test]
fn a_question_is_asked_once_when_it_is_open_for_its_price_and_while_points_are_left() {
    let (_, case) = mini();
    let mut world = world(&case);
    let mut asked = |id, fact, cost| decide(&mut world, &acting(11), &ask(id, fact, cost)).map(|events| events.len());
    let not_found = |id: u128| Err(Rejection::NotFound { key: n::<InquiryId>(id).into() });
    assert_eq!(asked(50, "f2", 2), not_found(50), "its condition does not hold yet");
    assert_eq!(asked(51, "none", 1), not_found(51), "the same answer for what there is not");
    assert_eq!(asked(52, "f1", 0), not_found(52), "nobody sets the price");
    assert_eq!(asked(53, "f1", 1), Ok(1));
    let taken = Rejection::Taken { key: n::<InquiryId>(54).into(), by: n::<InquiryId>(53).into() };
    assert_eq!(asked(54, "f1", 1), Err(taken));
    assert_eq!(asked(55, "f2", 2), Ok(1), "now it can be asked");
    assert_eq!(asked(56, "f4", 2), Err(Rejection::NoPoints { cost: 2, left: 1 }));
    assert_eq!(asked(57, "f3", 1), Ok(1));
    assert_eq!(asked(58, "f6", 1), Err(Rejection::NoPoints { cost: 1, left: 0 }));
    let mut rest = world.clone();
    let next = RunPatch { round: Some(Some(1)), ..RunPatch::default() };
    decide(&mut rest, &acting(2), &Change::Edit(Patch::Run { id: n(1), set: next })).expect("the next round");
    assert_eq!(
        decide(&mut rest, &acting(11), &ask(59, "f4", 2)).err(),
        Some(Rejection::NotFound { key: n::<InquiryId>(59).into() }),
        "of a round that is over"
    );
}

#[test]
fn nothing_of_one_team_is_mixed_with_another() {
    let (_, case) = mini();
    let mut world = world(&case);
    let (run, crew, by, at) = (n(1), n(10), n(11), Moment(1));
    let claim = |account| Claim {
        id: n(60),
        run,
        crew,
        account,
        text: "Cheng decides".to_owned(),
        grade: Grade::Assumed,
        facts: Vec::new(),
        about: None,
        by,
        at,
    };
    let elsewhere = decide(&mut world, &acting(11), &Change::Add(claim(n(120)).into()));
    assert_eq!(elsewhere, Err(Rejection::Mismatch { key: n::<ClaimId>(60).into(), other: n::<AccountId>(120).into() }));
    assert!(decide(&mut world, &acting(11), &Change::Add(claim(n(110)).into())).is_ok());
    let set = ClaimPatch { crew: Some(n(20)), ..ClaimPatch::default() };
    assert!(matches!(
        decide(&mut world, &acting(11), &Change::Edit(Patch::Claim { id: n(60), set })),
        Err(Rejection::NotByEdit { .. })
    ));
}

#[test]
fn injects_come_when_their_time_has_come_once_and_to_whom_they_are_meant_for() {
    let (_, case) = mini();
    let world = world(&case);
    let crews: Vec<Crew> = world.all::<Crew>().cloned().collect();
    let mut going = run(&case);
    going.round = Some(1);
    let at = |minute| Moment(minute * MINUTE);
    let keys = |run: &Run, releases: &[Release], inquiries: &[Inquiry], minute| {
        let due = due(&case, run, &crews, releases, inquiries, at(minute));
        due.into_iter().map(|due| (due.inject.0, due.crew)).collect::<Vec<_>>()
    };
    assert_eq!(keys(&going, &[], &[], 5), []);
    let first = [("i1".to_owned(), n(10)), ("i1".to_owned(), n(20))];
    assert_eq!(keys(&going, &[], &[], 6), first);
    let came = |id, crew, inject: &str, withdrawn| Release {
        id: n(id),
        run: n(1),
        crew: n(crew),
        account: n(crew + 100),
        inject: inject.into(),
        at: at(6),
        by: None,
        withdrawn,
    };
    let both = [came(70, 10, "i1", false), came(71, 20, "i1", true)];
    assert_eq!(keys(&going, &both, &[], 9), [], "what was withdrawn does not come again");
    let asked = Inquiry {
        id: n(72),
        run: n(1),
        crew: n(20),
        account: n(120),
        fact: "f4".into(),
        round: 0,
        cost: 2,
        by: n(21),
        at: at(1),
    };
    let waits = coming(&case, &going, &crews, &both, std::slice::from_ref(&asked), at(9));
    assert_eq!(waits.len(), 1);
    assert_eq!((waits[0].wait, waits[0].unmet.as_slice()), (Some(MINUTE), [n(20)].as_slice()));
    assert_eq!(keys(&going, &both, &[asked], 12), [("i2".to_owned(), n(10))]);
    going.clock = going.clock.pause(at(3));
    assert_eq!(keys(&going, &[], &[], 30), [], "the clock stands still");
    going.round = Some(2);
    assert_eq!(keys(&going, &[], &[], 30), [], "a round that is skipped takes its injects with it");
}

#[test]
fn a_team_is_closed_out_when_it_should_be() {
    let (_, case) = mini();
    let world = world(&case);
    let (run, crew) = (run(&case), world.the::<Crew>(n::<CrewId>(10)).expect("a team").clone());
    let seat = Event::Added(Seat::at(n(80), crew.map, n(1_003), (0, 0)).into());
    let reply = |topic: &str| {
        let topic: Topic = topic.parse().expect("a topic");
        let answer = Answer {
            id: n(81),
            run: run.id,
            crew: crew.id,
            account: crew.account,
            topic,
            text: "No".to_owned(),
            value: None,
            by: n(11),
            at: Moment(1),
        };
        Event::Added(answer.into())
    };
    assert_eq!(open_for(&run, &crew, false, &seat), Ok(()));
    assert_eq!(open_for(&run, &crew, true, &seat), Err(Closed::HandedIn));
    assert_eq!(open_for(&run, &crew, true, &reply("inject:i1")), Ok(()), "letters are answered all the same");
    assert_eq!(open_for(&run, &crew, true, &reply("number:n1")), Err(Closed::HandedIn));
    let with = |change: fn(&mut Run)| {
        let mut other = run.clone();
        change(&mut other);
        open_for(&other, &crew, false, &seat)
    };
    assert_eq!(with(|run| run.locked = true), Err(Closed::Locked));
    assert_eq!(with(|run| run.round = None), Err(Closed::NotBegun));
    assert_eq!(with(|run| run.ended = Some(Moment(1))), Err(Closed::Ended));
    assert_eq!(open_for(&run, &Crew { locked: true, ..crew.clone() }, false, &seat), Err(Closed::Locked));
}

#[test]
fn a_sandbox_holds_nothing_that_is_hidden() {
    let (_, case) = mini();
    let world = world(&case);
    let records: Vec<&Record> = world.records().filter(|record| !matches!(record, Record::Run(_))).collect();
    let all = serde_json::to_string(&records).expect("plain data");
    for text in case.hidden_texts() {
        for words in [&text.zh, &text.en].into_iter().filter(|words| !words.is_empty()) {
            let written = serde_json::to_string(words).expect("plain data");
            assert!(!all.contains(written.trim_matches('"')), "{words}");
        }
    }
    assert_eq!(world.all::<Person>().count(), 2 * case.people.len());
    assert_eq!(world.all::<Seat>().count(), 0, "whom to put on the map is the exercise");
}

#[test]
fn what_a_team_drew_is_compared_person_by_person() {
    let (_, case) = mini();
    let mut world = world(&case);
    let person = |world: &World, key: &str| {
        let mut all = world.all::<Person>().filter(|one| one.account == n(110));
        all.find(|one| one.key.as_deref() == Some(key)).expect("everybody knows them").id
    };
    let (m1, m2) = (person(&world, "m1"), person(&world, "m2"));
    let sheet = &case.person(&"m1".into()).expect("the president").sheet;
    let president = Seat {
        influence: Some(BuyingInfluence::Economic),
        power: Some(i64::from(sheet.power)),
        interest: Some(i64::from(sheet.interest)),
        support: Some(i64::from(sheet.support)),
        ..Seat::at(n(90), n(210), m1, (0, 0))
    };
    let mut boaster = Seat { influence: Some(BuyingInfluence::User), ..Seat::at(n(91), n(210), m2, (300, 0)) };
    boaster.evidence.grade = Grade::Confirmed;
    let stranger = Person::named(n(92), n(110), Names::new("", "Nobody Known"));
    let somebody = Seat::at(n(93), n(210), stranger.id, (600, 0));
    let line = Line {
        id: n(94),
        map: n(210),
        from: n(91),
        to: n(90),
        kind: LineKind::Influence,
        weight: 80,
        label: String::new(),
        grade: Grade::Assumed,
    };
    let records: [Record; 5] = [president.into(), boaster.into(), stranger.into(), somebody.into(), line.into()];
    let changes = records.into_iter().map(Change::Add).collect();
    decide(&mut world, &acting(11), &Change::All(changes)).expect("drawn");
    let own: World =
        world.records().filter(|record| record.room() != crate::gate::Room::Account(n(120))).cloned().collect();
    let work = handed(&own, &case, n(210), &[], &[]);
    assert_eq!(work.map.people.iter().map(|one| one.person.0.as_str()).collect::<Vec<_>>(), ["m1", "m2"]);
    assert_eq!(work.strangers, ["Nobody Known"]);
    assert_eq!(work.map.lines.len(), 1);
    let found = difference(&case, &work.map);
    assert!(!found.missing.contains(&"m1".into()) && found.missing.contains(&"m4".into()));
    assert!(found.wrong_roles.iter().any(|(key, _, _)| *key == "m2".into()));
    assert_eq!(found.over_claimed, ["m2".into()]);
    assert!(!found.missing_lines.iter().any(|(from, to)| *from == "m2".into() && *to == "m1".into()));
    let marked = marked(&case, &run(&case), &work, &[], &[]);
    let total = total(&case, &run(&case), &marked, &[]);
    assert!(marked.auto.map.value.is_some_and(|value| value > 0.0));
    assert!(total.human.value.is_none() && total.mark.coverage < 1.0, "what nobody judged is a gap");
}

#[test]
fn other_names_stand_wherever_the_case_names_them() {
    let (files, case) = mini();
    let wish = RunWish {
        company: Names::new("惠康", "Huikang"),
        hospital: Names::new("东山医院", "Dongshan Hospital"),
        ..RunWish::default()
    };
    let other = read(&renamed(&files, &case, &wish)).case.expect("still a case");
    assert_eq!((other.company.zh.as_str(), other.hospital.en.as_str()), ("惠康", "Dongshan Hospital"));
    let texts = serde_json::to_string(&other).expect("plain data");
    for gone in ["安铂医疗", "平江县人民医院", "Pingjiang County Hospital"] {
        assert!(!texts.contains(gone), "{gone}");
    }
    assert_eq!(renamed(&files, &case, &RunWish::default()), files);
}

#[test]
fn conditions_count_rounds_of_the_case_when_a_run_leaves_some_out() {
    let (_, mut case) = mini();
    let at = case.injects.iter().position(|inject| inject.trigger == Trigger::Condition).expect("one");
    case.injects[at].when = Condition { from: Some("r2".into()), ..Condition::default() };
    let mut short = run(&case);
    short.agenda.remove(0);
    let world = world(&case);
    let crews: Vec<Crew> = world.all::<Crew>().cloned().collect();
    let due = due(&case, &short, &crews, &[], &[], Moment(12 * MINUTE));
    assert!(due.iter().any(|due| due.inject == case.injects[at].id), "{due:?}");
}
