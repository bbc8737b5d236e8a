//! What was heard, the latest first.

use leptos::prelude::*;
use meridian_domain::{
    account::{Interaction, view::AccountView},
    locale,
};

use super::heard::NewInteraction;
use crate::{
    live::Rooms,
    tr,
    ui::{Button, EvidenceDot, Glyph, Size},
    words::{account as words, common, profile, use_lang},
};

/// More than these belong to the timeline's own room.
const SHOWN: usize = 8;

#[component]
pub(super) fn Timeline(view: StoredValue<AccountView>, rooms: Rooms) -> impl IntoView {
    let (account, may) = view.with_value(|view| (view.account.id, view.may_plan));
    let open = RwSignal::new(false);
    let heard = Memo::new(move |_| {
        let mut heard: Vec<Interaction> =
            rooms.with(|world| world.all::<Interaction>().filter(|one| one.account == account).cloned().collect());
        heard.sort_by_key(|one| std::cmp::Reverse((one.on, one.id)));
        heard.truncate(SHOWN);
        heard
    });
    view! {
        <hr class="rule cut"/>
        <div class="head">
            <h2>{tr!(words::timeline)}</h2>
            {may.then(|| view! {
                <Button size=Size::Small icon=Glyph::Plus on_press=move |_| open.set(true)>{tr!(profile::record)}</Button>
                <NewInteraction open view rooms/>
            })}
        </div>
        <Show
            when=move || !heard.with(Vec::is_empty)
            fallback=move || view! { <p class="meta">{tr!(words::nothing_heard)}</p> }
        >
            <ol class="line">
                <For each=move || heard.get() key=|one| (one.id, one.on, one.summary.clone()) children=move |one| view! { <Line one view/> }/>
            </ol>
        </Show>
    }
}

#[component]
fn Line(one: Interaction, view: StoredValue<AccountView>) -> impl IntoView {
    let lang = use_lang();
    let Interaction { kind, on, by, summary, evidence, .. } = one;
    let today = view.with_value(|view| view.today);
    let by = view.with_value(|view| view.colleagues.iter().find(|(id, _)| *id == by).map(|(_, names)| names.clone()));
    let grade = evidence.grade;
    let label = move || {
        let lang = lang.get();
        let day = if on == today { common::today(lang).to_owned() } else { locale::day_near(lang, on, today) };
        let by = by.as_ref().map(|by| by.get(lang).to_owned()).unwrap_or_default();
        let parts = [day, words::heard(lang, kind).to_owned(), by];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <li data-tone=(on == today).then_some("accent")>
            <span class="meta">
                {label} " " <EvidenceDot grade/>
            </span>
            <p>{summary}</p>
        </li>
    }
}
