//! The calendar of a pipeline: the deadlines of the open deals of the filter, month by month.

mod day;
mod deadlines;
mod keyboard;
mod sheet;

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_query_map;
use meridian_domain::{
    id::DealId,
    pipeline::{
        Deal, Stage, StageKind,
        query::{DeadlineKind, Month},
        view::{Card, Show as View},
    },
    time::Date,
};

use self::{deadlines::deadlines, sheet::MonthSheet};
use super::{address::use_address, desk::Desk, directory, filter};
use crate::{
    tr,
    ui::{Button, Glyph, Kind},
    words::views as words,
};

/// What is due on each day.
pub(super) type Due = BTreeMap<Date, Vec<(DeadlineKind, DealId)>>;

/// The month of the address; without one, the present month.
fn asked(desk: Desk, query: &leptos_router::params::ParamsMap) -> Month {
    match filter::shown(query) {
        View::Calendar(Some(month)) => month,
        _ => Month::of(desk.today.get_untracked()),
    }
}

/// Reads the deals of a month, unless another query or month has been asked for meanwhile.
fn read(desk: Desk, month: Month) {
    let (Some(generation), Some(query)) = (desk.generation.try_get_value(), desk.query.try_get_untracked()) else {
        return;
    };
    spawn_local(async move {
        let result = deadlines(desk.pipeline, query, month).await;
        let stale = desk.generation.try_get_value() != Some(generation)
            || desk.month.try_get_untracked().flatten() != Some(month);
        match result {
            _ if stale => {}
            Ok(cards) => take(desk, &cards),
            Err(failure) => desk.complain(&failure),
        }
    });
}

fn take(desk: Desk, cards: &[Card]) {
    desk.directory.try_maybe_update(|names| (names.learn(cards), ()));
    desk.read.try_update_value(|read| read.extend(cards.iter().map(|card| card.deal.id)));
    desk.rooms.load(directory::deals(cards));
}

/// What is due in the weeks of a month, of all deals that are here.
fn due(desk: Desk, month: Month) -> Due {
    let (from, until) = month.sheet();
    let open: Vec<Deal> = desk.rooms.with(|world| {
        let is_open = |deal: &&Deal| world.the::<Stage>(deal.stage).is_some_and(|it| it.kind == StageKind::Open);
        world.all::<Deal>().filter(|deal| deal.pipeline == desk.pipeline).filter(is_open).cloned().collect()
    });
    desk.query.track();
    desk.today.track();
    desk.choices.track();
    let mut due = Due::new();
    for deal in open.iter().filter(|deal| desk.admits(deal).unwrap_or(true)) {
        for kind in DeadlineKind::ALL {
            if let Some(on) = kind.of(deal).filter(|on| (from..=until).contains(on)) {
                due.entry(on).or_default().push((kind, deal.id));
            }
        }
    }
    for day in due.values_mut() {
        day.sort();
    }
    due
}

/// The calendar.
#[component]
pub fn Calendar(desk: Desk) -> impl IntoView {
    let (query, address) = (use_query_map(), use_address(desk));
    let shown = Memo::new(move |_| desk.month.get().unwrap_or_else(|| Month::of(desk.today.get())));
    let wanted = Memo::new(move |_| query.with(|query| asked(desk, query)));
    Effect::watch(
        move || wanted.get(),
        move |month, _, _| {
            // On the way to another view the address speaks of no month of ours.
            if query.with_untracked(|query| filter::shape(filter::shown(query))) == desk.show
                && desk.month.get_untracked() != Some(*month)
            {
                desk.month.set(Some(*month));
                read(desk, *month);
            }
        },
        false,
    );
    Effect::watch(move || desk.unsure.get(), move |_, _, _| read(desk, shown.get_untracked()), false);
    let due = Memo::new(move |_| due(desk, shown.get()));
    let go = Callback::new(move |month: Month| address.show(View::Calendar(Some(month))));
    let step = move |months: i32| move |_: web_sys::MouseEvent| go.run(shown.get_untracked().plus(months));
    let title = move || {
        let month = shown.get();
        words::month(desk.lang.get(), month.year, month.month)
    };
    let count = move || due.with(|due| due.values().map(Vec::len).sum::<usize>());
    view! {
        <div class="deal-calendar">
            <div class="month">
                <Button kind=Kind::Quiet icon=Glyph::Left label=tr!(words::previous_month) on_press=step(-1)/>
                <h2 aria-live="polite">{title}</h2>
                <Button kind=Kind::Quiet icon=Glyph::Right label=tr!(words::next_month) on_press=step(1)/>
                <Button on_press=move |_| go.run(Month::of(desk.today.get_untracked()))>{tr!(words::this_month_button)}</Button>
                <span class="meta" role="status">
                    {move || match count() {
                        0 => words::nothing_due(desk.lang.get()).to_owned(),
                        n => words::due(desk.lang.get(), n),
                    }}
                </span>
            </div>
            <MonthSheet desk month=shown due go/>
        </div>
    }
}
