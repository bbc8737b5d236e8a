//! A banner: a state of the whole room, over its content.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};

/// A line over the content; the children are the sentence and, after `<span class="push"/>`, a button.
#[component]
pub fn Banner(
    #[prop(optional)] tone: Tone,
    #[prop(default = Glyph::Info)] icon: Glyph,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="banner" data-tone=tone.attribute() role="status">
            <Icon glyph=icon/>
            {children()}
        </div>
    }
}
