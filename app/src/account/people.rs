//! The key people, each with support, relationship and how long ago one met.

use leptos::prelude::*;
use meridian_domain::{
    account::view::AccountView,
    stakeholder::{Person, Seat},
};

use crate::{
    shell::Route,
    tr,
    ui::{SealMark, Steps, SupportBadge},
    words::{account as words, common, map, use_lang},
};

/// More than these stand on the map.
const SHOWN: usize = 8;
/// Silence that is worth a look, in days.
const SILENT: i64 = 60;

#[component]
pub(super) fn KeyPeople(view: StoredValue<AccountView>) -> impl IntoView {
    let (account, all, key) = view.with_value(|view| {
        let mut key: Vec<(Seat, Person)> = view.seats.iter().filter(|(seat, _)| seat.is_key()).cloned().collect();
        key.sort_by_key(|(seat, _)| (std::cmp::Reverse(seat.power), seat.id));
        (view.account.id, view.seats.len(), key)
    });
    let count = key.len();
    view! {
        <div class="head">
            <h2 id="who">{tr!(words::key_people)} " " <span class="count">{count} " / " {all}</span></h2>
            <a class="btn" data-kind="quiet" data-size="s" href=Route::AccountMap(account).path()>{tr!(words::to_map)}</a>
        </div>
        {if count == 0 {
            view! { <p class="meta">{tr!(words::no_people)}</p> }.into_any()
        } else {
            view! {
                <ul class="who">
                    {key.into_iter().take(SHOWN).map(|(seat, person)| view! { <Line seat person view/> }).collect_view()}
                </ul>
            }
            .into_any()
        }}
    }
}

#[component]
fn Line(seat: Seat, person: Person, view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let seal = seat.seal();
    let support = seat.support.and_then(|support| i8::try_from(support).ok());
    let (now, wanted) = view.with_value(|view| {
        let ties = || view.relations.iter().filter(|tie| tie.person == person.id);
        let level = |level: Option<i64>| level.and_then(|level| u8::try_from(level).ok()).unwrap_or(0);
        (level(ties().map(|tie| tie.current).max()), level(ties().map(|tie| tie.desired).max()))
    });
    let silent = view.with_value(|view| {
        let last =
            view.interactions.iter().filter(|heard| heard.people.contains(&person.id)).map(|heard| heard.on).max();
        last.or(seat.evidence.on).map(|on| view.today.days_since(on))
    });
    let (name, title) = (person.name.clone(), person.title.clone());
    view! {
        <li>
            <SealMark seal/>
            <span class="clip">
                {move || {
                    if name.is_empty() { map::name_unknown(lang.get()).to_owned() } else { name.get(lang.get()).to_owned() }
                }} " " <span class="meta">{move || title.get(lang.get()).to_owned()}</span>
            </span>
            <SupportBadge support/>
            <Steps now wanted/>
            <span class="days" class:old=silent.is_some_and(|days| days >= SILENT)>
                {move || match silent {
                    None => String::new(),
                    Some(0) => common::today(lang.get()).to_owned(),
                    Some(days) => common::days(lang.get(), days),
                }}
            </span>
        </li>
    }
}
