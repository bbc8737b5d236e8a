//! What is recorded of the deals, and how the boards ask for it.

use meridian_domain::{
    gate::Change,
    id::{DealId, PipelineId, StageId, UserId},
    locale::Lang,
    money::{Currency, Money},
    names::Names,
    pipeline::{
        Approval, CloseReason, Competitor, Deal, DealItem, Document, DocumentKind, ForecastCategory, Pipeline, Rank,
        Rival, SavedView, Stage, Target, Tender, TenderMethod, template::Template,
    },
    record::Record,
    time::Date,
};
use serde::Deserialize;

use super::{
    house, id, names,
    past::{Past, moment},
    some,
    tables::DealRow,
    text, wan,
};

/// Deal, method, platform, number, budget in ten thousand, days of notice, submission and opening, weight
/// of the price, our price, the lowest, points for technology and commercial part.
type TenderRow =
    (String, TenderMethod, String, String, i64, i64, i64, i64, i64, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

/// Deal, reason, note, who has won it instead, whether nobody has.
type Ended = (String, CloseReason, String, String, bool);

#[derive(Deserialize)]
pub(super) struct Table {
    /// Key, names.
    competitors: Vec<(String, String, String)>,
    /// Deal, competitor, product, price in ten thousand yuan, strength, weakness.
    rivals: Vec<(String, String, String, Option<i64>, String, String)>,
    /// Deal, product, quantity, price of one in yuan, discount.
    items: Vec<(String, String, i64, i64, i64)>,
    tenders: Vec<TenderRow>,
    /// Deal, category, least and most in ten thousand, days to the committee.
    outlook: Vec<(String, ForecastCategory, Option<i64>, Option<i64>, Option<i64>)>,
    ended: Vec<Ended>,
    /// Deals of the pipeline that is made from a template.
    renewals: Vec<DealRow>,
    renewals_ended: Vec<Ended>,
    /// Days ago, by whom, deal, kind, title in Chinese, in English, link.
    documents: Vec<(i64, String, String, DocumentKind, String, String, String)>,
    /// Days ago, by whom, deal, pipeline, stage, note in Chinese, in English.
    approvals: Vec<(i64, String, String, String, String, String, String)>,
    /// Owner, or all; ten thousand yuan a month.
    targets: Vec<(String, i64)>,
    /// Days ago, by whom, pipeline, name in Chinese, in English, query, whether it is shared.
    views: Vec<(i64, String, String, String, String, String, bool)>,
}

/// The key of the pipeline that is made from a template, and of that template.
const RENEWAL: &str = "renewal";

/// The stages of a pipeline as its template makes them, under the demo's own ids.
fn stages(template: &Template) -> Vec<Stage> {
    let mut keys = template.stages.iter().map(|stage| stage.key);
    let pipeline: PipelineId = id(template.key);
    let next = || {
        let key = keys.next().expect("an id for each stage");
        id::<StageId>(&format!("{}/{key}", template.key)).0
    };
    template.stages(pipeline, next)
}

/// Who else sells what we sell.
pub(super) fn competitors(table: &Table) -> impl Iterator<Item = Record> {
    let one =
        |(key, zh, en): &(String, String, String)| Competitor { id: id(key), name: names(zh, en), key: text(key) };
    table.competitors.iter().map(one).map(Record::from)
}

/// Adds what is recorded of deals that are in `records` already, a pipeline more, and what the stages ask.
pub(super) fn boards(records: &mut Vec<Record>, table: &Table, today: Date) {
    asked(records);
    renewals(records, table, today);
    for (deal, category, low, high, committee) in &table.outlook {
        if let Some(deal) = found(records, deal) {
            let currency = deal.amount.map_or(Currency::CNY, |amount| amount.currency);
            deal.category = Some(*category);
            deal.low = low.and_then(|low| wan(low, currency.code()));
            deal.high = high.and_then(|high| wan(high, currency.code()));
            deal.committee_on = committee.map(|days| today.plus_days(days));
        }
    }
    for (deal, reason, note, to, nobody) in table.ended.iter().chain(&table.renewals_ended) {
        if let Some(deal) = found(records, deal) {
            deal.reason = Some(*reason);
            deal.reason_note.clone_from(note);
            deal.lost_to = some(to);
            deal.lost_to_nobody = *nobody;
        }
    }
    for row in &table.tenders {
        if let Some(deal) = found(records, &row.0) {
            deal.tender = Some(tender(row, today));
        }
    }
    for (deal, competitor, product, price, strength, weakness) in &table.rivals {
        let Some(pipeline) = found(records, deal).map(|deal| deal.pipeline) else { continue };
        let rival = Rival {
            id: id(&format!("{deal}/{competitor}")),
            pipeline,
            deal: id(deal),
            competitor: id(competitor),
            product: product.clone(),
            price: price.and_then(|price| wan(price, "CNY")),
            strength: strength.clone(),
            weakness: weakness.clone(),
        };
        records.push(rival.into());
    }
    for (deal, product, quantity, yuan, discount) in &table.items {
        let Some(pipeline) = found(records, deal).map(|deal| deal.pipeline) else { continue };
        let item = DealItem {
            id: id(&format!("{deal}/{product}")),
            pipeline,
            deal: id(deal),
            product: id(product),
            quantity: *quantity,
            price: Money::new(yuan * 100, Currency::CNY),
            discount: *discount,
        };
        records.push(item.into());
    }
    for (owner, month, amount) in targets(table, today) {
        let id = id(&format!("{owner}/target/{}", month.month()));
        records.push(Target { id, pipeline: None, owner: some(&owner), month, amount }.into());
    }
}

/// The stages of the consumables ask what their template asks; those of the large equipment only count
/// the days, so that somebody who tries the program can move a card before reading anything.
fn asked(records: &mut [Record]) {
    for (own, of, guarded) in [("large", "equipment", false), ("consumables", "consumables", true)] {
        let Some(template) = Template::of(of) else { continue };
        let pipeline: PipelineId = id(own);
        for made in template.stages(pipeline, uuid::Uuid::nil) {
            let stage = records.iter_mut().find_map(|record| match record {
                Record::Stage(stage) if stage.pipeline == pipeline && stage.key == made.key => Some(stage),
                _ => None,
            });
            if let Some(stage) = stage {
                stage.clock = made.clock;
                stage.guard = if guarded { made.guard } else { stage.guard.clone() };
            }
        }
    }
}

fn renewals(records: &mut Vec<Record>, table: &Table, today: Date) {
    let Some(template) = Template::of(RENEWAL) else { return };
    let name: Names = template.name.into();
    records.push(Pipeline { key: text(RENEWAL), ..Pipeline::named(id(RENEWAL), name, 2) }.into());
    records.extend(stages(template).into_iter().map(Record::from));
    for (deal, rank) in table.renewals.iter().zip(Rank::sequence(table.renewals.len())) {
        records.push(house::deal(deal, rank, today).into());
    }
}

fn found<'r>(records: &'r mut [Record], key: &str) -> Option<&'r mut Deal> {
    let wanted: DealId = id(key);
    records.iter_mut().find_map(|record| match record {
        Record::Deal(deal) if deal.id == wanted => Some(deal),
        _ => None,
    })
}

fn tender(row: &TenderRow, today: Date) -> Tender {
    let yuan = |wan_yuan: Option<i64>| wan_yuan.and_then(|amount| wan(amount, "CNY"));
    Tender {
        method: Some(row.1),
        platform: row.2.clone(),
        number: row.3.clone(),
        budget: yuan(Some(row.4)),
        published_on: Some(today.plus_days(row.5)),
        submit_by: Some(today.plus_days(row.6)),
        opens_on: Some(today.plus_days(row.7)),
        price_weight: Some(row.8),
        price: yuan(row.9),
        lowest: yuan(row.10),
        technical: row.11.map(|points| points * 100),
        commercial: row.12.map(|points| points * 100),
    }
}

/// Each month of this year; the last of a quarter is half as much again.
fn targets(table: &Table, today: Date) -> Vec<(String, Date, Money)> {
    let mut targets = Vec::new();
    for (owner, amount) in &table.targets {
        for month in 1..=12 {
            let Ok(first) = Date::new(today.year(), month, 1) else { continue };
            let amount = if month % 3 == 0 { amount * 3 / 2 } else { *amount };
            targets.extend(wan(amount, "CNY").map(|money| (owner.clone(), first, money)));
        }
    }
    targets
}

/// What colleagues have signed since, oldest first: papers, approvals, views.
pub(super) fn signed(records: &[Record], table: &Table, today: Date, written: Lang) -> Vec<Past> {
    let pick = |zh: &String, en: &String| if written == Lang::Zh { zh } else { en }.clone();
    let pipeline = |deal: DealId| {
        records.iter().find_map(|record| match record {
            Record::Deal(own) if own.id == deal => Some(own.pipeline),
            _ => None,
        })
    };
    let mut past = Vec::new();
    for (number, (days, by, deal, kind, zh, en, link)) in table.documents.iter().enumerate() {
        let (at, by, deal): (_, UserId, DealId) = (moment(today, *days), id(by), id(deal));
        let Some(pipeline) = pipeline(deal) else { continue };
        let (title, on) = (pick(zh, en), Some(today.plus_days(-days)));
        let id = id(&format!("document/{number}"));
        let document = Document { id, pipeline, deal, kind: *kind, title, link: link.clone(), on, by, at };
        past.push(Past { at, by, change: Change::Add(document.into()) });
    }
    for (number, (days, by, deal, pipeline, stage, zh, en)) in table.approvals.iter().enumerate() {
        let (at, by) = (moment(today, *days), id(by));
        let stage = id(&format!("{pipeline}/{stage}"));
        let (id, pipeline, deal) = (id(&format!("approval/{number}")), id(pipeline), id(deal));
        let approval = Approval { id, pipeline, deal, stage, by, at, note: pick(zh, en) };
        past.push(Past { at, by, change: Change::Add(approval.into()) });
    }
    for (number, (days, by, pipeline, zh, en, query, shared)) in table.views.iter().enumerate() {
        let (at, by) = (moment(today, *days), id(by));
        let query = query.replace("{z}", &id::<UserId>("z").to_string());
        let (id, pipeline) = (id(&format!("view/{number}")), id(pipeline));
        let view = SavedView { id, pipeline, by, name: pick(zh, en), query, shared: *shared };
        past.push(Past { at, by, change: Change::Add(view.into()) });
    }
    past
}
