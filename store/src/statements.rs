//! Every statement the store can issue is valid in both databases, but for those each needs for
//! itself. A tour through the store notes them; a look at the source makes sure that the tour
//! comes by every place from which a statement goes out.

use std::{
    collections::BTreeSet,
    fs,
    panic::Location,
    path::Path,
    sync::{Mutex, PoisonError},
};

use meridian_domain::record::Kind;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqlSafeStr as _, SqliteConnection};

#[expect(dead_code, unused_imports, unused_macros, reason = "the tour needs a part of the contract tests' stage")]
#[path = "../tests/contract/support.rs"]
mod support;
mod tour;

use support::House;

/// What only one of the two understands.
const OWN: [(&str, &str); 5] = [
    ("postgres", "SELECT gen_random_uuid()"),
    ("postgres", "SELECT pg_advisory_xact_lock(7220231201)"),
    ("postgres", "SELECT pg_notify($1, $2)"),
    ("sqlite", "PRAGMA wal_checkpoint(TRUNCATE)"),
    ("sqlite", "VACUUM INTO $1"),
];

static STATEMENTS: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
static PLACES: Mutex<BTreeSet<(String, u32)>> = Mutex::new(BTreeSet::new());

/// Notes a statement and where it goes out.
pub fn note(place: &Location<'_>, sql: &str) {
    let file = Path::new(place.file()).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    PLACES.lock().unwrap_or_else(PoisonError::into_inner).insert((file, place.line()));
    STATEMENTS.lock().unwrap_or_else(PoisonError::into_inner).insert(sql.to_owned());
}

/// Places in the source from which a statement goes out.
fn places() -> BTreeSet<(String, u32)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut places = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the folder of the source") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if name == "statements.rs" || !name.ends_with(".rs") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("readable");
        let own = text.lines().take_while(|line| *line != "mod tests {");
        for (line, number) in own.zip(1..) {
            if [".run(", ".rows(", ".select(", ".cards("].iter().any(|call| line.contains(call))
                && !line.contains("migrations::")
            {
                places.insert((name.clone(), number));
            }
        }
    }
    places
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs MERIDIAN_TEST_POSTGRES"]
async fn every_statement_is_valid_in_sqlite_and_postgres() {
    let (one, other) = (House::sqlite().await, House::postgres().await);
    tour::through(&one).await;
    tour::through(&other).await;
    let passed = PLACES.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let missed: Vec<_> = places().difference(&passed).cloned().collect();
    assert!(missed.is_empty(), "the tour does not come by {missed:?}");

    let mut sqlite = SqliteConnection::connect(&one.url).await.expect("a connection");
    let mut postgres = PgConnection::connect(&other.url).await.expect("a connection");
    let mut statements = STATEMENTS.lock().unwrap_or_else(PoisonError::into_inner).clone();
    statements.extend(crate::dump::statements());
    statements.extend(Kind::ALL.iter().map(|kind| crate::records::statements(*kind).upsert.clone()));
    assert!(statements.len() > 200, "{} statements were noted", statements.len());
    for sql in &statements {
        let in_sqlite = (&mut sqlite).prepare(AssertSqlSafe(sql.clone()).into_sql_str()).await.err();
        let in_postgres = (&mut postgres).prepare(AssertSqlSafe(sql.clone()).into_sql_str()).await.err();
        match OWN.iter().find(|(_, own)| own == sql) {
            Some((database, _)) => {
                let (own, other) =
                    if *database == "sqlite" { (in_sqlite, in_postgres) } else { (in_postgres, in_sqlite) };
                assert!(own.is_none() && other.is_some(), "{sql}: {own:?}, {other:?}");
            }
            None => assert!(in_sqlite.is_none() && in_postgres.is_none(), "{sql}: {in_sqlite:?}, {in_postgres:?}"),
        }
    }
    for (_, own) in OWN {
        assert!(statements.contains(own), "{own} is issued no more");
    }
}
