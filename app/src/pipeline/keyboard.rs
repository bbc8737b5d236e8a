//! The keyboard on a card: arrows walk, Enter opens, Space lifts and drops, M opens the menu, X picks.

use leptos::prelude::*;
use meridian_domain::id::DealId;
use web_sys::KeyboardEvent;

use super::{
    desk::Desk,
    drag::{Drag, Input, Outcome},
    geometry::{Spot, Step, walk},
    move_menu,
    pointer::{card_of, draw_line},
    slots::Slots,
};

fn step(key: &str) -> Option<Step> {
    Some(match key {
        "ArrowUp" => Step::Up,
        "ArrowDown" => Step::Down,
        "ArrowLeft" => Step::Before,
        "ArrowRight" => Step::After,
        "Home" => Step::First,
        "End" => Step::Last,
        _ => return None,
    })
}

/// A key on the board.
pub fn press(desk: Desk, event: &KeyboardEvent) {
    let Some(deal) = card_of(event.target()) else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let carried = desk.drag.with_value(|drag| matches!(drag, Drag::Carrying { .. }));
    let key = event.key();
    let done = match (key.as_str(), carried) {
        (" ", false) => lift(desk, deal),
        (" " | "Enter", true) => set(desk),
        ("Enter", false) => {
            desk.open_deal(deal);
            true
        }
        ("m" | "M", false) => move_menu::open_at(desk, deal),
        ("x" | "X", false) => {
            desk.pick(deal);
            true
        }
        ("Tab", true) => true,
        (key, carried) => step(key).is_some_and(|step| if carried { carry(desk, step) } else { go(desk, deal, step) }),
    };
    if done {
        event.prevent_default();
    }
}

fn lift(desk: Desk, deal: DealId) -> bool {
    if let Some(Outcome::Lifted { deal }) = desk.drag.try_update_value(|drag| drag.step(Input::Lift { deal }))
        && desk.lift(deal, true)
    {
        request_animation_frame(move || draw_line(desk));
    }
    true
}

fn set(desk: Desk) -> bool {
    if let Some(Outcome::Dropped { .. }) = desk.drag.try_update_value(|drag| drag.step(Input::Set)) {
        desk.set_down();
    }
    true
}

fn carry(desk: Desk, step: Step) -> bool {
    let (Some(lifted), Some(over)) = (desk.lifted.get_untracked(), desk.over.get_untracked()) else { return false };
    let lens: Vec<usize> = desk
        .lanes()
        .iter()
        .enumerate()
        .map(|(number, lane)| {
            let len = lane.slots.with_untracked(Slots::len);
            if number == lifted.home.lane { len.saturating_sub(1) } else { len }
        })
        .collect();
    // A card keeps its row.
    let first = over.lane / desk.columns() * desk.columns();
    let row = lens.get(first..(first + desk.columns()).min(lens.len())).unwrap_or_default();
    let to = walk(Spot { lane: over.lane - first, ..over }, step, row);
    let to = Spot { lane: to.lane + first, ..to };
    desk.go_over(to);
    show(desk, to);
    request_animation_frame(move || draw_line(desk));
    true
}

/// Scrolls so that a place is seen.
fn show(desk: Desk, spot: Spot) {
    let Some(lane) = desk.lane(spot.lane) else { return };
    if let (Some(column), Some(board)) = (lane.column.get_untracked(), desk.board.get_untracked()) {
        let (it, frame) = (column.get_bounding_client_rect(), board.get_bounding_client_rect());
        let (before, after) = ((it.left() - frame.left()).min(0.0), (it.right() - frame.right()).max(0.0));
        board.set_scroll_left(board.scroll_left() + (before + after).round() as i32);
    }
    lane.reveal(
        desk.gap(spot).min(lane.slots.with_untracked(Slots::len).saturating_sub(1)),
        desk.pitch.get_untracked(),
    );
}

/// The focus goes to a neighbour.
fn go(desk: Desk, deal: DealId, step: Step) -> bool {
    let Some(spot) = desk.find(deal) else { return false };
    let lanes = desk.lanes();
    let sideways = matches!(step, Step::Before | Step::After);
    let mut to = spot;
    loop {
        // Walks over columns without cards; the last row is one before the last place.
        let lens: Vec<usize> =
            lanes.iter().map(|lane| lane.slots.with_untracked(Slots::len).saturating_sub(1)).collect();
        let next = walk(to, step, &lens);
        if next == to || (sideways && next.lane == to.lane) {
            return true;
        }
        to = next;
        let Some(lane) = lanes.get(to.lane) else { return true };
        if lane.folded.get_untracked() {
            continue;
        }
        if let Some(deal) = lane.slots.with_untracked(|slots| slots.get(to.index)) {
            show(desk, to);
            desk.focus(deal);
            return true;
        }
        if !sideways {
            return true;
        }
    }
}
