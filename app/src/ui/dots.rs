//! Power as five dots.

use leptos::prelude::*;

use crate::words::{map, use_lang};

/// Power from 1 to 5; 0 is not rated.
#[component]
pub fn PowerDots(#[prop(into)] power: Signal<u8>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <svg class="dots" viewBox="0 0 36 8" role="img" aria-label=move || map::power_of_5(lang.get(), power.get())>
            {(0..5_u8)
                .map(|dot| {
                    view! {
                        <circle class=move || if dot < power.get() { "pw" } else { "pw0" } cx=4 + i32::from(dot) * 7 cy=4 r=2.5/>
                    }
                })
                .collect_view()}
        </svg>
    }
}
