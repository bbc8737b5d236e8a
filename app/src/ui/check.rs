//! Boxes and switches: ordinary checkboxes in the kit's clothes. The whole label is the target.

use leptos::{prelude::*, text_prop::TextProp};

fn tick(
    class: &'static str,
    role: Option<&'static str>,
    label: TextProp,
    silent: bool,
    checked: Signal<bool>,
    why: Option<Signal<Option<String>>>,
    on_change: Callback<bool>,
) -> impl IntoView {
    let reason = move || why.and_then(|why| why.get());
    view! {
        <label class="tick" title=reason>
            <input
                type="checkbox"
                class=class
                role=role
                checked=checked.get_untracked()
                prop:checked=move || checked.get()
                disabled=move || reason().is_some()
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span class:vh=silent>{move || label.get()}</span>
        </label>
    }
}

/// A box that is ticked or not.
#[component]
pub fn Checkbox(
    #[prop(into)] label: TextProp,
    /// The label is read out but not shown, as in the first column of a table.
    #[prop(optional)]
    silent: bool,
    #[prop(into)] checked: Signal<bool>,
    /// Why it cannot be changed now.
    #[prop(optional, into)]
    why: Option<Signal<Option<String>>>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    tick("check", None, label, silent, checked, why, on_change)
}

/// A switch: takes effect at once.
#[component]
pub fn Switch(
    #[prop(into)] label: TextProp,
    #[prop(optional)] silent: bool,
    #[prop(into)] checked: Signal<bool>,
    /// Why it cannot be changed now.
    #[prop(optional, into)]
    why: Option<Signal<Option<String>>>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    tick("switch", Some("switch"), label, silent, checked, why, on_change)
}
