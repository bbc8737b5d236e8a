//! A deal in full: where it stands and how it came there, its form or its facts, what is recorded of
//! it, what is next, what happened.

use std::collections::BTreeSet;

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::{
    gate::Room,
    id::AccountId,
    locale,
    pipeline::{Deal, Stage, StageKind, view::DealView},
    record::{Key, Record},
};

use super::{
    actions::DealActions, approvals::Approvals, comments::DealComments, deal as read, documents::Documents,
    dossier::Dossier, form::DealForm, history::DealHistory, items::Items, outcome::Outcome, qualifying::Qualifying,
    rivals::Rivals, stage::StageMenu, stages::Stages, tender::TenderPart, told::deal_of,
};
use crate::{
    live::{Rooms, use_live, use_rooms},
    pipeline::age,
    shell::Route,
    tr,
    words::{access, account, board, common, deal as words, dossier as more, sale, use_lang},
};

/// The records a deal is changed with.
fn records(view: &DealView) -> Vec<Record> {
    let mut records = vec![Record::from(view.card.deal.clone())];
    records.extend(view.stages.iter().cloned().map(Record::from));
    records.extend(view.competitors.iter().cloned().map(Record::from));
    records.extend(view.qualifications.iter().cloned().map(Record::from));
    records.extend(view.rivals.iter().cloned().map(Record::from));
    records.extend(view.items.iter().cloned().map(Record::from));
    records.extend(view.documents.iter().cloned().map(Record::from));
    records.extend(view.approvals.iter().cloned().map(Record::from));
    records.extend(view.actions.iter().cloned().map(Record::from));
    records.extend(view.comments.iter().cloned().map(Record::from));
    records
}

/// Everything about one deal. `again` reads it anew.
#[component]
pub fn DealDetail(
    view: DealView,
    again: Callback<()>,
    /// On a page of its own: with all that is recorded, in columns. Else what matters most, one below
    /// the other.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    let lang = use_lang();
    let records = records(&view);
    let mine: BTreeSet<Key> = records.iter().filter(|record| deal_of(record).is_some()).map(Record::key).collect();
    let rooms = use_rooms(view.rooms.clone(), records);
    let stale = rooms.stale();
    Effect::new(move |_| {
        if stale.get() > 0 {
            again.run(());
        }
    });
    let dossier = Dossier::open(&view, rooms);
    let DealView {
        card,
        pipeline,
        history,
        visits,
        roles,
        reporting,
        may_edit,
        may_plan,
        may_comment,
        near,
        now,
        today,
        map,
        rooms: shown,
        ..
    } = view;
    let (id, deal) = (dossier.id, dossier.deal);
    let (history, map) = (RwSignal::new(history), RwSignal::new(map));
    let (visits, roles) = (RwSignal::new(visits), RwSignal::new(roles));
    // What has just been done is part of its past, and what a map proves changes with the map: ask for
    // it when the server has committed it.
    let waiting = use_live().waiting;
    let changed = RwSignal::new(0_u32);
    let mine = StoredValue::new(mine);
    rooms.watch(move |keys| {
        let of_map = |key: &Key| matches!(key, Key::Map(_) | Key::Seat(_) | Key::Person(_));
        // What is gone was here before; what is new says itself whose it is.
        let new = |key: &Key| {
            rooms.with_untracked(|world| world.get(*key).is_some_and(|record| deal_of(record) == Some(id.into())))
        };
        let known = mine.try_get_value().unwrap_or_default();
        let touched: Vec<Key> = keys.into_iter().filter(|key| known.contains(key) || of_map(key) || new(key)).collect();
        if !touched.is_empty() {
            mine.try_update_value(|mine| mine.extend(touched.into_iter().filter(|key| !of_map(key))));
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
                visits.try_set(view.visits);
                roles.try_set(view.roles);
            }
        });
        changes
    });
    // Its account's room is there only if the reader may see the account.
    let account = card.deal.account;
    let seen = account.filter(|account| shown.iter().any(|(room, _)| *room == Room::Account(*account)));
    let may_not_plan = move || (!may_plan).then(|| access::only_team(lang.get()).to_owned());
    let planned = dossier.unless(Signal::derive(may_not_plan));
    let tasks = move || seen.map(|account: AccountId| view! { <DealActions dossier=planned account/> });
    let (name, board_name) = (StoredValue::new(card.account), pipeline);
    let facts = move || {
        if may_edit {
            view! { <DealForm dossier reporting/> }.into_any()
        } else {
            view! { <Facts dossier/> }.into_any()
        }
    };
    let near = StoredValue::new(near);
    let talk = move || view! { <DealComments dossier near=near.get_value() may_comment/> };
    let letters = move || view! { <Qualifying id rooms map may_edit today/> };
    view! {
        <div class="deal-detail" data-whole=whole.then_some("")>
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
                <Product dossier/>
            </div>
            <div class="stands">
                <StageMenu id rooms may_edit menu=format!("stage-of-{id}")/>
                <Standing rooms deal now/>
            </div>
            <Stages dossier visits/>
            {if whole {
                view! {
                    <div class="columns">
                        <div class="column">
                            <section aria-labelledby="deal-facts">
                                <h2 id="deal-facts">{tr!(words::facts)}</h2>
                                {facts()}
                            </section>
                            {letters()}
                        </div>
                        <div class="column">
                            <Outcome dossier/>
                            <Items dossier/>
                            <Rivals dossier/>
                            <TenderPart dossier/>
                            <Documents dossier/>
                            <Approvals dossier roles/>
                        </div>
                        <div class="column">
                            {tasks()}
                            {talk()}
                            <DealHistory events=history dossier/>
                        </div>
                    </div>
                }
                .into_any()
            } else {
                view! {
                    {facts()}
                    <Outcome dossier/>
                    {letters()}
                    {tasks()}
                    {talk()}
                    <a class="link more" href=Route::Deal(id).path()>{tr!(more::whole_page)}</a>
                    <DealHistory events=history dossier/>
                }
                .into_any()
            }}
        </div>
    }
}

/// What it is mainly about.
#[component]
fn Product(dossier: Dossier) -> impl IntoView {
    let product = Memo::new(move |_| dossier.deal.with(|deal| deal.as_ref().and_then(|deal| deal.product)));
    let name = move || product.get().and_then(|id| dossier.product(dossier.lang.get(), id));
    move || name().map(|name| view! { <span class="meta">{name}</span> })
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
fn Facts(dossier: Dossier) -> impl IntoView {
    let lang = dossier.lang;
    let facts = move || {
        let deal = dossier.deal.get()?;
        let lang = lang.get();
        let day = |date: Option<_>| date.map(|date| locale::date_full(lang, date));
        let money = |amount: Option<_>| amount.map(|amount| locale::money(lang, amount));
        Some([
            (common::amount(lang), money(deal.amount)),
            (more::low(lang), money(deal.low)),
            (more::high(lang), money(deal.high)),
            (words::win(lang), dossier.stage().map(|stage| format!("{}%", deal.chance(&stage)))),
            (more::category(lang), deal.category.map(|category| sale::category_name(lang, category).to_owned())),
            (board::close_date(lang), day(deal.expected_on)),
            (more::committee_on(lang), day(deal.committee_on)),
            (common::owner(lang), deal.owner.and_then(|owner| dossier.colleague(lang, owner))),
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
