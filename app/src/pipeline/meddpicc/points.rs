//! The sum of the letters, the verdict on it, and the weighted variant.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    pipeline::{meddpicc::Verdict, standing::Ground},
};

use super::Scorecard;
use crate::{
    health::Explanation,
    tr,
    ui::{Asks, Tag, Tone},
    words::{proof as words, use_lang},
};

/// The colour of a verdict.
const fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Drop => Tone::Alarm,
        Verdict::Weak | Verdict::NeedsWork => Tone::Caution,
        Verdict::Sound | Verdict::Strong => Tone::Accent,
    }
}

/// Each figure opens its parts.
#[component]
pub fn Points(scorecard: Scorecard) -> impl IntoView {
    let lang = use_lang();
    let model = Scorecard::model();
    let weighted_model = model.clone();
    let standings = scorecard.standings;
    let score = Memo::new(move |_| standings.with(|standings| standings.points(&model)));
    let weighted = Memo::new(move |_| standings.with(|standings| standings.weighted(&weighted_model)));
    let verdict = Memo::new(move |_| standings.with(|standings| standings.verdict(&Scorecard::model())));
    let recorded = Memo::new(move |_| standings.with(|standings| standings.recorded()));
    let nothing = Memo::new(move |_| standings.with(|all| all.0.iter().all(|one| one.ground == Ground::Nothing)));
    let points = move || {
        let lang = lang.get();
        let whole = |value: f64| locale::decimal(value, 0);
        let points = score.with(|score| score.value.map_or(locale::ABSENT.to_owned(), whole));
        match (nothing.get(), recorded.get()) {
            (true, _) => words::not_recorded(lang).to_owned(),
            (false, 0) => words::proven_points(lang, &points),
            (false, _) => words::points(lang, &points),
        }
    };
    let hundred = move || {
        let tenth = |value: f64| locale::decimal(value, 1);
        let points = weighted.with(|weighted| weighted.value.map_or(locale::ABSENT.to_owned(), tenth));
        words::weighted_points(lang.get(), &points)
    };
    let prefix = scorecard.prefix;
    view! {
        <span class="v">
            <Asks id=format!("{prefix}-meddpicc") about=tr!(words::score) explain=move || view! { <Explanation explained=score.get() title=tr!(words::score)/> }>
                <span class="points">{points}</span>
            </Asks>
            {move || verdict.get().map(|verdict| view! { <Tag tone=tone(verdict)>{move || words::verdict(lang.get(), verdict)}</Tag> })}
        </span>
        {move || (!nothing.get()).then(|| view! {
            <span class="meta">
                {move || words::recorded_of(lang.get(), recorded.get())} " · "
                <Asks id=format!("{prefix}-weighted") about=tr!(words::weighted) explain=move || view! {
                    <Explanation explained=weighted.get() title=tr!(words::weighted)/>
                    <p class="notes gap8">{words::weighted_about(lang.get())}</p>
                }>
                    <span>{hundred}</span>
                </Asks>
            </span>
        })}
    }
}
