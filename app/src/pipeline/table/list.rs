//! The order of the table, of which only parts are here, and where one is in it.

use std::{collections::BTreeSet, ops::Range, time::Duration};

use leptos::{html, prelude::*, task::spawn_local};
use meridian_domain::{
    id::DealId,
    pipeline::{query::SortKey, view::Card},
    record::Key,
};

use super::{
    super::{
        board::FIRST_ROWS,
        desk::Desk,
        directory,
        lane::{Row, seen},
        slots::Slots,
    },
    rows::deal_rows,
};

/// Rows of one reading.
const PAGE: usize = 60;
/// How long the table must rest before its rows are read.
const REST: Duration = Duration::from_millis(40);
/// How long to wait after a reading that failed.
const PAUSE: Duration = Duration::from_secs(3);
/// Height of a row before it has been measured, in CSS pixels.
const PITCH: f64 = 40.0;

/// A cell: number of the row and number of the column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub row: usize,
    pub column: usize,
}

/// The rows of a table.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub desk: Desk,
    pub slots: RwSignal<Slots>,
    /// Rows that are drawn.
    pub range: RwSignal<Range<usize>>,
    pub pitch: RwSignal<f64>,
    pub scroller: NodeRef<html::Div>,
    /// The cell the keyboard is at.
    pub at: RwSignal<Place>,
    /// The cell that is being edited.
    pub editing: RwSignal<Option<(DealId, SortKey)>>,
    loading: StoredValue<BTreeSet<usize>>,
    /// The cell the keyboard is at has not been read yet: it gets the focus when it comes.
    awaited: StoredValue<bool>,
}

fn slots(desk: Desk, cards: &[Card]) -> Slots {
    let count = desk.heads.with_untracked(|heads| heads.iter().map(|head| head.count).sum::<i64>());
    let mut slots = Slots::new(usize::try_from(count).unwrap_or(0));
    slots.fill(0, &cards.iter().map(|card| card.deal.id).collect::<Vec<_>>());
    slots
}

impl List {
    /// The table as it came with the page.
    pub fn open(desk: Desk) -> Self {
        Self {
            desk,
            slots: RwSignal::new(desk.cards.with_untracked(|cards| slots(desk, cards))),
            range: RwSignal::new(0..FIRST_ROWS),
            pitch: RwSignal::new(PITCH),
            scroller: NodeRef::new(),
            at: RwSignal::new(Place::default()),
            editing: RwSignal::new(None),
            loading: StoredValue::new(BTreeSet::new()),
            awaited: StoredValue::new(false),
        }
    }

    /// How many deals there are.
    pub fn len(self) -> Memo<usize> {
        Memo::new(move |_| self.slots.with(Slots::len))
    }

    /// What is drawn.
    pub fn rows(self) -> Vec<Row> {
        let range = self.range.get();
        self.slots.with(|slots| {
            let end = range.end.min(slots.len());
            (range.start.min(end)..end).map(|at| slots.get(at).map_or(Row::Waiting(at), Row::Card)).collect()
        })
    }

    /// What the browser does from now on.
    pub fn follow(self) {
        let desk = self.desk;
        desk.rooms.watch(move |keys| self.heard(&keys));
        Effect::watch(move || desk.cards.get(), move |cards, _, _| self.lay_out(cards), false);
        Effect::watch(move || desk.unsure.get(), move |_, _, _| self.again(), false);
        Effect::new(move |_| {
            self.range.track();
            self.slots.track();
            self.need();
        });
        Effect::new(move |_| {
            // Rows are measured once they have been drawn.
            request_animation_frame(move || self.measure());
            let resized = window_event_listener(leptos::ev::resize, move |_| self.measure());
            on_cleanup(move || resized.remove());
        });
    }

    fn measure(self) {
        let row = document().query_selector(".deal-table tbody tr[data-deal]").ok().flatten();
        let height = row.map(|row| row.get_bounding_client_rect().height()).filter(|height| *height > 1.0);
        if let Some(height) = height
            && self.pitch.try_get_untracked().is_some_and(|old| (old - height).abs() > 0.5)
        {
            self.pitch.set(height);
        }
        self.look();
    }

    /// Looks where the table has been scrolled to.
    pub fn look(self) {
        let (Some(scroller), Some(pitch)) =
            (self.scroller.try_get_untracked().flatten(), self.pitch.try_get_untracked())
        else {
            return;
        };
        let range = seen(f64::from(scroller.scroll_top()), f64::from(scroller.client_height()), pitch);
        if self.range.try_get_untracked().is_some_and(|old| old != range) {
            self.range.set(range);
        }
    }

    fn missing(self) -> Option<usize> {
        let range = self.range.try_get_untracked()?;
        self.slots.try_with_untracked(|slots| slots.missing(range, PAGE)).flatten()
    }

    /// Reads what is seen and not here yet.
    fn need(self) {
        let Some(page) = self.missing() else { return };
        if !self.loading.try_update_value(|pages| pages.insert(page)).unwrap_or(false) {
            return;
        }
        set_timeout(
            move || {
                if self.missing() == Some(page) {
                    spawn_local(self.fetch(page, PAGE));
                } else {
                    self.arrived(page);
                }
            },
            REST,
        );
    }

    fn arrived(self, page: usize) {
        self.loading.try_update_value(|pages| pages.remove(&page));
        self.need();
    }

    async fn fetch(self, offset: usize, limit: usize) {
        let desk = self.desk;
        let (Some(generation), Some(query)) = (desk.generation.try_get_value(), desk.query.try_get_untracked()) else {
            return;
        };
        let result = deal_rows(desk.pipeline, query, offset as i64, limit as i64).await;
        if desk.generation.try_get_value() != Some(generation) {
            return;
        }
        match result {
            Ok(rows) => {
                self.take(offset, &rows.cards, limit);
                self.arrived(offset);
            }
            Err(_) => set_timeout(move || self.arrived(offset), PAUSE),
        }
    }

    fn take(self, offset: usize, cards: &[Card], limit: usize) {
        let desk = self.desk;
        desk.directory.try_maybe_update(|names| (names.learn(cards), ()));
        let deals: Vec<DealId> = cards.iter().map(|card| card.deal.id).collect();
        desk.read.try_update_value(|read| read.extend(deals.iter().copied()));
        desk.rooms.load(directory::deals(cards));
        self.slots.try_update(|slots| {
            slots.fill(offset, &deals);
            if deals.len() < limit {
                let end = offset + deals.len();
                slots.recount(end, 0..end);
            }
        });
        if self.awaited.try_get_value() == Some(true) {
            request_animation_frame(move || self.focus());
        }
    }

    /// Another query has been answered.
    fn lay_out(self, cards: &[Card]) {
        self.loading.update_value(BTreeSet::clear);
        self.editing.set(None);
        self.at.update(|at| at.row = 0);
        self.slots.set(slots(self.desk, cards));
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_top(0);
        }
        request_animation_frame(move || self.measure());
    }

    /// Reads anew what is seen: deals have changed that are not here.
    fn again(self) {
        let count = self.desk.heads.with_untracked(|heads| heads.iter().map(|head| head.count).sum::<i64>());
        let range = self.range.get_untracked();
        self.slots.update(|slots| slots.recount(usize::try_from(count).unwrap_or(0), range.clone()));
        spawn_local(self.fetch(range.start, range.len()));
    }

    /// Keys have changed in the world, here or elsewhere. What is edited stays where it is until it is
    /// done.
    fn heard(self, keys: &[Key]) {
        let edited = self.editing.try_get_untracked().flatten().map(|(deal, _)| deal);
        for key in keys {
            if let Key::Deal(id) = key
                && Some(*id) != edited
            {
                self.settle(*id);
            }
        }
    }

    /// Puts a row where the world says it stands.
    pub fn settle(self, id: DealId) {
        let desk = self.desk;
        let Some(at) = self.slots.try_with_untracked(|slots| slots.find(id)) else { return };
        let deal = desk.deal(id);
        let shown = deal.as_ref().filter(|deal| desk.admits(deal).unwrap_or(at.is_some()));
        let is_before = |other: DealId| {
            desk.deal(other).is_some_and(|other| shown.is_some_and(|deal| desk.is_before(&other, deal)))
        };
        let stays = match (at, shown) {
            (Some(at), Some(_)) => self.slots.with_untracked(|slots| slots.fits(at, is_before)),
            (None, None) => true,
            _ => false,
        };
        if !stays {
            self.slots.update(|slots| {
                slots.remove(id);
                if shown.is_some() {
                    slots.place(id, is_before);
                }
            });
        }
    }

    /// Goes to a cell, which gets the focus once it is drawn.
    pub fn go(self, place: Place) {
        self.at.set(place);
        let (Some(scroller), pitch) = (self.scroller.get_untracked(), self.pitch.get_untracked()) else { return };
        let head = f64::from(scroller.query_selector("thead").ok().flatten().map_or(0, |head| head.client_height()));
        let (top, height) = (f64::from(scroller.scroll_top()), f64::from(scroller.client_height()));
        let (above, below) = (place.row as f64 * pitch, (place.row + 1) as f64 * pitch + head);
        if above < top {
            scroller.set_scroll_top(above as i32);
        } else if below > top + height {
            scroller.set_scroll_top((below - height).ceil() as i32);
        }
        request_animation_frame(move || {
            self.look();
            request_animation_frame(move || self.focus());
        });
    }

    /// Gives the focus to the cell the keyboard is at.
    pub fn focus(self) {
        let Some(Place { row, column }) = self.at.try_get_untracked() else { return };
        let found = super::keyboard::focus(&format!(".deal-table [data-cell=\"{row}:{column}\"]"));
        self.awaited.try_set_value(!found);
    }
}
