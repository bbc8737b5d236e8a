//! Whether the deal runs a high risk because nobody knows what the customer gains.

use leptos::prelude::*;

use super::Scorecard;
use crate::{
    ui::{Glyph, Icon},
    words::{proof as words, use_lang},
};

/// Nothing for a deal that is won or lost.
#[component]
pub fn Risk(scorecard: Scorecard) -> impl IntoView {
    let lang = use_lang();
    let phase = Memo::new(move |_| scorecard.phase());
    let from = Scorecard::model().proposal_phase;
    let risky = Memo::new(move |_| {
        let metrics = |phase| scorecard.standings.with(|all| all.metrics_at_risk(phase, &Scorecard::model()));
        phase.get().is_some_and(metrics)
    });
    move || {
        let lang = lang.get();
        match (scorecard.deal.get(), phase.get()) {
            (None, _) => view! { <p class="meta">{words::risk_needs_deal(lang)}</p> }.into_any(),
            (Some(_), None) => ().into_any(),
            (Some(_), Some(phase)) if risky.get() => view! {
                <p class="warned" role="note"><Icon glyph=Glyph::Alert small=true/><span>{words::at_risk(lang, phase, from)}</span></p>
            }
            .into_any(),
            (Some(_), Some(phase)) => view! { <p class="meta">{words::not_at_risk(lang, phase, from)}</p> }.into_any(),
        }
    }
}
