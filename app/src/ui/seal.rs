//! The seal: one character for what a person does in the decision.

use leptos::prelude::*;
use meridian_domain::stakeholder::Seal;

use crate::words::{map, use_lang};

/// The seal of a person; `None` is a question mark.
#[component]
pub fn SealMark(#[prop(into)] seal: Signal<Option<Seal>>) -> impl IntoView {
    let lang = use_lang();
    let name = move || map::seal_name(lang.get(), seal.get());
    view! {
        <span class="seal" data-role=move || key(seal.get()) role="img" aria-label=name title=name>
            {move || map::seal_letter(lang.get(), seal.get())}
        </span>
    }
}

/// The class and `data-role` of a seal, also used in the SVG of the map.
#[must_use]
pub const fn key(seal: Option<Seal>) -> &'static str {
    match seal {
        Some(Seal::Economic) => "economic",
        Some(Seal::Decider) => "decider",
        Some(Seal::Technical) => "technical",
        Some(Seal::User) => "user",
        Some(Seal::Coach) => "coach",
        Some(Seal::Influencer) => "influencer",
        Some(Seal::Monitor) => "monitor",
        None => "unknown",
    }
}
