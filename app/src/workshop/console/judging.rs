//! What a person says of the rest of a team's work: prohibited acts, answers to injects, thoughts of the
//! reference. The program suggests what it found; a person confirms.

use leptos::prelude::*;
use meridian_domain::{
    id::CrewId,
    locale,
    names::Names,
    workshop::{
        Comparison, PlanRule,
        run::{Ruling, Steer, Topic, view::ConsoleView},
    },
};

use super::Desk;
use crate::{
    tr,
    ui::{Checkbox, Segment, Segmented},
    words::{run as words, use_lang},
};

/// What the evaluators have said of it, all together.
fn said(view: &ConsoleView, crew: CrewId, of: &Ruling) -> Option<i64> {
    let last =
        view.verdicts.iter().filter(|verdict| verdict.crew == crew && verdict.of == *of).max_by_key(|one| one.at);
    last.map(|verdict| verdict.level)
}

#[component]
pub(super) fn Rulings(desk: Desk, crew: CrewId) -> impl IntoView {
    let lang = use_lang();
    let (traps, expected, thoughts, cap) = desk.case(|case| {
        let traps: Vec<(Ruling, Names)> =
            case.reference.plan.traps.iter().map(|trap| (Ruling::Trap(trap.id.clone()), trap.text.clone())).collect();
        let judged = case
            .injects
            .iter()
            .flat_map(|inject| &inject.expectations)
            .filter(|one| one.comparison == Comparison::Judged);
        let expected: Vec<(Ruling, Names)> =
            judged.map(|one| (Ruling::Expectation(one.id.clone()), one.title.clone())).collect();
        let reference = &case.reference;
        let says = reference.plan.items.iter().filter(|item| item.rule == PlanRule::Says);
        let thoughts: Vec<(Ruling, Names)> = reference
            .swot
            .iter()
            .map(|item| (Ruling::Swot(item.id.clone()), item.text.clone()))
            .chain(reference.pest.iter().map(|item| (Ruling::Pest(item.id.clone()), item.text.clone())))
            .chain(reference.tows.iter().map(|item| (Ruling::Tows(item.id.clone()), item.text.clone())))
            .chain(says.map(|item| (Ruling::Plan(item.id.clone()), item.text.clone())))
            .collect();
        (traps, expected, thoughts, locale::decimal(case.scoring.cap, 0))
    });
    view! {
        <h3>{tr!(words::traps)}</h3>
        <p class="meta">{move || words::prohibited_hint(lang.get(), &cap)}</p>
        <ul>{traps.into_iter().map(|(of, text)| view! { <li><Trap desk crew of text/></li> }).collect_view()}</ul>
        <Answers desk crew/>
        <details>
            <summary>{tr!(words::expected)}</summary>
            <ul class="rulings">{expected.into_iter().map(|(of, text)| view! { <Thought desk crew of text/> }).collect_view()}</ul>
        </details>
        <details>
            <summary>{tr!(words::thoughts)} " " <span class="meta">{tr!(words::thoughts_hint)}</span></summary>
            <ul class="rulings">{thoughts.into_iter().map(|(of, text)| view! { <Thought desk crew of text/> }).collect_view()}</ul>
        </details>
    }
}

#[component]
fn Trap(desk: Desk, crew: CrewId, of: Ruling, text: Names) -> impl IntoView {
    let lang = use_lang();
    let of = StoredValue::new(of);
    let done = Memo::new(move |_| {
        desk.view.with(|view| of.with_value(|of| said(view, crew, of))).is_some_and(|level| level > 0)
    });
    let give = move |on: bool| {
        let level = on.then_some(100);
        desk.steer(Steer::Judge { crew, of: of.get_value(), level, note: String::new() });
    };
    view! { <Checkbox label=move || text.get(lang.get()).to_owned() checked=done on_change=give/> }
}

#[component]
fn Thought(desk: Desk, crew: CrewId, of: Ruling, text: Names) -> impl IntoView {
    let lang = use_lang();
    let of = StoredValue::new(of);
    let level = Memo::new(move |_| desk.view.with(|view| of.with_value(|of| said(view, crew, of))));
    let found = Memo::new(move |_| {
        desk.view.with(|view| {
            let suggested = &view.crews.iter().find(|desk| desk.crew.id == crew)?.suggested;
            of.with_value(|of| suggested.iter().find(|(one, _)| one == of).map(|(_, words)| words.join(", ")))
        })
    });
    let name = text.clone();
    let segments = vec![
        Segment::new(Some(100_i64), tr!(words::thought_there)),
        Segment::new(Some(0), tr!(words::thought_absent)),
        Segment::new(None, || "—"),
    ];
    let give = move |level| desk.steer(Steer::Judge { crew, of: of.get_value(), level, note: String::new() });
    view! {
        <li>
            <span>
                {move || text.get(lang.get()).to_owned()}
                {move || found.get().map(|found| view! { <span class="meta">" " {words::suggested(lang.get(), &found)}</span> })}
            </span>
            <Segmented label=move || name.get(lang.get()).to_owned() segments chosen=level on_choose=give/>
        </li>
    }
}

/// What the team wrote, to be judged.
#[component]
fn Answers(desk: Desk, crew: CrewId) -> impl IntoView {
    let lang = use_lang();
    let written = Memo::new(move |_| {
        desk.view.with(|view| {
            let own = view.answers.iter().filter(|one| one.crew == crew);
            own.map(|one| (one.topic.clone(), one.text.clone(), one.value)).collect::<Vec<_>>()
        })
    });
    let heading = move |topic: &Topic| {
        let lang = lang.get();
        desk.case(|case| match topic {
            Topic::Inject(key) => case
                .injects
                .iter()
                .find(|one| one.id == *key)
                .map(|one| one.title.get(lang).to_owned())
                .unwrap_or_default(),
            Topic::Number(key) => {
                let number = case.reference.numbers.iter().find(|one| one.id == *key);
                number.map(|one| one.question.get(lang).to_owned()).unwrap_or_default()
            }
            Topic::Tool(tool) => words::tool(lang, *tool).to_owned(),
        })
    };
    view! {
        <details>
            <summary>{tr!(words::answers)} " " <span class="meta">{move || written.with(Vec::len)}</span></summary>
            {move || written.with(Vec::is_empty).then(|| view! { <p class="meta">{words::no_answers(lang.get())}</p> })}
            <dl class="written-answers">
                {move || written.get().into_iter().map(|(topic, text, value)| view! {
                    <dt class="meta">{heading(&topic)}</dt>
                    <dd>{value.map(|value| format!("{value} "))} {text}</dd>
                }).collect_view()}
            </dl>
        </details>
    }
}
