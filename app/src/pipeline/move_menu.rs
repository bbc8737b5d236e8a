//! “Move to…”: what dragging does, without dragging. One menu serves all cards.

use leptos::{html, prelude::*};
use meridian_domain::id::{DealId, StageId};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::desk::Desk;
use crate::{tr, ui::place::place, words::board as words};

const ID: &str = "move-to";

fn menu() -> Option<HtmlElement> {
    document().get_element_by_id(ID)?.dyn_into().ok()
}

/// Opens the menu at a card; true, because it always answers.
pub fn open(desk: Desk, deal: DealId) -> bool {
    if !desk.may_edit {
        desk.toasts.show(words::may_not_move(desk.lang.get_untracked()));
        return true;
    }
    desk.menu.set(Some(deal));
    request_animation_frame(move || {
        let button = document().query_selector(&format!("li[data-deal=\"{deal}\"] .more")).ok().flatten();
        let (Some(menu), Some(button)) = (menu(), button.and_then(|button| button.dyn_into::<HtmlElement>().ok()))
        else {
            return;
        };
        // Fails only when it is open already.
        drop(menu.show_popover());
        place(&button, &menu);
        focus(&menu, |_| Some(0));
    });
    true
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
    let choose = move |stage: StageId| {
        if let Some(menu) = menu() {
            // Fails only when it is closed already.
            drop(menu.hide_popover());
        }
        if let Some(deal) = desk.menu.get_untracked() {
            desk.move_to(deal, stage, None);
            desk.focus(deal);
        }
    };
    let stages = move || {
        let from = desk.menu.get().and_then(|deal| desk.deal(deal)).map(|deal| deal.stage);
        desk.lanes()
            .into_iter()
            .filter(|lane| from.is_some() && Some(lane.stage) != from)
            .map(|lane| {
                let name = move || lane.head.with(|head| head.stage.name.get(desk.lang.get()).to_owned());
                view! {
                    <button type="button" role="menuitem" tabindex="-1" on:click=move |_| choose(lane.stage)>
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
        </div>
    }
}
