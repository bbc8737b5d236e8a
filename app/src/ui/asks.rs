//! A number that explains itself: dotted underline, opens its explanation.

use leptos::{prelude::*, text_prop::TextProp};

use super::Popover;
use crate::{tr, words::health};

/// A figure whose reasons open beside it.
///
/// ```text
/// <Asks id="health" about=tr!(account::health) explain=move || view! { <Health explained/> }>"60"</Asks>
/// ```
/// Stands in flow content, not inside `<p>` or a button. `explain` is made on opening and wears the
/// rules of explain.css: `header`, `.formula`, `.contrib` or `.parts`, `.notes`, `footer`.
#[component]
pub fn Asks(
    /// Unique on the page, the same on server and browser.
    #[prop(into)]
    id: String,
    /// What the figure is: “Health”.
    #[prop(into)]
    about: TextProp,
    #[prop(into)] explain: ViewFn,
    /// The figure.
    children: Children,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let lang = crate::words::use_lang();
    let name = about.clone();
    let label = move || health::explained(lang.get(), &name.get());
    view! {
        <button
            class="asks"
            type="button"
            popovertarget=id.clone()
            aria-haspopup="dialog"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            title=tr!(crate::words::common::explain)
        >
            {children()}
            <span class="vh">{move || format!(" {}", about.get())}</span>
        </button>
        <Popover id open label class="explain">
            {explain.run()}
        </Popover>
    }
}
