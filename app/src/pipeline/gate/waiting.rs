//! Deals that wait before a stage until what it asks for is there. The world has not changed: they
//! stand and count where they stood, the target column only shows that they are meant to come.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    gate::Label,
    id::{DealId, StageId},
    pipeline::{Requirement, StageKind, requirements},
};

use super::{blank::Typed, deal_requirements, deals_requirements};
use crate::{
    pipeline::{desk::Desk, lane::Lane},
    words::{board, deeds, gate as words},
};

/// Deals that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// At least one, in the order in which they move.
    pub deals: Vec<DealId>,
    pub to: StageId,
    /// Behind which card they land.
    pub after: Option<DealId>,
    /// Where the first stands.
    pub from: StageId,
    /// The target column was folded, and is again afterwards.
    pub folded: bool,
}

/// Whether deals may enter a stage, as far as the browser knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pipeline) enum Entry {
    /// Nothing is asked that is not there.
    Free,
    /// Something is certainly missing, or the deal is won or lost there, which always has a reason.
    Asks,
    /// Only the server can tell.
    Unknown,
}

impl Waiting {
    /// The deal, where one waits by itself.
    pub fn one(&self) -> Option<DealId> {
        if let [deal] = self.deals.as_slice() { Some(*deal) } else { None }
    }
}

impl Desk {
    /// What a stage asks of a deal, as far as the browser knows.
    pub fn requirements(self, deal: DealId, to: StageId) -> Vec<Requirement> {
        self.rooms.with_untracked(|world| requirements(world, deal, to))
    }

    /// Whether deals may enter a stage, as far as the browser knows.
    pub(in crate::pipeline) fn entry(self, deals: &[DealId], to: StageId) -> Entry {
        let kind = |stage: StageId| self.stage(stage).map_or(StageKind::Open, |stage| stage.kind);
        let ends = |deal: &DealId| {
            let from = self.deal(*deal).map(|deal| deal.stage);
            kind(to) != StageKind::Open && from.is_some_and(|from| kind(from) != kind(to))
        };
        if deals.iter().any(ends) {
            return Entry::Asks;
        }
        let met: Vec<Option<bool>> =
            deals.iter().flat_map(|deal| self.requirements(*deal, to)).map(|one| one.met).collect();
        match () {
            () if met.contains(&Some(false)) => Entry::Asks,
            () if met.contains(&None) => Entry::Unknown,
            () => Entry::Free,
        }
    }

    /// Asks the server what the browser cannot know of deals, such as their papers; then they enter, or
    /// wait. Until the answer is there they stand where they stood: no card goes and comes back.
    pub(in crate::pipeline) fn ask_first(self, deals: Vec<DealId>, to: StageId, after: Option<DealId>) {
        spawn_local(async move {
            let answer = deals_requirements(deals.clone(), to).await;
            if !self.is_here() {
                return;
            }
            let lacks = |all: &[(DealId, Vec<Requirement>)]| {
                all.iter().flat_map(|(_, all)| all).any(|one| one.met != Some(true))
            };
            match answer {
                Ok(all) if lacks(&all) => self.wait(deals, to, after),
                // The gate decides, when it is reached.
                Ok(_) | Err(_) => self.enter(deals, to, after),
            }
        });
    }

    /// In short, what a stage will ask of a deal that is held over it; followed.
    pub fn hint(self, deal: DealId, to: StageId) -> Option<String> {
        let all = self.rooms.with(|world| requirements(world, deal, to));
        let there = all.iter().filter(|one| one.met == Some(true)).count();
        let lang = self.lang.get();
        match (all.len(), there) {
            (0, _) => None,
            (n, 0) => Some(words::asks_for(lang, n)),
            (n, there) if n == there => Some(words::all_there(lang).to_owned()),
            (n, there) => Some(words::asks_more(lang, n, there)),
        }
    }

    /// Lets deals wait before a stage and opens the sheet.
    pub fn wait(self, deals: Vec<DealId>, to: StageId, after: Option<DealId>) {
        let Some(from) = deals.first().and_then(|deal| self.deal(*deal)).map(|deal| deal.stage) else { return };
        self.forget_waiting();
        let lane = self.lane_of(to);
        let folded = lane.is_some_and(|lane| lane.folded.get_untracked());
        if let Some(lane) = lane {
            lane.folded.set(false);
        }
        let (lang, stage) = (self.lang.get_untracked(), self.stage_name(to));
        self.say(match deals.as_slice() {
            [deal] => words::waits(lang, &self.title(*deal), &stage),
            all => words::waits_all(lang, all.len(), &stage),
        });
        self.waiting.set(Some(Waiting { deals, to, after, from, folded }));
        if let Some(lane) = lane {
            request_animation_frame(move || show_beside_sheet(self, lane));
        }
    }

    fn lane_of(self, stage: StageId) -> Option<Lane> {
        self.lanes().into_iter().find(|lane| lane.stage == stage)
    }

    /// Nobody waits any more.
    pub(super) fn forget_waiting(self) -> Option<Waiting> {
        // Nobody is told where nobody waited: who hears of it asks for the same again.
        self.waiting.try_with_untracked(Option::is_some).filter(|waits| *waits)?;
        let waiting = self.waiting.try_update(Option::take).flatten()?;
        if let Some(lane) = self.lane_of(waiting.to).filter(|_| waiting.folded) {
            lane.folded.set(true);
        }
        Some(waiting)
    }

    /// Puts what waits back to where it stands; false when nothing waits.
    pub fn send_back(self) -> bool {
        let Some(waiting) = self.forget_waiting() else { return false };
        // Where somebody else has moved it, it does not go back.
        if waiting.deals.first().and_then(|deal| self.deal(*deal)).is_some_and(|deal| deal.stage == waiting.from) {
            self.say(board::dropped_back(self.lang.get_untracked()).to_owned());
        }
        if let Some(deal) = waiting.deals.first() {
            self.focus(*deal);
        }
        true
    }

    /// The command of the sheet was done for some of what waits: `moved`, or what was typed only saved.
    pub(super) fn passed(self, waiting: &Waiting, done: &[DealId], moved: bool, label: Label) {
        if self.waiting.try_with_untracked(|now| now.as_ref() == Some(waiting)) == Some(true) {
            self.forget_waiting();
        }
        for deal in done {
            self.drafts.try_update_value(|drafts| drafts.remove(&(*deal, waiting.to)));
        }
        // The page may be gone: the toast is told all the same.
        let lang = self.lang.try_get_untracked().unwrap_or_default();
        let words = match waiting.one().filter(|_| self.is_here()) {
            Some(deal) if moved => board::moved(lang, &self.title(deal), &self.stage_name(waiting.to)),
            Some(deal) => words::saved_only(lang, &self.title(deal)),
            None => deeds::label(lang, label),
        };
        if let Some(deal) = done.first().filter(|_| self.is_here()) {
            self.focus(*deal);
        }
        self.unpick_these(if moved { done } else { &[] });
        self.say(words.clone());
        self.toasts.show_undo(words, move || self.undo());
    }

    /// Says that somebody else moved a deal first: who, and where.
    pub fn tell_overtaken(self, deal: DealId) {
        let told = self.overtaken(deal);
        spawn_local(async move {
            let words = told.await;
            self.say(words.clone());
            self.toasts.show(words);
        });
    }

    /// Who moved a deal where, in words.
    pub(super) fn overtaken(self, deal: DealId) -> impl Future<Output = String> + use<> {
        let lang = self.lang.get_untracked();
        let title = self.title(deal);
        let stage = self.deal(deal).map(|deal| (deal.stage, self.stage_name(deal.stage)));
        async move {
            let Some((stage, name)) = stage else { return words::gone(lang, &title) };
            match deal_requirements(deal, stage).await.ok().and_then(|asks| asks.moved_by) {
                Some(by) => words::moved_by(lang, by.get(lang), &title, &name),
                None => board::moved_first(lang, &title, &name),
            }
        }
    }

    /// What was typed for a deal on its way to a stage, when the sheet was last open for it.
    pub(super) fn draft(self, deal: DealId, to: StageId) -> Typed {
        self.drafts.try_with_value(|drafts| drafts.get(&(deal, to)).cloned()).flatten().unwrap_or_default()
    }

    /// Keeps what is being typed, so that a sheet that is closed or read anew loses nothing.
    pub(super) fn keep(self, deal: DealId, to: StageId, typed: Typed) {
        self.drafts.try_update_value(|drafts| drafts.insert((deal, to), typed));
    }
}

/// Scrolls the board so that the target column is seen beside the sheet.
fn show_beside_sheet(desk: Desk, lane: Lane) {
    let (Some(column), Some(board)) =
        (lane.column.try_get_untracked().flatten(), desk.board.try_get_untracked().flatten())
    else {
        return;
    };
    let sheet = document().query_selector("dialog.gate[open]").ok().flatten();
    let (it, frame) = (column.get_bounding_client_rect(), board.get_bounding_client_rect());
    let end = sheet.map_or(frame.right(), |sheet| sheet.get_bounding_client_rect().left());
    // On a narrow screen the sheet lies over the whole width.
    let end = if end > frame.left() + it.width() { end } else { frame.right() };
    let (before, after) = ((it.left() - frame.left()).min(0.0), (it.right() - end).max(0.0));
    board.set_scroll_left(board.scroll_left() + (before + after).round() as i32);
}
