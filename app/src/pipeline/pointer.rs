//! Mouse, pen and finger on the board: feeds [`Drag`](super::drag::Drag) and writes positions once a
//! frame through the CSSOM. The pointer is captured by the board, which stays while cards come and go.

use std::time::Duration;

use leptos::{ev, prelude::*};
use meridian_domain::{id::DealId, pipeline::query::Grouping};
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{AddEventListenerOptions, Element, Event, EventTarget, HtmlElement, PointerEvent};

use super::{
    desk::Desk,
    drag::{Device, Drag, Input, LONG_PRESS, Outcome, Point},
    geometry::{Sides, Spot, drift, lane_at, row_at, without},
};

/// The card an event comes from, unless it comes from a control in it.
pub fn card_of(target: Option<EventTarget>) -> Option<DealId> {
    let target: Element = target?.dyn_into().ok()?;
    if target.closest("button, a, input, select, .menu").ok().flatten().is_some() {
        return None;
    }
    target.closest("[data-deal]").ok().flatten()?.get_attribute("data-deal")?.parse().ok()
}

fn at(event: &PointerEvent) -> Point {
    Point { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }
}

/// A button or a finger goes down.
pub fn down(desk: Desk, event: &PointerEvent) {
    if event.button() != 0 {
        return;
    }
    let device = if event.pointer_type() == "touch" { Device::Touch } else { Device::Mouse };
    let deal = card_of(event.target());
    feed(desk, Input::Press { pointer: event.pointer_id(), device, deal, at: at(event) });
}

/// It moves.
pub fn moved(desk: Desk, event: &PointerEvent) {
    if desk.drag.with_value(|drag| *drag == Drag::Idle) {
        desk.hovered.set_value(card_of(event.target()));
    } else {
        feed(desk, Input::Move { pointer: event.pointer_id(), at: at(event) });
    }
}

/// It goes up.
pub fn up(desk: Desk, event: &PointerEvent) {
    feed(desk, Input::Up { pointer: event.pointer_id() });
}

/// The browser takes it away.
pub fn cancelled(desk: Desk, event: &PointerEvent) {
    feed(desk, Input::Cancel { pointer: event.pointer_id() });
}

fn feed(desk: Desk, input: Input) {
    match desk.drag.try_update_value(|drag| drag.step(input)) {
        Some(Outcome::Wait { pointer }) => {
            set_timeout(move || feed(desk, Input::Held { pointer }), Duration::from_millis(LONG_PRESS));
        }
        Some(Outcome::Lifted { deal }) => lift(desk, deal),
        Some(Outcome::Dropped { .. }) => desk.set_down(),
        Some(Outcome::Returned { .. }) => desk.put_back(),
        _ => {}
    }
}

fn lift(desk: Desk, deal: DealId) {
    let Some(Drag::Dragging { pointer, device, at, .. }) = desk.drag.try_get_value() else { return };
    let card = document().query_selector(&format!("li[data-deal=\"{deal}\"] > article")).ok().flatten();
    if let Some(rect) = card.map(|card| card.get_bounding_client_rect()) {
        desk.grip.set_value(Point { x: at.x - rect.left(), y: at.y - rect.top() });
    }
    if !desk.lift(deal, false) {
        return;
    }
    if let Some(board) = desk.board.get_untracked() {
        // Fails when the pointer has gone already; then its up or cancel comes as well.
        drop(board.set_pointer_capture(pointer));
    }
    if device == Device::Touch {
        // A short knock; machines that cannot ignore it.
        window().navigator().vibrate_with_duration(10);
    }
    request_animation_frame(move || frame(desk));
}

/// One frame of a drag: reads, then writes.
fn frame(desk: Desk) {
    let Some(Drag::Dragging { at, .. }) = desk.drag.try_get_value() else { return };
    let Some(board) = desk.board.try_get_untracked().flatten() else { return };
    let frame_rect = board.get_bounding_client_rect();
    let lanes = desk.lanes();
    let sides: Vec<Sides> = lanes
        .iter()
        .map(|lane| {
            let rect = lane.column.get_untracked().map(|column| column.get_bounding_client_rect());
            let nowhere = (f64::MAX, f64::MAX, f64::MAX, f64::MAX);
            rect.map_or(nowhere, |rect| (rect.left(), rect.right(), rect.top(), rect.bottom()))
        })
        .collect();
    let sideways = drift(at.x, frame_rect.left(), frame_rect.right());
    if let Some(number) = lane_at(&sides, at.x, at.y)
        && let Some(lane) = lanes.get(number)
    {
        let home = desk.lifted.get_untracked().filter(|lifted| lifted.home.lane == number);
        let mut index = 0;
        if let Some(list) = lane.list.get_untracked() {
            let rect = list.get_bounding_client_rect();
            let scroll = f64::from(list.scroll_top());
            let len = lane.slots.with_untracked(super::slots::Slots::len);
            let row = row_at(at.y, rect.top() - scroll, desk.pitch.get_untracked(), len);
            index = without(row, home.map(|lifted| lifted.home.index));
            let down = drift(at.y, rect.top(), rect.bottom());
            if down != 0.0 {
                list.set_scroll_top((scroll + down) as i32);
            }
        }
        desk.go_over(Spot { lane: number, index });
    }
    let upright = drift(at.y, frame_rect.top(), frame_rect.bottom());
    if upright != 0.0 && desk.grouping() != Grouping::None {
        board.set_scroll_top(board.scroll_top() + upright as i32);
    }
    if sideways != 0.0 {
        board.set_scroll_left(board.scroll_left() + sideways as i32);
    }
    if let (Some(ghost), Some(grip)) = (desk.ghost.get_untracked(), desk.grip.try_get_value()) {
        shift(&ghost, at.x - grip.x, at.y - grip.y);
    }
    draw_line(desk);
    request_animation_frame(move || frame(desk));
}

/// Puts the line into the gap in which the lifted card would land.
pub fn draw_line(desk: Desk) {
    let (Some(line), Some(over)) = (desk.line.try_get_untracked().flatten(), desk.over.try_get_untracked().flatten())
    else {
        return;
    };
    let Some(list) = desk.lane(over.lane).and_then(|lane| lane.list.get_untracked()) else { return };
    let rect = list.get_bounding_client_rect();
    let gap = desk.gap(over) as f64 * desk.pitch.get_untracked();
    let top = (rect.top() + gap - f64::from(list.scroll_top())).clamp(rect.top() + 3.0, rect.bottom() - 3.0);
    // Cannot fail: a length.
    let line: &HtmlElement = &line;
    drop(line.style().set_property("inline-size", &format!("{}px", rect.width() - 16.0)));
    shift(line, rect.left() + 8.0, top + 3.0);
}

fn shift(element: &HtmlElement, x: f64, y: f64) {
    // Cannot fail: two lengths.
    drop(element.style().set_property("transform", &format!("translate3d({x:.1}px, {y:.1}px, 0)")));
}

/// What only the browser can listen to: a finger that drags must not scroll, and Escape from anywhere.
pub fn listen(desk: Desk) {
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() != "Escape" {
            return;
        }
        // What lies above closes by itself; then what is lifted goes back, then what waits, then the picks.
        let above = || {
            let found = document().query_selector(":popover-open, dialog:modal").ok().flatten();
            event.default_prevented() || found.is_some()
        };
        if desk.escape() || (!above() && (desk.send_back() || desk.unpick())) {
            event.prevent_default();
        }
    });
    on_cleanup(move || escape.remove());
    Effect::new(move |_| {
        let Some(board) = desk.board.get() else { return };
        let hold = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if desk.drag.try_get_value().and_then(Drag::lifted).is_some() {
                event.prevent_default();
            }
        });
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        // Cannot fail: a known event on an element of the page. The listener lives as long as the element.
        drop(board.add_event_listener_with_callback_and_add_event_listener_options(
            "touchmove",
            hold.as_ref().unchecked_ref(),
            &options,
        ));
        hold.forget();
    });
}

/// Whether a long press is going on, so that the browser's own menu stays away.
pub fn is_pressing(desk: Desk) -> bool {
    desk.drag.with_value(|drag| {
        matches!(drag, Drag::Pressing { device: Device::Touch, .. } | Drag::Dragging { device: Device::Touch, .. })
    })
}
