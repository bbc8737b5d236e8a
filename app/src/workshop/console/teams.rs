//! How far each team is, and looking over its shoulder.

use leptos::prelude::*;
use meridian_domain::{
    id::CrewId,
    workshop::run::{Steer, view::CrewDesk},
};

use super::{super::mark::TeamMark, Desk};
use crate::{
    clock::use_zone,
    shell::Route,
    tr,
    ui::{Entry, Glyph, Icon, Item, Menu, Progress, Size, Table, Tag, Tone},
    words::{run as words, use_lang},
};

/// A team that has done nothing for so long is looked after.
const QUIET: i64 = 5 * 60_000;

#[component]
pub(super) fn Teams(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let crews =
        Memo::new(move |_| desk.view.with(|view| view.crews.iter().map(|crew| crew.crew.id).collect::<Vec<_>>()));
    let online = Memo::new(move |_| {
        desk.view.with(|view| {
            let players = || view.crews.iter().flat_map(|crew| &crew.players);
            (players().filter(|player| player.online).count(), players().count())
        })
    });
    view! {
        <div class="head">
            <h2 id="teams">
                {move || words::teams(lang.get(), crews.with(Vec::len))}
                " "
                <span class="count">{move || words::online_of(lang.get(), online.get().0, online.get().1)}</span>
            </h2>
        </div>
        <Table caption=tr!(words::progress)>
            <thead>
                <tr>
                    <th scope="col">{tr!(words::team)}</th>
                    <th scope="col">{tr!(words::people_on_map)}</th>
                    <th scope="col">{tr!(words::lines_on_map)}</th>
                    <th scope="col" class="num">{tr!(words::goals_and_actions)}</th>
                    <th scope="col" class="num">{tr!(words::last_activity)}</th>
                    <th scope="col" class="num">{tr!(words::to_answer)}</th>
                    <th scope="col" class="num">{tr!(words::points)}</th>
                    <th scope="col">{tr!(words::submitted)}</th>
                    <th scope="col"><span class="vh">{tr!(crate::words::common::actions)}</span></th>
                </tr>
            </thead>
            <tbody>
                <For each=move || crews.get() key=|id| *id let(id)>
                    <Line desk id/>
                </For>
            </tbody>
        </Table>
    }
}

#[component]
fn Line(desk: Desk, id: CrewId) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let crew = Memo::new(move |_| desk.view.with(|view| view.crews.iter().find(|crew| crew.crew.id == id).cloned()));
    let of = move |read: fn(&CrewDesk) -> usize| crew.with(|crew| crew.as_ref().map_or(0, read));
    let name = move || {
        crew.with(|crew| crew.as_ref().map_or_else(String::new, |crew| crew.crew.name.get(lang.get()).to_owned()))
    };
    let places = desk.view.with_untracked(|view| {
        view.crews.iter().find(|crew| crew.crew.id == id).map(|crew| {
            let crew = &crew.crew;
            (
                usize::try_from(crew.colour - 1).unwrap_or(0),
                Route::Map(crew.account, crew.map),
                Route::Board(crew.pipeline),
            )
        })
    });
    let Some((mark, map, board)) = places else { return ().into_any() };
    let (wanted, lines) =
        desk.case(|case| (case.people.iter().filter(|person| !person.sheet.is_monitor()).count(), case.edges.len()));
    let seats = Memo::new(move |_| {
        crew.with(|crew| {
            let players = crew.as_ref().map_or(&[][..], |crew| &crew.players);
            (players.iter().filter(|player| player.online).count(), players.len())
        })
    });
    let locked = Memo::new(move |_| crew.with(|crew| crew.as_ref().is_some_and(|crew| crew.crew.locked)));
    let last = Memo::new(move |_| crew.with(|crew| crew.as_ref().and_then(|crew| crew.last)));
    let quiet = move || {
        desk.run.with(|run| run.clock.is_running()) && last.get().is_some_and(|last| desk.time.now().0 - last.0 > QUIET)
    };
    let unanswered = move || of(|crew| crew.unanswered);
    let points = move || crew.with(|crew| crew.as_ref().map_or((0, 0), |crew| crew.points));
    let submitted = Memo::new(move |_| crew.with(|crew| crew.as_ref().and_then(|crew| crew.submitted)));
    view! {
        <tr>
            <th scope="row">
                <span class="name">
                    <TeamMark at=mark/>
                    <span class="clip">{name}</span>
                    <span class="meta" class:caution=move || seats.get().0 < seats.get().1>{move || format!("{} / {}", seats.get().0, seats.get().1)}</span>
                </span>
            </th>
            <td><Bar count=Signal::derive(move || of(|crew| crew.people)) of=wanted label=tr!(words::people_on_map)/></td>
            <td><Bar count=Signal::derive(move || of(|crew| crew.lines)) of=lines label=tr!(words::lines_on_map)/></td>
            <td class="num">{move || format!("{} / {}", of(|crew| crew.goals), of(|crew| crew.actions))}</td>
            <td class="num sub" class:caution=quiet>{move || last.get().map_or_else(|| "—".to_owned(), |last| zone.ago(lang.get(), last, desk.time.now()))}</td>
            <td class="num">
                {move || match unanswered() {
                    0 => view! { <span class="muted">"0"</span> }.into_any(),
                    1 => view! { <Tag tone=Tone::Caution>"1"</Tag> }.into_any(),
                    more => view! { <Tag tone=Tone::Alarm>{more}</Tag> }.into_any(),
                }}
            </td>
            <td class="num">{move || format!("{} / {}", (points().0 - points().1).max(0), points().0)}</td>
            <td>
                {move || submitted.get().map_or_else(
                    || view! { <span class="muted">{words::not_submitted(lang.get())}</span> }.into_any(),
                    |at| view! { <Tag tone=Tone::Accent icon=Glyph::DocCheck>{zone.time(at)}</Tag> }.into_any(),
                )}
            </td>
            <td>
                <span class="acts">
                    {move || locked.get().then(|| view! { <Tag tone=Tone::Caution icon=Glyph::Lock>{words::locked(lang.get())}</Tag> })}
                    <a class="btn" data-kind="quiet" data-icon="" href=map.path() target="_blank" rel="opener"
                        aria-label=move || words::look_at_map(lang.get(), &name()) title=move || words::look_at_map(lang.get(), &name())>
                        <Icon glyph=Glyph::Eye/>
                    </a>
                    <a class="btn" data-kind="quiet" data-icon="" href=board.path() target="_blank" rel="opener"
                        aria-label=move || words::look_at_pipeline(lang.get(), &name()) title=move || words::look_at_pipeline(lang.get(), &name())>
                        <Icon glyph=Glyph::Board/>
                    </a>
                    <More desk id/>
                </span>
            </td>
        </tr>
    }
    .into_any()
}

/// So many of so many, as a bar; more than all is all.
#[component]
fn Bar(count: Signal<usize>, of: usize, #[prop(into)] label: leptos::text_prop::TextProp) -> impl IntoView {
    view! {
        <span class="cellbar">
            <span>{move || format!("{} / {of}", count.get())}</span>
            <Progress label done=Signal::derive(move || count.get() as f64 / of.max(1) as f64)/>
        </span>
    }
}

/// What is done less often to a team, and to those in it.
#[component]
fn More(desk: Desk, id: CrewId) -> impl IntoView {
    let lang = use_lang();
    let why = desk.why();
    let name = move || {
        desk.view.with(|view| {
            let crew = view.crews.iter().find(|crew| crew.crew.id == id);
            crew.map_or_else(String::new, |crew| crew.crew.name.get(lang.get()).to_owned())
        })
    };
    let entries = move || {
        let why = untrack(|| why.get());
        desk.view.with_untracked(|view| {
            let Some(crew) = view.crews.iter().find(|crew| crew.crew.id == id) else { return Vec::new() };
            let locked = crew.crew.locked;
            let lock = Item::new(
                move || if locked { words::unlock_team(lang.get()) } else { words::lock_team(lang.get()) },
                move || desk.steer(Steer::Lock { crew: Some(id), locked: !locked }),
            );
            let mut entries: Vec<Entry> = vec![lock.icon(Glyph::Lock).why(why.clone()).into()];
            let here = view.run.round;
            let handed =
                view.submissions.iter().find(|one| one.crew == id && Some(one.round) == here && one.reopened.is_none());
            if let Some(handed) = handed {
                let submission = handed.id;
                let open =
                    Item::new(move || words::reopen(lang.get()), move || desk.steer(Steer::OpenAgain(submission)));
                entries.push(open.icon(Glyph::Undo).why(why.clone()).into());
            }
            for player in &crew.players {
                let (user, who) = (player.user, player.name.clone());
                entries.push(Entry::Rule);
                entries.push(Entry::Group((move || who.get(lang.get()).to_owned()).into()));
                for other in view.crews.iter().filter(|other| other.crew.id != id) {
                    let (to, team) = (other.crew.id, other.crew.name.clone());
                    let go = Item::new(
                        move || words::move_to(lang.get(), team.get(lang.get())),
                        move || desk.steer(Steer::Move { user, to }),
                    );
                    entries.push(go.why(why.clone()).into());
                }
                let away = Item::new(move || words::send_away(lang.get()), move || desk.steer(Steer::SendAway(user)));
                entries.push(away.danger().why(why.clone()).into());
            }
            entries
        })
    };
    view! {
        <Menu id=format!("team-{id}") label=move || words::more_of(lang.get(), &name()) kind="quiet" square=true size=Size::Medium entries>
            <Icon glyph=Glyph::More/>
        </Menu>
    }
}
