//! What is not in the sums, and why: nothing is added that cannot be, and nothing is left out silently.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    pipeline::forecast::view::{Apart, ForecastView, Unconverted},
};

use super::money::money;
use crate::{
    shell::Route,
    tr,
    words::{forecast as words, use_lang},
};

/// The list; nothing when everything counts.
#[component]
pub fn ApartList(view: StoredValue<ForecastView>) -> impl IntoView {
    let lang = use_lang();
    let (sorted, currency, pipeline) = view.with_value(|view| {
        let sorted = &view.sorted;
        let told = (sorted.undated, sorted.overdue, sorted.later, sorted.without_amount, sorted.unconverted.clone());
        (told, view.reporting, view.query.pipeline)
    });
    let (undated, overdue, later, without_amount, unconverted) = sorted;
    let counts = [undated.deals, overdue.deals, later.deals, without_amount];
    if counts.iter().all(|count| *count == 0) && unconverted.is_empty() {
        return ().into_any();
    }
    let line = move |apart: Apart, word: fn(_, u32, &str) -> String| {
        (apart.deals > 0).then(|| {
            view! {
                <li>{move || {
                    let lang = lang.get();
                    word(lang, apart.deals, &money(lang, apart.sum, currency))
                }}</li>
            }
        })
    };
    let board = pipeline.map_or(Route::Pipelines, Route::Board).path();
    view! {
        <section class="apart" aria-labelledby="apart">
            <h3 id="apart">{tr!(words::apart)}</h3>
            <ul>
                {line(undated, words::undated)}
                {line(overdue, words::overdue)}
                {line(later, words::beyond)}
                {(without_amount > 0).then(|| view! { <li>{move || words::without_amount(lang.get(), without_amount)}</li> })}
                {(!unconverted.is_empty())
                    .then(|| view! {
                        <li class="caution">
                            {tr!(words::without_rate)}
                            <ul>{unconverted.into_iter().map(|one| view! { <Foreign one/> }).collect_view()}</ul>
                            <a class="link" href=format!("{}#rates", Route::Settings.path())>{tr!(words::to_rates)}</a>
                        </li>
                    })}
            </ul>
            <a class="link" href=board>{tr!(words::fix_on_board)}</a>
        </section>
    }
    .into_any()
}

#[component]
fn Foreign(one: Unconverted) -> impl IntoView {
    let lang = use_lang();
    let Unconverted { deal, title, amount, won } = one;
    view! {
        <li>
            <a class="link" href=Route::Deal(deal).path()>{move || title.get(lang.get()).to_owned()}</a>
            " "
            <span class="num">{locale::money_full(amount)}</span>
            {won.then(|| view! { " · " {tr!(words::won)} })}
        </li>
    }
}
