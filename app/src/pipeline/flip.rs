//! Cards slide to where they have come to stand, and nothing jumps under the pointer.

use std::{collections::BTreeMap, time::Duration};

use leptos::prelude::*;
use meridian_domain::id::DealId;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use super::{desk::Desk, lane::Lane};

/// Where cards were on the screen.
pub type Seen = BTreeMap<String, (f64, f64)>;

/// How long a card slides; board.css says the same.
const SLIDE: Duration = Duration::from_millis(260);

fn cards(desk: Desk) -> Vec<HtmlElement> {
    let Some(board) = desk.board.try_get_untracked().flatten() else { return Vec::new() };
    let Ok(found) = board.query_selector_all("li[data-deal]") else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn place(card: &Element) -> (f64, f64) {
    let rect = card.get_bounding_client_rect();
    (rect.left(), rect.top())
}

fn is_still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Where the cards are now.
pub fn look(desk: Desk) -> Seen {
    cards(desk).into_iter().filter_map(|card| Some((card.get_attribute("data-deal")?, place(&card)))).collect()
}

/// Lets cards that are elsewhere after the next drawing slide there from where they were.
pub fn play(desk: Desk, before: Seen) {
    if is_still() {
        return;
    }
    request_animation_frame(move || {
        let now = cards(desk).into_iter().filter_map(|card| {
            let (x, y) = *before.get(&card.get_attribute("data-deal")?)?;
            let (left, top) = place(&card);
            ((x - left).abs() > 1.0 || (y - top).abs() > 1.0).then_some((card, x - left, y - top))
        });
        let moved: Vec<_> = now.collect();
        for (card, x, y) in &moved {
            // Cannot fail: a length of its own.
            drop(card.style().set_property("transform", &format!("translate({x}px, {y}px)")));
        }
        request_animation_frame(move || {
            for (card, ..) in &moved {
                drop(card.set_attribute("data-sliding", ""));
                drop(card.style().remove_property("transform"));
            }
            set_timeout(move || moved.iter().for_each(|(card, ..)| drop(card.remove_attribute("data-sliding"))), SLIDE);
        });
    });
}

/// The row of a column that must not move on the screen: the one under the pointer, else the first
/// that is seen of a column that has been scrolled.
pub fn anchor(desk: Desk, lane: Lane) -> Option<usize> {
    let hovered = desk.hovered.try_get_value().flatten();
    let under = hovered.and_then(|deal| lane.slots.with_untracked(|slots| slots.find(deal)));
    under.or_else(|| {
        let top = f64::from(lane.list.get_untracked()?.scroll_top());
        (top > 1.0).then(|| (top / desk.pitch.get_untracked()) as usize)
    })
}

/// By how many rows the anchor moves when a card goes from one row and comes to another.
pub fn shift(anchor: Option<usize>, gone: Option<usize>, come: Option<usize>) -> i32 {
    let Some(anchor) = anchor else { return 0 };
    let gone = gone.is_some_and(|gone| gone < anchor);
    let come = come.is_some_and(|come| come <= anchor - usize::from(gone));
    i32::from(come) - i32::from(gone)
}

/// Scrolls a column so that its anchor stays where it was.
pub fn keep(desk: Desk, lane: Lane, shift: i32) {
    if shift == 0 {
        return;
    }
    request_animation_frame(move || {
        if let (Some(list), Some(pitch)) = (lane.list.try_get_untracked().flatten(), desk.pitch.try_get_untracked()) {
            list.set_scroll_top(list.scroll_top() + (f64::from(shift) * pitch) as i32);
        }
    });
}

/// Gives the focus to the card of a deal, if it is drawn.
pub fn focus(deal: DealId) {
    let card = document().query_selector(&format!("li[data-deal=\"{deal}\"] > article")).ok().flatten();
    if let Some(card) = card.and_then(|card| card.dyn_into::<HtmlElement>().ok()) {
        // Cannot fail: a card takes focus.
        drop(card.focus());
    }
}

#[cfg(test)]
mod tests {
    use super::shift;

    #[test]
    fn the_card_under_the_pointer_stays_when_one_comes_above_it() {
        assert_eq!(shift(Some(3), None, Some(0)), 1);
        assert_eq!(shift(Some(3), None, Some(3)), 1);
        assert_eq!(shift(Some(3), None, Some(4)), 0);
    }

    #[test]
    fn it_stays_when_one_above_it_goes() {
        assert_eq!(shift(Some(3), Some(1), None), -1);
        assert_eq!(shift(Some(3), Some(1), Some(0)), 0);
        assert_eq!(shift(Some(0), Some(0), Some(2)), 0);
        assert_eq!(shift(None, Some(0), None), 0);
    }
}
