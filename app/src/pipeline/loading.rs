//! Reading more of the board: cards that scroll into view, heads after changes, another filter.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    gate::Room,
    pipeline::{
        query::{DealQuery, Grouping},
        view::{Board, ColumnHead, ColumnWindow, Heads, Show, Sum},
    },
};

use super::{
    board::board,
    board_heads::board_heads,
    board_window::{FIRST_OF_ROW, board_row, board_window},
    desk::{Desk, records},
    directory,
    lane::{Lane, part},
    slots::Slots,
};
use crate::{Failure, live::Sync, words::failures};

/// Cards of one reading.
const PAGE: usize = 40;
/// How long a column must rest before its cards are read: a flick past a thousand cards reads none.
const REST: Duration = Duration::from_millis(40);
/// How long events are gathered before the heads are read again.
const GATHER: Duration = Duration::from_millis(150);
/// How long to wait after a reading that failed.
const PAUSE: Duration = Duration::from_secs(3);

impl Lane {
    /// The page that is seen and not here.
    fn missing(self) -> Option<usize> {
        let range = self.range.try_get_untracked()?;
        self.slots.try_with_untracked(|slots| slots.missing(range, PAGE)).flatten()
    }
}

impl Desk {
    /// Reads what a column shows and has not read yet.
    pub fn need(self, lane: Lane) {
        let Some(page) = lane.missing() else { return };
        if lane.folded.get_untracked() || !lane.loading.try_update_value(|pages| pages.insert(page)).unwrap_or(false) {
            return;
        }
        set_timeout(
            move || {
                if lane.missing() == Some(page) {
                    spawn_local(self.fetch(lane, page, PAGE));
                } else {
                    self.arrived(lane, page);
                }
            },
            REST,
        );
    }

    fn arrived(self, lane: Lane, page: usize) {
        lane.loading.try_update_value(|pages| pages.remove(&page));
        self.need(lane);
    }

    async fn fetch(self, lane: Lane, offset: usize, limit: usize) {
        let Some(generation) = self.generation.try_get_value() else { return };
        let Some(query) = self.query.try_get_untracked() else { return };
        let result = board_window(lane.stage, self.group(lane), query, offset as i64, limit as i64).await;
        if self.generation.try_get_value() != Some(generation) {
            return;
        }
        match result {
            Ok(window) => {
                self.take(lane, &window, limit);
                self.arrived(lane, offset);
            }
            Err(_) => set_timeout(move || self.arrived(lane, offset), PAUSE),
        }
    }

    /// Takes in cards of a column.
    fn take(self, lane: Lane, window: &ColumnWindow, limit: usize) {
        let offset = usize::try_from(window.offset).unwrap_or(0);
        let deals: Vec<_> = window.cards.iter().map(|card| card.deal.id).collect();
        // Cards follow the names: they are told only of new ones.
        self.directory.try_maybe_update(|names| (names.learn(&window.cards), ()));
        self.read.try_update_value(|read| read.extend(deals.iter().copied()));
        lane.slots.try_update(|slots| {
            slots.fill(offset, &deals);
            if deals.len() < limit {
                // The column ends here, whatever was counted before.
                let end = offset + deals.len();
                slots.recount(end, 0..end);
            }
        });
        self.rooms.load(directory::deals(&window.cards));
    }

    /// Reads the heads again soon; `unknown` when deals changed that are not here, so that what is
    /// seen must be read again as well.
    pub fn refresh(self, unknown: bool) {
        let waiting = self.refreshing.try_update_value(|waiting| std::mem::replace(waiting, true));
        if waiting == Some(false) {
            set_timeout(move || self.gathered(unknown), GATHER);
        }
    }

    fn gathered(self, unknown: bool) {
        // Our own changes are counted when they have arrived.
        if self.live.sync.try_get_untracked() == Some(Sync::Saving) {
            set_timeout(move || self.gathered(unknown), GATHER);
            return;
        }
        self.refreshing.try_set_value(false);
        let Some(query) = self.query.try_get_untracked() else { return };
        let Some(generation) = self.generation.try_get_value() else { return };
        spawn_local(async move {
            let result = board_heads(self.pipeline, query, self.grouping()).await;
            if self.generation.try_get_value() == Some(generation)
                && let Ok(heads) = result
            {
                self.count(&heads, unknown);
            }
        });
    }

    /// Takes in heads, and reads anew what is seen of columns that do not agree with them.
    fn count(self, heads: &Heads, unknown: bool) {
        let before: i64 = self.heads.with_untracked(|heads| heads.iter().map(|head| head.count).sum());
        let Some(parts) = self.take_heads(heads) else {
            self.again.try_run(());
            return;
        };
        if parts.is_empty() && (unknown || before != heads.columns.iter().map(|head| head.count).sum::<i64>()) {
            self.unsure.update(|unsure| *unsure += 1);
        }
        for (lane, head) in parts {
            let count = usize::try_from(head.count).unwrap_or(0);
            let Some(range) = lane.range.try_get_untracked() else { return };
            let agrees = lane.slots.with_untracked(Slots::len) == count;
            if lane.head.with_untracked(|old| *old != head) {
                lane.head.set(head);
            }
            let drawn = lane.list.get_untracked().is_some();
            if !agrees || (unknown && !drawn) {
                let keep = if unknown && !drawn { 0..0 } else { range.clone() };
                lane.slots.update(|slots| slots.recount(count, keep));
            }
            if (!agrees || unknown) && !lane.folded.get_untracked() && drawn {
                spawn_local(self.fetch(lane, range.start, range.len()));
            }
        }
    }

    /// Shows the heads of columns and rows; returns those of the parts of the board, or `None` when
    /// there are others than there were.
    fn take_heads(self, heads: &Heads) -> Option<Vec<(Lane, ColumnHead)>> {
        let Heads { columns, rows } = heads;
        let stages = |heads: &[ColumnHead]| heads.iter().map(|head| head.stage.id).collect::<Vec<_>>();
        let same = self.heads.with_untracked(|old| stages(old) == stages(columns))
            && self.rows.with_untracked(|old| old.iter().map(|row| &row.group).eq(rows.iter().map(|row| &row.group)));
        if !same {
            return None;
        }
        self.heads.maybe_update(|old| {
            let changed = old != columns;
            old.clone_from(columns);
            changed
        });
        self.rows.maybe_update(|old| {
            let changed = old != rows;
            old.clone_from(rows);
            changed
        });
        let parts: Vec<ColumnHead> = if self.grouping() == Grouping::None {
            columns.clone()
        } else {
            let of_row = |cells: &Vec<Sum>| -> Vec<ColumnHead> {
                columns.iter().zip(cells).map(|(column, sum)| part(column, *sum)).collect()
            };
            rows.iter().flat_map(|row| of_row(&row.cells)).collect()
        };
        Some(self.lanes().into_iter().zip(parts).collect())
    }

    /// Reads the first cards of a row that has come into sight.
    pub fn need_row(self, row: usize) {
        let parts: Vec<Lane> = self.lanes().into_iter().filter(|lane| lane.row == Some(row)).collect();
        let untouched =
            |lane: &Lane| lane.slots.with_untracked(|slots| slots.len() > 0 && slots.missing(0..1, PAGE).is_some());
        let Some(group) = parts.first().and_then(|lane| self.group(*lane)) else { return };
        if !parts.iter().any(untouched) {
            return;
        }
        for lane in &parts {
            lane.loading.update_value(|pages| {
                pages.insert(0);
            });
        }
        spawn_local(async move {
            let Some(generation) = self.generation.try_get_value() else { return };
            let Some(query) = self.query.try_get_untracked() else { return };
            let result = board_row(self.pipeline, group, query).await;
            if self.generation.try_get_value() != Some(generation) {
                return;
            }
            if let Ok(windows) = &result {
                for lane in &parts {
                    let own = windows.iter().find(|window| window.stage == lane.stage);
                    let none = ColumnWindow { stage: lane.stage, group: None, offset: 0, cards: Vec::new() };
                    self.take(*lane, own.unwrap_or(&none), FIRST_OF_ROW);
                }
            }
            let pause = if result.is_ok() { Duration::ZERO } else { PAUSE };
            set_timeout(move || parts.iter().for_each(|lane| self.arrived(*lane, 0)), pause);
        });
    }

    /// Shows the deals of another query.
    pub fn ask(self, query: DealQuery) {
        if self.query.with_untracked(|old| *old == query) {
            return;
        }
        self.query.set(query);
        self.reload();
    }

    /// Reads the page anew: another query, or too much was missed.
    pub fn reload(self) {
        let generation = self.generation.try_update_value(|generation| {
            *generation += 1;
            *generation
        });
        let Some(query) = self.query.try_get_untracked() else { return };
        spawn_local(async move {
            let show = if let Show::Calendar(_) = self.show {
                Show::Calendar(self.month.try_get_untracked().flatten())
            } else {
                self.show
            };
            let result = board(Some(self.pipeline), query, show).await;
            if self.generation.try_get_value() != generation {
                return;
            }
            match result {
                Ok(board) => self.lay_out(board),
                Err(failure) => self.complain(&failure),
            }
        });
    }

    fn lay_out(self, board: Board) {
        let records = records(&board);
        let heads = Heads { columns: board.heads, rows: board.rows };
        let Some(parts) = self.take_heads(&heads) else {
            self.again.run(());
            return;
        };
        self.directory.update(|names| {
            names.learn(board.windows.iter().flat_map(|window| &window.cards).chain(&board.cards));
        });
        for (lane, head) in parts {
            lane.loading.update_value(std::collections::BTreeSet::clear);
            let window = board.windows.iter().find(|window| window.stage == lane.stage);
            let deals: Vec<_> = window.iter().flat_map(|window| &window.cards).map(|card| card.deal.id).collect();
            self.read.update_value(|read| read.extend(deals.iter().copied()));
            let mut slots = Slots::new(usize::try_from(head.count).unwrap_or(0));
            slots.fill(window.map_or(0, |window| usize::try_from(window.offset).unwrap_or(0)), &deals);
            lane.head.set(head);
            lane.slots.set(slots);
            if let Some(list) = lane.list.get_untracked() {
                list.set_scroll_top(0);
            }
            lane.look(self.pitch.get_untracked());
        }
        self.read.update_value(|read| read.extend(board.cards.iter().map(|card| card.deal.id)));
        self.rooms.reset(vec![(Room::Pipeline(self.pipeline), board.seq)], records);
        self.cards.set(board.cards);
    }

    /// Says what went wrong, what was kept, what to do.
    pub fn complain(self, failure: &Failure) {
        let told = failures::tell(self.lang.get_untracked(), failure);
        let words = format!("{} · {} {}", told.happened, told.kept, told.to_do);
        self.say(words.clone());
        self.toasts.alarm(words);
    }
}
