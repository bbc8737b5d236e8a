//! The views of a pipeline agree with a computation over all deals in memory: filters, orders, rows,
//! table, calendar. The computation is what the browser decides by, so both halves decide alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{House, account, id, on_both, present, today};
use meridian_domain::{
    gate::{Change, World},
    id::*,
    locale::Lang,
    money::{Currency, Money},
    names::Names,
    pipeline::{
        CloseReason, Deal, Rank, Rates, Stage, StageKind, Tender,
        query::*,
        view::{ColumnHead, Sum},
    },
    record::Kind,
    time::{DAY_MS, Moment},
    workspace::{Product, Rate, Team, User},
};

on_both!(
    heads_windows_and_table_hold_what_the_filter_admits,
    the_table_stands_in_every_order_page_by_page,
    rows_hold_each_deal_once_and_add_up_to_the_columns,
    a_month_holds_every_deadline_of_its_weeks,
    choices_are_what_the_deals_name,
);

/// Numbers that are the same on every run.
fn roller(mut state: u64) -> impl FnMut(usize) -> usize {
    move |sides| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % sides as u64) as usize
    }
}

/// Everything in memory.
struct Whole {
    world: World,
    rates: Rates,
    teams: Vec<TeamId>,
    products: Vec<ProductId>,
    owners: Vec<UserId>,
    accounts: Vec<AccountId>,
}

const FAMILIES: [&str; 4] = ["手术部", "Imaging, large", "", "ICU"];

async fn furnish(house: &House) -> Whole {
    let mut roll = roller(0x2545_f491);
    let yen: Currency = "JPY".parse().expect("a code");
    let euro: Currency = "EUR".parse().expect("a code");
    let mut changes = Vec::new();
    for (currency, micro) in [(Currency::USD, 7_133_300), (yen, 47_019)] {
        let on = "2026-01-01".parse().expect("a date");
        changes.push(Change::Add(Rate { id: id().into(), currency, on, micro, source: String::new() }.into()));
    }
    let teams: Vec<TeamId> = (0..2).map(|_| id().into()).collect();
    for (at, team) in teams.iter().enumerate() {
        let name = Names::new(format!("队 {at}"), format!("Team {at}"));
        changes.push(Change::Add(Team { id: *team, name, parent: None, key: None }.into()));
    }
    let products: Vec<ProductId> = FAMILIES.iter().map(|_| id().into()).collect();
    for (product, family) in products.iter().zip(FAMILIES) {
        let name = Names::new(format!("产品{family}"), "");
        changes.push(Change::Add(
            Product { id: *product, name, family: family.to_owned(), price: None, key: None }.into(),
        ));
    }
    let mut owners = vec![house.rep.id, house.other.id];
    for at in 0..3 {
        let user = User {
            id: id().into(),
            name: Names::new(["乙", "甲", ""][at], ["beth", "Adam", "adam"][at]),
            login: None,
            role: meridian_domain::access::Role::Rep,
            manager: None,
            team: teams.get(at).copied(),
            active: true,
            key: None,
            run: None,
        };
        owners.push(user.id);
        changes.push(Change::Add(user.into()));
    }
    let mut accounts = vec![house.account, house.foreign];
    for name in ["b医院", "A医院", "华山医院"] {
        let account = account(name, None);
        accounts.push(account.id);
        changes.push(Change::Add(account.into()));
    }
    for rank in Rank::sequence(140) {
        let day =
            |roll: &mut dyn FnMut(usize) -> usize| (roll(4) > 0).then(|| today().plus_days(roll(160) as i64 - 80));
        let one = |roll: &mut dyn FnMut(usize) -> usize, of: usize| (roll(4) > 0).then(|| roll(of));
        let currency = [Currency::CNY, Currency::USD, yen, euro][roll(4)];
        let stage = roll(3);
        let deal = Deal {
            stage: house.stages[stage],
            // What is won or lost has a reason.
            reason: (stage == 2).then_some(CloseReason::Price),
            entered_at: Moment(present().now.0 - (roll(130) as i64) * DAY_MS - roll(DAY_MS as usize) as i64),
            title: Names::new(["核磁", "", "ICU 100%", "b"][roll(4)], ["MRI", "theatre", "Icu", "B"][roll(4)]),
            account: one(&mut roll, accounts.len()).map(|at| accounts[at]),
            product: one(&mut roll, products.len()).map(|at| products[at]),
            owner: one(&mut roll, owners.len()).map(|at| owners[at]),
            amount: (roll(5) > 0).then(|| Money::new(roll(40) as i64 * 25_000, currency)),
            probability: one(&mut roll, 101).map(|percent| percent as i64),
            expected_on: day(&mut roll),
            next_on: day(&mut roll),
            next_step: ["", "Call", "拜访", "call"][roll(4)].to_owned(),
            tender: (roll(3) == 0).then(|| {
                let published = today().plus_days(roll(160) as i64 - 80);
                let [submit, opens] = [20, 20 + roll(9) as i64].map(|days| Some(published.plus_days(days)));
                Tender { published_on: Some(published), submit_by: submit, opens_on: opens, ..Tender::default() }
            }),
            ..house.deal(&rank, None, None)
        };
        changes.push(Change::Add(deal.into()));
    }
    // The rate of the euro was there when its deals were written, and is gone since.
    let rate: RateId = id().into();
    let on = "2026-01-01".parse().expect("a date");
    let known = Rate { id: rate, currency: euro, on, micro: 7_800_000, source: String::new() };
    changes.insert(0, Change::Add(known.into()));
    house.done(&house.admin, Change::All(changes)).await;
    house.done(&house.admin, Change::Remove(rate.into())).await;
    let mut world = World::default();
    for kind in [Kind::Account, Kind::Product, Kind::User, Kind::Stage, Kind::Deal] {
        for record in house.store.all(kind).await.expect("read") {
            world.insert(record);
        }
    }
    let heads = house.store.heads(&house.admin, house.pipeline, &DealQuery::default(), present()).await;
    Whole { world, rates: heads.expect("read").1, teams, products, owners, accounts }
}

impl Whole {
    fn facts<'a>(&'a self, deal: &'a Deal) -> Facts<'a> {
        let product = deal.product.and_then(|id| self.world.the::<Product>(id));
        let owner = deal.owner.and_then(|id| self.world.the::<User>(id));
        let account = deal.account.and_then(|id| self.world.the::<meridian_domain::account::Account>(id));
        Facts {
            deal,
            stage: self.world.the::<Stage>(deal.stage),
            account: account.map(|account| &account.name),
            product: product.map(|product| &product.name),
            owner: owner.map(|owner| &owner.name),
            team: Some(owner.and_then(|owner| owner.team)),
            family: Some(product.map(|product| product.family.as_str())),
            rates: &self.rates,
        }
    }

    /// The deals of a query, in its order.
    fn of(&self, query: &DealQuery) -> Vec<&Deal> {
        let mut deals: Vec<&Deal> = self
            .world
            .all::<Deal>()
            .filter(|deal| query.filter.admits(&self.facts(deal), present()).expect("all is known here"))
            .collect();
        deals.sort_by(|one, other| query.order.compare(&self.facts(one), &self.facts(other)));
        deals
    }

    /// What deals come to; each currency and probability of a stage is converted as a whole.
    fn sum<'a>(&self, deals: impl IntoIterator<Item = &'a Deal>) -> Sum {
        let mut parts: BTreeMap<(StageId, Option<Currency>, Option<i64>), (i64, i128)> = BTreeMap::new();
        for deal in deals {
            let key = (deal.stage, deal.amount.map(|amount| amount.currency), deal.probability);
            let (count, minor) = parts.entry(key).or_default();
            *count += 1;
            *minor += i128::from(deal.amount.map_or(0, |amount| amount.minor));
        }
        let (mut all, mut weighted) = (Sum::default(), 0);
        for ((stage, currency, probability), (count, minor)) in parts {
            all.count += count;
            let Some(currency) = currency else { continue };
            let Some(amount) = self.rates.convert(minor, currency) else {
                all.unconverted += count;
                continue;
            };
            let stage = self.world.the::<Stage>(stage).expect("a stage");
            all.sum += amount as i64;
            weighted += amount * i128::from(probability.unwrap_or(stage.probability));
        }
        all.weighted = ((weighted + 50) / 100) as i64;
        all
    }

    fn filters(&self, count: usize) -> Vec<DealFilter> {
        let mut roll = roller(0x9e37_79b9);
        let mut filters = vec![DealFilter::default()];
        let day = |days: i64| Some(today().plus_days(days));
        let periods = [
            Period::ThisMonth,
            Period::ThisQuarter,
            Period::Overdue,
            Period::NoDate,
            Period::Between { from: day(-20), until: None },
            Period::Between { from: day(-5), until: day(25) },
        ];
        let single = [
            DealFilter { no_next_step: true, ..DealFilter::default() },
            DealFilter { next_step_overdue: true, ..DealFilter::default() },
            DealFilter { over_p80: true, ..DealFilter::default() },
            DealFilter { without_account: true, ..DealFilter::default() },
            DealFilter { kinds: vec![StageKind::Won, StageKind::Lost], ..DealFilter::default() },
            DealFilter { text: "100%".to_owned(), ..DealFilter::default() },
            DealFilter { teams: self.teams.iter().copied().take(1).collect(), ..DealFilter::default() },
            DealFilter { amount: AmountRange { least: Some(100_000), most: Some(700_000) }, ..DealFilter::default() },
        ];
        filters.extend(single);
        filters.extend(periods.map(|period| DealFilter { expected: Some(period), ..DealFilter::default() }));
        while filters.len() < count {
            let some = |roll: &mut dyn FnMut(usize) -> usize, of: usize| -> Vec<usize> {
                if roll(3) > 0 { Vec::new() } else { (0..of).filter(|_| roll(3) > 0).collect() }
            };
            filters.push(DealFilter {
                accounts: some(&mut roll, 5).into_iter().map(|at| self.accounts[at]).collect(),
                owners: some(&mut roll, 5).into_iter().map(|at| self.owners[at]).collect(),
                teams: some(&mut roll, 2).into_iter().map(|at| self.teams[at]).collect(),
                products: some(&mut roll, 4).into_iter().map(|at| self.products[at]).collect(),
                families: [0, 1, 3].into_iter().filter(|_| roll(8) == 0).map(|at| FAMILIES[at].to_owned()).collect(),
                kinds: if roll(4) == 0 { vec![StageKind::Open] } else { Vec::new() },
                amount: AmountRange {
                    least: (roll(5) == 0).then(|| roll(500_000) as i64),
                    most: (roll(5) == 0).then(|| roll(5_000_000) as i64),
                },
                expected: (roll(4) == 0).then(|| periods[roll(6)]),
                no_next_step: roll(9) == 0,
                next_step_overdue: roll(9) == 0,
                over_p80: roll(9) == 0,
                without_account: roll(12) == 0,
                text: ["", "", "", "", "icu", "华山", "mri"][roll(7)].to_owned(),
            });
        }
        filters
    }
}

fn ids<'a>(deals: impl IntoIterator<Item = &'a Deal>) -> Vec<DealId> {
    deals.into_iter().map(|deal| deal.id).collect()
}

fn sum_of(head: &ColumnHead) -> Sum {
    Sum { count: head.count, sum: head.sum, weighted: head.weighted, unconverted: head.unconverted }
}

async fn heads_windows_and_table_hold_what_the_filter_admits(house: House) {
    let whole = furnish(&house).await;
    let mut seen = BTreeSet::new();
    for filter in whole.filters(90) {
        let query = DealQuery { filter, ..DealQuery::default() };
        let expected = whole.of(&query);
        seen.insert(expected.len());
        let table = house.store.table(&house.admin, house.pipeline, &query, present(), 0, 500).await.expect("read");
        let listed: Vec<DealId> = table.cards.iter().map(|card| card.deal.id).collect();
        assert_eq!(listed, ids(expected.iter().copied()), "{query:?}");
        let (heads, _) = house.store.heads(&house.admin, house.pipeline, &query, present()).await.expect("read");
        for head in &heads {
            let column: Vec<&Deal> = expected.iter().copied().filter(|deal| deal.stage == head.stage.id).collect();
            assert_eq!(sum_of(head), whole.sum(column.iter().copied()), "{query:?}");
            let stage = head.stage.id;
            let window = house.store.window(&house.admin, stage, None, &query, present(), 0, 500).await.expect("read");
            let listed: Vec<DealId> = window.cards.iter().map(|card| card.deal.id).collect();
            assert_eq!(listed, ids(column), "{query:?}");
        }
    }
    assert!(seen.len() > 20, "filters that differ: {seen:?}");
}

async fn the_table_stands_in_every_order_page_by_page(house: House) {
    let whole = furnish(&house).await;
    for lang in Lang::ALL {
        for (by, down) in SortKey::ALL.into_iter().flat_map(|by| [(by, false), (by, true)]) {
            let query = DealQuery { order: DealOrder { by, down, lang }, ..DealQuery::default() };
            let mut listed = Vec::new();
            for offset in [0, 50, 100] {
                let page = house.store.table(&house.admin, house.pipeline, &query, present(), offset, 50).await;
                listed.extend(page.expect("read").cards.into_iter().map(|card| card.deal.id));
            }
            let expected = whole.of(&query);
            assert_eq!(listed, ids(expected.iter().copied()), "{by:?} {down}");
            let stage = house.stages[1];
            let window = house.store.window(&house.admin, stage, None, &query, present(), 0, 500).await.expect("read");
            let listed: Vec<DealId> = window.cards.into_iter().map(|card| card.deal.id).collect();
            assert_eq!(listed, ids(expected.into_iter().filter(|deal| deal.stage == stage)), "{by:?} {down}");
        }
    }
}

async fn rows_hold_each_deal_once_and_add_up_to_the_columns(house: House) {
    let whole = furnish(&house).await;
    let order = DealOrder { by: SortKey::Amount, down: true, lang: Lang::En };
    for filter in whole.filters(16) {
        let query = DealQuery { filter, order };
        let expected = whole.of(&query);
        for grouping in [Grouping::Owner, Grouping::Account, Grouping::Family] {
            let rows = house.store.row_heads(&house.admin, house.pipeline, grouping, &query, present()).await;
            let rows = rows.expect("read");
            let group = |deal: &Deal| grouping.of(&whole.facts(deal)).expect("all is known here");
            let groups: BTreeSet<Group> = expected.iter().map(|deal| group(deal)).collect();
            assert_eq!(rows.iter().map(|row| row.group.clone()).collect::<BTreeSet<_>>(), groups);
            assert!(rows.iter().rev().skip(1).all(|row| !row.group.is_rest()), "what names none stands last");
            for row in rows {
                let here: Vec<&Deal> = expected.iter().copied().filter(|deal| group(deal) == row.group).collect();
                assert_eq!(row.total, whole.sum(here.iter().copied()), "{query:?}");
                let windows =
                    house.store.row_windows(&house.admin, house.pipeline, &row.group, &query, present(), 3).await;
                let windows = windows.expect("read");
                for (stage, cell) in house.stages.iter().zip(row.cells) {
                    let cards: Vec<&Deal> = here.iter().copied().filter(|deal| deal.stage == *stage).collect();
                    assert_eq!(cell, whole.sum(cards.iter().copied()), "{query:?}");
                    let first = windows.iter().find(|window| window.stage == *stage);
                    let first: Vec<DealId> =
                        first.iter().flat_map(|window| &window.cards).map(|card| card.deal.id).collect();
                    assert_eq!(first, ids(cards.iter().copied().take(3)));
                    let window = house
                        .store
                        .window(&house.admin, *stage, Some(&row.group), &query, present(), 1, 500)
                        .await
                        .expect("read");
                    let rest: Vec<DealId> = window.cards.iter().map(|card| card.deal.id).collect();
                    assert_eq!(rest, ids(cards.into_iter().skip(1)));
                }
            }
        }
    }
}

async fn a_month_holds_every_deadline_of_its_weeks(house: House) {
    let whole = furnish(&house).await;
    for month in [-1, 0, 1].map(|months| Month::of(today()).plus(months)) {
        for filter in whole.filters(16) {
            let query = DealQuery { filter, ..DealQuery::default() };
            let (from, until) = month.sheet();
            let due = |deal: &&Deal| {
                DeadlineKind::ALL.iter().any(|kind| kind.of(deal).is_some_and(|on| (from..=until).contains(&on)))
            };
            let open = |deal: &&Deal| whole.world.the::<Stage>(deal.stage).is_some_and(|it| it.kind == StageKind::Open);
            let expected = whole.of(&query).into_iter().filter(due).filter(open);
            let cards = house.store.month(&house.admin, house.pipeline, &query, present(), month).await.expect("read");
            assert_eq!(cards.iter().map(|card| card.deal.id).collect::<Vec<_>>(), ids(expected), "{query:?}");
        }
    }
}

async fn choices_are_what_the_deals_name(house: House) {
    let whole = furnish(&house).await;
    let choices = house.store.choices(&house.admin, house.pipeline).await.expect("read");
    let named = |read: fn(&Deal) -> Option<uuid::Uuid>| whole.world.all::<Deal>().filter_map(read).collect();
    let owners: BTreeSet<uuid::Uuid> = named(|deal| deal.owner.map(|id| id.0));
    assert_eq!(choices.owners.iter().map(|(id, _)| id.0).collect::<BTreeSet<_>>(), owners);
    let accounts: BTreeSet<uuid::Uuid> = named(|deal| deal.account.map(|id| id.0));
    assert_eq!(choices.accounts.iter().map(|(id, _)| id.0).collect::<BTreeSet<_>>(), accounts);
    let products: BTreeSet<uuid::Uuid> = named(|deal| deal.product.map(|id| id.0));
    assert_eq!(choices.products.iter().map(|(id, _)| id.0).collect::<BTreeSet<_>>(), products);
    assert_eq!(choices.teams.iter().map(|(id, _)| *id).collect::<BTreeSet<_>>(), whole.teams.iter().copied().collect());
    assert_eq!(choices.family_of.len(), FAMILIES.iter().filter(|family| !family.is_empty()).count());
    // Who sees no deal is offered nothing.
    let none = house.store.choices(&house.contributor, house.pipeline).await.expect("read");
    let seen = house.store.table(&house.contributor, house.pipeline, &DealQuery::default(), present(), 0, 500).await;
    let seen: BTreeSet<UserId> = seen.expect("read").cards.iter().filter_map(|card| card.deal.owner).collect();
    assert_eq!(none.owners.iter().map(|(id, _)| *id).collect::<BTreeSet<_>>(), seen);
}
