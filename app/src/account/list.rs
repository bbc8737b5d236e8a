//! The list of accounts.

use std::time::Duration;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};
use meridian_domain::{
    access::{Capability, Grant, grant},
    account::{
        Tier,
        view::{AccountFilter, AccountPage},
    },
};
use wasm_bindgen::JsCast as _;

use super::{Failed, accounts, new_account::NewAccount, row::AccountLine};
use crate::{
    answer,
    session::use_signed,
    shell::{Route, set_crumbs},
    tr,
    ui::{Button, Empty, Glyph, Icon, Kind, Skeleton, Table, TextField},
    words::{account as words, common, health, use_lang},
};

const PAGE: i64 = 50;

/// `/accounts`, with `q`, `tier` and `from` in the query, so that a list can be sent to somebody.
#[component]
pub fn AccountsPage() -> impl IntoView {
    set_crumbs(Vec::new());
    let query = use_query_map();
    let text = RwSignal::new(query.with_untracked(|query| query.get("q").unwrap_or_default()));
    let tier = RwSignal::new(query.with_untracked(|query| query.get("tier").as_deref().and_then(tier_of)));
    let from = RwSignal::new(
        query.with_untracked(|query| query.get("from").and_then(|from| from.parse::<i64>().ok()).unwrap_or(0).max(0)),
    );
    let filter = Memo::new(move |_| AccountFilter {
        text: text.get().trim().to_owned(),
        tier: tier.get(),
        owner: None,
        offset: from.get(),
        limit: PAGE,
    });
    // What was typed is looked for from the first page on.
    Effect::watch(move || text.get(), move |_, _, _| from.set(0), false);
    let asked = RwSignal::new(filter.get_untracked());
    let navigate = use_navigate();
    // The address says what is seen, so that it can be sent.
    Effect::watch(
        move || asked.get(),
        move |asked, _, _| {
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&address(asked), options);
        },
        false,
    );
    // Ask when the typing rests, not at each letter. What was typed while the page came alive counts.
    Effect::new(move |_| {
        let wanted = filter.get();
        if wanted != asked.get_untracked() {
            let timer = set_timeout_with_handle(
                move || {
                    asked.try_set(wanted.clone());
                },
                Duration::from_millis(180),
            );
            on_cleanup(move || {
                if let Ok(timer) = timer {
                    timer.clear();
                }
            });
        }
    });
    let new = RwSignal::new(false);
    let adds = use_signed().get_untracked().is_some_and(|me| grant(me.role, Capability::AddAccount) != Grant::None);
    let page = answer::reading_first(move || asked.get(), accounts);
    let lang = use_lang();
    let filtered = Signal::derive(move || asked.with(|asked| !asked.text.is_empty() || asked.tier.is_some()));
    let clear = Callback::new(move |_: web_sys::MouseEvent| {
        text.set(String::new());
        tier.set(None);
        from.set(0);
    });
    view! {
        <Title text=tr!(words::title)/>
        <div class="page accounts">
            <div class="head">
                <h1>{tr!(words::title)}</h1>
                {adds.then(|| view! {
                    <Button icon=Glyph::Plus on_press=move |_| new.set(true)>{tr!(words::new)}</Button>
                    <NewAccount open=new/>
                })}
                <a class="btn" data-kind="quiet" href=Route::Identify.path()>{tr!(crate::words::identify::title)}</a>
                <a class="btn" data-kind="quiet" href=Route::Import.path()>
                    <Icon glyph=Glyph::Upload/>
                    {tr!(crate::words::shell::import)}
                </a>
            </div>
            <form class="filter" method="get" action=Route::Accounts.path() role="search" on:submit=|event| event.prevent_default()>
                <TextField
                    id="q"
                    label=tr!(words::search)
                    value=text
                    kind="search"
                    autocomplete="off"
                />
                <div class="field">
                    <label for="tier">{tr!(words::segment)}</label>
                    <select
                        class="input"
                        id="tier"
                        name="tier"
                        on:change:target=move |event| {
                            from.set(0);
                            tier.set(tier_of(&event.target().value()));
                        }
                    >
                        <option value="" selected=move || tier.get().is_none()>{tr!(words::all_tiers)}</option>
                        {[Tier::Strategic, Tier::A, Tier::B, Tier::C]
                            .map(|one| {
                                view! {
                                    <option value=key(one) selected=move || tier.get() == Some(one)>
                                        {move || words::tier(lang.get(), one)}
                                    </option>
                                }
                            })
                            .collect_view()}
                    </select>
                </div>
                <noscript><button class="btn" data-size="l">{tr!(common::search)}</button></noscript>
            </form>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(list) if list.rows.is_empty() => nothing(filtered.get_untracked(), clear).into_any(),
                        Ok(list) => view! { <Rows list from/> }.into_any(),
                        Err(failure) => {
                            view! { <Failed failure retry=Callback::new(move |()| page.refetch())/> }.into_any()
                        }
                    }
                })}
            </Transition>
        </div>
    }
}

/// The address of the list as `filter` shows it.
fn address(filter: &AccountFilter) -> String {
    let mut query = ParamsMap::new();
    if !filter.text.is_empty() {
        query.insert("q", filter.text.clone());
    }
    if let Some(tier) = filter.tier {
        query.insert("tier", key(tier).to_owned());
    }
    if filter.offset > 0 {
        query.insert("from", filter.offset.to_string());
    }
    format!("{}{}", Route::Accounts.path(), query.to_query_string())
}

fn nothing(filtered: bool, clear: Callback<web_sys::MouseEvent>) -> impl IntoView {
    if filtered {
        view! {
            <Empty title=tr!(words::no_match) text=tr!(words::no_match_hint)>
                <Button on_press=clear>{tr!(common::clear_filter)}</Button>
            </Empty>
        }
        .into_any()
    } else {
        view! {
            <Empty title=tr!(words::none) text=tr!(words::none_hint)>
                <a class="btn" data-kind="primary" href=Route::Import.path()>{tr!(crate::words::shell::import)}</a>
            </Empty>
        }
        .into_any()
    }
}

#[component]
fn Rows(list: AccountPage, from: RwSignal<i64>) -> impl IntoView {
    let lang = use_lang();
    let AccountPage { rows, total, reporting } = list;
    let first = from.get_untracked();
    let last = first + rows.len() as i64;
    let keys = move |event: web_sys::KeyboardEvent| steer(&event);
    view! {
        <div class="scroll" on:keydown=keys>
            <Table caption=tr!(words::title) class="list">
                <thead>
                    <tr>
                        <th scope="col">{tr!(common::name)}</th>
                        <th scope="col">{tr!(words::segment)}</th>
                        <th scope="col">{tr!(common::owner)}</th>
                        <th scope="col" class="num wide">{tr!(words::people)}</th>
                        <th scope="col" class="num">{tr!(words::open_deals)}</th>
                        <th scope="col" class="num">{move || words::open_deals_in(lang.get(), reporting.code())}</th>
                        <th scope="col">{tr!(health::title)}</th>
                        <th scope="col" class="num wide">{tr!(health::coverage)}</th>
                        <th scope="col" class="wide">{tr!(health::trend)}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows
                        .into_iter()
                        .enumerate()
                        .map(|(i, row)| view! { <AccountLine row reporting first=i == 0/> })
                        .collect_view()}
                </tbody>
            </Table>
        </div>
        <nav class="pager" aria-label=tr!(words::pages)>
            <span class="meta">{tr!(words::keys)}</span>
            <span class="push meta" role="status">{move || words::range(lang.get(), first + 1, last, total)}</span>
            {(total > PAGE).then(|| view! {
                <Button kind=Kind::Quiet icon=Glyph::Left label=tr!(words::earlier)
                    why=Signal::derive(move || (first == 0).then(|| words::range(lang.get(), first + 1, last, total)))
                    on_press=Callback::new(move |_| from.set((first - PAGE).max(0)))/>
                <Button kind=Kind::Quiet icon=Glyph::Right label=tr!(words::later)
                    why=Signal::derive(move || (last >= total).then(|| words::range(lang.get(), first + 1, last, total)))
                    on_press=Callback::new(move |_| from.set(first + PAGE))/>
            })}
        </nav>
    }
}

/// Arrows move from line to line; the link itself opens with Enter, as links do.
fn steer(event: &web_sys::KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let Ok(Some(row)) = target.closest("tr") else { return };
    let to = match event.key().as_str() {
        "ArrowDown" | "j" => row.next_element_sibling(),
        "ArrowUp" | "k" => row.previous_element_sibling(),
        "Home" => row.parent_element().and_then(|body| body.first_element_child()),
        "End" => row.parent_element().and_then(|body| body.last_element_child()),
        _ => return,
    };
    let link = to.and_then(|row| row.query_selector("a").ok().flatten());
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        // Cannot fail: a link takes focus.
        drop(link.focus());
    }
}

const fn key(tier: Tier) -> &'static str {
    match tier {
        Tier::Strategic => "strategic",
        Tier::A => "a",
        Tier::B => "b",
        Tier::C => "c",
    }
}

fn tier_of(text: &str) -> Option<Tier> {
    [Tier::Strategic, Tier::A, Tier::B, Tier::C].into_iter().find(|tier| key(*tier) == text)
}
