//! What is being typed, as signals.

use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::blank::{Blank, Typed};

/// One signal an input.
#[derive(Clone, Copy)]
pub struct Form(StoredValue<BTreeMap<Blank, RwSignal<String>>>);

impl Form {
    /// Inputs with what stands in them.
    pub fn new(texts: impl IntoIterator<Item = (Blank, String)>) -> Self {
        Self(StoredValue::new(texts.into_iter().map(|(blank, text)| (blank, RwSignal::new(text))).collect()))
    }

    /// The text of an input; `None` for one that is not there.
    pub fn get(self, blank: Blank) -> Option<RwSignal<String>> {
        self.0.try_with_value(|texts| texts.get(&blank).copied()).flatten()
    }

    /// What was typed; followed.
    pub fn read(self) -> Typed {
        let texts = self.0.try_get_value().unwrap_or_default();
        Typed(texts.into_iter().filter_map(|(blank, text)| Some((blank, text.try_get()?))).collect())
    }

    /// What was typed.
    pub fn read_untracked(self) -> Typed {
        untrack(|| self.read())
    }
}

/// Gives the focus to an input once it is drawn; to the first of several where it is a group.
pub fn focus(blank: Blank) {
    focus_id(&blank.id());
}

/// The same for any control.
pub fn focus_id(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || {
        let Some(element) = document().get_element_by_id(&id) else { return };
        let inner = element.query_selector("input, select, textarea, button").ok().flatten();
        let takes = element.matches("input, select, textarea, button").unwrap_or(false);
        let target = if takes { Some(element) } else { inner };
        if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            // Cannot fail: a control takes focus.
            drop(target.focus());
        }
    });
}
