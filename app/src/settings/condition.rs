//! How the program is, for administrators.

use leptos::{prelude::*, task::spawn_local};
use meridian_domain::workspace::view::{Condition, Database};

use super::{Section, query};
use crate::{
    tr,
    ui::{Button, Glyph, use_toasts},
    words::{common, failures, settings as words, use_lang},
};

#[component]
pub(super) fn Health(condition: Condition) -> impl IntoView {
    let lang = use_lang();
    let toasts = use_toasts();
    let shown = RwSignal::new(condition);
    let again = Callback::new(move |_| {
        spawn_local(async move {
            match query::condition().await {
                Ok(condition) => drop(shown.try_set(condition)),
                Err(failure) => toasts.alarm(failures::tell(lang.get_untracked(), &failure).happened),
            }
        });
    });
    let database = move || match shown.with(|condition| condition.database) {
        Database::Sqlite => "SQLite",
        Database::Postgres => "PostgreSQL",
    };
    view! {
        <Section id="condition" title=words::condition about=words::condition_about>
            <dl class="facts">
                <dt>{tr!(words::version)}</dt>
                <dd>{move || shown.with(|condition| condition.version.clone())}</dd>
                <dt>{tr!(words::database)}</dt>
                <dd>{database} " · " {move || shown.with(|condition| condition.place.clone())}</dd>
                <dt>{tr!(words::live)}</dt>
                <dd>{move || shown.with(|condition| words::live_rooms(lang.get(), condition.rooms, condition.places))}</dd>
            </dl>
            <div><Button icon=Glyph::Refresh on_press=again>{tr!(common::refresh)}</Button></div>
        </Section>
    }
}
