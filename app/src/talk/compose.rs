//! Writing a comment: a text in which `@` offers colleagues.
//!
//! The text keeps its role of a text field, which is what a `<textarea>` is; the list it steers is
//! named by `aria-controls` and `aria-activedescendant`.

use leptos::{html, prelude::*, text_prop::TextProp};
use meridian_domain::stakeholder::mention::{Call, byte_at, call_at, complete, units_at};
use web_sys::KeyboardEvent;

use super::{Colleague, Talk};
use crate::{
    tr,
    ui::{Avatar, Button, Kind, Size},
    words::{common, talk as words, use_lang},
};

/// A text with its buttons. `on_send` gets what was written, never nothing.
#[component]
pub fn Compose(
    talk: Talk,
    /// Unique on the page.
    #[prop(into)]
    id: String,
    #[prop(into)] label: TextProp,
    #[prop(into)] send: TextProp,
    /// What stands there at first; follows what is typed.
    text: RwSignal<String>,
    on_send: Callback<String>,
    #[prop(optional, into)] on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let lang = use_lang();
    let area = NodeRef::<html::Textarea>::new();
    let call = RwSignal::new(None::<Call>);
    let at = RwSignal::new(0_usize);
    let offered =
        Memo::new(move |_| call.with(|call| call.as_ref().map(|call| talk.offered(&call.query)).unwrap_or_default()));
    let open = Memo::new(move |_| offered.with(|offered| !offered.is_empty()));
    let caret = move || area.get_untracked().and_then(|area| area.selection_start().ok().flatten()).unwrap_or_default();
    let typed = move |value: String| {
        let caret = byte_at(&value, caret() as usize);
        at.set(0);
        call.set(call_at(&value, caret));
        text.set(value);
    };
    let choose = move |index: usize| {
        let one = offered.with_untracked(|offered| offered.get(index).cloned());
        if let (Some(call_now), Some(one)) = (call.get_untracked(), one) {
            let (next, caret) =
                text.with_untracked(|text| complete(text, &call_now, one.name.get(lang.get_untracked())));
            let units = u32::try_from(units_at(&next, caret)).unwrap_or_default();
            // At once: what is typed next goes behind the name, however soon it comes.
            if let Some(area) = area.get_untracked() {
                area.set_value(&next);
                // Neither can fail: the element is in the page, the place within its text.
                drop(area.focus());
                drop(area.set_selection_range(units, units));
            }
            text.set(next);
            call.set(None);
        }
    };
    let send_it = move || {
        let written = text.get_untracked();
        if !written.trim().is_empty() {
            call.set(None);
            on_send.run(written);
        }
    };
    let key = move |event: KeyboardEvent| {
        // What is typed is still becoming Chinese: the keys belong to the input method.
        if event.is_composing() {
            return;
        }
        let count = offered.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" | "Tab" if count > 0 => choose(at.get_untracked()),
            "Escape" if count > 0 => call.set(None),
            "Enter" if event.ctrl_key() || event.meta_key() => send_it(),
            "Escape" if on_cancel.is_some() => {
                if let Some(on_cancel) = on_cancel {
                    on_cancel.run(());
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let list = format!("{id}-calls");
    let (controls, active, option) = (list.clone(), id.clone(), id.clone());
    view! {
        <div class="compose">
            <textarea
                node_ref=area
                class="input"
                id=id
                rows="2"
                aria-label=move || label.get()
                placeholder=move || words::write_hint(lang.get())
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-controls=move || open.get().then(|| controls.clone())
                aria-activedescendant=move || open.get().then(|| format!("{active}-call-{}", at.get()))
                prop:value=move || text.get()
                on:input:target=move |event| typed(event.target().value())
                on:keydown=key
                on:blur=move |_| call.set(None)
            ></textarea>
            <ul class="calls" role="listbox" id=list aria-label=tr!(words::colleagues) hidden=move || !open.get()>
                {move || {
                    let offered = offered.get();
                    offered.into_iter().enumerate().map(|(index, one)| {
                        let Colleague { name, near, .. } = one;
                        let (shown, also) = (name.clone(), name.clone());
                        view! {
                            <li
                                role="option"
                                id=format!("{option}-call-{index}")
                                aria-selected=move || if at.get() == index { "true" } else { "false" }
                                on:pointerdown=move |event| event.prevent_default()
                                on:click=move |_| choose(index)
                            >
                                <span aria-hidden="true"><Avatar name=move || shown.get(lang.get()).to_owned() size="s"/></span>
                                <span class="clip">{move || name.get(lang.get()).to_owned()} " " <span class="meta">{move || also.other(lang.get()).map(str::to_owned)}</span></span>
                                {near.then(|| view! { <span class="meta">{move || words::may_see(lang.get())}</span> })}
                            </li>
                        }
                    }).collect_view()
                }}
            </ul>
            <p class="vh" role="status">{move || open.get().then(|| words::found(lang.get(), offered.with(Vec::len)))}</p>
            <div class="row">
                <Button kind=Kind::Primary size=Size::Small on_press=move |_| send_it()>{move || send.get()}</Button>
                {on_cancel.map(|on_cancel| view! {
                    <Button kind=Kind::Quiet size=Size::Small on_press=move |_| on_cancel.run(())>{tr!(common::cancel)}</Button>
                })}
            </div>
        </div>
    }
}
