//! The board on real opportunities: for any filter, counts and sums of each stage are those that SQL
//! over the raw file and, a second time, a fold over its rows as a spreadsheet does it, come to.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use meridian_app::backend::Backend as _;
use meridian_domain::pipeline::{
    StageKind,
    query::{AmountRange, DealFilter, DealQuery, Grouping},
    view::{Choice, Choices, Show},
};
use meridian_server::house::{House, Sources};
use meridian_store::Store;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use sqlx::{Connection as _, Row as _, SqliteConnection};

/// A folder of its own that goes with the test.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// A filter in three tongues: for the board, for SQL, and for a row.
struct Ask {
    said: String,
    filter: DealFilter,
    sql: Vec<String>,
    fits: Vec<Box<dyn Fn(&Line) -> bool>>,
}

/// A row of the file, with what the other files say of its agent and product.
struct Line {
    id: String,
    agent: String,
    office: String,
    product: String,
    series: String,
    account: String,
    stage: String,
    value: Option<i64>,
}

fn rows(folder: &Path, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(folder.join(name)).expect("a file");
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn lines(folder: &Path) -> Vec<Line> {
    let office: BTreeMap<_, _> = rows(folder, "sales_teams.csv")
        .into_iter()
        .map(|row| (row["sales_agent"].clone(), row["regional_office"].clone()))
        .collect();
    let series: BTreeMap<_, _> =
        rows(folder, "products.csv").into_iter().map(|row| (row["product"].clone(), row["series"].clone())).collect();
    rows(folder, "sales_pipeline.csv")
        .into_iter()
        .map(|row| {
            // The one name that is written differently in the two files.
            let product = row["product"].replace("GTXPro", "GTX Pro");
            Line {
                id: row["opportunity_id"].clone(),
                office: office[&row["sales_agent"]].clone(),
                agent: row["sales_agent"].clone(),
                series: series[&product].clone(),
                product,
                account: row["account"].clone(),
                stage: row["deal_stage"].clone(),
                value: row["close_value"].parse().ok(),
            }
        })
        .collect()
}

/// The same rows as a table of a database that knows nothing of ours.
async fn raw(lines: &[Line]) -> SqliteConnection {
    let mut raw = SqliteConnection::connect("sqlite::memory:").await.expect("a database");
    let make = "CREATE TABLE file (id, agent, office, product, series, account, stage, value INTEGER)";
    sqlx::query(make).execute(&mut raw).await.expect("a table");
    for line in lines {
        sqlx::query("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(&line.id)
            .bind(&line.agent)
            .bind(&line.office)
            .bind(&line.product)
            .bind(&line.series)
            .bind(&line.account)
            .bind(&line.stage)
            .bind(line.value)
            .execute(&mut raw)
            .await
            .expect("a row");
    }
    raw
}

fn id<T: Copy>(choices: &[Choice<T>], name: &str) -> T {
    choices.iter().find(|(_, names)| names.en == name).unwrap_or_else(|| panic!("no {name}")).0
}

impl Ask {
    fn all() -> Self {
        Self { said: "all".into(), filter: DealFilter::default(), sql: vec!["1".into()], fits: Vec::new() }
    }

    fn one_of(mut self, column: &str, names: &[&str], choices: &Choices) -> Self {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let of = |line: &Line, column: &str| match column {
            "agent" => line.agent.clone(),
            "office" => line.office.clone(),
            "product" => line.product.clone(),
            "series" => line.series.clone(),
            _ => line.account.clone(),
        };
        for name in &names {
            match column {
                "agent" => drop(self.filter.owners.insert(id(&choices.owners, name))),
                "office" => drop(self.filter.teams.insert(id(&choices.teams, name))),
                "product" => drop(self.filter.products.insert(id(&choices.products, name))),
                "series" => drop(self.filter.families.insert(name.clone())),
                _ => drop(self.filter.accounts.insert(id(&choices.accounts, name))),
            }
        }
        let listed: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        self.sql.push(format!("{column} IN ({})", listed.join(", ")));
        self.said += &format!(", {column} {names:?}");
        let column = column.to_owned();
        self.fits.push(Box::new(move |line| names.contains(&of(line, &column))));
        self
    }

    fn without_account(mut self) -> Self {
        self.filter.without_account = true;
        self.sql.push("account = ''".into());
        self.said += ", without account";
        self.fits.push(Box::new(|line| line.account.is_empty()));
        self
    }

    /// `least` and `most` in whole units of the currency.
    fn between(mut self, least: i64, most: i64) -> Self {
        self.filter.amount = AmountRange { least: Some(least * 100), most: Some(most * 100) };
        self.sql.push(format!("value BETWEEN {least} AND {most}"));
        self.said += &format!(", {least} to {most}");
        self.fits.push(Box::new(move |line| line.value.is_some_and(|value| (least..=most).contains(&value))));
        self
    }

    fn kind(mut self, kind: StageKind) -> Self {
        let stages: &'static [&'static str] = match kind {
            StageKind::Open => &["Prospecting", "Engaging"],
            StageKind::Won => &["Won"],
            StageKind::Lost => &["Lost"],
        };
        self.filter.kinds.push(kind);
        self.sql.push(format!("stage IN ('{}')", stages.join("', '")));
        self.said += &format!(", {kind:?}");
        self.fits.push(Box::new(move |line| stages.contains(&line.stage.as_str())));
        self
    }

    /// A part of the number or of the account's name.
    fn text(mut self, text: &str) -> Self {
        self.filter.text = text.into();
        self.sql.push(format!("(lower(id) LIKE '%{text}%' OR lower(account) LIKE '%{text}%')"));
        self.said += &format!(", “{text}”");
        let text = text.to_owned();
        self.fits.push(Box::new(move |line| {
            line.id.to_lowercase().contains(&text) || line.account.to_lowercase().contains(&text)
        }));
        self
    }
}

/// Some filters of each kind, and many put together at random.
fn asks(lines: &[Line], choices: &Choices) -> Vec<Ask> {
    let distinct =
        |of: fn(&Line) -> &str| lines.iter().map(of).filter(|name| !name.is_empty()).collect::<BTreeSet<_>>();
    let columns: [(&str, BTreeSet<&str>); 5] = [
        ("agent", distinct(|line| &line.agent)),
        ("office", distinct(|line| &line.office)),
        ("product", distinct(|line| &line.product)),
        ("series", distinct(|line| &line.series)),
        ("account", distinct(|line| &line.account)),
    ];
    let mut asks = vec![
        Ask::all(),
        Ask::all().without_account(),
        Ask::all().between(0, 0),
        Ask::all().between(550, 4_821),
        Ask::all().between(20_000, 1_000_000),
        Ask::all().kind(StageKind::Open),
        Ask::all().kind(StageKind::Won),
        Ask::all().kind(StageKind::Lost).without_account(),
        Ask::all().text("corp"),
        Ask::all().text("1c1i7a6r"),
        Ask::all().text("nothing is called this"),
    ];
    for (column, names) in &columns {
        asks.extend(names.iter().map(|name| Ask::all().one_of(column, &[name], choices)));
    }
    let mut dice = StdRng::seed_from_u64(85);
    let mut pick = |below: usize| dice.random_range(0..below);
    for _ in 0..120 {
        let mut ask = Ask::all();
        for (column, names) in &columns {
            if pick(3) == 0 {
                let names: Vec<_> = names.iter().copied().collect();
                let some: Vec<_> = (0..=pick(3)).map(|_| names[pick(names.len())]).collect();
                ask = ask.one_of(column, &some, choices);
            }
        }
        if pick(4) == 0 {
            let least = pick(3_000) as i64;
            ask = ask.between(least, least + pick(5_000) as i64);
        }
        asks.push(ask);
    }
    asks
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "a folder nobody else has")]
async fn shared_data_maven_crm_counts_and_sums_of_any_filter_are_those_of_the_file() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/maven-crm");
    if !shared.is_dir() {
        println!("skipped: shared/data/maven-crm is not here");
        return;
    }
    let folder = Folder(std::env::temp_dir().join(format!("meridian-maven-{}", uuid::Uuid::now_v7())));
    let url = format!("sqlite://{}", folder.0.join("test.db").display());
    for (kind, name) in [
        ("teams", "sales_teams"),
        ("products", "products"),
        ("accounts", "accounts"),
        ("opportunities", "sales_pipeline"),
    ] {
        let file = shared.join(format!("{name}.csv"));
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_meridian"))
            .args(["import", kind])
            .arg(&file)
            .args(["--currency", "CNY", "--database-url", &url])
            .output()
            .expect("the program runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let house = House::new(Store::open(&url).await.expect("a store"), Sources::real(), 480);
    let actor = house.caretaker();
    let first = house.board(&actor, None, DealQuery::default(), Show::default(), 0).await.expect("a board");
    let mut pipeline = None;
    for (id, _) in &first.pipelines {
        let board = house.board(&actor, Some(*id), DealQuery::default(), Show::default(), 0).await.expect("a board");
        if board.heads.iter().map(|head| head.count).sum::<i64>() == 8_800 {
            pipeline = Some(*id);
        }
    }
    let pipeline = pipeline.expect("all deals came into one pipeline");
    let choices = house.board_choices(&actor, pipeline).await.expect("choices");
    let lines = lines(&shared);
    let mut raw = raw(&lines).await;
    let mut shown = 0;
    for ask in asks(&lines, &choices) {
        let query = DealQuery { filter: ask.filter.clone(), ..DealQuery::default() };
        let heads = house.board_heads(&actor, pipeline, query, Grouping::None).await.expect("heads").columns;
        let counted: BTreeMap<String, (i64, i64)> = heads
            .iter()
            .filter(|head| head.count > 0)
            .map(|head| (head.stage.name.en.clone(), (head.count, head.sum)))
            .collect();
        let sql = format!(
            "SELECT stage, count(*), coalesce(sum(value), 0) FROM file WHERE {} GROUP BY stage",
            ask.sql.join(" AND ")
        );
        let by_sql: BTreeMap<String, (i64, i64)> = sqlx::query(sqlx::AssertSqlSafe(sql))
            .fetch_all(&mut raw)
            .await
            .expect("an answer")
            .into_iter()
            .map(|row| (row.get(0), (row.get(1), row.get::<i64, _>(2) * 100)))
            .collect();
        let mut by_rows = BTreeMap::<String, (i64, i64)>::new();
        for line in lines.iter().filter(|line| ask.fits.iter().all(|fits| fits(line))) {
            let cell = by_rows.entry(line.stage.clone()).or_default();
            *cell = (cell.0 + 1, cell.1 + line.value.unwrap_or(0) * 100);
        }
        assert_eq!(by_sql, by_rows, "{}", ask.said);
        assert_eq!(counted, by_rows, "{}", ask.said);
        for head in &heads {
            assert_eq!(head.unconverted, 0, "{}", ask.said);
            assert_eq!(head.weighted, (head.sum * head.stage.probability + 50) / 100, "{}", ask.said);
        }
        shown += heads.iter().map(|head| head.count).sum::<i64>();
    }
    assert!(shown > 8_800 * 6, "the filters leave enough to compare");
}
