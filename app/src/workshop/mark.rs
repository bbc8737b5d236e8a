//! A team's mark: a shape and a colour, so that the colour is never the only sign.

use leptos::prelude::*;

/// Shapes and colours there are; from then on the same shapes come again, hollow.
const SHAPES: usize = 6;

/// The mark of the team that is `at` in its run, from 0.
#[component]
pub fn TeamMark(at: usize) -> impl IntoView {
    let shape = at % SHAPES;
    view! {
        <svg
            class=format!("team-mark who-f{}", shape + 1)
            viewBox="0 0 16 16"
            aria-hidden="true"
            data-ring=(at >= SHAPES).then_some("")
        >
            {match shape {
                0 => view! { <circle cx="8" cy="8" r="6"/> }.into_any(),
                1 => view! { <rect x="2.5" y="2.5" width="11" height="11"/> }.into_any(),
                2 => view! { <path d="M8 2 14.5 13.5h-13z"/> }.into_any(),
                3 => view! { <path d="M8 1 15 8l-7 7-7-7z"/> }.into_any(),
                4 => view! { <path d="M4.5 2h7L15 8l-3.5 6h-7L1 8z"/> }.into_any(),
                _ => view! { <path d="M5.5 1.5h5v4h4v5h-4v4h-5v-4h-4v-5h4z"/> }.into_any(),
            }}
        </svg>
    }
}

/// The mark and the name.
#[component]
pub fn TeamName(at: usize, #[prop(into)] name: String) -> impl IntoView {
    view! {
        <span class="team-name">
            <TeamMark at/>
            <span class="clip">{name}</span>
        </span>
    }
}
