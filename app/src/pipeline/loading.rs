//! Reading more of the board: cards that scroll into view, heads after changes, another filter.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    gate::Room,
    pipeline::view::{Board, ColumnHead, ColumnWindow, DealFilter},
};

use super::{
    board::board,
    board_heads::board_heads,
    board_window::board_window,
    desk::{Desk, records},
    directory,
    lane::Lane,
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
        let Some(filter) = self.filter.try_get_untracked() else { return };
        let result = board_window(lane.stage, filter, offset as i64, limit as i64).await;
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
        let Some(filter) = self.filter.try_get_untracked() else { return };
        let Some(generation) = self.generation.try_get_value() else { return };
        spawn_local(async move {
            let result = board_heads(self.pipeline, filter).await;
            if self.generation.try_get_value() == Some(generation)
                && let Ok(heads) = result
            {
                self.count(&heads, unknown);
            }
        });
    }

    /// Takes in heads, and reads anew what is seen of columns that do not agree with them.
    fn count(self, heads: &[ColumnHead], unknown: bool) {
        let lanes = self.lanes();
        if heads.len() != lanes.len() || heads.iter().zip(&lanes).any(|(head, lane)| head.stage.id != lane.stage) {
            self.again.try_run(());
            return;
        }
        for (lane, head) in lanes.into_iter().zip(heads) {
            let count = usize::try_from(head.count).unwrap_or(0);
            let Some(range) = lane.range.try_get_untracked() else { return };
            let agrees = lane.slots.with_untracked(Slots::len) == count;
            let changed = lane.head.with_untracked(|old| old != head);
            if changed {
                lane.head.set(head.clone());
            }
            if !agrees {
                lane.slots.update(|slots| slots.recount(count, range.clone()));
            }
            if (!agrees || unknown) && !lane.folded.get_untracked() {
                spawn_local(self.fetch(lane, range.start, range.len()));
            }
        }
    }

    /// Shows the deals of another filter.
    pub fn refilter(self, filter: DealFilter) {
        if self.filter.with_untracked(|old| *old == filter) {
            return;
        }
        self.filter.set(filter);
        self.reload();
    }

    /// Reads the board anew: another filter, or too much was missed.
    pub fn reload(self) {
        let generation = self.generation.try_update_value(|generation| {
            *generation += 1;
            *generation
        });
        let Some(filter) = self.filter.try_get_untracked() else { return };
        spawn_local(async move {
            let result = board(Some(self.pipeline), filter).await;
            if self.generation.try_get_value() != generation {
                return;
            }
            match result {
                Ok(board) => self.lay_out(&board),
                Err(failure) => self.complain(&failure),
            }
        });
    }

    fn lay_out(self, board: &Board) {
        let lanes = self.lanes();
        if board.heads.len() != lanes.len()
            || board.heads.iter().zip(&lanes).any(|(head, lane)| head.stage.id != lane.stage)
        {
            self.again.run(());
            return;
        }
        self.directory.update(|names| {
            names.learn(board.windows.iter().flat_map(|window| &window.cards));
        });
        let records = records(board);
        for (lane, head) in lanes.into_iter().zip(&board.heads) {
            lane.loading.update_value(std::collections::BTreeSet::clear);
            lane.head.set(head.clone());
            let window = board.windows.iter().find(|window| window.stage == lane.stage);
            let deals: Vec<_> = window.iter().flat_map(|window| &window.cards).map(|card| card.deal.id).collect();
            self.read.update_value(|read| read.extend(deals.iter().copied()));
            let mut slots = Slots::new(usize::try_from(head.count).unwrap_or(0));
            slots.fill(window.map_or(0, |window| usize::try_from(window.offset).unwrap_or(0)), &deals);
            lane.slots.set(slots);
            if let Some(list) = lane.list.get_untracked() {
                list.set_scroll_top(0);
            }
            lane.look(self.pitch.get_untracked());
        }
        self.rooms.reset(vec![(Room::Pipeline(self.pipeline), board.seq)], records);
    }

    /// Says what went wrong, what was kept, what to do.
    pub fn complain(self, failure: &Failure) {
        let told = failures::tell(self.lang.get_untracked(), failure);
        let words = format!("{} · {} {}", told.happened, told.kept, told.to_do);
        self.say(words.clone());
        self.toasts.alarm(words);
    }
}
