//! A cell of the table: what it shows, and the field it becomes.

use leptos::prelude::*;
use meridian_domain::{
    id::DealId,
    locale::{self, Lang},
    pipeline::{Deal, Stage, StageKind, query::SortKey},
};

use super::{
    edit::Editor,
    field::field,
    is_figure,
    keyboard::enter,
    list::{List, Place},
};
use crate::{
    pipeline::{age, deal::StageMenu, desk::Desk},
    shell::Route,
    words::{account, board, common, views as words},
};

/// A cell's text, and the class that tells how it is.
struct Shown {
    text: String,
    tone: &'static str,
}

impl Shown {
    fn plain(text: Option<String>) -> Self {
        Self { text: text.unwrap_or_else(|| locale::ABSENT.to_owned()), tone: "" }
    }
}

/// What a cell shows.
fn shown(desk: Desk, deal: &Deal, key: SortKey) -> Shown {
    let (lang, today): (Lang, _) = (desk.lang.get(), desk.today.get());
    let stage = desk.rooms.with(|world| world.the::<Stage>(deal.stage).cloned());
    let open = stage.as_ref().is_some_and(|stage| stage.kind == StageKind::Open);
    let day = |on: Option<meridian_domain::time::Date>| Shown {
        text: on.map_or_else(|| locale::ABSENT.to_owned(), |on| locale::day_near(lang, on, today)),
        tone: if open && on.is_some_and(|on| on < today) { "alarm" } else { "" },
    };
    match key {
        SortKey::Account => match deal.account {
            None => Shown { text: board::no_account(lang).to_owned(), tone: "meta" },
            Some(id) => {
                Shown::plain(desk.directory.with(|names| names.accounts.get(&id).map(|it| it.get(lang).to_owned())))
            }
        },
        SortKey::Product => Shown::plain(
            deal.product
                .and_then(|id| desk.directory.with(|names| names.products.get(&id).map(|it| it.get(lang).to_owned()))),
        ),
        SortKey::Owner => match deal.owner {
            None => Shown { text: account::no_owner(lang).to_owned(), tone: "meta" },
            Some(id) => {
                let learnt = desk.directory.with(|names| names.owners.get(&id).map(|it| it.get(lang).to_owned()));
                let offered = || {
                    desk.choices.with(|choices| {
                        let all = &choices.as_ref()?.colleagues;
                        all.iter().find(|(user, _)| *user == id).map(|(_, it)| it.get(lang).to_owned())
                    })
                };
                Shown::plain(learnt.or_else(offered))
            }
        },
        SortKey::Amount => Shown::plain(deal.amount.map(|amount| locale::money(lang, amount))),
        SortKey::Probability => Shown::plain(stage.as_ref().map(|stage| format!("{}%", deal.chance(stage)))),
        SortKey::Expected => day(deal.expected_on),
        SortKey::NextOn => day(deal.next_on),
        SortKey::NextStep if deal.next_step.is_empty() && open => {
            Shown { text: board::no_next_step(lang).to_owned(), tone: "caution" }
        }
        SortKey::NextStep => Shown::plain(Some(deal.next_step.clone()).filter(|step| !step.is_empty())),
        SortKey::Age => {
            let days = age::days(deal.entered_at, desk.now.get());
            let verdict = stage.as_ref().filter(|_| open).map_or("", |stage| age::verdict(days, stage).class());
            Shown { text: common::days(lang, days), tone: verdict }
        }
        SortKey::Title | SortKey::Team | SortKey::Stage => Shown::plain(Some(deal.title.get(lang).to_owned())),
    }
}

#[component]
pub(super) fn Cell(
    list: List,
    id: DealId,
    deal: Memo<Option<Deal>>,
    number: Memo<usize>,
    column: usize,
    key: SortKey,
) -> impl IntoView {
    let desk = list.desk;
    let editing = Memo::new(move |_| list.editing.get() == Some((id, key)));
    let here = move || Place { row: number.get(), column };
    // One cell of the table is a stop of the Tab key; while the one the keyboard is at is not drawn,
    // the first that is.
    let stop = move || {
        let at = list.at.get();
        let (start, end) = list.range.with(|range| (range.start, range.end));
        let row = if (start..end).contains(&at.row) { at.row } else { start };
        if (Place { row, ..at }) == here() { "0" } else { "-1" }
    };
    let name = move || words::sort_key(desk.lang.get(), key);
    let title = move || deal.with(|deal| deal.as_ref().map(|deal| deal.title.get(desk.lang.get()).to_owned()));
    let label = Signal::derive(move || format!("{}: {}", title().unwrap_or_default(), name()));
    let edits = field(key, Lang::Zh).is_some();
    let open = move |event: web_sys::MouseEvent| {
        if event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            desk.open_deal(id);
        }
    };
    let text = move || {
        deal.get().map(|deal| {
            let Shown { text, tone } = shown(desk, &deal, key);
            view! { <span class=format!("clip {tone}") title=text.clone()>{text.clone()}</span> }
        })
    };
    let content = move || {
        if editing.get() {
            return view! { <Editor list id key label/> }.into_any();
        }
        match key {
            SortKey::Title => {
                let href = Route::Deal(id).path();
                view! {
                    <a
                        class="link clip"
                        href=href
                        tabindex="-1"
                        title=move || words::open_deal(desk.lang.get(), &title().unwrap_or_default())
                        on:click=open
                    >
                        {title}
                    </a>
                }
                .into_any()
            }
            SortKey::Stage => {
                // What the stage asks for is asked on the sheet of the board.
                let moves = Callback::new(move |to| desk.move_to(vec![id], to, None));
                view! { <StageMenu id rooms=desk.rooms may_edit=desk.may_edit menu=format!("table-{id}") moves/> }
                    .into_any()
            }
            _ => text.into_any(),
        }
    };
    // A press goes to the cell, one more edits it: with a mouse as with a finger.
    let press = move |_| {
        let here = untrack(here);
        if list.at.get_untracked() != here {
            list.at.set(here);
        } else if edits && key != SortKey::Title && !editing.get_untracked() {
            enter(list, here);
        }
    };
    let cell = move || format!("{}:{column}", number.get());
    let readonly = (!edits || !desk.may_edit).then_some("true");
    view! {
        <td
            role=if key == SortKey::Title { "rowheader" } else { "gridcell" }
            class=if is_figure(key) { "num" } else { "" }
            data-col=key.key()
            data-label=name
            data-cell=cell
            data-edits=(edits && desk.may_edit).then_some("")
            data-editing=move || editing.get().then_some("")
            aria-colindex=column + 1
            aria-readonly=readonly
            tabindex=stop
            on:click=press
        >
            {content}
        </td>
    }
}
