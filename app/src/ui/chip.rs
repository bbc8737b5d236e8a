//! A chip: a filter that is on or off.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// A round button that stays pressed while its filter is on; with `removable` it shows a cross.
#[component]
pub fn Chip(
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(into)] pressed: Signal<bool>,
    #[prop(optional)] removable: bool,
    #[prop(into)] on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class="chip"
            type="button"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children()}
            {removable.then(|| view! { <Icon glyph=Glyph::X/> })}
        </button>
    }
}
