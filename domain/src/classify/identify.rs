//! Everything that sales lines say of their buyers, put together.

use std::collections::HashMap;

use super::{
    Abc, AbcModel, Evidence, Growth, Habit, KeyAccountModel, Purchases, Rfm, Segment, Selection, Xyz, XyzModel, abc,
    firmness, gini, growth, herfindahl, is_proposed, key_account, purchases, rfm, variation,
    view::{BARS, Bar, Concentration, IdentifyQuery, IdentifyView, Only, PAGE, Row, Whole},
    whale, xyz,
};
use crate::{
    explained::Explained,
    id::{AccountId, CustomerId},
    money::Currency,
    names::Names,
    sales::{Buyer, Filter, Ledger},
};

/// What is known of an account beside its sales.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    pub name: Names,
    /// Departments of its people; nothing when nobody is known.
    pub departments: Option<u32>,
    /// Functions of the decision that are recorded; nothing when none is.
    pub functions: Option<u32>,
    /// What was decided, the latest first.
    pub decided: Vec<(Selection, Option<Names>)>,
    pub may_decide: bool,
}

/// One buyer with everything but what is read from the row of its own account.
struct Judged {
    buyer: usize,
    rank: usize,
    larger: f64,
    cumulative: f64,
    class: Abc,
    steadiness: Option<Xyz>,
    rfm: Rfm,
    segment: Segment,
    test: Option<Explained>,
    proposed: bool,
    is_key: bool,
}

/// Looks at the lines of `ledger` as `query` says. `matched` says which customer is which account,
/// `known` what is known of each account that the reader sees.
#[must_use]
pub fn identify(
    ledger: &Ledger,
    matched: &HashMap<CustomerId, AccountId>,
    known: &HashMap<AccountId, Known>,
    query: IdentifyQuery,
    reporting: Currency,
) -> IdentifyView {
    let mut view = IdentifyView {
        reporting,
        known: ledger.months(),
        period: None,
        families: named(ledger.families.names()),
        regions: named(ledger.regions.names()),
        whole: Whole::default(),
        bars: Vec::new(),
        rows: Vec::new(),
        total: 0,
        unrated: Vec::new(),
        may_import: false,
        query,
    };
    let (buyers, of) = ledger.buyers(matched);
    let Some(bought) = purchases(ledger, &of, buyers.len(), &view.query.filter) else { return view };
    view.period = Some((bought.from, bought.until));
    let until = bought.until.last().days();

    // Buyers with lines, by their number.
    let buying: Vec<usize> = (0..buyers.len()).filter(|at| bought.by[*at].lines > 0).collect();
    let own = |at: usize| &bought.by[buying[at]];
    let values: Vec<i64> = (0..buying.len()).map(|at| own(at).amount).collect();
    let habits: Vec<Habit> = (0..buying.len())
        .map(|at| Habit {
            days: until - i64::from(own(at).last),
            orders: i64::from(own(at).orders),
            amount: own(at).amount,
        })
        .collect();
    let scored = rfm(&habits);
    let first = firsts(ledger, &of, buyers.len());
    let model = KeyAccountModel::default();
    let evidence = |buyer: usize, larger: Option<f64>| {
        let account = account_of(&buyers[buyer]).and_then(|account| known.get(&account));
        Evidence {
            larger,
            departments: account.and_then(|known| known.departments),
            families: bought.by[buyer].families,
            days: Some(until - i64::from(first[buyer])),
            functions: account.and_then(|known| known.functions),
        }
    };
    let positive: i128 = values.iter().map(|value| i128::from((*value).max(0))).sum();
    let share = |amount: i64| if positive > 0 { amount.max(0) as f64 / positive as f64 } else { 0.0 };
    let larger_of = |judged: &Judged| (bought.by[judged.buyer].amount > 0).then_some(judged.larger);
    let mut before = 0.0;
    let judged: Vec<Judged> = abc(&values, &AbcModel::default())
        .into_iter()
        .enumerate()
        .map(|(rank, line)| {
            let buyer = buying[line.at];
            let larger = before;
            before = line.cumulative;
            let is_account = account_of(&buyers[buyer]).is_some();
            let test = is_account.then(|| key_account(&evidence(buyer, (line.value > 0).then_some(larger)), &model));
            let decided = account_of(&buyers[buyer]).and_then(|account| known.get(&account));
            let (rfm, segment) = scored[line.at];
            Judged {
                buyer,
                rank: rank + 1,
                larger,
                cumulative: line.cumulative,
                class: line.class,
                steadiness: xyz(&bought.by[buyer].months, &XyzModel::default()),
                rfm,
                segment,
                proposed: test.as_ref().is_some_and(|test| is_proposed(test, &model)),
                test,
                is_key: decided.and_then(|known| known.decided.first()).is_some_and(|(latest, _)| latest.key),
            }
        })
        .collect();

    let name = |buyer: usize| match &buyers[buyer] {
        Buyer::Account(account) => known.get(account).map(|known| known.name.clone()).unwrap_or_default(),
        Buyer::Customer(name) => Names::same(name),
    };
    view.whole = whole(&bought.by, &buyers, &judged, &values);
    view.whole.nameless = bought.nameless;
    view.whole.course = course(&bought.by, bought.from, bought.until);
    view.bars = judged
        .iter()
        .take(BARS)
        .filter(|one| bought.by[one.buyer].amount > 0)
        .map(|one| Bar {
            buyer: buyers[one.buyer].clone(),
            name: name(one.buyer),
            amount: bought.by[one.buyer].amount,
            cumulative: one.cumulative,
            class: one.class,
        })
        .collect();
    let listed: Vec<&Judged> = judged
        .iter()
        .filter(|one| view.query.only.is_none_or(|only| is_listed(only, one, &buyers[one.buyer])))
        .collect();
    view.total = listed.len();
    let earlier = earlier(ledger, &of, buyers.len(), &view, bought.from);
    view.rows = listed
        .into_iter()
        .skip(view.query.offset)
        .take(PAGE)
        .map(|one| {
            let own = &bought.by[one.buyer];
            let account = account_of(&buyers[one.buyer]).and_then(|account| known.get(&account));
            Row {
                buyer: buyers[one.buyer].clone(),
                name: name(one.buyer),
                rank: one.rank,
                amount: own.amount,
                share: share(own.amount),
                cumulative: one.cumulative,
                class: one.class,
                variation: variation(&own.months),
                steadiness: one.steadiness,
                rfm: one.rfm,
                segment: one.segment,
                days: until - i64::from(own.last),
                orders: own.orders,
                lines: own.lines,
                returned: own.returned,
                contribution: own.contribution,
                growth: earlier.as_ref().map_or(Growth::Unknown, |earlier| {
                    growth(own.amount, earlier.get(one.buyer).map(|before| before.amount))
                }),
                months: own.months.clone(),
                products: own.products,
                families: own.families,
                test: one.test.clone(),
                firmness: one.test.as_ref().and_then(|_| firmness(&evidence(one.buyer, larger_of(one)), &model)),
                proposed: one.proposed,
                decided: account.map(|known| known.decided.clone()).unwrap_or_default(),
                may_decide: account.is_some_and(|known| known.may_decide),
            }
        })
        .collect();
    view
}

fn account_of(buyer: &Buyer) -> Option<AccountId> {
    match buyer {
        Buyer::Account(account) => Some(*account),
        Buyer::Customer(_) => None,
    }
}

fn named(names: &[String]) -> Vec<String> {
    let mut names: Vec<String> = names.iter().filter(|name| !name.is_empty()).cloned().collect();
    names.sort();
    names
}

fn is_listed(only: Only, one: &Judged, buyer: &Buyer) -> bool {
    match only {
        Only::Class(class) => one.class == class,
        Only::Grid(class, steadiness) => one.class == class && one.steadiness == Some(steadiness),
        Only::Segment(segment) => one.segment == segment,
        Only::Proposed => one.proposed && !one.is_key,
        Only::Key => one.is_key,
        Only::Unmatched => account_of(buyer).is_none(),
    }
}

/// The day of the first line of each buyer, of all that are known.
fn firsts(ledger: &Ledger, of: &[Option<u32>], count: usize) -> Vec<i32> {
    let mut first = vec![i32::MAX; count];
    for (day, customer) in ledger.day.iter().zip(&ledger.customer) {
        if let Some(buyer) = of[*customer as usize] {
            let own = &mut first[buyer as usize];
            *own = (*own).min(*day);
        }
    }
    first
}

/// What was bought in as many months before the period; `None` where the data do not reach so far back.
fn earlier(
    ledger: &Ledger,
    of: &[Option<u32>],
    count: usize,
    view: &IdentifyView,
    from: crate::pipeline::query::Month,
) -> Option<Vec<Purchases>> {
    let (known, _) = view.known?;
    let (_, until) = view.period?;
    let length = until.months_since(from) + 1;
    let start = from.plus(-length);
    if start < known {
        return None;
    }
    let filter = Filter { from: Some(start), until: Some(from.plus(-1)), ..view.query.filter.clone() };
    purchases(ledger, of, count, &filter).map(|before| before.by)
}

fn whole(by: &[Purchases], buyers: &[Buyer], judged: &[Judged], values: &[i64]) -> Whole {
    let mut whole = Whole {
        buyers: judged.len(),
        herfindahl: herfindahl(values),
        gini: gini(values),
        segments: Segment::ALL.into_iter().map(|segment| (segment, 0, 0)).collect(),
        ..Whole::default()
    };
    let mut grid = [[0; 3]; 3];
    let mut is_known = false;
    let mut contributions = Vec::new();
    for one in judged {
        let own = &by[one.buyer];
        whole.lines += own.lines;
        whole.amount += own.amount;
        whole.returned += own.returned;
        let class = &mut whole.classes[one.class as usize];
        *class = (class.0 + 1, class.1 + own.amount);
        if let Some(steadiness) = one.steadiness {
            is_known = true;
            grid[one.class as usize][steadiness as usize] += 1;
        }
        let segment = &mut whole.segments[one.segment as usize];
        *segment = (segment.0, segment.1 + 1, segment.2 + own.amount);
        if account_of(&buyers[one.buyer]).is_none() {
            whole.unmatched = (whole.unmatched.0 + 1, whole.unmatched.1 + own.amount);
        }
        contributions.extend(own.contribution);
        whole.proposed += usize::from(one.proposed && !one.is_key);
        whole.key += usize::from(one.is_key);
    }
    whole.grid = is_known.then_some(grid);
    whole.whale = whale(&contributions).map(|whale| (whale, contributions.len()));
    whole
}

/// Concentration quarter by quarter.
fn course(
    by: &[Purchases],
    from: crate::pipeline::query::Month,
    until: crate::pipeline::query::Month,
) -> Vec<Concentration> {
    let mut course = Vec::new();
    let mut month = from;
    while month <= until {
        let next = month.first_of_quarter().plus(3);
        let range =
            month.months_since(from) as usize..(next.months_since(from).min(until.months_since(from) + 1)) as usize;
        // Who bought in the quarter, were it for nothing.
        let sums = by.iter().filter_map(|own| own.months.get(range.clone())).map(|months| months.iter().sum::<i64>());
        let sums: Vec<i64> = sums.filter(|sum| *sum != 0).collect();
        course.push(Concentration {
            from: month,
            amount: sums.iter().sum(),
            herfindahl: herfindahl(&sums),
            gini: gini(&sums),
        });
        month = next;
    }
    course
}
