//! Tabs: links between the rooms of one customer, or panels within one room.

use leptos::{html, prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast as _;

/// A row of links; the children are [`TabLink`]s.
#[component]
pub fn TabNav(#[prop(into)] label: TextProp, children: Children) -> impl IntoView {
    view! { <nav class="tabs" aria-label=move || label.get()>{children()}</nav> }
}

/// A link in a [`TabNav`], marked while the reader is at its address.
#[component]
pub fn TabLink(
    #[prop(into)] href: String,
    #[prop(into)] label: TextProp,
    #[prop(optional, into)] count: Option<Signal<Option<usize>>>,
) -> impl IntoView {
    let at = leptos_router::hooks::use_location().pathname;
    let here = href.clone();
    view! {
        <a href=href aria-current=move || at.with(|at| at.trim_end_matches('/') == here.trim_end_matches('/')).then_some("page")>
            {move || label.get()}
            {move || count.and_then(|count| count.get()).map(|count| view! { <span class="n">{count}</span> })}
        </a>
    }
}

/// Tabs over panels of the same room. Arrow keys move; the panel is the caller's, with
/// `role="tabpanel"`, `id="{id}-panel"` and `aria-labelledby="{id}-{index}"`.
#[component]
pub fn Tabs(
    /// Unique on the page, the same on server and browser.
    #[prop(into)]
    id: String,
    #[prop(into)] label: TextProp,
    tabs: Vec<TextProp>,
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let row = NodeRef::<html::Div>::new();
    let count = tabs.len();
    let steer = move |event: web_sys::KeyboardEvent| {
        let at = chosen.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % count,
            "ArrowLeft" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        chosen.set(to);
        let tab = row.get_untracked().and_then(|row| row.children().item(u32::try_from(to).ok()?));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Cannot fail: a button takes focus.
            drop(tab.focus());
        }
    };
    view! {
        <div node_ref=row class="tabs" role="tablist" aria-label=move || label.get() on:keydown=steer>
            {tabs
                .into_iter()
                .enumerate()
                .map(|(i, word)| {
                    view! {
                        <button
                            type="button"
                            role="tab"
                            id=format!("{id}-{i}")
                            aria-controls=format!("{id}-panel")
                            aria-selected=move || if chosen.get() == i { "true" } else { "false" }
                            tabindex=move || if chosen.get() == i { "0" } else { "-1" }
                            on:click=move |_| chosen.set(i)
                        >
                            {move || word.get()}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}
