//! `/workshop/:run/debrief`: every team beside the reference, what was noted, and what to talk about.

mod difference;
mod picture;
mod scores;

use leptos::prelude::*;
use leptos_meta::Title;
use meridian_domain::{
    locale::{self, Lang},
    names::Names,
    workshop::{
        Case, Category, Key, Truth,
        run::{
            Note, Remark,
            view::{CrewDebrief, DebriefView},
        },
    },
};

use super::{
    console::run_of_address,
    mark::{TeamMark, TeamName},
    query::debrief,
    ranking::{Ranked, Ranking},
};
use crate::{
    Failure,
    account::Failed,
    answer,
    clock::use_zone,
    shell::{Crumb, Route, set_crumbs},
    tr,
    ui::{Button, Glyph, Icon, Skeleton, Tag, Tone},
    words::{common, run as words, use_lang},
};

/// The page.
#[component]
pub fn DebriefPage() -> impl IntoView {
    let run = run_of_address();
    let reading =
        answer::reading_first(move || run.get(), |run| async move { debrief(run.ok_or(Failure::NotFound)?).await });
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <Title text=tr!(words::debrief)/>
        <div class="page workshop debrief">
            <div class="head">
                <h1>{tr!(words::debrief)}</h1>
                <Button icon=Glyph::Refresh on_press=move |_| reading.refetch()>{tr!(common::refresh)}</Button>
                <Button icon=Glyph::Print on_press=move |_| drop(window().print())>{tr!(common::print)}</Button>
            </div>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || Suspend::new(async move {
                    match reading.await {
                        Ok(view) => view! { <Whole view/> }.into_any(),
                        Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// The name of a person of the case.
fn person(case: &Case, key: &Key, lang: Lang) -> String {
    case.person(key).map_or_else(|| key.to_string(), |person| person.name.get(lang).to_owned())
}

#[component]
fn Whole(view: DebriefView) -> impl IntoView {
    let lang = use_lang();
    let DebriefView { run, case, crews, places, remarks, .. } = view;
    let (id, name) = (run.id, run.name.clone());
    set_crumbs(vec![
        Crumb::link(move || name.get(lang.get()).to_owned(), Route::Console(id)),
        Crumb::here(tr!(words::debrief)),
    ]);
    let prompts = prompts(&case, &crews);
    let case = StoredValue::new(case);
    let teams: Vec<(meridian_domain::id::CrewId, usize, Names)> = crews
        .iter()
        .map(|one| (one.crew.id, usize::try_from(one.crew.colour - 1).unwrap_or(0), one.crew.name.clone()))
        .collect();
    let ranked: Vec<Ranked> = places.into_iter().map(Ranked::from).collect();
    view! {
        <section class="part" aria-labelledby="ranking">
            <h2 id="ranking">{tr!(words::leaderboard)}</h2>
            <div class="board-of"><Ranking teams=Signal::stored(ranked)/></div>
            <p class="meta">{tr!(words::coverage_hint)}</p>
        </section>
        <section class="part" aria-labelledby="beside">
            <h2 id="beside">{tr!(words::side_by_side)}</h2>
            <div class="side-by-side">
                {crews.into_iter().map(|crew| view! { <Team case crew/> }).collect_view()}
            </div>
        </section>
        <section class="part" aria-labelledby="prompts">
            <h2 id="prompts">{tr!(words::prompts)}</h2>
            <ol class="prompts">
                {prompts.into_iter().map(|prompt| view! { <li><span>{move || prompt.words(lang.get())}</span></li> }).collect_view()}
            </ol>
        </section>
        <section class="part" aria-labelledby="noted">
            <h2 id="noted">{tr!(words::bookmarks)}</h2>
            <Noted remarks teams/>
        </section>
    }
}

#[component]
fn Team(case: StoredValue<Case>, crew: CrewDebrief) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let CrewDebrief { crew, players, work, handed_at, difference, marked, total, judged, knew } = crew;
    let mark = usize::try_from(crew.colour - 1).unwrap_or(0);
    let score = total.mark.value.map(|value| locale::decimal(value, 1));
    let cover = locale::percent(total.mark.coverage, 0);
    let capped = total.capped;
    let name = crew.name.clone();
    view! {
        <article class="pane">
            <h3>{move || view! { <TeamName at=mark name=name.get(lang.get()).to_owned()/> }}</h3>
            <p class="meta">
                {move || words::people_joined(lang.get(), players.len())}
                " · "
                {move || handed_at.map_or_else(|| words::not_submitted(lang.get()).to_owned(), |at| words::submitted_at(lang.get(), &zone.time(at)))}
            </p>
            <p>
                <span class="total">{score.unwrap_or_else(|| "—".to_owned())}</span>
                " "
                <span class="meta">{move || words::coverage(lang.get(), &cover)}</span>
                {capped.then(|| view! { " " <Tag tone=Tone::Alarm>{tr!(words::capped)}</Tag> })}
            </p>
            <picture::Picture case drawn=work.map difference=difference.clone()/>
            <difference::Differences case difference/>
            <scores::Scores case marked total judged/>
            <Knew case knew/>
        </article>
    }
}

/// The cards a team had paid for: what it could know when it decided.
#[component]
fn Knew(case: StoredValue<Case>, knew: Vec<Key>) -> impl IntoView {
    let lang = use_lang();
    let facts = case.with_value(|case| {
        let found = knew.iter().filter_map(|key| case.fact(key));
        found.map(|fact| (fact.question.clone(), fact.truth, fact.note.clone())).collect::<Vec<_>>()
    });
    view! {
        <details>
            <summary>{tr!(words::knew_then)} " " <span class="meta">{facts.len()}</span></summary>
            <ul class="gaps">
                {facts.into_iter().map(|(question, truth, note)| view! {
                    <li data-bad=(truth != Truth::True).then_some("")>
                        <Icon glyph=if truth == Truth::True { Glyph::Check } else { Glyph::Alert }/>
                        <span>
                            {move || question.get(lang.get()).to_owned()}
                            <span class="meta">" " {move || words::truth(lang.get(), truth)} " " {move || note.get(lang.get()).to_owned()}</span>
                        </span>
                    </li>
                }).collect_view()}
            </ul>
        </details>
    }
}

#[component]
fn Noted(remarks: Vec<Remark>, teams: Vec<(meridian_domain::id::CrewId, usize, Names)>) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    if remarks.is_empty() {
        return view! { <p class="meta">{tr!(words::observations_none)}</p> }.into_any();
    }
    let line = move |remark: Remark| {
        let team = teams.iter().find(|(id, ..)| Some(*id) == remark.crew).cloned();
        let text = remark.text.clone();
        let bookmark = remark.note == Note::Bookmark;
        view! {
            <li>
                {match team {
                    Some((_, mark, _)) => view! { <TeamMark at=mark/> }.into_any(),
                    None => view! { <Icon glyph=if bookmark { Glyph::Bookmark } else { Glyph::Note }/> }.into_any(),
                }}
                <span>
                    <span class="meta">{zone.time(remark.at)} " "</span>
                    {move || if text.is_empty() { words::bookmark(lang.get()).to_owned() } else { text.clone() }}
                </span>
            </li>
        }
    };
    view! { <ul class="gaps">{remarks.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// Something to talk about, drawn from the case and from what the teams did.
#[derive(Clone, Debug, PartialEq)]
enum Prompt {
    /// A line nobody is told of: who found it, and how?
    Hidden { from: Names, to: Names, found: usize },
    /// What did you do then?
    Inject(Names),
    /// Teams were sure of somebody, wrongly.
    Sure(Names),
}

impl Prompt {
    fn words(&self, lang: Lang) -> String {
        match self {
            Self::Hidden { from, to, found } => words::prompt_hidden(lang, from.get(lang), to.get(lang), *found),
            Self::Inject(title) => words::prompt_inject(lang, title.get(lang)),
            Self::Sure(name) => words::prompt_sure(lang, name.get(lang)),
        }
    }
}

fn prompts(case: &Case, crews: &[CrewDebrief]) -> Vec<Prompt> {
    let name = |key: &Key| case.person(key).map(|person| person.name.clone()).unwrap_or_default();
    let hidden = case.edges.iter().filter(|edge| edge.hidden).map(|edge| {
        let lacks = |crew: &&CrewDebrief| {
            crew.difference.missing_lines.iter().any(|(from, to)| *from == edge.from && *to == edge.to)
        };
        let found = crews.len() - crews.iter().filter(lacks).count();
        Prompt::Hidden { from: name(&edge.from), to: name(&edge.to), found }
    });
    let tempted = case.injects.iter().filter(|inject| inject.category == Category::Compliance);
    let mut sure: Vec<&Key> = crews.iter().flat_map(|crew| &crew.difference.over_claimed).collect();
    sure.sort();
    sure.dedup();
    hidden
        .chain(tempted.map(|inject| Prompt::Inject(inject.title.clone())))
        .chain(sure.into_iter().map(|key| Prompt::Sure(name(key))))
        .collect()
}
