//! One column of the board, or one row's part of it: its head, its order, and what of it is on the
//! screen.

use std::{collections::BTreeSet, ops::Range};

use leptos::{html, prelude::*};
use meridian_domain::{
    id::{DealId, StageId},
    pipeline::{
        StageKind,
        view::{ColumnHead, RowHead, Sum},
    },
};

use super::{board::FIRST, slots::Slots};

/// Rows drawn above and below what is seen, so that scrolling shows cards at once.
const AROUND: usize = 4;
/// Height of a row before it has been measured, in CSS pixels; board.css says the same in rem.
pub const PITCH: f64 = 112.0;

/// A column.
#[derive(Clone, Copy)]
pub struct Lane {
    pub stage: StageId,
    /// The number of its row, on a board with rows.
    pub row: Option<usize>,
    pub head: RwSignal<ColumnHead>,
    pub slots: RwSignal<Slots>,
    /// A thin strip with a count instead of cards.
    pub folded: RwSignal<bool>,
    /// Rows that are drawn.
    pub range: RwSignal<Range<usize>>,
    pub list: NodeRef<html::Ol>,
    pub column: NodeRef<html::Section>,
    /// Pages on their way.
    pub loading: StoredValue<BTreeSet<usize>>,
}

/// A row of a column: a card, or a place whose card is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    Card(DealId),
    Waiting(usize),
}

impl Lane {
    /// A column, or a row's part of one, of which `deals` are the first.
    pub fn new(head: ColumnHead, row: Option<usize>, deals: &[DealId]) -> Self {
        let mut slots = Slots::new(usize::try_from(head.count).unwrap_or(0));
        slots.fill(0, deals);
        Self {
            stage: head.stage.id,
            row,
            folded: RwSignal::new(row.is_none() && head.stage.kind != StageKind::Open),
            head: RwSignal::new(head),
            slots: RwSignal::new(slots),
            range: RwSignal::new(0..FIRST),
            list: NodeRef::new(),
            column: NodeRef::new(),
            loading: StoredValue::new(BTreeSet::new()),
        }
    }

    /// What is drawn.
    pub fn rows(self) -> Vec<Row> {
        let range = self.range.get();
        self.slots.with(|slots| {
            let end = range.end.min(slots.len());
            (range.start.min(end)..end).map(|at| slots.get(at).map_or(Row::Waiting(at), Row::Card)).collect()
        })
    }

    /// Looks where the list has been scrolled to.
    pub fn look(self, pitch: f64) {
        let Some(list) = self.list.get_untracked() else { return };
        let (top, height) = (f64::from(list.scroll_top()), f64::from(list.client_height()));
        let range = seen(top, height, pitch);
        if self.range.try_get_untracked().is_some_and(|old| old != range) {
            self.range.set(range);
        }
    }

    /// Scrolls so that a row is seen.
    pub fn reveal(self, row: usize, pitch: f64) {
        let Some(list) = self.list.get_untracked() else { return };
        let (top, height) = (f64::from(list.scroll_top()), f64::from(list.client_height()));
        let (above, below) = (row as f64 * pitch, (row + 1) as f64 * pitch);
        if above < top {
            list.set_scroll_top(above as i32);
        } else if below > top + height {
            list.set_scroll_top((below - height).ceil() as i32);
        }
    }
}

/// The head of a row's part of a column.
pub fn part(column: &ColumnHead, sum: Sum) -> ColumnHead {
    let Sum { count, sum, weighted, unconverted } = sum;
    ColumnHead { stage: column.stage.clone(), count, sum, weighted, unconverted }
}

/// The parts of all rows, none of them read.
pub fn cells(columns: &[ColumnHead], rows: &[RowHead]) -> Vec<Lane> {
    let of_row = |(number, row): (usize, &RowHead)| -> Vec<Lane> {
        let parts = columns.iter().zip(&row.cells);
        parts.map(|(column, sum)| Lane::new(part(column, *sum), Some(number), &[])).collect()
    };
    rows.iter().enumerate().flat_map(of_row).collect()
}

/// The rows to draw when a list of rows of `pitch` shows `height` pixels from `top` on.
pub fn seen(top: f64, height: f64, pitch: f64) -> Range<usize> {
    let first = (top / pitch).floor().max(0.0) as usize;
    let last = ((top + height) / pitch).ceil().max(0.0) as usize;
    // In steps of two rows: fewer changes while scrolling.
    (first.saturating_sub(AROUND) & !1)..((last + AROUND + 1) & !1)
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn only_what_is_seen_and_a_little_more_is_drawn() {
        assert_eq!(seen(0.0, 560.0, 112.0), 0..10);
        let deep = seen(112.0 * 4_000.0, 560.0, 112.0);
        assert!(deep.contains(&4_000) && deep.contains(&4_005) && deep.len() < 20);
    }
}
