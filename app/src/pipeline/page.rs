//! The board's page.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use meridian_domain::pipeline::{
    query::{DealFilter, DealQuery, Grouping},
    view::{Board, Show},
};

use super::{
    address::use_address,
    board::board,
    calendar::Calendar,
    card::TICK_MS,
    column::Column,
    compact,
    deal::DealSheet,
    desk::Desk,
    filter,
    filter_bar::FilterBar,
    filter_panel::learn_choices,
    gate::GateSheet,
    ghost::Ghost,
    keyboard,
    lane::PITCH,
    lanes::{Folds, Lanes},
    move_menu::MoveMenu,
    picking::{self, Picks},
    pointer, signs,
    slots::Slots,
    table::DealTable,
    totals::Totals,
};
use crate::{
    Failure, answer,
    clock::here_and_now,
    shell::{Crumb, forget_left_off, set_crumbs, use_left_off},
    tr,
    ui::{Button, Empty, Skeleton, Trouble},
    words::{board as words, card, common, errors, failures, use_lang},
};

/// `/pipelines` and `/pipelines/:pipeline`.
#[component]
pub fn BoardPage() -> impl IntoView {
    let (params, query, lang) = (use_params_map(), use_query_map(), use_lang());
    let pipeline = Memo::new(move |_| params.with(|params| params.get("pipeline")));
    let shape = Memo::new(move |_| query.with(|query| filter::shape(filter::shown(query))));
    let reading = answer::reading_first(
        move || (pipeline.get(), shape.get()),
        move |(pipeline, shape)| {
            let (asked, show) =
                query.with_untracked(|query| (filter::read(query, lang.get_untracked()), filter::shown(query)));
            async move {
                let pipeline = pipeline.map(|id| id.parse()).transpose().map_err(|_| Failure::NotFound);
                let result = match pipeline {
                    Ok(pipeline) => board(pipeline, asked.clone(), show).await,
                    Err(failure) => Err(failure),
                };
                (asked, shape, result)
            }
        },
    );
    let again = Callback::new(move |()| reading.refetch());
    provide_context(Folds(RwSignal::new(std::collections::BTreeSet::new())));
    view! {
        <Transition fallback=Waiting>
            {move || Suspend::new(async move {
                match reading.await {
                    (query, show, Ok(board)) => view! { <Pipe board query show again /> }.into_any(),
                    (_, _, Err(failure)) => view! { <Failed failure again /> }.into_any(),
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
fn Pipe(board: Board, query: DealQuery, show: Show, again: Callback<()>) -> impl IntoView {
    let desk = Desk::open(&board, board.now, query, show, again);
    let Board { name, pipelines, archived, .. } = board;
    let (crumb, title, heading) = (name.clone(), name.clone(), name.clone());
    set_crumbs(vec![Crumb::here(move || crumb.get(desk.lang.get()).to_owned())]);
    follow(desk);
    use_left_off();
    view! {
        <Title text=move || title.get(desk.lang.get()).to_owned() />
        <div
            class="pipe"
            data-gate=move || desk.waiting.with(Option::is_some).then_some("")
            data-compact=move || desk.compact.get().then_some("")
        >
            <h1 class="vh">{move || heading.get(desk.lang.get()).to_owned()}</h1>
            <FilterBar desk pipelines name />
            <Totals desk archived />
            {match show {
                Show::Board(Grouping::None) => view! { <Chooser desk /> <Columns desk /> }.into_any(),
                Show::Board(_) => view! { <Lanes desk /> }.into_any(),
                Show::Table => view! { <DealTable desk /> }.into_any(),
                Show::Calendar(_) => view! { <Calendar desk /> }.into_any(),
            }}
            <Ghost desk />
            <MoveMenu desk />
            <Picks desk />
            <DealSheet />
            <GateSheet desk />
            <p class="vh" id="board-keys">{tr!(words::keys)}</p>
            <p id="board-picked" hidden>{tr!(card::picked)}</p>
        </div>
    }
}

/// What the browser does from now on: follows events, filter and clock.
fn follow(desk: Desk) {
    let (stale, query) = (desk.rooms.stale(), use_query_map());
    desk.rooms.watch(move |keys| desk.heard(&keys));
    signs::follow(desk);
    Effect::watch(move || stale.get(), move |_, _, _| desk.reload(), false);
    // The address also says which deal is open; the page follows only what it shows. On the way to
    // another page or another view the address is no longer ours.
    let asked = Memo::new(move |_| {
        query.with(|query| (filter::read(query, desk.lang.get()), filter::shape(filter::shown(query))))
    });
    Effect::watch(
        move || asked.get(),
        move |(asked, shape), _, _| {
            if *shape == desk.show {
                desk.ask(asked.clone());
            }
        },
        false,
    );
    // Who is in which team and what belongs to which family, where the page asks for it.
    Effect::new(move |_| {
        let named = desk.query.with(|query| {
            let filter = &query.filter;
            let lists = [filter.owners.len(), filter.teams.len(), filter.accounts.len(), filter.products.len()];
            lists.into_iter().sum::<usize>() + filter.families.len() > 0
        });
        if named || desk.grouping() == Grouping::Family {
            learn_choices(desk);
        }
    });
    Effect::new(move |_| {
        if desk.live.user.get().is_some() {
            compact::recall(desk);
        }
    });
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
pub fn measure(desk: Desk) {
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
    view! {
        <Ground desk>
            {desk
                .lanes()
                .into_iter()
                .enumerate()
                .map(|(number, lane)| view! { <Column desk lane number movers /> })
                .collect_view()}
            <Nothing desk />
        </Ground>
    }
}

/// What cards lie on: hears pointer and keyboard for all of them.
#[component]
pub fn Ground(desk: Desk, #[prop(optional)] rows: bool, children: Children) -> impl IntoView {
    view! {
        <div
            node_ref=desk.board
            class="board"
            class:in-rows=rows
            role="region"
            aria-label=tr!(words::stages)
            data-dragging=move || desk.lifted.with(|lifted| lifted.is_some_and(|lifted| !lifted.carried)).then_some("")
            on:pointerdown=move |event| pointer::down(desk, &event)
            on:pointermove=move |event| pointer::moved(desk, &event)
            on:pointerup=move |event| pointer::up(desk, &event)
            on:click=move |event| {
                // What was dragged ends on the board, which had the pointer, not on a card.
                if let Some(deal) = pointer::card_of(event.target()) {
                    picking::click(desk, deal, &event);
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
            {children()}
        </div>
    }
}

/// Why nothing is shown, when nothing is.
#[component]
pub fn Nothing(desk: Desk) -> impl IntoView {
    let nothing = Memo::new(move |_| desk.heads.with(|heads| heads.iter().all(|head| head.count == 0)));
    let filtered = Memo::new(move |_| desk.query.with(|query| !query.filter.shows_all()));
    move || {
        nothing.get().then(|| {
            if filtered.get() {
                view! { <NoMatch desk /> }.into_any()
            } else {
                view! { <div class="over-board"><Empty title=tr!(words::empty) text=tr!(words::empty_how) /></div> }
                    .into_any()
            }
        })
    }
}

/// Nothing matches: the filter names itself.
#[component]
fn NoMatch(desk: Desk) -> impl IntoView {
    let address = use_address(desk);
    view! {
        <div class="over-board">
            <Empty title=tr!(words::no_match) text=move || desk.filter_words()>
                <Button on_press=move |_| address.filter(|filter| *filter = DealFilter::default())>
                    {tr!(common::clear_filter)}
                </Button>
            </Empty>
        </div>
    }
}
