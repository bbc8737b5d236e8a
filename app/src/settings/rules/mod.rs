//! The rules figures are reckoned with, for administrators: the form of the next version, and the
//! versions there were.

mod draft;
mod form;
mod history;

use leptos::prelude::*;
use meridian_domain::{
    id::UserId,
    locale::Lang,
    workspace::{About, Model},
};

use self::{form::RulesForm, history::History};
use super::{Section, people::user_name};
use crate::{
    live::Rooms,
    words::{rules as words, scenario, use_lang},
};

#[component]
pub(super) fn Rules(rooms: Rooms) -> impl IntoView {
    let lang = use_lang();
    let versions = Memo::new(move |_| {
        let mut versions: Vec<Model> = rooms
            .with(|world| world.all::<Model>().filter(|model| model.content.about() == About::Map).cloned().collect());
        versions.sort_by_key(|model| std::cmp::Reverse(model.version));
        versions
    });
    let in_force = Memo::new(move |_| {
        versions.with(|versions| meridian_domain::stakeholder::metrics::MapRules::in_force(versions.iter()))
    });
    // A version of which the form is to be filled.
    let wanted = RwSignal::new(None::<i64>);
    view! {
        <Section id="rules" title=words::title about=words::about>
            <p class="strong">{move || words::in_force(lang.get(), in_force.get().version())}</p>
            <RulesForm rooms versions in_force wanted/>
            <History rooms versions wanted/>
        </Section>
    }
}

/// The name of who saved a version.
fn saved_by(rooms: Rooms, user: UserId, lang: Lang) -> String {
    user_name(rooms, user, lang).unwrap_or_else(|| scenario::colleague_unknown(lang).to_owned())
}
