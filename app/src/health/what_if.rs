//! What if: sliders for scores and weights; the score follows at once, nothing is saved.

use leptos::prelude::*;
use meridian_domain::{
    account::view::AccountView,
    health::{Band, BandModel, Health, sensitivity},
    locale,
};

use super::trial::{Knob, knobs, trial};
use crate::{
    tr,
    ui::{Button, Glyph, Icon, Kind, Tag, Tone},
    words::{health as words, use_lang},
};

#[component]
pub(super) fn WhatIf(view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let first = view.with_value(|view| knobs(&view.model));
    let set = RwSignal::new(first.clone());
    let touched = Signal::derive({
        let first = first.clone();
        move || set.with(|set| *set != first)
    });
    let now = Memo::new(move |_| set.with(|set| view.with_value(|view| trial(&view.model, &view.inputs, set))));
    let was = StoredValue::new(view.with_value(|view| view.health.clone()));
    let bands = view.with_value(|view| view.model.bands);
    let swing =
        view.with_value(|view| sensitivity(&view.model, &view.inputs, 0.2).first().map(|swing| swing.dimension));
    let discard = Callback::new(move |_: web_sys::MouseEvent| set.set(first.clone()));
    let shown = move |health: &Health| {
        health.total.value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 1))
    };
    view! {
        <section class="explain what-if" aria-labelledby="what-if">
            <header>
                <h2 id="what-if">{tr!(words::what_if)}</h2>
                <span class="push"></span>
                <Tag tone=Tone::Accent>{tr!(crate::words::common::not_saved)}</Tag>
            </header>
            <p class="big2" aria-live="polite">
                <span class="from">{was.with_value(shown)} " →"</span>
                <b class="accent" data-testid="what-if">{move || now.with(shown)}</b>
                <span class="sub">{move || now.with(|now| words::band(lang.get(), now.band))}</span>
            </p>
            <Before was now bands/>
            <div class="if">
                <table>
                    <caption class="vh">{tr!(words::what_if)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::dimension)}</th>
                            <th scope="col" class="num">{tr!(words::was)}</th>
                            <th scope="col" class="sl">{tr!(words::score)}</th>
                            <th scope="col" class="num">{tr!(words::weight)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {(0..set.with_untracked(Vec::len)).map(|at| view! { <Row at set was/> }).collect_view()}
                    </tbody>
                </table>
            </div>
            <ul class="notes">
                <li>
                    <Icon glyph=Glyph::Info small=true/>
                    <span>
                        {move || {
                            let from = was.with_value(|was| locale::percent(was.total.coverage, 0));
                            let to = now.with(|now| locale::percent(now.total.coverage, 0));
                            words::coverage_to(lang.get(), &from, &to)
                        }} " " {tr!(words::what_if_note)}
                    </span>
                </li>
                <li>
                    <Icon glyph=Glyph::Target small=true/>
                    <span>{move || now.with(|now| distance(lang.get(), view, now))}</span>
                </li>
                {swing
                    .map(|dimension| {
                        view! {
                            <li>
                                <Icon glyph=Glyph::Scale small=true/>
                                <span>
                                    {move || words::weighs_most(lang.get(), words::dimension_name(lang.get(), dimension))}
                                </span>
                            </li>
                        }
                    })}
            </ul>
            <footer>
                <span class="push"></span>
                <Button
                    kind=Kind::Quiet
                    on_press=discard
                    why=Signal::derive(move || (!touched.get()).then(|| words::what_if_note(lang.get()).to_owned()))
                >
                    {tr!(words::discard)}
                </Button>
            </footer>
        </section>
    }
}

/// How far it is to the next better band.
fn distance(lang: meridian_domain::locale::Lang, view: StoredValue<AccountView>, now: &Health) -> String {
    let bands = view.with_value(|view| view.model.bands);
    match now.total.value {
        None => words::not_enough(lang).to_owned(),
        Some(score) if score >= bands.green_from => words::band(lang, Some(Band::Green)).to_owned(),
        Some(score) if score >= bands.amber_from => {
            words::short_of(lang, &locale::decimal(bands.green_from - score, 1), words::good(lang))
        }
        Some(score) => words::short_of(lang, &locale::decimal(bands.amber_from - score, 1), words::watch(lang)),
    }
}

#[component]
fn Row(at: usize, set: RwSignal<Vec<Knob>>, was: StoredValue<Health>) -> impl IntoView {
    let lang = use_lang();
    let knob = move || set.with(|set| set[at]);
    let dimension = set.with_untracked(|set| set[at].dimension);
    let before = was.with_value(|was| {
        was.dimensions.iter().find(|(one, _)| *one == dimension).and_then(|(_, explained)| explained.value)
    });
    let name = move || words::dimension_name(lang.get(), dimension);
    let score = move || knob().score.or(before);
    let began = set.with_untracked(|set| set[at].weight);
    let heavier = move || (knob().weight - began).abs() > 0.5;
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">
                {match before {
                    Some(before) => locale::decimal(before, 0).into_any(),
                    None => view! { <span class="caution">{tr!(words::no_value)}</span> }.into_any(),
                }}
            </td>
            <td class="sl">
                <span class="range">
                    <input
                        type="range"
                        min="0"
                        max="100"
                        step="1"
                        aria-label=move || words::what_if_score(lang.get(), name())
                        value=untrack(score).unwrap_or(50.0).round().to_string()
                        prop:value=move || score().unwrap_or(50.0).round().to_string()
                        on:input:target=move |event| {
                            if let Ok(read) = event.target().value().parse() {
                                set.update(|set| set[at].score = Some(read));
                            }
                        }
                    />
                    <output class="num" class:accent=move || knob().score.is_some() class:strong=move || knob().score.is_some()>
                        {move || score().map_or_else(|| locale::ABSENT.to_owned(), |score| locale::decimal(score, 0))}
                    </output>
                </span>
            </td>
            <td class="num">
                <span class="range wt">
                    <input
                        type="range"
                        min="0"
                        max="100"
                        step="1"
                        aria-label=move || words::what_if_weight(lang.get(), name())
                        value=untrack(knob).weight.round().to_string()
                        prop:value=move || knob().weight.round().to_string()
                        on:input:target=move |event| {
                            if let Ok(read) = event.target().value().parse::<f64>() {
                                set.update(|set| set[at].weight = read.clamp(0.0, 100.0));
                            }
                        }
                    />
                    <output class="num" class:accent=heavier class:strong=heavier>{move || locale::decimal(knob().weight, 0)}</output>
                </span>
            </td>
        </tr>
    }
}

/// The score before and in the trial on the scale from 0 to 100, with the good zone.
#[component]
fn Before(was: StoredValue<Health>, now: Memo<Health>, bands: BandModel) -> impl IntoView {
    let before = was.with_value(|was| was.total.value);
    let x = |score: f64| format!("{:.1}", 4.2 * score);
    let label = move || {
        let show =
            |value: Option<f64>| value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 1));
        format!("{} → {}", show(before), now.with(|now| show(now.total.value)))
    };
    view! {
        <svg class="ba" viewBox="0 0 420 40" role="img" aria-label=label>
            <rect class="f-s2" x="0" y="8" width="420" height="14"/>
            <rect class="zone" x=x(bands.green_from) y="8" width=x(100.0 - bands.green_from) height="14"/>
            {[bands.green_from, bands.amber_from]
                .map(|from| view! {
                    <path class="k-ink3" d=format!("M{} 4v22", x(from))/>
                    <text class="t-mid" x=x(from) y="38">{locale::decimal(from, 0)}</text>
                })
                .collect_view()}
            {move || {
                let now = now.with(|now| now.total.value)?;
                let from = before.unwrap_or(now);
                Some(view! {
                    <rect class="f-accent" x=x(from.min(now)) y="13" width=x((from - now).abs()) height="4"/>
                    <circle class="f-s1 k-ink" stroke-width="2" cx=x(from) cy="15" r="5"/>
                    <circle class="f-accent" cx=x(now) cy="15" r="6"/>
                })
            }}
        </svg>
    }
}
