//! What becomes of each row.

use leptos::prelude::*;
use meridian_domain::import::{
    Import, Note, Outcome,
    view::{Rehearsal, RowView, WINDOW},
};

use super::desk::Desk;
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Table, Tag, Tone},
    words::{common, import as words, use_lang},
};

/// A window of the rows, with the way to the others.
#[component]
pub(super) fn Rows(desk: Desk, kind: Import, rehearsal: Memo<Rehearsal>) -> impl IntoView {
    let lang = use_lang();
    let total = Memo::new(move |_| rehearsal.with(|rehearsal| rehearsal.total));
    let first = Memo::new(move |_| desk.window.with(|window| window.offset));
    let last = move || (first.get() + WINDOW).min(total.get());
    let to = move |offset: usize| desk.window.update(|window| window.offset = offset);
    let range = move || words::range(lang.get(), first.get() + 1, last(), total.get());
    let at_start = Signal::derive(move || (first.get() == 0).then(range));
    let at_end = Signal::derive(move || (last() >= total.get()).then(range));
    let lines = move || rehearsal.get().rows.into_iter().map(|row| view! { <Lines kind row/> }).collect_view();
    view! {
        <Show when=move || total.get() != 0 fallback=|| view! { <p class="sub">{tr!(words::no_rows)}</p> }>
            <div class="scroll" tabindex="0" role="region" aria-label=tr!(words::dry_run)>
                <Table caption=tr!(words::dry_run) class="rows">
                    <thead>
                        <tr>
                            <th scope="col" class="num">{tr!(words::row)}</th>
                            <th scope="col">{tr!(words::outcome)}</th>
                            <th scope="col">{tr!(words::name)}</th>
                            <th scope="col">{tr!(words::field_label)}</th>
                            <th scope="col">{tr!(words::value)}</th>
                            <th scope="col">{tr!(words::reason)}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </Table>
            </div>
        </Show>
        <Show when=move || { total.get() > WINDOW }>
            <nav class="pager" aria-label=tr!(words::show_rows)>
                <span class="push meta" role="status">{range}</span>
                <Button kind=Kind::Quiet icon=Glyph::Left label=tr!(words::earlier_rows) why=at_start
                    on_press=Callback::new(move |_| to(first.get_untracked().saturating_sub(WINDOW)))/>
                <Button kind=Kind::Quiet icon=Glyph::Right label=tr!(words::later_rows) why=at_end
                    on_press=Callback::new(move |_| to(first.get_untracked() + WINDOW))/>
            </nav>
        </Show>
    }
}

/// A row: a line for each thing there is to say of it.
#[component]
fn Lines(kind: Import, row: RowView) -> impl IntoView {
    let lang = use_lang();
    let RowView { row: number, outcome, label, notes } = row;
    let tone = match outcome {
        Outcome::New => Tone::Accent,
        Outcome::Refused => Tone::Alarm,
        Outcome::Changed => Tone::Info,
        Outcome::Same | Outcome::Blank => Tone::Line,
    };
    let bad = outcome == Outcome::Refused;
    let notes: Vec<Option<Note>> = if notes.is_empty() { vec![None] } else { notes.into_iter().map(Some).collect() };
    notes
        .into_iter()
        .map(|note| {
            let (field, value) = match &note {
                Some(note) => (note.field.clone(), note.value.clone()),
                None => Default::default(),
            };
            let marked = bad && !value.is_empty();
            view! {
                <tr>
                    <td class="num">{number}</td>
                    <td><Tag tone>{move || words::outcome_of(lang.get(), outcome)}</Tag></td>
                    <th scope="row">{label.clone()}</th>
                    <td>{move || if field.is_empty() { String::new() } else { words::field(lang.get(), kind, &field) }}</td>
                    <td class:bad=marked>{value}</td>
                    <td>{move || match &note {
                        Some(note) => words::reason_of(lang.get(), note),
                        None => common::none(lang.get()).to_owned(),
                    }}</td>
                </tr>
            }
        })
        .collect_view()
}
