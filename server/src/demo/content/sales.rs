//! Two years of what the hospitals bought, to the month before today.

use meridian_domain::{
    account::Account,
    id::BatchId,
    money::Currency,
    pipeline::query::Month,
    record::Record,
    sales::{Batch, Customer, Line, chunk, mark},
    time::{Date, Moment},
    workspace::Product,
};

use super::id;

/// Months of sales, and what the largest hospital buys in one, in fen; each of the others four fifths of
/// the one before.
const MONTHS: i32 = 24;
const LARGEST: f64 = 60_000_000.0;
const NEXT: f64 = 0.8;

/// The lines as chunks, with the records that make them seen: the batch, and who the customers are.
pub(super) fn sales(records: &[Record], today: Date, at: Moment) -> (BatchId, Vec<Record>, Vec<Vec<u8>>) {
    let accounts: Vec<&Account> =
        records.iter().filter_map(|record| if let Record::Account(one) = record { Some(one) } else { None }).collect();
    let products: Vec<&Product> =
        records.iter().filter_map(|record| if let Record::Product(one) = record { Some(one) } else { None }).collect();
    let batch: BatchId = id("sales");
    let (mut builder, mut row, mut whole) = (chunk::Builder::default(), 1, 0);
    let (mut first, mut last) = (today, Date::EPOCH);
    for back in (1..=MONTHS).rev() {
        let month = Month::of(today).plus(-back);
        for (place, account) in accounts.iter().enumerate() {
            // Chance that is the same each time: of the account, the month counted back, and what it is for.
            let chance = |what: &str, below: u64| {
                let count = back.to_le_bytes();
                let marked =
                    mark([account.name.zh.as_bytes(), account.name.en.as_bytes(), count.as_slice(), what.as_bytes()]);
                (marked >> 24) % below
            };
            // Every third buys now and then only.
            if products.is_empty() || (place % 3 == 2 && chance("silent", 10) < 6) {
                continue;
            }
            for n in 0..2 + chance("lines", 4) {
                let product = products[(place + chance(&format!("product {n}"), 3) as usize) % products.len()];
                let size = LARGEST * NEXT.powi(place as i32) * (0.5 + chance(&format!("size {n}"), 100) as f64 / 100.0);
                let back_again = chance(&format!("return {n}"), 40) == 0;
                let amount = if back_again { -(size as i64) / 10 } else { size as i64 };
                let day = month.first().plus_days(chance(&format!("day {n}"), 27) as i64);
                row += 1;
                let name = customer(account);
                let line = Line {
                    row,
                    day: day.days() as i32,
                    customer: name,
                    product: if product.name.zh.is_empty() { &product.name.en } else { &product.name.zh },
                    family: &product.family,
                    region: if account.city.zh.is_empty() { &account.city.en } else { &account.city.zh },
                    order: &format!("{month}-{place:02}-{}", n / 2),
                    quantity: if back_again { -1_000 } else { 1_000 * (1 + chance("quantity", 20) as i64) },
                    amount,
                    cost: Some(amount / 100 * (55 + 3 * (place as i64 % 14))),
                    key: 0,
                };
                whole += amount;
                (first, last) = (first.min(day), last.max(day));
                builder.push(&line);
            }
        }
    }
    let lines = builder.len() as i64;
    if lines == 0 {
        return (batch, Vec::new(), Vec::new());
    }
    let file = "sales.csv".to_owned();
    let mut seen: Vec<Record> = vec![
        Batch { id: batch, file, by: None, at, lines, first, last, currency: Currency::CNY, amount: whole }.into(),
    ];
    seen.extend(accounts.iter().map(|account| {
        let name = customer(account).to_owned();
        Record::from(Customer { id: Customer::id_of(&name), name, account: account.id })
    }));
    (batch, seen, vec![builder.finish()])
}

/// What the file calls an account.
fn customer(account: &Account) -> &str {
    if account.name.zh.is_empty() { &account.name.en } else { &account.name.zh }
}
