//! How the program is, for administrators.

use leptos::prelude::*;
use meridian_domain::workspace::view::Database;

use super::{Section, query};
use crate::{
    account::Failed,
    tr,
    ui::{Button, Glyph, Skeleton},
    words::{common, settings as words, use_lang},
};

#[component]
pub(super) fn Health() -> impl IntoView {
    let lang = use_lang();
    let reading = Resource::new(|| (), |()| query::condition());
    let again = Callback::new(move |()| reading.refetch());
    view! {
        <Section id="condition" title=words::condition about=words::condition_about>
            <Transition fallback=|| view! { <Skeleton lines=3/> }>
                {move || Suspend::new(async move {
                    match reading.await {
                        Ok(condition) => {
                            let database = match condition.database {
                                Database::Sqlite => "SQLite",
                                Database::Postgres => "PostgreSQL",
                            };
                            view! {
                                <dl class="facts">
                                    <dt>{tr!(words::version)}</dt>
                                    <dd>{condition.version}</dd>
                                    <dt>{tr!(words::database)}</dt>
                                    <dd>{database} " · " <span class="place">{condition.place}</span></dd>
                                    <dt>{tr!(words::answers)}</dt>
                                    <dd>{tr!(common::yes)}</dd>
                                    <dt>{tr!(words::live)}</dt>
                                    <dd>{move || words::live_rooms(lang.get(), condition.rooms, condition.places)}</dd>
                                </dl>
                            }
                            .into_any()
                        }
                        Err(failure) => view! { <Failed failure retry=again/> }.into_any(),
                    }
                })}
            </Transition>
            <div>
                <Button icon=Glyph::Refresh on_press=Callback::new(move |_| again.run(()))>{tr!(common::refresh)}</Button>
            </div>
        </Section>
    }
}
