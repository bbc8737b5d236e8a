//! A slider, for a what-if: the browser's own range input with its figure beside it.

use leptos::{prelude::*, text_prop::TextProp};

/// A value between `min` and `max`.
#[component]
pub fn Slider(
    #[prop(into)] label: TextProp,
    value: RwSignal<f64>,
    #[prop(default = 0.0)] min: f64,
    #[prop(default = 100.0)] max: f64,
    #[prop(default = 1.0)] step: f64,
) -> impl IntoView {
    view! {
        <span class="range">
            <input
                type="range"
                min=min
                max=max
                step=step
                aria-label=move || label.get()
                value=value.get_untracked()
                prop:value=move || value.get().to_string()
                on:input:target=move |event| {
                    if let Ok(read) = event.target().value().parse() {
                        value.set(read);
                    }
                }
            />
            <output class="num">{move || value.get().to_string()}</output>
        </span>
    }
}
