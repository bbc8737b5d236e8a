//! MEDDPICC of the deal the map is about: what is recorded, and where nothing is, what the map proves.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::{DealId, SeatId},
    locale::Lang,
    pipeline::Deal,
    record::Patch,
    stakeholder::{
        Map, MapPatch,
        metrics::{Proven, proven_on},
    },
};
use uuid::Uuid;

use super::{super::stage::Stage, Reading, name_of};
use crate::{
    pipeline::meddpicc::{Letters, Points, Risk, Scorecard},
    tr,
    ui::{Glyph, Icon},
    words::{proof as words, use_lang},
};

#[component]
pub fn Meddpicc(
    stage: Stage,
    reading: Reading,
    /// Whether the reader may change the account's deals.
    may_edit_deals: bool,
) -> impl IntoView {
    let lang = use_lang();
    let map = stage.map.with_value(|map| map.id);
    let proven: Memo<Vec<Proven>> =
        Memo::new(move |_| stage.rooms.with(|world| proven_on(world, map, &reading.rules.get().map).into()));
    let deal = Memo::new(move |_| stage.rooms.with(|world| world.the::<Map>(map).and_then(|map| map.deal)));
    let why = Signal::derive(move || {
        let lang = lang.get();
        if stage.rooms.moment().is_some() {
            return Some(words::letters_now(lang).to_owned());
        }
        let why = match deal.get() {
            None => words::deal_first(lang),
            Some(deal) if stage.rooms.with(|world| !world.contains(deal)) => words::deal_not_yours(lang),
            Some(_) if !may_edit_deals => words::deals_read_only(lang),
            Some(_) => return None,
        };
        Some(why.to_owned())
    });
    let send = Callback::new(move |change| stage.submit(change));
    let scorecard = Scorecard::new(stage.rooms, deal.into(), proven.into(), why, reading.day(), send, "map");
    let whom = Callback::new(move |people: Vec<Uuid>| view! { <Whom stage people/> }.into_any());
    view! {
        <div class="meddpicc">
            <span class="k">{tr!(words::meddpicc)}</span>
            <Points scorecard/>
            <details>
                <summary>{tr!(words::meddpicc)}</summary>
                <TheDeal stage deal/>
                <Risk scorecard/>
                <Letters scorecard whom/>
            </details>
        </div>
    }
}

/// On whom the word of the map rests; pressing selects them.
#[component]
fn Whom(stage: Stage, people: Vec<Uuid>) -> impl IntoView {
    let lang = use_lang();
    let people: Vec<SeatId> = people.into_iter().map(SeatId).collect();
    let named = people.clone();
    let names = move || {
        let lang = lang.get();
        let names: Vec<String> = named.iter().map(|id| name_of(stage, *id, lang)).collect();
        names.join(if lang == Lang::Zh { "、" } else { ", " })
    };
    let select = move |_| {
        stage.line.set(None);
        stage.select(people.iter().copied());
    };
    view! { <button type="button" class="meta" on:click=select>{names}</button> }
}

/// Which deal the map is about.
#[component]
fn TheDeal(stage: Stage, deal: Memo<Option<DealId>>) -> impl IntoView {
    let lang = use_lang();
    let (map, account) = stage.map.with_value(|map| (map.id, map.account));
    let choose = move |value: String| {
        let deal = value.parse::<DealId>().ok();
        let set = MapPatch { deal: Some(deal), ..MapPatch::default() };
        stage.submit(Change::Edit(Patch::Map { id: map, set }));
    };
    // Open deals first, as they are listed elsewhere.
    let options = Memo::new(move |_| {
        let (lang, now) = (lang.get(), deal.get());
        let mut deals: Vec<Deal> = stage
            .rooms
            .with_present(|world| world.all::<Deal>().filter(|deal| deal.account == Some(account)).cloned().collect());
        deals.sort_by_key(|deal| (deal.closed_on.is_some(), deal.expected_on.is_none(), deal.expected_on, deal.id));
        let mut options: Vec<(DealId, String)> =
            deals.into_iter().map(|deal| (deal.id, deal.title.get(lang).to_owned())).collect();
        // One that these eyes may not see stays chosen.
        if let Some(now) = now.filter(|now| !options.iter().any(|(id, _)| id == now)) {
            options.push((now, words::deal_elsewhere(lang).to_owned()));
        }
        options
    });
    let none = Memo::new(move |_| options.with(Vec::is_empty));
    view! {
        <label class="k" for="map-deal">{tr!(words::deal)}</label>
        <span class="pick">
            <select class="input" id="map-deal" disabled=!stage.may_edit on:change:target=move |event| choose(event.target().value())>
                <option value="" selected=move || deal.get().is_none()>{tr!(words::no_deal)}</option>
                {move || options.get().into_iter().map(|(id, title)| view! {
                    <option value=id.to_string() selected=move || deal.get() == Some(id)>{title}</option>
                }).collect_view()}
            </select>
            <Icon glyph=Glyph::Down/>
        </span>
        {move || none.get().then(|| view! { <p class="meta">{words::no_deals(lang.get())}</p> })}
    }
}
