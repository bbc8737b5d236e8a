//! What evaluators give: levels of the rubric, each their own, and where they disagree.

use leptos::prelude::*;
use meridian_domain::{
    id::CrewId,
    locale,
    workshop::{
        Criterion, Key,
        run::{Ruling, Steer, Verdict, view::ConsoleView},
        score::Judged,
    },
};

use super::{Desk, judging::Rulings};
use crate::{
    tr,
    ui::{Segment, Segmented, Table, Tag, Tone},
    words::{run as words, use_lang},
};

/// My own level of a criterion.
fn mine(view: &ConsoleView, crew: CrewId, of: &Ruling) -> Option<i64> {
    let own = |verdict: &&Verdict| verdict.crew == crew && verdict.of == *of && verdict.by == view.me;
    view.verdicts.iter().find(own).map(|verdict| verdict.level)
}

#[component]
pub(super) fn Marks(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let crews = desk.view.with_untracked(|view| {
        view.crews.iter().map(|crew| (crew.crew.id, crew.crew.name.clone())).collect::<Vec<_>>()
    });
    let Some((first, _)) = crews.first().cloned() else { return ().into_any() };
    let chosen = RwSignal::new(first);
    let segments =
        crews.into_iter().map(|(id, name)| Segment::new(id, move || name.get(lang.get()).to_owned())).collect();
    view! {
        <div class="feed marks-of">
            <div>
                <div class="head">
                    <h2 id="marks">{tr!(words::marks)}</h2>
                    <span class="push"></span>
                    <Segmented label=tr!(words::team) segments chosen on_choose=move |id| chosen.set(id)/>
                </div>
                <p class="meta">{tr!(words::marks_hint)}</p>
                {move || view! { <Rubric desk crew=chosen.get()/> }}
            </div>
            <div>{move || view! { <Rulings desk crew=chosen.get()/> }}</div>
        </div>
    }
    .into_any()
}

#[component]
fn Rubric(desk: Desk, crew: CrewId) -> impl IntoView {
    let rubric = desk.case(|case| case.rubric.clone());
    view! {
        <div class="marks">
            <Table caption=tr!(words::marks)>
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::criterion)}</th>
                        <th scope="col">{tr!(words::my_mark)}</th>
                        <th scope="col" class="num">{tr!(words::mean)}</th>
                    </tr>
                </thead>
                <tbody>{rubric.into_iter().map(|criterion| view! { <Line desk crew criterion/> }).collect_view()}</tbody>
            </Table>
        </div>
    }
}

#[component]
fn Line(desk: Desk, crew: CrewId, criterion: Criterion) -> impl IntoView {
    let lang = use_lang();
    let of = StoredValue::new(Ruling::Criterion(criterion.id.clone()));
    let id = StoredValue::new(criterion.id.clone());
    let weight = locale::decimal(criterion.weight, 0);
    let title = StoredValue::new(criterion.title);
    let levels = StoredValue::new(criterion.levels);
    let name = move || title.with_value(|title| title.get(lang.get()).to_owned());
    let level = Memo::new(move |_| desk.view.with(|view| of.with_value(|of| mine(view, crew, of))));
    let judged = Memo::new(move |_| desk.view.with(|view| id.with_value(|id| judged_of(view, crew, id))));
    let give = move |to: i64| {
        let level = (level.get_untracked() != Some(to)).then_some(to);
        desk.steer(Steer::Judge { crew, of: of.get_value(), level, note: String::new() });
    };
    let means = move |to: i64| {
        usize::try_from(to)
            .ok()
            .and_then(|to| levels.with_value(|levels| levels.get(to).map(|level| level.get(lang.get()).to_owned())))
    };
    view! {
        <tr>
            <th scope="row">{name} " " <span class="meta">{weight}</span></th>
            <td>
                <span class="levels" role="group" aria-label=name>
                    {(0..=i64::from(Criterion::TOP)).map(|to| view! {
                        <button
                            type="button"
                            aria-pressed=move || if level.get() == Some(to) { "true" } else { "false" }
                            title=move || means(to)
                            on:click=move |_| give(to)
                        >
                            {to}
                            <span class="vh">{move || format!(" {}", means(to).unwrap_or_default())}</span>
                        </button>
                    }).collect_view()}
                </span>
            </td>
            <td class="num">
                {move || judged.get().and_then(|judged| judged.mean.map(|mean| (judged, mean))).map_or_else(
                    || view! { <span class="muted">"—"</span> }.into_any(),
                    |(judged, mean)| view! {
                        <span class="strong">{locale::decimal(mean, 1)}</span>
                        " "
                        <span class="meta">{words::evaluators(lang.get(), judged.evaluators)}</span>
                        {judged.disagree().then(|| view! { " " <Tag tone=Tone::Caution>{words::disagree(lang.get())}</Tag> })}
                    }.into_any(),
                )}
            </td>
        </tr>
    }
}

fn judged_of(view: &ConsoleView, crew: CrewId, criterion: &Key) -> Option<Judged> {
    let desk = view.crews.iter().find(|desk| desk.crew.id == crew)?;
    desk.judged.iter().find(|(id, _)| id == criterion).map(|(_, judged)| *judged)
}
