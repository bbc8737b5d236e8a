//! `/settings`: oneself, one's ways in, and for administrators the people, the rates and the program.

mod agent;
mod condition;
mod devices;
mod health_model;
mod password;
mod people;
mod person;
mod pipelines;
mod profile;
mod query;
mod rates;
mod rules;
mod tokens;

use leptos::prelude::*;
use leptos_meta::Title;
use meridian_domain::locale::Lang;

use self::{
    condition::Health, devices::Devices, password::PasswordForm, people::OfficePanel, profile::Profile,
    query::Settings, tokens::Tokens,
};
use crate::{
    account::Failed,
    answer,
    shell::set_crumbs,
    tr,
    ui::Skeleton,
    words::{shell, use_lang},
};

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    set_crumbs(Vec::new());
    let reading = answer::reading_first(|| (), |()| query::settings());
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <Title text=tr!(shell::settings)/>
        <div class="page settings">
            <div class="head"><h1>{tr!(shell::settings)}</h1></div>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match reading.await {
                        Ok(settings) => view! { <Sections settings/> }.into_any(),
                        Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Sections(settings: Settings) -> impl IntoView {
    let Settings { me, seq, devices, tokens, house } = settings;
    view! {
        <Profile me seq/>
        <PasswordForm/>
        <Devices devices/>
        <Tokens tokens/>
        {house
            .map(|(office, condition)| {
                view! {
                    <OfficePanel office/>
                    <Health condition/>
                }
            })}
    }
}

/// A section with a title and a sentence about it.
#[component]
fn Section(
    #[prop(into)] id: &'static str,
    title: fn(Lang) -> &'static str,
    #[prop(optional)] about: Option<fn(Lang) -> &'static str>,
    children: Children,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <section class="part" aria-labelledby=id>
            <div class="what">
                <h2 id=id>{move || title(lang.get())}</h2>
                {about.map(|about| view! { <p class="meta">{move || about(lang.get())}</p> })}
            </div>
            <div class="how">{children()}</div>
        </section>
    }
}
