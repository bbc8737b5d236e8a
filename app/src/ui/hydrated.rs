//! What only the browser knows must wait until the page the server sent has come alive.

use leptos::prelude::*;

/// False on the server and in the browser's first render, true afterwards. What is drawn behind it
/// may differ between the two without breaking hydration.
#[must_use]
pub fn hydrated() -> Signal<bool> {
    let alive = RwSignal::new(false);
    Effect::new(move |_| alive.set(true));
    alive.into()
}
