//! Emptiness and trouble: both teach the next step.

use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon};
use crate::{tr, words::errors};

/// Nothing here yet, or nothing that matches: a title, a sentence, and what to do (the children).
#[component]
pub fn Empty(
    #[prop(into)] title: TextProp,
    #[prop(into)] text: TextProp,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty" data-mid="">
            <h2>{move || title.get()}</h2>
            <p>{move || text.get()}</p>
            {children.map(|children| view! { <div class="row">{children()}</div> })}
        </div>
    }
}

/// Something went wrong: what happened, what was kept, what to do, and the code to quote. The
/// children are the buttons.
#[component]
pub fn Trouble(
    #[prop(into)] title: TextProp,
    #[prop(into)] happened: TextProp,
    #[prop(into)] kept: TextProp,
    #[prop(into)] you_can: TextProp,
    /// The stable code of the error.
    #[prop(optional, into)]
    code: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="msg" role="alert">
            <h2>
                <Icon glyph=Glyph::Alert/>
                {move || title.get()}
            </h2>
            <dl>
                <dt>{tr!(errors::happened)}</dt>
                <dd>{move || happened.get()}</dd>
                <dt>{tr!(errors::kept)}</dt>
                <dd>{move || kept.get()}</dd>
                <dt>{tr!(errors::you_can)}</dt>
                <dd>{move || you_can.get()}</dd>
            </dl>
            {children.map(|children| view! { <div class="row">{children()}</div> })}
            {code.map(|code| view! { <span class="meta">{code}</span> })}
        </div>
    }
}
