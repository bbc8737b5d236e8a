//! Editing a cell: Enter and leaving it keep what was typed, Tab goes on to the next, Escape puts back.

use leptos::{html, prelude::*};
use meridian_domain::{
    gate::Change,
    id::DealId,
    pipeline::{Deal, query::SortKey},
    record::Patch,
};
use web_sys::KeyboardEvent;

use super::{
    super::deal::{Draft, Field},
    field::{field, input_type, wrong},
    keyboard::next_field,
    list::{List, Place},
};
use crate::{
    doing::use_doing,
    words::{account, views as words},
};

/// What a field holds now, as one types it.
fn text_of(list: List, id: DealId, field: Field) -> String {
    let desk = list.desk;
    desk.deal(id).map(|deal| Draft::of(&deal, desk.reporting).get(field).to_owned()).unwrap_or_default()
}

/// What typing has come to.
enum Typed {
    Nothing,
    Wrong(Field),
    /// Somebody else has changed it since the typing began.
    Overtaken(String),
    Change(Change),
}

/// What `text` changes in a field that held `before` when the typing began.
fn typed(list: List, deal: &Deal, field: Field, before: &str, text: &str) -> Typed {
    let mut draft = Draft::of(deal, list.desk.reporting);
    let now = draft.get(field).to_owned();
    if now != before && text != before && text != now {
        return Typed::Overtaken(now);
    }
    if text == before {
        return Typed::Nothing;
    }
    text.clone_into(&mut draft.0[field as usize]);
    match draft.patch(deal) {
        Err(field) => Typed::Wrong(field),
        Ok(set) if set.fields().is_empty() => Typed::Nothing,
        Ok(set) => Typed::Change(Change::Edit(Patch::Deal { id: deal.id, set })),
    }
}

/// The field in a cell that is edited.
#[component]
pub(super) fn Editor(list: List, id: DealId, key: SortKey, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let desk = list.desk;
    let doing = use_doing(desk.rooms);
    let of = field(key, desk.lang.get_untracked()).unwrap_or(Field::NextStep);
    let before = StoredValue::new(text_of(list, id, of));
    let text = RwSignal::new(before.get_value());
    let amiss = RwSignal::new(false);
    let (input, select) = (NodeRef::<html::Input>::new(), NodeRef::<html::Select>::new());
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            drop(input.focus());
            input.select();
        } else if let Some(select) = select.get() {
            drop(select.focus());
        }
    });
    let close = move || {
        list.editing.set(None);
        list.settle(id);
    };
    // Keeps what was typed; false when it stays open.
    let keep = move || -> bool {
        let lang = desk.lang.get_untracked();
        let Some(deal) = desk.deal(id) else { return true };
        match typed(list, &deal, of, &before.get_value(), text.get_untracked().trim()) {
            Typed::Nothing => true,
            Typed::Wrong(field) => {
                amiss.set(true);
                desk.say(wrong(lang, field).to_owned());
                desk.toasts.alarm(wrong(lang, field));
                false
            }
            Typed::Overtaken(now) => {
                before.set_value(now.clone());
                amiss.set(true);
                let shown = if now.is_empty() { words::cleared(lang).to_owned() } else { now };
                let told = words::changed_meanwhile(lang, &shown);
                desk.say(told.clone());
                desk.toasts.alarm(told);
                false
            }
            Typed::Change(change) => {
                doing.act(change);
                true
            }
        }
    };
    let press = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Enter" => {
                if keep() {
                    close();
                    request_animation_frame(move || list.focus());
                }
            }
            "Escape" => {
                close();
                request_animation_frame(move || list.focus());
            }
            "Tab" => {
                if keep() {
                    let at: Place = list.at.get_untracked();
                    let rows = list.slots.with_untracked(super::super::slots::Slots::len);
                    close();
                    if let Some(next) = next_field(at, event.shift_key(), rows) {
                        list.go(next);
                        request_animation_frame(move || {
                            request_animation_frame(move || {
                                super::keyboard::enter(list, next);
                            });
                        });
                    }
                }
            }
            _ => {
                event.stop_propagation();
                return;
            }
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let left = move |_| {
        // Not after Escape, nor after Enter.
        if list.editing.try_get_untracked().flatten() == Some((id, key)) && keep() {
            close();
        }
    };
    if of == Field::Owner {
        let colleagues =
            move || desk.choices.with(|choices| choices.as_ref().map(|all| all.colleagues.clone())).unwrap_or_default();
        return view! {
            <select
                node_ref=select
                class="input"
                aria-label=label
                prop:value=move || text.get()
                on:change:target=move |event| text.set(event.target().value())
                on:keydown=press
                on:blur=left
            >
                <option value="" selected=move || text.get().is_empty()>{move || account::no_owner(desk.lang.get())}</option>
                {move || {
                    colleagues()
                        .into_iter()
                        .map(|(user, name)| {
                            let value = user.to_string();
                            let chosen = text.get_untracked() == value;
                            view! { <option value=value selected=chosen>{name.get(desk.lang.get()).to_owned()}</option> }
                        })
                        .collect_view()
                }}
            </select>
        }
        .into_any();
    }
    view! {
        <input
            node_ref=input
            class="input"
            type=input_type(of)
            autocomplete="off"
            aria-label=label
            aria-invalid=move || amiss.get().then_some("true")
            value=text.get_untracked()
            prop:value=move || text.get()
            on:input:target=move |event| {
                amiss.set(false);
                text.set(event.target().value());
            }
            on:keydown=press
            on:blur=left
        />
    }
    .into_any()
}
