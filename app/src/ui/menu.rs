//! A menu: a button, and what it offers. Arrow keys, Home, End and first letters move; Enter chooses.

use leptos::{html, prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{
    Glyph, Icon, Kbd, Size,
    popover::{close_popover, is_open, settle, when_open_already},
    toast::use_toasts,
};

/// A line of a menu.
#[derive(Clone)]
pub enum Entry {
    /// Something to do.
    Item(Item),
    /// A heading over the items that follow.
    Group(TextProp),
    /// A rule between items.
    Rule,
}

/// Something a menu offers.
#[derive(Clone)]
pub struct Item {
    label: TextProp,
    icon: Option<Glyph>,
    kbd: Option<&'static str>,
    why: Option<TextProp>,
    checked: Option<Signal<bool>>,
    danger: bool,
    action: Callback<()>,
}

impl Item {
    /// An item and what choosing it does.
    pub fn new(label: impl Into<TextProp>, action: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            label: label.into(),
            icon: None,
            kbd: None,
            why: None,
            checked: None,
            danger: false,
            action: Callback::new(move |()| action()),
        }
    }

    /// With an icon before it.
    #[must_use]
    pub fn icon(mut self, icon: Glyph) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With its shortcut behind it.
    #[must_use]
    pub fn kbd(mut self, keys: &'static str) -> Self {
        self.kbd = Some(keys);
        self
    }

    /// Disabled with a reason, which choosing it tells.
    #[must_use]
    pub fn why(mut self, reason: Option<impl Into<TextProp>>) -> Self {
        self.why = reason.map(Into::into);
        self
    }

    /// One of several, of which one is chosen.
    #[must_use]
    pub fn checked(mut self, checked: impl Into<Signal<bool>>) -> Self {
        self.checked = Some(checked.into());
        self
    }

    /// Takes something away for good.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }
}

impl From<Item> for Entry {
    fn from(item: Item) -> Self {
        Self::Item(item)
    }
}

/// A button with a menu. The entries are asked for when the menu opens.
///
/// The children are what the button shows; `label` says what it is for, beside what it shows.
#[component]
pub fn Menu<F>(
    /// Unique on the page, the same on server and browser.
    #[prop(into)]
    id: String,
    #[prop(into)] label: TextProp,
    /// The button's class; `btn` unless said otherwise.
    #[prop(default = "btn")]
    class: &'static str,
    /// The button's `data-kind`, see kit.css.
    #[prop(optional, into)]
    kind: Option<&'static str>,
    /// The button holds an icon only.
    #[prop(optional)]
    square: bool,
    #[prop(optional)] size: Size,
    entries: F,
    children: Children,
) -> impl IntoView
where
    F: Fn() -> Vec<Entry> + Clone + Send + Sync + 'static,
{
    let open = RwSignal::new(false);
    let list = NodeRef::<html::Div>::new();
    let spoken = label.clone();
    let title = label.clone();
    let anchor = id.clone();
    let follow = move || {
        let Some(element) = list.get_untracked() else { return };
        let shown = is_open(&element);
        open.set(shown);
        if shown {
            settle(anchor.clone(), element.clone().into());
            request_animation_frame(move || focus(&items(&element), 0));
        }
    };
    when_open_already(list, follow.clone());
    let press = move |event: web_sys::KeyboardEvent| {
        if let Some(element) = list.get_untracked() {
            steer(&event, &items(&element));
        }
    };
    let target = id.clone();
    let name = id.clone();
    view! {
        <button
            type="button"
            class=class
            data-kind=kind
            data-size=size.attribute()
            data-icon=square.then_some("")
            popovertarget=target
            aria-haspopup="menu"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            title=move || title.get()
        >
            {children()}
            <span class="vh">" " {move || spoken.get()}</span>
        </button>
        <div
            id=id
            node_ref=list
            class="menu"
            popover="auto"
            role="menu"
            aria-label=move || label.get()
            on:toggle=move |_| follow()
            on:keydown=press
        >
            {move || open.get().then(|| entries().into_iter().map(|entry| line(entry, name.clone())).collect_view())}
        </div>
    }
}

fn line(entry: Entry, menu: String) -> AnyView {
    match entry {
        Entry::Rule => view! { <hr/> }.into_any(),
        Entry::Group(label) => view! { <div class="grp" role="presentation">{move || label.get()}</div> }.into_any(),
        Entry::Item(item) => view! { <Line item menu/> }.into_any(),
    }
}

#[component]
fn Line(item: Item, menu: String) -> impl IntoView {
    let toasts = use_toasts();
    let Item { label, icon, kbd, why, checked, danger, action } = item;
    let title = why.clone();
    let choose = {
        let why = why.clone();
        move |_| {
            close_popover(&menu);
            match &why {
                Some(reason) => toasts.show(reason.clone()),
                None => action.run(()),
            }
        }
    };
    view! {
        <button
            type="button"
            role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
            tabindex="-1"
            aria-checked=checked.map(|checked| move || if checked.get() { "true" } else { "false" })
            aria-disabled=why.is_some().then_some("true")
            data-tone=danger.then_some("danger")
            title=title.map(|reason| move || reason.get())
            on:click=choose
        >
            {icon.map(|glyph| view! { <Icon glyph small=true/> })}
            <span>{move || label.get()}</span>
            {kbd.map(|keys| view! { <Kbd keys/> })}
            {checked
                .map(|checked| {
                    move || checked.get().then(|| view! { <span class="tickmark"><Icon glyph=Glyph::Check small=true/></span> })
                })}
        </button>
    }
}

fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all("[role^=menuitem]") else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.get(i)?.dyn_into().ok()).collect()
}

fn focus(items: &[HtmlElement], at: usize) {
    if let Some(item) = items.get(at) {
        // Cannot fail: a button takes focus.
        drop(item.focus());
    }
}

/// Moves the focus as the key says.
fn steer(event: &web_sys::KeyboardEvent, items: &[HtmlElement]) {
    if items.is_empty() {
        return;
    }
    let here = document().active_element();
    let at = items.iter().position(|item| here.as_ref().is_some_and(|here| item.is_same_node(Some(here))));
    let key = event.key();
    let to = match key.as_str() {
        "ArrowDown" => at.map_or(0, |at| (at + 1) % items.len()),
        "ArrowUp" => at.map_or(items.len() - 1, |at| (at + items.len() - 1) % items.len()),
        "Home" => 0,
        "End" => items.len() - 1,
        letter if letter.chars().count() == 1 && letter != " " && !event.ctrl_key() && !event.meta_key() => {
            let letter = letter.to_lowercase();
            let after = at.map_or(0, |at| at + 1);
            let begins = |i: &usize| {
                items[*i].text_content().is_some_and(|text| text.trim().to_lowercase().starts_with(&letter))
            };
            match (0..items.len()).map(|step| (after + step) % items.len()).find(begins) {
                Some(found) => found,
                None => return,
            }
        }
        _ => return,
    };
    event.prevent_default();
    focus(items, to);
}
