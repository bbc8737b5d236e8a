//! MEDDPICC on the sheet of a deal.

use leptos::prelude::*;
use meridian_domain::{id::DealId, pipeline::view::DealMap, time::Date};

use crate::{
    doing::use_doing,
    live::Rooms,
    pipeline::meddpicc::{Letters, Points, Risk, Scorecard},
    shell::Route,
    tr,
    words::{access, proof as words, use_lang},
};

/// The points, and behind them the letters.
#[component]
pub fn Qualifying(
    id: DealId,
    rooms: Rooms,
    /// What a people map proves.
    map: RwSignal<Option<DealMap>>,
    may_edit: bool,
    today: Date,
) -> impl IntoView {
    let lang = use_lang();
    let doing = use_doing(rooms);
    let proven = Memo::new(move |_| map.with(|map| map.as_ref().map(|map| map.proven.clone()).unwrap_or_default()));
    let why = Signal::derive(move || (!may_edit).then(|| access::only_team(lang.get()).to_owned()));
    let send = Callback::new(move |change| doing.act(change));
    let scorecard = Scorecard::new(rooms, Signal::stored(Some(id)), proven.into(), why, today, send, "deal");
    let link = move || {
        map.get().map(|map| {
            let address = Route::Map(map.account, map.map).path();
            view! { <a class="link" href=address>{words::from_map(lang.get(), map.name.get(lang.get()))}</a> }
        })
    };
    view! {
        <section class="meddpicc" aria-labelledby="deal-letters">
            <h2 id="deal-letters">{tr!(words::meddpicc)}</h2>
            <Points scorecard/>
            <Risk scorecard/>
            <details>
                <summary>{tr!(words::letters)}</summary>
                {link}
                <Letters scorecard/>
            </details>
        </section>
    }
}
