//! `/workshop`: the runs there are, and the cases new ones are made of.

use leptos::prelude::*;
use leptos_meta::Title;
use meridian_domain::{
    time::Moment,
    workshop::run::view::{Pack, RunHead, State, WorkshopView},
};

use super::{mark::TeamMark, new_run::NewRun, query::runs, way_in::halves};
use crate::{
    account::Failed,
    answer,
    clock::use_zone,
    shell::{Route, set_crumbs},
    tr,
    ui::{Button, Empty, Kind, Sheet, Skeleton, Table, Tag, Tone},
    words::{run as words, use_lang},
};

/// The page.
#[component]
pub fn StartPage() -> impl IntoView {
    set_crumbs(Vec::new());
    let reading = answer::reading_first(|| (), |()| runs());
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <Title text=tr!(words::title)/>
        <div class="page workshop">
            <div class="head"><h1>{tr!(words::title)}</h1></div>
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

#[component]
fn Whole(view: WorkshopView) -> impl IntoView {
    let lang = use_lang();
    let WorkshopView { runs, packs, colleagues, may_make, now } = view;
    let chosen = RwSignal::new(None::<Pack>);
    let open = RwSignal::new(false);
    let colleagues = StoredValue::new(colleagues);
    let make = Callback::new(move |pack: Pack| {
        chosen.set(Some(pack));
        open.set(true);
    });
    let title = move || {
        chosen.with(|pack| {
            pack.as_ref().map_or_else(String::new, |pack| words::new_run_of(lang.get(), pack.title.get(lang.get())))
        })
    };
    view! {
        <section class="part" aria-labelledby="runs">
            <h2 id="runs">{tr!(words::runs)}</h2>
            {if runs.is_empty() {
                view! { <Empty title=tr!(words::runs_none) text=tr!(words::runs_none_hint)/> }.into_any()
            } else {
                view! { <Runs runs now/> }.into_any()
            }}
        </section>
        <section class="part" aria-labelledby="cases">
            <h2 id="cases">{tr!(words::cases)}</h2>
            <p class="meta">{tr!(words::cases_hint)}</p>
            <ul class="cases">
                {packs.into_iter().map(|pack| view! { <CaseCard pack may_make make/> }).collect_view()}
            </ul>
        </section>
        <Sheet open title wide=true modal=true>
            {move || chosen.get().map(|pack| view! { <NewRun pack colleagues=colleagues.get_value()/> })}
        </Sheet>
    }
}

#[component]
fn Runs(runs: Vec<RunHead>, now: Moment) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let today = zone.day(now);
    let line = move |head: RunHead| {
        let RunHead { run, trainer, teams, people } = head;
        let state = run.state();
        let (id, code, made) = (run.id, run.code.clone(), run.made);
        view! {
            <tr>
                <th scope="row">
                    <a class="link" href=Route::Console(id).path()>{move || run.name.get(lang.get()).to_owned()}</a>
                </th>
                <td><StateTag state/></td>
                <td class="num">{teams}</td>
                <td class="num">{people}</td>
                <td>{move || trainer.get(lang.get()).to_owned()}</td>
                <td>{move || zone.near(lang.get(), made, today)}</td>
                <td class="join-code">{(state != State::Ended).then(|| halves(&code))}</td>
            </tr>
        }
    };
    view! {
        <div class="scroll" tabindex="0" role="group" aria-labelledby="runs">
            <Table caption=tr!(words::runs)>
                <thead>
                    <tr>
                        <th scope="col">{tr!(words::run)}</th>
                        <th scope="col">{tr!(crate::words::common::status)}</th>
                        <th scope="col" class="num">{tr!(words::teams_head)}</th>
                        <th scope="col" class="num">{tr!(words::seats)}</th>
                        <th scope="col">{tr!(words::trainer)}</th>
                        <th scope="col">{tr!(words::begun_at)}</th>
                        <th scope="col">{tr!(words::code)}</th>
                    </tr>
                </thead>
                <tbody>{runs.into_iter().map(line).collect_view()}</tbody>
            </Table>
        </div>
    }
}

/// Where a run stands.
#[component]
pub(super) fn StateTag(state: State) -> impl IntoView {
    let lang = use_lang();
    let tone = match state {
        State::Planned => Tone::Line,
        State::Running => Tone::Accent,
        State::Ended => Tone::Plain,
    };
    let word = move || match state {
        State::Planned => words::planned(lang.get()),
        State::Running => words::running(lang.get()),
        State::Ended => words::ended(lang.get()),
    };
    view! { <Tag tone>{word}</Tag> }
}

#[component]
fn CaseCard(pack: Pack, may_make: bool, make: Callback<Pack>) -> impl IntoView {
    let lang = use_lang();
    let shown = StoredValue::new(pack.clone());
    let why = Signal::derive(move || (!may_make).then(|| words::for_trainers(lang.get()).to_owned()));
    let facts = move || {
        shown.with_value(|pack| {
            let (lang, teams) = (lang.get(), pack.teams);
            [
                words::level(lang, pack.level).to_owned(),
                words::minutes(lang, pack.minutes),
                words::rounds(lang, pack.agenda.len()),
                words::teams_of(lang, teams.least, teams.most, teams.smallest, teams.largest),
            ]
            .join(" · ")
        })
    };
    view! {
        <li class="pane">
            <h3>{move || shown.with_value(|pack| pack.title.get(lang.get()).to_owned())}</h3>
            <p class="line-of">
                <Tag tone=Tone::Line>{tr!(words::fictional)}</Tag>
                {facts}
            </p>
            <p class="sub">{move || shown.with_value(|pack| pack.summary.get(lang.get()).to_owned())}</p>
            <div class="row">
                <span aria-hidden="true" class="team-name">{(0..usize::from(pack.teams.least.max(1))).map(|at| view! { <TeamMark at/> }).collect_view()}</span>
                <span class="push"></span>
                <Button kind=Kind::Primary why on_press=move |_| make.run(shown.get_value())>{tr!(words::new_run)}</Button>
            </div>
        </li>
    }
}
