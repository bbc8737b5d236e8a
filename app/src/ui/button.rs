//! Buttons. A button that may not be pressed stays visible and says why.

use leptos::{prelude::*, text_prop::TextProp};

use super::{
    icon::{Glyph, Icon},
    toast::use_toasts,
};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A framed button, the default.
    #[default]
    Plain,
    /// The one action a view is for.
    Primary,
    /// No frame until the pointer is near.
    Quiet,
    /// Takes something away for good.
    Danger,
}

impl Kind {
    const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Primary => Some("primary"),
            Self::Quiet => Some("quiet"),
            Self::Danger => Some("danger"),
        }
    }
}

/// The height of a control.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// Inside a row.
    Small,
    /// The default control.
    #[default]
    Medium,
    /// Forms and dialogs.
    Large,
}

impl Size {
    pub(super) const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Small => Some("s"),
            Self::Medium => None,
            Self::Large => Some("l"),
        }
    }
}

/// A button. With `icon` and `label` but no children it is square and `label` is its name and title.
///
/// `why` disables it *with a reason*: it stays in the tab order, shows the reason as its title and
/// tells it in a toast when pressed. Show the reason beside it with [`Why`] where there is room.
#[component]
pub fn Button(
    #[prop(optional)] kind: Kind,
    #[prop(optional)] size: Size,
    #[prop(optional, into)] icon: Option<Glyph>,
    /// The accessible name; needed when there are no children.
    #[prop(optional, into)]
    label: Option<TextProp>,
    /// The shortcut, as a hint at the end: `"N"`, `"Mod+Enter"`.
    #[prop(optional, into)]
    kbd: Option<&'static str>,
    /// For a button that stays pressed.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// Why it cannot be pressed now; `None` while it can.
    #[prop(optional, into)]
    why: Option<Signal<Option<String>>>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    #[prop(optional, into)] class: &'static str,
    /// Gives the element to the caller, for focus and measuring.
    #[prop(optional)]
    node_ref: NodeRef<leptos::html::Button>,
    #[prop(optional, into)] on_press: Option<Callback<web_sys::MouseEvent>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let toasts = use_toasts();
    let reason = move || why.and_then(|why| why.get());
    let bare = children.is_none();
    let name = label.clone();
    let title = move || reason().or_else(|| label.as_ref().filter(|_| bare).map(|label| label.get().to_string()));
    let press = move |event: web_sys::MouseEvent| {
        if let Some(reason) = why.and_then(|why| why.get_untracked()) {
            event.prevent_default();
            toasts.show(reason);
        } else if let Some(on_press) = on_press {
            on_press.run(event);
        }
    };
    view! {
        <button
            node_ref=node_ref
            class=format!("btn {class}")
            type=if submit { "submit" } else { "button" }
            data-kind=kind.attribute()
            data-size=size.attribute()
            data-icon=bare.then_some("")
            aria-label=name.map(|name| move || name.get())
            aria-pressed=pressed.map(|pressed| move || if pressed.get() { "true" } else { "false" })
            aria-disabled=move || reason().map(|_| "true")
            title=title
            on:click=press
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {children.map(|children| children())}
            {kbd.map(|keys| view! { <super::Kbd keys/> })}
        </button>
    }
}

/// The reason beside a disabled control; nothing while there is none.
#[component]
pub fn Why(#[prop(into)] reason: Signal<Option<String>>, #[prop(optional, into)] icon: Option<Glyph>) -> impl IntoView {
    move || {
        reason.get().map(|reason| {
            view! {
                <span class="why">
                    <Icon glyph=icon.unwrap_or(Glyph::Info) small=true/>
                    {reason}
                </span>
            }
        })
    }
}
