//! The bar over a pipeline: which pipeline, as what, which deals, in which order. All of it is kept in
//! the address.

use std::time::Duration;

use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use meridian_domain::{
    id::PipelineId,
    locale::Lang,
    names::Names,
    pipeline::{
        query::{Grouping, SortKey},
        view::Show,
    },
};

use super::{
    address::{Address, use_address},
    chips::Chips,
    compact,
    desk::Desk,
    filter,
    filter_panel::FilterPanel,
    layout::CardLayout,
    saved::{self, SavedViews},
};
use crate::{
    shell::Route,
    tr,
    ui::{Button, Entry, Glyph, Icon, Item, Kind, Menu, Why},
    words::{access, board as words, views},
};

/// How long typing rests before the board follows.
const REST: Duration = Duration::from_millis(250);
/// What a board is sorted by; the table sorts by all its columns.
const BOARD_ORDERS: [SortKey; 6] =
    [SortKey::Team, SortKey::Amount, SortKey::Expected, SortKey::Age, SortKey::NextOn, SortKey::Title];

/// The bar.
#[component]
pub fn FilterBar(desk: Desk, pipelines: Vec<(PipelineId, Names)>, name: Names) -> impl IntoView {
    let address = use_address(desk);
    let why = Signal::derive(move || (!desk.may_edit).then(|| words::may_not_move(desk.lang.get()).to_owned()));
    let board = matches!(desk.show, Show::Board(_));
    view! {
        <div class="bar">
            <Views desk/>
            <Pipelines desk pipelines name />
            <Search desk address />
            <SavedViews desk address />
            <FilterPanel desk address />
            <Chips desk address />
            <span class="push"></span>
            <span title=tr!(access::read_only)><Why reason=why icon=Glyph::Lock /></span>
            <Sort desk address />
            {board
                .then(|| {
                    view! {
                        <Rows desk address />
                        <CardLayout desk />
                        <Button
                            kind=Kind::Quiet
                            icon=Glyph::List
                            label=tr!(views::compact)
                            pressed=desk.compact
                            on_press=move |_| compact::toggle(desk)
                        />
                    }
                })}
        </div>
    }
}

/// The tabs: the same deals as a board, a table, a calendar.
#[component]
fn Views(desk: Desk) -> impl IntoView {
    let tabs: [(Show, Glyph, fn(Lang) -> &'static str); 3] = [
        (Show::Board(Grouping::None), Glyph::Board, words::title),
        (Show::Table, Glyph::Grid, words::table),
        (Show::Calendar(None), Glyph::Calendar, views::calendar),
    ];
    let from = saved::use_named();
    let same = move |show: Show| std::mem::discriminant(&show) == std::mem::discriminant(&desk.show);
    view! {
        <nav class="seg" aria-label=tr!(views::view)>
            {tabs
                .map(|(show, glyph, word)| {
                    let here = same(show);
                    let to = if here { desk.show } else { show };
                    let href = move || {
                        let text = saved::marked(desk.query.with(|query| filter::write(query, to)), from.get());
                        format!("{}{text}", Route::Board(desk.pipeline).path())
                    };
                    view! {
                        <a href=href aria-current=here.then_some("page") title=move || word(desk.lang.get())>
                            <Icon glyph />
                            <span class="word">{move || word(desk.lang.get())}</span>
                        </a>
                    }
                })
                .collect_view()}
            <a href=super::forecast::href(desk.pipeline) title=tr!(words::forecast)>
                <Icon glyph=Glyph::Coins />
                <span class="word">{tr!(words::forecast)}</span>
            </a>
        </nav>
    }
}

#[component]
fn Sort(desk: Desk, address: Address) -> impl IntoView {
    let by = move || desk.query.with(|query| query.order);
    let table = desk.show == Show::Table;
    let entries = move || {
        let keys: Vec<SortKey> = if table { SortKey::ALL.to_vec() } else { BOARD_ORDERS.to_vec() };
        let order = desk.query.with_untracked(|query| query.order);
        let key = |key: SortKey| {
            let choose = move || {
                address.query(|query| {
                    query.order.by = key;
                    // Most and latest first for figures; the reader turns it round.
                    query.order.down = matches!(key, SortKey::Amount | SortKey::Probability | SortKey::Age);
                })
            };
            Item::new(move || views::sort_key(desk.lang.get(), key), choose).checked(order.by == key).into()
        };
        let mut entries: Vec<Entry> = keys.into_iter().map(key).collect();
        if !order.is_teams() {
            entries.push(Entry::Rule);
            let ways: [(bool, fn(Lang) -> &'static str); 2] = [(false, views::up), (true, views::down)];
            for (down, word) in ways {
                let choose = move || address.query(|query| query.order.down = down);
                entries.push(Item::new(move || word(desk.lang.get()), choose).checked(order.down == down).into());
            }
        }
        entries
    };
    let shown = move || {
        let (lang, order) = (desk.lang.get(), by());
        let arrow = match (order.is_teams(), order.down) {
            (true, _) => "",
            (false, false) => " ↑",
            (false, true) => " ↓",
        };
        format!("{}{arrow}", views::sort_key(lang, order.by))
    };
    (!matches!(desk.show, Show::Calendar(_))).then(|| {
        view! {
            <Menu id="sort-deals" class="chip" label=tr!(views::sorted_by) entries>
                <Icon glyph=Glyph::Sort />
                {shown}
            </Menu>
        }
    })
}

#[component]
fn Rows(desk: Desk, address: Address) -> impl IntoView {
    let entries = move || {
        let line = |grouping: Grouping| {
            let choose = move || address.show(Show::Board(grouping));
            let word = move || views::grouping(desk.lang.get(), grouping);
            Entry::from(Item::new(word, choose).checked(desk.grouping() == grouping))
        };
        Grouping::ALL.into_iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <Menu id="board-rows" class="chip" label=tr!(views::rows) entries>
            <Icon glyph=Glyph::Split />
            {move || match desk.grouping() {
                Grouping::None => views::rows(desk.lang.get()),
                grouping => views::grouping(desk.lang.get(), grouping),
            }}
        </Menu>
    }
}

#[component]
fn Pipelines(desk: Desk, pipelines: Vec<(PipelineId, Names)>, name: Names) -> impl IntoView {
    let navigate = use_navigate();
    let entries = move || {
        let line = |(id, name): (PipelineId, Names)| {
            let navigate = navigate.clone();
            let go = move || navigate(&Route::Board(id).path(), NavigateOptions::default());
            Entry::from(Item::new(move || name.get(desk.lang.get()).to_owned(), go).checked(id == desk.pipeline))
        };
        pipelines.clone().into_iter().map(line).collect::<Vec<_>>()
    };
    view! {
        <Menu id="pipelines" label=tr!(words::choose_pipeline) entries>
            <span class="clip">{move || name.get(desk.lang.get()).to_owned()}</span>
            <Icon glyph=Glyph::Down small=true />
        </Menu>
    }
}

#[component]
fn Search(desk: Desk, address: Address) -> impl IntoView {
    let text = RwSignal::new(desk.query.with_untracked(|query| query.filter.text.clone()));
    // Back and “clear” change the filter from elsewhere.
    Effect::new(move |_| {
        let filter = desk.query.with(|query| query.filter.text.clone());
        if text.with_untracked(|text| text.trim() != filter) {
            text.set(filter);
        }
    });
    let search = move || {
        if let Some(text) = text.try_get_untracked() {
            address.filter(|filter| filter.text = text.trim().to_owned());
        }
    };
    let typed = StoredValue::new(0_u32);
    let type_in = move |value: String| {
        text.set(value);
        let turn = typed.try_update_value(|typed| {
            *typed += 1;
            *typed
        });
        set_timeout(
            move || {
                if typed.try_get_value() == turn {
                    search()
                }
            },
            REST,
        );
    };
    view! {
        <form
            class="find"
            role="search"
            method="get"
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                search();
            }
        >
            <Icon glyph=Glyph::Search small=true />
            <input
                type="search"
                name="q"
                autocomplete="off"
                aria-label=tr!(words::search)
                placeholder=tr!(words::search)
                value=text.get_untracked()
                prop:value=move || text.get()
                on:input:target=move |event| type_in(event.target().value())
            />
        </form>
    }
}
