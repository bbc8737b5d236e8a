//! What the cells share: where the focus is, what the keys do, which command each edit is.

use leptos::prelude::*;
use meridian_domain::{
    gate::Change,
    id::{SeatId, UserId},
    stakeholder::{Relation, RelationPatch, Seat},
    time::Date,
};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::super::{
    change,
    colleagues::{self, Colleagues},
    level::LEVELS,
    side::reached,
    stage::Stage,
};
use crate::live::fresh;

/// A cell: a person and a colleague.
pub type Place = (SeatId, UserId);

/// What the cells share.
#[derive(Clone, Copy)]
pub struct Grid {
    pub stage: Stage,
    pub colleagues: Colleagues,
    pub today: Date,
    pub rows: Memo<Vec<SeatId>>,
    pub columns: Memo<Vec<UserId>>,
    /// Where the focus is, or was last.
    pub here: RwSignal<Option<Place>>,
    /// The cell that is edited.
    pub editing: RwSignal<Option<Place>>,
}

impl Grid {
    pub fn relation(self, (seat, user): Place) -> Option<Relation> {
        self.stage.rooms.with(|world| {
            let person = world.the::<Seat>(seat)?.person;
            colleagues::between(world, person, user).cloned()
        })
    }

    /// Sets the level or the level wanted; a relation begins where there is none.
    pub fn set(self, place: Place, level: i64, wanted: bool) {
        let stage = self.stage;
        let change = match untrack(|| self.relation(place)) {
            Some(relation) if wanted => {
                let set = RelationPatch { desired: Some(level), ..RelationPatch::default() };
                Some(change::edit_relation(relation.id, set))
            }
            Some(relation) => Some(change::edit_relation(relation.id, reached(level, self.today))),
            None => {
                let account = stage.map.with_value(|map| map.account);
                let person = stage.rooms.with_untracked(|world| world.the::<Seat>(place.0).map(|seat| seat.person));
                let current = if wanted { 1 } else { level };
                let (user, since) = (place.1, Some(self.today));
                person.map(|person| {
                    let id = fresh();
                    Change::Add(Relation { id, account, person, user, current, desired: level, since }.into())
                })
            }
        };
        if let Some(change) = change {
            stage.submit(change);
        }
    }

    pub fn remove(self, place: Place) {
        if let Some(relation) = untrack(|| self.relation(place)) {
            self.stage.submit(Change::Remove(relation.id.into()));
        }
    }

    /// Begins to edit a cell and goes into it.
    pub fn edit(self, place: Place) {
        self.here.set(Some(place));
        if self.stage.may_edit {
            self.editing.set(Some(place));
            request_animation_frame(move || focus(place, Some("select, button")));
        }
    }

    pub fn go(self, place: Place) {
        self.here.set(Some(place));
        focus(place, None);
    }

    /// The cell the given steps away, at most at the edge.
    fn away(self, (seat, user): Place, down: isize, right: isize) -> Option<Place> {
        let step = |at: usize, by: isize, count: usize| at.saturating_add_signed(by).min(count.saturating_sub(1));
        let (rows, columns) = (self.rows.get_untracked(), self.columns.get_untracked());
        let row = step(rows.iter().position(|row| *row == seat)?, down, rows.len());
        let column = step(columns.iter().position(|column| *column == user)?, right, columns.len());
        Some((*rows.get(row)?, *columns.get(column)?))
    }

    pub fn key(self, event: &KeyboardEvent) {
        let Some(place) = self.here.get_untracked() else { return };
        if self.editing.get_untracked() == Some(place) {
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                self.editing.set(None);
                request_animation_frame(move || focus(place, None));
            }
            return;
        }
        let inside = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if event.ctrl_key() || event.meta_key() || inside.is_none_or(|element| element.get_attribute("role").is_none())
        {
            return;
        }
        let far = isize::MAX;
        let (key, code) = (event.key(), event.code());
        let digit = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad"));
        let level = digit.and_then(|digit| digit.parse::<i64>().ok()).filter(|level| LEVELS.contains(level));
        let to = match key.as_str() {
            "ArrowDown" => self.away(place, 1, 0),
            "ArrowUp" => self.away(place, -1, 0),
            "ArrowRight" => self.away(place, 0, 1),
            "ArrowLeft" => self.away(place, 0, -1),
            "Home" => self.away(place, 0, -far),
            "End" => self.away(place, 0, far),
            "PageUp" => self.away(place, -far, 0),
            "PageDown" => self.away(place, far, 0),
            "Enter" | "F2" => {
                self.edit(place);
                Some(place).filter(|_| !self.stage.may_edit)
            }
            "Delete" | "Backspace" if self.stage.may_edit => {
                self.remove(place);
                Some(place)
            }
            _ => match level.filter(|_| self.stage.may_edit) {
                Some(level) => {
                    self.set(place, level, event.shift_key());
                    Some(place)
                }
                None => return,
            },
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(to) = to {
            self.go(to);
        }
    }
}

/// Puts the focus on a cell, or on what `inside` finds in it.
pub fn focus((seat, user): Place, inside: Option<&str>) {
    let cell = document().get_element_by_id(&format!("cell-{seat}-{user}"));
    let found = match inside {
        Some(inside) => cell.and_then(|cell| cell.query_selector(inside).ok().flatten()),
        None => cell,
    };
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Cannot fail: it takes focus.
        drop(element.focus());
    }
}
