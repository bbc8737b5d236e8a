//! People maps out as files and in again: nothing lost, nothing doubled, nothing told that is not to
//! be told, and no file that hurts a map.

mod desk;

use desk::{Desk, everything, extract, marked};
use meridian_domain::{
    exchange::{self, Extract, csv, lines_csv, people_csv, vcard},
    gate::{Invalid, Why},
    import::{Import, Outcome, Plan, Reason},
    locale::Lang,
    names::Names,
    stakeholder::{
        Adaptability, BuyingInfluence, CommitteeFunction, Grade, Line, LineKind, Orientation, Person, PoliticalStatus,
        Seat,
    },
    time::Date,
};
use proptest::prelude::*;

fn reasons(plan: &Plan, row: usize) -> Vec<&Reason> {
    plan.rows[row].1.iter().map(|note| &note.reason).collect()
}

fn files(extract: &Extract, lang: Lang) -> [String; 3] {
    [people_csv(extract, lang), lines_csv(extract, lang), vcard::write(extract, lang)]
}

#[test]
fn an_exported_map_comes_in_again_without_loss_or_doubles() {
    for lang in Lang::ALL {
        let mut desk = everything();
        let taken = extract(&desk);
        let before = desk.world.clone();
        let [people, lines, _] = files(&taken, lang);
        for (kind, text) in [(Import::People, &people), (Import::Lines, &lines)] {
            let plan = desk.import_text(kind, text);
            let counts = (plan.counts.new, plan.counts.changed, plan.counts.refused, plan.steps.len());
            assert_eq!(counts, (0, 0, 0, 0), "{kind:?} {:?}", plan.rows);
        }
        assert_eq!(desk.world, before);

        // Another installation, where nobody is known yet.
        let mut other = Desk::new();
        let people = other.import_text(Import::People, &people);
        assert_eq!((people.counts.new, people.counts.refused), (taken.people.len(), 0), "{:?}", people.rows);
        let lines = other.import_text(Import::Lines, &lines);
        assert_eq!(lines.counts.refused, 0, "{:?}", lines.rows);
        let copy = extract(&other);
        assert_eq!(people_csv(&copy, lang).lines().count(), people_csv(&taken, lang).lines().count());
        let sorted = |extract: &Extract| {
            let mut rows: Vec<String> = people_csv(extract, lang).lines().map(str::to_owned).collect();
            rows.sort();
            rows
        };
        assert_eq!(sorted(&copy), sorted(&taken));
        assert_eq!(other.world.all::<Line>().count(), taken.lines.len());
    }
}

#[test]
fn cards_come_in_again_as_the_same_people() {
    let mut desk = everything();
    let before = desk.world.clone();
    let cards = vcard::write(&extract(&desk), Lang::Zh);
    assert!(cards.lines().all(|line| line.len() <= 76), "a line is too long");
    let table = vcard::read(&cards, desk::utf8).expect("cards");
    let plan = desk.import_table(Import::People, &table);
    assert_eq!((plan.counts.new, plan.counts.changed, plan.counts.refused), (0, 0, 0), "{:?}", plan.rows);
    assert_eq!(desk.world, before);
}

#[test]
fn nothing_that_is_not_to_be_told_is_in_a_redacted_file() {
    let (desk, secrets) = marked();
    let open = extract(&desk);
    let all = Lang::ALL.map(|lang| files(&open, lang).concat()).concat();
    for secret in &secrets {
        assert!(all.contains(secret.as_str()), "the test would prove nothing: {secret} is in no file");
    }
    let redacted = open.redact();
    for lang in Lang::ALL {
        for text in files(&redacted, lang) {
            for secret in &secrets {
                assert!(!text.contains(secret.as_str()), "{secret} in {text}");
            }
            for seated in &redacted.people {
                assert!(!text.contains(&seated.person.id.to_string()) && !text.contains(&seated.seat.id.to_string()));
            }
            assert!(!text.contains("教练") && !text.contains("Coach"), "a coach is given away");
        }
    }
    assert!(redacted.people.iter().all(|seated| seated.seat.support.is_none() && seated.relation.is_none()));
    assert!(people_csv(&redacted, Lang::En).contains("Head of radiology"));
}

const SMITHS: &str = "\
    id,name,title,department,buying influence,function,power,interest,support,desired support,coverage,political status,\
    decision orientation,adaptability,evidence,evidence source,evidence date,needs and wants,what a win is,phone,email\n\
    p1,Ann Smith,Head,Radiology,Economic buyer,decider,5,4,+1,2,深入,inner_circle,技术型,Early adopter,confirmed,\
    a visit,2026-11-01,quiet,a prize,+86 10 1234,ann@example.org\n\
    p2,王小明,主任,放射科,拍板人,决策,3,2,−1,0,2,圈外,business,落后者,传闻,,,,,,\n";

#[test]
fn every_attribute_of_a_seat_comes_in_by_words_of_both_languages_and_by_keys() {
    let mut desk = Desk::new();
    let plan = desk.import_text(Import::People, SMITHS);
    assert_eq!((plan.counts.new, plan.counts.refused), (2, 0), "{:?}", plan.rows);
    let ann = desk.person("p1");
    assert_eq!((ann.phone.as_str(), ann.email.as_str()), ("+86 10 1234", "ann@example.org"));
    let seat = desk.seat("p1");
    assert_eq!(seat.influence, Some(BuyingInfluence::Economic));
    assert_eq!(seat.function, Some(CommitteeFunction::Decider));
    assert_eq!((seat.power, seat.interest, seat.support, seat.desired), (Some(5), Some(4), Some(1), Some(2)));
    assert_eq!((seat.coverage, seat.status), (Some(4), Some(PoliticalStatus::InnerCircle)));
    assert_eq!(seat.orientation, Some(Orientation::Technical));
    assert_eq!(seat.adaptability, Some(Adaptability::EarlyAdopter));
    assert_eq!(seat.evidence.grade, Grade::Confirmed);
    assert_eq!(seat.evidence.on, Date::new(2026, 11, 1).ok());
    assert_eq!((seat.wants.as_str(), seat.win.as_str()), ("quiet", "a prize"));
    let wang = desk.seat("p2");
    assert_eq!((wang.support, wang.desired, wang.adaptability), (Some(-1), Some(0), Some(Adaptability::Laggard)));
    assert_eq!(wang.influence, Some(BuyingInfluence::Economic));
}

#[test]
fn what_a_value_cannot_be_is_refused_with_its_field() {
    let mut desk = Desk::new();
    let before = desk.world.clone();
    let long = "长".repeat(5 * 1024 * 1024 / 3);
    let text = format!("id,name,power,support\na,Ann,9,\nb,Bob,,maybe\nc,{long},,\nd,Dan,2.5,\n");
    let plan = desk.plan_text(Import::People, &text);
    assert_eq!(plan.counts.refused, 4);
    let outside = Invalid { field: "power".to_owned(), why: Why::OutOfRange { least: 1, most: 5 } };
    assert_eq!(reasons(&plan, 0), [&Reason::Invalid { invalid: outside }]);
    assert_eq!(reasons(&plan, 1), [&Reason::NoValue]);
    assert_eq!(plan.rows[1].1[0].value, "maybe");
    assert!(matches!(
        reasons(&plan, 2)[..],
        [Reason::Invalid { invalid: Invalid { why: Why::TooLong { most: 500 }, .. } }]
    ));
    assert!(plan.rows[2].1[0].value.len() < 1_000, "a report does not repeat five megabytes");
    assert_eq!(reasons(&plan, 3), [&Reason::NoValue]);
    assert_eq!(desk.world, before, "nothing was done");
    assert_eq!(exchange::values_of("support", Lang::En).len(), 5, "what it may be can be said");
}

#[test]
fn superiors_that_lead_in_a_circle_are_named_and_the_people_come() {
    let mut desk = Desk::new();
    let text = "id,name,reports to\na,Ann,b\nb,Bob,c\nc,Cid,a\nd,Dan,a\ne,Eve,e\nf,Fay,nobody";
    let plan = desk.import_text(Import::People, text);
    assert_eq!((plan.counts.new, plan.counts.refused), (6, 0));
    assert_eq!(reasons(&plan, 0), [&Reason::Circle { names: "Ann → Bob → Cid → Ann".to_owned() }]);
    assert_eq!(reasons(&plan, 4), [&Reason::Itself]);
    assert_eq!(reasons(&plan, 5), [&Reason::Unknown]);
    let lines: Vec<&Line> = desk.world.all().collect();
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].from, lines[0].to), (desk.seat("d").id, desk.seat("a").id));
}

#[test]
fn lines_in_a_circle_to_nobody_or_to_oneself_are_refused() {
    let mut desk = Desk::new();
    desk.import_text(Import::People, "id,name\na,Ann\nb,Bob\nc,Cid\nd,Cid");
    let text = "from,to,kind,weight,label,evidence\na,b,汇报,,,\nb,a,reports,,,\nc,a,Reports to,,,\na,zed,影响,,,\nb,b,,,,\n\
        a,c,influence,60 %,asks,rumour\nb,c,影响,0.6,,\nc,b,friend,900,,\na,Cid,冲突,,,\nb,c,love,,,";
    let plan = desk.import_text(Import::Lines, text);
    let circle = Reason::Circle { names: "Ann → Bob → Ann".to_owned() };
    assert_eq!(reasons(&plan, 0), [&circle]);
    assert_eq!(plan.rows[1].0, Outcome::Refused);
    assert_eq!(plan.rows[2].0, Outcome::New);
    assert_eq!(reasons(&plan, 3), [&Reason::Unknown]);
    assert_eq!(reasons(&plan, 4), [&Reason::Itself]);
    assert!(matches!(reasons(&plan, 7)[..], [Reason::Invalid { .. }]));
    assert_eq!(reasons(&plan, 8), [&Reason::Several]);
    assert_eq!(reasons(&plan, 9), [&Reason::NoValue]);
    let mut influences: Vec<&Line> = desk.world.all::<Line>().filter(|line| line.kind == LineKind::Influence).collect();
    influences.sort_by_key(|line| line.id);
    assert_eq!(influences.iter().map(|line| line.weight).collect::<Vec<_>>(), [60, 60]);
    assert_eq!((influences[0].label.as_str(), influences[0].grade), ("asks", Grade::Rumour));
    assert_eq!(influences[0].from, desk.seat("a").id, "a line that says its kind says its direction");

    // What is on the map counts: a line back closes a circle.
    let again = desk.import_text(Import::Lines, "from,to,kind\na,c,reports\nc,a,reports");
    assert!(matches!(reasons(&again, 0)[..], [Reason::Circle { .. }]));
    assert_eq!(again.rows[1].0, Outcome::Same, "the line that is there stays");
}

#[test]
fn the_same_person_is_offered_as_the_same_and_not_added_twice() {
    let mut desk = Desk::new();
    desk.sit(Person { title: Names::same("Head"), ..desk.somebody("Ann Smith") });
    let text = "name,title,power\nAnn Smith,Head,4\nAnn Smith,Nurse,1\nann smith,head,3";
    let plan = desk.import_text(Import::People, text);
    assert!(matches!(reasons(&plan, 0)[..], [Reason::ReadAs { .. }, Reason::Replaces]), "{:?}", plan.rows);
    assert_eq!(plan.rows[1].0, Outcome::New, "of the same name, but another title");
    assert_eq!(reasons(&plan, 2), [&Reason::Repeated { row: 1 }]);
    assert_eq!(desk.world.all::<Person>().count(), 2);
    let again = desk.import_text(Import::People, "name,title,power\nAnn Smith,Head,4\nAnn Smith,Nurse,1");
    assert_eq!((again.counts.new, again.counts.changed), (0, 0), "{:?}", again.rows);
    let twice = desk.plan_text(Import::People, "id,name\n1,Bob\n1,Bob");
    assert_eq!(reasons(&twice, 1), [&Reason::Repeated { row: 1 }]);
}

#[test]
fn newcomers_stand_where_nobody_stands_and_nobody_is_moved() {
    let mut desk = Desk::new();
    let ann = desk.sit(desk.somebody("Ann"));
    desk.stand(ann, (-40, 900));
    let before = desk.seat_of(ann);
    desk.import_text(Import::People, "id,name,reports to\n1,Bob,\n2,Cid,1\n3,Dan,1");
    desk.import_text(Import::Lines, "from,to,kind\n2,Ann,reports");
    assert_eq!(desk.seat_of(ann), before);
    let seats: Vec<&Seat> = desk.world.all().collect();
    for (at, seat) in seats.iter().enumerate() {
        for other in &seats[at + 1..] {
            let apart = (seat.x - other.x).abs() >= Seat::WIDTH || (seat.y - other.y).abs() >= Seat::HEIGHT;
            assert!(apart, "{seat:?} {other:?}");
        }
    }
    assert!(desk.seat("1").y < desk.seat("2").y, "a hierarchy stands as one");
}

#[test]
fn ten_thousand_people_come_in() {
    let mut desk = Desk::new();
    let mut text = String::from("id,name,reports to,power\n");
    for n in 0..10_000 {
        let boss = if n == 0 { String::new() } else { (n / 8).to_string() };
        text.push_str(&format!("{n},Person {n},{},3\n", if boss == n.to_string() { "" } else { &boss }));
    }
    let plan = desk.plan_text(Import::People, &text);
    assert_eq!((plan.counts.new, plan.counts.refused), (10_000, 0));
}

#[test]
fn cards_of_every_version_are_read() {
    let text = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=8F=\r\n=E6=98=8E\r\n\
        TITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E4=B8=BB=E4=BB=BB\r\nTEL;WORK;VOICE:010-1234\r\nEND:VCARD\r\n\
        BEGIN:VCARD\r\nVERSION:3.0\r\nUID:p7\r\nFN:Smith\\, Ann\r\nN:Smith;Ann;;;\r\nORG:First Hospital;Radio\r\n logy\r\n\
        item1.EMAIL;TYPE=INTERNET:ann@example.org\r\nEMAIL:a@b.c\r\nNOTE:one\\ntwo\\; three\r\nEND:VCARD\r\n\
        begin:vcard\nversion:4.0\nuid:urn:uuid:0198\nfn;language=\"x:y\":Bob\nnickname:鲍勃\ntel;value=uri:tel:+86-10\nend:vcard\n";
    assert!(vcard::is_vcard(text) && !vcard::is_vcard("BEGIN:VCALENDAR"));
    let table = vcard::read(text, desk::utf8).expect("cards");
    assert_eq!(table.rows.len(), 3);
    assert_eq!(table.rows[0], ["", "王小明", "", "主任", "", "", "010-1234", "", ""]);
    assert_eq!(table.rows[1][2], "Smith, Ann");
    assert_eq!(table.rows[1][4..6], ["Radiology", "First Hospital"]);
    assert_eq!(table.rows[1][7..], ["ann@example.org / a@b.c", "one\ntwo; three"]);
    assert_eq!(table.rows[2][..3], ["0198", "鲍勃", "Bob"]);
    assert_eq!(table.rows[2][6], "+86-10");
    assert_eq!(Import::guess(&table.head), Some(Import::People));
    let mut desk = Desk::new();
    assert_eq!(desk.import_table(Import::People, &table).counts.new, 3);
    assert_eq!(desk.person("p7").department.en, "Radiology");
}

#[test]
fn a_card_that_does_not_end_is_refused() {
    let why = vcard::read("BEGIN:VCARD\nFN:A\nEND:VCARD\n\nBEGIN:VCARD\nFN:B\n", desk::utf8).err();
    assert_eq!(why.map(|why| why.code()), Some("file_card"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_are_called_they_come_back(
        names in prop::collection::vec(("[-'=+@a-z,;\"\n 王小，]{1,12}[a-z王]", "[=@'a-z 科]{0,6}", "\\PC{0,20}"), 1..6),
        support in -2_i64..=2,
    ) {
        let mut desk = Desk::new();
        for (name, title, wants) in &names {
            let seat = desk.sit(Person { title: Names::same(title), note: wants.trim().to_owned(), ..desk.somebody(name) });
            desk.edit(seat, |seat| {
                seat.support = Some(support);
                seat.wants = wants.trim().to_owned();
            });
        }
        let before = desk.world.clone();
        for lang in Lang::ALL {
            let text = people_csv(&extract(&desk), lang);
            prop_assert!(csv::read(&text).is_ok());
            let plan = desk.import_text(Import::People, &text);
            prop_assert_eq!((plan.counts.new, plan.steps.len()), (0, 0), "{:?}", plan.rows);
        }
        prop_assert_eq!(&desk.world, &before);
    }

    #[test]
    fn no_card_makes_the_reader_panic(text in "\\PC{0,80}") {
        drop(vcard::read(&format!("BEGIN:VCARD\n{text}\nTEL;ENCODING=QUOTED-PRINTABLE:{text}=\n{text}\nEND:VCARD"), desk::utf8));
    }
}
