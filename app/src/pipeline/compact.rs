//! Cards of two lines. The choice is kept in this browser for each of its readers.

use gloo::storage::{LocalStorage, Storage as _};
use leptos::prelude::*;

use super::{desk::Desk, page::measure};

fn key(desk: Desk) -> String {
    let user = desk.live.user.get_untracked().map(|user| user.to_string()).unwrap_or_default();
    format!("meridian.board.compact.{user}")
}

/// Takes up the choice of last time. Browser only.
pub fn recall(desk: Desk) {
    if LocalStorage::get(key(desk)).unwrap_or(false) {
        turn(desk, true);
    }
}

/// The other kind of cards.
pub fn toggle(desk: Desk) {
    let compact = !desk.compact.get_untracked();
    // A browser that keeps nothing shows it all the same.
    drop(LocalStorage::set(key(desk), compact));
    turn(desk, compact);
}

fn turn(desk: Desk, compact: bool) {
    desk.compact.set(compact);
    // Rows are of another height once they have been drawn.
    request_animation_frame(move || request_animation_frame(move || measure(desk)));
}
