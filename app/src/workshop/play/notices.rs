//! What the trainer says to a team, wherever it is; and a word when something has reached it.

use leptos::prelude::*;
use meridian_domain::{
    id::ReleaseId,
    workshop::run::{Closed, Notice, Saying},
};

use super::{Seat, Tab, use_tab};
use crate::{
    tr,
    ui::{Banner, Glyph, Tone, use_toasts},
    words::{play as words, use_lang},
};

#[component]
pub(super) fn Notices(seat: Seat) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let open = seat.memo(|view| {
        let first = |saying| {
            view.notices.iter().filter(|one| !one.withdrawn && one.saying == saying).max_by_key(|one| one.at).cloned()
        };
        (first(Saying::Summon), first(Saying::Broadcast))
    });
    let locked = Memo::new(move |_| seat.read(|view| view.closed == Some(Closed::Locked)).unwrap_or_default());
    let tab = use_tab();
    // A word for what comes while one is elsewhere.
    Effect::new(move |before: Option<Vec<ReleaseId>>| {
        let now = seat.read(|view| view.released.iter().map(|one| one.id).collect::<Vec<_>>()).unwrap_or_default();
        if let Some(before) = before.filter(|_| tab.get_untracked() != Some(Tab::Messages)) {
            let lang = lang.get_untracked();
            seat.view.with_untracked(|view| {
                for one in view.iter().flat_map(|view| &view.released).filter(|one| !before.contains(&one.id)) {
                    toasts.show(words::new_message(lang, one.released.title.get(lang)));
                }
            });
        }
        now
    });
    view! {
        <section class="team-notices" aria-label=tr!(words::from_trainer)>
            {move || open.get().0.map(|notice| view! { <Summon notice/> })}
            {move || open.get().1.map(|notice| view! { <Banner tone=Tone::Caution icon=Glyph::Horn><strong>{notice.text}</strong></Banner> })}
            {move || locked.get().then(|| view! { <Banner tone=Tone::Plain icon=Glyph::Lock>{words::locked(lang.get())}</Banner> })}
        </section>
    }
}

/// Everybody is asked to look somewhere: here, on their own screen, or to the front.
#[component]
fn Summon(notice: Notice) -> impl IntoView {
    let Notice { text, place, .. } = notice;
    view! {
        <Banner tone=Tone::Alarm icon=Glyph::Target>
            <strong>{tr!(words::summoned)}</strong>
            <span>{text}</span>
            <span class="push"></span>
            {(!place.is_empty()).then(|| view! { <a class="btn" href=place>{tr!(words::look)}</a> })}
        </Banner>
    }
}
