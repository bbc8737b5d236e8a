//! The sheets of account plans, in several states: one complete, one begun, some with a single sheet.

use std::collections::BTreeMap;

use meridian_domain::{
    id::{FactorId, SwotItemId},
    money::{Currency, Money},
    names::Names,
    pipeline::Rank,
    plan::{
        Action, Factor, Goal, Kpi, Pairing, PestFactor, Plan, Promise, Quadrant, Response, Span, Strategy, SwotItem,
        SwotSide, Tendency,
    },
    record::Record,
    stakeholder::Evidence,
    time::Date,
};
use serde::Deserialize;

use super::{id, names, some, tables::grade};

#[derive(Deserialize)]
pub(super) struct Plans {
    /// Account, area, text, impact, likelihood, span, tendency, grade, source.
    factors: Vec<FactorRow>,
    /// Account, key, side, text, weight, rating, grade, source, Chinese text of the factor it comes from.
    swot: Vec<ItemRow>,
    /// Account, quadrant, text, pairs: keys within and around, strength.
    strategies: Vec<(String, Quadrant, String, String, Vec<(String, String, i64)>)>,
    /// Account, English title of the goal, quadrant and place of its strategy, now, to reach, why, due, owner.
    smart: Vec<(String, String, String, usize, String, String, String, i64, String)>,
    /// Account, English title of the action, that of its goal, days.
    actions: Vec<(String, String, String, i64)>,
    /// Account, days its actions may take.
    caps: Vec<(String, i64)>,
    promises: Vec<PromiseRow>,
    responses: Vec<ResponseRow>,
}

type FactorRow =
    (String, PestFactor, String, String, Option<i64>, Option<i64>, Option<Span>, Option<Tendency>, char, String);

type ItemRow = (String, String, SwotSide, String, String, Option<i64>, Option<i64>, char, String, String);

/// Account, figure, text, unit, now and target in thousandths, worth of a unit in 分, times, owner, grade,
/// source, due, measured, days since, who confirmed it.
#[derive(Deserialize)]
struct PromiseRow(
    String,
    Kpi,
    String,
    String,
    String,
    i64,
    i64,
    i64,
    i64,
    String,
    char,
    String,
    i64,
    Option<i64>,
    Option<i64>,
    String,
);

/// Account, part, sales in yuan, margin, days, least, most, the four answers, agreed days, grade.
#[derive(Deserialize)]
struct ResponseRow(
    String,
    String,
    String,
    i64,
    i64,
    i64,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    Option<i64>,
    char,
);

/// Ranks for one thing after the other, list by list.
#[derive(Default)]
struct Ranks(BTreeMap<String, Rank>);

impl Ranks {
    fn next(&mut self, list: String) -> Rank {
        let rank = Rank::between(self.0.get(&list), None).expect("behind the last there is always room");
        self.0.insert(list, rank.clone());
        rank
    }
}

/// Adds the sheets to accounts, plans and actions that are in `records` already.
pub(super) fn plans(records: &mut Vec<Record>, table: &Plans, today: Date) {
    let mut ranks = Ranks::default();
    let evidence = |letter: &char, source: &str| {
        let on = Some(today.plus_days(-12));
        Evidence { grade: grade(letter), source: source.to_owned(), on }
    };
    for (account, area, zh, en, impact, likelihood, span, tendency, letter, source) in &table.factors {
        let rank = ranks.next(format!("{account}/{area:?}"));
        let new = Factor::new(id(&format!("{account}/{zh}")), id(account), *area, names(zh, en), rank);
        let judged = Factor { impact: *impact, likelihood: *likelihood, span: *span, tendency: *tendency, ..new };
        records.push(Factor { evidence: evidence(letter, source), ..judged }.into());
    }
    let item = |account: &str, key: &str| -> SwotItemId { id(&format!("{account}/{key}")) };
    for (account, key, side, zh, en, weight, rating, letter, source, factor) in &table.swot {
        let rank = ranks.next(format!("{account}/{side:?}"));
        let new = SwotItem::new(item(account, key), id(account), *side, names(zh, en), rank);
        let factor = (!factor.is_empty()).then(|| id::<FactorId>(&format!("{account}/{factor}")));
        let weighed = SwotItem { weight: *weight, rating: *rating, factor, ..new };
        records.push(SwotItem { evidence: evidence(letter, source), ..weighed }.into());
    }
    let mut counts: BTreeMap<(String, Quadrant), usize> = BTreeMap::new();
    for (account, quadrant, zh, en, pairs) in &table.strategies {
        let count = counts.entry((account.clone(), *quadrant)).or_default();
        *count += 1;
        let key = format!("{account}/{quadrant:?}{count}").to_lowercase();
        let rank = ranks.next(format!("{account}/{quadrant:?}"));
        let strategy = Strategy { id: id(&key), account: id(account), quadrant: *quadrant, text: names(zh, en), rank };
        for (within, around, strength) in pairs {
            let pairing = Pairing {
                id: id(&format!("{key}/{within}/{around}")),
                account: id(account),
                strategy: strategy.id,
                within: item(account, within),
                around: item(account, around),
                strength: *strength,
            };
            // Behind the strategy, which is pushed below.
            records.push(pairing.into());
        }
        let at = records.len() - pairs.len();
        records.insert(at, strategy.into());
    }
    extend(records, table, today);
    for row in &table.promises {
        let PromiseRow(account, kpi, zh, en, unit, baseline, target, worth, times, owner, letter, source, ..) = row;
        let PromiseRow(.., due, measured, ago, by) = row;
        let person = |role: &str| some(&if role.is_empty() { String::new() } else { format!("{account}/{role}") });
        let rank = ranks.next(format!("{account}/promise"));
        let new = Promise::new(id(&format!("{account}/{en}")), id(account), *kpi, names(zh, en), rank);
        let promise = Promise {
            unit: unit.clone(),
            baseline: Some(*baseline),
            target: Some(*target),
            worth: Some(Money::new(*worth, Currency::CNY)),
            times: Some(*times),
            owner: person(owner),
            evidence: evidence(letter, source),
            due_on: Some(today.plus_days(*due)),
            measured: *measured,
            measured_on: ago.map(|ago| today.plus_days(-ago)),
            verified_by: person(by),
            ..new
        };
        records.push(promise.into());
    }
    for ResponseRow(account, zh, en, sales, margin, days, least, most, none, half, more, full, planned, letter) in
        &table.responses
    {
        let rank = ranks.next(format!("{account}/response"));
        let part = if en.is_empty() { Names::default() } else { names(zh, en) };
        let new = Response::new(id(&format!("{account}/days/{en}")), id(account), part, rank);
        let response = Response {
            sales: Money::from_major(*sales, Currency::CNY),
            margin: Some(*margin),
            days: Some(*days),
            least: *least,
            most: *most,
            none: *none,
            half: *half,
            more: *more,
            full: *full,
            planned: *planned,
            evidence: evidence(letter, ""),
            ..new
        };
        records.push(response.into());
    }
}

/// What goals, actions and plans say beside their names. Goals come behind the strategies they refer to.
fn extend(records: &mut Vec<Record>, table: &Plans, today: Date) {
    let (later, mut kept): (Vec<Record>, Vec<Record>) =
        records.drain(..).partition(|record| matches!(record, Record::Goal(_) | Record::Action(_)));
    for record in &mut kept {
        if let Record::Plan(plan) = record {
            let cap = table.caps.iter().find(|(account, _)| plan.id == id(account));
            *plan = Plan { days: cap.map(|(_, days)| *days), ..plan.clone() };
        }
    }
    records.append(&mut kept);
    let (goals, actions): (Vec<Record>, Vec<Record>) =
        later.into_iter().partition(|record| matches!(record, Record::Goal(_)));
    for record in goals {
        let Record::Goal(goal) = record else { continue };
        let said = table.smart.iter().find(|row| goal.id == id(&format!("{}/{}", row.0, row.1)));
        let goal = match said {
            None => goal,
            Some((account, _, quadrant, place, baseline, target, reason, due, owner)) => Goal {
                strategy: (!quadrant.is_empty()).then(|| id(&format!("{account}/{quadrant}{place}"))),
                baseline: baseline.clone(),
                target: target.clone(),
                reason: reason.clone(),
                due_on: Some(today.plus_days(*due)),
                owner: some(owner),
                ..goal
            },
        };
        records.push(goal.into());
    }
    for record in actions {
        let Record::Action(action) = record else { continue };
        let said = table.actions.iter().find(|row| action.id == id(&format!("{}/{}", row.0, row.1)));
        let goal = said.map(|(account, _, goal, _)| id(&format!("{account}/{goal}")));
        let days = said.map(|(.., days)| *days);
        records.push(Action { goal, days, ..action }.into());
    }
}
