//! The shell around the pages of somebody who is signed in.

use leptos::{prelude::*, reactive::spawn_local_scoped};
use leptos_router::{
    NavigateOptions,
    components::Outlet,
    hooks::{use_location, use_navigate},
};
use meridian_domain::{access::Role, gate::Label, id::AccountId};

use crate::{
    Failure,
    live::{Sync, use_live},
    palette,
    session::{SignOut, entered, provide_signed, who_am_i},
    shell::{Frame, Present, Route, Shell, SyncState},
    ui::{Toasts, use_toasts},
    words::{deeds, failures, shell as words, use_lang},
    workshop::{TeamFrame, provide_seat},
};

/// The shell with the page in it. Who is not signed in is led to the sign-in page.
#[component]
pub fn Layout() -> impl IntoView {
    let me = RwSignal::new(entered());
    let live = use_live();
    let who = provide_signed(me.with_untracked(|me| me.clone()?.ok()));
    // Participants come with a full load, so it is known from the start.
    let plays = who.with_untracked(|me| me.as_ref().is_some_and(|me| me.role == Role::Participant));
    live.guest.set_value(plays);
    let seat = plays.then(provide_seat);
    let frame = use_frame(plays);
    let sync = Signal::derive(move || match live.sync.get() {
        Sync::Saved => SyncState::Saved,
        Sync::Saving => SyncState::Saving(live.waiting.get()),
        Sync::Offline => SyncState::Offline(live.waiting.get()),
    });
    let presence = Signal::derive(move || {
        let present = |here: meridian_domain::live::Here| Present {
            name: here.name,
            colour: here.colour,
            at: String::new(),
            away: here.presence.away,
        };
        live.others.get().into_iter().map(present).collect::<Vec<_>>()
    });
    let (toasts, lang) = (use_toasts(), use_lang());
    let too_late = Callback::new(move |failure: Failure| {
        let lang = lang.get_untracked();
        let told = failures::tell(lang, &failure);
        toasts.alarm(words::kept_refused(lang, &told.happened, &told.to_do));
    });
    Effect::new(move |_| match me.get() {
        Some(Ok(me)) => live.signed_in(me.id, too_late),
        Some(Err(_)) => {}
        None => spawn_local_scoped(async move {
            let answer = who_am_i().await;
            // The page of the address is drawn after this and may ask who reads it.
            who.set(answer.clone().ok());
            me.set(Some(answer));
        }),
    });
    let on_undo = Callback::new(move |()| live.undo(move |result| tell(toasts, lang, result, true)));
    let on_redo = Callback::new(move |()| live.redo(move |result| tell(toasts, lang, result, false)));
    let leave = ServerAction::<SignOut>::new();
    Effect::new(move |_| {
        if leave.value().get().is_some() {
            // A full load drops everything the page knew of who was signed in.
            drop(window().location().set_href(&Route::SignIn.path()));
        }
    });
    let on_sign_out = Callback::new(move |everywhere| {
        // What is still being asked for would come back refused.
        drop(window().stop());
        leave.dispatch(SignOut { everywhere });
    });
    view! {
        <Shell
            me=who
            last=last_account()
            frame
            team=move || seat.map(|seat| view! { <TeamFrame seat/> })
            sync presence on_sign_out search=palette::search(lang) on_undo on_redo>
            {move || match me.get() {
                Some(Ok(_)) => view! { <Outlet /> }.into_any(),
                Some(Err(failure)) => view! { <Turned failure /> }.into_any(),
                None => ().into_any(),
            }}
        </Shell>
    }
}

/// How much of the shell stands around the page of the address. A participant stays in the exercise and
/// its sandbox: every other address leads to it.
fn use_frame(plays: bool) -> Memo<Frame> {
    let path = use_location().pathname;
    let frame = Memo::new(move |_| match path.with(|path| path.trim_end_matches('/').ends_with("/projector")) {
        _ if plays => Frame::Team,
        true => Frame::Bare,
        false => Frame::Whole,
    });
    let astray = move |path: &str| {
        let first = path.trim_matches('/').split('/').next().unwrap_or_default();
        plays && !matches!(first, "play" | "accounts" | "pipelines" | "deals")
            || plays && matches!(path.trim_matches('/'), "accounts" | "pipelines")
    };
    #[cfg(feature = "ssr")]
    if path.with_untracked(|path| astray(path)) {
        leptos_axum::redirect(&Route::Play.path());
    }
    let navigate = use_navigate();
    Effect::new(move |_| {
        if path.with(|path| astray(path)) {
            navigate(&Route::Play.path(), NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    frame
}

/// What somebody sees who may not come in: the way to the sign-in page, or what went wrong.
#[component]
fn Turned(failure: Failure) -> impl IntoView {
    let lang = use_lang();
    let signed_out = matches!(failure, Failure::SignedOut);
    #[cfg(feature = "ssr")]
    if signed_out {
        leptos_axum::redirect(&Route::SignIn.path());
    }
    let navigate = use_navigate();
    Effect::new(move |_| {
        if signed_out {
            navigate(&Route::SignIn.path(), NavigateOptions { replace: true, ..NavigateOptions::default() });
        }
    });
    let told = move || failures::tell(lang.get(), &failure);
    view! {
        <div class="empty">
            {move || {
                let told = told();
                view! {
                    <h1>{told.happened}</h1>
                    <p>{told.kept} " " {told.to_do}</p>
                }
            }}
        </div>
    }
}

/// Says what was undone or done again, or why not.
fn tell(toasts: Toasts, lang: RwSignal<meridian_domain::locale::Lang>, result: Result<Label, Failure>, undone: bool) {
    let lang = lang.get_untracked();
    match result {
        Ok(label) => {
            let words = deeds::label(lang, label);
            toasts.show(if undone { deeds::undone(lang, &words) } else { deeds::redone(lang, &words) });
        }
        Err(failure) => {
            let told = failures::tell(lang, &failure);
            toasts.alarm(format!("{} · {}", told.happened, told.to_do));
        }
    }
}

/// The account of the address, kept while one is elsewhere.
fn last_account() -> Signal<Option<AccountId>> {
    let path = use_location().pathname;
    let last = Memo::new(move |before: Option<&Option<AccountId>>| {
        let path = path.get();
        let mut parts = path.trim_matches('/').split('/');
        let here = match (parts.next(), parts.next()) {
            (Some("accounts"), Some(id)) => id.parse().ok(),
            _ => None,
        };
        here.or_else(|| before.copied().flatten())
    });
    last.into()
}
