//! Several cards at once: picked with a click and Ctrl, ⌘ or Shift, or with the key X.

use leptos::prelude::*;
use meridian_domain::{
    id::DealId,
    locale,
    pipeline::{Stage, totals},
};
use web_sys::MouseEvent;

use super::{desk::Desk, move_menu, slots::Slots};
use crate::{
    tr,
    ui::{Button, Glyph, Kind},
    words::{board, card as words, gate},
};

/// The button of the bar, at which the menu opens.
const BUTTON: &str = "#picks-move";

/// A click on a card: opens it, or picks it.
pub fn click(desk: Desk, deal: DealId, event: &MouseEvent) {
    if event.shift_key() {
        desk.pick_up_to(deal);
    } else if event.ctrl_key() || event.meta_key() {
        desk.pick(deal);
    } else {
        desk.open_deal(deal);
    }
}

impl Desk {
    /// Picks a card, or lets it be.
    pub fn pick(self, deal: DealId) {
        if !self.may_edit {
            self.toasts.show(board::may_not_move(self.lang.get_untracked()));
            return;
        }
        self.picked.update(|picked| {
            if !picked.remove(&deal) {
                picked.insert(deal);
            }
        });
        self.pick_from.set_value(Some(deal));
        self.say_picked();
    }

    /// Picks everything from the card picked last to this one, in one column.
    fn pick_up_to(self, deal: DealId) {
        let from = self.pick_from.try_get_value().flatten().and_then(|from| self.find(from));
        let to = self.find(deal);
        match (from, to) {
            (Some(from), Some(to)) if self.may_edit && from.lane == to.lane => {
                let Some(lane) = self.lane(to.lane) else { return };
                let more = lane.slots.with_untracked(|slots| slots.between(from.index, to.index));
                self.picked.update(|picked| picked.extend(more));
                self.say_picked();
            }
            _ => self.pick(deal),
        }
    }

    /// Picks nothing; false when nothing was picked.
    pub fn unpick(self) -> bool {
        if self.picked.try_with_untracked(|picked| picked.is_empty()) != Some(false) {
            return false;
        }
        self.picked.update(std::collections::BTreeSet::clear);
        self.pick_from.set_value(None);
        self.say(words::picked_nothing(self.lang.get_untracked()).to_owned());
        true
    }

    /// Cards that have moved are picked no more.
    pub fn unpick_these(self, deals: &[DealId]) {
        if self.picked.try_with_untracked(|picked| deals.iter().any(|deal| picked.contains(deal))) == Some(true) {
            self.picked.update(|picked| picked.retain(|deal| !deals.contains(deal)));
        }
    }

    /// Opens a deal beside the board, unless one waits there to be completed.
    pub fn open_deal(self, deal: DealId) {
        if self.waiting.with_untracked(Option::is_some) {
            let words = gate::first_finish(self.lang.get_untracked());
            self.say(words.to_owned());
            self.toasts.show(words);
        } else {
            self.opener.run(Some(deal));
        }
    }

    /// What moves with a card: all that are picked if it is one of them, in the order of the board.
    pub fn company(self, deal: DealId) -> Vec<DealId> {
        let picked = self.picked.with_untracked(|picked| picked.contains(&deal).then(|| picked.clone()));
        let Some(picked) = picked else { return vec![deal] };
        let lanes = self.lanes();
        let shown = lanes.iter().flat_map(|lane| {
            lane.slots.with_untracked(|slots| (0..slots.len()).filter_map(|at| slots.get(at)).collect::<Vec<_>>())
        });
        let mut all: Vec<DealId> = shown.filter(|deal| picked.contains(deal)).collect();
        if !all.contains(&deal) {
            all.insert(0, deal);
        }
        all
    }

    fn say_picked(self) {
        let count = self.picked.with_untracked(std::collections::BTreeSet::len);
        self.say(words::picked_count(self.lang.get_untracked(), count));
    }
}

/// The bar over the board while cards are picked: how many, what they come to, where they go.
#[component]
pub fn Picks(desk: Desk) -> impl IntoView {
    let count = Memo::new(move |_| desk.picked.with(std::collections::BTreeSet::len));
    // Amounts of different currencies are never added: each has its sum.
    let sums = move || {
        let lang = desk.lang.get();
        let told = desk.picked.with(|picked| {
            desk.rooms.with(|world| {
                let deals = picked.iter().filter_map(|deal| world.the::<meridian_domain::pipeline::Deal>(*deal));
                totals(deals.filter_map(|deal| Some((deal, world.the::<Stage>(deal.stage)?))))
            })
        });
        told.iter().map(|total| locale::money(lang, total.sum)).collect::<Vec<_>>().join(" · ")
    };
    let go = move |_| {
        let first = desk.picked.with_untracked(|picked| picked.first().copied());
        if let Some(first) = first {
            move_menu::open(desk, desk.company(first), BUTTON.to_owned());
        }
    };
    view! {
        <Show when=move || desk.picked.with(|picked| !picked.is_empty())>
            <div class="picks" role="group" aria-label=tr!(words::picked)>
                <span class="n">{move || words::picked_count(desk.lang.get(), count.get())}</span>
                <span class="sum">{sums}</span>
                <button id="picks-move" type="button" class="btn" aria-haspopup="menu" on:click=go>
                    {tr!(board::move_to)}
                </button>
                <Button
                    kind=Kind::Quiet
                    icon=Glyph::X
                    label=tr!(words::clear)
                    on_press=move |_| {
                        desk.unpick();
                    }
                />
            </div>
        </Show>
    }
}

/// Whether a card is picked, followed.
pub fn is_picked(desk: Desk, deal: DealId) -> Memo<bool> {
    Memo::new(move |_| desk.picked.with(|picked| picked.contains(&deal)))
}

impl Slots {
    /// The deals from one place to another, whichever comes first, both with it.
    pub fn between(&self, one: usize, other: usize) -> Vec<DealId> {
        (one.min(other)..=one.max(other)).filter_map(|at| self.get(at)).collect()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_range_holds_both_ends_whichever_was_picked_first() {
        let deals: Vec<DealId> = (1..=4).map(|n| Uuid::from_u128(n).into()).collect();
        let mut slots = Slots::new(5);
        slots.fill(0, &deals);
        assert_eq!(slots.between(1, 3), deals[1..=3]);
        assert_eq!(slots.between(3, 1), deals[1..=3]);
        assert_eq!(slots.between(3, 4), deals[3..=3], "what has not been read is not picked");
    }
}
