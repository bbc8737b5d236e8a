//! Whose the people and lines are.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use meridian_domain::{
    account::view::AccountFilter,
    id::{AccountId, MapId},
    names::Names,
};

use super::desk::Desk;
use crate::{
    account::{account, accounts},
    tr,
    ui::{Glyph, Icon, TextField},
    words::{common, import as words, use_lang},
};

/// Accounts offered at a time.
const OFFERED: i64 = 100;

/// A search and a choice. The account one comes from is chosen already.
#[component]
pub(super) fn AccountChoice(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let text = RwSignal::new(String::new());
    let query = use_query_map();
    let come_from = Memo::new(move |_| query.with(|query| query.get("account")?.parse::<AccountId>().ok()));
    // The map one comes from, as long as the account is the one it belongs to.
    let map_from = Memo::new(move |_| query.with(|query| query.get("map")?.parse::<MapId>().ok()));
    Effect::new(move |_| {
        let chosen = desk.account.with(|account| account.as_ref().map(|(id, _)| *id));
        let map = map_from.get().filter(|_| chosen.is_some() && chosen == come_from.get());
        if desk.map.get_untracked() != map {
            desk.map.set(map);
        }
    });
    let here = LocalResource::new(move || {
        let id = come_from.get();
        async move {
            match id {
                Some(id) => account(id).await.ok().map(|view| (view.account.id, view.account.name)),
                None => None,
            }
        }
    });
    Effect::new(move |_| {
        if let Some(Some(found)) = here.get()
            && desk.account.with_untracked(Option::is_none)
        {
            desk.account.set(Some(found));
        }
    });
    let found = LocalResource::new(move || {
        let filter =
            AccountFilter { text: text.get().trim().to_owned(), tier: None, owner: None, offset: 0, limit: OFFERED };
        async move { accounts(filter).await.map(|page| page.rows).unwrap_or_default() }
    });
    let offered = Memo::new(move |_| {
        let mut offered: Vec<(AccountId, Names)> =
            found.get().into_iter().flatten().map(|row| (row.account.id, row.account.name)).collect();
        if let Some(chosen) = desk.account.get()
            && !offered.contains(&chosen)
        {
            offered.insert(0, chosen);
        }
        offered
    });
    let choose = move |id: String| {
        let id = id.parse::<AccountId>().ok();
        desk.account
            .set(offered.with_untracked(|offered| offered.iter().find(|(other, _)| Some(*other) == id).cloned()));
    };
    view! {
        <div class="two">
            <TextField id="import-account-search" label=tr!(words::account_search) value=text kind="search" autocomplete="off"/>
            <div class="field">
                <label class="req" for="import-account">{tr!(words::account)}</label>
                <span class="pick">
                    <select
                        class="input"
                        id="import-account"
                        aria-required="true"
                        aria-describedby="import-account-hint"
                        on:change:target=move |event| choose(event.target().value())
                    >
                        <option value="" selected=move || desk.account.with(Option::is_none)>{tr!(common::choose)}</option>
                        {move || {
                            let chosen = desk.account.get().map(|(id, _)| id);
                            offered
                                .get()
                                .into_iter()
                                .map(|(id, name)| {
                                    view! {
                                        <option value=id.to_string() selected=chosen == Some(id)>
                                            {move || name.get(lang.get()).to_owned()}
                                        </option>
                                    }
                                })
                                .collect_view()
                        }}
                    </select>
                    <Icon glyph=Glyph::Down/>
                </span>
                <span class="hint" id="import-account-hint">{move || if desk.map.with(Option::is_some) { words::to_this_map(lang.get()) } else { words::account_hint(lang.get()) }}</span>
            </div>
        </div>
    }
}
