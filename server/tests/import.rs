//! Files of other programs, from the desk through the gate and back.

mod story;

use std::collections::BTreeMap;

use meridian_domain::{
    access::Actor,
    gate::{Change, Command},
    import::{
        Import, Reason, suggest,
        view::{Run, Status, Wish},
    },
    money::Currency,
    pipeline::Deal,
    record::{Kind, Patch, Record},
    stakeholder::{LineKind, Seat, SeatPatch},
};
use meridian_server::house::{House, Sources};
use meridian_store::Store;
use sqlx::Connection as _;
use story::Program;

const TEAMS: &str = "sales_agent,manager,regional_office\nAnna,Dustin,Central\nBob,Dustin,Central\nCara,Melvin,East";
const PRODUCTS: &str = "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55";
const ACCOUNTS: &str = "account,sector,year_established,revenue,subsidiary_of\n\
    Acme Corporation,technolgy,1996,1100.04,\nBluth Company,technology,1993,1242.32,Acme Corporation";
const DEALS: &str = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n\
    A1,Anna,GTXPro,Acme Corporation,Won,2016-10-20,2017-03-01,1054\n\
    A2,Bob,MG Special,,Engaging,2016-10-20,,\n\
    A3,Bob,MG Special,Nobody's,Prospecting,,,\n\
    A4,Cara,GTX Pro,Bluth Company,Prospecting,,,";

async fn sqlite() -> House {
    let sources = Sources::real();
    let folder = std::env::temp_dir().join(format!("meridian-import-{}", (sources.id)()));
    let url = format!("sqlite://{}", folder.join("test.db").display());
    House::new(Store::open(&url).await.expect("a store"), sources, 480)
}

async fn postgres() -> House {
    let sources = Sources::real();
    let url = std::env::var("MERIDIAN_TEST_POSTGRES").expect("MERIDIAN_TEST_POSTGRES");
    let name = format!("meridian_import_{}", (sources.id)().simple());
    let mut conn = sqlx::PgConnection::connect(&url).await.expect("a server");
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut conn).await.expect("made");
    let (base, query) = url.split_once('?').unwrap_or((&url, ""));
    let (base, _) = base.rsplit_once('/').expect("an address with a database");
    House::new(Store::open(&format!("{base}/{name}?{query}")).await.expect("a store"), sources, 480)
}

macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(super::sqlite().await).await;
            })*
        }

        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            #[ignore = "needs MERIDIAN_TEST_POSTGRES"]
            async fn $name() {
                super::$name(super::postgres().await).await;
            })*
        }
    };
}

on_both!(
    a_sales_organisation_comes_in_once_and_goes_again,
    what_somebody_changed_since_stays_and_it_is_said_who,
    people_come_to_the_map_of_an_account_and_stand_as_their_hierarchy,
    a_manager_imports_what_a_manager_may,
);

async fn wish(house: &House, actor: &Actor, kind: Import, text: &str) -> Wish {
    let sheet = house.lay_sheet(actor, kind.key(), text.as_bytes().to_vec()).await.expect("a sheet");
    let mapping = suggest(kind, &sheet.head, Currency::USD);
    Wish { sheet: sheet.id, kind, mapping, account: None, map: None, lines: LineKind::Reports }
}

async fn import(house: &House, actor: &Actor, files: &[(Import, &str)]) -> Vec<Run> {
    let mut wishes = Vec::new();
    for (kind, text) in files {
        wishes.push(wish(house, actor, *kind, text).await);
    }
    house.import(actor, &wishes, |_| ()).await.expect("imported")
}

async fn counts(house: &House) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for kind in Kind::ALL {
        counts.insert(*kind, house.store.all(*kind).await.expect("read").len());
    }
    counts
}

async fn deals(house: &House) -> BTreeMap<String, Deal> {
    let records = house.store.all(Kind::Deal).await.expect("read");
    let deal = |record| if let Record::Deal(deal) = record { Some((deal.key.clone()?, deal)) } else { None };
    records.into_iter().filter_map(deal).collect()
}

/// In the wrong order on purpose: what refers to something comes behind it by itself.
const ALL: [(Import, &str); 4] = [
    (Import::Opportunities, DEALS),
    (Import::Accounts, ACCOUNTS),
    (Import::Products, PRODUCTS),
    (Import::Teams, TEAMS),
];

async fn a_sales_organisation_comes_in_once_and_goes_again(house: House) {
    let admin = house.caretaker();
    let before = counts(&house).await;
    let runs = import(&house, &admin, &ALL).await;
    let kinds: Vec<Option<Import>> = runs.iter().map(|run| run.kind).collect();
    assert_eq!(kinds, [Import::Teams, Import::Products, Import::Accounts, Import::Opportunities].map(Some));
    let last = &runs[3].report;
    assert_eq!((last.counts.new, last.counts.refused, last.counts.without_account), (3, 1, 1));
    assert_eq!(last.suggestions[0].instead, "GTX Pro");
    let after = counts(&house).await;
    assert_eq!((after[&Kind::User], after[&Kind::Account], after[&Kind::Deal]), (5, 2, 3));
    assert_eq!(deals(&house).await["A2"].account, None);

    let again = import(&house, &admin, &ALL).await;
    assert!(again.iter().all(|run| run.report.counts.new == 0 && run.report.counts.changed == 0));
    assert_eq!(counts(&house).await, after, "importing again adds nothing twice");

    let ids: Vec<_> = runs.iter().map(|run| run.id).collect();
    let undone = house.take_back(&admin, &ids, |_| ()).await.expect("taken back");
    assert!(undone.iter().all(|run| run.status == Status::Undone && run.report.kept_count == 0), "{undone:?}");
    assert_eq!(counts(&house).await, before);
    assert_eq!(house.read_imports(&admin).await.expect("the list").len(), 8);
}

async fn what_somebody_changed_since_stays_and_it_is_said_who(house: House) {
    let admin = house.caretaker();
    let runs = import(&house, &admin, &ALL).await;
    let moved = deals(&house).await["A4"].clone();
    let mover = house.store.all(Kind::User).await.expect("read").into_iter().find_map(|record| match record {
        Record::User(user) if user.name.en == "Anna" => Some(user),
        _ => None,
    });
    let mover = mover.expect("Anna");
    let mut actor = admin.clone();
    actor.id = mover.id;
    let set = meridian_domain::pipeline::DealPatch { next_step: Some("Call".to_owned()), ..Default::default() };
    let change = Change::Edit(Patch::Deal { id: moved.id, set });
    house.pass(&actor, Command::new(house.sources.fresh(), change)).await.expect("changed");

    let ids: Vec<_> = runs.iter().map(|run| run.id).collect();
    let undone = house.take_back(&admin, &ids, |_| ()).await.expect("taken back");
    let report = &undone.iter().find(|run| run.kind == Some(Import::Opportunities)).expect("the deals").report;
    let kept = report.kept.iter().find(|kept| kept.kind == Kind::Deal).expect("the deal");
    assert_eq!(kept.name, moved.title);
    assert_eq!(kept.by.as_ref(), Some(&mover.name));
    let left = deals(&house).await;
    assert_eq!(left.keys().collect::<Vec<_>>(), ["A4"]);
    // What the deal needs stays with it.
    let accounts = house.store.all(Kind::Account).await.expect("read");
    assert!(
        accounts.iter().any(|record| matches!(record, Record::Account(account) if account.name.en == "Bluth Company"))
    );
}

async fn people_come_to_the_map_of_an_account_and_stand_as_their_hierarchy(house: House) {
    let admin = house.caretaker();
    import(&house, &admin, &[(Import::Accounts, "account,sector\nHigh-tech,software")]).await;
    let Record::Account(account) = &house.store.all(Kind::Account).await.expect("read")[0] else {
        panic!("an account")
    };
    let mut wishes = vec![
        wish(&house, &admin, Import::People, "id,level,dept\n1,3,4\n2,2,4\n7,1,0\n9,3,4").await,
        wish(&house, &admin, Import::Lines, "from,to\n1,2\n9,2\n2,7").await,
        wish(&house, &admin, Import::Lines, "from,to\n1,9").await,
    ];
    wishes[2].lines = LineKind::Influence;
    for wish in &mut wishes {
        wish.account = Some(account.id);
    }
    let runs = house.import(&admin, &wishes, |_| ()).await.expect("imported");
    assert_eq!(runs.iter().map(|run| run.report.counts.new).collect::<Vec<_>>(), [4, 3, 1]);
    let seats = |records: Vec<Record>| {
        let seat = |record| if let Record::Seat(seat) = record { Some(seat) } else { None };
        records.into_iter().filter_map(seat).collect::<Vec<Seat>>()
    };
    let stand = seats(house.store.all(Kind::Seat).await.expect("read"));
    let levels: Vec<i64> = stand.iter().map(|seat| seat.y).collect();
    assert!(levels[2] < levels[1] && levels[1] < levels[0] && levels[0] == levels[3], "{levels:?}");

    // Somebody arranges them; another import neither doubles nor moves anybody.
    let set = SeatPatch { x: Some(7), ..Default::default() };
    let change = Change::Edit(Patch::Seat { id: stand[0].id, set });
    house.pass(&admin, Command::new(house.sources.fresh(), change)).await.expect("moved");
    let before = house.store.all(Kind::Seat).await.expect("read");
    let again = house.import(&admin, &wishes, |_| ()).await.expect("imported");
    assert!(again.iter().all(|run| run.report.counts.new + run.report.counts.changed == 0));
    assert_eq!(house.store.all(Kind::Seat).await.expect("read"), before);
    assert_eq!(house.store.all(Kind::Line).await.expect("read").len(), 4);
}

async fn a_manager_imports_what_a_manager_may(house: House) {
    let admin = house.caretaker();
    import(&house, &admin, &ALL).await;
    let users = house.store.all(Kind::User).await.expect("read");
    let dustin = users.iter().find_map(|record| match record {
        Record::User(user) if user.name.en == "Dustin" => Some(user.id),
        _ => None,
    });
    let (manager, _) = house.store.actor(dustin.expect("Dustin")).await.expect("read").expect("an actor");
    let wish = wish(
        &house,
        &manager,
        Import::Opportunities,
        "id,sales_agent,account,stage\nB1,,,Engaging\nB2,Anna,,Engaging\nB3,Cara,,Engaging\nB4,,Acme Corporation,Engaging",
    )
    .await;
    let ready = house.rehearse(&manager, std::slice::from_ref(&wish)).await.expect("rehearsed");
    let reasons: Vec<&Reason> =
        ready[0].plan.rows.iter().filter_map(|(_, notes)| notes.last()).map(|note| &note.reason).collect();
    assert_eq!(reasons, [&Reason::WithoutAccount, &Reason::WithoutAccount, &Reason::Denied, &Reason::Unknown]);
    let runs = house.import(&manager, &[wish], |_| ()).await.expect("imported");
    assert_eq!((runs[0].report.counts.new, runs[0].report.counts.refused), (2, 2));
    assert_eq!(deals(&house).await["B1"].owner, Some(manager.id), "what names nobody is the importer's");
    assert_eq!(house.read_imports(&manager).await.expect("the list").len(), 1, "one sees one's own imports");
}

#[tokio::test]
async fn a_file_comes_in_by_the_browser_and_its_refused_rows_go_out() {
    let program = Program::start().await;
    let admin = program.person("admin").await;
    let laid = admin
        .post("/import/files?name=C:%5Ctmp%5Cproducts.csv", "product,series,sales_price\nLamp,L,x\nDesk,=D,10\n")
        .await;
    assert_eq!(laid.status, 200, "{}", laid.body);
    let sheet = laid.json();
    assert_eq!(sheet["file"], "products.csv");
    assert_eq!(sheet["kind"], "products");
    assert_eq!(sheet["samples"][0][1], "Desk");
    let wish = serde_json::json!({
        "sheet": sheet["id"], "kind": "products", "mapping": sheet["mapping"], "account": null, "lines": "reports"
    });
    let window = serde_json::json!({ "sheet": null, "outcome": "refused", "offset": 0 });
    let body = serde_json::json!({ "wishes": [wish], "window": window }).to_string();
    let rehearsal = admin.post("/api/import-rehearse", &body).await.json();
    assert_eq!(rehearsal["files"][0]["counts"]["refused"], 1);
    assert_eq!(rehearsal["rows"][0]["row"], 2);
    assert_eq!(rehearsal["rows"][0]["notes"][0]["reason"], "not_a_number");
    let path = format!("/import/{}/refused.csv?lang=en", sheet["id"].as_str().expect("an id"));
    let refused = admin.page(&path).await;
    assert_eq!(refused.body, "\u{feff}product,series,sales_price,Row,Reason\r\nLamp,L,x,2,Price “x”: not a number\r\n");
    assert!(refused.header("content-disposition").is_some_and(|value| value.starts_with("attachment")));

    let started = admin.post("/api/import-start", &serde_json::json!({ "wishes": [wish] }).to_string()).await;
    assert_eq!(started.status, 200, "{}", started.body);
    let run = loop {
        let progress = admin.post("/api/import-progress", "x=").await.json();
        if progress["finished"] == true {
            break progress["runs"][0].clone();
        }
        tokio::task::yield_now().await;
    };
    let kept = admin.page(&format!("/import/{}/refused.csv?lang=zh", run.as_str().expect("an id"))).await;
    assert!(kept.body.contains("不是数字"), "{}", kept.body);
    let runs = admin.post("/api/imports", "x=").await.json();
    assert_eq!(runs[0]["report"]["counts"]["new"], 1);

    for (login, status) in [("rep", 403), ("manager", 404)] {
        let other = program.person(login).await;
        assert_eq!(other.page(&path).await.status, status, "{login}");
    }
    let broken = admin.post("/import/files?name=x.csv", "PK\u{3}\u{4}").await;
    assert_eq!((broken.status, broken.json()["detail"]["why"].as_str()), (422, Some("damaged")));
}

#[tokio::test]
async fn a_map_goes_out_by_the_api_and_comes_in_again_without_doubles() {
    let program = Program::start().await;
    let token = program.token("admin", meridian_server::house::Scope::Write).await;
    let bearer = format!("Bearer {token}");
    let headers = [("Authorization", bearer.as_str()), ("Content-Type", "text/csv")];
    let maps = program.records(Kind::Map).await;
    let Some(Record::Map(map)) = maps.first() else { panic!("the demo has a map") };
    let (account, id) = (map.account, map.id);
    let at = |file: &str| format!("/api/v1/accounts/{account}/maps/{id}/{file}");
    for file in ["people.csv", "lines.csv"] {
        let out = program.request("GET", &at(&format!("{file}?lang=zh")), &headers, "").await;
        assert_eq!(out.status, 200, "{}", out.body);
        assert!(out.header("content-type").is_some_and(|kind| kind.starts_with("text/csv")));
        assert!(out.body.starts_with("\u{feff}编号,"), "{}", out.body);
        let import = format!("/api/v1/imports?account={account}&map={id}");
        let answer = program.request("POST", &import, &headers, &out.body).await.json();
        let counts = &answer["plan"]["counts"];
        assert_eq!((counts["new"].as_u64(), counts["refused"].as_u64()), (Some(0), Some(0)), "{file}: {answer}");
        assert_eq!(counts["changed"].as_u64(), Some(0), "{file}: {answer}");
    }
    let cards = program.request("GET", &at("people.vcf"), &headers, "").await;
    assert!(cards.body.starts_with("BEGIN:VCARD\r\n"), "{}", cards.body);
    let drawing = program.request("GET", &at("map.svg?lang=en&redacted=true"), &headers, "").await;
    assert_eq!(drawing.header("content-type"), Some("image/svg+xml"));
    let people = program.records(Kind::Person).await;
    for record in &people {
        let Record::Person(person) = record else { continue };
        for name in [&person.name.zh, &person.name.en].into_iter().filter(|name| !name.is_empty()) {
            assert!(!drawing.body.contains(name.as_str()), "{name} is in the redacted drawing");
        }
    }
    let observer = program.token("observer", meridian_server::house::Scope::Read).await;
    let other =
        program.request("GET", &at("people.csv"), &[("Authorization", &format!("Bearer {observer}"))], "").await;
    assert_eq!((other.status, other.json()["code"].as_str()), (403, Some("denied")));

    let before = (program.records(Kind::Seat).await, program.records(Kind::Line).await);
    let import = format!("/api/v1/imports?commit=true&account={account}&map={id}&kind=people");
    let bad = "id,name,power,support,reports to\nbad-1,A,9,,\nbad-2,B,,maybe,\n";
    let answer = program.request("POST", &import, &headers, bad).await.json();
    assert_eq!(answer["run"]["report"]["counts"]["refused"].as_u64(), Some(2), "{answer}");
    assert_eq!(
        answer["refused"][1]["reasons"][0],
        "Support “maybe”: none of the values it may have: Mentor, Supporter, Neutral, Non-supporter, Opponent"
    );
    let unread = program.request("POST", &import, &headers, "PK\u{3}\u{4}nothing").await;
    assert_eq!((unread.status, unread.json()["code"].as_str()), (422, Some("file_damaged")));
    let unread = program.request("POST", &import, &headers, "BEGIN:VCARD\nFN:A\n").await;
    assert_eq!((unread.status, unread.json()["code"].as_str()), (422, Some("file_card")));
    assert_eq!((program.records(Kind::Seat).await, program.records(Kind::Line).await), before, "the map is unharmed");
}

#[tokio::test]
async fn a_program_tries_a_file_out_imports_it_and_takes_it_back() {
    let program = Program::start().await;
    let token = program.token("admin", meridian_server::house::Scope::Write).await;
    let bearer = format!("Bearer {token}");
    let headers = [("Authorization", bearer.as_str()), ("Content-Type", "text/csv")];
    let text = "product,series,sales_price\nLamp,L,12\nDesk,D,ten\n";
    let tried = program.request("POST", "/api/v1/imports?currency=USD", &headers, text).await.json();
    assert_eq!((tried["plan"]["counts"]["new"].as_u64(), tried["run"].is_null()), (Some(1), true));
    assert_eq!(tried["refused"][0]["reasons"][0], "Price “ten”: not a number");
    let path = "/api/v1/imports?currency=USD&commit=true&name=lamps.csv";
    let run = program.request("POST", path, &headers, text).await.json()["run"].clone();
    assert_eq!(run["report"]["counts"]["new"], 1);
    let undo = format!("/api/v1/imports/{}/undo", run["id"].as_str().expect("an id"));
    let undone = program.request("POST", &undo, &headers, "").await.json();
    assert_eq!((undone["status"].as_str(), undone["report"]["taken_back"].as_u64()), (Some("undone"), Some(1)));
    let refused = program.request("POST", "/api/v1/imports?kind=accounts", &headers, text).await;
    assert_eq!((refused.status, refused.json()["plan"]["missing"][0].as_str()), (200, Some("name")));
    let refused = program.request("POST", "/api/v1/imports?commit=true&kind=accounts", &headers, text).await;
    assert_eq!((refused.status, refused.json()["code"].as_str()), (422, Some("file_wrong_kind")));
}
