//! What entering a stage asks for, as boxes to tick.

use std::collections::BTreeSet;

use leptos::prelude::*;
use meridian_domain::{
    access::Role,
    locale::Lang,
    pipeline::{DealField, DocumentKind, Guard},
    stakeholder::CommitteeFunction,
};

use super::stage::Form;
use crate::{
    tr,
    ui::{Checkbox, SelectField},
    words::{access, map, pipelines as words, sale, use_lang},
};

#[component]
pub(super) fn GuardFields(form: Form) -> impl IntoView {
    let lang = use_lang();
    let approvers = Signal::derive(move || {
        let roles = Role::OURS.into_iter().filter(|role| Guard::may_sign(*role));
        let named = roles.map(|role| (role.key().to_owned(), access::role_name(lang.get(), role).to_owned()));
        [(String::new(), words::nobody(lang.get()).to_owned())].into_iter().chain(named).collect()
    });
    view! {
        <fieldset>
            <legend>{tr!(words::entering)}</legend>
            <p class="meta">{tr!(words::entering_about)}</p>
            <Ticks legend=words::fields all=DealField::ALL chosen=form.fields word=sale::field_name/>
            <Ticks legend=words::papers all=DocumentKind::ALL chosen=form.papers word=sale::document_name/>
            <Ticks legend=words::functions all=CommitteeFunction::ALL chosen=form.functions word=map::function_name/>
            <SelectField id="stage-approval" label=tr!(words::approval) value=form.approval options=approvers/>
            <Checkbox
                label=tr!(words::optional)
                checked=form.optional
                on_change=Callback::new(move |on| form.optional.set(on))
            />
        </fieldset>
    }
}

/// Some of a few.
#[component]
fn Ticks<T: Copy + Ord + Send + Sync + 'static>(
    legend: fn(Lang) -> &'static str,
    all: &'static [T],
    chosen: RwSignal<BTreeSet<T>>,
    word: fn(Lang, T) -> &'static str,
) -> impl IntoView {
    let lang = use_lang();
    let line = move |one: T| {
        let tick = Callback::new(move |on| {
            chosen.update(|chosen| {
                if on {
                    chosen.insert(one)
                } else {
                    chosen.remove(&one)
                };
            });
        });
        let checked = Signal::derive(move || chosen.with(|chosen| chosen.contains(&one)));
        view! { <Checkbox label=move || word(lang.get(), one) checked on_change=tick/> }
    };
    view! {
        <fieldset class="ticks">
            <legend>{move || legend(lang.get())}</legend>
            {all.iter().copied().map(line).collect_view()}
        </fieldset>
    }
}
