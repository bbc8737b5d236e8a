//! The bar over everything a team opens: who it is, the round, the clock, its points, handing in.

use leptos::prelude::*;
use meridian_domain::{
    names::Names,
    workshop::run::view::{Board, PlayView},
};

use super::{Seat, mark, notices::Notices, rail::Rail, submit::Submit};
use crate::{
    shell::{LangSwitch, ThemeSwitch},
    tr,
    ui::Avatar,
    words::{play as words, run, use_lang},
    workshop::{
        kept::use_kept,
        mark::TeamMark,
        query::play,
        time::{RunningClock, use_server_time},
    },
};

/// How often what happens in the sandbox is looked at: who is online, what was added.
const OFTEN: std::time::Duration = std::time::Duration::from_secs(20);

/// Bar, rail and notices; it keeps the reading up for all of the team's pages.
#[component]
pub fn TeamFrame(seat: Seat) -> impl IntoView {
    view! {
        <Transition>
            {move || Suspend::new(async move {
                seat.reading.await.ok().map(|view| view! { <Whole seat view/> })
            })}
        </Transition>
    }
}

#[component]
fn Whole(seat: Seat, view: PlayView) -> impl IntoView {
    let time = use_server_time(view.now);
    let again = use_kept(&view, time, Some(OFTEN), play, move |view| seat.take(view));
    let (name, mark) = (view.crew.name.clone(), mark(&view.crew));
    seat.first(view);
    Effect::new(move |before: Option<u64>| {
        let asked = seat.asked.get();
        if before.is_some_and(|before| before != asked) {
            again.run(());
        }
        asked
    });
    let lang = use_lang();
    let players =
        seat.memo(|view| view.players.iter().map(|one| (one.name.clone(), one.online)).collect::<Vec<(Names, bool)>>());
    let round =
        Memo::new(move |_| seat.read(|view| view.run.at().zip(view.run.leg().map(|leg| leg.title.clone()))).flatten());
    let points = seat.memo(|view| {
        let (given, spent) = view.points;
        (u32::try_from((given - spent).max(0)).unwrap_or(0), u32::try_from(given).unwrap_or(0))
    });
    let place = Memo::new(move |_| {
        seat.read(|view| match &view.board {
            Board::Own { place, of } => Some((*place, *of, None)),
            Board::All(places) => {
                let own = places.iter().find(|place| place.crew == view.crew.id)?;
                Some((own.place, places.len(), own.score))
            }
            Board::Nothing => None,
        })
        .flatten()
    });
    view! {
        <header class="team-bar">
            <span class="whose">
                <TeamMark at=mark/>
                <span class="clip">{move || name.get(lang.get()).to_owned()}</span>
            </span>
            <div class="presence">
                {move || players.get().into_iter().enumerate().map(|(at, (name, online))| view! {
                    <Avatar name=move || name.get(lang.get()).to_owned() who=Signal::stored((at % 6) as u8 + 1) away=Signal::stored(!online)/>
                }).collect_view()}
            </div>
            <div class="round">
                <span class="strong nowrap">{move || round.get().map(|(at, title)| run::round_n(lang.get(), at + 1, title.get(lang.get())))}</span>
                {move || place.get().map(|(place, of, score)| view! {
                    <span class="meta">
                        {words::place(lang.get(), place, of)}
                        {score.map(|score| format!(" · {}", words::score(lang.get(), &meridian_domain::locale::decimal(score, 1))))}
                    </span>
                })}
            </div>
            <RunningClock run=seat.run() time/>
            <span class="points" role="img" aria-label=move || words::points_left(lang.get(), points.get().0, points.get().1)>
                {move || (0..points.get().1.min(12)).map(|at| view! { <i data-left=(at < points.get().0).then_some("")></i> }).collect_view()}
                <span class="meta nowrap" aria-hidden="true">{move || words::points_left(lang.get(), points.get().0, points.get().1)}</span>
            </span>
            <LangSwitch/>
            <span class="theme"><ThemeSwitch/></span>
            <Submit seat/>
        </header>
        <Rail seat label=tr!(words::tools)/>
        <Notices seat/>
    }
}
