//! Whom we reach, and whether everybody the decision needs is there.

use leptos::prelude::*;
use meridian_domain::{
    explained::Explained,
    locale,
    stakeholder::{Map, MapPatch, Procurement},
};

use super::{
    super::{change, stage::Stage},
    Reading, reasons,
};
use crate::{
    tr,
    ui::{Asks, Glyph, Icon},
    words::{insight as words, map, use_lang},
};

/// Coverage of the key players beside the roles filled, and what is bought, which says what is required.
#[component]
pub fn Reach(stage: Stage, reading: Reading) -> impl IntoView {
    let coverage = Memo::new(move |_| reading.now.with(|insight| insight.coverage.clone()));
    let roles = Memo::new(move |_| reading.now.with(|insight| insight.completeness.clone()));
    let share =
        |explained: &Explained| explained.value.map_or(locale::ABSENT.to_owned(), |value| locale::percent(value, 0));
    let why = move || match roles.get() {
        Some(roles) => reasons(stage, roles, tr!(map::roles_filled)).into_any(),
        None => view! { <p class="notes gap8">{tr!(words::say_what_is_bought)}</p> }.into_any(),
    };
    view! {
        <div>
            <div class="two">
                <div>
                    <span class="k">{tr!(map::key_coverage)}</span>
                    <span class="v">
                        <Asks id="map-cov" about=tr!(map::key_coverage) explain=move || reasons(stage, coverage.get(), tr!(map::key_coverage))>
                            {move || coverage.with(share)}
                        </Asks>
                    </span>
                </div>
                <div>
                    <span class="k">{tr!(map::roles_filled)}</span>
                    <span class="v">
                        <Asks id="map-roles" about=tr!(map::roles_filled) explain=why>
                            {move || roles.with(|roles| roles.as_ref().map_or(locale::ABSENT.to_owned(), share))}
                        </Asks>
                    </span>
                </div>
            </div>
            <Bought stage/>
        </div>
    }
}

/// What is bought, as the map says.
#[component]
fn Bought(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    let id = stage.map.with_value(|map| map.id);
    let map = stage.rooms.record::<Map>(id);
    let bought = Signal::derive(move || map.with(|map| map.as_ref().and_then(|map| map.procurement)));
    let place = move || Procurement::ALL.iter().position(|kind| bought.get() == Some(*kind));
    let choose = move |value: String| {
        let procurement = value.parse::<usize>().ok().and_then(|at| Procurement::ALL.get(at)).copied();
        stage.submit(change::edit_map(id, MapPatch { procurement: Some(procurement), ..MapPatch::default() }));
    };
    view! {
        <span class="pick">
            <select class="input" id="map-bought" disabled=!stage.may_edit aria-label=tr!(words::bought)
                prop:value=move || place().map(|at| at.to_string()).unwrap_or_default()
                on:change:target=move |event| choose(event.target().value())>
                <option value="" selected=move || bought.get().is_none()>{tr!(words::bought_unknown)}</option>
                {Procurement::ALL.iter().enumerate().map(|(at, kind)| view! {
                    <option value=at.to_string() selected=move || bought.get() == Some(*kind)>
                        {move || words::procurement_name(lang.get(), *kind)}
                    </option>
                }).collect_view()}
            </select>
            <Icon glyph=Glyph::Down/>
        </span>
    }
}
