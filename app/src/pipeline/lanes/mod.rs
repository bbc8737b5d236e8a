//! The board in rows: one for each owner, account or product family, with its own totals. A row that
//! is not seen holds no cards, and one that is seen holds those of each column that are seen.

mod sight;

use std::collections::{BTreeMap, BTreeSet};

use leptos::{html, prelude::*};
use meridian_domain::{
    id::DealId,
    locale,
    money::Money,
    pipeline::{query::Group, view::ColumnHead},
};

use super::{
    board_window::FIRST_OF_ROW,
    column::Cards,
    desk::{Desk, Mover},
    gate::Pending,
    lane::Lane,
    page::{Ground, Nothing},
    slots::Slots,
};
use crate::{
    ui::{Glyph, Icon},
    words::{board, views as words},
};

/// Cards a row shows of its fullest column before one scrolls in it.
const TALLEST: usize = 3;
/// Rows that are drawn before it is known which are seen.
const FIRST: usize = 3;

/// Rows that are folded, for as long as one looks at pipelines.
#[derive(Clone, Copy)]
pub struct Folds(pub RwSignal<BTreeSet<Group>>);

/// The rows.
#[component]
pub fn Lanes(desk: Desk) -> impl IntoView {
    let movers = desk.movers();
    let columns = move || desk.heads.get();
    let count = desk.rows.with_untracked(Vec::len);
    view! {
        <Ground desk rows=true>
            <div class="heads" role="presentation">
                <For each=columns key=|head| head.stage.id let:head>
                    <Top desk head/>
                </For>
            </div>
            {(0..count).map(|number| view! { <Row desk number movers/> }).collect_view()}
            <Nothing desk/>
        </Ground>
    }
}

/// The head of a column over all rows.
#[component]
fn Top(desk: Desk, head: ColumnHead) -> impl IntoView {
    let (stage, phase) = (head.stage.id, head.stage.phase);
    let now = Memo::new(move |_| {
        desk.heads
            .with(|heads| heads.iter().find(|head| head.stage.id == stage).cloned())
            .unwrap_or_else(|| head.clone())
    });
    let money = move |minor: i64| locale::money_short(desk.lang.get(), Money::new(minor, desk.reporting));
    let name = move || now.with(|head| head.stage.name.get(desk.lang.get()).to_owned());
    view! {
        <div class="col top" data-phase=phase>
            <header>
                <div class="t">
                    <h2 class="clip" id=format!("stage-{stage}") title=name>{name}</h2>
                    <span class="count">{move || now.with(|head| head.count)}</span>
                    <span class="sum">{move || money(now.with(|head| head.sum))}</span>
                </div>
            </header>
        </div>
    }
}

/// One row: its head, and its part of each column.
#[component]
fn Row(desk: Desk, number: usize, movers: Memo<BTreeMap<DealId, Mover>>) -> impl IntoView {
    let head = Memo::new(move |_| desk.rows.with(|rows| rows.get(number).cloned()));
    let group = head.with_untracked(|head| head.as_ref().map(|head| head.group.clone()));
    let Folds(folds) = use_context().unwrap_or_else(|| Folds(RwSignal::new(BTreeSet::new())));
    let (mine, own) = (group.clone(), group);
    let folded = Memo::new(move |_| mine.as_ref().is_some_and(|group| folds.with(|folds| folds.contains(group))));
    let fold = move |_| {
        if let Some(group) = own.clone() {
            folds.update(|folds| {
                if !folds.remove(&group) {
                    folds.insert(group);
                }
            });
        }
    };
    let parts: Vec<(usize, Lane)> =
        desk.lanes().into_iter().enumerate().filter(|(_, lane)| lane.row == Some(number)).collect();
    let parts = StoredValue::new(parts);
    let tallest = Memo::new(move |_| {
        let most = parts
            .with_value(|parts| parts.iter().map(|(_, lane)| lane.slots.with(Slots::len)).max().unwrap_or_default());
        most.clamp(1, TALLEST)
    });
    let (section, seen) = (NodeRef::<html::Section>::new(), RwSignal::new(number < FIRST));
    sight::follow(desk, section, seen);
    Effect::new(move |_| {
        if seen.get() && !folded.get() {
            desk.need_row(number);
        }
    });
    let name = move || {
        let lang = desk.lang.get();
        head.with(|head| match head.as_ref() {
            Some(head) if head.group.is_rest() => words::rest(lang, desk.grouping()).to_owned(),
            Some(head) => head.name.as_ref().map_or_else(|| "…".to_owned(), |name| name.get(lang).to_owned()),
            None => String::new(),
        })
    };
    let total = move || head.with(|head| head.as_ref().map(|head| head.total).unwrap_or_default());
    let money = move |minor: i64| locale::money_short(desk.lang.get(), Money::new(minor, desk.reporting));
    let id = format!("row-{number}");
    let label = id.clone();
    view! {
        <section node_ref=section class="lane" aria-labelledby=label>
            <header>
                <button type="button" aria-expanded=move || if folded.get() { "false" } else { "true" } on:click=fold>
                    {move || view! { <Icon glyph=if folded.get() { Glyph::Right } else { Glyph::Down } small=true/> }}
                    <h3 id=id>{name}</h3>
                    <span class="count">{move || board::deals(desk.lang.get(), usize::try_from(total().count).unwrap_or(0))}</span>
                    <span class="sum">{move || money(total().sum)}</span>
                    <span class="meta">{move || board::weighted_short(desk.lang.get(), &money(total().weighted))}</span>
                </button>
            </header>
            {move || {
                (!folded.get())
                    .then(|| {
                        let parts = parts.get_value();
                        view! {
                            <div class="cells">
                                {parts
                                    .into_iter()
                                    .map(|(at, lane)| view! { <Part desk lane at seen tallest row=Signal::derive(name) movers/> })
                                    .collect_view()}
                            </div>
                        }
                    })
            }}
        </section>
    }
}

/// A row's part of a column, with its own count and sum.
#[component]
fn Part(
    desk: Desk,
    lane: Lane,
    at: usize,
    seen: RwSignal<bool>,
    tallest: Memo<usize>,
    row: Signal<String>,
    movers: Memo<BTreeMap<DealId, Mover>>,
) -> impl IntoView {
    let target = Memo::new(move |_| desk.over.get().is_some_and(|over| over.lane == at));
    let label = move || {
        let stage = lane.head.with(|head| head.stage.name.get(desk.lang.get()).to_owned());
        words::row_of(desk.lang.get(), &row.get(), &stage)
    };
    let told = move || {
        let (count, sum) = lane.head.with(|head| (head.count, head.sum));
        (count > 0).then(|| {
            let money = locale::money_short(desk.lang.get(), Money::new(sum, desk.reporting));
            view! {
                <span class="count">{count}</span>
                <span class="sum">{money}</span>
            }
        })
    };
    let height = move || tallest.get() as f64 * desk.pitch.get() + 8.0;
    // What was scrolled begins anew when it comes back.
    Effect::new(move |_| {
        if !seen.get() {
            lane.range.set(0..FIRST_OF_ROW);
        }
    });
    view! {
        <section node_ref=lane.column class="col part" aria-label=label data-target=move || target.get().then_some("")>
            <p class="told">{told}</p>
            <Pending desk lane/>
            <svg class="tall" width="1" height=height aria-hidden="true"></svg>
            {move || seen.get().then(|| view! { <Cards desk lane movers/> })}
        </section>
    }
}
