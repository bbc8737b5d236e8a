//! A team's score and what it is made of.

use leptos::prelude::*;
use meridian_domain::{
    locale,
    workshop::{
        Case, Key,
        run::Marked,
        score::{Judged, Mark, Of, Total},
    },
};

use crate::{
    tr,
    ui::{Progress, Tag, Tone},
    words::{run as words, use_lang},
};

#[component]
pub(super) fn Scores(
    case: StoredValue<Case>,
    marked: Marked,
    total: Total,
    judged: Vec<(Key, Judged)>,
) -> impl IntoView {
    let lang = use_lang();
    let auto = marked.auto;
    let parts: Vec<(Of, Mark)> = [
        (Of::Map, auto.map),
        (Of::SwotPart, auto.swot),
        (Of::PestPart, auto.pest),
        (Of::TowsPart, auto.tows),
        (Of::PlanPart, auto.plan),
        (Of::NumbersPart, auto.numbers),
        (Of::InjectsPart, auto.injects),
    ]
    .into_iter()
    .filter(|(_, mark)| !mark.parts.is_empty())
    .collect();
    view! {
        <details>
            <summary>{tr!(words::automatic)} " " <Value mark=total.auto/></summary>
            <ul class="parts-of">{parts.into_iter().map(|(of, mark)| view! { <Line case of mark/> }).collect_view()}</ul>
        </details>
        <details>
            <summary>{tr!(words::human)} " " <Value mark=total.human/></summary>
            <ul class="parts-of">
                {judged.into_iter().map(|(key, judged)| {
                    let title = case.with_value(|case| case.rubric.iter().find(|one| one.id == key).map(|one| one.title.clone())).unwrap_or_default();
                    let share = judged.mean.map(|mean| mean / 4.0);
                    let name = title.clone();
                    view! {
                        <li>
                            <span>
                                {move || title.get(lang.get()).to_owned()}
                                {judged.disagree().then(|| view! { " " <Tag tone=Tone::Caution>{tr!(words::disagree)}</Tag> })}
                            </span>
                            <Progress label=move || name.get(lang.get()).to_owned() done=Signal::stored(share.unwrap_or(0.0))/>
                            <span class="num">{judged.mean.map_or_else(|| "—".to_owned(), |mean| locale::decimal(mean, 1))}</span>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </details>
    }
}

/// Value and coverage, the two numbers that go together.
#[component]
fn Value(mark: Mark) -> impl IntoView {
    let lang = use_lang();
    let value = mark.value.map_or_else(|| "—".to_owned(), |value| locale::decimal(value, 1));
    let cover = locale::percent(mark.coverage, 0);
    view! {
        <span class="strong">{value}</span>
        " "
        <span class="meta">{move || words::coverage(lang.get(), &cover)}</span>
    }
}

#[component]
fn Line(case: StoredValue<Case>, of: Of, mark: Mark) -> impl IntoView {
    let lang = use_lang();
    let share = mark.value.map_or(0.0, |value| value / 100.0);
    let value = mark.value.map_or_else(|| "—".to_owned(), |value| locale::decimal(value, 1));
    let kept = StoredValue::new(of);
    let name = move || kept.with_value(|of| words::part(lang.get(), of, |_| None));
    let inner = StoredValue::new(mark.parts);
    view! {
        <li>
            <details>
                <summary>{name}</summary>
                <ul>
                    {move || inner.get_value().into_iter().map(|part| {
                        let lang = lang.get();
                        let named = case.with_value(|case| words::part(lang, &part.of, |of| named(case, of).map(|name| name.get(lang).to_owned())));
                        let shown = part.value.map_or_else(|| "—".to_owned(), |value| locale::percent(value, 0));
                        view! { <li class="meta">{format!("{named}: {shown}")}</li> }
                    }).collect_view()}
                </ul>
            </details>
            <Progress label=name done=Signal::stored(share)/>
            <span class="num">{value}</span>
        </li>
    }
}

/// What a thing of the case is called.
fn named(case: &Case, of: &Of) -> Option<meridian_domain::names::Names> {
    let reference = &case.reference;
    match of {
        Of::Swot(key) => reference.swot.iter().find(|one| one.id == *key).map(|one| one.text.clone()),
        Of::Pest(key) => reference.pest.iter().find(|one| one.id == *key).map(|one| one.text.clone()),
        Of::Strategy(key) => reference.tows.iter().find(|one| one.id == *key).map(|one| one.text.clone()),
        Of::PlanItem(key) => reference.plan.items.iter().find(|one| one.id == *key).map(|one| one.text.clone()),
        Of::Number(key) => reference.numbers.iter().find(|one| one.id == *key).map(|one| one.question.clone()),
        Of::Expectation(key) => case
            .injects
            .iter()
            .flat_map(|inject| &inject.expectations)
            .find(|one| one.id == *key)
            .map(|one| one.title.clone()),
        Of::Criterion(key) => case.rubric.iter().find(|one| one.id == *key).map(|one| one.title.clone()),
        _ => None,
    }
}
