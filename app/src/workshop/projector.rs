//! `/workshop/:run/projector`: what the whole room sees. It is made of what every team may know.

use leptos::prelude::*;
use leptos_meta::Title;
use meridian_domain::{
    locale::Lang,
    names::Names,
    workshop::run::{
        Leg, Notice, Saying,
        view::{Board, Place, ProjectorView, State},
    },
};

use super::{
    console::run_of_address,
    kept::use_kept,
    mark::TeamMark,
    query::projector,
    ranking::{Ranked, Ranking},
    time::{ServerTime, face, use_server_time},
    way_in::{Qr, Reached, WayIn, halves, way_in},
};
use crate::{
    Failure,
    account::Failed,
    answer,
    shell::{LangSwitch, Logo, ThemeSwitch},
    tr,
    ui::{Glyph, Icon, Skeleton, hydrated},
    words::{common, play, run as words, use_lang},
};

/// The page.
#[component]
pub fn ProjectorPage() -> impl IntoView {
    let run = run_of_address();
    let reading =
        answer::reading_first(move || run.get(), |run| async move { projector(run.ok_or(Failure::NotFound)?).await });
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <Transition fallback=|| view! { <Skeleton lines=8/> }>
            {move || Suspend::new(async move {
                match reading.await {
                    Ok(view) => view! { <Screen view/> }.into_any(),
                    Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Screen(view: ProjectorView) -> impl IntoView {
    let lang = use_lang();
    let time = use_server_time(view.now);
    let id = view.id;
    let title = view.title.clone();
    let heading = title.clone();
    let disclaimer = view.disclaimer.clone();
    let kept = RwSignal::new(view);
    kept.with_untracked(|view| {
        use_kept(
            view,
            time,
            Some(std::time::Duration::from_secs(15)),
            move || projector(id),
            move |view| {
                drop(kept.try_set(view));
            },
        );
    });
    let state = Memo::new(move |_| kept.with(|view| view.state));
    let ranked = Memo::new(move |_| kept.with(|view| places(&view.board)));
    let said = Memo::new(move |_| kept.with(|view| said(&view.notices)));
    let joined =
        Memo::new(move |_| kept.with(|view| view.teams.iter().map(|(.., people)| people.len()).sum::<usize>()));
    let code = Memo::new(move |_| kept.with(|view| view.code.clone()));
    view! {
        <Title text=move || title.get(lang.get()).to_owned()/>
        <div class="projector" data-ranked=move || ranked.with(|places| !places.is_empty()).then_some("")>
            <header>
                <Logo/>
                <strong>{tr!(common::app_name)}</strong>
                <span>{tr!(words::title)}</span>
                <span class="push"></span>
                {move || (state.get() == State::Running).then(|| view! { <span class="join-code">{halves(&code.get())}</span> })}
                <span>{move || words::joined(lang.get(), joined.get())}</span>
                <LangSwitch/>
                <ThemeSwitch/>
            </header>
            {move || match state.get() {
                State::Planned => {
                    let heading = heading.clone();
                    view! { <WaitingRoom kept title=heading/> }.into_any()
                }
                State::Running | State::Ended => view! { <Time kept time/> }.into_any(),
            }}
            {move || ranked.with(|places| !places.is_empty()).then(|| view! {
                <section class="ranking" aria-label=words::leaderboard(lang.get())><Ranking teams=ranked/></section>
            })}
            {move || said.get().map(|said| view! {
                <p class="said" role="status"><Icon glyph=Glyph::Horn/><span>{said}</span></p>
            })}
            <p class="disclaimer">{move || disclaimer.get(lang.get()).to_owned()}</p>
        </div>
    }
}

/// Before it begins: the way in, and who has come.
#[component]
fn WaitingRoom(kept: RwSignal<ProjectorView>, title: Names) -> impl IntoView {
    let lang = use_lang();
    let code = Memo::new(move |_| kept.with(|view| view.code.clone()));
    let name = move || kept.with(|view| view.name.get(lang.get()).to_owned());
    let way: RwSignal<Option<WayIn>> = RwSignal::new(None);
    Effect::new(move |_| {
        let code = code.get();
        leptos::task::spawn_local(async move {
            if let Ok(found) = way_in(code).await {
                drop(way.try_set(Some(found)));
            }
        });
    });
    let alive = hydrated();
    view! {
        <section class="how">
            <h1>{move || title.get(lang.get()).to_owned()} <small>{name}</small></h1>
            <ol class="first-steps">
                <li><span>{tr!(words::way_in_wifi)}</span></li>
                <li><span>{tr!(words::way_in_scan)} " " <b>{move || way.get().map(|way| way.address.rsplit_once('/').map_or(String::new(), |(front, _)| front.to_owned()))}</b></span></li>
                <li><span>{tr!(words::way_in_code)}</span></li>
            </ol>
            <div class="join-code big">{move || halves(&code.get())}</div>
            <p class="meta">{tr!(words::way_in_name)}. {tr!(words::dropped)}</p>
        </section>
        <section class="qrbox">
            {move || match way.get().filter(|_| alive.get()) {
                Some(way) => view! {
                    <Qr side=way.side dark=way.dark/>
                    <span class="address">{way.address}</span>
                    <Reached reach=way.reach/>
                }.into_any(),
                None => view! { <span class="qr" aria-busy="true"></span> }.into_any(),
            }}
        </section>
        <ul class="who-is-in">
            {move || kept.with(|view| view.teams.clone()).into_iter().map(|(_, name, colour, people)| {
                let lang = lang.get();
                let names: Vec<&str> = people.iter().map(|name| name.get(lang)).collect();
                view! {
                    <li>
                        <span class="team-name">
                            <TeamMark at=usize::try_from(colour - 1).unwrap_or(0)/>
                            <span class="clip">{name.get(lang).to_owned()}</span>
                            <span class="muted">{people.len()}</span>
                        </span>
                        <p class="sub">{names.join(if lang == Lang::Zh { "、" } else { ", " })}</p>
                    </li>
                }
            }).collect_view()}
        </ul>
    }
}

/// While it runs: the clock and the round.
#[component]
fn Time(kept: RwSignal<ProjectorView>, time: ServerTime) -> impl IntoView {
    let lang = use_lang();
    let leg = Memo::new(move |_| {
        kept.with(|view| view.round.and_then(|at| view.agenda.get(at).map(|leg| (at, leg.clone()))))
    });
    let left = Memo::new(move |_| {
        kept.with(|view| {
            let leg = view.round.and_then(|at| view.agenda.get(at))?;
            Some(view.clock.left(leg.minutes, time.now()))
        })
    });
    let over = Memo::new(move |_| kept.with(|view| view.state == State::Ended));
    let word = move || {
        let lang = lang.get();
        match left.get() {
            _ if over.get() => Some(play::over_title(lang)),
            Some(left) if left < 0 => Some(words::time_is_up(lang)),
            Some(_) if kept.with(|view| view.clock.paused.is_some()) => Some(words::paused(lang)),
            _ => None,
        }
    };
    let title = move || {
        let lang = lang.get();
        leg.with(|leg| leg.as_ref().map(|(at, leg): &(usize, Leg)| words::round_n(lang, at + 1, leg.title.get(lang))))
    };
    let task = move || leg.with(|leg| leg.as_ref().map(|(_, leg)| leg.task.get(lang.get()).to_owned()));
    view! {
        <section class="time">
            <h1>{title}</h1>
            {move || (!over.get()).then(|| view! {
                <span class="running-clock" role="timer" aria-live="off"
                    data-late=move || left.get().is_some_and(|left| left < 0).then_some("")
                    data-soon=move || left.get().is_some_and(|left| (0..120_000).contains(&left)).then_some("")>
                    {move || left.get().map(face)}
                </span>
            })}
            <p class="strong" role="status">{word}</p>
            {move || (!over.get()).then(|| view! { <p>{task()}</p> })}
        </section>
    }
}

/// Everybody's places, where the mode shows them.
fn places(board: &Board) -> Vec<Ranked> {
    match board {
        Board::All(places) => places.iter().cloned().map(|place: Place| Ranked::from(place)).collect(),
        Board::Nothing | Board::Own { .. } => Vec::new(),
    }
}

/// What is being said to all teams.
fn said(notices: &[Notice]) -> Option<String> {
    let open = notices.iter().filter(|one| !one.withdrawn && one.crew.is_none() && one.saying == Saying::Broadcast);
    open.max_by_key(|one| one.at).map(|one| one.text.clone())
}
