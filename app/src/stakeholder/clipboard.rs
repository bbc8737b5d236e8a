//! Copy, cut and paste of people: the clipboard holds a text, so that it goes between maps, accounts,
//! tabs and colleagues. The browser's own clipboard events need no permission and work in every
//! context; the menu asks for the clipboard and falls back on what this tab copied last.

use std::cell::RefCell;

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::stakeholder::clip::Clip;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Event};

use super::{change, stage::Stage};
use crate::{
    live::fresh,
    tr,
    ui::{Entry, Glyph, Icon, Item, Menu},
    words::{common, map, people as words, use_lang},
};

thread_local! {
    /// What this tab copied last, where the browser lets no page read the clipboard.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The selected people as text; `None` when nobody is selected.
fn text(stage: Stage) -> Option<String> {
    let account = stage.map.with_value(|map| map.account);
    let seats = stage.selected.get_untracked();
    let text =
        (!seats.is_empty()).then(|| stage.rooms.with_untracked(|world| Clip::of(world, account, &seats)).write());
    if text.is_some() {
        LAST.with_borrow_mut(|last| last.clone_from(&text));
    }
    text
}

fn copied(stage: Stage) {
    let (lang, count) = (stage.language(), stage.selected.with_untracked(std::collections::BTreeSet::len));
    stage.tell_reader(words::copied_people(lang, count));
}

/// Copies the selected people.
pub fn copy(stage: Stage) {
    let Some(text) = text(stage) else {
        stage.tell_reader(map::pick_someone(stage.language()).to_owned());
        return;
    };
    copied(stage);
    let clipboard = window().navigator().clipboard();
    if !clipboard.is_undefined() {
        // Where the browser refuses, this tab remembers.
        spawn_local(async move { drop(JsFuture::from(clipboard.write_text(&text)).await) });
    }
}

/// Copies the selected people and takes them off the map.
pub fn cut(stage: Stage) {
    copy(stage);
    take_off(stage);
}

fn take_off(stage: Stage) {
    let seats = stage.selected.get_untracked();
    if !seats.is_empty() {
        stage.select([]);
        stage.submit(change::remove_seats(seats));
    }
}

/// Pastes what the clipboard holds.
pub fn paste(stage: Stage) {
    spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        let read = if clipboard.is_undefined() {
            None
        } else {
            JsFuture::from(clipboard.read_text()).await.ok().and_then(|text| text.as_string())
        };
        let clip = read.or_else(|| LAST.with_borrow(Clone::clone)).and_then(|text| Clip::read(&text));
        match clip {
            Some(clip) => put(stage, &clip),
            None => stage.tell_reader(words::nothing_to_paste(stage.language()).to_owned()),
        }
    });
}

/// Puts people where the pointer is, or into the middle of what is seen.
fn put(stage: Stage, clip: &Clip) {
    let lang = stage.language();
    let view = stage.camera.get_value().view(stage.size.get_value());
    let at = stage.pointer.get_value().unwrap_or_else(|| view.middle());
    let by = clip.towards((at.x.round() as i64, at.y.round() as i64));
    let pasted =
        stage.map.with_value(|map| stage.rooms.with_untracked(|world| clip.paste(world, map, by, fresh::<uuid::Uuid>)));
    let seats = pasted.seats.clone();
    match pasted.change() {
        Some(change) => {
            stage.submit(change);
            stage.line.set(None);
            stage.select(seats.iter().copied());
            stage.tell_reader(words::pasted_people(lang, seats.len()));
        }
        None => stage.tell_reader(words::all_there(lang).to_owned()),
    }
}

/// Whether the event belongs to a text: one that is being written, or one that is marked.
fn of_a_text() -> bool {
    let writing = document()
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    let marked = window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    writing || marked
}

fn take(stage: Stage, event: &Event, cuts: bool) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    if of_a_text() || (cuts && !stage.may_edit) {
        return;
    }
    if let Some(text) = text(stage)
        && data.set_data("text/plain", &text).is_ok()
    {
        event.prevent_default();
        copied(stage);
        if cuts {
            take_off(stage);
        }
    }
}

fn drop_in(stage: Stage, event: &Event) {
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    if of_a_text() || !stage.may_edit {
        return;
    }
    if let Some(clip) = data.get_data("text/plain").ok().and_then(|text| Clip::read(&text)) {
        event.prevent_default();
        put(stage, &clip);
    }
}

/// Listens for the browser's copy, cut and paste, and offers them in a menu.
#[component]
pub fn CopyPaste(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    Effect::new(move |_| {
        let listeners = [
            window_event_listener_untyped("copy", move |event| take(stage, &event, false)),
            window_event_listener_untyped("cut", move |event| take(stage, &event, true)),
            window_event_listener_untyped("paste", move |event| drop_in(stage, &event)),
        ];
        on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    });
    let entries = move || {
        let lang = lang.get();
        let nobody = stage.selected.with(|selected| selected.is_empty()).then(|| map::pick_someone(lang).to_owned());
        let closed = (!stage.may_edit).then(|| map::read_only(lang).to_owned());
        vec![
            Entry::from(
                Item::new(tr!(common::copy), move || copy(stage)).kbd("Mod+C").icon(Glyph::Copy).why(nobody.clone()),
            ),
            Item::new(tr!(words::cut), move || cut(stage)).kbd("Mod+X").why(closed.clone().or(nobody)).into(),
            Item::new(tr!(words::paste), move || paste(stage)).kbd("Mod+V").icon(Glyph::Inbox).why(closed).into(),
        ]
    };
    view! {
        <Menu id="map-clip" label=tr!(words::copy_and_paste) kind="quiet" square=true entries>
            <Icon glyph=Glyph::Copy/>
        </Menu>
    }
}
