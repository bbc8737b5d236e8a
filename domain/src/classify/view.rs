//! What the page on which key accounts are identified shows.

use serde::{Deserialize, Serialize};

use super::{Abc, Firmness, Growth, Rfm, Segment, Selection, Whale, Xyz};
use crate::{
    explained::Explained,
    money::Currency,
    names::Names,
    pipeline::query::Month,
    sales::{Buyer, Filter},
};

/// Which lines are looked at, and which buyers are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IdentifyQuery {
    #[serde(flatten)]
    pub filter: Filter,
    /// Buyers of one kind only.
    pub only: Option<Only>,
    /// How many buyers are passed over.
    pub offset: usize,
}

/// Buyers of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    Class(Abc),
    Grid(Abc, Xyz),
    Segment(Segment),
    /// Those the test proposes.
    Proposed,
    /// Those a manager has confirmed.
    Key,
    /// Customers that nobody has said to be an account.
    Unmatched,
}

/// Buyers a page lists at most.
pub const PAGE: usize = 50;
/// Bars the Pareto chart has at most.
pub const BARS: usize = 40;

/// Everything that is shown. Amounts are minor units of the reporting currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IdentifyView {
    pub query: IdentifyQuery,
    pub reporting: Currency,
    /// The first and the last month of any line; nothing where there are no lines.
    pub known: Option<(Month, Month)>,
    /// The period that is looked at, within what is known.
    pub period: Option<(Month, Month)>,
    /// What the filter can be chosen from.
    pub families: Vec<String>,
    pub regions: Vec<String>,
    pub whole: Whole,
    /// The largest buyers, to draw.
    pub bars: Vec<Bar>,
    pub rows: Vec<Row>,
    /// Buyers of the kind that is listed.
    pub total: usize,
    /// Currencies without a rate in force, with the lines that are left out for that.
    pub unrated: Vec<(Currency, i64)>,
    /// The reader may import, and say which account a customer is.
    pub may_import: bool,
}

/// Figures of all buyers together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Whole {
    pub lines: u64,
    pub amount: i64,
    /// What came back, at most nought.
    pub returned: i64,
    /// Lines that name no customer, which belong to no buyer.
    pub nameless: (u64, i64),
    pub buyers: usize,
    /// Customers that are no account, and what they come to.
    pub unmatched: (usize, i64),
    /// Buyers and sales of the classes A, B, C.
    pub classes: [(usize, i64); 3],
    /// Buyers by class (rows) and steadiness (columns); empty where the period is too short to say.
    pub grid: Option<[[usize; 3]; 3]>,
    pub segments: Vec<(Segment, usize, i64)>,
    /// Herfindahl–Hirschman index, 0..=10 000, and Gini coefficient, 0..=1.
    pub herfindahl: Option<f64>,
    pub gini: Option<f64>,
    pub course: Vec<Concentration>,
    /// Where the cost of every line of some buyers is known: their curve, and how many they are.
    pub whale: Option<(Whale, usize)>,
    pub proposed: usize,
    pub key: usize,
}

/// How concentrated sales were in a quarter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Concentration {
    /// The first month of the quarter that lies in the period.
    pub from: Month,
    pub amount: i64,
    pub herfindahl: Option<f64>,
    pub gini: Option<f64>,
}

/// One buyer of the Pareto chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    pub buyer: Buyer,
    pub name: Names,
    pub amount: i64,
    pub cumulative: f64,
    pub class: Abc,
}

/// One buyer in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub buyer: Buyer,
    pub name: Names,
    /// Place in the order of sales, from 1.
    pub rank: usize,
    pub amount: i64,
    /// Share of all sales, and of all up to and with this buyer, 0..=1.
    pub share: f64,
    pub cumulative: f64,
    pub class: Abc,
    pub variation: Option<f64>,
    pub steadiness: Option<Xyz>,
    pub rfm: Rfm,
    pub segment: Segment,
    /// Days from the last line to the end of the period.
    pub days: i64,
    pub orders: u32,
    pub lines: u64,
    pub returned: i64,
    pub contribution: Option<i64>,
    pub growth: Growth,
    pub months: Vec<i64>,
    pub products: u32,
    pub families: u32,
    /// The test on the four traits; for accounts only.
    pub test: Option<Explained>,
    pub firmness: Option<Firmness>,
    pub proposed: bool,
    /// What was decided, the latest first, with who decided.
    pub decided: Vec<(Selection, Option<Names>)>,
    /// The reader may confirm.
    pub may_decide: bool,
}

impl Row {
    /// Whether it is a key account as of the latest decision.
    #[must_use]
    pub fn is_key(&self) -> bool {
        self.decided.first().is_some_and(|(latest, _)| latest.key)
    }
}
