//! What is known of some hospitals, and what they need.

use meridian_domain::{
    account::profile::{Fact, Holding, Need, NeedState, Topic},
    record::Record,
    stakeholder::Evidence,
    time::Date,
};
use serde::Deserialize;

use super::{id, tables, wan};

/// Account, topic, name, maker, count, amount (ten thousand), first and last day, ours, note, grade.
type HoldingRow =
    (String, Topic, String, String, Option<i64>, Option<i64>, Option<i64>, Option<i64>, bool, String, char);
/// Account, role of the person, what, weight, state, answer, source, grade, by, days ago.
type NeedRow = (String, String, String, i64, NeedState, String, String, char, String, i64);

#[derive(Deserialize)]
pub(super) struct Table {
    /// Account, field, value, grade.
    facts: Vec<(String, String, String, char)>,
    holdings: Vec<HoldingRow>,
    needs: Vec<NeedRow>,
}

pub(super) fn profile(records: &mut Vec<Record>, table: &Table, today: Date) {
    let evidence = |grade: &char, source: &str, on: Date| Evidence {
        grade: tables::grade(grade),
        source: source.to_owned(),
        on: Some(on),
    };
    for (account, field, value, grade) in &table.facts {
        let account = id(account);
        let fact = Fact {
            id: Fact::id_of(account, field),
            account,
            field: field.clone(),
            value: value.clone(),
            evidence: evidence(grade, "", today.plus_days(-40)),
        };
        records.push(fact.into());
    }
    for (n, row) in table.holdings.iter().enumerate() {
        let (account, topic, name, maker, count, amount, from, until, ours, note, grade) = row;
        let named = Holding::named(id(&format!("holding/{account}/{n}")), id(account), *topic, name);
        let holding = Holding {
            maker: maker.clone(),
            count: *count,
            amount: amount.and_then(|amount| wan(amount, "CNY")),
            from: from.map(|days| today.plus_days(days)),
            until: until.map(|days| today.plus_days(days)),
            ours: *ours,
            note: note.clone(),
            evidence: evidence(grade, "", today.plus_days(-25)),
            ..named
        };
        records.push(holding.into());
    }
    for (n, (account, role, what, weight, state, answer, source, grade, by, ago)) in table.needs.iter().enumerate() {
        let on = today.plus_days(-ago);
        let need = Need {
            id: id(&format!("need/{account}/{n}")),
            account: id(account),
            person: (!role.is_empty()).then(|| id(&format!("{account}/{role}"))),
            what: what.clone(),
            weight: *weight,
            state: *state,
            answer: answer.clone(),
            on,
            by: id(by),
            evidence: evidence(grade, source, on),
        };
        records.push(need.into());
    }
}
