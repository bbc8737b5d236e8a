//! Rows of a file as sales lines, one after the other, with what is to be said of them all.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use serde::{Deserialize, Serialize};

use super::{
    Line,
    figure::{day, figure, month},
    mapping::{Field, SalesMapping},
    mark, tidy,
};
use crate::{
    import::{Note, Reason},
    money::Money,
    time::Date,
};

/// What becomes of rows that are the same as an earlier one in every column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duplicates {
    /// Each counts: the same was bought twice.
    #[default]
    Keep,
    /// The first counts: the file says the same twice.
    Skip,
}

/// Why a row is refused.
pub type Trouble = Note;

/// A row that is refused, as it stands in the file, with the reasons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    /// From 1; the headings are row 1 where there are any.
    pub row: u32,
    pub cells: Vec<String>,
    pub notes: Vec<Note>,
}

/// What the lines of one customer come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bought {
    pub lines: u64,
    /// Minor units.
    pub amount: i64,
    /// The customer's number in the file; empty when it has none.
    pub code: String,
}

/// What was read of a file so far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Rows that hold anything, without headings.
    pub rows: u64,
    /// Rows that become lines.
    pub lines: u64,
    pub blank: u64,
    pub refused: u64,
    /// Lines that take something back, and what they come to, minor units.
    pub returns: u64,
    pub returned: i64,
    /// Lines that name no customer, and what they come to.
    pub nameless: u64,
    pub nameless_amount: i64,
    /// Names of customers and products that had blanks too many.
    pub tidied: u64,
    /// Rows that are the same as an earlier one in every column, and the first of them with the row
    /// they repeat.
    pub duplicates: u64,
    pub repeated: Vec<(u32, u32)>,
    /// What all lines come to, minor units.
    pub amount: i64,
    /// Lines that say what they cost.
    pub costed: u64,
    pub first: Option<Date>,
    pub last: Option<Date>,
}

/// Pairs of repeated rows and refused rows that are kept to be shown; all of them are counted.
const SHOWN: usize = 100;
const REFUSED: usize = 20_000;
/// Characters of a name at most.
const LONGEST: usize = 500;

/// Reads rows.
#[derive(Debug)]
pub struct Reading {
    mapping: SalesMapping,
    columns: BTreeMap<Field, usize>,
    /// The row in which the values of a whole row stood first.
    seen: HashMap<u64, u32>,
    pub tally: Tally,
    pub customers: HashMap<String, Bought>,
    pub refused: Vec<Refused>,
}

impl Reading {
    #[must_use]
    pub fn new(mapping: SalesMapping) -> Self {
        let columns = Field::ALL.into_iter().filter_map(|field| Some((field, mapping.column(field)?))).collect();
        Self {
            mapping,
            columns,
            seen: HashMap::new(),
            tally: Tally::default(),
            customers: HashMap::new(),
            refused: Vec::new(),
        }
    }

    /// Reads a row, and hands its line on when it makes one.
    pub fn row<'a>(
        &mut self,
        row: u32,
        width: usize,
        cell: &impl Fn(usize) -> &'a str,
        line: &mut impl FnMut(&Line<'_>),
    ) {
        if (0..width).all(|at| cell(at).trim().is_empty()) {
            self.tally.blank += 1;
            return;
        }
        self.tally.rows += 1;
        let whole = mark((0..width).map(|at| cell(at).as_bytes()));
        let first = *self.seen.entry(whole).or_insert(row);
        if first != row {
            self.tally.duplicates += 1;
            if self.tally.repeated.len() < SHOWN {
                self.tally.repeated.push((first, row));
            }
            if self.mapping.duplicates == Duplicates::Skip {
                return;
            }
        }
        match self.read(row, cell) {
            Ok(read) => {
                self.count(&read.line(), &read.code, read.tidied);
                line(&read.line());
            }
            Err(notes) => {
                self.tally.refused += 1;
                if self.refused.len() < REFUSED {
                    let cells = (0..width).map(|at| cell(at).to_owned()).collect();
                    self.refused.push(Refused { row, cells, notes });
                }
            }
        }
    }

    fn read<'a>(&self, row: u32, cell: &impl Fn(usize) -> &'a str) -> Result<Read<'a>, Vec<Note>> {
        let mut notes = Vec::new();
        let text = |field: Field| self.columns.get(&field).map_or("", |at| cell(*at)).trim();
        let mut tidied = false;
        let mut name = |field: Field| {
            let raw = self.columns.get(&field).map_or("", |at| cell(*at));
            let tidy = tidy(raw);
            tidied |= tidy.len() != raw.len();
            tidy
        };
        let code = name(Field::Code);
        let customer = if self.columns.contains_key(&Field::Customer) { name(Field::Customer) } else { code.clone() };
        let (product, family) = (name(Field::Product), name(Field::Family));
        let (region, order) = (name(Field::Region), name(Field::Order));
        let note = |field: Field, reason: Reason| {
            let value: String = text(field).chars().take(60).collect();
            let reason = if value.is_empty() { Reason::Missing } else { reason };
            Note { field: field.key().to_owned(), value, reason }
        };
        let day = self.day(&text).map_err(|field| note(field, Reason::NotADate));
        let decimal = self.mapping.decimal;
        let exponent = self.mapping.currency.exponent();
        let number = |field: Field, digits: u32| match text(field) {
            "" => Ok(None),
            text => figure(text, decimal, digits).map(Some).ok_or_else(|| note(field, Reason::NotANumber)),
        };
        let quantity = number(Field::Quantity, 3);
        let amount = match text(Field::Amount) {
            "" => self.product(&text),
            text => figure(text, decimal, exponent).ok_or(Field::Amount),
        };
        let amount = amount
            .map_err(|field| note(field, Reason::NotANumber))
            .and_then(|amount| sane(amount, exponent).ok_or_else(|| note(Field::Amount, Reason::NotANumber)));
        let cost = number(Field::Cost, exponent);
        let long = [(Field::Customer, &customer), (Field::Product, &product), (Field::Order, &order)];
        for (field, name) in long.into_iter().chain([(Field::Family, &family), (Field::Region, &region)]) {
            if name.chars().count() > LONGEST {
                notes.push(note(field, Reason::NoValue));
            }
        }
        match (day, quantity, amount, cost) {
            (Ok(day), Ok(quantity), Ok(amount), Ok(cost)) if notes.is_empty() => Ok(Read {
                row,
                day: day.days() as i32,
                customer,
                code,
                product,
                family,
                region,
                order,
                quantity: quantity.unwrap_or_default(),
                amount,
                cost,
                key: self.key(cell),
                tidied,
            }),
            (day, quantity, amount, cost) => {
                notes.extend([day.err(), quantity.err(), amount.err(), cost.err()].into_iter().flatten());
                Err(notes)
            }
        }
    }

    /// The day of a row, or the column that says none.
    fn day<'a>(&self, text: &impl Fn(Field) -> &'a str) -> Result<Date, Field> {
        if self.columns.contains_key(&Field::Day) {
            return day(text(Field::Day), self.mapping.dates).ok_or(Field::Day);
        }
        let year: i32 = text(Field::Year).trim_end_matches('年').parse().map_err(|_| Field::Year)?;
        let month = month(text(Field::Month)).ok_or(Field::Month)?;
        Date::new(year, month, 1).ok().filter(|date| date.is_sane()).ok_or(Field::Year)
    }

    /// Quantity times price, or the column that says no number.
    fn product<'a>(&self, text: &impl Fn(Field) -> &'a str) -> Result<i64, Field> {
        let decimal = self.mapping.decimal;
        if !self.columns.contains_key(&Field::Price) {
            return Err(Field::Amount);
        }
        let quantity = figure(text(Field::Quantity), decimal, 3).ok_or(Field::Quantity)?;
        let price = figure(text(Field::Price), decimal, 6).ok_or(Field::Price)?;
        let exponent = self.mapping.currency.exponent();
        let product = i128::from(quantity) * i128::from(price) * 10_i128.pow(exponent);
        let half = if product < 0 { -500_000_000 } else { 500_000_000 };
        i64::try_from((product + half) / 1_000_000_000).map_err(|_| Field::Price)
    }

    fn key<'a>(&self, cell: &impl Fn(usize) -> &'a str) -> u64 {
        if self.mapping.key.is_empty() {
            return 0;
        }
        // A key is never nought, which stands for none.
        mark(self.mapping.key.iter().map(|at| cell(*at).trim().as_bytes())).max(1)
    }

    fn count(&mut self, line: &Line<'_>, code: &str, tidied: bool) {
        let tally = &mut self.tally;
        tally.lines += 1;
        tally.tidied += u64::from(tidied);
        tally.amount = tally.amount.saturating_add(line.amount);
        tally.costed += u64::from(line.cost.is_some());
        if line.is_return() {
            tally.returns += 1;
            tally.returned = tally.returned.saturating_add(line.amount);
        }
        let day = Date::from_days(i64::from(line.day));
        tally.first = Some(tally.first.map_or(day, |first| first.min(day)));
        tally.last = Some(tally.last.map_or(day, |last| last.max(day)));
        if line.customer.is_empty() {
            tally.nameless += 1;
            tally.nameless_amount = tally.nameless_amount.saturating_add(line.amount);
            return;
        }
        let bought = match self.customers.get_mut(line.customer) {
            Some(bought) => bought,
            None => {
                let code = if code == line.customer { String::new() } else { code.to_owned() };
                self.customers.entry(line.customer.to_owned()).or_insert(Bought { code, ..Bought::default() })
            }
        };
        bought.lines += 1;
        bought.amount = bought.amount.saturating_add(line.amount);
    }
}

/// An amount a line may carry: as much as a record may, on either side of nought.
fn sane(minor: i64, exponent: u32) -> Option<i64> {
    let most = Money::LARGEST_MAJOR * 10_i64.pow(exponent);
    (-most..=most).contains(&minor).then_some(minor)
}

/// A row that was read.
struct Read<'a> {
    row: u32,
    day: i32,
    customer: Cow<'a, str>,
    code: Cow<'a, str>,
    product: Cow<'a, str>,
    family: Cow<'a, str>,
    region: Cow<'a, str>,
    order: Cow<'a, str>,
    quantity: i64,
    amount: i64,
    cost: Option<i64>,
    key: u64,
    tidied: bool,
}

impl Read<'_> {
    fn line(&self) -> Line<'_> {
        Line {
            row: self.row,
            day: self.day,
            customer: &self.customer,
            product: &self.product,
            family: &self.family,
            region: &self.region,
            order: &self.order,
            quantity: self.quantity,
            amount: self.amount,
            cost: self.cost,
            key: self.key,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{money::Currency, sales::suggest};

    const HEAD: [&str; 8] = ["客户名称", "日期", "产品", "数量", "单价", "金额", "成本", "单号"];

    fn mapping() -> SalesMapping {
        let head: Vec<String> = HEAD.iter().map(|name| (*name).to_owned()).collect();
        suggest(&head, true, &[], Currency::CNY)
    }

    /// Amounts of the lines that come of rows, and what was said.
    fn read(mapping: SalesMapping, rows: &[[&str; 8]]) -> (Vec<i64>, Reading) {
        let mut reading = Reading::new(mapping);
        let mut amounts = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            reading.row(at as u32 + 2, 8, &|at| row[at], &mut |line| amounts.push(line.amount));
        }
        (amounts, reading)
    }

    #[test]
    fn returns_are_lines_below_nought_and_blank_rows_are_none() {
        let (amounts, reading) = read(
            mapping(),
            &[
                [" 云泽  一附院 ", "2026-01-05", "超声", "2", "", "1,200.50", "800", "A1"],
                ["云泽 一附院", "2026-01-07", "超声", "-1", "600.25", "", "", "A2"],
                ["", " ", "", "", "", "", "", ""],
                ["", "2026-02-01", "超声", "1", "", "7", "", "A3"],
            ],
        );
        assert_eq!(amounts, [120_050, -60_025, 700]);
        let tally = &reading.tally;
        assert_eq!((tally.rows, tally.lines, tally.blank, tally.refused), (3, 3, 1, 0));
        assert_eq!((tally.returns, tally.returned), (1, -60_025));
        assert_eq!((tally.nameless, tally.nameless_amount), (1, 700));
        assert_eq!((tally.tidied, tally.costed, tally.amount), (1, 1, 60_725));
        assert_eq!(tally.first.map(|day| day.to_string()).as_deref(), Some("2026-01-05"));
        assert_eq!(reading.customers["云泽 一附院"].lines, 2);
        assert_eq!(reading.customers.len(), 1);
    }

    #[test]
    fn rows_that_repeat_another_are_shown_and_skipped_only_when_somebody_says_so() {
        let row = ["云泽一附院", "2026-01-05", "超声", "2", "", "5", "", "A1"];
        let other = ["云泽一附院", "2026-01-05", "超声", "2", "", "5", "", "A2"];
        let (kept, reading) = read(mapping(), &[row, other, row]);
        assert_eq!((kept.len(), reading.tally.duplicates), (3, 1));
        assert_eq!(reading.tally.repeated, [(2, 4)]);
        let (kept, reading) = read(SalesMapping { duplicates: Duplicates::Skip, ..mapping() }, &[row, other, row]);
        assert_eq!((kept.len(), reading.tally.duplicates, reading.tally.lines), (2, 1, 2));
    }

    #[test]
    fn a_row_is_refused_with_every_reason() {
        let (amounts, reading) = read(
            mapping(),
            &[
                ["云泽一附院", "1/2/2026", "超声", "x", "", "=B2*C2", "", ""],
                ["云泽一附院", "", "超声", "1", "", "", "", ""],
                ["云泽一附院", "2026-01-05", "超声", "1", "", "99999999999999", "", ""],
            ],
        );
        assert!(amounts.is_empty());
        let told = |at: usize| -> Vec<(&str, &Reason)> {
            reading.refused[at].notes.iter().map(|note| (note.field.as_str(), &note.reason)).collect()
        };
        assert_eq!(
            told(0),
            [("day", &Reason::NotADate), ("quantity", &Reason::NotANumber), ("amount", &Reason::NotANumber)]
        );
        assert_eq!(told(1), [("day", &Reason::Missing), ("price", &Reason::Missing)]);
        assert_eq!(told(2), [("amount", &Reason::NotANumber)]);
        assert_eq!(reading.refused[2].row, 4);
    }

    #[test]
    fn the_key_is_made_of_its_columns_alone() {
        let keyed = SalesMapping { key: vec![7], ..mapping() };
        let mut keys = Vec::new();
        let mut reading = Reading::new(keyed);
        for row in [
            ["甲", "2026-01-05", "a", "1", "", "5", "", "A1"],
            ["乙", "2026-01-06", "b", "2", "", "9", "", " A1"],
            ["乙", "2026-01-06", "b", "2", "", "9", "", "A2"],
        ] {
            reading.row(2, 8, &|at| row[at], &mut |line| keys.push(line.key));
        }
        assert!(keys[0] == keys[1] && keys[0] != keys[2] && keys[0] != 0);
    }
}
