//! Following the size of an element.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Calls back whenever the size of an element changes, until it is dropped. Browser only.
pub struct Resized {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut()>,
}

impl Resized {
    /// `None` in a browser that cannot watch sizes.
    pub fn of(element: &Element, told: impl FnMut() + 'static) -> Option<Self> {
        let told = Closure::<dyn FnMut()>::new(told);
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _told: told })
    }
}

impl Drop for Resized {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
