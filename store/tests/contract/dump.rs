//! Everything there is, written out and brought back into either database.

use crate::support::{House, empty_postgres, empty_sqlite, id, on_both, today};
use meridian_domain::{
    access::Scope,
    account::view::Snapshot,
    gate::{Change, Command, Room},
    id::ImportId,
    pipeline::Rank,
    record::Kind,
    time::Moment,
};
use meridian_store::{DumpError, ImportRun, Store, Token, is_in_use, is_ours};

on_both!(
    what_was_written_out_is_the_same_when_sqlite_has_taken_it_in,
    an_export_from_before_a_column_is_taken_in_with_nothing_in_it,
    nothing_is_brought_back_into_a_database_in_use,
    an_export_that_is_cut_short_or_spoilt_leaves_nothing_behind,
);

/// Something in every table.
async fn lived_in(house: &House) {
    let deals = house.deals(1_200).await;
    let moved = Change::MoveDeals { deals: deals[..3].to_vec(), to: house.stages[1], after: None };
    let moved = house.done(&house.admin, moved).await.receipt.command;
    house.done(&house.admin, Change::Undo(moved)).await;
    let import = ImportId(id());
    let mut command = Command::new(id().into(), Change::Add(house.person().into()));
    command.import = Some(import);
    house.send(&house.admin, &command).await.expect("committed");
    let run = ImportRun {
        id: import,
        kind: "accounts".to_owned(),
        by: house.admin.id,
        at: Moment(1),
        file: "客户.csv".to_owned(),
        status: "done".to_owned(),
        report: "{}".to_owned(),
    };
    house.store.put_import(&run).await.expect("written");
    house.store.put_refused_rows(import, "[]").await.expect("written");
    let noted = Snapshot { sides: vec![None, Some(6_200)], ..Snapshot::whole(today(), None, 100) };
    house.store.put_weeks(&[(house.account, noted)]).await.expect("written");
    house.store.put_standings(&[(house.account, house.standing())]).await.expect("written");
    house.store.mark_alerts(house.rep.id, &["drop".to_owned()], true, Moment(1)).await.expect("written");
    house.store.set_password_hash(house.rep.id, "hash").await.expect("written");
    let token = Token {
        digest: "00ff".to_owned(),
        user: house.rep.id,
        name: "crm".to_owned(),
        scope: Scope::Read,
        created_at: Moment(1),
        seen_at: None,
        expires_at: Some(Moment(2)),
    };
    house.store.put_token(&token).await.expect("written");
}

async fn exported(store: &Store) -> String {
    let mut lines = Vec::new();
    let count = store.export(&mut lines).await.expect("written");
    let text = String::from_utf8(lines).expect("UTF-8");
    assert_eq!(text.lines().count() as u64, count);
    text
}

async fn bring(store: &Store, text: &str) -> Result<u64, DumpError> {
    store.bring_back(text.lines().map(|line| Ok(line.to_owned()))).await
}

async fn taken_in_by(house: &House, url: &str) {
    lived_in(house).await;
    let text = exported(&house.store).await;
    for table in [
        "rooms",
        "receipts",
        "events",
        "stage_visits",
        "health_snapshots",
        "standings",
        "alert_reads",
        "imports",
        "refused_rows",
        "credentials",
        "tokens",
    ] {
        assert!(text.contains(&format!("{{\"table\":\"{table}\"")), "{table}");
    }
    let other = Store::open(url).await.expect("a store");
    bring(&other, &text).await.expect("brought back");
    assert!(exported(&other).await == text, "what comes out is what went in");
    // Life goes on where it was: the same receipts, the next numbers.
    let room = Room::Account(house.account);
    let seq = other.seq(room).await.expect("read");
    let command = Command::new(id().into(), Change::Add(house.person().into()));
    let committed = other.commit(&house.rep, &command, house.context(&house.rep)).await.expect("committed");
    assert_eq!(committed.receipt.events[0].seq, seq + 1);
}

async fn what_was_written_out_is_the_same_when_sqlite_has_taken_it_in(house: House) {
    let (url, folder) = empty_sqlite();
    taken_in_by(&house, &url).await;
    std::fs::remove_dir_all(folder).expect("it was there");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs MERIDIAN_TEST_POSTGRES"]
async fn what_sqlite_wrote_out_is_the_same_when_postgres_has_taken_it_in() {
    taken_in_by(&House::sqlite().await, &empty_postgres().await).await;
}

/// A line as it was written before boards asked anything.
fn older(line: &str) -> String {
    let mut json: serde_json::Value = serde_json::from_str(line).expect("a line");
    let (fields, young): (_, &[&str]) = match json["kind"].as_str() {
        Some("stage") => ("record", &["guard", "clock"]),
        Some("deal") => ("record", &["low", "high", "reason", "reason_note", "lost_to", "lost_to_nobody", "tender"]),
        None if json["table"] == "stage_visits" => ("row", &["by"]),
        _ => return line.to_owned(),
    };
    for field in young {
        json[fields].as_object_mut().expect("an object").remove(*field).expect("written");
    }
    json.to_string()
}

async fn an_export_from_before_a_column_is_taken_in_with_nothing_in_it(house: House) {
    let deal = house.deal(&Rank::sequence(1)[0], None, None);
    house.done(&house.admin, Change::Add(deal.clone().into())).await;
    let text: Vec<String> = exported(&house.store).await.lines().map(older).collect();
    let (url, folder) = empty_sqlite();
    let empty = Store::open(&url).await.expect("a store");
    bring(&empty, &text.join("\n")).await.expect("brought back");
    assert_eq!(empty.all(Kind::Deal).await.expect("read"), [deal.clone().into()]);
    let stages = empty.all(Kind::Stage).await.expect("read");
    assert_eq!(stages, house.store.all(Kind::Stage).await.expect("read"));
    let visits = empty.visits(deal.id).await.expect("read");
    assert_eq!(visits.iter().map(|visit| visit.by).collect::<Vec<_>>(), [None]);
    std::fs::remove_dir_all(folder).expect("it was there");
}

async fn nothing_is_brought_back_into_a_database_in_use(house: House) {
    let text = exported(&house.store).await;
    assert!(matches!(bring(&house.store, &text).await, Err(DumpError::NotEmpty)));
}

async fn an_export_that_is_cut_short_or_spoilt_leaves_nothing_behind(house: House) {
    let text = exported(&house.store).await;
    let (url, folder) = empty_sqlite();
    let empty = Store::open(&url).await.expect("a store");
    let lines: Vec<&str> = text.lines().collect();
    let short = lines[..lines.len() - 1].join("\n");
    assert!(matches!(bring(&empty, &short).await, Err(DumpError::Unfinished)));
    let headless = lines[1..].join("\n");
    assert!(matches!(bring(&empty, &headless).await, Err(DumpError::Line { number: 1, .. })));
    for spoilt in ["{", "{\"table\":\"nothing\",\"row\":{}}", "{\"table\":\"rooms\",\"row\":{\"room\":1,\"seq\":1}}"] {
        let text = [lines[0], lines[1], spoilt].join("\n");
        assert!(matches!(bring(&empty, &text).await, Err(DumpError::Line { number: 3, .. })), "{spoilt}");
    }
    assert!(empty.all(Kind::Workspace).await.expect("read").is_empty());
    bring(&empty, &text).await.expect("the whole goes in after all");
    std::fs::remove_dir_all(folder).expect("it was there");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_made_while_the_database_is_in_use_holds_the_same_and_the_file_is_free_after_closing() {
    let house = House::sqlite().await;
    lived_in(&house).await;
    let (_, folder) = empty_sqlite();
    std::fs::create_dir_all(&folder).expect("made");
    let copy = folder.join("copy.db").display().to_string();
    assert!(house.store.backup(&copy).await.expect("copied"));
    assert!(is_ours(&copy).await);
    let other = Store::open(&format!("sqlite://{copy}")).await.expect("a store");
    assert!(exported(&other).await == exported(&house.store).await);
    assert!(is_in_use(&copy).await);
    other.close().await.expect("closed");
    drop(other);
    let stranger = folder.join("stranger.db");
    std::fs::write(&stranger, "").expect("written");
    assert!(!is_ours(&stranger.display().to_string()).await);
    std::fs::remove_dir_all(folder).expect("it was there");
}
