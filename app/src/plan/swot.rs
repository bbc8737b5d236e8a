//! The SWOT: four sides, whose items are weighed, rated and carried from one to another.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    locale,
    names::Names,
    plan::{SwotItem, SwotSide, balance, weight_sum},
};

use super::{hand::Hand, item::Line, row::AddLine, sheets::Sheets};
use crate::{health::Explanation, live::fresh, tr, ui::Asks, words::plan as words};

#[component]
pub fn Swot(sheets: Sheets) -> impl IntoView {
    let hand = Hand::new(sheets);
    let items = sheets.items();
    view! {
        <p class="meta hint">{tr!(words::swot_hint)}</p>
        <p class="vh" id="swot-keys">{tr!(words::how_to_move)}</p>
        <p class="vh" role="status">{move || hand.said.get()}</p>
        <div class="halves">
            <Half sheets items internal=true/>
            <Half sheets items internal=false/>
        </div>
        <div class="sides" data-carrying=move || hand.carried.with(Option::is_some).then_some("")>
            {SwotSide::ALL.iter().map(|side| view! { <Side sheets hand items side=*side/> }).collect_view()}
        </div>
    }
}

/// IFE or EFE with its scale from 1 to 4, and what the weights come to.
#[component]
pub fn Half(sheets: Sheets, items: Memo<Vec<SwotItem>>, internal: bool) -> impl IntoView {
    let lang = sheets.lang;
    let balance = Memo::new(move |_| items.with(|items| balance(items, internal, &sheets.rules)));
    let word = move || if internal { words::internal(lang.get()) } else { words::external(lang.get()) };
    let told = move || {
        balance
            .with(|balance| balance.value.map_or_else(|| locale::ABSENT.to_owned(), |value| locale::decimal(value, 2)))
    };
    let x = move || balance.with(|balance| balance.value.map(|value| format!("{:.1}", (value - 1.0) / 3.0 * 96.0)));
    let sum = Memo::new(move |_| items.with(|items| weight_sum(items, internal)));
    let explain = move || {
        let sources = items.with(|items| sheets.sources(items));
        view! { <Explanation explained=balance.get() title=word sources/> }
    };
    view! {
        <div class="half">
            <span class="k">{word}</span>
            <svg viewBox="0 0 100 8" preserveAspectRatio="none" height="8" aria-hidden="true">
                <rect class="f-line" y="3" width="100" height="2"/>
                <rect class="f-ink3" x="49.5" y="0" width="1" height="8"/>
                {move || x().map(|x| view! { <rect class="f-ink" x=x y="0" width="4" height="8"/> })}
            </svg>
            <Asks id=format!("balance-{internal}") about=word explain>{told}</Asks>
            <span class="meta" class:caution=move || sum.with(|(sum, count)| *count > 0 && *sum != 100)>
                {move || sum.with(|(sum, count)| (*count > 0).then(|| words::weights_at(lang.get(), *sum)))}
            </span>
        </div>
    }
}

#[component]
fn Side(sheets: Sheets, hand: Hand, items: Memo<Vec<SwotItem>>, side: SwotSide) -> impl IntoView {
    let lang = sheets.lang;
    let own = Memo::new(move |_| {
        items.with(|items| items.iter().filter(|item| item.side == side).cloned().collect::<Vec<_>>())
    });
    let add = Callback::new(move |text: String| {
        let rank = own.with_untracked(|own| sheets.behind(own))?;
        Some(Change::Add(SwotItem::new(fresh(), sheets.account, side, Names::same(&text), rank).into()))
    });
    let letter = side.letter();
    // Where what is carried would land: before one of the others, or behind them all.
    let lands = Memo::new(move |_| {
        let carried = hand.carried.get().filter(|carried| carried.side == side)?;
        own.with(|own| Some(own.iter().filter(|item| item.id != carried.id).nth(carried.at).map(|item| item.id)))
    });
    view! {
        <section class="side" aria-labelledby=format!("swot-{letter}") data-side=letter.to_string()
            data-target=move || lands.with(Option::is_some).then_some("")>
            <h3 id=format!("swot-{letter}")>
                {move || words::side(lang.get(), side)} " " <span class="count">{move || own.with(|own| (!own.is_empty()).then_some(own.len()))}</span>
            </h3>
            <ul class="rows">
                <For
                    each=move || own.get()
                    key=|item| item.id
                    children=move |item| {
                        let id = item.id;
                        let before = Signal::derive(move || lands.get() == Some(Some(id)));
                        view! { <Line sheets hand id own before/> }
                    }
                />
                {move || (lands.get() == Some(None)).then(|| view! { <li class="drop-line" aria-hidden="true"></li> })}
            </ul>
            <AddLine sheets id=format!("swot-{letter}-add") to=move || words::side(lang.get(), side) add/>
        </section>
    }
}
