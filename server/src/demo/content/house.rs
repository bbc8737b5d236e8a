//! Our own company, the hospitals, the pipelines and what is in them.

use std::collections::BTreeMap;

use meridian_domain::{
    account::{Account, AccountKind, Member},
    money::Currency,
    pipeline::{Deal, Pipeline, Rank, Stage},
    record::Record,
    time::Date,
    workspace::{Product, Rate, Team, User, Workspace},
};

use super::{
    id, names, some,
    tables::{DealRow, House, Pipelines},
    text, wan,
};

pub(super) fn house_records(house: &House, today: Date) -> Vec<Record> {
    let mut records: Vec<Record> = vec![
        Workspace { id: id("house"), name: names(&house.company.0, &house.company.1), reporting: Currency::CNY }.into(),
    ];
    for (key, zh, en, parent) in &house.teams {
        records.push(Team { id: id(key), name: names(zh, en), parent: some(parent), key: text(key) }.into());
    }
    for (key, zh, en, login, role, manager, team) in &house.users {
        let user = User {
            id: id(key),
            name: names(zh, en),
            login: text(login),
            role: *role,
            manager: some(manager),
            team: some(team),
            active: true,
            key: text(login),
            run: None,
        };
        records.push(user.into());
    }
    for (key, zh, en, family, price) in &house.products {
        let price = price.and_then(|price| wan(price, "CNY"));
        records
            .push(Product { id: id(key), name: names(zh, en), family: family.clone(), price, key: text(key) }.into());
    }
    for (code, days, micro) in &house.rates {
        let rate = Rate {
            id: id(&format!("{code}{days}")),
            currency: code.parse().unwrap_or(Currency::USD),
            on: today.plus_days(*days),
            micro: *micro,
            source: "示例汇率 · example rate".to_owned(),
        };
        records.push(rate.into());
    }
    for row in &house.accounts {
        let account = Account {
            id: id(&row.0),
            name: names(&row.1, &row.2),
            short: names(&row.3, &row.4),
            kind: AccountKind::Hospital,
            sector: row.5.clone(),
            grade: row.6.clone(),
            city: names(&row.7, &row.8),
            country: "CN".to_owned(),
            beds: row.9,
            founded: row.10,
            employees: row.11,
            revenue: row.12.and_then(|wan_yuan| wan(wan_yuan, "CNY")),
            parent: some(&row.13),
            owner: some(&row.14),
            tier: Some(row.15),
            wallet_target: row.16,
            key: text(&row.0),
            run: None,
        };
        records.push(account.into());
    }
    for (account, user, function) in &house.members {
        let member =
            Member { id: id(&format!("{account}/{user}")), account: id(account), user: id(user), function: *function };
        records.push(member.into());
    }
    records
}

pub(super) fn pipelines(records: &mut Vec<Record>, tables: &Pipelines, today: Date) {
    for (position, (key, zh, en)) in (0..).zip(&tables.pipelines) {
        records.push(Pipeline { key: text(key), ..Pipeline::named(id(key), names(zh, en), position) }.into());
    }
    let mut places: BTreeMap<&str, i64> = BTreeMap::new();
    for row in &tables.stages {
        let position = places.entry(&row.0).or_default();
        let own = id(&format!("{}/{}", row.0, row.1));
        let stage = Stage {
            phase: row.4,
            probability: row.6,
            p50_days: row.7,
            p80_days: row.8,
            key: text(&row.1),
            ..Stage::named(own, id(&row.0), names(&row.2, &row.3), *position, row.5)
        };
        *position += 1;
        records.push(stage.into());
    }
    let ranks = Rank::sequence(tables.deals.len());
    for (row, rank) in tables.deals.iter().zip(ranks) {
        records.push(deal(row, rank, today).into());
    }
}

/// The deal of a row.
pub(super) fn deal(row: &DealRow, rank: Rank, today: Date) -> Deal {
    let day = |offset: Option<i64>| offset.map(|days| today.plus_days(days));
    let place = (id(&row.pipeline), id(&format!("{}/{}", row.pipeline, row.stage)));
    let entered_at = today.plus_days(-row.entered).start();
    let (start, end) = row.dates;
    Deal {
        account: some(&row.account),
        product: some(&row.product),
        owner: some(&row.owner),
        amount: row.amount.and_then(|amount| wan(amount, &row.currency)),
        probability: row.probability,
        opened_on: day(start),
        expected_on: day(end),
        closed_on: day(row.closed),
        next_step: row.next_step.clone(),
        next_on: day(row.next_on),
        key: text(&row.key),
        ..Deal::named(id(&row.key), place, rank, entered_at, names(&row.title.0, &row.title.1))
    }
}
