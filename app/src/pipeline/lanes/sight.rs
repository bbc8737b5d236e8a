//! Whether an element is on the screen.

use js_sys::Array;
use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use super::super::desk::Desk;

/// Calls back when an element comes on the screen or leaves it, until it is dropped. Browser only.
pub(super) struct Sight {
    observer: IntersectionObserver,
    _told: Closure<dyn FnMut(Array)>,
}

impl Sight {
    /// `None` in a browser that cannot tell.
    pub(super) fn of(element: &Element, mut told: impl FnMut(bool) + 'static) -> Option<Self> {
        let told = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            let last = entries.iter().last().and_then(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok());
            if let Some(entry) = last {
                told(entry.is_intersecting());
            }
        });
        let observer = IntersectionObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _told: told })
    }

    /// Watches for as long as the calling component lives.
    pub(super) fn keep(self) {
        let kept = StoredValue::new_local(Some(self));
        on_cleanup(move || drop(kept.try_update_value(Option::take)));
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Lets `seen` say whether a row is on the screen. While a card is lifted nothing goes, so that what a
/// hand holds does not vanish. In a browser that cannot tell, everything is seen.
pub(super) fn follow(desk: Desk, section: NodeRef<html::Section>, seen: RwSignal<bool>) {
    Effect::new(move |_| {
        let Some(section) = section.get() else { return };
        let told = move |shown| {
            if seen.try_get_untracked().is_some_and(|old| old != shown)
                && (shown || desk.lifted.get_untracked().is_none())
            {
                seen.set(shown);
            }
        };
        match Sight::of(&section, told) {
            Some(sight) => sight.keep(),
            None => seen.set(true),
        }
    });
}
