//! `/settings`: oneself, one's ways in, and for administrators the people, the rates and the program.

mod agent;
mod condition;
mod devices;
mod password;
mod people;
mod person;
mod profile;
mod query;
mod rates;
mod tokens;

use leptos::prelude::*;
use leptos_meta::Title;
use meridian_domain::{
    locale::{self, Lang},
    time::Moment,
};

use self::{
    condition::Health, devices::Devices, password::PasswordForm, people::OfficePanel, profile::Profile,
    query::Settings, tokens::Tokens,
};
use crate::{
    account::Failed,
    shell::set_crumbs,
    tr,
    ui::Skeleton,
    words::{common, shell, use_lang},
};

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    set_crumbs(Vec::new());
    let reading = Resource::new_blocking(|| (), |()| query::settings());
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

/// How long ago, or the day.
fn ago(lang: Lang, at: Moment, now: Moment) -> String {
    let minutes = (now.0 - at.0) / 60_000;
    match minutes {
        ..1 => common::just_now(lang).to_owned(),
        1..60 => common::minutes_ago(lang, minutes),
        60..1_440 => common::hours_ago(lang, minutes / 60),
        _ => day(lang, at),
    }
}

/// The day of a moment where our people are.
fn day(lang: Lang, at: Moment) -> String {
    locale::date_full(lang, at.date_at(480))
}

/// The moment it is, in the browser only: what depends on it is drawn there.
fn clock() -> Option<Moment> {
    if cfg!(feature = "hydrate") { Some(crate::live::now()) } else { None }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_just_now_is_said_so_and_what_was_long_ago_has_a_day() {
        let now = Moment(1_764_000_000_000);
        let before = |minutes: i64| Moment(now.0 - minutes * 60_000);
        assert_eq!(ago(Lang::En, before(0), now), "just now");
        assert_eq!(ago(Lang::En, before(59), now), "59 min ago");
        assert_eq!(ago(Lang::Zh, before(180), now), "3 小时前");
        assert_eq!(ago(Lang::Zh, before(3 * 1_440), now), "2025-11-22");
    }
}
