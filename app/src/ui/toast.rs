//! Toasts: what was just done, with its undo. They say what happened and go by themselves; undo is
//! also a key, so nothing is lost with them.

use std::{sync::Arc, time::Duration};

use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon, Kbd, Tone};
use crate::{
    tr,
    words::{common, shell},
};

/// How long a toast stays; one that offers undo or tells of a failure stays longer.
const BRIEF: Duration = Duration::from_secs(5);
const LONG: Duration = Duration::from_secs(10);

/// More than these push the oldest out.
const AT_MOST: usize = 4;

#[derive(Clone)]
struct Toast {
    id: u64,
    text: TextProp,
    tone: Tone,
    undo: Option<Undo>,
}

/// Puts back what was done. Shared, not a `Callback`: it outlives the page that offered it.
type Undo = Arc<dyn Fn() + Send + Sync>;

/// The toasts of the program, provided at the app's root.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    count: StoredValue<u64>,
}

/// Puts the toasts into the context; called once, at the app's root.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts { list: RwSignal::new(Vec::new()), count: StoredValue::new(0) };
    provide_context(toasts);
    toasts
}

/// The toasts of the program.
///
/// # Panics
/// Outside the app's root, where [`provide_toasts`] was not called.
#[must_use]
pub fn use_toasts() -> Toasts {
    expect_context()
}

/// Says what happened; short for `use_toasts().show(…)`. In callbacks keep the [`Toasts`] taken in
/// the component's body: the context is not there any more.
pub fn toast(text: impl Into<TextProp>) {
    use_toasts().show(text);
}

impl Toasts {
    /// Says what happened. The text and what it captures outlive the page.
    pub fn show(self, text: impl Into<TextProp>) {
        self.push(text.into(), Tone::Plain, None);
    }

    /// Says what was done and offers to undo it.
    pub fn show_undo(self, text: impl Into<TextProp>, undo: impl Fn() + Send + Sync + 'static) {
        self.push(text.into(), Tone::Plain, Some(Arc::new(undo)));
    }

    /// Says what went wrong.
    pub fn alarm(self, text: impl Into<TextProp>) {
        self.push(text.into(), Tone::Alarm, None);
    }

    fn push(self, text: TextProp, tone: Tone, undo: Option<Undo>) {
        // The app's root is gone when this fails; then there is nobody to tell.
        let Some(id) = self.count.try_update_value(|count| {
            *count += 1;
            *count
        }) else {
            return;
        };
        let stay = if undo.is_some() || tone == Tone::Alarm { LONG } else { BRIEF };
        self.list.try_update(|list| {
            list.push(Toast { id, text, tone, undo });
            let surplus = list.len().saturating_sub(AT_MOST);
            list.drain(..surplus);
        });
        set_timeout(move || self.drop(id), stay);
    }

    fn drop(self, id: u64) {
        self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }
}

/// Where the toasts appear; once, in the shell.
#[component]
pub fn ToastStack() -> impl IntoView {
    let toasts = use_toasts();
    view! {
        <div role="status" aria-live="polite" aria-label=tr!(shell::toasts)>
            <ol class="toasts">
                <For each=move || toasts.list.get() key=|toast| toast.id children=move |toast| view! { <Slip toast/> }/>
            </ol>
        </div>
    }
}

#[component]
fn Slip(toast: Toast) -> impl IntoView {
    let toasts = use_toasts();
    let Toast { id, text, tone, undo } = toast;
    let put_back = move |undo: &Undo| {
        toasts.drop(id);
        undo();
    };
    view! {
        <li class="toast" data-tone=tone.attribute()>
            <span>{move || text.get()}</span>
            {undo
                .map(|undo| {
                    view! {
                        <button class="btn" data-size="s" type="button" on:click=move |_| put_back(&undo)>
                            {tr!(common::undo)}
                        </button>
                        <Kbd keys="Mod+Z"/>
                    }
                })}
            <button
                class="btn"
                data-size="s"
                data-icon=""
                type="button"
                aria-label=tr!(shell::dismiss)
                on:click=move |_| toasts.drop(id)
            >
                <Icon glyph=Glyph::X/>
            </button>
        </li>
    }
}
