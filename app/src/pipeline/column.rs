//! A column: the head with the totals of its whole filter, and the cards that are seen.

use std::collections::BTreeMap;

use leptos::prelude::*;
use meridian_domain::{
    id::DealId,
    locale,
    money::Money,
    pipeline::{Stage, StageKind},
};

use super::{
    card::RowView,
    desk::{Desk, Mover},
    gate::Pending,
    lane::Lane,
    slots::Slots,
};
use crate::{
    tr,
    ui::{Glyph, Icon},
    words::board as words,
};

/// A column of the board.
#[component]
pub fn Column(desk: Desk, lane: Lane, number: usize, movers: Memo<BTreeMap<DealId, Mover>>) -> impl IntoView {
    let id = format!("stage-{}", lane.stage);
    let name = move || lane.head.with(|head| head.stage.name.get(desk.lang.get()).to_owned());
    let len = Memo::new(move |_| lane.slots.with(Slots::len));
    let target = Memo::new(move |_| desk.over.get().is_some_and(|over| over.lane == number));
    let phase = lane.head.with_untracked(|head| head.stage.phase);
    let waits = Memo::new(move |_| desk.waits_before(lane).is_some());
    let label = id.clone();
    let head = move || view! { <Head desk lane id=label.clone() len target /> };
    let fold = id.clone();
    let strip = move || {
        view! {
            <header>
                <button
                    type="button"
                    class="count muted"
                    aria-expanded="false"
                    aria-label=move || words::unfold(desk.lang.get(), &name(), len.get())
                    on:click=move |_| lane.folded.set(false)
                >
                    {len}
                </button>
                <h2 class="t" id=fold.clone()>{name}</h2>
            </header>
        }
    };
    view! {
        <section
            node_ref=lane.column
            class="col"
            aria-labelledby=id
            data-phase=phase
            data-folded=move || lane.folded.get().then_some("")
            data-target=move || target.get().then_some("")
            data-waits=move || waits.get().then_some("")
        >
            {move || if lane.folded.get() { strip().into_any() } else { head().into_any() }}
            {move || {
                (!lane.folded.get())
                    .then(|| {
                        view! {
                            <Pending desk lane />
                            <Cards desk lane movers />
                        }
                    })
            }}
        </section>
    }
}

/// The cards of a column that are seen.
#[component]
pub fn Cards(desk: Desk, lane: Lane, movers: Memo<BTreeMap<DealId, Mover>>) -> impl IntoView {
    let len = Memo::new(move |_| lane.slots.with(Slots::len));
    // The browser reads what is seen and not here yet.
    Effect::new(move |_| {
        lane.range.track();
        lane.slots.track();
        if !lane.folded.get() {
            desk.need(lane);
        }
    });
    let look = move |_| {
        lane.look(desk.pitch.get_untracked());
    };
    let rows = Memo::new(move |_| lane.rows());
    let above = move || lane.range.with(|range| range.start.min(len.get())) as f64 * desk.pitch.get();
    let below = move || len.get().saturating_sub(lane.range.with(|range| range.end)) as f64 * desk.pitch.get();
    view! {
        <ol node_ref=lane.list on:scroll=look>
            <li class="pad" aria-hidden="true"><svg width="1" height=above></svg></li>
            <For
                each=move || rows.get()
                key=|row| *row
                children=move |row| view! { <RowView desk lane row movers /> }
            />
            <li class="pad" aria-hidden="true"><svg width="1" height=below></svg></li>
        </ol>
    }
}

#[component]
fn Head(desk: Desk, lane: Lane, id: String, len: Memo<usize>, target: Memo<bool>) -> impl IntoView {
    let name = move || lane.head.with(|head| head.stage.name.get(desk.lang.get()).to_owned());
    let money = move |minor: i64| locale::money_short(desk.lang.get(), Money::new(minor, desk.reporting));
    let sum = move || money(lane.head.with(|head| head.sum));
    let weighted = move || words::weighted_short(desk.lang.get(), &money(lane.head.with(|head| head.weighted)));
    let usual = move || lane.head.with(|head| usual(desk, &head.stage));
    // While a card is held over the column, its head says what the stage will ask of it.
    let hint = move || {
        let lifted = desk.lifted.get().filter(|_| target.get())?;
        desk.hint(lifted.deal, lane.stage)
    };
    let coming = move || desk.waits_before(lane).map(|waiting| format!("+{}", waiting.deals.len()));
    let closed = lane.head.with_untracked(|head| head.stage.kind != StageKind::Open);
    view! {
        <header>
            <div class="t">
                <h2 class="clip" id=id title=name>{name}</h2>
                <span class="count">{len}</span>
                {move || coming().map(|more| view! { <span class="coming">{more}</span> })}
                <span class="sum">{sum}</span>
                {closed
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="btn"
                                data-kind="quiet"
                                data-size="s"
                                data-icon=""
                                aria-expanded="true"
                                aria-label=move || words::fold(desk.lang.get(), &name())
                                title=tr!(words::fold_short)
                                on:click=move |_| lane.folded.set(true)
                            >
                                <Icon glyph=Glyph::Left small=true />
                            </button>
                        }
                    })}
            </div>
            {move || match hint() {
                Some(hint) => view! { <div class="m gate-hint">{hint}</div> }.into_any(),
                None => {
                    view! {
                        <div class="m">
                            <span>{usual}</span>
                            <span>{weighted}</span>
                        </div>
                    }
                        .into_any()
                }
            }}
        </header>
    }
}

/// How long deals usually stay, where that is known; else the probability of the stage.
fn usual(desk: Desk, stage: &Stage) -> String {
    match (stage.p50_days, stage.p80_days) {
        (Some(p50), Some(p80)) => words::usual(desk.lang.get(), p50, p80),
        _ => words::win_short(desk.lang.get(), stage.probability),
    }
}
