//! The board's page.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use meridian_domain::pipeline::view::{Board, DealFilter};

use super::{
    board::board,
    card::TICK_MS,
    column::Column,
    deal::DealSheet,
    desk::Desk,
    filter,
    filter_bar::{FilterBar, use_filter},
    ghost::Ghost,
    keyboard,
    lane::PITCH,
    move_menu::MoveMenu,
    pointer,
    slots::Slots,
    totals::Totals,
};
use crate::{
    Failure,
    clock::here_and_now,
    shell::{Crumb, forget_left_off, set_crumbs, use_left_off},
    tr,
    ui::{Button, Empty, Skeleton, Trouble},
    words::{board as words, common, errors, failures, use_lang},
};

/// `/pipelines` and `/pipelines/:pipeline`.
#[component]
pub fn BoardPage() -> impl IntoView {
    let (params, query) = (use_params_map(), use_query_map());
    let pipeline = Memo::new(move |_| params.with(|params| params.get("pipeline")));
    let reading = Resource::new_blocking(
        move || pipeline.get(),
        move |pipeline| {
            let filter = query.with_untracked(filter::read);
            async move {
                let pipeline = pipeline.map(|id| id.parse()).transpose().map_err(|_| Failure::NotFound);
                let result = match pipeline {
                    Ok(pipeline) => board(pipeline, filter.clone()).await,
                    Err(failure) => Err(failure),
                };
                (filter, result)
            }
        },
    );
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <Transition fallback=Waiting>
            {move || Suspend::new(async move {
                match reading.await {
                    (filter, Ok(board)) => view! { <Pipe board filter again /> }.into_any(),
                    (_, Err(failure)) => view! { <Failed failure again /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! { <div class="page"><Skeleton lines=6 /></div> }
}

#[component]
fn Failed(failure: Failure, again: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    if failure == Failure::NotFound {
        Effect::new(|_| forget_left_off());
    }
    let told = Memo::new({
        let failure = failure.clone();
        move |_| {
            let told = failures::tell(lang.get(), &failure);
            (told.happened, told.kept, told.to_do)
        }
    });
    view! {
        <div class="page">
            <Trouble
                title=tr!(errors::server)
                happened=move || told.get().0
                kept=move || told.get().1
                you_can=move || told.get().2
                code=failure.code().to_owned()
            >
                <Button on_press=move |_| again.run(())>{tr!(common::retry)}</Button>
            </Trouble>
        </div>
    }
}

#[component]
fn Pipe(board: Board, filter: DealFilter, again: Callback<()>) -> impl IntoView {
    let desk = Desk::open(&board, board.now, filter, again);
    let Board { name, pipelines, .. } = board;
    let (crumb, title, heading) = (name.clone(), name.clone(), name.clone());
    set_crumbs(vec![Crumb::here(move || crumb.get(desk.lang.get()).to_owned())]);
    follow(desk);
    use_left_off();
    view! {
        <Title text=move || title.get(desk.lang.get()).to_owned() />
        <div class="pipe">
            <h1 class="vh">{move || heading.get(desk.lang.get()).to_owned()}</h1>
            <FilterBar desk pipelines name />
            <Totals desk />
            <Chooser desk />
            <Columns desk />
            <Ghost desk />
            <MoveMenu desk />
            <DealSheet />
            <p class="vh" id="board-keys">{tr!(words::keys)}</p>
        </div>
    }
}

/// What the browser does from now on: follows events, filter and clock.
fn follow(desk: Desk) {
    let (stale, query) = (desk.rooms.stale(), use_query_map());
    desk.rooms.watch(move |keys| desk.heard(&keys));
    Effect::watch(move || stale.get(), move |_, _, _| desk.reload(), false);
    // The address also says which deal is open; the board follows only what it shows.
    let filter = Memo::new(move |_| query.with(filter::read));
    Effect::watch(move || filter.get(), move |filter, _, _| desk.refilter(filter.clone()), false);
    Effect::new(move |_| {
        tick(desk);
        pointer::listen(desk);
        let clock = set_interval_with_handle(move || tick(desk), std::time::Duration::from_millis(TICK_MS));
        on_cleanup(move || drop(clock.map(|clock| clock.clear())));
        measure(desk);
        let resized = window_event_listener(leptos::ev::resize, move |_| measure(desk));
        on_cleanup(move || resized.remove());
    });
}

/// Ages and “late” follow the clock.
fn tick(desk: Desk) {
    let Some(now) = here_and_now() else { return };
    let today = desk.zone.day(now);
    // Cards follow the clock: they are told only of what they could show.
    if desk.now.try_get_untracked().is_some_and(|old| (now.0 - old.0).unsigned_abs() >= TICK_MS) {
        desk.now.set(now);
    }
    if desk.today.try_get_untracked().is_some_and(|old| old != today) {
        desk.today.set(today);
    }
}

/// Looks how high a row is (finger or mouse, size of the reader's letters), and what is seen.
fn measure(desk: Desk) {
    let row = document().query_selector(".pipe .deal-row").ok().flatten();
    let pitch = row.map(|row| row.get_bounding_client_rect().height()).filter(|height| *height > 1.0);
    if let Some(pitch) = pitch
        && desk.pitch.try_get_untracked().is_some_and(|old| (old - pitch).abs() > 0.5)
    {
        desk.pitch.set(pitch);
    }
    for lane in desk.lanes() {
        lane.look(desk.pitch.try_get_untracked().unwrap_or(PITCH));
    }
}

/// On a narrow screen one column is seen at a time; this brings another one in front.
#[component]
fn Chooser(desk: Desk) -> impl IntoView {
    let choose = move |value: String| {
        let column = desk.lanes().into_iter().find(|lane| lane.stage.to_string() == value).and_then(|lane| {
            lane.folded.set(false);
            lane.column.get_untracked()
        });
        if let Some(column) = column {
            column.scroll_into_view();
        }
    };
    view! {
        <div class="choose-stage pick">
            <select class="input" aria-label=tr!(words::stage) on:change:target=move |event| choose(event.target().value())>
                {desk
                    .lanes()
                    .into_iter()
                    .map(|lane| {
                        let word = move || {
                            let name = lane.head.with(|head| head.stage.name.get(desk.lang.get()).to_owned());
                            format!("{name} · {}", lane.slots.with(Slots::len))
                        };
                        view! { <option value=lane.stage.to_string()>{word}</option> }
                    })
                    .collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Columns(desk: Desk) -> impl IntoView {
    let movers = desk.movers();
    let nothing = Memo::new(move |_| desk.lanes().into_iter().all(|lane| lane.slots.with(|slots| slots.len() == 0)));
    let filtered = Memo::new(move |_| !desk.filter.with(filter::shows_all));
    view! {
        <div
            node_ref=desk.board
            class="board"
            role="region"
            aria-label=tr!(words::stages)
            data-dragging=move || desk.lifted.with(|lifted| lifted.is_some_and(|lifted| !lifted.carried)).then_some("")
            on:pointerdown=move |event| pointer::down(desk, &event)
            on:pointermove=move |event| pointer::moved(desk, &event)
            on:pointerup=move |event| pointer::up(desk, &event)
            on:click=move |event| {
                // What was dragged ends on the board, which had the pointer, not on a card.
                if let Some(deal) = pointer::card_of(event.target()) {
                    desk.opener.run(Some(deal));
                }
            }
            on:pointercancel=move |event| pointer::cancelled(desk, &event)
            on:keydown=move |event| keyboard::press(desk, &event)
            on:contextmenu=move |event| {
                if pointer::is_pressing(desk) {
                    event.prevent_default();
                }
            }
        >
            {desk
                .lanes()
                .into_iter()
                .enumerate()
                .map(|(number, lane)| view! { <Column desk lane number movers /> })
                .collect_view()}
            {move || {
                nothing
                    .get()
                    .then(|| {
                        if filtered.get() {
                            view! { <NoMatch desk /> }.into_any()
                        } else {
                            view! { <div class="over-board"><Empty title=tr!(words::empty) text=tr!(words::empty_how) /></div> }
                                .into_any()
                        }
                    })
            }}
        </div>
    }
}

/// Nothing matches: the filter names itself.
#[component]
fn NoMatch(desk: Desk) -> impl IntoView {
    let go = use_filter(desk);
    let named = move || {
        let lang = desk.lang.get();
        desk.filter.with(|filter| {
            desk.directory.with(|names| {
                let owner = filter.owner.map(|id| names.owners.get(&id).map_or("…", |name| name.get(lang)).to_owned());
                let account =
                    filter.account.map(|id| names.accounts.get(&id).map_or("…", |name| name.get(lang)).to_owned());
                let parts = [
                    (!filter.text.is_empty()).then(|| words::filter_text(lang, &filter.text)),
                    owner.map(|owner| words::filter_owner(lang, &owner)),
                    account.map(|account| words::filter_account(lang, &account)),
                    filter.without_account.then(|| words::no_account(lang).to_owned()),
                ];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
            })
        })
    };
    view! {
        <div class="over-board">
            <Empty title=tr!(words::no_match) text=named>
                <Button on_press=move |_| go.run(DealFilter::default())>{tr!(common::clear_filter)}</Button>
            </Empty>
        </div>
    }
}
