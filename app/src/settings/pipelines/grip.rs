//! What a row of an order is moved with: dragged, carried by the keyboard, or one place up or down.

use leptos::{html, prelude::*};

use super::arrange::{Hand, Movable};
use crate::{
    tr,
    ui::{Button, Glyph, Icon, Kind, Size},
    words::{pipelines as words, use_lang},
};

/// A row is being dragged.
pub(super) fn dragged<T: Movable>(hand: Hand<T>, id: T::Id, event: &web_sys::DragEvent) {
    if let Some(data) = event.data_transfer() {
        // Without data some browsers do not begin at all; what is carried is kept here.
        drop(data.set_data("text/plain", ""));
        data.set_effect_allowed("move");
    }
    hand.lift(id);
}

impl<T: Movable> Hand<T> {
    /// Whether one is carried, followed.
    pub fn carries(self, id: T::Id) -> bool {
        self.carried.get().is_some_and(|carried| carried.id == id)
    }

    /// What is dragged comes over a row.
    pub fn dragged_over(self, id: T::Id, event: &web_sys::DragEvent) {
        if self.carried.get_untracked().is_some() {
            event.prevent_default();
            // What is carried is shown at its place already: over itself it is there.
            let at = untrack(|| self.shown()).iter().position(|one| one.id() == id);
            if let Some(at) = at.filter(|_| !untrack(|| self.carries(id))) {
                self.over(at);
            }
        }
    }
}

/// Takes a row up with the keyboard: Space lifts and drops, arrows carry, Escape puts back.
#[component]
pub(super) fn Grip<T: Movable>(
    hand: Hand<T>,
    id: T::Id,
    name: Signal<String>,
    /// The id of what says how.
    keys: &'static str,
) -> impl IntoView {
    let lang = use_lang();
    let button = NodeRef::<html::Button>::new();
    let press = move |event: web_sys::KeyboardEvent| {
        let here = untrack(|| hand.carries(id));
        match (event.key().as_str(), here) {
            (" " | "Enter", false) => hand.lift(id),
            (" " | "Enter", true) => hand.drop(),
            ("ArrowUp", true) => hand.carry(-1),
            ("ArrowDown", true) => hand.carry(1),
            ("Escape", true) => hand.put_back(),
            ("Tab", true) => {
                hand.put_back();
                return;
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
        focus_again(button);
    };
    view! {
        <button
            node_ref=button
            type="button"
            class="btn"
            data-kind="quiet"
            data-size="s"
            data-icon=""
            aria-label=move || words::move_stage(lang.get(), &name.get())
            title=tr!(words::how_to_move)
            aria-describedby=keys
            aria-pressed=move || if hand.carries(id) { "true" } else { "false" }
            on:keydown=press
        >
            <Icon glyph=Glyph::Grip/>
        </button>
    }
}

/// A row that moves takes the focus from what stands in it: gives it back once the row is drawn.
fn focus_again(button: NodeRef<html::Button>) {
    request_animation_frame(move || {
        if let Some(button) = button.try_get_untracked().flatten() {
            // Cannot fail: a button takes focus.
            drop(button.focus());
        }
    });
}

/// One place up or down.
#[component]
pub(super) fn Step<T: Movable>(hand: Hand<T>, id: T::Id, by: isize, name: Signal<String>) -> impl IntoView {
    let lang = use_lang();
    let button = NodeRef::<html::Button>::new();
    let why = Signal::derive(move || hand.stuck(id, by));
    let label = move || if by < 0 { words::up(lang.get(), &name.get()) } else { words::down(lang.get(), &name.get()) };
    let step = move |_| {
        hand.step(id, by);
        focus_again(button);
    };
    view! {
        <Button
            kind=Kind::Quiet
            size=Size::Small
            icon=if by < 0 { Glyph::Up } else { Glyph::Down }
            label
            why
            node_ref=button
            on_press=Callback::new(step)
        />
    }
}
