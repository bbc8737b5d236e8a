//! The versions there were: when, by whom, why, and what they changed.

use leptos::prelude::*;
use meridian_domain::{stakeholder::metrics::MapRules, workspace::Model};

use super::{draft, saved_by};
use crate::{
    clock::use_zone,
    live::Rooms,
    tr,
    ui::{Button, Kind, Table},
    words::{common, rules as words, use_lang},
};

#[component]
pub(super) fn History(rooms: Rooms, versions: Memo<Vec<Model>>, wanted: RwSignal<Option<i64>>) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let rows = move || {
        let lang = lang.get();
        versions.with(|all| {
            let before = all.iter().skip(1).filter_map(Model::map_rules).chain([MapRules::default()]);
            all.iter()
                .filter_map(|model| Some((model, model.map_rules()?)))
                .zip(before)
                .map(|((model, rules), before)| {
                    let changes = draft::changes(lang, &before, &rules);
                    let changes =
                        if changes.is_empty() { vec![words::same_as_before(lang).to_owned()] } else { changes };
                    view! {
                        <tr>
                            <th scope="row" class="num">{model.version}</th>
                            <td>{zone.date(lang, model.at)}</td>
                            <td>{saved_by(rooms, model.by, lang)}</td>
                            <td>{model.note.clone()}</td>
                            <td>{changes.into_iter().map(|change| view! { <div>{change}</div> }).collect_view()}</td>
                            <td><GoBack version=model.version wanted/></td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <div class="scroll">
            <Table caption=tr!(words::history) class="versions">
                <thead>
                    <tr>
                        <th scope="col" class="num">{tr!(words::version)}</th>
                        <th scope="col">{tr!(words::when)}</th>
                        <th scope="col">{tr!(words::by)}</th>
                        <th scope="col">{tr!(common::note)}</th>
                        <th scope="col">{tr!(words::what_changed)}</th>
                        <th scope="col"><span class="vh">{tr!(words::go_back)}</span></th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    <tr>
                        <th scope="row" class="num">{Model::BUILT_IN}</th>
                        <td colspan="4">{tr!(words::built_in)}</td>
                        <td><GoBack version=Model::BUILT_IN wanted/></td>
                    </tr>
                </tbody>
            </Table>
        </div>
    }
}

/// Fills the form with what a version said; saving it makes a new one.
#[component]
fn GoBack(version: i64, wanted: RwSignal<Option<i64>>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <Button kind=Kind::Quiet label=move || words::go_back_to(lang.get(), version) on_press=move |_| wanted.set(Some(version))>
            {tr!(words::go_back)}
        </Button>
    }
}
