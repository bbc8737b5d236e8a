//! What the browser keeps for us when the page goes.

/// Where.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shelf {
    /// For this tab, over reloads.
    Tab,
    /// For all tabs, until it is removed.
    Browser,
}

/// A browser that keeps nothing (private windows, full discs) is no reason to stop working: what
/// cannot be kept is gone with the page.
#[cfg(feature = "hydrate")]
impl Shelf {
    fn storage(self) -> Option<web_sys::Storage> {
        let window = leptos::prelude::window();
        match self {
            Self::Tab => window.session_storage(),
            Self::Browser => window.local_storage(),
        }
        .ok()
        .flatten()
    }

    pub(crate) fn get(self, key: &str) -> Option<String> {
        self.storage()?.get_item(key).ok().flatten()
    }

    pub(crate) fn put(self, key: &str, text: &str) {
        if let Some(storage) = self.storage() {
            drop(storage.set_item(key, text));
        }
    }

    pub(crate) fn remove(self, key: &str) {
        if let Some(storage) = self.storage() {
            drop(storage.remove_item(key));
        }
    }

    /// The keys that begin with `prefix`, in order.
    pub(crate) fn keys(self, prefix: &str) -> Vec<String> {
        let Some(storage) = self.storage() else { return Vec::new() };
        let all = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
        let mut keys: Vec<String> = all.filter(|key| key.starts_with(prefix)).collect();
        keys.sort();
        keys
    }
}

/// The server keeps nothing for a browser.
#[cfg(not(feature = "hydrate"))]
impl Shelf {
    pub(crate) fn get(self, _: &str) -> Option<String> {
        None
    }

    pub(crate) fn put(self, _: &str, _: &str) {}

    pub(crate) fn remove(self, _: &str) {}

    pub(crate) fn keys(self, _: &str) -> Vec<String> {
        Vec::new()
    }
}
