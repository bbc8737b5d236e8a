//! What is supposed, and what it would change. Nothing of it happens.

use leptos::prelude::*;
use meridian_domain::{
    id::{ScenarioId, SeatId},
    stakeholder::{
        Scenario,
        metrics::{BlindSpot, Insight, NoRoute, WhatIf as Change},
    },
};

use super::{
    super::stage::Stage,
    Reading, name_of,
    shift::{figures, only},
    ways::Routes,
};
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Size, Tag, Tone},
    words::{common, health, insight as words, scenario, use_lang},
};

/// The hypotheses and the figures before and after; nothing while nothing is supposed.
#[component]
pub fn WhatIf(stage: Stage, reading: Reading, opened: RwSignal<Option<ScenarioId>>) -> impl IntoView {
    let any = Memo::new(move |_| stage.what_if.with(|all| !all.is_empty()));
    Effect::new(move |before: Option<bool>| {
        let any = stage.what_if.with(|all| !all.is_empty());
        if any || before == Some(true) {
            stage.say(untrack(|| told(stage, reading)));
        }
        any
    });
    move || any.get().then(|| view! { <Supposed stage reading opened/> })
}

/// What a screen reader says of a hypothesis.
fn told(stage: Stage, reading: Reading) -> String {
    let lang = stage.language();
    let after = reading.supposed.get();
    let Some(after) = after else { return words::discarded(lang).to_owned() };
    let difference = reading.now.with(|now| now.diff(&after));
    let [support, .., route] = figures(&difference);
    words::supposed(lang, &support.written(), &route.written())
}

#[component]
fn Supposed(stage: Stage, reading: Reading, opened: RwSignal<Option<ScenarioId>>) -> impl IntoView {
    let path = Memo::new(move |_| {
        let path = |insight: &Option<Insight>| insight.as_ref().map(|insight| insight.path.clone());
        reading.supposed.with(path).unwrap_or(Err(NoRoute::NotConnected))
    });
    let discard = move |_| {
        opened.set(None);
        stage.what_if.set(Vec::new());
    };
    view! {
        <section class="what-if" aria-labelledby="map-what-if">
            <header class="k">
                <h2 id="map-what-if">{tr!(health::what_if_title)}</h2>
                <Kept stage opened/>
            </header>
            <ul class="hypotheses">
                {move || stage.what_if.get().into_iter().map(|change| view! { <Hypothesis stage change/> }).collect_view()}
            </ul>
            <BeforeAfter reading/>
            <Routes stage path/>
            <Turns stage reading/>
            <Button size=Size::Small on_press=discard>{tr!(words::discard_all)}</Button>
        </section>
    }
}

/// Whether what is supposed is kept, and as what.
#[component]
fn Kept(stage: Stage, opened: RwSignal<Option<ScenarioId>>) -> impl IntoView {
    let kept = Memo::new(move |_| {
        let id = opened.get()?;
        stage.rooms.with(|world| world.the::<Scenario>(id).cloned())
    });
    move || match kept.get() {
        Some(kept) if stage.what_if.with(|all| *all == kept.changes) => {
            view! { <Tag icon=Glyph::Bookmark>{kept.name}</Tag> }.into_any()
        }
        Some(kept) => view! {
            <Tag tone=Tone::Accent icon=Glyph::Bookmark>{kept.name} " · " {tr!(scenario::altered)}</Tag>
        }
        .into_any(),
        None => view! { <Tag tone=Tone::Accent>{tr!(common::not_saved)}</Tag> }.into_any(),
    }
}

/// One hypothesis, and a button that takes it back.
#[component]
fn Hypothesis(stage: Stage, change: Change) -> impl IntoView {
    let lang = use_lang();
    let words = move || {
        let lang = lang.get();
        words::hypothesis(lang, change, |id| name_of(stage, SeatId(id), lang))
    };
    view! {
        <li>
            <span>{words}</span>
            <Button kind=Kind::Quiet size=Size::Small icon=Glyph::X label=move || words::take_back(lang.get(), &words())
                on_press=move |_| stage.what_if.update(|all| all.retain(|one| *one != change))/>
        </li>
    }
}

#[component]
fn BeforeAfter(reading: Reading) -> impl IntoView {
    let lang = use_lang();
    let rows = move || {
        let after = reading.supposed.get()?;
        let figures = reading.now.with(|now| figures(&now.diff(&after)));
        let rows = figures.into_iter().map(|figure| {
            let (before, after) = figure.ends();
            let same = before == after;
            view! {
                <tr>
                    <th scope="row">{(figure.name)(lang.get())}</th>
                    <td class="num">{before}</td>
                    <td class="num" class:strong=!same>{after}</td>
                </tr>
            }
        });
        Some(rows.collect_view())
    };
    view! {
        <table class="shifts">
            <caption class="vh">{tr!(words::before_after)}</caption>
            <thead>
                <tr>
                    <th scope="col"><span class="vh">{tr!(words::figure)}</span></th>
                    <th scope="col" class="num">{tr!(words::before)}</th>
                    <th scope="col" class="num">{tr!(words::after)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// Blind spots that would come and go.
#[component]
fn Turns(stage: Stage, reading: Reading) -> impl IntoView {
    let lang = use_lang();
    let sentence = move |spot: &BlindSpot| {
        let lang = lang.get();
        let names: Vec<String> = spot.people.iter().map(|id| name_of(stage, SeatId(*id), lang)).collect();
        words::blind_spot(lang, spot, &names)
    };
    let turn = move |title: &'static str, spots: Vec<String>| {
        (!spots.is_empty()).then(|| {
            let items = spots.into_iter().map(|spot| view! { <li>{spot}</li> }).collect_view();
            view! { <span class="k">{title}</span> <ul class="turns">{items}</ul> }
        })
    };
    move || {
        let after = reading.supposed.get()?;
        let (come, gone) = reading.now.with(|now| {
            let all = |these, those| only(these, those).map(sentence).collect::<Vec<_>>();
            (all(&after, now), all(now, &after))
        });
        let lang = lang.get();
        Some((turn(scenario::would_come(lang), come), turn(scenario::would_go(lang), gone)))
    }
}
