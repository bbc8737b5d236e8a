//! What the command palette finds on the server.

use std::sync::Arc;

use leptos::prelude::*;
use meridian_domain::{account::view::Found, locale::Lang};

#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};
use crate::{
    Failure,
    shell::{Deed, Group, PaletteItem, Route, Search},
    ui::Glyph,
};

/// Accounts, people and deals whose name contains `text`, at most 20.
#[server(endpoint = "find", output = crate::answer::Json)]
pub async fn find(text: String) -> Result<Vec<Found>, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.find(&actor, &text).await
    };
    answer(result.await)
}

/// The palette's way to the server. What cannot be reached finds nothing.
#[must_use]
pub fn search(lang: RwSignal<Lang>) -> Search {
    Arc::new(move |text| {
        Box::pin(async move {
            let lang = lang.get_untracked();
            find(text).await.unwrap_or_default().into_iter().map(|found| item(lang, found)).collect()
        })
    })
}

fn item(lang: Lang, found: Found) -> PaletteItem {
    match found {
        Found::Account { id, name } => PaletteItem {
            group: Group::Accounts,
            glyph: Glyph::Building,
            label: name.get(lang).to_owned(),
            detail: name.other(lang).unwrap_or_default().to_owned(),
            at: String::new(),
            deed: Deed::Go(Route::Account(id).path()),
        },
        Found::Person { account, name, title, at, .. } => PaletteItem {
            group: Group::People,
            glyph: Glyph::User,
            label: name.get(lang).to_owned(),
            detail: title.get(lang).to_owned(),
            at: at.get(lang).to_owned(),
            deed: Deed::Go(Route::AccountMap(account).path()),
        },
        Found::Deal { id, title, at, .. } => PaletteItem {
            group: Group::Deals,
            glyph: Glyph::Board,
            label: title.get(lang).to_owned(),
            detail: String::new(),
            at: at.map(|at| at.get(lang).to_owned()).unwrap_or_default(),
            deed: Deed::Go(Route::Deal(id).path()),
        },
    }
}
