//! One deal of the list.

use leptos::prelude::*;
use meridian_domain::{
    id::DealId,
    locale,
    pipeline::{Deal, Stage, StageKind},
};

use super::Ledger;
use crate::{
    pipeline::{
        age,
        deal::{QUERY, StageMenu, use_opener},
    },
    shell::Route,
    words::{account, board, common, deal as words, use_lang},
};

#[component]
pub(super) fn Row(id: DealId, ledger: Ledger) -> impl IntoView {
    let lang = use_lang();
    let open = use_opener();
    let deal = ledger.rooms.record::<Deal>(id);
    let (today, now, may_edit, customer) =
        ledger.view.with_value(|view| (view.today, view.now, view.may_edit, view.account));
    let stage = move || {
        let stage = deal.with(|deal| deal.as_ref().map(|deal| deal.stage))?;
        ledger.rooms.with(|world| world.the::<Stage>(stage).cloned())
    };
    let field = move |read: fn(&Deal, locale::Lang) -> Option<String>| {
        move || deal.with(|deal| deal.as_ref().and_then(|deal| read(deal, lang.get())))
    };
    let title = field(|deal, lang| Some(deal.title.get(lang).to_owned()));
    let amount = field(|deal, lang| deal.amount.map(|amount| locale::money(lang, amount)));
    let step = field(|deal, _| Some(deal.next_step.clone()).filter(|step| !step.is_empty()));
    let win = move || Some(format!("{}%", deal.get()?.chance(&stage()?)));
    let days = move || deal.with(|deal| deal.as_ref().map(|deal| age::days(deal.entered_at, now)));
    let verdict = move || match (days(), stage()) {
        (Some(days), Some(stage)) if stage.kind == StageKind::Open => age::verdict(days, &stage).class(),
        _ => "",
    };
    let owner = move || {
        let owner = deal.with(|deal| deal.as_ref().and_then(|deal| deal.owner))?;
        ledger.owners.with_value(|owners| owners.get(&owner).map(|name| name.get(lang.get()).to_owned()))
    };
    let date = move || deal.with(|deal| deal.as_ref().and_then(|deal| deal.closed_on.or(deal.expected_on)));
    let overdue = move || {
        deal.with(|deal| deal.as_ref().is_some_and(|deal| deal.closed_on.is_none()))
            && date().is_some_and(|on| on < today)
    };
    let next_on = move || deal.with(|deal| deal.as_ref().and_then(|deal| deal.next_on));
    let late = move || next_on().filter(|on| *on < today).map(|on| today.days_since(on));
    let when = move || match (late(), next_on()) {
        (Some(days), _) => Some(common::days_late(lang.get(), days)),
        (None, on) => on.map(|on| locale::day_near(lang.get(), on, today)),
    };
    let address = format!("{}?{QUERY}={id}", Route::AccountDeals(customer).path());
    let press = move |event: web_sys::MouseEvent| {
        if event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            open.run(Some(id));
        }
    };
    let absent = || locale::ABSENT.to_owned();
    view! {
        <tr>
            <th scope="row">
                <a class="who link" href=address on:click=press title=move || words::opens(lang.get(), &title().unwrap_or_default())>
                    {title}
                </a>
            </th>
            <td class="num" data-label=move || common::amount(lang.get())>{move || amount().unwrap_or_else(absent)}</td>
            <td class="num" data-label=move || words::win(lang.get())>{win}</td>
            <td data-label=move || board::stage(lang.get())><StageMenu id rooms=ledger.rooms may_edit menu=format!("row-{id}")/></td>
            <td class="num" data-label=move || words::age(lang.get())>
                <span class=verdict>{move || days().map(|days| common::days(lang.get(), days))}</span>
            </td>
            <td data-label=move || common::owner(lang.get())>
                {move || owner().unwrap_or_else(|| account::no_owner(lang.get()).to_owned())}
            </td>
            <td class="num" data-label=move || words::expected(lang.get())>
                <span class="nowrap" class:alarm=overdue>
                    {move || date().map_or_else(absent, |on| locale::day_near(lang.get(), on, today))}
                </span>
            </td>
            <td class="step" data-label=move || common::next(lang.get())>
                {move || match step() {
                    Some(step) => view! { <span>{step}</span> }.into_any(),
                    None => view! { <span class="caution">{board::no_next_step(lang.get())}</span> }.into_any(),
                }}
                <span class="meta" class:alarm=move || late().is_some()>{when}</span>
            </td>
        </tr>
    }
}
