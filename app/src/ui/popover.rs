//! A popover: what a button opens, beside the work. The browser's own popover, so Escape, a click
//! elsewhere and the return of focus need no code.

use leptos::{html, prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::place::place;

/// What opens when a button with `popovertarget=id` is pressed. The content is made on opening.
///
/// The button also carries `aria-haspopup="dialog"` and `aria-expanded` from `open`.
/// A popover is a `<div>`: it may not stand inside `<p>` or a button.
#[component]
pub fn Popover(
    #[prop(into)] id: String,
    /// Follows the popover; setting it does nothing, the button opens.
    open: RwSignal<bool>,
    /// The accessible name.
    #[prop(into)]
    label: TextProp,
    #[prop(optional, into)] class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let body = NodeRef::<html::Div>::new();
    let anchor = id.clone();
    let follow = move || {
        if let Some(element) = body.get_untracked() {
            let shown = is_open(&element);
            open.set(shown);
            if shown {
                settle(anchor.clone(), element.into());
            }
        }
    };
    when_open_already(body, follow.clone());
    view! {
        <div
            id=id
            node_ref=body
            class=format!("popover {class}")
            popover="auto"
            role="dialog"
            aria-label=move || label.get()
            on:toggle=move |_| follow()
        >
            <Show when=move || open.get()>{children()}</Show>
        </div>
    }
}

/// Runs `follow` when the browser has opened the popover before the page was alive: the event that
/// would have told of it has passed.
pub(super) fn when_open_already(body: NodeRef<html::Div>, follow: impl Fn() + 'static) {
    Effect::new(move |_| {
        if body.get().is_some_and(|element| is_open(&element)) {
            follow();
        }
    });
}

/// Whether a popover is on the screen.
pub(super) fn is_open(element: &HtmlElement) -> bool {
    element.matches(":popover-open").unwrap_or(false)
}

/// Places the popover `id` at its button once its content has been drawn.
pub(super) fn settle(id: String, floating: HtmlElement) {
    request_animation_frame(move || {
        let button = document().query_selector(&format!("[popovertarget=\"{id}\"]")).ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            place(&button, &floating);
        }
    });
}

/// Closes a popover, if it is open. Browser only.
pub fn close_popover(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok())
        && is_open(&element)
    {
        // Cannot fail: it is a popover and it is open.
        drop(element.hide_popover());
    }
}

/// Whether the `<details>` that tells of its `toggle` is now open.
#[must_use]
pub fn unfolded(event: &leptos::ev::Event) -> bool {
    event_target::<web_sys::Element>(event).has_attribute("open")
}
