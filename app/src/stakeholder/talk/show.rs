//! From a comment to what it is about.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use meridian_domain::{
    id::{LineId, SeatId},
    stakeholder::Line,
};

use super::{MapTalk, Pin, list::list};
use crate::{
    stakeholder::{geometry::Rect, stage::Stage},
    ui::use_toasts,
    words::talk as words,
};

/// What a pin takes up on the map; `None` for the map, and for what is not on it.
fn extent(stage: Stage, pin: Pin) -> Option<Rect> {
    let card = |seat: SeatId| stage.scene.with_value(|scene| scene.at(seat)).map(Rect::card);
    match pin {
        Pin::Whole => None,
        Pin::Seat(seat) => card(seat),
        Pin::Line(line) => {
            let ends = |line: &Line| Some(card(line.from)?.with(card(line.to)?));
            stage.rooms.with_untracked(|world| world.the::<Line>(line).and_then(ends))
        }
    }
}

/// Selects what a comment is about and brings it into sight. Whether it is there.
pub(super) fn show(stage: Stage, listed: RwSignal<bool>, pin: Pin) -> bool {
    let extent = extent(stage, pin);
    if let Some(extent) = extent {
        stage.look(|camera, size| camera.reveal(extent, size));
        stage.cull(false);
    }
    match pin {
        Pin::Whole => list(stage, listed),
        _ if extent.is_none() => return false,
        Pin::Seat(seat) => {
            stage.line.set(None);
            stage.select([seat]);
            stage.cursor.set(Some(seat));
        }
        Pin::Line(line) => {
            stage.select([]);
            stage.line.set(Some(line));
        }
    }
    stage.open.set(true);
    true
}

/// Shows what the address names: `?seat=…`, `?line=…`, or `?comments` for the list.
pub fn follow_address(map: MapTalk) {
    let MapTalk { talk, stage, listed } = map;
    let (query, toasts) = (use_query_map(), use_toasts());
    let named = Memo::new(move |_| {
        query.with(|query| {
            let seat = query.get("seat").and_then(|id| id.parse::<SeatId>().ok()).map(Pin::Seat);
            let line = || query.get("line").and_then(|id| id.parse::<LineId>().ok()).map(Pin::Line);
            seat.or_else(line).or_else(|| query.get("comments").map(|_| Pin::Whole))
        })
    });
    Effect::new(move |_| {
        let Some(pin) = named.get() else { return };
        // Behind the first frame: the canvas has been measured and shows everybody.
        request_animation_frame(move || {
            if listed.try_get_untracked().is_some() && !talk.show(pin) {
                toasts.show(words::not_there(stage.language()));
            }
        });
    });
}
