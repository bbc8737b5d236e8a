//! Headings that fold. What is folded stays so while the map is open, whoever is looked at.

use std::collections::BTreeSet;

use leptos::{prelude::*, text_prop::TextProp};

use crate::ui::unfolded;

/// The sections that are folded, by name.
#[derive(Clone, Copy)]
struct Folds(RwSignal<BTreeSet<&'static str>>);

/// Lets the panel remember what is folded.
pub fn provide_folds() {
    provide_context(Folds(RwSignal::new(BTreeSet::new())));
}

/// Attributes under a heading that folds; open unless it was folded.
#[component]
pub fn Fold(
    /// Names the section, for it to stay folded.
    name: &'static str,
    #[prop(into)] title: TextProp,
    children: Children,
) -> impl IntoView {
    let folds = use_context::<Folds>();
    let open = folds.is_none_or(|folds| folds.0.with_untracked(|folded| !folded.contains(name)));
    let toggled = move |event: leptos::ev::Event| {
        let open = unfolded(&event);
        if let Some(folds) = folds {
            folds.0.update(|folded| {
                if open {
                    folded.remove(name);
                } else {
                    folded.insert(name);
                }
            });
        }
    };
    view! {
        <details class="fold" data-fold=name open=open on:toggle=toggled>
            <summary><h3>{move || title.get()}</h3></summary>
            {children()}
        </details>
    }
}
