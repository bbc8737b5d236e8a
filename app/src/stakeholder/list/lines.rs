//! The lines between people as a table.

use leptos::prelude::*;
use meridian_domain::{
    id::LineId,
    stakeholder::{Line, LineKind},
};

use super::super::{insight::name_of, lines::weight, stage::Stage};
use crate::{
    tr,
    ui::{EvidenceDot, Table},
    words::{map, people as words, use_lang},
};

#[component]
pub fn LineTable(stage: Stage) -> impl IntoView {
    let rows = Memo::new(move |_| {
        let map = stage.map.with_value(|map| map.id);
        stage.rooms.with(|world| {
            let mut lines: Vec<&Line> = world.all::<Line>().filter(|line| line.map == map).collect();
            lines.sort_by_key(|line| (line.kind, -line.weight, line.from, line.to, line.id));
            lines.into_iter().map(|line| line.id).collect::<Vec<LineId>>()
        })
    });
    view! {
        <h2>{tr!(map::lines)}</h2>
        <Table caption=tr!(map::lines) class="linetable">
            <thead>
                <tr>
                    <th scope="col">{tr!(words::from)}</th>
                    <th scope="col">{tr!(map::line_kind)}</th>
                    <th scope="col">{tr!(words::to)}</th>
                    <th scope="col" class="num">{tr!(words::weight)}</th>
                    <th scope="col">{tr!(map::evidence)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || rows.get() key=|line| *line children=move |id| view! { <LineRow stage id/> }/>
            </tbody>
        </Table>
        {move || rows.with(Vec::is_empty).then(|| view! { <p class="meta">{tr!(words::no_lines)}</p> })}
    }
}

#[component]
fn LineRow(stage: Stage, id: LineId) -> impl IntoView {
    let lang = use_lang();
    let line = stage.rooms.record::<Line>(id);
    let open = move |_| {
        stage.select([]);
        stage.line.set(Some(id));
        stage.open.set(true);
    };
    let faded = move || {
        let ends = line.with(|line| line.as_ref().map(|line| [line.from, line.to]));
        stage.faded.with(|faded| ends.into_iter().flatten().any(|end| faded.contains(&end))).then_some("")
    };
    view! {
        <tr data-faded=faded>
            <th scope="row">
                <button type="button" on:click=open>{move || line.get().map(|line| name_of(stage, line.from, lang.get()))}</button>
            </th>
            <td>{move || line.get().map(|line| map::line_name(lang.get(), line.kind))}</td>
            <td>{move || line.get().map(|line| name_of(stage, line.to, lang.get()))}</td>
            <td class="num">{move || line.get().filter(|line| line.kind != LineKind::Reports).map(|line| weight(line.weight))}</td>
            <td>{move || line.get().map(|line| view! { <EvidenceDot grade=line.grade/> })}</td>
        </tr>
    }
}
