//! Dialogs and sheets: the browser's `<dialog>`, opened by a signal.

use leptos::{html, prelude::*, text_prop::TextProp};

use super::{Button, Glyph, Kind};
use crate::{tr, words::common};

/// Opens and closes the element as the signal says. The answer says whether its content is there:
/// it stays until the browser has closed the element, because focus returns to where it was only
/// from inside.
fn follow(dialog: NodeRef<html::Dialog>, open: RwSignal<bool>, modal: bool) -> RwSignal<bool> {
    let filled = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(element) = dialog.get() else { return };
        match (open.get(), element.open()) {
            (true, false) => {
                filled.set(true);
                if modal {
                    // Cannot fail: the element is in the page and not open yet.
                    drop(element.show_modal());
                } else {
                    element.show();
                }
            }
            (false, true) => element.close(),
            _ => {}
        }
    });
    filled
}

/// The browser has closed it.
fn closed(open: RwSignal<bool>, filled: RwSignal<bool>) {
    open.set(false);
    filled.set(false);
}

/// A question that stops the work; only for what cannot be undone. The rest of the page is inert,
/// Escape closes, focus returns to where it was.
///
/// `footer` holds the buttons, the safe one first.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: TextProp,
    /// A warning: read out at once.
    #[prop(optional)]
    alert: bool,
    #[prop(optional, into)] footer: Option<ViewFn>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let filled = follow(dialog, open, true);
    let name = title.clone();
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            role=alert.then_some("alertdialog")
            aria-label=move || name.get()
            on:close=move |_| closed(open, filled)
        >
            <Show when=move || open.get() || filled.get()>
                <header>
                    <h2>{let title = title.clone(); move || title.get()}</h2>
                </header>
                <div class="body">{children()}</div>
                {footer.clone().map(|footer| view! { <footer>{footer.run()}</footer> })}
            </Show>
        </dialog>
    }
}

/// A panel beside the work: the work stays in sight and in reach. Below 900 px it comes from the
/// lower edge. Focus moves into it, Escape closes it, focus returns.
#[component]
pub fn Sheet(
    open: RwSignal<bool>,
    #[prop(into)] title: TextProp,
    /// The rest of the page waits.
    #[prop(optional)]
    modal: bool,
    #[prop(optional)] wide: bool,
    #[prop(optional, into)] class: &'static str,
    #[prop(optional, into)] footer: Option<ViewFn>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let filled = follow(dialog, open, modal);
    let name = title.clone();
    let escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            open.set(false);
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class=format!("sheet {class}")
            data-wide=wide.then_some("")
            aria-label=move || name.get()
            on:close=move |_| closed(open, filled)
            on:keydown=escape
        >
            <Show when=move || open.get() || filled.get()>
                <header>
                    <h2>{let title = title.clone(); move || title.get()}</h2>
                    <Button kind=Kind::Quiet icon=Glyph::X label=tr!(common::close) on_press=move |_| open.set(false)/>
                </header>
                <div class="body">{children()}</div>
                {footer.clone().map(|footer| view! { <footer>{footer.run()}</footer> })}
            </Show>
        </dialog>
    }
}
