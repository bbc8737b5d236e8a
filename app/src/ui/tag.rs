//! A tag: a property in a word.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};

/// A small word on a tint.
#[component]
pub fn Tag(
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] icon: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! {
        <span class="tag" data-tone=tone.attribute()>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </span>
    }
}
