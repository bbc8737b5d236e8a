//! The health of one account: the figure, why it is so, what if, and how it came here.

use leptos::prelude::*;
use meridian_domain::{account::view::AccountView, explained::InputKey, locale, names::Names};
use uuid::Uuid;

use super::{
    Explanation, Source, dimensions::Dimensions, history::History, incidents::Incidents, radar::Radar, what_if::WhatIf,
};
use crate::{
    account::{Failed, use_account},
    tr,
    ui::{BandMark, Fall, Glyph, Icon, Skeleton, Sparkline, TrendMark, Waterfall},
    words::{health as words, use_lang, watch},
};

/// `/accounts/:account/health`
#[component]
pub fn HealthPage() -> impl IntoView {
    let whole = use_account().whole();
    view! {
        <Transition fallback=|| view! { <div class="page"><Skeleton lines=9/></div> }>
            {move || Suspend::new(async move {
                whole.answer().await.map(|answer| match answer {
                    Ok(view) => {
                        let again = Callback::new(move |()| whole.refetch());
                        view! { <Whole view again/> }.into_any()
                    }
                    Err(failure) => {
                        let retry = Callback::new(move |()| whole.refetch());
                        view! { <Failed failure retry/> }.into_any()
                    }
                })
            })}
        </Transition>
    }
}

#[component]
fn Whole(view: AccountView, again: Callback<()>) -> impl IntoView {
    let known = view.health.total.value.is_some();
    let remembered = !view.history.is_empty();
    let view = StoredValue::new(view);
    view! {
        <div class="health">
            <div class="col-why">
                <Verdict view/>
                {known.then(|| view! { <Falls view/> })}
                <Why view/>
                <Incidents view again/>
            </div>
            <div class="col-if">
                <WhatIf view/>
                {known.then(|| view! { <Radar view/> })}
                {remembered.then(|| view! { <History view/> })}
            </div>
            <div class="col-all"><Dimensions view/></div>
        </div>
    }
}

#[component]
fn Verdict(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let (health, line) = view.with_value(|view| {
        let line: Vec<f64> =
            view.history.iter().filter_map(|one| one.value).map(|value| value as f64 / 100.0).collect();
        (view.health.clone(), line)
    });
    let band = health.band;
    let coverage = locale::percent(health.total.coverage, 0);
    let capped = health.uncapped.zip(health.total.value);
    let overrides = health.open_overrides.clone();
    let (segment, version) = view.with_value(|view| (view.segment, view.model.version));
    view! {
        <header class="verdict-head">
            <h2 class="vh">{tr!(words::title)}</h2>
            <p class="figure">
                <BandMark band/>
                <b>{health.total.value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 1))}</b>
                <span class="sub">
                    {move || match band {
                        Some(band) => words::band(lang.get(), Some(band)),
                        None => words::not_enough(lang.get()),
                    }}
                </span>
                <TrendMark trend=health.trend/>
                <Sparkline values=line/>
            </p>
            <p class="meta">
                {move || words::data_coverage(lang.get(), &coverage)} " · "
                {move || watch::judged_by(lang.get(), watch::segment_name(lang.get(), segment), version)}
            </p>
            {(!overrides.is_empty())
                .then(|| {
                    view! {
                        <ul class="caps">
                            {overrides
                                .into_iter()
                                .map(|kind| view! {
                                    <li class="alarm">
                                        <Icon glyph=Glyph::Alert small=true/>
                                        {move || words::override_name(lang.get(), kind)}
                                    </li>
                                })
                                .collect_view()}
                        </ul>
                    }
                })}
            {capped
                .map(|(before, cap)| view! {
                    <p class="meta">
                        {move || words::capped(lang.get(), &locale::decimal(cap, 0), &locale::decimal(before, 1))}
                    </p>
                })}
        </header>
    }
}

#[component]
fn Falls(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let total = view.with_value(|view| view.health.total.clone());
    let shown = total.value.map_or_else(String::new, |value| locale::decimal(value, 1));
    let falls = Signal::derive(move || {
        let name = |input: &InputKey| match input {
            InputKey::Dimension(dimension) => words::dimension_name(lang.get(), *dimension),
            _ => words::override_part(lang.get()),
        };
        let known = total.parts.iter().filter(|part| part.value.is_some());
        known.map(|part| Fall { label: name(&part.input).to_owned(), by: part.contribution }).collect::<Vec<_>>()
    });
    let ends = Signal::derive(move || (words::start(lang.get()).to_owned(), words::total(lang.get()).to_owned()));
    view! { <Waterfall label=move || words::waterfall(lang.get(), &shown) ends start=50.0 falls/> }
}

#[component]
fn Why(view: StoredValue<AccountView>) -> impl IntoView {
    let (total, band) = view.with_value(|view| (view.health.total.clone(), view.health.band));
    // The nil source makes the dimensions links to their sections below.
    let here = vec![Source { id: Uuid::nil(), names: Names::default(), href: None }];
    view! {
        <section class="explain">
            <Explanation explained=total title=tr!(words::title) band sources=here/>
        </section>
    }
}
