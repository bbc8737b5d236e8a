//! Where a floating thing stands: under its anchor, inside the window.
//!
//! The position goes into two custom properties through the CSSOM, which a strict CSP allows; where
//! the browser can anchor by itself (`position-area`), overlay.css ignores them.

use web_sys::HtmlElement;

/// Least distance from the edges of the window, and from the anchor.
const AIR: f64 = 4.0;

/// Puts `floating` under `anchor`, above it when there is no room below. Browser only.
pub fn place(anchor: &HtmlElement, floating: &HtmlElement) {
    let window = leptos::prelude::window();
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let view = (size(window.inner_width()), size(window.inner_height()));
    let at = anchor.get_bounding_client_rect();
    let it = floating.get_bounding_client_rect();
    let (left, top) = spot((at.left(), at.top(), at.bottom()), (it.width(), it.height()), view);
    let style = floating.style();
    // Cannot fail: both are lengths.
    drop(style.set_property("--left", &format!("{left}px")));
    drop(style.set_property("--top", &format!("{top}px")));
}

/// Left and top of something `width` × `height` in a window of `view`, at an anchor that begins at
/// `left` and stands from `top` to `bottom`.
fn spot((left, top, bottom): (f64, f64, f64), (width, height): (f64, f64), view: (f64, f64)) -> (f64, f64) {
    let left = left.min(view.0 - width - AIR).max(AIR);
    let below = bottom + AIR;
    let above = top - AIR - height;
    let top = if below + height <= view.1 - AIR {
        below
    } else if above >= AIR {
        above
    } else {
        (view.1 - height - AIR).max(AIR)
    };
    (left, top)
}

#[cfg(test)]
mod tests {
    use super::spot;

    #[test]
    fn it_stands_below_where_there_is_room() {
        assert_eq!(spot((100.0, 50.0, 70.0), (200.0, 300.0), (1280.0, 800.0)), (100.0, 74.0));
    }

    #[test]
    fn it_stands_above_near_the_lower_edge() {
        assert_eq!(spot((100.0, 700.0, 730.0), (200.0, 300.0), (1280.0, 800.0)), (100.0, 396.0));
    }

    #[test]
    fn it_never_leaves_the_window() {
        assert_eq!(spot((1200.0, 390.0, 410.0), (400.0, 700.0), (1280.0, 800.0)), (876.0, 96.0));
        assert_eq!(spot((10.0, 10.0, 20.0), (400.0, 900.0), (300.0, 600.0)), (4.0, 4.0));
    }
}
