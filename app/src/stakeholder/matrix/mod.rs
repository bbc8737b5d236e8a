//! Own team × people: who of us stands how with whom. A grid for keys: arrows walk, 1 to 4 set the
//! level, with Shift the level wanted, Enter edits in place, Delete takes the relation away.

mod cell;
mod grid;

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    stakeholder::{Person, Seat},
    time::Date,
};

use self::{
    cell::Cell,
    grid::{Grid, Place},
};
use super::{
    colleagues::{self, Colleagues},
    insight::{Reading, name_of},
    stage::Stage,
};
use crate::{
    tr,
    ui::{Glyph, Icon},
    words::{map, people as words, use_lang},
};

/// People in rows, colleagues in columns: the account's owner and team, then whoever else knows somebody.
#[component]
pub fn Matrix(stage: Stage, colleagues: Colleagues, today: Date) -> impl IntoView {
    let lang = use_lang();
    let (id, account) = stage.map.with_value(|map| (map.id, map.account));
    let rows = Memo::new(move |_| {
        stage.rooms.with(|world| {
            let mut seats: Vec<&Seat> =
                world.all::<Seat>().filter(|seat| seat.map == id && !seat.is_monitor()).collect();
            seats.sort_by_key(|seat| (-seat.power.unwrap_or(0), seat.y, seat.x, seat.id));
            seats.into_iter().map(|seat| seat.id).collect::<Vec<SeatId>>()
        })
    });
    let columns = Memo::new(move |_| stage.rooms.with(|world| colleagues::known(world, account)));
    let (here, editing) = (RwSignal::new(None), RwSignal::new(None));
    let grid = Grid { stage, colleagues, today, rows, columns, here, editing };
    let current = Memo::new(move |_| {
        let first =
            || Some((rows.with(|rows| rows.first().copied())?, columns.with(|columns| columns.first().copied())?));
        let there =
            |(seat, user): &Place| rows.with(|rows| rows.contains(seat)) && columns.with(|all| all.contains(user));
        here.get().filter(there).or_else(first)
    });
    view! {
        <div class="people matrix">
            <p class="meta" id="matrix-keys">{tr!(words::matrix_keys)}</p>
            <table class="table" role="grid" aria-label=tr!(words::matrix) aria-describedby="matrix-keys" on:keydown=move |event| grid.key(&event)>
                <thead>
                    <tr>
                        <th scope="col">{tr!(map::person)}</th>
                        <For each=move || columns.get() key=|user| *user children=move |user| view! {
                            <th scope="col">{move || colleagues.name(user, lang.get())}</th>
                        }/>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|seat| *seat children=move |seat| view! { <Row grid seat current/> }/>
                </tbody>
            </table>
            {move || columns.with(Vec::is_empty).then(|| view! { <p>{tr!(words::no_team)}</p> })}
        </div>
    }
}

#[component]
fn Row(grid: Grid, seat: SeatId, current: Memo<Option<Place>>) -> impl IntoView {
    let lang = use_lang();
    let stage = grid.stage;
    let reading = use_context::<Reading>();
    let single = Memo::new(move |_| {
        reading.is_some_and(|reading| {
            reading.now.with(|insight| insight.single_threads.people.iter().any(|thread| thread.person == seat.0))
        })
    });
    let title = move || {
        stage.rooms.with(|world| {
            let person = world.the::<Seat>(seat).and_then(|seat| world.the::<Person>(seat.person))?;
            Some(person.title.get(lang.get()).to_owned())
        })
    };
    view! {
        <tr id=format!("row-{seat}") data-faded=move || stage.faded.with(|faded| faded.contains(&seat)).then_some("")>
            <th scope="row">
                <button type="button" on:click=move |_| { stage.line.set(None); stage.select([seat]); stage.open.set(true); }>{move || name_of(stage, seat, lang.get())}</button>
                <span class="meta">{title}</span>
                {move || single.get().then(|| view! { <span class="single"><Icon glyph=Glyph::Alert small=true/>{tr!(words::single_threaded)}</span> })}
            </th>
            <For each=move || grid.columns.get() key=|user| *user children=move |user| view! { <Cell grid place=(seat, user) current/> }/>
        </tr>
    }
}
