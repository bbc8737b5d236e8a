//! On whom it all hangs: people of the customer without whom the way is lost, colleagues of ours
//! who alone know somebody.

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    locale::{self, Lang},
    stakeholder::metrics::threads_of_each,
};
use uuid::Uuid;

use super::{super::stage::Stage, Reading, name_of, product};
use crate::{
    tr,
    ui::{Glyph, Icon, unfolded},
    words::{insight, scenario as words, use_lang},
};

#[component]
pub fn Hangs(stage: Stage, reading: Reading) -> impl IntoView {
    view! {
        <div class="hangs">
            <span class="k"><Icon glyph=Glyph::Link small=true/>{tr!(words::hangs)}</span>
            <Points stage reading/>
            <Threads stage reading/>
            <Each stage reading/>
        </div>
    }
}

/// People whose leaving would cost the way to the buyer.
#[component]
fn Points(stage: Stage, reading: Reading) -> impl IntoView {
    let lang = use_lang();
    let points = Memo::new(move |_| reading.now.with(|now| (now.route(), now.single_points.clone())));
    let rows = move || {
        let lang = lang.get();
        let (route, points) = points.get();
        let Some(route) = route else { return view! { <p class="meta">{words::hangs_no_way(lang)}</p> }.into_any() };
        if points.is_empty() {
            return view! { <p class="meta">{words::hangs_none(lang)}</p> }.into_any();
        }
        let row = |point: meridian_domain::stakeholder::metrics::SinglePoint| {
            let seat = SeatId(point.person);
            let left = point.left.map_or_else(
                || insight::no_way_left(lang).to_owned(),
                |left| format!("{} → {}", product(route), product(left)),
            );
            view! {
                <li>
                    <button type="button" on:click=move |_| { stage.select([seat]); stage.open.set(true); }>{name_of(stage, seat, lang)}</button>
                    <span class="meta">{words::without(lang, &left)}</span>
                </li>
            }
        };
        view! { <ul>{points.into_iter().map(row).collect_view()}</ul> }.into_any()
    };
    let rule = move || {
        let below = reading.rules.get().map.single_point_below;
        words::hangs_rule(lang.get(), &locale::percent(below, 0))
    };
    view! { {rows} <p class="meta">{rule}</p> }
}

/// Colleagues who alone know somebody, each with those whom they alone know.
#[component]
fn Threads(stage: Stage, reading: Reading) -> impl IntoView {
    let lang = use_lang();
    let threads = Memo::new(move |_| reading.now.with(|now| now.single_threads.clone()));
    let sentences = move || {
        let lang = lang.get();
        let threads = threads.get();
        let mut by: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for thread in &threads.people {
            by.entry(thread.colleague).or_default().push(thread.person);
        }
        let all = threads.map.map(|alone| words::one_holds_map(lang, &reading.colleague(alone, lang)));
        let each = by.into_iter().map(|(colleague, people)| {
            let names: Vec<String> = people.iter().map(|id| name_of(stage, SeatId(*id), lang)).collect();
            let names = names.join(if lang == Lang::Zh { "、" } else { ", " });
            words::one_knows(lang, &reading.colleague(colleague, lang), &names)
        });
        all.into_iter().chain(each).map(|sentence| view! { <li>{sentence}</li> }).collect_view()
    };
    view! { <ul class="turns">{sentences}</ul> }
}

/// How many of us know each person.
#[component]
fn Each(stage: Stage, reading: Reading) -> impl IntoView {
    let lang = use_lang();
    // Of a thousand people it would be a thousand rows that nobody has asked for.
    let open = RwSignal::new(false);
    let rows = move || {
        let lang = lang.get();
        let all = open.get().then(|| reading.facts.with(|facts| threads_of_each(facts, &reading.rules.get().map)));
        let mut threads = all.unwrap_or_default();
        threads.sort_by_key(|(_, count)| *count);
        let row = |(person, count): (Uuid, usize)| {
            view! {
                <tr>
                    <th scope="row">{name_of(stage, SeatId(person), lang)}</th>
                    <td class="num">{words::threads(lang, count)}</td>
                </tr>
            }
        };
        threads.into_iter().map(row).collect_view()
    };
    let rule = move || words::threads_rule(lang.get(), &locale::decimal(reading.rules.get().map.thread_above, 0));
    view! {
        <details on:toggle=move |event| open.set(unfolded(&event))>
            <summary>{tr!(words::threads_each)}</summary>
            <p class="meta">{rule}</p>
            <table class="shifts"><caption class="vh">{tr!(words::threads_each)}</caption><tbody>{rows}</tbody></table>
        </details>
    }
}
