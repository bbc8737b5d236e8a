//! The verdict on a score as a shape: circle, triangle, square.

use leptos::prelude::*;
use meridian_domain::health::Band;

use crate::words::{health, use_lang};

/// The shape of a band; `None`, no score, is an empty circle.
#[component]
pub fn BandMark(#[prop(into)] band: Signal<Option<Band>>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <svg class="band" viewBox="0 0 12 12" role="img" aria-label=move || health::band(lang.get(), band.get())>
            {move || match band.get() {
                Some(Band::Green) => view! { <circle class="f-good" cx=6 cy=6 r=5/> }.into_any(),
                Some(Band::Amber) => view! { <path class="f-watch" d="M6 1.5 11 10.5H1z"/> }.into_any(),
                Some(Band::Red) => view! { <rect class="f-bad" x=1.5 y=1.5 width=9 height=9/> }.into_any(),
                None => view! { <circle class="no-fill k-line3" stroke-dasharray="2 2" cx=6 cy=6 r=5/> }.into_any(),
            }}
        </svg>
    }
}
