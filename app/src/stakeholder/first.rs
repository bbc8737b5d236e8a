//! An account of which nobody has drawn a map yet.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use meridian_domain::{
    gate::Change,
    id::{AccountId, MapId},
    names::Names,
    stakeholder::Map,
};

use crate::{
    live::{fresh, use_rooms},
    tr,
    ui::{Button, Empty, Glyph, Kind, use_toasts},
    words::{failures, people as words, use_lang},
};

/// Offers to begin the first map. Whether there is such an account, and whether the reader may, the
/// gate says.
#[component]
pub fn FirstMap(account: AccountId) -> impl IntoView {
    let (lang, toasts, navigate) = (use_lang(), use_toasts(), use_navigate());
    let rooms = use_rooms(Vec::new(), Vec::new());
    let go = Callback::new(move |id: MapId| {
        navigate(&format!("/accounts/{account}/map?map={id}"), NavigateOptions { replace: true, ..Default::default() });
    });
    let begin = move |_| {
        use meridian_domain::locale::Lang;
        let id: MapId = fresh();
        let name = Names::new(words::first_map(Lang::Zh), words::first_map(Lang::En));
        rooms.submit_with(Change::Add(Map::named(id, account, name).into()), move |result| match result {
            Ok(_) => go.run(id),
            Err(failure) => toasts.alarm(failures::tell(lang.get_untracked(), &failure).happened),
        });
    };
    view! {
        <div class="map">
            <div class="canvas">
                <Empty title=tr!(words::no_map) text=tr!(words::no_map_about)>
                    <Button kind=Kind::Primary icon=Glyph::Plus on_press=begin>{tr!(words::new_map)}</Button>
                </Empty>
            </div>
        </div>
    }
}
