//! A card: account, title, amount, probability, owner, next step, age.

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    id::DealId,
    locale::{self, Lang},
    money::{Currency, Money},
    pipeline::{Deal, Stage},
    time::DAY_MS,
};

use super::{
    age,
    desk::{Desk, Mover},
    lane::{Lane, Row},
    move_menu,
};
use crate::{
    tr,
    ui::{Glyph, Icon, initial},
    words::{board as words, common},
};

/// What a card shows. Follows nothing but what its caller follows: `desk.lang`, the deal, the names.
/// `id` names its title for whoever refers to it.
pub fn face(desk: Desk, deal: &Deal, id: Option<String>) -> AnyView {
    let lang = desk.lang.get();
    let (now, today) = (desk.now.get(), desk.today.get());
    let stage = desk.stage(deal.stage);
    let days = age::days(deal.entered_at, now);
    let verdict = stage.as_ref().map_or("", |stage| age::verdict(days, stage).class());
    let title = deal.title.get(lang).to_owned();
    let account = match deal.account {
        Some(id) => desk
            .directory
            .with(|names| names.accounts.get(&id).map(|name| name.get(lang).to_owned()))
            .unwrap_or_default(),
        None => words::no_account(lang).to_owned(),
    };
    let amount = deal.amount.map_or_else(|| locale::ABSENT.to_owned(), |money| amount(lang, money, desk.reporting));
    let win = deal.probability.or(stage.as_ref().map(|stage| stage.probability));
    let owner = deal
        .owner
        .and_then(|id| desk.directory.with(|names| names.owners.get(&id).map(|name| name.get(lang).to_owned())));
    let late = deal.next_on.map(|on| today.days_since(on)).filter(|late| *late > 0);
    let (tone, glyph) = match (deal.next_step.is_empty(), late) {
        (_, Some(_)) => ("next alarm", Glyph::Alert),
        (true, None) => ("next caution", Glyph::Alert),
        (false, None) => ("next", Glyph::Arrow),
    };
    let step = if deal.next_step.is_empty() { words::no_next_step(lang).to_owned() } else { deal.next_step.clone() };
    let when = match (late, deal.next_on) {
        (Some(days), _) => common::days_late(lang, days),
        (None, Some(on)) => locale::day_near(lang, on, today),
        (None, None) => String::new(),
    };
    let spoken = owner.clone();
    view! {
        <div class="top">
            <span class="clip" title=account.clone()>{account.clone()}</span>
            <span class=verdict>{common::days(lang, days)}</span>
        </div>
        <h3 class="name clip" id=id title=title.clone()>{title.clone()}</h3>
        <div class="sum">
            <b>{amount}</b>
            {win.map(|win| view! { <span class="p">{format!("{win}%")}</span> })}
        </div>
        <div class=tone>
            <Icon glyph small=true />
            <span class="clip" title=step.clone()>{step.clone()}</span>
            <span class="nowrap">{when}</span>
            {owner
                .map(|owner| {
                    view! {
                        <span class="avatar" data-size="s" role="img" aria-label=spoken title=owner.clone()>
                            {initial(&owner)}
                        </span>
                    }
                })}
        </div>
        {stage.as_ref().and_then(|stage: &Stage| age::bar(days, stage))}
    }
    .into_any()
}

/// An amount as a card shows it: the currency is named when it is not the one of the board.
fn amount(lang: Lang, money: Money, reporting: Currency) -> String {
    if money.currency == reporting { locale::money_short(lang, money) } else { locale::money(lang, money) }
}

/// A row of a column.
#[component]
pub fn RowView(desk: Desk, lane: Lane, row: Row, movers: Memo<BTreeMap<DealId, Mover>>) -> impl IntoView {
    match row {
        Row::Card(deal) => view! { <Card desk lane id=deal movers /> }.into_any(),
        Row::Waiting(_) => view! {
            <li class="deal-row" aria-hidden="true">
                <div class="deal">
                    <span class="skel w40"></span>
                    <span class="skel w80"></span>
                    <span class="skel w60"></span>
                </div>
            </li>
        }
        .into_any(),
    }
}

#[component]
fn Card(desk: Desk, lane: Lane, id: DealId, movers: Memo<BTreeMap<DealId, Mover>>) -> impl IntoView {
    let deal = desk.rooms.record::<Deal>(id);
    let place = Memo::new(move |_| lane.slots.with(|slots| slots.find(id).map(|at| at + 1)));
    let lifted = Memo::new(move |_| desk.lifted.get().filter(|lifted| lifted.deal == id));
    let mover = Memo::new(move |_| movers.with(|movers| movers.get(&id).cloned()));
    let name = format!("deal-{id}");
    let label = name.clone();
    let away = move || lifted.get().is_some_and(|lifted| !lifted.carried).then_some("");
    let carried = move || lifted.get().is_some_and(|lifted| lifted.carried).then_some("");
    let open = move |_| {
        move_menu::open(desk, id);
    };
    let locked = (!desk.may_edit).then_some("true");
    view! {
        <li
            class="deal-row"
            data-deal=id.to_string()
            data-away=away
            aria-posinset=move || place.get()
            aria-setsize=move || lane.slots.with(super::slots::Slots::len)
        >
            <article
                class="deal"
                tabindex="0"
                aria-labelledby=label
                aria-describedby="board-keys"
                data-carried=carried
                data-theirs=move || mover.get().map(|mover| mover.colour.to_string())
            >
                {move || deal.get().map(|deal| face(desk, &deal, Some(name.clone())))}
                <button
                    type="button"
                    class="btn more"
                    data-kind="quiet"
                    data-size="s"
                    data-icon=""
                    aria-haspopup="menu"
                    aria-disabled=locked
                    aria-label=move || {
                        let title = deal.get().map(|deal| deal.title.get(desk.lang.get()).to_owned());
                        words::move_deal(desk.lang.get(), &title.unwrap_or_default())
                    }
                    title=move || {
                        if desk.may_edit { words::move_to(desk.lang.get()) } else { words::may_not_move(desk.lang.get()) }
                    }
                    on:click=open
                >
                    <Icon glyph=Glyph::More small=true />
                </button>
            </article>
            {move || away().map(|_| view! { <div class="slot">{tr!(words::was_here)}</div> })}
            {move || {
                mover
                    .get()
                    .map(|mover| {
                        let colour = mover.colour.to_string();
                        let text = move || {
                            let to = desk.rooms.with(|world| world.the::<Stage>(mover.to).map(|stage| stage.name.clone()));
                            let to = to.unwrap_or_default();
                            words::moving_to(desk.lang.get(), mover.name.get(desk.lang.get()), to.get(desk.lang.get()))
                        };
                        view! { <span class="flag who-flag" data-who=colour>{text}</span> }
                    })
            }}
        </li>
    }
}

/// How often ages are looked at again.
pub const TICK_MS: u64 = DAY_MS as u64 / 24 / 4;
