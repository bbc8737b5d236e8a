//! The name of a key.

use leptos::prelude::*;

/// A shortcut such as `"N"`, `"Esc"` or `"Mod+K"`; `Mod` is ⌘ on a Mac and Ctrl elsewhere.
///
/// Hidden from screen readers: keys are told where they are learnt, in the help.
#[component]
pub fn Kbd(#[prop(into)] keys: &'static str) -> impl IntoView {
    let mac = RwSignal::new(false);
    // The server cannot know; both renders say Ctrl, the Mac corrects it afterwards.
    Effect::new(move |_| mac.set(window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"))));
    view! { <span class="kbd" aria-hidden="true">{move || spell(keys, mac.get())}</span> }
}

fn spell(keys: &str, mac: bool) -> String {
    if mac {
        keys.replace("Mod+", "⌘").replace("Shift+", "⇧").replace("Alt+", "⌥").replace("Enter", "↵")
    } else {
        keys.replace("Mod+", "Ctrl ").replace("Shift+", "⇧").replace("Alt+", "Alt ").replace("Enter", "↵")
    }
}

#[cfg(test)]
mod tests {
    use super::spell;

    #[test]
    fn each_machine_reads_its_own_keys() {
        assert_eq!(spell("Mod+Shift+Z", true), "⌘⇧Z");
        assert_eq!(spell("Mod+Shift+Z", false), "Ctrl ⇧Z");
        assert_eq!(spell("Mod+Enter", true), "⌘↵");
        assert_eq!(spell("Esc", false), "Esc");
    }
}
