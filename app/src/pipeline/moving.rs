//! Moving cards: lifting, dropping, and settling where the world says they stand.

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, Room},
    id::{DealId, StageId},
    live::Presence,
    pipeline::Deal,
    record::Key,
};

use super::{
    desk::{Desk, Lifted},
    drag::{Drag, Input},
    flip,
    geometry::{Spot, gap},
    slots::Slots,
};
use crate::words::{access, board as words, deeds};

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
        self.say(words::over(self.lang.get_untracked(), &self.stage_name(lane.stage), spot.index + 1));
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
        if let Some(stage) = overtaken.and_then(|_| self.deal(deal)).map(|deal| deal.stage) {
            let words = words::moved_first(self.lang.get_untracked(), &self.title(deal), &self.stage_name(stage));
            self.say(words.clone());
            self.toasts.show(words);
            return;
        }
        if over == home {
            self.say(words::dropped_back(self.lang.get_untracked()).to_owned());
        } else if let Some(lane) = self.lane(over.lane) {
            let after = lane.slots.with_untracked(|slots| slots.landing(over.index, deal));
            self.move_to(deal, lane.stage, after);
        }
        self.focus(deal);
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

    /// Moves a deal at once, sends it, and says what became of it.
    pub fn move_to(self, deal: DealId, to: StageId, after: Option<DealId>) {
        let (title, stage) = (self.title(deal), self.stage_name(to));
        let lang = self.lang.get_untracked();
        self.say(words::moved(lang, &title, &stage));
        self.rooms.submit_with(Change::MoveDeals { deals: vec![deal], to, after }, move |result| match result {
            Ok(label) => self.toasts.show_undo(deeds::label(self.lang.get_untracked(), label), move || self.undo()),
            Err(failure) => self.complain(&failure),
        });
        // The world has changed already: the card stands in its new column in the same frame.
        self.settle(&[deal]);
    }

    fn undo(self) {
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
        let unknown = deals.iter().any(|deal| self.deal(*deal).is_none());
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
            let shown = deal.as_ref().filter(|deal| self.admits(deal));
            for lane in self.lanes() {
                moved |= self.settle_in(lane, *id, shown.filter(|deal| deal.stage == lane.stage));
            }
        }
        if moved {
            flip::play(self, before);
        }
    }

    fn settle_in(self, lane: super::lane::Lane, id: DealId, deal: Option<&Deal>) -> bool {
        let at = lane.slots.with_untracked(|slots| slots.find(id));
        let is_before = |other: DealId| {
            self.rooms.with_untracked(|world| {
                world.the::<Deal>(other).is_some_and(|other| deal.is_some_and(|deal| other.rank < deal.rank))
            })
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
