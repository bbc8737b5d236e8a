//! The last portfolio somebody has read, kept in their browser: a tablet is not always online.

use leptos::prelude::*;
use meridian_domain::{health::portfolio::Portfolio, id::UserId, time::Moment, wire};

use crate::{
    clock::{here_and_now, use_zone},
    live::{Sync, keep::Shelf, use_live},
    ui::{Glyph, Icon},
    words::{use_lang, watch as words},
};

/// Where it lies; nobody reads what somebody else has left behind.
fn place(user: UserId) -> String {
    format!("portfolio:{user}")
}

/// Keeps what was read of the present, instead of what anybody read here before.
pub(super) fn keep(user: Option<UserId>, list: &Portfolio) {
    let Some(user) = user.filter(|_| list.week.is_none() && cfg!(feature = "hydrate")) else { return };
    for other in Shelf::Browser.keys("portfolio:") {
        Shelf::Browser.remove(&other);
    }
    if let Ok(text) = serde_json::to_string(list) {
        Shelf::Browser.put(&place(user), &text);
    }
}

/// What was read last.
pub(super) fn kept(user: Option<UserId>) -> Option<Portfolio> {
    Shelf::Browser.get(&place(user?)).and_then(|text| wire::read(&text).ok())
}

/// Of when the figures are, and whether there may be newer ones.
#[component]
pub(super) fn Stale(at: Moment, from_shelf: bool) -> impl IntoView {
    let (lang, zone, live) = (use_lang(), use_zone(), use_live());
    let offline = move || from_shelf || live.sync.get() == Sync::Offline;
    let when = move || zone.near(lang.get(), at, zone.day(here_and_now().unwrap_or(at)));
    view! {
        <span class="stale" role="status" data-offline=move || offline().then_some("")>
            {move || offline().then(|| view! { <Icon glyph=Glyph::WifiOff small=true/> })}
            {move || if offline() { words::offline_as_of(lang.get(), &when()) } else { words::looked_at(lang.get(), &when()) }}
        </span>
    }
}
