//! The bar over the board: which pipeline, which deals. The choice is kept in the address.

use std::time::Duration;

use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use meridian_domain::{id::PipelineId, names::Names, pipeline::view::DealFilter};

use super::{desk::Desk, filter};
use crate::{
    shell::Route,
    tr,
    ui::{Chip, Entry, Glyph, Icon, Item, Menu, Why},
    words::{access, board as words, common},
};

/// How long typing rests before the board follows.
const REST: Duration = Duration::from_millis(250);

/// Puts a filter into the address, from where the board takes it.
pub fn use_filter(desk: Desk) -> Callback<DealFilter> {
    let (navigate, path) = (use_navigate(), use_location().pathname);
    Callback::new(move |filter: DealFilter| {
        if desk.filter.with_untracked(|old| *old != filter) {
            let address = format!("{}{}", path.get_untracked(), filter::write(&filter));
            navigate(&address, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    })
}

/// The bar.
#[component]
pub fn FilterBar(desk: Desk, pipelines: Vec<(PipelineId, Names)>, name: Names) -> impl IntoView {
    let go = use_filter(desk);
    let change = move |change: &dyn Fn(&mut DealFilter)| {
        let mut filter = desk.filter.get_untracked();
        change(&mut filter);
        go.run(filter);
    };
    let unnamed = Signal::derive(move || desk.filter.with(|filter| filter.without_account));
    let owner_name = move || {
        let id = desk.filter.with(|filter| filter.owner)?;
        desk.directory.with(|names| Some(names.owners.get(&id)?.get(desk.lang.get()).to_owned()))
    };
    let account_name = move || {
        let id = desk.filter.with(|filter| filter.account)?;
        desk.directory.with(|names| Some(names.accounts.get(&id)?.get(desk.lang.get()).to_owned()))
    };
    let owners = move || {
        let chosen = desk.filter.with(|filter| filter.owner);
        let all = Item::new(tr!(common::all), move || change(&|filter| filter.owner = None)).checked(chosen.is_none());
        let named = desk.directory.get().owners.into_iter().map(move |(id, name)| {
            let choose = move || change(&|filter| filter.owner = Some(id));
            Item::new(move || name.get(desk.lang.get()).to_owned(), choose).checked(chosen == Some(id))
        });
        std::iter::once(all).chain(named).map(Entry::from).collect::<Vec<_>>()
    };
    let accounts = move || {
        let chosen = desk.filter.with(|filter| filter.account);
        let all =
            Item::new(tr!(common::all), move || change(&|filter| filter.account = None)).checked(chosen.is_none());
        let named = desk.directory.get().accounts.into_iter().take(60).map(move |(id, name)| {
            let choose = move || {
                change(&|filter| {
                    filter.account = Some(id);
                    filter.without_account = false;
                });
            };
            Item::new(move || name.get(desk.lang.get()).to_owned(), choose).checked(chosen == Some(id))
        });
        std::iter::once(all).chain(named).map(Entry::from).collect::<Vec<_>>()
    };
    let why = Signal::derive(move || (!desk.may_edit).then(|| words::may_not_move(desk.lang.get()).to_owned()));
    view! {
        <div class="bar">
            <Pipelines desk pipelines name />
            <Search desk go />
            <Menu id="filter-owner" class="chip" label=tr!(common::owner) entries=owners>
                <Icon glyph=Glyph::User />
                {move || owner_name().unwrap_or_else(|| common::owner(desk.lang.get()).to_owned())}
            </Menu>
            <Menu id="filter-account" class="chip" label=tr!(words::account) entries=accounts>
                <Icon glyph=Glyph::Building />
                {move || account_name().unwrap_or_else(|| words::account(desk.lang.get()).to_owned())}
            </Menu>
            <Chip
                pressed=unnamed
                on_press=Callback::new(move |()| {
                    change(
                        &|filter| {
                            filter.without_account = !filter.without_account;
                            filter.account = None;
                        },
                    );
                })
            >
                {tr!(words::no_account)}
            </Chip>
            {move || {
                (!desk.filter.with(filter::shows_all))
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="btn"
                                data-kind="quiet"
                                data-size="s"
                                on:click=move |_| go.run(DealFilter::default())
                            >
                                {tr!(common::clear_filter)}
                            </button>
                        }
                    })
            }}
            <span class="push"></span>
            <span title=tr!(access::read_only)><Why reason=why icon=Glyph::Lock /></span>
        </div>
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
            <Icon glyph=Glyph::Board />
            <span class="clip">{move || name.get(desk.lang.get()).to_owned()}</span>
            <Icon glyph=Glyph::Down small=true />
        </Menu>
    }
}

#[component]
fn Search(desk: Desk, go: Callback<DealFilter>) -> impl IntoView {
    let text = RwSignal::new(desk.filter.with_untracked(|filter| filter.text.clone()));
    // Back and “clear” change the filter from elsewhere.
    Effect::new(move |_| {
        let filter = desk.filter.with(|filter| filter.text.clone());
        if text.with_untracked(|text| text.trim() != filter) {
            text.set(filter);
        }
    });
    let search = move || {
        if let (Some(text), Some(filter)) = (text.try_get_untracked(), desk.filter.try_get_untracked()) {
            go.try_run(DealFilter { text: text.trim().to_owned(), ..filter });
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
