//! Everybody as a table that sorts by any column.

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    locale::Lang,
    stakeholder::{Person, Seat},
};

use super::{
    super::{insight::name_of, stage::Stage},
    edit::{Figure, FigureCell},
    sort::{Column, Row, sort},
};
use crate::{
    tr,
    ui::{EvidenceDot, Order, SealMark, SortHead, Table},
    words::{map, use_lang},
};

/// The columns and their words.
const COLUMNS: [(Column, fn(Lang) -> &'static str); 7] = [
    (Column::Name, map::person),
    (Column::Title, map::title_word),
    (Column::Role, map::seal),
    (Column::Support, map::support),
    (Column::Power, map::power),
    (Column::Coverage, map::coverage),
    (Column::Evidence, map::evidence),
];

#[component]
pub fn PeopleTable(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    let by = RwSignal::new((Column::Power, Order::Down));
    let rows = Memo::new(move |_| {
        let map = stage.map.with_value(|map| map.id);
        let (column, order) = by.get();
        stage.rooms.with(|world| {
            let row = |seat| -> Row<'_> { (seat, world.the::<Person>(seat.person)) };
            let mut rows: Vec<Row<'_>> = world.all::<Seat>().filter(|seat| seat.map == map).map(row).collect();
            sort(&mut rows, column, order, lang.get());
            rows.into_iter().map(|(seat, _)| seat.id).collect::<Vec<SeatId>>()
        })
    });
    let head = move |(column, word): (Column, fn(Lang) -> &'static str)| {
        let order = Signal::derive(move || Some(by.get()).filter(|(now, _)| *now == column).map(|(_, order)| order));
        view! { <SortHead label=move || word(lang.get()) order on_sort=Callback::new(move |order| by.set((column, order)))/> }
    };
    view! {
        <Table caption=tr!(map::list)>
            <thead><tr>{COLUMNS.map(head).into_iter().collect_view()}</tr></thead>
            <tbody>
                <For each=move || rows.get() key=|seat| *seat children=move |id| view! { <PersonRow stage id/> }/>
            </tbody>
        </Table>
    }
}

#[component]
fn PersonRow(stage: Stage, id: SeatId) -> impl IntoView {
    let lang = use_lang();
    let seat = stage.rooms.record::<Seat>(id);
    let title = move || {
        stage.rooms.with(|world| {
            let person = world.the::<Seat>(id).and_then(|seat| world.the::<Person>(seat.person))?;
            Some(person.title.get(lang.get()).to_owned())
        })
    };
    let name = move || name_of(stage, id, lang.get());
    let monitor = Memo::new(move |_| seat.with(|seat| seat.as_ref().is_some_and(Seat::is_monitor)));
    let cell = move |figure| (!monitor.get()).then(|| view! { <FigureCell stage seat who=name figure/> });
    let chosen = move || stage.selected.with(|selected| selected.contains(&id)).then_some("");
    view! {
        <tr id=format!("row-{id}") data-chosen=chosen data-faded=move || stage.faded.with(|faded| faded.contains(&id)).then_some("")>
            <th scope="row">
                <button type="button" on:click=move |_| { stage.line.set(None); stage.select([id]); stage.open.set(true); }>{name}</button>
            </th>
            <td>{title}</td>
            <td><SealMark seal=Signal::derive(move || seat.with(|seat| seat.as_ref().and_then(Seat::seal)))/></td>
            <td>{move || cell(Figure::Support)}{move || monitor.get().then(|| map::no_target(lang.get()))}</td>
            <td>{move || cell(Figure::Power)}</td>
            <td>{move || cell(Figure::Coverage)}</td>
            <td>{move || seat.with(|seat| seat.as_ref().map(|seat| view! { <EvidenceDot grade=seat.evidence.grade/> }))}</td>
        </tr>
    }
}
