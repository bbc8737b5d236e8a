//! Sales lines from file to figures: real files, reckoned a second time in another way; and files that
//! are none.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
};

use meridian_app::{Failure, backend::Backend as _};
use meridian_domain::{
    classify::view::{IdentifyQuery, Only},
    import::Unreadable,
    sales::{Buyer, Filter, view::LinesQuery},
};
use meridian_server::{
    house::{House, Sources},
    import::sales::Source,
};
use meridian_store::Store;

/// A folder of its own that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("meridian-sales-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

async fn house(folder: &Folder) -> House {
    let store = Store::open(&format!("sqlite://{}", folder.0.join("m.db").display())).await.expect("a store");
    House::new(store, Sources::real(), 480)
}

/// An unpacked file of the shared data; nothing where it is not here.
fn data(folder: &Folder, name: &str) -> Option<PathBuf> {
    let packed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(format!("{name}.gz"));
    if !packed.exists() {
        println!("skipped: shared/data/{name} is not here");
        return None;
    }
    let unpacked = Command::new("gzip").arg("-dc").arg(&packed).output().expect("gzip");
    let path = folder.0.join("lines.csv");
    std::fs::write(&path, unpacked.stdout).expect("written");
    Some(path)
}

async fn come_in(house: &House, source: Source) -> Result<meridian_domain::import::view::Run, Failure> {
    let actor = house.caretaker();
    let sheet = house.lay_sales(&actor, "lines.csv", source).await?;
    house.import_sales(&actor, sheet.id, &sheet.mapping, &[]).await
}

/// Sums by customer, straight from the cells: cents of the amount by month, families, months, returns.
#[derive(Default)]
struct Own {
    cents: i64,
    months: BTreeMap<(i32, u8), i64>,
    orders: BTreeSet<String>,
    lines: u64,
}

fn cents(text: &str) -> i64 {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = format!("{part:0<3}");
    let up = i64::from(part.as_bytes()[2] >= b'5');
    sign * (whole.parse::<i64>().expect("digits") * 100 + part[..2].parse::<i64>().expect("digits") + up)
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_distributors_file_says_what_one_counts_in_another_way() {
    let folder = Folder::new("pharma");
    let Some(path) = data(&folder, "pharma-distributor/pharma-data.csv") else { return };
    let house = house(&folder).await;
    let began = std::time::Instant::now();
    let run = come_in(&house, Source::File(path.clone())).await.expect("imported");
    println!("imported 254,082 lines in {:?}", began.elapsed());
    assert_eq!((run.report.counts.new, run.report.counts.refused), (254_082, 0));

    // The published figures of SOURCE.md, then everything again from the cells.
    let actor = house.caretaker();
    let began = std::time::Instant::now();
    let view = house.identify(&actor, IdentifyQuery::default()).await.expect("figures");
    println!("classified them in {:?}", began.elapsed());
    assert_eq!(view.whole.amount, 1_179_898_764_220);
    assert_eq!((view.whole.lines, view.whole.buyers), (254_082, 751));
    assert_eq!((view.families.len(), view.regions.len()), (6, 2));

    let mut own: BTreeMap<String, Own> = BTreeMap::new();
    let mut returned = 0;
    let mut reader = csv::Reader::from_path(&path).expect("a file");
    for record in reader.records() {
        let record = record.expect("a record");
        let customer = record[1].split_whitespace().collect::<Vec<_>>().join(" ");
        let month = MONTHS.iter().position(|name| *name == &record[13]).expect("a month") as u8 + 1;
        let year: i32 = record[14].parse().expect("a year");
        let amount = cents(&record[12]);
        let it = own.entry(customer).or_default();
        it.cents += amount;
        it.lines += 1;
        *it.months.entry((year, month)).or_default() += amount;
        if amount > 0 {
            it.orders.insert(format!("{year}-{month}"));
        }
        returned += amount.min(0);
    }
    assert_eq!(view.whole.returned, returned);
    let shares: Vec<f64> = own.values().map(|it| it.cents.max(0) as f64).collect();
    let total: f64 = shares.iter().sum();
    let hhi: f64 = shares.iter().map(|value| value * value).sum::<f64>() / (total * total) * 10_000.0;
    assert!((view.whole.herfindahl.expect("sales") - hhi).abs() < 1e-6);
    // Gini as the mean difference of all pairs, not over ranks.
    let pairs: f64 = shares.iter().flat_map(|a| shares.iter().map(move |b| (a - b).abs())).sum();
    let n = shares.len() as f64;
    assert!((view.whole.gini.expect("sales") - pairs / (2.0 * n * total)).abs() < 1e-9);

    // Every buyer, page by page.
    let mut sorted: Vec<(&String, &Own)> = own.iter().collect();
    sorted.sort_by_key(|(_, it)| -it.cents);
    let mut seen = 0;
    let mut before = 0_i64;
    while seen < sorted.len() {
        let page =
            house.identify(&actor, IdentifyQuery { offset: seen, ..IdentifyQuery::default() }).await.expect("a page");
        assert!(!page.rows.is_empty());
        for row in &page.rows {
            let (_, it) = sorted[seen];
            assert_eq!(row.amount, it.cents);
            let Buyer::Customer(name) = &row.buyer else { panic!("nothing is matched") };
            let it = &own[name];
            assert_eq!((row.lines, row.orders as usize), (it.lines, it.orders.len()), "{name}");
            assert_eq!(row.months.len(), 48, "from January 2017 to December 2020");
            let mean = it.cents as f64 / 48.0;
            let bought: f64 = it.months.values().map(|value| (*value as f64 - mean).powi(2)).sum();
            let silent = (48 - it.months.len()) as f64 * mean * mean;
            let cv = ((bought + silent) / 48.0).sqrt() / mean;
            assert!((row.variation.expect("sales") - cv).abs() < 1e-6, "{name}");
            let class = if (before as f64) < 0.8 * total {
                "A"
            } else if (before as f64) < 0.95 * total {
                "B"
            } else {
                "C"
            };
            assert_eq!(format!("{:?}", row.class), class, "{name}");
            before += row.amount.max(0);
            seen += 1;
        }
    }
    assert_eq!(view.whole.classes.iter().map(|(count, _)| count).sum::<usize>(), 751);
    assert_eq!(view.whole.segments.iter().map(|(_, count, _)| count).sum::<usize>(), 751);

    // One product line in one year, and one buyer's lines.
    let filter = Filter {
        from: "2018-01".parse().ok(),
        until: "2018-12".parse().ok(),
        family: Some("Antibiotics".to_owned()),
        region: Some("Poland".to_owned()),
    };
    let part = house
        .identify(&actor, IdentifyQuery { filter: filter.clone(), ..IdentifyQuery::default() })
        .await
        .expect("figures");
    let mut counted = (0, 0_i64);
    let mut reader = csv::Reader::from_path(&path).expect("a file");
    for record in reader.records() {
        let record = record.expect("a record");
        if &record[9] == "Antibiotics" && &record[3] == "Poland" && &record[14] == "2018" {
            counted = (counted.0 + 1, counted.1 + cents(&record[12]));
        }
    }
    assert_eq!((part.whole.lines, part.whole.amount), counted);
    let first = part.rows[0].clone();
    let lines = house.sales_lines(&actor, LinesQuery { buyer: first.buyer, filter, offset: 0 }).await.expect("lines");
    assert_eq!((lines.total as u64, lines.amount), (first.lines, first.amount));

    // Taken back, nothing is left; the same file may come again.
    house.take_back(&actor, &[run.id], |_| ()).await.expect("taken back");
    assert_eq!(house.identify(&actor, IdentifyQuery::default()).await.expect("nothing").known, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shops_file_is_priced_and_its_cancellations_count_as_less() {
    let folder = Folder::new("shop");
    let Some(path) = data(&folder, "uci-online-retail/online_retail.csv") else { return };
    let house = house(&folder).await;
    let began = std::time::Instant::now();
    let run = come_in(&house, Source::File(path.clone())).await.expect("imported");
    println!("imported 541,909 lines in {:?}", began.elapsed());
    assert_eq!((run.report.counts.new, run.report.counts.refused), (541_909, 0));
    let actor = house.caretaker();
    let began = std::time::Instant::now();
    let view = house.identify(&actor, IdentifyQuery::default()).await.expect("figures");
    println!("classified them in {:?}", began.elapsed());
    // Whole numbers of tenths of a per mille: prices have up to three decimals.
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    let mut orders: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut reader = csv::Reader::from_path(&path).expect("a file");
    for record in reader.records() {
        let record = record.expect("a record");
        let (quantity, price): (f64, f64) =
            (record[3].parse().expect("a number"), record[5].parse().expect("a number"));
        let amount = (quantity * price * 100.0 + 1e-7 * (quantity * price).signum()).round() as i64;
        *sums.entry(record[6].to_owned()).or_default() += amount;
        if amount > 0 && !record[6].is_empty() {
            orders.entry(record[6].to_owned()).or_default().insert(record[0].to_owned());
        }
    }
    let nameless = sums.remove("").unwrap_or_default();
    assert_eq!((view.whole.buyers, view.whole.nameless), (4_372, (135_080, nameless)));
    assert_eq!(view.whole.amount, sums.values().sum::<i64>());
    let Buyer::Customer(largest) = &view.rows[0].buyer else { panic!("nothing is matched") };
    assert_eq!(Some(&view.rows[0].amount), sums.values().max());
    assert_eq!(view.rows[0].orders as usize, orders[largest].len());
    let unmatched = IdentifyQuery { only: Some(Only::Unmatched), ..IdentifyQuery::default() };
    assert_eq!(house.identify(&actor, unmatched).await.expect("figures").total, 4_372);
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_no_sales_lines_leave_nothing_behind() {
    let folder = Folder::new("bad");
    let house = house(&folder).await;
    let wide = vec!["a"; 10_000].join(",");
    let claims = {
        // A stored entry that says it unpacks to four gigabytes.
        let mut zip = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\x04\0\0\0\xff\xff\xff\xff\x05\0\0\0a.xml".to_vec();
        zip.extend_from_slice(&[0; 40]);
        zip
    };
    for bytes in [
        Vec::new(),
        b"customer,date,amount\n".to_vec(),
        b"PK\x03\x04 cut off".to_vec(),
        claims,
        b"\x7fELF\x02\x01\x01\0\0\0\0\0".to_vec(),
        b"customer,date,amount\nA\0B,2026-01-05,7\n".to_vec(),
        wide.into_bytes(),
        b"customer,date,amount\n\"A,2026-01-05,7\n".to_vec(),
        b"name,colour\nA,red\n".to_vec(),
        b"customer,date,amount\nA,soon,much\n".to_vec(),
    ] {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        let result = come_in(&house, Source::Bytes(Arc::new(bytes))).await;
        assert!(matches!(result, Err(Failure::Unreadable(_))), "{shown}: {result:?}");
    }
    let actor = house.caretaker();
    assert_eq!(house.identify(&actor, IdentifyQuery::default()).await.expect("nothing").known, None);
    let formula = Source::Bytes(Arc::new(b"customer,date,amount\nA,2026-01-05,=1+1\nB,2026-01-06,7\n".to_vec()));
    let run = come_in(&house, formula).await.expect("imported");
    assert_eq!((run.report.counts.new, run.report.counts.refused), (1, 1));
    let wrong = come_in(&house, Source::Bytes(Arc::new(b"customer,date\nA,2026-01-05\n".to_vec()))).await;
    assert!(matches!(wrong, Err(Failure::Unreadable(Unreadable::WrongKind { .. }))), "{wrong:?}");
}
