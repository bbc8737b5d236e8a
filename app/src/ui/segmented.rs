//! A segmented control: one of a few, all in sight.

use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon};

/// One choice of a [`Segmented`].
#[derive(Clone)]
pub struct Segment<T> {
    value: T,
    label: TextProp,
    icon: Option<Glyph>,
}

impl<T> Segment<T> {
    /// A choice and its word.
    pub fn new(value: T, label: impl Into<TextProp>) -> Self {
        Self { value, label: label.into(), icon: None }
    }

    /// With an icon before the word.
    #[must_use]
    pub fn icon(mut self, icon: Glyph) -> Self {
        self.icon = Some(icon);
        self
    }
}

/// One of a few; `label` names the choice for screen readers.
#[component]
pub fn Segmented<T>(
    #[prop(into)] label: TextProp,
    segments: Vec<Segment<T>>,
    #[prop(into)] chosen: Signal<T>,
    #[prop(into)] on_choose: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    view! {
        <div class="seg" role="group" aria-label=move || label.get()>
            {segments
                .into_iter()
                .map(|Segment { value, label, icon }| {
                    let mine = value.clone();
                    view! {
                        <button
                            type="button"
                            aria-pressed=move || if chosen.with(|chosen| *chosen == mine) { "true" } else { "false" }
                            on:click=move |_| on_choose.run(value.clone())
                        >
                            {icon.map(|glyph| view! { <Icon glyph/> })}
                            {move || label.get()}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}
