//! All lines in force, a column after the other, to be reckoned with.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Customer, chunk::Chunk, mark};
use crate::{
    id::{AccountId, CustomerId},
    pipeline::query::Month,
    time::Date,
};

/// Names, each with a number.
#[derive(Clone, Debug, Default)]
pub struct Numbered {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Numbered {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// All names, in the order of their numbers.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

/// Who buys: an account, or a customer that nobody has said to be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Buyer {
    Account(AccountId),
    Customer(String),
}

/// Which lines are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// The first and the last month; all when left out.
    pub from: Option<Month>,
    pub until: Option<Month>,
    /// The product line.
    pub family: Option<String>,
    pub region: Option<String>,
}

impl Filter {
    /// Whether a line of this day lies within the months.
    #[must_use]
    pub fn spans(&self, day: i32) -> bool {
        let (first, last) = self.days();
        (first..=last).contains(&day)
    }

    /// The first and the last day.
    #[must_use]
    pub fn days(&self) -> (i32, i32) {
        let number = |date: Date| date.days() as i32;
        (
            self.from.map_or(i32::MIN, |month| number(month.first())),
            self.until.map_or(i32::MAX, |month| number(month.last())),
        )
    }
}

/// What stands for a cost that is not known.
const UNKNOWN: i64 = i64::MIN;

/// The lines in force. They are added newest first: of lines with one key the newest counts.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub customers: Numbered,
    pub products: Numbered,
    pub families: Numbered,
    pub regions: Numbered,
    pub(crate) day: Vec<i32>,
    pub(crate) customer: Vec<u32>,
    pub(crate) product: Vec<u32>,
    pub(crate) family: Vec<u32>,
    pub(crate) region: Vec<u32>,
    /// A mark of the order; of the day where lines name none.
    pub(crate) order: Vec<u64>,
    pub(crate) amount: Vec<i64>,
    cost: Vec<i64>,
    keys: HashSet<u64>,
}

impl Ledger {
    /// Adds the lines of a chunk whose customer the reader may see, the last first. Amounts become
    /// minor units of one currency by `convert`.
    pub fn add(&mut self, chunk: &Chunk<'_>, convert: impl Fn(i64) -> i64, sees: impl Fn(&str) -> bool) {
        let [customers, products, families, regions, orders] = &chunk.names;
        let seen: Vec<bool> = customers.iter().map(|name| sees(name)).collect();
        let number = |numbered: &mut Numbered, names: &[&str]| -> Vec<u32> {
            names.iter().map(|name| numbered.number(name)).collect()
        };
        let named: Vec<u32> = customers
            .iter()
            .zip(&seen)
            .map(|(name, seen)| if *seen { self.customers.number(name) } else { u32::MAX })
            .collect();
        let products = number(&mut self.products, products);
        let families = number(&mut self.families, families);
        let regions = number(&mut self.regions, regions);
        let orders: Vec<u64> =
            orders.iter().map(|name| if name.is_empty() { 0 } else { mark([name.as_bytes()]) | 1 }).collect();
        self.reserve(chunk.len());
        for n in (0..chunk.len()).rev() {
            let key = chunk.keys.get(n).copied().unwrap_or_default();
            if key != 0 && !self.keys.insert(key) {
                continue;
            }
            let customer = chunk.at[0][n] as usize;
            if !seen[customer] {
                continue;
            }
            let day = chunk.days[n];
            let order = orders[chunk.at[4][n] as usize];
            self.day.push(day);
            self.customer.push(named[customer]);
            self.product.push(products[chunk.at[1][n] as usize]);
            self.family.push(families[chunk.at[2][n] as usize]);
            self.region.push(regions[chunk.at[3][n] as usize]);
            self.order.push(if order == 0 { (day as u32 as u64) << 1 } else { order });
            self.amount.push(convert(chunk.amounts[n]));
            self.cost.push(chunk.costs[n].map_or(UNKNOWN, &convert));
        }
    }

    fn reserve(&mut self, more: usize) {
        self.day.reserve(more);
        self.customer.reserve(more);
        self.product.reserve(more);
        self.family.reserve(more);
        self.region.reserve(more);
        self.order.reserve(more);
        self.amount.reserve(more);
        self.cost.reserve(more);
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.day.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.day.is_empty()
    }

    /// What a line cost.
    #[must_use]
    pub fn cost(&self, n: usize) -> Option<i64> {
        Some(self.cost[n]).filter(|cost| *cost != UNKNOWN)
    }

    /// The first and the last month of any line.
    #[must_use]
    pub fn months(&self) -> Option<(Month, Month)> {
        let month = |day: &i32| Month::of(Date::from_days(i64::from(*day)));
        Some((month(self.day.iter().min()?), month(self.day.iter().max()?)))
    }

    /// The places of the lines a filter lets through.
    pub fn chosen<'a>(&'a self, filter: &Filter) -> impl Iterator<Item = usize> + 'a {
        let (first, last) = filter.days();
        let wanted = |numbered: &Numbered, name: &Option<String>| {
            // A name that nothing has lets nothing through.
            name.as_ref().map(|name| numbered.numbers.get(name).copied().unwrap_or(u32::MAX))
        };
        let (family, region) = (wanted(&self.families, &filter.family), wanted(&self.regions, &filter.region));
        (0..self.len()).filter(move |n| {
            (first..=last).contains(&self.day[*n])
                && family.is_none_or(|wanted| self.family[*n] == wanted)
                && region.is_none_or(|wanted| self.region[*n] == wanted)
        })
    }

    /// Who the customers are, and for each customer, by number, which of them it is; `None` for lines
    /// that name no customer.
    #[must_use]
    pub fn buyers(&self, matched: &HashMap<CustomerId, AccountId>) -> (Vec<Buyer>, Vec<Option<u32>>) {
        let mut numbers: HashMap<Buyer, u32> = HashMap::new();
        let mut buyers = Vec::new();
        let of = self.customers.names.iter().map(|name| {
            if name.is_empty() {
                return None;
            }
            let buyer = match matched.get(&Customer::id_of(name)) {
                Some(account) => Buyer::Account(*account),
                None => Buyer::Customer(name.clone()),
            };
            Some(*numbers.entry(buyer).or_insert_with_key(|buyer| {
                buyers.push(buyer.clone());
                buyers.len() as u32 - 1
            }))
        });
        let of = of.collect();
        (buyers, of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sales::{Line, chunk::Builder};

    fn chunk(lines: &[(&str, &str, i64, u64)]) -> Vec<u8> {
        let mut builder = Builder::default();
        for (n, (customer, family, amount, key)) in lines.iter().enumerate() {
            builder.push(&Line {
                row: n as u32 + 2,
                day: 20_000 + n as i32 * 31,
                customer,
                product: "p",
                family,
                region: "",
                order: "",
                quantity: 1_000,
                amount: *amount,
                cost: None,
                key: *key,
            });
        }
        builder.finish()
    }

    fn ledger(newest_first: &[Vec<u8>], sees: impl Fn(&str) -> bool + Copy) -> Ledger {
        let mut ledger = Ledger::default();
        for bytes in newest_first {
            ledger.add(&Chunk::read(bytes).expect("a chunk"), |minor| minor, sees);
        }
        ledger
    }

    #[test]
    fn a_newer_line_of_the_same_key_takes_the_place_of_the_older_and_gives_it_back() {
        let old = chunk(&[("a", "x", 10, 1), ("b", "x", 20, 2), ("c", "x", 30, 0)]);
        let new = chunk(&[("a", "x", 11, 1), ("a", "x", 12, 1), ("c", "x", 30, 0)]);
        let sum = |ledger: Ledger| ledger.amount.iter().sum::<i64>();
        assert_eq!(sum(ledger(&[new, old.clone()], |_| true)), 12 + 20 + 30 + 30);
        assert_eq!(sum(ledger(&[old], |_| true)), 60);
    }

    #[test]
    fn what_one_may_not_see_is_not_there_and_hides_what_it_replaces() {
        let old = chunk(&[("a", "x", 10, 1), ("b", "y", 20, 2)]);
        let new = chunk(&[("b", "y", 11, 1)]);
        let seen = ledger(&[new, old], |name| name == "a");
        assert!(seen.is_empty(), "the line of a was replaced by one of b");
        assert_eq!(seen.customers.names().len(), 1);
    }

    #[test]
    fn lines_are_chosen_by_month_and_product_line() {
        let ledger = ledger(&[chunk(&[("a", "x", 1, 0), ("a", "y", 2, 0), ("a", "x", 4, 0)])], |_| true);
        let sum = |filter: &Filter| ledger.chosen(filter).map(|n| ledger.amount[n]).sum::<i64>();
        assert_eq!(sum(&Filter::default()), 7);
        assert_eq!(sum(&Filter { family: Some("x".to_owned()), ..Filter::default() }), 5);
        assert_eq!(sum(&Filter { region: Some("nowhere".to_owned()), ..Filter::default() }), 0);
        let (first, last) = ledger.months().expect("lines");
        assert_eq!(sum(&Filter { from: Some(first.plus(1)), until: Some(last), ..Filter::default() }), 6);
    }

    #[test]
    fn customers_that_are_one_account_are_one_buyer() {
        let ledger = ledger(&[chunk(&[("a", "", 1, 0), ("b", "", 2, 0), ("", "", 3, 0), ("c", "", 4, 0)])], |_| true);
        let account = AccountId(uuid::Uuid::from_u128(7));
        let matched = ["a", "b"].map(|name| (Customer::id_of(name), account)).into_iter().collect();
        let (buyers, of) = ledger.buyers(&matched);
        assert_eq!(buyers.len(), 2);
        assert!(buyers.contains(&Buyer::Account(account)) && buyers.contains(&Buyer::Customer("c".to_owned())));
        assert_eq!(of.iter().filter(|of| of.is_none()).count(), 1);
    }
}
