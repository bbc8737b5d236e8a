//! Moving cards: lifting, dropping, and settling where the world says they stand.

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, Rejection, Room},
    id::{DealId, StageId},
    live::Presence,
    pipeline::Deal,
    record::Key,
};

use super::{
    desk::{Desk, Lifted},
    drag::{Drag, Input},
    flip,
    gate::Entry,
    geometry::{Spot, gap},
    lane::Lane,
    slots::Slots,
};
use crate::{
    Failure,
    words::{access, board as words, deeds, gate, views},
};

impl Desk {
    /// Takes a card up; false when the reader may not.
    pub fn lift(self, deal: DealId, carried: bool) -> bool {
        let lang = self.lang.get_untracked();
        let Some(home) = self.find(deal) else {
            self.drag.set_value(Drag::Idle);
            return false;
        };
        if !self.may_edit {
            self.drag.set_value(Drag::Idle);
            self.say(access::read_only(lang).to_owned());
            self.toasts.show(words::may_not_move(lang));
            return false;
        }
        self.lifted.set(Some(Lifted { deal, home, carried }));
        self.over.set(None);
        self.go_over(home);
        let title = self.title(deal);
        self.say(if carried { words::lifted_how(lang, &title) } else { words::lifted(lang, &title) });
        true
    }

    /// The lifted card is over a place now: said, and shown to the others.
    pub fn go_over(self, spot: Spot) {
        let before = self.over.get_untracked();
        if before == Some(spot) {
            return;
        }
        self.over.set(Some(spot));
        let (Some(lifted), Some(lane)) = (self.lifted.get_untracked(), self.lane(spot.lane)) else { return };
        let place = words::over(self.lang.get_untracked(), &self.stage_name(lane.stage), spot.index + 1);
        self.say(match untrack(|| self.hint(lifted.deal, lane.stage)) {
            Some(asks) => format!("{place} · {asks}"),
            None => place,
        });
        if before.is_none_or(|before| before.lane != spot.lane) {
            let presence = Presence { deal: Some((lifted.deal, lane.stage)), ..Presence::default() };
            self.rooms.presence(Room::Pipeline(self.pipeline), presence);
        }
    }

    /// Puts the lifted card down where it is over.
    pub fn set_down(self) {
        let (lifted, over) = (self.lifted.get_untracked(), self.over.get_untracked());
        let overtaken = lifted.filter(|lifted| self.held.with_value(|held| held.contains(&lifted.deal)));
        self.let_go();
        let (Some(Lifted { deal, home, .. }), Some(over)) = (lifted, over) else { return };
        if overtaken.is_some() {
            self.tell_overtaken(deal);
            return;
        }
        if over == home {
            self.say(words::dropped_back(self.lang.get_untracked()).to_owned());
        } else if let (Some(from), Some(to)) = (self.lane(home.lane), self.lane(over.lane)) {
            self.land(deal, from, to, over.index);
        }
        // What waits before its stage has the reader's eyes on the sheet.
        if self.waiting.with_untracked(Option::is_none) {
            self.focus(deal);
        }
    }

    /// A card comes down in another place. It keeps its row, whose owner or account dropping does not
    /// change; and where cards are sorted, the place in a column is no order of the team's.
    fn land(self, deal: DealId, from: Lane, to: Lane, index: usize) {
        let lang = self.lang.get_untracked();
        let deals = self.company(deal);
        let other_row = from.row != to.row;
        let other_stage = deals.iter().any(|deal| self.deal(*deal).is_some_and(|deal| deal.stage != to.stage));
        let teams = self.query.with_untracked(|query| query.order.is_teams());
        if other_row {
            self.tell(views::stays_in_row(lang, self.grouping()).to_owned());
        }
        if !teams && !other_row && !other_stage {
            self.tell(views::sorted_otherwise(lang).to_owned());
        }
        if other_stage || (teams && !other_row) {
            let keeps_place = teams && !other_row;
            let after = keeps_place.then(|| to.slots.with_untracked(|slots| slots.landing(index, deal))).flatten();
            self.move_to(deals, to.stage, after);
        }
    }

    /// Tells everybody, on the screen and aloud.
    fn tell(self, words: String) {
        self.say(words.clone());
        self.toasts.show(words);
    }

    /// The lifted card goes back.
    pub fn put_back(self) {
        let lifted = self.lifted.get_untracked();
        self.drag.set_value(Drag::Idle);
        self.let_go();
        self.say(words::dropped_back(self.lang.get_untracked()).to_owned());
        if let Some(lifted) = lifted.filter(|lifted| lifted.carried) {
            self.focus(lifted.deal);
        }
    }

    /// Escape, from wherever it comes; true when a card was lifted.
    pub fn escape(self) -> bool {
        let lifted = self.drag.try_get_value().and_then(Drag::lifted).is_some();
        self.drag.try_update_value(|drag| drag.step(Input::Escape));
        if lifted {
            self.put_back();
        }
        lifted
    }

    fn let_go(self) {
        self.lifted.set(None);
        self.over.set(None);
        self.rooms.presence(Room::Pipeline(self.pipeline), Presence::default());
        let held: Vec<_> = self.held.try_update_value(std::mem::take).unwrap_or_default().into_iter().collect();
        if !held.is_empty() {
            self.settle(&held);
        }
    }

    /// Moves deals and says what became of it. Where the stage asks for what one of them lacks, they
    /// wait instead.
    pub fn move_to(self, deals: Vec<DealId>, to: StageId, after: Option<DealId>) {
        match self.entry(&deals, to) {
            Entry::Asks => self.wait(deals, to, after),
            Entry::Unknown => self.ask_first(deals, to, after),
            Entry::Free => self.enter(deals, to, after),
        }
    }

    /// Moves deals at once, and sends it.
    pub(super) fn enter(self, deals: Vec<DealId>, to: StageId, after: Option<DealId>) {
        let (lang, stage) = (self.lang.get_untracked(), self.stage_name(to));
        match deals.as_slice() {
            [] => return,
            [deal] => self.say(words::moved(lang, &self.title(*deal), &stage)),
            all => self.say(gate::moved_all(lang, all.len(), &stage)),
        }
        let moved = deals.clone();
        self.rooms.submit_with(Change::MoveDeals { deals: deals.clone(), to, after }, move |result| match result {
            Ok(label) => {
                self.unpick_these(&moved);
                self.toasts.show_undo(deeds::label(self.lang.get_untracked(), label), move || self.undo());
            }
            // What the server knows and a browser does not, such as papers.
            Err(Failure::Rejected(Rejection::Gate { .. })) if self.is_here() => self.wait(moved.clone(), to, after),
            Err(failure) => self.complain(&failure),
        });
        // The world has changed already: the cards stand in their new column in the same frame.
        self.settle(&deals);
    }

    /// Whether the page is still there.
    pub fn is_here(self) -> bool {
        self.lang.try_get_untracked().is_some() && self.waiting.try_get_untracked().is_some()
    }

    /// Takes the last command back.
    pub fn undo(self) {
        self.rooms.undo(move |result| match result {
            Ok(label) => {
                let lang = self.lang.get_untracked();
                self.toasts.show(deeds::undone(lang, &deeds::label(lang, label)));
            }
            Err(failure) => self.complain(&failure),
        });
    }

    /// Keys have changed in the world, here or elsewhere.
    pub fn heard(self, keys: &[Key]) {
        let deals: Vec<DealId> =
            keys.iter().filter_map(|key| if let Key::Deal(deal) = key { Some(*deal) } else { None }).collect();
        let news = self.read.try_update_value(|read| deals.iter().filter(|deal| !read.remove(deal)).count());
        let unsure = |deal: &Deal| {
            self.admits(deal).is_none() || self.lanes().iter().any(|lane| self.belongs(deal, *lane).is_none())
        };
        let unknown = deals.iter().any(|deal| self.deal(*deal).as_ref().is_none_or(unsure));
        if news.unwrap_or(0) > 0 || keys.iter().any(|key| matches!(key, Key::Stage(_))) {
            self.refresh(unknown);
        }
        if self.lifted.get_untracked().is_some() {
            self.held.update_value(|held| held.extend(deals));
        } else {
            self.settle(&deals);
        }
    }

    /// Puts the cards of deals where the world says they stand; they slide there, and what lies
    /// under the pointer stays.
    pub fn settle(self, deals: &[DealId]) {
        let before = flip::look(self);
        let mut moved = false;
        for id in deals {
            let deal = self.deal(*id);
            for lane in self.lanes() {
                // Where only the server knows, what is shown stays until it has told.
                let here = lane.slots.with_untracked(|slots| slots.find(*id).is_some());
                let shown = deal
                    .as_ref()
                    .filter(|deal| self.belongs(deal, lane).unwrap_or(here) && self.admits(deal).unwrap_or(here));
                moved |= self.settle_in(lane, *id, shown);
            }
        }
        if moved {
            flip::play(self, before);
        }
    }

    fn settle_in(self, lane: Lane, id: DealId, deal: Option<&Deal>) -> bool {
        let at = lane.slots.with_untracked(|slots| slots.find(id));
        let is_before = |other: DealId| {
            let other = self.deal(other);
            other.is_some_and(|other| deal.is_some_and(|deal| self.is_before(&other, deal)))
        };
        let stays = match (at, deal) {
            (Some(at), Some(_)) => lane.slots.with_untracked(|slots| slots.fits(at, is_before)),
            (None, None) => true,
            _ => false,
        };
        if stays {
            return false;
        }
        let anchor = flip::anchor(self, lane);
        let shift = lane.slots.try_update(|slots: &mut Slots| {
            let gone = slots.remove(id);
            let come = deal.map(|_| slots.place(id, is_before));
            flip::shift(anchor, gone, come)
        });
        flip::keep(self, lane, shift.unwrap_or(0));
        true
    }

    /// Gives the keyboard's focus to a card, wherever it stands now.
    pub fn focus(self, deal: DealId) {
        let Some(spot) = self.find(deal) else { return };
        let Some(lane) = self.lane(spot.lane) else { return };
        if lane.folded.get_untracked() {
            return;
        }
        lane.reveal(spot.index, self.pitch.get_untracked());
        // One frame for the scroll to be seen, one for the card to be drawn.
        request_animation_frame(move || {
            lane.look(self.pitch.try_get_untracked().unwrap_or(super::lane::PITCH));
            request_animation_frame(move || super::flip::focus(deal));
        });
    }

    /// The gap in which the place shows at which the lifted card would land.
    pub fn gap(self, over: Spot) -> usize {
        let home = self.lifted.get_untracked().filter(|lifted| lifted.home.lane == over.lane);
        gap(over.index, home.map(|lifted| lifted.home.index))
    }
}
