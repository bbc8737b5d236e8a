//! The exercise as a team sees it. The bar and the rail stand around everything the team opens, the pages
//! of the exercise and the editors of its sandbox; `/play` is what the exercise adds to them.

mod bar;
mod brief;
mod messages;
mod notices;
mod numbers;
mod rail;
mod sheets;
mod submit;
mod talks;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_location, use_query_map};
use meridian_domain::{
    locale::Lang,
    workshop::run::{
        Closed, Crew, Run,
        view::{PlayView, State},
    },
};

use super::{
    deeds::{Hand, use_teller},
    query::play,
};
use crate::{
    Failure,
    account::Failed,
    answer::{self, Reading},
    shell::Route,
    tr,
    ui::{Empty, Skeleton},
    words::{play as words, use_lang},
};

pub use bar::TeamFrame;

/// What a team's pages share: the latest reading, kept up by the bar.
#[derive(Clone, Copy)]
pub struct Seat {
    reading: Reading<Result<PlayView, Failure>>,
    view: RwSignal<Option<PlayView>>,
    /// Grows when a page wants it read anew.
    asked: RwSignal<u64>,
}

/// Puts it into the context; called once, by the layout, for participants.
pub fn provide_seat() -> Seat {
    let seat =
        Seat { reading: answer::reading_first(|| (), |()| play()), view: RwSignal::new(None), asked: RwSignal::new(0) };
    provide_context(seat);
    seat
}

impl Seat {
    /// What the page came with, unless something later is known.
    fn first(self, view: PlayView) {
        if self.view.with_untracked(Option::is_none) {
            self.view.set(Some(view));
        }
    }

    fn take(self, view: PlayView) {
        drop(self.view.try_set(Some(view)));
    }

    /// Reads something of it, followed.
    fn read<T>(self, read: impl FnOnce(&PlayView) -> T) -> Option<T> {
        self.view.with(|view| view.as_ref().map(read))
    }

    /// The same, as a signal that changes only when it does.
    fn memo<T: Clone + PartialEq + Send + Sync + Default + 'static>(
        self,
        read: impl Fn(&PlayView) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.read(&read).unwrap_or_default())
    }

    fn run(self) -> Signal<Option<Run>> {
        Memo::new(move |_| self.read(|view| view.run.clone())).into()
    }

    /// To do something, and read anew.
    fn hand(self) -> Hand {
        let again = Callback::new(move |()| {
            self.asked.try_update(|asked| *asked += 1);
        });
        Hand::new(use_teller(), again)
    }

    /// Why nothing can be changed; answers to what reaches a team are taken after handing in too.
    fn why(self, answering: bool) -> Signal<Option<String>> {
        let lang = use_lang();
        let closed = Memo::new(move |_| self.read(|view| view.closed).flatten());
        Signal::derive(move || {
            let lang = lang.get();
            match closed.get()? {
                Closed::HandedIn if answering => None,
                Closed::HandedIn => Some(words::submitted_why(lang)),
                Closed::Locked => Some(words::locked(lang)),
                Closed::NotBegun => Some(words::wait_title(lang)),
                Closed::Ended => Some(words::over_title(lang)),
            }
            .map(ToOwned::to_owned)
        })
    }
}

/// The parts of `/play`, by the query `at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Brief,
    Talks,
    Messages,
    Numbers,
    Sheets,
}

impl Tab {
    const ALL: [Self; 5] = [Self::Brief, Self::Talks, Self::Messages, Self::Numbers, Self::Sheets];

    const fn key(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Talks => "talks",
            Self::Messages => "messages",
            Self::Numbers => "numbers",
            Self::Sheets => "sheets",
        }
    }

    const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Brief => words::brief(lang),
            Self::Talks => words::talks(lang),
            Self::Messages => words::messages(lang),
            Self::Numbers => words::numbers(lang),
            Self::Sheets => words::sheets(lang),
        }
    }

    fn href(self) -> String {
        format!("{}?at={}", Route::Play.path(), self.key())
    }
}

/// Which part the address shows; `None` on other pages.
fn use_tab() -> Memo<Option<Tab>> {
    let (path, query) = (use_location().pathname, use_query_map());
    Memo::new(move |_| {
        let here = path.with(|path| path.trim_end_matches('/') == Route::Play.path());
        let at = query.with(|query| query.get("at"));
        here.then(|| Tab::ALL.into_iter().find(|tab| at.as_deref() == Some(tab.key())).unwrap_or(Tab::Brief))
    })
}

/// `/play`
#[component]
pub fn PlayPage() -> impl IntoView {
    let seat = use_context::<Seat>();
    view! {
        <Title text=tr!(words::exercise)/>
        {match seat {
            Some(seat) => view! { <Whole seat/> }.into_any(),
            None => view! {
                <Empty title=tr!(words::join_title) text=tr!(words::code_hint)>
                    <a class="btn" data-kind="primary" href=Route::Join.path()>{tr!(words::join)}</a>
                </Empty>
            }.into_any(),
        }}
    }
}

#[component]
fn Whole(seat: Seat) -> impl IntoView {
    let again = Callback::new(move |()| seat.reading.refetch());
    view! {
        <Transition fallback=|| view! { <Skeleton lines=6/> }>
            {move || Suspend::new(async move {
                match seat.reading.await {
                    Ok(view) => {
                        seat.first(view);
                        view! { <Parts seat/> }.into_any()
                    }
                    Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Parts(seat: Seat) -> impl IntoView {
    let tab = use_tab();
    let state = Memo::new(move |_| seat.read(|view| view.run.state()));
    view! {
        <div class="play">
            {move || match (state.get(), tab.get()) {
                (Some(State::Planned) | None, _) => {
                    view! {
                        <h1 class="vh">{tr!(words::exercise)}</h1>
                        <Empty title=tr!(words::wait_title) text=tr!(words::wait_hint)/>
                    }.into_any()
                }
                (_, Some(Tab::Talks)) => view! { <talks::Talks seat/> }.into_any(),
                (_, Some(Tab::Messages)) => view! { <messages::Messages seat/> }.into_any(),
                (_, Some(Tab::Numbers)) => view! { <numbers::Numbers seat/> }.into_any(),
                (_, Some(Tab::Sheets)) => view! { <sheets::Sheets seat/> }.into_any(),
                (_, Some(Tab::Brief) | None) => view! { <brief::Brief seat/> }.into_any(),
            }}
        </div>
    }
}

/// The place of a team's mark.
fn mark(crew: &Crew) -> usize {
    usize::try_from(crew.colour - 1).unwrap_or(0)
}
