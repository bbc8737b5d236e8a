//! What is typed into a field that is sent when it is left.

use leptos::prelude::*;

/// What is being typed into a field. It stays, whatever a colleague changes meanwhile; who leaves the
/// field last has the last word.
#[derive(Clone, Copy)]
pub struct Draft {
    now: Signal<String>,
    typed: RwSignal<Option<String>>,
    on_write: Callback<String>,
}

impl Draft {
    /// A draft of what reads `now` and is sent to `on_write`.
    #[must_use]
    pub fn new(now: Signal<String>, on_write: Callback<String>) -> Self {
        Self { now, typed: RwSignal::new(None), on_write }
    }

    /// What stands in the field; followed.
    #[must_use]
    pub fn text(self) -> String {
        self.typed.get().unwrap_or_else(|| self.now.get())
    }

    /// Takes what was typed.
    pub fn type_(self, text: String) {
        self.typed.set(Some(text));
    }

    /// Sends what was typed, if it says anything else. A field may be left by being taken away, when
    /// all this is gone already.
    pub fn leave(self) {
        let typed = self.typed.try_get_untracked().flatten();
        if let Some(text) = typed.filter(|text| self.now.try_get_untracked().is_some_and(|now| now != *text)) {
            self.on_write.run(text);
        }
        self.typed.try_set(None);
    }
}
