//! A card: account, title, amount, probability, deadline, owner, next step, age; the reader may leave out
//! all but the title.

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    id::{DealId, StageId},
    locale::{self, Lang},
    money::{Currency, Money},
    pipeline::{Deal, ForecastCategory, Stage},
    time::{DAY_MS, Date},
};

use super::{
    age,
    desk::{Desk, Mover},
    due::{Due, due},
    lane::{Lane, Row},
    layout::Part,
    move_menu, picking, signs,
};
use crate::{
    ui::{Glyph, Icon, initial},
    words::{board as words, card, common, gate, sale},
};

/// What a card shows. Follows nothing but what its caller follows: `desk.lang`, the deal, the names.
/// `id` names its title for whoever refers to it.
pub fn face(desk: Desk, deal: &Deal, id: Option<String>) -> AnyView {
    let lang = desk.lang.get();
    let (now, today) = (desk.now.get(), desk.today.get());
    let stage = desk.stage(deal.stage);
    let layout = desk.layout.get();
    let shows = |part: Part| layout.shows(part);
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
    let win = stage.as_ref().filter(|_| shows(Part::Probability)).map(|stage| format!("{}%", deal.chance(stage)));
    let learned = shows(Part::Learned).then(|| signs::learned(desk, deal.id, lang)).flatten();
    let due = stage.as_ref().and_then(|stage| due(deal, stage, desk.zone)).filter(|_| shows(Part::Dates));
    let due = due.map(|due| deadline(lang, due, stage.as_ref(), today));
    let owner = deal
        .owner
        .filter(|_| shows(Part::Owner))
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
    if desk.compact.get() {
        return view! {
            <div class="line">
                <h3 class="name clip" id=id title=title.clone()>{title.clone()}</h3>
                {shows(Part::Amount).then(|| view! { <b>{amount}</b> })}
            </div>
            <div class=tone>
                <span class="clip" title=account.clone()>{shows(Part::Account).then(|| account.clone())}</span>
                <span class="nowrap">{shows(Part::NextStep).then_some(when)}</span>
                {owner.map(|owner| view! { <span class="meta nowrap">{initial(&owner)}</span> })}
            </div>
        }
        .into_any();
    }
    view! {
        <div class="top">
            <span class="clip" title=account.clone()>{shows(Part::Account).then(|| account.clone())}</span>
            {signs::view(desk, deal.id, lang)}
            <span class=verdict>{common::days(lang, days)}</span>
        </div>
        <h3 class="name clip" id=id title=title.clone()>{title.clone()}</h3>
        <div class="sum">
            {shows(Part::Amount).then(|| view! { <b>{amount}</b> })}
            {deal.category.map(|category| mark(lang, category))}
            {win.map(|win| view! { <span class="p">{win}</span> })}
            {learned}
            {due}
        </div>
        <div class=tone>
            {shows(Part::NextStep)
                .then(|| {
                    view! {
                        <Icon glyph small=true />
                        <span class="clip" title=step.clone()>{step.clone()}</span>
                        <span class="nowrap">{when}</span>
                    }
                })}
            {owner
                .map(|owner| {
                    view! {
                        <span class="avatar" data-size="s" role="img" aria-label=spoken title=owner.clone()>
                            {initial(&owner)}
                        </span>
                    }
                })}
        </div>
        {stage.as_ref().filter(|_| shows(Part::AgeBar)).and_then(|stage: &Stage| age::bar(days, stage))}
    }
    .into_any()
}

/// The days that are left, and in the title by which rule.
fn deadline(lang: Lang, due: Due, stage: Option<&Stage>, today: Date) -> impl IntoView + use<> {
    let left = due.left(today);
    let words = if left < 0 { common::days_late(lang, -left) } else { common::days_left(lang, left) };
    let day = locale::date_full(lang, due.on);
    let basis = stage.and_then(|stage| stage.clock.as_ref()).filter(|_| due.by_law);
    let title = match basis {
        Some(clock) => card::statute(lang, &day, clock.basis.get(lang)),
        None => card::committee(lang, &day),
    };
    let glyph = if due.by_law { Glyph::Gavel } else { Glyph::Users };
    view! {
        <span class=format!("due {}", due.verdict(today).class()) title=title>
            <Icon glyph small=true />
            {words}
        </span>
    }
}

/// How its owner counts it: full, half, an open ring, a crossed one.
fn mark(lang: Lang, category: ForecastCategory) -> impl IntoView + use<> {
    let name = card::counted(lang, sale::category_name(lang, category));
    let inside = match category {
        ForecastCategory::Commit => Some("M7 2a5 5 0 0 1 0 10a5 5 0 0 1 0-10z"),
        ForecastCategory::BestCase => Some("M7 2a5 5 0 0 1 0 10z"),
        ForecastCategory::Pipeline => None,
        ForecastCategory::Omitted => Some("M3.5 3.5l7 7"),
    };
    view! {
        <span class="counted" role="img" aria-label=name.clone() title=name>
            <svg viewBox="0 0 14 14" aria-hidden="true">
                <circle cx="7" cy="7" r="5" />
                {inside.map(|d| view! { <path d=d /> })}
            </svg>
        </span>
    }
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
    // It is on the pointer, or waits before another stage.
    let waits = Memo::new(move |_| desk.waits_elsewhere(id, lane.stage));
    let dragged = move || lifted.get().is_some_and(|lifted| !lifted.carried);
    let away = move || (dragged() || waits.with(Option::is_some)).then_some("");
    let picked = picking::is_picked(desk, id);
    let carried = move || lifted.get().is_some_and(|lifted| lifted.carried).then_some("");
    let open = move |_| {
        move_menu::open_at(desk, id);
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
                aria-describedby=move || if picked.get() { "board-picked board-keys" } else { "board-keys" }
                data-picked=move || picked.get().then_some("")
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
            {move || away().map(|_| view! { <div class="slot">{move || slot(desk, id, waits.get())}</div> })}
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

/// What stands in the place of a card that is away.
fn slot(desk: Desk, id: DealId, to: Option<StageId>) -> String {
    let lang = desk.lang.get();
    let Some(to) = to else { return words::was_here(lang).to_owned() };
    let names = desk.rooms.with(|world| {
        let stage = world.the::<Stage>(to).map(|stage| stage.name.get(lang).to_owned());
        (world.the::<Deal>(id).map(|deal| deal.title.get(lang).to_owned()), stage)
    });
    gate::on_its_way(lang, &names.0.unwrap_or_default(), &names.1.unwrap_or_default())
}

/// How often ages are looked at again.
pub const TICK_MS: u64 = DAY_MS as u64 / 24 / 4;
