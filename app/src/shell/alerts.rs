//! The alerts beside the bell: what has turned for the worse at the accounts I may see, each leading to
//! what it is about, to be marked as read.
//!
//! They are asked for when a page is opened, when one comes back to the tab, and now and then.

use std::time::Duration;

use leptos::{
    ev::visibilitychange,
    leptos_dom::helpers::{TimeoutHandle, set_interval_with_handle, set_timeout_with_handle},
    prelude::*,
    task::spawn_local,
};
use leptos_router::hooks::use_location;
use meridian_domain::{
    access::{Capability, Grant, grant},
    health::{
        Sign,
        view::{AlertView, Alerts},
    },
    locale,
};

use super::route::Route;
use crate::{
    clock::{here_and_now, use_zone},
    health::{alerts, mark_alerts},
    session::Me,
    tr,
    ui::{Button, Glyph, Icon, Kind, Popover, Size, close_popover, use_toasts},
    words::{failures, use_lang, watch as words},
};

/// The popover's id.
const ID: &str = "alerts";
/// Several reasons to ask within this are one.
const PAUSE: Duration = Duration::from_millis(600);
/// How often is asked without a reason.
const NOW_AND_THEN: Duration = Duration::from_secs(300);

/// The sign in the top bar; nothing for who sees no accounts.
#[component]
pub(super) fn AlertSign(me: Signal<Option<Me>>) -> impl IntoView {
    let lang = use_lang();
    let path = use_location().pathname;
    let told = RwSignal::new(Alerts::default());
    let open = RwSignal::new(false);
    let reads = Memo::new(move |_| {
        me.with(|me| me.as_ref().is_some_and(|me| grant(me.role, Capability::ReadAccount) != Grant::None))
    });
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let ask = move || {
        if let Some(earlier) = waiting.try_get_value().flatten() {
            earlier.clear();
        }
        let later = set_timeout_with_handle(
            move || {
                // Who has signed out meanwhile has nothing to hear.
                if !reads.try_get_untracked().unwrap_or_default() {
                    return;
                }
                spawn_local(async move {
                    // Who is offline keeps what was known.
                    if let Ok(now) = alerts().await {
                        told.try_set(now);
                    }
                });
            },
            PAUSE,
        );
        waiting.try_set_value(later.ok());
    };
    Effect::new(move |_| {
        path.track();
        if reads.get() {
            ask();
        }
    });
    Effect::new(move |_| {
        let in_front = move || reads.get_untracked() && !document().hidden();
        let back = window_event_listener(visibilitychange, move |_| {
            if in_front() {
                ask();
            }
        });
        let tick = set_interval_with_handle(
            move || {
                if in_front() {
                    ask();
                }
            },
            NOW_AND_THEN,
        );
        on_cleanup(move || {
            back.remove();
            if let Ok(tick) = tick {
                tick.clear();
            }
        });
    });
    let count = move || told.with(|told| told.unread);
    let spoken = move || match count() {
        0 => words::alerts_none(lang.get()).to_owned(),
        count => words::alerts_unread(lang.get(), count),
    };
    view! {
        <Show when=move || reads.get()>
            <button type="button" class="btn alert-sign" data-kind="quiet" data-icon="" popovertarget=ID aria-haspopup="dialog"
                aria-expanded=move || if open.get() { "true" } else { "false" } aria-label=spoken title=spoken>
                <Icon glyph=Glyph::Alert/>
                {move || (count() > 0).then(|| view! { <span class="count" aria-hidden="true">{if count() > 99 { "99+".to_owned() } else { count().to_string() }}</span> })}
            </button>
            <Popover id=ID open label=tr!(words::alerts) class="mentions">
                <AlertList told/>
            </Popover>
        </Show>
    }
}

#[component]
fn AlertList(told: RwSignal<Alerts>) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let mark = Callback::new(move |(keys, read): (Vec<String>, bool)| {
        // What was marked is seen at once; the answer says what is there then.
        told.update(|told| {
            for one in told.latest.iter_mut().filter(|one| keys.contains(&one.alert.key)) {
                one.read = read;
            }
            told.unread = told.latest.iter().filter(|one| !one.read).count();
        });
        spawn_local(async move {
            match mark_alerts(keys, read).await {
                Ok(now) => _ = told.try_set(now),
                Err(failure) => {
                    let words = failures::tell(lang.get_untracked(), &failure);
                    toasts.alarm(format!("{} · {} {}", words.happened, words.kept, words.to_do));
                }
            }
        });
    });
    let all = move |_| {
        let unread =
            |told: &Alerts| told.latest.iter().filter(|one| !one.read).map(|one| one.alert.key.clone()).collect();
        mark.run((told.with_untracked(unread), true));
    };
    view! {
        <div class="head">
            <h2>{tr!(words::alerts)}</h2>
            <span class="push"></span>
            {move || told.with(|told| told.unread > 1).then(|| view! {
                <Button kind=Kind::Quiet size=Size::Small on_press=all>{tr!(words::mark_all)}</Button>
            })}
        </div>
        {move || told.with(|told| told.unread == 0).then(|| view! { <p class="meta">{tr!(words::alerts_none)}</p> })}
        <ol class="alerts">
            <For
                each=move || told.with(|told| told.latest.clone())
                key=|one| (one.alert.key.clone(), one.read)
                children=move |one| view! { <One one mark/> }
            />
        </ol>
    }
}

#[component]
fn One(one: AlertView, mark: Callback<(Vec<String>, bool)>) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let AlertView { account, name, alert, read } = one;
    let href = match &alert.sign {
        Sign::Tender { deal, .. } => Route::Deal(*deal).path(),
        Sign::Silent { .. } => Route::AccountMap(account).path(),
        Sign::Held { .. } => format!("{}#incidents", Route::AccountHealth(account).path()),
        Sign::Drop { .. } | Sign::Band { .. } => Route::AccountHealth(account).path(),
    };
    let (on, key) = (alert.on, alert.key.clone());
    let day = move || {
        let today = here_and_now().map_or(on, |now| zone.day(now));
        locale::day_near(lang.get(), on, today)
    };
    let word = move || if read { words::mark_unread(lang.get()) } else { words::mark_read(lang.get()) };
    view! {
        <li data-read=read.then_some("")>
            <a href=href on:click=move |_| close_popover(ID)>
                <Icon glyph=if read { Glyph::Check } else { Glyph::Alert } small=true/>
                <b class="clip">{move || name.get(lang.get()).to_owned()}</b>
                <span class="meta nowrap">{day}</span>
                <span class="said">{move || words::sign(lang.get(), &alert.sign)}</span>
            </a>
            <Button
                kind=Kind::Quiet
                icon=if read { Glyph::Undo } else { Glyph::Check }
                label=word
                on_press=move |_| mark.run((vec![key.clone()], !read))
            />
        </li>
    }
}
