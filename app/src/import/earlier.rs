//! Earlier imports: who, when, which file, what came of it.

use leptos::prelude::*;
use meridian_domain::{
    id::ImportId,
    import::view::{Run, Status},
    locale::{Lang, date_full},
    time::Moment,
};

use super::{came::Came, desk::Desk, report::use_undo};
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Size, Table},
    words::{import as words, use_lang},
};

/// The list, latest first.
#[component]
pub(super) fn Earlier(desk: Desk) -> impl IntoView {
    let take_back = use_undo(desk);
    let list = move || {
        let runs = desk.runs.get();
        if runs.is_empty() {
            return view! { <p class="sub">{tr!(words::no_runs)}</p> }.into_any();
        }
        view! {
            <div class="scroll" tabindex="0" role="region" aria-labelledby="runs">
                <Table caption=tr!(words::runs)>
                    <thead>
                        <tr>
                            <th scope="col">{tr!(words::file)}</th>
                            <th scope="col">{tr!(words::when)}</th>
                            <th scope="col">{tr!(words::who)}</th>
                            <th scope="col">{tr!(words::result)}</th>
                            <th scope="col"><span class="vh">{tr!(crate::words::common::actions)}</span></th>
                        </tr>
                    </thead>
                    <tbody>{runs.into_iter().map(|run| view! { <Line run take_back/> }).collect_view()}</tbody>
                </Table>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="file">
            <h2 id="runs">{tr!(words::runs)}</h2>
            {list}
        </div>
    }
}

#[component]
fn Line(run: Run, take_back: Callback<Vec<ImportId>>) -> impl IntoView {
    let lang = use_lang();
    let (id, file, kind, by) = (run.id, run.file.clone(), run.kind, run.by.clone());
    let undoable = run.status != Status::Undone && !run.busy;
    let (at, zone) = (run.at, run.zone);
    let title = file.clone();
    view! {
        <tr>
            <th scope="row">
                {file} <span class="meta">" " {move || kind.map(|kind| words::kind(lang.get(), kind))}</span>
            </th>
            <td class="nowrap">{move || when(lang.get(), at, zone)}</td>
            <td>{move || match &by {
                Some(name) => name.get(lang.get()).to_owned(),
                None => words::system(lang.get()).to_owned(),
            }}</td>
            <td><Came run/></td>
            <td>
                {undoable.then(|| view! {
                    <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Undo
                        label=move || words::undo_file(lang.get(), &title)
                        on_press=Callback::new(move |_| take_back.run(vec![id]))>
                        {tr!(crate::words::common::undo)}
                    </Button>
                })}
            </td>
        </tr>
    }
}

/// Day and time of day where the people are.
fn when(lang: Lang, at: Moment, zone: i32) -> String {
    let minutes = (at.0.div_euclid(60_000) + i64::from(zone)).rem_euclid(24 * 60);
    format!("{} {:02}:{:02}", date_full(lang, at.date_at(zone)), minutes / 60, minutes % 60)
}
