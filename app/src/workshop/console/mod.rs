//! `/workshop/:run`: the trainer's console.

mod bell;
mod clock;
mod injects;
mod judging;
mod marks;
mod notes;
mod ranks;
mod say;
mod teams;

use std::time::Duration;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use meridian_domain::{
    id::RunId,
    workshop::{
        Case,
        run::{
            Run, Steer,
            view::{ConsoleView, State},
        },
    },
};

use super::{
    deeds::{Helm, use_teller},
    kept::use_kept,
    query::console,
    start::StateTag,
    time::{ServerTime, use_server_time},
    way_in::{JoinSheet, halves},
};
use crate::{
    Failure,
    account::Failed,
    answer,
    shell::{Crumb, Route, set_crumbs},
    tr,
    ui::{Button, Dialog, Entry, Glyph, Icon, Item, Kind, Menu, Sheet, Skeleton, Tag, Tone},
    words::{common, run as words, use_lang},
};

/// How often what happens in the sandboxes is looked at.
const OFTEN: Duration = Duration::from_secs(5);

/// What every part of the console works with.
#[derive(Clone, Copy)]
struct Desk {
    view: RwSignal<ConsoleView>,
    run: Memo<Run>,
    time: ServerTime,
    helm: Helm,
    id: RunId,
}

impl Desk {
    /// Reads the case.
    fn case<T>(self, read: impl FnOnce(&Case) -> T) -> T {
        self.view.with_untracked(|view| read(&view.case))
    }

    fn steer(self, deed: Steer) {
        self.helm.steer(deed);
    }

    /// Why the reader cannot steer; an evaluator judges only, and what has ended has ended.
    fn why(self) -> Signal<Option<String>> {
        let lang = use_lang();
        let may = self.view.with_untracked(|view| view.may_steer);
        Signal::derive(move || {
            let lang = lang.get();
            match (may, self.run.with(Run::state)) {
                (false, _) => Some(words::only_trainer(lang).to_owned()),
                (true, State::Ended) => Some(words::over(lang).to_owned()),
                _ => None,
            }
        })
    }
}

/// The run of the address.
pub(super) fn run_of_address() -> Memo<Option<RunId>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("run")).and_then(|id| id.parse().ok()))
}

/// The page.
#[component]
pub fn ConsolePage() -> impl IntoView {
    let run = run_of_address();
    let reading =
        answer::reading_first(move || run.get(), |run| async move { console(run.ok_or(Failure::NotFound)?).await });
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <Transition fallback=|| view! { <Skeleton lines=8/> }>
            {move || Suspend::new(async move {
                match reading.await {
                    Ok(view) => view! { <Console view/> }.into_any(),
                    Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Console(view: ConsoleView) -> impl IntoView {
    let lang = use_lang();
    let time = use_server_time(view.now);
    let id = view.run.id;
    let teller = use_teller();
    let name = view.run.name.clone();
    set_crumbs(vec![Crumb::here(move || name.get(lang.get()).to_owned())]);
    let kept = RwSignal::new(view);
    let again = kept.with_untracked(|view| {
        use_kept(view, time, Some(OFTEN), move || console(id), move |view| drop(kept.try_set(view)))
    });
    let desk = Desk {
        view: kept,
        run: Memo::new(move |_| kept.with(|view| view.run.clone())),
        time,
        helm: Helm::new(id, teller, again),
        id,
    };
    let title = move || desk.run.with(|run| run.name.get(lang.get()).to_owned());
    view! {
        <Title text=title/>
        <div class="console">
            <Bar desk/>
            <clock::ClockPart desk/>
            <section class="teams">
                <teams::Teams desk/>
                <div class="feed">
                    <notes::Activity desk/>
                    <notes::Notes desk/>
                </div>
                <marks::Marks desk/>
            </section>
            <aside class="beside" aria-label=tr!(words::injects)>
                <injects::Injects desk/>
                <ranks::Ranks desk/>
            </aside>
            <say::SayBar desk/>
        </div>
    }
}

#[component]
fn Bar(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let run = desk.run;
    let state = Memo::new(move |_| run.with(Run::state));
    let code = Memo::new(move |_| run.with(|run| run.code.clone()));
    let (way, ending) = (RwSignal::new(false), RwSignal::new(false));
    let joined =
        Memo::new(move |_| desk.view.with(|view| view.crews.iter().map(|crew| crew.players.len()).sum::<usize>()));
    let entries = move || {
        let why = untrack(|| desk.view.with(|view| !view.may_steer)).then(|| tr_in(lang, words::only_trainer));
        let close = Item::new(tr_in(lang, words::close_scores), move || desk.steer(Steer::Close)).icon(Glyph::Check);
        let end = if state.get_untracked() == State::Ended {
            Item::new(tr_in(lang, words::reopen_run), move || desk.steer(Steer::Reopen)).icon(Glyph::Undo)
        } else {
            Item::new(tr_in(lang, words::end_run), move || ending.set(true)).icon(Glyph::Flag).danger()
        };
        vec![Entry::from(close.why(why.clone())), Entry::Rule, Entry::from(end.why(why))]
    };
    let end = move |_| {
        ending.set(false);
        desk.steer(Steer::End);
    };
    view! {
        <header class="bar">
            <h1 class="clip">{move || run.with(|run| run.name.get(lang.get()).to_owned())}</h1>
            {move || view! { <StateTag state=state.get()/> }}
            <Tag tone=Tone::Line>{tr!(words::fictional)}</Tag>
            <span class="push meta">{move || words::joined(lang.get(), joined.get())}</span>
            {move || (state.get() != State::Ended).then(|| view! {
                <Button icon=Glyph::Qr on_press=move |_| way.set(true)>
                    <span class="vh">{tr!(words::show_join)} " "</span>
                    <span class="join-code">{move || halves(&code.get())}</span>
                </Button>
            })}
            <a class="btn" href=Route::Projector(desk.id).path() target="_blank" rel="opener">
                <Icon glyph=Glyph::Full/>
                {tr!(words::projector)}
            </a>
            <a class="btn" href=Route::Debrief(desk.id).path()>
                <Icon glyph=Glyph::Compare/>
                {tr!(words::debrief)}
            </a>
            <Menu id="run-more" label=tr!(common::more) square=true entries>
                <Icon glyph=Glyph::More/>
            </Menu>
        </header>
        <Sheet open=way title=tr!(words::join_sheet)>
            {move || view! { <JoinSheet code=code.get()/> }}
        </Sheet>
        <Dialog open=ending title=tr!(words::end_run_sure) alert=true
            footer=move || view! {
                <Button on_press=move |_| ending.set(false)>{tr!(common::cancel)}</Button>
                <Button kind=Kind::Danger on_press=end>{tr!(words::end_run)}</Button>
            }>
            <p>{tr!(words::end_run_means)}</p>
        </Dialog>
    }
}

/// A word as a closure, outside a component's body, where the context is not there any more.
fn tr_in(
    lang: RwSignal<meridian_domain::locale::Lang>,
    word: fn(meridian_domain::locale::Lang) -> &'static str,
) -> impl Fn() -> &'static str + Clone + Send + Sync + 'static {
    move || word(lang.get())
}
