//! “Move to…”: what dragging does, without dragging. One menu serves all cards, and all that are picked.

use std::collections::BTreeSet;

use leptos::{html, prelude::*};
use meridian_domain::id::{DealId, StageId};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::desk::Desk;
use crate::{
    tr,
    ui::{Kbd, place::place},
    words::{board as words, card},
};

const ID: &str = "move-to";

fn menu() -> Option<HtmlElement> {
    document().get_element_by_id(ID)?.dyn_into().ok()
}

/// Opens the menu at a card, for all that move with it; true, because it always answers.
pub fn open_at(desk: Desk, deal: DealId) -> bool {
    open(desk, desk.company(deal), format!("li[data-deal=\"{deal}\"] .more"));
    true
}

/// Opens the menu for deals at the button that `anchor` selects.
pub fn open(desk: Desk, deals: Vec<DealId>, anchor: String) {
    if !desk.may_edit {
        desk.toasts.show(words::may_not_move(desk.lang.get_untracked()));
        return;
    }
    desk.menu.set(deals);
    request_animation_frame(move || {
        let button = document().query_selector(&anchor).ok().flatten();
        let (Some(menu), Some(button)) = (menu(), button.and_then(|button| button.dyn_into::<HtmlElement>().ok()))
        else {
            return;
        };
        // Fails only when it is open already.
        drop(menu.show_popover());
        place(&button, &menu);
        focus(&menu, |_| Some(0));
    });
}

fn focus(menu: &HtmlElement, which: impl Fn(Option<usize>) -> Option<usize>) {
    let Ok(found) = menu.query_selector_all("[role=menuitem]") else { return };
    let items: Vec<HtmlElement> = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let here = document().active_element();
    let at = items.iter().position(|item| here.as_ref().is_some_and(|here| item.is_same_node(Some(here))));
    if let Some(item) = which(at).and_then(|at| items.get(at.min(items.len().saturating_sub(1)))) {
        // Cannot fail: a button takes focus.
        drop(item.focus());
    }
}

/// The menu, once a board.
#[component]
pub fn MoveMenu(desk: Desk) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let steer = move |event: web_sys::KeyboardEvent| {
        let Some(menu) = list.get_untracked() else { return };
        match event.key().as_str() {
            "ArrowDown" => focus(&menu, |at| Some(at.map_or(0, |at| at + 1))),
            "ArrowUp" => focus(&menu, |at| Some(at.unwrap_or(0).saturating_sub(1))),
            "Home" => focus(&menu, |_| Some(0)),
            "End" => focus(&menu, |_| Some(usize::MAX)),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let close = move || {
        if let Some(menu) = menu() {
            // Fails only when it is closed already.
            drop(menu.hide_popover());
        }
        desk.menu.get_untracked()
    };
    let choose = move |stage: StageId| {
        let deals = close();
        let first = deals.first().copied();
        desk.move_to(deals, stage, None);
        if let Some(first) = first.filter(|_| desk.waiting.with_untracked(Option::is_none)) {
            desk.focus(first);
        }
    };
    // Where a finger cannot press two keys at once.
    let pick = move |_| {
        if let [deal] = close().as_slice() {
            desk.pick(*deal);
        }
    };
    let alone = move || desk.menu.with(|deals| if let [deal] = deals.as_slice() { Some(*deal) } else { None });
    let picks = move || {
        alone().map(|deal| {
            let picked = desk.picked.with(|picked| picked.contains(&deal));
            let word = move || if picked { card::unpick(desk.lang.get()) } else { card::pick(desk.lang.get()) };
            view! {
                <hr />
                <button type="button" role="menuitem" tabindex="-1" on:click=pick>
                    {word}
                    <Kbd keys="X" />
                </button>
            }
        })
    };
    let stages = move || {
        let from: BTreeSet<StageId> =
            desk.menu.get().into_iter().filter_map(|deal| desk.deal(deal)).map(|deal| deal.stage).collect();
        let columns = desk.heads.with(|heads| heads.iter().map(|head| head.stage.clone()).collect::<Vec<_>>());
        columns
            .into_iter()
            .filter(|stage| !from.is_empty() && (from.len() > 1 || !from.contains(&stage.id)))
            .map(|stage| {
                let id = stage.id;
                let name = move || stage.name.get(desk.lang.get()).to_owned();
                view! {
                    <button type="button" role="menuitem" tabindex="-1" on:click=move |_| choose(id)>
                        {name}
                    </button>
                }
            })
            .collect_view()
    };
    view! {
        <div
            id=ID
            node_ref=list
            class="menu"
            popover="auto"
            role="menu"
            aria-label=tr!(words::move_to)
            on:keydown=steer
        >
            {stages}
            {picks}
        </div>
    }
}
