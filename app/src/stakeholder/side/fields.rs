//! The fields of the side panel: each is a command of its own when it is left.

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::locale::Lang;

use crate::{
    tr,
    ui::{Draft, Glyph, Icon, support::signed},
    words::{map, use_lang},
};

/// One of the vocabulary, or nothing.
#[component]
pub fn Choice<T>(
    id: &'static str,
    #[prop(into)] label: TextProp,
    values: &'static [T],
    word: fn(Lang, T) -> &'static str,
    now: Signal<Option<T>>,
    #[prop(default = true)] empty: bool,
    #[prop(into)] disabled: Signal<bool>,
    on_choose: Callback<Option<T>>,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let lang = use_lang();
    let chosen = move |value: String| on_choose.run(value.parse::<usize>().ok().and_then(|at| values.get(at)).copied());
    let place = move || now.get().and_then(|now| values.iter().position(|value| *value == now));
    view! {
        <dt><label for=id>{move || label.get()}</label></dt>
        <dd class="wide">
            <span class="pick">
                <select class="input" id=id disabled=move || disabled.get() prop:value=move || place().map(|at| at.to_string()).unwrap_or_default()
                    on:change:target=move |event| chosen(event.target().value())>
                    {empty.then(|| view! { <option value="" selected=move || now.get().is_none()>{tr!(map::role_unknown)}</option> })}
                    {values.iter().enumerate().map(|(at, value)| view! {
                        <option value=at.to_string() selected=move || now.get() == Some(*value)>{move || word(lang.get(), *value)}</option>
                    }).collect_view()}
                </select>
                <Icon glyph=Glyph::Down/>
            </span>
        </dd>
    }
}

/// A figure out of a few.
#[component]
pub fn Few(
    id: &'static str,
    #[prop(into)] label: TextProp,
    values: std::ops::RangeInclusive<i64>,
    now: Signal<Option<i64>>,
    #[prop(default = false)] sign: bool,
    disabled: bool,
    on_choose: Callback<Option<i64>>,
) -> impl IntoView {
    let name = label.clone();
    view! {
        <dt id=id>{move || label.get()}</dt>
        <dd class="wide">
            <span class="five" role="group" aria-label=move || name.get()>
                {values.map(|value| view! {
                    <button type="button" disabled=disabled
                        aria-pressed=move || if now.get() == Some(value) { "true" } else { "false" }
                        on:click=move |_| on_choose.run((now.get_untracked() != Some(value)).then_some(value))>
                        {if sign { signed(i8::try_from(value).ok()) } else { value.to_string() }}
                    </button>
                }).collect_view()}
            </span>
        </dd>
    }
}

/// A text that is sent when it is left.
#[component]
pub fn Words(
    id: &'static str,
    #[prop(into)] label: TextProp,
    now: Signal<String>,
    #[prop(default = "text")] kind: &'static str,
    disabled: bool,
    on_write: Callback<String>,
) -> impl IntoView {
    let draft = Draft::new(now, on_write);
    view! {
        <dt><label for=id>{move || label.get()}</label></dt>
        <dd class="wide">
            <input class="input" id=id type=kind readonly=disabled value=now.get_untracked() prop:value=move || draft.text()
                on:input:target=move |event| draft.type_(event.target().value())
                on:change=move |_| draft.leave() on:blur=move |_| draft.leave()/>
        </dd>
    }
}

/// A longer text that is sent when it is left.
#[component]
pub fn Long(
    id: &'static str,
    #[prop(into)] label: TextProp,
    now: Signal<String>,
    disabled: bool,
    on_write: Callback<String>,
) -> impl IntoView {
    let draft = Draft::new(now, on_write);
    view! {
        <div class="long">
            <label for=id>{move || label.get()}</label>
            <textarea class="input" id=id rows="3" readonly=disabled prop:value=move || draft.text()
                on:input:target=move |event| draft.type_(event.target().value())
                on:change=move |_| draft.leave() on:blur=move |_| draft.leave()>{now.get_untracked()}</textarea>
        </div>
    }
}
