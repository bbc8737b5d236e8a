//! Carrying an item of the SWOT to another place or side: by mouse, pen or finger at its grip, by the
//! keyboard, or from the menu. While it is carried only a line shows where it would land; dropping it is
//! one command.

use leptos::{html, prelude::*};
use meridian_domain::{
    id::SwotItemId,
    plan::{SwotItem, SwotSide, in_order, move_item},
};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, PointerEvent};

use super::sheets::Sheets;
use crate::{
    tr,
    ui::{Glyph, Icon},
    words::plan as words,
};

/// How far a pointer goes before it carries, in px.
const SLACK: i32 = 4;

/// What is carried, and where it would land.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Carried {
    pub id: SwotItemId,
    pub side: SwotSide,
    /// The place among the others of that side.
    pub at: usize,
}

impl Carried {
    /// Where it is after an arrow key: up and down along a side of `count` others, left and right from
    /// side to side as they stand: strengths and weaknesses above opportunities and threats.
    fn after(self, key: &str, count: impl Fn(SwotSide) -> usize) -> Option<Self> {
        use SwotSide::{Opportunity, Strength, Threat, Weakness};
        let beside = match (self.side, key) {
            (Strength, "ArrowRight") => Weakness,
            (Weakness, "ArrowLeft") => Strength,
            (Opportunity, "ArrowRight") => Threat,
            (Threat, "ArrowLeft") => Opportunity,
            _ => self.side,
        };
        match key {
            "ArrowLeft" | "ArrowRight" => Some(Self { side: beside, at: self.at.min(count(beside)), ..self }),
            "ArrowUp" if self.at > 0 => Some(Self { at: self.at - 1, ..self }),
            "ArrowUp" => match self.side {
                Opportunity => Some(Self { side: Strength, at: count(Strength), ..self }),
                Threat => Some(Self { side: Weakness, at: count(Weakness), ..self }),
                _ => Some(self),
            },
            "ArrowDown" if self.at < count(self.side) => Some(Self { at: self.at + 1, ..self }),
            "ArrowDown" => match self.side {
                Strength => Some(Self { side: Opportunity, at: 0, ..self }),
                Weakness => Some(Self { side: Threat, at: 0, ..self }),
                _ => Some(self),
            },
            _ => None,
        }
    }
}

/// What the hand does to the SWOT.
#[derive(Clone, Copy)]
pub struct Hand {
    pub sheets: Sheets,
    pub carried: RwSignal<Option<Carried>>,
    /// What is told to a screen reader.
    pub said: RwSignal<String>,
    /// Where the pointer went down, while it has not gone far enough to carry.
    pressed: StoredValue<Option<(SwotItemId, i32, i32)>>,
}

impl Hand {
    pub fn new(sheets: Sheets) -> Self {
        Self {
            sheets,
            carried: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            pressed: StoredValue::new(None),
        }
    }

    fn side(self, side: SwotSide) -> Vec<SwotItem> {
        let account = self.sheets.account;
        self.sheets.rooms.with_untracked(|world| {
            in_order(world.all::<SwotItem>().filter(|item| item.account == account && item.side == side).cloned())
        })
    }

    fn name(self, id: SwotItemId) -> String {
        let lang = self.sheets.lang.get_untracked();
        self.sheets.rooms.with_untracked(|world| {
            world.the::<SwotItem>(id).map(|item| item.text.get(lang).to_owned()).unwrap_or_default()
        })
    }

    fn say(self, text: String) {
        self.said.set(text);
    }

    /// Takes one up where it stands.
    fn lift(self, id: SwotItemId) {
        if !self.sheets.may_edit() {
            return;
        }
        let found = SwotSide::ALL.iter().find_map(|side| {
            let at = self.side(*side).iter().position(|item| item.id == id)?;
            Some(Carried { id, side: *side, at })
        });
        if found.is_some() {
            self.carried.set(found);
            self.say(words::lifted(self.sheets.lang.get_untracked(), &self.name(id)));
        }
    }

    fn over(self, carried: Carried) {
        if self.carried.get_untracked() != Some(carried) {
            self.carried.set(Some(carried));
            let lang = self.sheets.lang.get_untracked();
            self.say(words::over(lang, words::side(lang, carried.side), carried.at + 1));
        }
    }

    fn put_back(self) {
        // What goes on moving after Escape carries nothing.
        self.pressed.set_value(None);
        if self.carried.get_untracked().is_some() {
            self.carried.set(None);
            self.say(words::put_back(self.sheets.lang.get_untracked()).to_owned());
        }
    }

    fn drop(self) {
        if let Some(carried) = self.carried.get_untracked() {
            self.carried.set(None);
            self.put(carried.id, carried.side, carried.at);
        }
    }

    /// Puts an item to a place of a side; the focus stays with it.
    pub fn put(self, id: SwotItemId, side: SwotSide, at: usize) {
        let change = self.sheets.rooms.with_untracked(|world| move_item(world, id, side, at));
        match change {
            Ok(Some(change)) => {
                let (lang, name) = (self.sheets.lang, self.name(id));
                self.say(words::moved(lang.get_untracked(), &name, words::side(lang.get_untracked(), side)));
                self.sheets
                    .doing
                    .act_saying(change, move || words::moved(lang.get(), &name, words::side(lang.get(), side)));
            }
            Ok(None) => self.say(words::put_back(self.sheets.lang.get_untracked()).to_owned()),
            // Never seen: there is always room between two.
            Err(_) => {}
        }
        // On another side its row is drawn anew.
        request_animation_frame(move || {
            let grip = document().get_element_by_id(&format!("grip-{id}"));
            if let Some(grip) = grip.and_then(|grip| grip.dyn_into::<HtmlElement>().ok()) {
                // Cannot fail: a button takes focus.
                drop(grip.focus());
            }
        });
    }

    fn press(self, id: SwotItemId, event: &web_sys::KeyboardEvent) {
        let here = self.carried.get_untracked().filter(|carried| carried.id == id);
        let key = event.key();
        match (key.as_str(), here) {
            (" " | "Enter", None) => self.lift(id),
            (" " | "Enter", Some(_)) => self.drop(),
            ("Escape", Some(_)) => self.put_back(),
            ("Tab", Some(_)) => {
                self.put_back();
                return;
            }
            (key, Some(carried)) => {
                let count = |side| self.side(side).iter().filter(|item| item.id != id).count();
                match carried.after(key, count) {
                    Some(moved) => self.over(moved),
                    None => return,
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn down(self, id: SwotItemId, event: &PointerEvent) {
        if event.button() == 0 && self.sheets.may_edit() {
            self.pressed.set_value(Some((id, event.client_x(), event.client_y())));
            if let Some(grip) = event.current_target().and_then(|grip| grip.dyn_into::<HtmlElement>().ok()) {
                // Fails only when the pointer is gone already.
                drop(grip.set_pointer_capture(event.pointer_id()));
            }
        }
    }

    fn drag(self, event: &PointerEvent) {
        let Some((id, x, y)) = self.pressed.get_value() else { return };
        let (now_x, now_y) = (event.client_x(), event.client_y());
        if self.carried.with_untracked(Option::is_none) {
            if (now_x - x).abs().max((now_y - y).abs()) < SLACK {
                return;
            }
            self.lift(id);
        }
        event.prevent_default();
        if let Some((side, at)) = landing(id, now_x, now_y) {
            self.over(Carried { id, side, at });
        }
    }

    fn up(self) {
        if self.pressed.get_value().is_some() {
            self.pressed.set_value(None);
            self.drop();
        }
    }
}

/// The side under a point, and the place among the others there.
fn landing(id: SwotItemId, x: i32, y: i32) -> Option<(SwotSide, usize)> {
    let under = document().element_from_point(x as f32, y as f32)?;
    let list = under.closest("[data-side]").ok()??;
    let key = list.get_attribute("data-side")?;
    let side = SwotSide::ALL.iter().copied().find(|side| side.letter().to_string() == key)?;
    let rows = list.query_selector_all("li[data-item]").ok()?;
    let own = id.to_string();
    let mut at = 0;
    for index in 0..rows.length() {
        let Some(row) = rows.get(index).and_then(|row| row.dyn_into::<HtmlElement>().ok()) else { continue };
        if row.get_attribute("data-item").as_deref() == Some(own.as_str()) {
            continue;
        }
        let place = row.get_bounding_client_rect();
        if f64::from(y) > place.top() + place.height() / 2.0 {
            at += 1;
        }
    }
    Some((side, at))
}

/// What an item is carried by.
#[component]
pub fn Grip(hand: Hand, id: SwotItemId, name: Signal<String>) -> impl IntoView {
    let lang = hand.sheets.lang;
    let button = NodeRef::<html::Button>::new();
    let held = move || hand.carried.with(|carried| carried.is_some_and(|carried| carried.id == id));
    view! {
        <button
            node_ref=button
            type="button"
            id=format!("grip-{id}")
            class="btn grip"
            data-kind="quiet"
            data-size="s"
            data-icon=""
            title=tr!(words::how_to_move)
            aria-label=move || words::move_item(lang.get(), &name.get())
            aria-describedby="swot-keys"
            aria-pressed=move || if held() { "true" } else { "false" }
            aria-disabled=move || hand.sheets.why.with(Option::is_some).then_some("true")
            on:keydown=move |event| hand.press(id, &event)
            on:pointerdown=move |event| hand.down(id, &event)
            on:pointermove=move |event| hand.drag(&event)
            on:pointerup=move |_| hand.up()
            on:pointercancel=move |_| hand.put_back()
        >
            <Icon glyph=Glyph::Grip/>
        </button>
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn arrows_walk_the_four_sides_and_stop_at_the_ends() {
        use SwotSide::{Opportunity, Strength, Threat, Weakness};
        let count = |side| if side == Strength { 2 } else { 1 };
        let start = Carried { id: SwotItemId(Uuid::nil()), side: Strength, at: 2 };
        let walk = |keys: &[&str]| keys.iter().fold(start, |carried, key| carried.after(key, count).expect("an arrow"));
        let stands = |keys: &[&str]| (walk(keys).side, walk(keys).at);
        assert_eq!(stands(&["ArrowRight"]), (Weakness, 1), "there are fewer places");
        assert_eq!(stands(&["ArrowDown"]), (Opportunity, 0));
        assert_eq!(stands(&["ArrowDown", "ArrowUp"]), (Strength, 2));
        assert_eq!(stands(&["ArrowDown", "ArrowRight", "ArrowDown", "ArrowDown"]), (Threat, 1), "no further");
        assert_eq!(stands(&["ArrowUp", "ArrowUp", "ArrowUp"]), (Strength, 0));
        assert_eq!(start.after("Home", count), None);
    }
}
