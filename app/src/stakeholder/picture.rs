//! Writes what moves into the picture, past the view.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// Writes an attribute of an element that may not be drawn; whether it is.
pub fn set(id: &str, name: &str, value: &str) -> bool {
    // Cannot fail where there is an element: the names are valid.
    document().get_element_by_id(id).is_some_and(|element| element.set_attribute(name, value).is_ok())
}

/// Sets a property of style of the map's picture.
pub fn style(property: &str, value: &str) {
    let world =
        document().get_element_by_id("map-world").and_then(|world| world.dyn_into::<web_sys::SvgElement>().ok());
    if let Some(world) = world {
        // Cannot fail: the properties exist.
        drop(world.style().set_property(property, value));
    }
}

/// Whether the reader wants no motion.
pub fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
