//! The people of the hospitals, their maps and what ties them to each other and to us.

use std::collections::BTreeMap;

use meridian_domain::{
    record::Record,
    stakeholder::{Evidence, Grade, Line, LineKind, Map, Person, Procurement, Relation, Seat},
    time::Date,
};

use super::{
    id, names, some,
    tables::{self, House, People, PersonRow, Role},
    text,
};

pub(super) fn people(records: &mut Vec<Record>, tables: &People, house: &House, today: Date) {
    let roles: BTreeMap<&str, &Role> = tables.roles.iter().map(|role| (role.key.as_str(), role)).collect();
    let role = |row: &PersonRow| *roles.get(row.role.as_str()).expect("the role is in the table");
    for row in &tables.people {
        let role = role(row);
        let gossip = row.grade == Grade::Rumour && row.support.is_some_and(|support| support <= -2);
        let person = Person {
            title: names(&role.title.0, &role.title.1),
            department: names(&role.department.0, &role.department.1),
            external: matches!(role.key.as_str(), "design" | "agency"),
            sensitive: gossip,
            note: if gossip {
                "据传与竞品合作多年，未证实 · Said to have worked with a competitor for years".to_owned()
            } else {
                String::new()
            },
            key: text(&row.key()),
            ..Person::named(id(&row.key()), id(&row.account), names(&row.name.0, &row.name.1))
        };
        records.push(person.into());
    }
    for row in &house.accounts {
        let procurement = if row.0 == "miaocheng" { Procurement::Consumable } else { Procurement::Device };
        let map = Map::named(id(&row.0), id(&row.0), names("采购决策", "Purchase decision"));
        let map = Map { procurement: Some(procurement), deal: some(deal_of(&row.0)), ..map };
        records.push(map.into());
    }
    let second = Map::named(id("yunze1/2"), id("yunze1"), names("门诊楼改造", "Outpatient rebuild"));
    records.push(second.into());
    seats(records, tables, &role, today);
    for row in &tables.people {
        let boss = format!("{}/{}", row.account, role(row).boss);
        if tables.people.iter().any(|other| other.key() == boss) {
            records.push(line(&row.account, &row.key(), &boss, LineKind::Reports, 100, "", Grade::Confirmed));
        }
    }
    for (account, from, to, kind, weight, label, grade) in &tables.lines {
        let (from, to) = (format!("{account}/{from}"), format!("{account}/{to}"));
        records.push(line(account, &from, &to, *kind, *weight, label, tables::grade(grade)));
    }
    for row in tables.people.iter().filter(|row| !row.colleague.is_empty()) {
        let relation = Relation {
            id: id(&row.key()),
            account: id(&row.account),
            person: id(&row.key()),
            user: id(&row.colleague),
            current: row.level.0,
            desired: row.level.1,
            since: Some(today.plus_days(-row.age - 30)),
        };
        records.push(relation.into());
    }
}

/// The deal a map is about, where it is one.
fn deal_of(account: &str) -> &'static str {
    match account {
        "yunze1" => "nanping-or",
        _ => "",
    }
}

fn line(account: &str, from: &str, to: &str, kind: LineKind, weight: i64, label: &str, grade: Grade) -> Record {
    let name = format!("{from}>{to}/{kind:?}");
    Line { id: id(&name), map: id(account), from: id(from), to: id(to), kind, weight, label: label.to_owned(), grade }
        .into()
}

/// One row of cards for each level of the hospital, in the order of the table.
fn seats<'a>(records: &mut Vec<Record>, tables: &'a People, role: &impl Fn(&'a PersonRow) -> &'a Role, today: Date) {
    let mut taken: BTreeMap<(&str, i64), i64> = BTreeMap::new();
    for row in &tables.people {
        let role = role(row);
        let column = taken.entry((&row.account, role.level)).or_default();
        let known = row.grade;
        let source = match known {
            Grade::Confirmed => "拜访记录 · visit",
            Grade::Assumed => "同事推断 · a colleague’s guess",
            Grade::Rumour => "第三方传闻 · hearsay",
        };
        let place = (40 + *column * (Seat::WIDTH + 40) + role.level % 2 * 60, 40 + role.level * (Seat::HEIGHT + 72));
        let seat = Seat {
            influence: role.influence,
            function: role.function,
            power: row.power,
            interest: row.interest,
            support: row.support,
            desired: row.support.map(|now| if row.level.1 > row.level.0 { (now + 1).min(2) } else { now }),
            orientation: role.orientation(),
            adaptability: role.adaptability(),
            coverage: row.coverage,
            status: role.status,
            evidence: Evidence { grade: known, source: source.to_owned(), on: Some(today.plus_days(-row.age)) },
            ..Seat::at(id(&row.key()), id(&row.account), id(&row.key()), place)
        };
        *column += 1;
        records.push(seat.into());
    }
}
