//! A deal in full: where it stands, its form or its facts, what is next, what happened.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    locale,
    pipeline::{Deal, Stage, StageKind, view::DealView},
    record::{Key, Record},
};

use super::{
    actions::DealActions,
    deal as read,
    form::DealForm,
    history::{DealHistory, Known},
    qualifying::Qualifying,
    stage::StageMenu,
};
use crate::{
    live::{Rooms, use_live, use_rooms},
    pipeline::age,
    shell::Route,
    tr,
    words::{account, board, common, deal as words, use_lang},
};

/// The records a deal is changed with.
fn records(view: &DealView) -> Vec<Record> {
    let stages = view.stages.iter().cloned().map(Record::from);
    let actions = view.actions.iter().cloned().map(Record::from);
    let letters = view.qualifications.iter().cloned().map(Record::from);
    std::iter::once(Record::from(view.card.deal.clone())).chain(stages).chain(letters).chain(actions).collect()
}

/// Everything about one deal. `again` reads it anew.
#[component]
pub fn DealDetail(view: DealView, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let rooms = use_rooms(view.rooms.clone(), records(&view));
    let stale = rooms.stale();
    Effect::new(move |_| {
        if stale.get() > 0 {
            again.run(());
        }
    });
    let (shown_rooms, now) = (view.rooms.len(), view.now);
    let DealView { card, pipeline, stages, colleagues, history, reporting, may_edit, today, map, .. } = view;
    let id = card.deal.id;
    let deal = rooms.record::<Deal>(id);
    let (history, map) = (RwSignal::new(history), RwSignal::new(map));
    // What has just been done is part of its past, and what a map proves changes with the map: ask for
    // it when the server has committed it.
    let waiting = use_live().waiting;
    let changed = RwSignal::new(0_u32);
    rooms.watch(move |keys| {
        let of_map = |key: &Key| matches!(key, Key::Map(_) | Key::Seat(_) | Key::Person(_));
        if keys.iter().any(|key| *key == id.into() || of_map(key)) {
            changed.try_update(|changed| *changed += 1);
        }
    });
    Effect::new(move |read_at: Option<u32>| {
        let (changes, waits) = (changed.get(), waiting.get());
        let read_at = read_at.unwrap_or_default();
        if waits > 0 || changes == read_at {
            return read_at;
        }
        spawn_local(async move {
            if let Ok(view) = read(id).await
                && changed.try_get_untracked() == Some(changes)
            {
                history.try_set(view.history);
                map.try_set(view.map);
            }
        });
        changes
    });
    let known = Known { stages, colleagues: colleagues.clone(), today };
    let account = card.deal.account;
    // Its account's room is there only if the reader may see the account.
    let actions = account.filter(|_| shown_rooms > 1).map(|account| {
        let colleagues = colleagues.clone();
        view! { <DealActions deal=id account rooms colleagues today may_edit/> }
    });
    let (customer, product) = (card.account, card.product);
    let (name, board_name) = (StoredValue::new(customer), pipeline);
    let people = StoredValue::new(colleagues);
    view! {
        <div class="deal-detail">
            <div class="where">
                {account
                    .map(|account| {
                        let name = move || {
                            name.with_value(|name| name.as_ref().map(|name| name.get(lang.get()).to_owned()))
                        };
                        view! { <a class="link" href=Route::AccountDeals(account).path()>{name}</a> }
                    })}
                <a class="link" href=Route::Board(card.deal.pipeline).path()>
                    {move || board_name.get(lang.get()).to_owned()}
                </a>
                {product.map(|product| view! { <span class="meta">{move || product.get(lang.get()).to_owned()}</span> })}
            </div>
            <div class="stands">
                <StageMenu id rooms may_edit menu=format!("stage-of-{id}")/>
                <Standing rooms deal now/>
            </div>
            {if may_edit {
                let colleagues = people.get_value();
                view! { <DealForm id rooms colleagues reporting/> }.into_any()
            } else {
                view! { <Facts deal rooms people/> }.into_any()
            }}
            <Qualifying id rooms map may_edit today/>
            {actions}
            <DealHistory events=history known/>
        </div>
    }
}

/// How long it has stood in its stage, and what it is worth at its chance.
#[component]
fn Standing(rooms: Rooms, deal: Memo<Option<Deal>>, now: meridian_domain::time::Moment) -> impl IntoView {
    let lang = use_lang();
    move || {
        let deal = deal.get()?;
        let stage = rooms.with(|world| world.the::<Stage>(deal.stage).cloned())?;
        let lang = lang.get();
        let days = age::days(deal.entered_at, now);
        let worth = deal.amount.filter(|_| stage.kind == StageKind::Open).map(|amount| {
            let weighted = i128::from(amount.minor) * i128::from(deal.chance(&stage)) / 100;
            let weighted =
                meridian_domain::money::Money::new(i64::try_from(weighted).unwrap_or(i64::MAX), amount.currency);
            view! { <span>{account::weighted(lang, &locale::money(lang, weighted))}</span> }
        });
        let closed =
            deal.closed_on.map(|on| view! { <span>{words::closed_on(lang, &locale::date_full(lang, on))}</span> });
        let since = (stage.kind == StageKind::Open)
            .then(|| view! { <span class=age::verdict(days, &stage).class()>{words::in_stage(lang, days)}</span> });
        Some(view! {
            {since}
            {worth}
            {closed}
        })
    }
}

/// What the form holds, for who may only read.
#[component]
fn Facts(
    deal: Memo<Option<Deal>>,
    rooms: Rooms,
    people: StoredValue<Vec<(meridian_domain::id::UserId, meridian_domain::names::Names)>>,
) -> impl IntoView {
    let lang = use_lang();
    let facts = move || {
        let deal = deal.get()?;
        let lang = lang.get();
        let stage = rooms.with(|world| world.the::<Stage>(deal.stage).cloned());
        let owner = deal.owner.and_then(|owner| {
            people.with_value(|all| all.iter().find(|(id, _)| *id == owner).map(|(_, name)| name.get(lang).to_owned()))
        });
        let day = |date: Option<_>| date.map(|date| locale::date_full(lang, date));
        Some([
            (common::amount(lang), deal.amount.map(|amount| locale::money(lang, amount))),
            (words::win(lang), stage.map(|stage| format!("{}%", deal.chance(&stage)))),
            (board::close_date(lang), day(deal.expected_on)),
            (common::owner(lang), owner),
            (common::next(lang), Some(deal.next_step).filter(|text| !text.is_empty())),
            (words::next_on(lang), day(deal.next_on)),
        ])
    };
    view! {
        <p class="meta">{tr!(board::may_not_move)}</p>
        <dl class="facts">
            {move || {
                facts()
                    .into_iter()
                    .flatten()
                    .map(|(word, value)| {
                        view! {
                            <dt>{word}</dt>
                            <dd>{value.unwrap_or_else(|| locale::ABSENT.to_owned())}</dd>
                        }
                    })
                    .collect_view()
            }}
        </dl>
    }
}
