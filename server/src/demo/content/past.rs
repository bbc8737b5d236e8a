//! What happened before today: how one map came about, and what colleagues have said about it.

use meridian_domain::{
    gate::Change,
    health::{Acknowledgement, Incident, IncidentPatch, OverrideKind},
    id::{MapId, SeatId, UserId},
    locale::Lang,
    record::{Patch, Record},
    stakeholder::{Comment, LineKind, Scenario, Seat, SeatPatch, Snapshot, metrics::WhatIf},
    time::{Date, Moment},
};
use serde::Deserialize;

use super::id;

/// A command of somebody, some days ago.
pub struct Past {
    pub at: Moment,
    pub by: UserId,
    pub change: Change,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Field {
    Support,
    Coverage,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Suppose {
    Leaves,
    Supports,
}

#[derive(Deserialize)]
pub(super) struct Table {
    /// The account whose map has a past.
    account: String,
    /// Days ago when everything was entered.
    pub begins: i64,
    /// Days ago, by whom, role, field, and what it was until then.
    steps: Vec<(i64, String, String, Field, Option<i64>)>,
    /// Days ago, by whom, where, what in Chinese, in English, for whom, whether it is settled.
    comments: Vec<(i64, String, String, String, String, Vec<String>, bool)>,
    /// Days ago, by whom, name in Chinese, in English.
    snapshots: Vec<(i64, String, String, String)>,
    /// By whom, name in Chinese, in English, changes.
    scenarios: Vec<(String, String, String, Vec<(Suppose, String, i8)>)>,
    /// Account, days ago, by whom, what, in Chinese, in English, and the acknowledgement where there is one:
    /// days ago, by whom, in Chinese, in English.
    incidents: Vec<(String, i64, String, OverrideKind, String, String, Option<(i64, String, String, String)>)>,
}

/// Ten in the morning of a day, in China.
pub(super) fn moment(today: Date, days_ago: i64) -> Moment {
    Moment((today.days_since(Date::from_days(0)) - days_ago) * 86_400_000 + 2 * 3_600_000)
}

/// What has happened since the beginning, oldest first; `records` become what they were then.
pub(super) fn past(records: &mut [Record], table: &Table, today: Date, written: Lang) -> Vec<Past> {
    let map: MapId = id(&table.account);
    let key = |role: &str| format!("{}/{role}", table.account);
    let pick = |zh: &String, en: &String| if written == Lang::Zh { zh } else { en }.clone();
    let mut past = Vec::new();
    // The newest first: each step goes back to what was before.
    let mut steps: Vec<_> = table.steps.iter().collect();
    steps.sort_by_key(|step| step.0);
    for (days, by, role, field, was) in steps {
        let seat: SeatId = id(&key(role));
        let Some(record) = records.iter_mut().find_map(|record| match record {
            Record::Seat(found) if found.id == seat => Some(found),
            _ => None,
        }) else {
            continue;
        };
        let set = step_back(record, *field, *was);
        let change = Change::Edit(Patch::Seat { id: seat, set });
        past.push(Past { at: moment(today, *days), by: id(by), change });
    }
    for (number, (days, by, pin, zh, en, mentions, done)) in table.comments.iter().enumerate() {
        let (seat, line) = match pin.split_once('>') {
            Some((from, to)) => (None, Some(id(&format!("{}>{}/{:?}", key(from), key(to), LineKind::Conflict)))),
            None => ((!pin.is_empty()).then(|| id(&key(pin))), None),
        };
        let comment = Comment {
            map: Some(map),
            seat,
            line,
            mentions: mentions.iter().map(|user| id(user)).collect(),
            done: *done,
            ..Comment::said(id(&format!("{map}/comment/{number}")), id(by), moment(today, *days), pick(zh, en))
        };
        past.push(added(comment.at, comment.by, comment));
    }
    for (number, (days, by, zh, en)) in table.snapshots.iter().enumerate() {
        let (at, by) = (moment(today, *days), id(by));
        let snapshot = Snapshot { id: id(&format!("{map}/snapshot/{number}")), map, name: pick(zh, en), at, by };
        past.push(added(at, by, snapshot));
    }
    for (number, (by, zh, en, changes)) in table.scenarios.iter().enumerate() {
        let change = |(suppose, role, support): &(Suppose, String, i8)| {
            let seat: SeatId = id(&key(role));
            match suppose {
                Suppose::Leaves => WhatIf::Leaves { person: seat.0 },
                Suppose::Supports => WhatIf::Supports { person: seat.0, support: *support },
            }
        };
        let changes = changes.iter().map(change).collect();
        let by = id(by);
        let scenario = Scenario { id: id(&format!("{map}/scenario/{number}")), map, name: pick(zh, en), changes, by };
        past.push(added(moment(today, 2), by, scenario));
    }
    for (number, (account, days, by, kind, zh, en, seen)) in table.incidents.iter().enumerate() {
        let incident = Incident {
            id: id(&format!("{account}/incident/{number}")),
            account: id(account),
            kind: *kind,
            on: today.plus_days(-days),
            note: pick(zh, en),
            deal: None,
            by: id(by),
            at: moment(today, *days),
            acknowledged: None,
        };
        let key = incident.id;
        past.push(added(incident.at, incident.by, incident));
        if let Some((days, by, zh, en)) = seen {
            let (at, by) = (moment(today, *days), id(by));
            let acknowledged = Some(Some(Acknowledgement { by, at, reason: pick(zh, en) }));
            let set = IncidentPatch { acknowledged, ..IncidentPatch::default() };
            past.push(Past { at, by, change: Change::Edit(Patch::Incident { id: key, set }) });
        }
    }
    past.sort_by_key(|past| past.at);
    past
}

fn added(at: Moment, by: UserId, record: impl Into<Record>) -> Past {
    Past { at, by, change: Change::Add(record.into()) }
}

/// Makes the seat what it was; returns the edit that makes it what it is.
fn step_back(seat: &mut Seat, field: Field, was: Option<i64>) -> SeatPatch {
    let mut set = SeatPatch::default();
    match field {
        Field::Support => set.support = Some(std::mem::replace(&mut seat.support, was)),
        Field::Coverage => set.coverage = Some(std::mem::replace(&mut seat.coverage, was)),
    }
    set
}
