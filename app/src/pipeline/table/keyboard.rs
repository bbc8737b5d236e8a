//! The keyboard in the table: arrows walk, Enter and F2 edit, Space opens the deal.

use leptos::prelude::*;
use meridian_domain::pipeline::query::SortKey;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::{
    COLUMNS,
    field::field,
    list::{List, Place},
};
use crate::words::board;

/// Gives the focus to an element of the page; false when it is not there.
pub(super) fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    let element = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // Fails only for what takes no focus; the cells and fields of the table do.
    element.is_some_and(|element| element.focus().is_ok())
}

/// The cell an event comes from, unless it comes from a field or a control in it.
fn cell_of(event: &KeyboardEvent) -> Option<Place> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let (row, column) =
        target.get_attribute("data-cell")?.split_once(':').map(|(row, column)| (row.to_owned(), column.to_owned()))?;
    Some(Place { row: row.parse().ok()?, column: column.parse().ok()? })
}

/// Where a key leads; `None` when it is none that leads somewhere. `last` is the last cell there is.
fn step(key: &str, far: bool, at: Place, last: Place, page: usize) -> Option<Place> {
    let Place { row, column } = at;
    Some(match key {
        "ArrowUp" => Place { row: row.saturating_sub(1), column },
        "ArrowDown" => Place { row: (row + 1).min(last.row), column },
        "ArrowLeft" => Place { row, column: column.saturating_sub(1) },
        "ArrowRight" => Place { row, column: (column + 1).min(last.column) },
        "PageUp" => Place { row: row.saturating_sub(page), column },
        "PageDown" => Place { row: (row + page).min(last.row), column },
        "Home" => Place { row: if far { 0 } else { row }, column: 0 },
        "End" => Place { row: if far { last.row } else { row }, column: last.column },
        _ => return None,
    })
}

/// The next cell that can be edited, the row after it when this one has no more.
pub(super) fn next_field(at: Place, back: bool, rows: usize) -> Option<Place> {
    let width = COLUMNS.len();
    let (now, all) = (at.row * width + at.column, rows * width);
    let fits = |cell: &usize| field(COLUMNS[cell % width], Default::default()).is_some();
    let found = if back { (0..now).rev().find(fits) } else { (now + 1..all).find(fits) };
    found.map(|cell| Place { row: cell / width, column: cell % width })
}

/// A key on a cell.
pub(super) fn press(list: List, event: &KeyboardEvent) {
    let Some(at) = cell_of(event) else { return };
    if event.alt_key() {
        return;
    }
    let far = event.ctrl_key() || event.meta_key();
    let last = Place {
        row: list.slots.with_untracked(super::super::slots::Slots::len).saturating_sub(1),
        column: COLUMNS.len() - 1,
    };
    let height = list.scroller.get_untracked().map_or(0.0, |scroller| f64::from(scroller.client_height()));
    let page = ((height / list.pitch.get_untracked()) as usize).saturating_sub(2).max(1);
    let done = if let Some(to) = step(&event.key(), far, at, last, page) {
        list.go(to);
        true
    } else {
        match event.key().as_str() {
            "Enter" | "F2" if !far => enter(list, at),
            " " => {
                if let Some(deal) = list.slots.with_untracked(|slots| slots.get(at.row)) {
                    list.desk.open_deal(deal);
                }
                true
            }
            _ => false,
        }
    };
    if done {
        event.prevent_default();
    }
}

/// Begins to edit a cell, or does what its column does.
pub(super) fn enter(list: List, at: Place) -> bool {
    let Some(deal) = list.slots.with_untracked(|slots| slots.get(at.row)) else { return false };
    let Some(key) = COLUMNS.get(at.column).copied() else { return false };
    list.at.set(at);
    if key == SortKey::Stage {
        // The move menu of the row.
        let selector = format!(".deal-table [data-cell=\"{}:{}\"] button", at.row, at.column);
        if let Some(button) = document().query_selector(&selector).ok().flatten()
            && let Ok(button) = button.dyn_into::<HtmlElement>()
        {
            button.click();
        }
    } else if field(key, list.desk.lang.get_untracked()).is_none() {
        list.desk.open_deal(deal);
    } else if list.desk.may_edit {
        list.editing.set(Some((deal, key)));
    } else {
        list.desk.toasts.show(board::may_not_move(list.desk.lang.get_untracked()));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{super::super::chance::chance, *};

    const LAST: Place = Place { row: 99, column: 10 };

    #[test]
    fn arrows_stop_at_the_edges_and_control_goes_to_the_corners() {
        let at = Place { row: 0, column: 0 };
        assert_eq!(step("ArrowUp", false, at, LAST, 10), Some(at));
        assert_eq!(step("ArrowLeft", false, at, LAST, 10), Some(at));
        assert_eq!(step("End", true, at, LAST, 10), Some(LAST));
        assert_eq!(step("End", false, at, LAST, 10), Some(Place { row: 0, column: 10 }));
        assert_eq!(step("Home", true, LAST, LAST, 10), Some(at));
        assert_eq!(step("PageDown", false, Place { row: 95, column: 3 }, LAST, 10), Some(Place { row: 99, column: 3 }));
        assert_eq!(step("a", false, at, LAST, 10), None);
    }

    #[test]
    fn tab_goes_over_the_fields_of_all_rows_and_back() {
        let mut at = Place { row: 0, column: 0 };
        let mut gone = vec![at];
        while let Some(next) = next_field(at, false, 2) {
            gone.push(next);
            at = next;
        }
        // Seven fields in each row.
        assert_eq!(gone.len(), 14);
        let mut back = vec![at];
        while let Some(next) = next_field(at, true, 2) {
            back.push(next);
            at = next;
        }
        gone.reverse();
        assert_eq!(back, gone);
    }

    #[test]
    fn no_key_leaves_the_table() {
        let keys = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "PageUp", "PageDown", "Home", "End"];
        for seed in 0..100 {
            let (mut next, mut at) = (chance(seed), Place::default());
            for _ in 0..60 {
                at = step(keys[next(keys.len())], next(4) == 0, at, LAST, 7).expect("a key that leads somewhere");
                assert!(at.row <= LAST.row && at.column <= LAST.column, "seed {seed}");
            }
        }
    }
}
