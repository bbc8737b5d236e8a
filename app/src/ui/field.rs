//! Fields of a form: label, control, hint, error, tied together for screen readers.

use leptos::{prelude::*, text_prop::TextProp};

use super::{Glyph, Icon};

/// Why a value cannot be taken, in the reader's words; `None` while it can.
type Fault = Option<Signal<Option<String>>>;

/// What the control refers to with `aria-describedby`: hint and error of the field `id`.
fn described(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-err")),
        (true, true) => Some(format!("{id}-hint {id}-err")),
    }
}

fn wrong(error: Fault) -> bool {
    error.is_some_and(|error| error.with(Option::is_some))
}

fn frame(
    id: String,
    label: TextProp,
    required: bool,
    hint: Option<TextProp>,
    error: Fault,
    control: AnyView,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-err"));
    view! {
        <div class="field">
            <label class:req=required for=id>
                {move || label.get()}
            </label>
            {control}
            {hint.map(|hint| view! { <span class="hint" id=hint_id>{move || hint.get()}</span> })}
            {move || {
                error
                    .and_then(|error| error.get())
                    .map(|error| {
                        view! {
                            <span class="err" id=error_id.clone() role="alert">
                                <Icon glyph=Glyph::Alert small=true/>
                                {error}
                            </span>
                        }
                    })
            }}
        </div>
    }
}

/// The frame of a field around any control with the same `id`.
#[component]
pub fn Field(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Option<Signal<Option<String>>>,
    children: Children,
) -> impl IntoView {
    frame(id, label, required, hint, error, children())
}

/// What somebody typed while the page was coming alive stays.
#[cfg(feature = "hydrate")]
fn adopt(id: &str, value: RwSignal<String>) {
    use wasm_bindgen::JsCast as _;

    if !Owner::current_shared_context().is_some_and(|context| context.during_hydration()) {
        return;
    }
    let field =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(typed) = field.map(|field| field.value()).filter(|typed| !typed.is_empty()) {
        value.set(typed);
    }
}

/// One line of text; `kind` is the type of the `<input>`.
#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(default = "text")] kind: &'static str,
    /// The name under which a form sends it; the id unless said otherwise.
    #[prop(optional, into)]
    name: Option<&'static str>,
    #[prop(optional, into)] autocomplete: Option<&'static str>,
    #[prop(optional, into)] inputmode: Option<&'static str>,
    #[prop(optional, into)] placeholder: Option<TextProp>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Option<Signal<Option<String>>>,
    /// Gives the element to the caller, for focus.
    #[prop(optional)]
    node_ref: NodeRef<leptos::html::Input>,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    adopt(&id, value);
    let (key, hinted) = (id.clone(), hint.is_some());
    let name = name.map_or_else(|| id.clone(), ToOwned::to_owned);
    let control = view! {
        <input
            node_ref=node_ref
            class="input"
            id=id.clone()
            name=name
            type=kind
            value=value.get_untracked()
            prop:value=move || value.get()
            on:input:target=move |event| value.set(event.target().value())
            autocomplete=autocomplete
            inputmode=inputmode
            placeholder=placeholder.map(|text| move || text.get())
            aria-required=required.then_some("true")
            aria-invalid=move || wrong(error).then_some("true")
            aria-describedby=move || described(&key, hinted, wrong(error))
        />
    };
    frame(id, label, required, hint, error, control.into_any())
}

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(default = 3)] rows: u32,
    #[prop(optional, into)] placeholder: Option<TextProp>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Option<Signal<Option<String>>>,
    /// Gives the element to the caller, for focus and the caret.
    #[prop(optional)]
    node_ref: NodeRef<leptos::html::Textarea>,
) -> impl IntoView {
    let (key, hinted) = (id.clone(), hint.is_some());
    let control = view! {
        <textarea
            node_ref=node_ref
            class="input"
            id=id.clone()
            name=id.clone()
            rows=rows
            prop:value=move || value.get()
            on:input:target=move |event| value.set(event.target().value())
            placeholder=placeholder.map(|text| move || text.get())
            aria-required=required.then_some("true")
            aria-invalid=move || wrong(error).then_some("true")
            aria-describedby=move || described(&key, hinted, wrong(error))
        >
            {value.get_untracked()}
        </textarea>
    };
    frame(id, label, required, hint, error, control.into_any())
}

/// The options of a `<select>`: values and their words, the chosen one marked.
pub fn choices(options: Signal<Vec<(String, String)>>, chosen: Signal<String>) -> impl IntoView {
    let option = move |(key, word): (String, String)| {
        let mine = key.clone();
        view! { <option value=key selected=move || chosen.with(|chosen| *chosen == mine)>{word}</option> }
    };
    move || options.get().into_iter().map(option).collect_view()
}

/// One of several values. `options` are values and their words; an empty value with a word such as
/// “Choose” first lets the reader choose nothing.
#[component]
pub fn SelectField(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] hint: Option<TextProp>,
    #[prop(optional, into)] error: Option<Signal<Option<String>>>,
) -> impl IntoView {
    let (key, hinted) = (id.clone(), hint.is_some());
    let control = view! {
        <span class="pick">
            <select
                class="input"
                id=id.clone()
                name=id.clone()
                on:change:target=move |event| value.set(event.target().value())
                aria-required=required.then_some("true")
                aria-invalid=move || wrong(error).then_some("true")
                aria-describedby=move || described(&key, hinted, wrong(error))
            >
                {choices(options, value.into())}
            </select>
            <Icon glyph=Glyph::Down/>
        </span>
    };
    frame(id, label, required, hint, error, control.into_any())
}

#[cfg(test)]
mod tests {
    use super::described;

    #[test]
    fn a_control_is_described_by_what_is_there() {
        assert_eq!(described("sum", false, false), None);
        assert_eq!(described("sum", true, true).as_deref(), Some("sum-hint sum-err"));
        assert_eq!(described("sum", false, true).as_deref(), Some("sum-err"));
    }
}
