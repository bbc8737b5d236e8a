//! A field that is sent when it is left. What cannot be taken stays as it was typed, with the reason
//! beside it.

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::{gate::Change, locale::Lang};

use super::{
    dossier::Dossier,
    typed::{Fault, Wrong},
};
use crate::{
    doing::Doing,
    ui::{Field, Glyph, Icon, choices},
};

/// What a field needs to be edited: what does it, and why it may not be.
#[derive(Clone, Copy)]
pub struct Editing {
    pub doing: Doing,
    pub lang: RwSignal<Lang>,
    pub why: Signal<Option<String>>,
}

impl From<Dossier> for Editing {
    fn from(dossier: Dossier) -> Self {
        Self { doing: dossier.doing, lang: dossier.lang, why: dossier.why }
    }
}

/// What is being typed into a field. It stays, whatever a colleague changes meanwhile and whatever the
/// gate says to it.
#[derive(Clone, Copy)]
pub struct Entry {
    editing: Editing,
    now: Signal<String>,
    typed: RwSignal<Option<String>>,
    fault: RwSignal<Option<Fault>>,
    change: Callback<String, Result<Change, Wrong>>,
}

impl Entry {
    /// A field that shows `now`; `change` reads what was typed.
    pub fn new(
        editing: impl Into<Editing>,
        now: impl Fn() -> String + Send + Sync + 'static,
        change: impl Fn(&str) -> Result<Change, Wrong> + Send + Sync + 'static,
    ) -> Self {
        Self {
            editing: editing.into(),
            now: Memo::new(move |_| now()).into(),
            typed: RwSignal::new(None),
            fault: RwSignal::new(None),
            change: Callback::new(move |text: String| change(&text)),
        }
    }

    fn text(self) -> String {
        self.typed.get().unwrap_or_else(|| self.now.get())
    }

    /// Sends what was typed, if it says anything else. A field may be left by being taken away, when
    /// all this is gone already.
    fn leave(self) {
        let Some(text) = self.typed.try_get_untracked().flatten() else { return };
        let Some(now) = self.now.try_get_untracked() else { return };
        if now == text.trim() {
            self.settle();
            return;
        }
        match self.change.run(text.clone()) {
            Err(wrong) => _ = self.fault.try_set(Some(Fault::Wrong(wrong))),
            Ok(change) => {
                self.settle();
                let refused = move |failure| {
                    self.typed.try_update(|typed| _ = typed.get_or_insert_with(|| text.clone()));
                    self.fault.try_set(Some(Fault::Refused(failure)));
                };
                self.editing.doing.attempt(change, || (), refused);
            }
        }
    }

    fn settle(self) {
        self.typed.try_set(None);
        self.fault.try_set(None);
    }

    fn error(self) -> Signal<Option<String>> {
        let lang = self.editing.lang;
        Signal::derive(move || self.fault.with(|fault| fault.as_ref().map(|fault| fault.tell(lang.get()))))
    }
}

/// How an [`EntryField`] is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Under its label.
    #[default]
    Labelled,
    /// In a cell of a table, whose head says what it is.
    Cell,
}

/// The field of an [`Entry`]; several lines where `rows` are given.
#[component]
pub fn EntryField(
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    entry: Entry,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional, into)] inputmode: Option<&'static str>,
    #[prop(optional)] rows: Option<u32>,
    #[prop(optional)] look: Look,
    #[prop(optional, into)] placeholder: Option<TextProp>,
    #[prop(optional, into)] hint: Option<TextProp>,
) -> impl IntoView {
    let why = entry.editing.why;
    let fixed = move || why.with(Option::is_some);
    let error = entry.error();
    let wrong = move || error.with(Option::is_some).then_some("true");
    let (err, key, said) = (format!("{id}-err"), id.clone(), label.clone());
    let described = {
        let (err, hint) = (err.clone(), hint.as_ref().map(|_| format!("{id}-hint")));
        move || {
            let err = error.with(Option::is_some).then(|| err.clone());
            let ids: Vec<String> = hint.iter().cloned().chain(err).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let name = move || (look == Look::Cell).then(|| said.get().to_string());
    let hold = placeholder.map(|text| move || text.get());
    let control = match rows {
        Some(rows) => view! {
            <textarea class="input" id=key rows=rows readonly=fixed title=move || why.get() placeholder=hold
                aria-label=name aria-invalid=wrong aria-describedby=described
                prop:value=move || entry.text()
                on:input:target=move |event| entry.typed.set(Some(event.target().value()))
                on:blur=move |_| entry.leave()>{untrack(move || entry.text())}</textarea>
        }
        .into_any(),
        None => view! {
            <input class="input" id=key type=kind inputmode=inputmode autocomplete="off" readonly=fixed title=move || why.get()
                placeholder=hold data-num=(look == Look::Cell && inputmode.is_some()).then_some("")
                aria-label=name aria-invalid=wrong aria-describedby=described
                value=untrack(move || entry.text()) prop:value=move || entry.text()
                on:input:target=move |event| entry.typed.set(Some(event.target().value()))
                on:keydown=move |event| if event.key() == "Enter" { entry.leave() }
                on:blur=move |_| entry.leave()/>
        }
        .into_any(),
    };
    match look {
        Look::Labelled => match hint {
            Some(hint) => view! { <Field id label error hint>{control}</Field> }.into_any(),
            None => view! { <Field id label error>{control}</Field> }.into_any(),
        },
        Look::Cell => view! {
            <div class="field">
                {control}
                {move || error.get().map(|error| view! {
                    <span class="err" id=err.clone() role="alert"><Icon glyph=Glyph::Alert small=true/>{error}</span>
                })}
            </div>
        }
        .into_any(),
    }
}

/// One of several values, sent when it is chosen.
#[component]
pub fn Choice(
    /// What the field belongs to.
    #[prop(into)]
    dossier: Editing,
    #[prop(into)] id: String,
    #[prop(into)] label: TextProp,
    /// Values and their words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    #[prop(into)] chosen: Signal<String>,
    #[prop(into)] on_choose: Callback<String>,
    #[prop(optional)] look: Look,
) -> impl IntoView {
    let why = dossier.why;
    let (key, said) = (id.clone(), label.clone());
    let name = move || (look == Look::Cell).then(|| said.get().to_string());
    let choose = move |select: &web_sys::HtmlSelectElement| {
        on_choose.run(select.value());
        // What was refused is not what is so: the choice shows what holds.
        if let Some(holds) = chosen.try_get_untracked() {
            select.set_value(&holds);
        }
    };
    let control = view! {
        <span class="pick" title=move || why.get()>
            <select class="input" id=key aria-label=name disabled=move || why.with(Option::is_some)
                prop:value=move || { options.track(); chosen.get() }
                on:change:target=move |event| choose(&event.target())>
                {choices(options, chosen)}
            </select>
            <Icon glyph=Glyph::Down/>
        </span>
    };
    match look {
        Look::Labelled => view! { <Field id label>{control}</Field> }.into_any(),
        Look::Cell => control.into_any(),
    }
}
