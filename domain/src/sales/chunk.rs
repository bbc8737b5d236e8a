//! Some thousand lines as bytes, a column after the other: names once each, numbers as what they differ
//! from the one before, small numbers in few bytes. A line takes some 20 bytes, and a million are read
//! in a fraction of a second; as rows of a table they take ten times as much of both.
//!
//! The first byte is the version of the format. Chunks that were written are never changed.

use std::collections::HashMap;

use thiserror::Error;

use super::Line;

/// Lines of one chunk at most.
pub const LINES: usize = 16_384;
/// The version of the format.
const VERSION: u8 = 1;
/// Columns of names: customer, product, product line, region, order.
const NAMES: usize = 5;

/// The bytes are no chunk, or were damaged.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("not a chunk of sales lines")]
pub struct Damaged;

/// Numbers a column has, each in as many bytes as it needs.
fn put(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Numbers near nought on either side come to be small ones.
const fn folded(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

const fn unfolded(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// Gathers lines.
#[derive(Debug, Default)]
pub struct Builder {
    names: [(HashMap<String, u32>, Vec<u8>, Vec<u8>); NAMES],
    numbers: [Vec<u8>; 4],
    keys: Vec<u8>,
    count: usize,
    before: (i64, i64),
}

impl Builder {
    /// Adds a line.
    pub fn push(&mut self, line: &Line<'_>) {
        let texts = [line.customer, line.product, line.family, line.region, line.order];
        for ((known, names, column), text) in self.names.iter_mut().zip(texts) {
            let at = match known.get(text) {
                Some(at) => *at,
                None => {
                    let at = known.len() as u32;
                    known.insert(text.to_owned(), at);
                    put(names, text.len() as u64);
                    names.extend_from_slice(text.as_bytes());
                    at
                }
            };
            put(column, u64::from(at));
        }
        let [rows, days, amounts, costs] = &mut self.numbers;
        put(rows, folded(i64::from(line.row) - self.before.0));
        put(days, folded(i64::from(line.day) - self.before.1));
        put(amounts, folded(line.amount));
        put(amounts, folded(line.quantity));
        match line.cost {
            // Nought stands for what is not known, so that it takes one byte.
            None => put(costs, 0),
            Some(cost) => put(costs, folded(cost).saturating_add(1)),
        }
        self.keys.extend_from_slice(&line.key.to_le_bytes());
        self.before = (i64::from(line.row), i64::from(line.day));
        self.count += 1;
    }

    /// How many lines there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The bytes of what was gathered; the builder is empty again.
    pub fn finish(&mut self) -> Vec<u8> {
        let this = std::mem::take(self);
        let mut out = vec![VERSION];
        put(&mut out, this.count as u64);
        for (known, names, column) in &this.names {
            put(&mut out, known.len() as u64);
            out.extend_from_slice(names);
            out.extend_from_slice(column);
        }
        for column in &this.numbers {
            out.extend_from_slice(column);
        }
        // Keys are of no use where no line has one.
        let keyed = this.keys.iter().any(|byte| *byte != 0);
        out.push(u8::from(keyed));
        if keyed {
            out.extend_from_slice(&this.keys);
        }
        out
    }
}

/// What is left of the bytes.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Damaged> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u64, Damaged> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let (first, rest) = self.0.split_first().ok_or(Damaged)?;
            self.0 = rest;
            number |= u64::from(first & 0x7f) << shift;
            if first & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }

    fn count(&mut self, most: usize) -> Result<usize, Damaged> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= most).ok_or(Damaged)
    }
}

/// A chunk that was read: its columns.
#[derive(Debug)]
pub struct Chunk<'a> {
    /// The names of each column of names, in the order of [`Line`].
    pub names: [Vec<&'a str>; NAMES],
    /// For each line the place of its name in each of them.
    pub at: [Vec<u32>; NAMES],
    pub rows: Vec<u32>,
    pub days: Vec<i32>,
    pub amounts: Vec<i64>,
    pub quantities: Vec<i64>,
    pub costs: Vec<Option<i64>>,
    /// Empty when no line has a key.
    pub keys: Vec<u64>,
}

impl<'a> Chunk<'a> {
    /// Reads the bytes of a chunk.
    ///
    /// # Errors
    /// They are cut off, of another version, or something else.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Damaged> {
        let mut rest = Rest(bytes);
        if rest.take(1)? != [VERSION] {
            return Err(Damaged);
        }
        let count = rest.count(LINES)?;
        let mut names: [Vec<&str>; NAMES] = Default::default();
        let mut at: [Vec<u32>; NAMES] = Default::default();
        for (names, at) in names.iter_mut().zip(&mut at) {
            for _ in 0..rest.count(count)? {
                let length = rest.count(bytes.len())?;
                names.push(std::str::from_utf8(rest.take(length)?).map_err(|_| Damaged)?);
            }
            at.reserve_exact(count);
            for _ in 0..count {
                let place = rest.count(names.len().saturating_sub(1))?;
                at.push(place as u32);
            }
        }
        let mut row = 0;
        let rows = (0..count).map(|_| running(&mut rest, &mut row)).collect::<Result<_, _>>()?;
        let mut day = 0;
        let days = (0..count).map(|_| running(&mut rest, &mut day)).collect::<Result<_, _>>()?;
        let (mut amounts, mut quantities) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for _ in 0..count {
            amounts.push(unfolded(rest.number()?));
            quantities.push(unfolded(rest.number()?));
        }
        let cost = |_| rest.number().map(|number| number.checked_sub(1).map(unfolded));
        let costs = (0..count).map(cost).collect::<Result<_, _>>()?;
        let keys = match rest.take(1)? {
            [0] => Vec::new(),
            [1] => rest.take(count * 8)?.as_chunks::<8>().0.iter().map(|key| u64::from_le_bytes(*key)).collect(),
            _ => return Err(Damaged),
        };
        if rest.0.is_empty() {
            Ok(Self { names, at, rows, days, amounts, quantities, costs, keys })
        } else {
            Err(Damaged)
        }
    }

    /// How many lines it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The line at a place below [`Self::len`].
    #[must_use]
    pub fn line(&self, n: usize) -> Line<'a> {
        let name = |column: usize| self.names[column][self.at[column][n] as usize];
        Line {
            row: self.rows[n],
            day: self.days[n],
            customer: name(0),
            product: name(1),
            family: name(2),
            region: name(3),
            order: name(4),
            quantity: self.quantities[n],
            amount: self.amounts[n],
            cost: self.costs[n],
            key: self.keys.get(n).copied().unwrap_or_default(),
        }
    }
}

/// The next of numbers that are written as what they differ from the one before.
fn running<T: TryFrom<i64>>(rest: &mut Rest<'_>, before: &mut i64) -> Result<T, Damaged> {
    *before = before.checked_add(unfolded(rest.number()?)).ok_or(Damaged)?;
    T::try_from(*before).map_err(|_| Damaged)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        fn any_line()(
            row in 1_u32..2_000_000, day in -10_000_i32..60_000, names in prop::array::uniform5("[a-c云 ]{0,3}"),
            quantity in any::<i64>(), amount in any::<i64>(), cost in prop::option::of(-1_000_000_i64..1_000_000),
            key in prop_oneof![Just(0), any::<u64>()],
        ) -> (u32, i32, [String; 5], i64, i64, Option<i64>, u64) {
            (row, day, names, quantity, amount, cost, key)
        }
    }

    fn line(own: &(u32, i32, [String; 5], i64, i64, Option<i64>, u64)) -> Line<'_> {
        let (row, day, [customer, product, family, region, order], quantity, amount, cost, key) = own;
        Line {
            row: *row,
            day: *day,
            customer,
            product,
            family,
            region,
            order,
            quantity: *quantity,
            amount: *amount,
            cost: *cost,
            key: *key,
        }
    }

    proptest! {
        #[test]
        fn lines_come_out_as_they_went_in(lines in prop::collection::vec(any_line(), 0..80)) {
            let mut builder = Builder::default();
            for own in &lines {
                builder.push(&line(own));
            }
            prop_assert_eq!(builder.len(), lines.len());
            let bytes = builder.finish();
            prop_assert!(builder.is_empty());
            let chunk = Chunk::read(&bytes).expect("a chunk");
            prop_assert_eq!(chunk.len(), lines.len());
            for (n, own) in lines.iter().enumerate() {
                prop_assert_eq!(chunk.line(n), line(own));
            }
        }

        #[test]
        fn a_chunk_that_was_cut_is_damaged(lines in prop::collection::vec(any_line(), 1..20), cut in 1_usize..200) {
            let mut builder = Builder::default();
            for own in &lines {
                builder.push(&line(own));
            }
            let bytes = builder.finish();
            let cut = cut.min(bytes.len());
            prop_assert_eq!(Chunk::read(&bytes[..bytes.len() - cut]).err(), Some(Damaged));
        }

        #[test]
        fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            drop(Chunk::read(&bytes));
            let mut versioned = vec![VERSION];
            versioned.extend(bytes);
            drop(Chunk::read(&versioned));
        }
    }
}
