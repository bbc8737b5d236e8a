//! The health models, for administrators: one for each segment that wants its own, version after version.

mod draft;
mod form;

use leptos::prelude::*;
use meridian_domain::{
    health::{self, Segment},
    locale::Lang,
    workspace::Model,
};

use self::form::ModelForm;
use super::{Section, people::user_name};
use crate::{
    clock::use_zone,
    live::Rooms,
    tr,
    ui::{Segment as Choice, Segmented, Table},
    words::{common, rules, scenario, use_lang, watch as words},
};

#[component]
pub(super) fn HealthModels(rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let segment = RwSignal::new(Segment::Everybody);
    let versions = Memo::new(move |_| {
        let mut versions: Vec<Model> =
            rooms.with(|world| world.all::<Model>().filter(|model| model.health_model().is_some()).cloned().collect());
        versions.sort_by_key(|model| std::cmp::Reverse(model.version));
        versions
    });
    let force = Memo::new(move |_| versions.with(|versions| in_force(versions, segment.get())));
    let choices =
        Segment::ALL.map(|one| Choice::new(one, move || words::segment_name(lang.get(), one))).into_iter().collect();
    view! {
        <Section id="health-models" title=words::models about=words::models_about>
            <Segmented label=tr!(words::segment) segments=choices chosen=Signal::derive(move || segment.get()) on_choose=move |one| segment.set(one)/>
            <p class="strong">
                {move || {
                    let (lang, (of, model)) = (lang.get(), force.get());
                    if of == segment.get() {
                        words::own_model(lang, model.version)
                    } else {
                        words::inherited(lang, words::segment_name(lang, of), model.version)
                    }
                }}
            </p>
            // Another segment is another form.
            {move || {
                let segment = segment.get();
                view! { <ModelForm rooms versions segment/> }
            }}
            <Versions rooms versions segment/>
        </Section>
    }
}

/// The model by which accounts of a segment are judged while nothing narrower says otherwise, and whose it is.
fn in_force(versions: &[Model], segment: Segment) -> (Segment, health::Model) {
    let newest = |of: Segment| {
        let ours = versions.iter().filter_map(Model::health_model).filter(|(own, _)| *own == of);
        ours.map(|(_, model)| model).max_by_key(|model| model.version)
    };
    match newest(segment) {
        Some(model) => (segment, model),
        None => (Segment::Everybody, newest(Segment::Everybody).unwrap_or_default()),
    }
}

/// The versions there were: when, by whom, why, and what they changed.
#[component]
fn Versions(rooms: Rooms, versions: Memo<Vec<Model>>, segment: RwSignal<Segment>) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let rows = move || {
        let (lang, segment) = (lang.get(), segment.get());
        versions.with(|all| {
            let ours: Vec<(&Model, health::Model)> = all
                .iter()
                .filter_map(|model| Some((model, model.health_model().filter(|(of, _)| *of == segment)?.1)))
                .collect();
            let before: Vec<health::Model> =
                ours.iter().skip(1).map(|(_, model)| model.clone()).chain([health::Model::default()]).collect();
            ours.into_iter()
                .zip(before)
                .map(|((model, content), before)| {
                    let changes = draft::changes(lang, &before, &content);
                    let changes =
                        if changes.is_empty() { vec![rules::same_as_before(lang).to_owned()] } else { changes };
                    view! {
                        <tr>
                            <th scope="row" class="num">{model.version}</th>
                            <td>{zone.date(lang, model.at)}</td>
                            <td>{saved_by(rooms, model, lang)}</td>
                            <td>{model.note.clone()}</td>
                            <td>{changes.into_iter().map(|change| view! { <div>{change}</div> }).collect_view()}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <div class="scroll">
            <Table caption=tr!(rules::history) class="versions">
                <thead>
                    <tr>
                        <th scope="col" class="num">{tr!(rules::version)}</th>
                        <th scope="col">{tr!(rules::when)}</th>
                        <th scope="col">{tr!(rules::by)}</th>
                        <th scope="col">{tr!(common::note)}</th>
                        <th scope="col">{tr!(rules::what_changed)}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows}
                    <tr>
                        <th scope="row" class="num">{Model::BUILT_IN}</th>
                        <td colspan="4">{tr!(rules::built_in)}</td>
                    </tr>
                </tbody>
            </Table>
        </div>
    }
}

fn saved_by(rooms: Rooms, model: &Model, lang: Lang) -> String {
    user_name(rooms, model.by, lang).unwrap_or_else(|| scenario::colleague_unknown(lang).to_owned())
}
