//! What each buyer bought of the lines that are looked at.

use crate::{
    pipeline::query::Month,
    sales::{Filter, Ledger},
    time::Date,
};

/// What one buyer bought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purchases {
    /// Minor units; returns count as less.
    pub amount: i64,
    pub lines: u64,
    /// What came back, minor units, at most nought.
    pub returned: i64,
    /// Amount less cost, minor units; `None` where a line does not say what it cost.
    pub contribution: Option<i64>,
    /// Orders that were no return; where lines name no order, days on which something was bought.
    pub orders: u32,
    /// Days since 1970 of the first and the last line.
    pub first: i32,
    pub last: i32,
    /// Months of the period, from its first on.
    pub months: Vec<i64>,
    pub products: u32,
    pub families: u32,
}

/// The period and what was bought in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bought {
    pub from: Month,
    pub until: Month,
    /// By the number of the buyer; those who bought nothing have no lines.
    pub by: Vec<Purchases>,
    /// Lines that name no customer, and what they come to.
    pub nameless: (u64, i64),
}

/// The number of months since January of the year 0.
fn number(day: i32) -> i32 {
    let date = Date::from_days(i64::from(day));
    date.year() * 12 + i32::from(date.month()) - 1
}

/// Numbers of months of days that come again and again.
#[derive(Debug, Default)]
struct Months(std::collections::HashMap<i32, i32>, Option<(i32, i32)>);

impl Months {
    fn of(&mut self, day: i32) -> i32 {
        if let Some((last, month)) = self.1
            && last == day
        {
            return month;
        }
        let month = *self.0.entry(day).or_insert_with(|| number(day));
        self.1 = Some((day, month));
        month
    }
}

/// Adds up what `count` buyers bought; `of` says which buyer a customer is. `None` when there are no
/// lines at all.
#[must_use]
pub fn purchases(ledger: &Ledger, of: &[Option<u32>], count: usize, filter: &Filter) -> Option<Bought> {
    let (known_from, known_until) = ledger.months()?;
    // The period ends where the data does: later months are not known to be empty.
    let from = filter.from.map_or(known_from, |from| from.max(known_from));
    let until = filter.until.map_or(known_until, |until| until.min(known_until)).max(from);
    let span = usize::try_from(until.months_since(from)).unwrap_or(0) + 1;
    let start = from.year * 12 + i32::from(from.month) - 1;
    let mut by: Vec<Purchases> = vec![Purchases::default(); count];
    let mut nameless = (0, 0);
    let (mut orders, mut products, mut families) = (Vec::new(), Vec::new(), Vec::new());
    let mut months = Months::default();
    for n in ledger.chosen(filter) {
        let amount = ledger.amount[n];
        let Some(buyer) = of[ledger.customer[n] as usize] else {
            nameless = (nameless.0 + 1, nameless.1 + amount);
            continue;
        };
        let own = &mut by[buyer as usize];
        let day = ledger.day[n];
        if own.lines == 0 {
            (own.first, own.last, own.contribution) = (day, day, Some(0));
            own.months = vec![0; span];
        }
        own.lines += 1;
        own.amount += amount;
        own.returned += amount.min(0);
        own.contribution = own.contribution.zip(ledger.cost(n)).map(|(sum, cost)| sum + amount - cost);
        (own.first, own.last) = (own.first.min(day), own.last.max(day));
        if let Some(month) = usize::try_from(months.of(day) - start).ok().and_then(|at| own.months.get_mut(at)) {
            *month += amount;
        }
        if amount > 0 {
            orders.push((buyer, ledger.order[n]));
        }
        products.push(u64::from(buyer) << 32 | u64::from(ledger.product[n]));
        families.push(u64::from(buyer) << 32 | u64::from(ledger.family[n]));
    }
    orders.sort_unstable();
    orders.dedup();
    for (buyer, _) in orders {
        by[buyer as usize].orders += 1;
    }
    for buyer in distinct(products, ledger.products.names()) {
        by[buyer].products += 1;
    }
    for buyer in distinct(families, ledger.families.names()) {
        by[buyer].families += 1;
    }
    Some(Bought { from, until, by, nameless })
}

/// The buyers of pairs that differ, once for each; what has no name does not count.
fn distinct(mut pairs: Vec<u64>, names: &[String]) -> impl Iterator<Item = usize> {
    pairs.sort_unstable();
    pairs.dedup();
    let named = |pair: &u64| names.get((pair & 0xffff_ffff) as usize).is_some_and(|name| !name.is_empty());
    let kept: Vec<usize> = pairs.iter().filter(|pair| named(pair)).map(|pair| (pair >> 32) as usize).collect();
    kept.into_iter()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::sales::{
        Line,
        chunk::{Builder, Chunk},
    };

    prop_compose! {
        fn any_line()(
            day in 20_000_i32..20_400, customer in "[abc]?", product in "[pq]?", family in "[xy]?", order in "[123]?",
            amount in -500_i64..1_000, cost in prop::option::of(0_i64..500),
        ) -> (i32, [String; 4], i64, Option<i64>) {
            (day, [customer, product, family, order], amount, cost)
        }
    }

    proptest! {
        /// The same figures by counting name by name, without numbers, months or chunks.
        #[test]
        fn the_sums_are_those_one_counts_by_hand(
            lines in prop::collection::vec(any_line(), 1..60), from in 0_i32..13, length in 0_i32..13,
            family in prop::option::of("[xy]"),
        ) {
            let mut builder = Builder::default();
            for (n, (day, [customer, product, family, order], amount, cost)) in lines.iter().enumerate() {
                builder.push(&Line {
                    row: n as u32, day: *day, customer, product, family, region: "", order, quantity: 0,
                    amount: *amount, cost: *cost, key: 0,
                });
            }
            let bytes = builder.finish();
            let mut ledger = Ledger::default();
            ledger.add(&Chunk::read(&bytes).expect("a chunk"), |minor| minor, |_| true);
            let (buyers, of) = ledger.buyers(&Default::default());
            let start = Month::of(Date::from_days(20_000)).plus(from);
            let filter = Filter { from: Some(start), until: Some(start.plus(length)), family: family.clone(), region: None };
            let bought = purchases(&ledger, &of, buyers.len(), &filter).expect("lines");

            let within = |day: i32| {
                let month = Month::of(Date::from_days(i64::from(day)));
                start <= month && month <= start.plus(length)
            };
            let chosen: Vec<_> = lines
                .iter()
                .filter(|(day, [_, _, own, _], ..)| within(*day) && family.as_ref().is_none_or(|wanted| wanted == own))
                .collect();
            for (buyer, own) in buyers.iter().zip(&bought.by) {
                let crate::sales::Buyer::Customer(name) = buyer else { unreachable!("nothing is matched") };
                let mine: Vec<_> = chosen.iter().filter(|(_, [customer, ..], ..)| customer == name).collect();
                prop_assert_eq!(own.lines as usize, mine.len());
                prop_assert_eq!(own.amount, mine.iter().map(|(_, _, amount, _)| amount).sum::<i64>());
                let orders: BTreeSet<String> = mine
                    .iter()
                    .filter(|(_, _, amount, _)| *amount > 0)
                    .map(|(day, [.., order], ..)| if order.is_empty() { format!("day {day}") } else { order.clone() })
                    .collect();
                prop_assert_eq!(own.orders as usize, orders.len());
                let products: BTreeSet<&String> =
                    mine.iter().map(|(_, [_, product, ..], ..)| product).filter(|name| !name.is_empty()).collect();
                prop_assert_eq!(own.products as usize, products.len());
                let costs: Option<Vec<i64>> = mine.iter().map(|(_, _, amount, cost)| cost.map(|cost| amount - cost)).collect();
                if !mine.is_empty() {
                    prop_assert_eq!(own.contribution, costs.map(|costs| costs.iter().sum()));
                    let mut months: BTreeMap<Month, i64> = BTreeMap::new();
                    for (day, _, amount, _) in &mine {
                        *months.entry(Month::of(Date::from_days(i64::from(*day)))).or_default() += amount;
                    }
                    for (month, amount) in months {
                        prop_assert_eq!(own.months[month.months_since(bought.from) as usize], amount);
                    }
                }
            }
            let nameless: i64 = chosen.iter().filter(|(_, [name, ..], ..)| name.is_empty()).map(|(_, _, amount, _)| amount).sum();
            prop_assert_eq!(bought.nameless.1, nameless);
        }
    }
}
