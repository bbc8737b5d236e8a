//! `meridian import …` with the real data beside the project.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use meridian_domain::{
    record::{Kind, Record},
    stakeholder::LineKind,
};
use meridian_store::Store;

struct Desk {
    folder: PathBuf,
    url: String,
}

impl Desk {
    #[expect(clippy::disallowed_methods, reason = "a folder nobody else has")]
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("meridian-cli-{}", uuid::Uuid::now_v7()));
        let url = format!("sqlite://{}", folder.join("test.db").display());
        Self { folder, url }
    }

    /// Runs `meridian import …` and returns what it said.
    fn import(&self, arguments: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_meridian"))
            .arg("import")
            .args(arguments)
            .args(["--database-url", &self.url])
            .output()
            .expect("the program runs");
        let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{arguments:?}: {said}{complained}");
        said.into_owned()
    }

    async fn all(&self, kind: Kind) -> Vec<Record> {
        Store::open(&self.url).await.expect("a store").all(kind).await.expect("read")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

/// The folder of real data, where it is.
fn shared(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    if !folder.is_dir() {
        println!("skipped: shared/data/{name} is not here");
        return None;
    }
    Some(folder)
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_data_maven_crm_comes_in_by_the_command_line() {
    let Some(folder) = shared("maven-crm") else { return };
    let desk = Desk::new();
    let file = |name: &str| folder.join(format!("{name}.csv")).display().to_string();
    let files = [
        ("teams", file("sales_teams"), "35 new"),
        ("products", file("products"), "7 new"),
        ("accounts", file("accounts"), "85 new"),
        ("opportunities", file("sales_pipeline"), "8800 new"),
    ];
    for (kind, path, new) in &files {
        let said = desk.import(&[kind, path, "--currency", "USD"]);
        assert!(said.contains(new) && said.contains("0 refused"), "{said}");
    }
    let again = desk.import(&["opportunities", &files[3].1, "--currency", "USD"]);
    assert!(again.contains("read “GTXPro” as “GTX Pro” (1480 rows)"), "{again}");
    assert!(again.contains("0 new, 0 changed, 8800 same, 0 refused; 1425 deals without account"), "{again}");
    let as_written = desk.import(&["opportunities", &files[3].1, "--currency", "USD", "--as-written", "--dry-run"]);
    assert!(as_written.contains("nothing was written") && as_written.contains("nothing has this name"), "{as_written}");

    let deals = desk.all(Kind::Deal).await;
    assert_eq!(deals.len(), 8_800);
    let without = deals.iter().filter(|record| matches!(record, Record::Deal(deal) if deal.account.is_none()));
    assert_eq!(without.count(), 1_425);
    let accounts = desk.all(Kind::Account).await;
    let parents =
        accounts.iter().filter(|record| matches!(record, Record::Account(account) if account.parent.is_some()));
    assert_eq!((accounts.len(), parents.count()), (85, 15));
    assert_eq!(desk.all(Kind::Team).await.len(), 3);

    let list = desk.import(&["list"]);
    let first = list.lines().find(|line| line.contains("8800 new")).expect("the run of the deals");
    let id = first.split_whitespace().next().expect("an id");
    let undone = desk.import(&["undo", id]);
    assert!(undone.contains("records taken back") && !undone.contains("left"), "{undone}");
    assert!(desk.all(Kind::Deal).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_data_krackhardt_comes_to_the_map_of_one_account() {
    let Some(folder) = shared("krackhardt") else { return };
    let desk = Desk::new();
    let file = |name: &str| folder.join(format!("{name}.csv")).display().to_string();
    std::fs::create_dir_all(&desk.folder).expect("a folder");
    let accounts = desk.folder.join("accounts.csv");
    std::fs::write(&accounts, "account\nHigh-tech\n").expect("written");
    desk.import(&["accounts", &accounts.display().to_string()]);
    let account = ["--account", "High-tech"];
    for round in ["new", "same"] {
        let said = desk.import(&[&["people", file("nodes").as_str()], account.as_slice()].concat());
        assert!(said.contains(&format!("21 {round}")), "{said}");
        for (kind, name, count) in
            [("reports-to", "reports_to", 20), ("advice", "advice", 190), ("friendship", "friendship", 102)]
        {
            let path = file(name);
            let said = desk.import(&[&["lines", "--kind", kind, path.as_str()], account.as_slice()].concat());
            assert!(said.contains(&format!("{count} {round}")) && said.contains("0 refused"), "{said}");
        }
    }
    let seats = desk.all(Kind::Seat).await;
    let mut rows: Vec<i64> =
        seats.iter().filter_map(|record| if let Record::Seat(seat) = record { Some(seat.y) } else { None }).collect();
    rows.sort_unstable();
    assert_eq!(rows.len(), 21);
    let level = |y: i64| rows.iter().filter(|row| **row == y).count();
    assert_eq!(level(rows[0]), 1, "one head stands above all");
    assert_eq!(level(rows[1]), 4, "then four vice presidents");
    assert!(rows[5..].iter().all(|y| *y > rows[4]), "and all managers below them");
    let lines = desk.all(Kind::Line).await;
    let of = |kind| lines.iter().filter(|record| matches!(record, Record::Line(line) if line.kind == kind)).count();
    assert_eq!([of(LineKind::Reports), of(LineKind::Influence), of(LineKind::Friend)], [20, 190, 102]);
}
