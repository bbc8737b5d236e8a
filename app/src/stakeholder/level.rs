//! Choosing a relationship level.

use leptos::{prelude::*, text_prop::TextProp};

use crate::words::{map, use_lang};

/// The levels, vendor first.
pub const LEVELS: std::ops::RangeInclusive<i64> = 1..=4;

/// A level from 1, vendor, to 4, trusted advisor.
#[component]
pub fn LevelSelect(
    #[prop(into)] label: TextProp,
    now: Signal<i64>,
    #[prop(optional)] disabled: bool,
    on_choose: Callback<i64>,
) -> impl IntoView {
    let lang = use_lang();
    let choose = move |value: String| {
        if let Some(level) = value.parse().ok().filter(|level| LEVELS.contains(level)) {
            on_choose.run(level);
        }
    };
    view! {
        <select class="input level" aria-label=move || label.get() disabled=disabled prop:value=move || now.get().to_string() on:change:target=move |event| choose(event.target().value())>
            {LEVELS.map(|level| {
                let word = move || map::level_name(lang.get(), u8::try_from(level).unwrap_or_default());
                view! {
                    <option value=level.to_string() selected=move || now.get() == level>{move || format!("{level} {}", word())}</option>
                }
            }).collect_view()}
        </select>
    }
}
