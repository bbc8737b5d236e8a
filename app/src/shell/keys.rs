//! The keys that work everywhere, and the help that lists them.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, KeyboardEvent};

use super::Frame;
use crate::{
    tr,
    ui::{Dialog, Kbd},
    words::shell,
};

/// What the keys do.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    pub(super) palette: RwSignal<bool>,
    pub(super) help: RwSignal<bool>,
    pub(super) frame: Signal<Frame>,
    pub(super) undo: Option<Callback<()>>,
    pub(super) redo: Option<Callback<()>>,
}

impl Keys {
    /// Listens as long as the shell is there.
    pub(super) fn listen(self) {
        Effect::new(move |_| {
            let handle = window_event_listener(ev::keydown, move |event| self.press(&event));
            on_cleanup(move || handle.remove());
        });
    }

    fn press(self, event: &KeyboardEvent) {
        if event.default_prevented() {
            return;
        }
        let done = match Shortcut::of(&event.key(), event.ctrl_key() || event.meta_key(), event.shift_key(), writing())
        {
            // The palette finds what is in the workspace, which is none of a team's business.
            Some(Shortcut::Palette) if self.frame.try_get_untracked() != Some(Frame::Whole) => false,
            Some(Shortcut::Palette) => self.palette.try_update(|open| *open = !*open).is_some(),
            Some(Shortcut::Help) => self.help.try_set(true).is_none(),
            Some(Shortcut::Undo) => run(self.undo),
            Some(Shortcut::Redo) => run(self.redo),
            None => false,
        };
        if done {
            event.prevent_default();
        }
    }
}

fn run(action: Option<Callback<()>>) -> bool {
    action.is_some_and(|action| action.try_run(()).is_some())
}

/// Whether the reader is typing, so that letters and undo belong to the text.
fn writing() -> bool {
    document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|element| {
        element.is_content_editable() || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}

#[derive(Debug, PartialEq, Eq)]
enum Shortcut {
    Palette,
    Help,
    Undo,
    Redo,
}

impl Shortcut {
    fn of(key: &str, command: bool, shift: bool, writing: bool) -> Option<Self> {
        match (key.to_ascii_lowercase().as_str(), command) {
            ("k", true) => Some(Self::Palette),
            ("?" | "？", false) if !writing => Some(Self::Help),
            ("z", true) if !writing => Some(if shift { Self::Redo } else { Self::Undo }),
            ("y", true) if !writing => Some(Self::Redo),
            _ => None,
        }
    }
}

/// The list of keys.
#[component]
pub(super) fn KeysHelp(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=tr!(shell::keys)>
            <dl class="keys">
                <Line keys=&["Mod+K"] word=shell::key_palette/>
                <Line keys=&["Mod+Z"] word=shell::key_undo/>
                <Line keys=&["Mod+Shift+Z"] word=shell::key_redo/>
                <Line keys=&["↑", "↓", "←", "→"] word=shell::key_arrows/>
                <Line keys=&["Space"] word=shell::key_lift/>
                <Line keys=&["X"] word=shell::key_pick/>
                <Line keys=&["Esc"] word=shell::key_escape/>
                <Line keys=&["?"] word=shell::key_help/>
            </dl>
        </Dialog>
    }
}

#[component]
fn Line(keys: &'static [&'static str], word: fn(meridian_domain::locale::Lang) -> &'static str) -> impl IntoView {
    view! {
        <dt>{keys.iter().map(|key| view! { <Kbd keys=*key/> }).collect_view()}</dt>
        <dd>{tr!(word)}</dd>
    }
}

#[cfg(test)]
mod tests {
    use super::Shortcut;

    #[test]
    fn a_question_mark_in_a_text_is_a_question_mark() {
        assert_eq!(Shortcut::of("?", false, true, false), Some(Shortcut::Help));
        assert_eq!(Shortcut::of("?", false, true, true), None);
    }

    #[test]
    fn undo_in_a_text_belongs_to_the_text() {
        assert_eq!(Shortcut::of("z", true, false, false), Some(Shortcut::Undo));
        assert_eq!(Shortcut::of("Z", true, true, false), Some(Shortcut::Redo));
        assert_eq!(Shortcut::of("z", true, false, true), None);
    }

    #[test]
    fn the_palette_opens_from_everywhere() {
        assert_eq!(Shortcut::of("k", true, false, true), Some(Shortcut::Palette));
        assert_eq!(Shortcut::of("k", false, false, false), None);
    }
}
