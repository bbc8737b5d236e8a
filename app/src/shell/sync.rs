//! Whether what was done has arrived, and who else is here.

use leptos::prelude::*;
use meridian_domain::names::Names;

use crate::{
    ui::Avatar,
    words::{shell, use_lang},
};

/// How the changes of this tab stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SyncState {
    /// All committed.
    #[default]
    Saved,
    /// So many on their way.
    Saving(usize),
    /// No connection; so many kept here.
    Offline(usize),
}

/// Somebody else in the room.
#[derive(Clone, Debug, PartialEq)]
pub struct Present {
    /// Their name.
    pub name: Names,
    /// Colour 1 to 6.
    pub colour: u8,
    /// What they are at, in the reader's language; may be empty.
    pub at: String,
    /// The tab is in the background.
    pub away: bool,
}

/// Saved, saving, offline.
#[component]
pub(super) fn SyncMark(state: Signal<SyncState>) -> impl IntoView {
    let lang = use_lang();
    let key = move || match state.get() {
        SyncState::Saved => "saved",
        SyncState::Saving(_) => "saving",
        SyncState::Offline(_) => "offline",
    };
    let word = move || match state.get() {
        SyncState::Saved => shell::sync_saved(lang.get()).to_owned(),
        SyncState::Saving(_) => shell::sync_saving(lang.get()).to_owned(),
        SyncState::Offline(0) => shell::sync_offline(lang.get()).to_owned(),
        SyncState::Offline(count) => shell::sync_kept(lang.get(), count),
    };
    let why = move || match state.get() {
        SyncState::Saved => shell::sync_saved_why(lang.get()).to_owned(),
        SyncState::Saving(count) => shell::sync_saving_why(lang.get(), count),
        SyncState::Offline(count) => shell::sync_offline_why(lang.get(), count),
    };
    view! {
        <span class="sync" role="status" data-state=key title=why>
            <span>{word}</span>
        </span>
    }
}

/// The others in the room.
#[component]
pub(super) fn PresenceRow(people: Signal<Vec<Present>>) -> impl IntoView {
    let lang = use_lang();
    move || {
        let people = people.get();
        let count = people.len();
        (count > 0).then(|| {
            view! {
                <ul class="presence" aria-label=move || shell::people_here(lang.get(), count)>
                    {people
                        .into_iter()
                        .map(|person| {
                            let Present { name, colour, at, away } = person;
                            let short = name.clone();
                            let title = move || {
                                let name = name.get(lang.get());
                                if at.is_empty() { name.to_owned() } else { shell::person_at(lang.get(), name, &at) }
                            };
                            view! {
                                <li>
                                    <Avatar
                                        name=move || short.get(lang.get()).to_owned()
                                        who=Signal::stored(colour)
                                        away=Signal::stored(away)
                                        title=title
                                    />
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            }
        })
    }
}
