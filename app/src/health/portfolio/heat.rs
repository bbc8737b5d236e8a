//! The heat map: accounts down, sides across. What is fine has no colour.

use leptos::prelude::*;
use meridian_domain::{
    health::{
        Band, Dimension,
        portfolio::{Order, Portfolio, PortfolioRow},
    },
    locale,
};

use super::rows::{Group, Picks};
use crate::{
    tr,
    ui::{BandMark, Button, Sparkline},
    words::{account as account_words, health, use_lang, watch as words},
};

/// Rows that come with each further wish.
const MORE: usize = 100;

/// Points in four weeks from which a side has moved: one a week.
const MOVED: f64 = 4.0;

#[component]
pub(super) fn Heat(list: StoredValue<Portfolio>, picks: Picks) -> impl IntoView {
    let lang = use_lang();
    let groups = Memo::new(move |_| list.with_value(|list| picks.groups(list, lang.get())));
    let count = move || groups.with(|groups| groups.iter().map(|group| group.places.len()).sum::<usize>());
    let left = move || count().saturating_sub(picks.most.get());
    view! {
        <section class="heatbox" aria-label=tr!(words::title)>
            <table class="heat">
                <caption class="vh">{tr!(words::title)}</caption>
                <colgroup><col class="n"/><col class="s"/><col class="h"/><col class="d"/><col class="d"/><col class="d"/><col class="d"/><col class="d"/><col class="d"/></colgroup>
                <thead>
                    <tr>
                        <th scope="col">
                            {move || words::sorted(lang.get(), &words::order_name(lang.get(), picks.choice.with(|choice| choice.order)))}
                        </th>
                        <th scope="col">{tr!(words::weeks_6)}</th>
                        <th scope="col"><Sorter order=Order::Score picks/></th>
                        {Dimension::ALL.map(|dimension| view! { <th scope="col"><Sorter order=Order::Side(dimension) picks/></th> }).collect_view()}
                    </tr>
                </thead>
                {move || {
                    let mut room = picks.most.get();
                    groups
                        .get()
                        .into_iter()
                        .map(|group| {
                            let shown = group.places.len().min(room);
                            room -= shown;
                            view! { <Rows group shown list picks/> }
                        })
                        .collect_view()
                }}
            </table>
            {move || (count() == 0).then(|| view! { <p class="meta none">{tr!(words::none_shown)}</p> })}
            {move || {
                (left() > 0).then(|| {
                    let more = left().min(MORE);
                    view! {
                        <Button on_press=move |_| picks.most.update(|most| *most += MORE)>
                            {move || words::more_rows(lang.get(), more)}
                        </Button>
                    }
                })
            }}
        </section>
    }
}

/// The head of a column: pressed, it brings the worst of it to the top.
#[component]
fn Sorter(order: Order, picks: Picks) -> impl IntoView {
    let lang = use_lang();
    let name = move || match order {
        Order::Side(dimension) => health::dimension_name(lang.get(), dimension),
        _ => health::title(lang.get()),
    };
    let on = move || picks.choice.with(|choice| choice.order == order);
    view! {
        <button
            type="button"
            class="sorter"
            aria-pressed=move || if on() { "true" } else { "false" }
            title=move || words::order_name(lang.get(), order)
            on:click=move |_| picks.choice.update(|choice| choice.order = order)
        >
            <span class="clip">{name}</span>
        </button>
    }
}

#[component]
fn Rows(group: Group, shown: usize, list: StoredValue<Portfolio>, picks: Picks) -> impl IntoView {
    let Group { name, mean, places } = group;
    let lang = use_lang();
    let count = places.len();
    let head = (!name.is_empty() && shown > 0).then(|| {
        view! {
            <tr class="group">
                <th scope="rowgroup" colspan="2">{name} <span class="meta">{move || words::accounts_count(lang.get(), count)}</span></th>
                <td class="h">{mean.map(|mean| locale::decimal(mean, 0))}</td>
                <td colspan="6"></td>
            </tr>
        }
    });
    let rows = list.with_value(|list| {
        let past = list.week.is_some();
        places.iter().take(shown).map(|at| line(&list.rows[*at], past, picks)).collect_view()
    });
    view! { <tbody>{head}{rows}</tbody> }
}

fn line(row: &PortfolioRow, past: bool, picks: Picks) -> impl IntoView + use<> {
    let lang = use_lang();
    let account = row.account;
    let name = if row.short.is_empty() { row.name.clone() } else { row.short.clone() };
    let tier = row.tier;
    let (score, band) = (row.score(past), row.band(past));
    let mut values = row.line.clone();
    values.extend(score);
    let chosen = move || picks.chosen.get() == Some(account);
    let cells = Dimension::ALL.map(|dimension| cell(row, dimension, past)).collect_view();
    view! {
        <tr aria-selected=move || chosen().then_some("true")>
            <th scope="row">
                <button type="button" class="who" aria-pressed=move || if chosen() { "true" } else { "false" } on:click=move |_| picks.chosen.set(Some(account))>
                    <span class="meta">{move || tier.map(|tier| account_words::tier_mark(lang.get(), tier))}</span>
                    <span class="clip">{move || name.get(lang.get()).to_owned()}</span>
                </button>
            </th>
            <td><Sparkline values/></td>
            <td class="h"><BandMark band/> {score.map_or_else(|| locale::ABSENT.to_owned(), |score| locale::decimal(score, 0))}</td>
            {cells}
        </tr>
    }
}

fn cell(row: &PortfolioRow, dimension: Dimension, past: bool) -> impl IntoView + use<> {
    let lang = use_lang();
    let (score, moved) = (row.side(dimension, past), row.moved(dimension, past));
    let look = match row.side_band(dimension, past) {
        Some(Band::Red) => "c bad",
        Some(Band::Amber) if score.is_some_and(|score| score < 50.0) => "c look",
        Some(_) => "c",
        None => "c miss",
    };
    let arrow = match moved {
        Some(moved) if moved >= MOVED => "↑",
        Some(moved) if moved <= -MOVED => "↓",
        _ => "",
    };
    view! {
        <td class=look>
            {score.map_or_else(|| locale::ABSENT.to_owned(), |score| locale::decimal(score, 0))}
            {score.is_none().then(|| view! { <span class="vh">{tr!(words::no_data)}</span> })}
            <sup aria-hidden="true">{arrow}</sup>
            {moved.filter(|_| !arrow.is_empty()).map(|moved| {
                let points = locale::signed(moved, 0);
                view! { <span class="vh">{move || health::change_4(lang.get(), &points)}</span> }
            })}
        </td>
    }
}
