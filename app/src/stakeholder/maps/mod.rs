//! The maps of the account: which one is shown, new ones, their names and what they are about.

mod edit;
mod form;
mod new;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use meridian_domain::{
    gate::Change,
    id::{DealId, MapId},
    names::Names,
    stakeholder::Map,
};

use self::{
    edit::{EditMap, RemoveMap},
    new::NewMap,
};
use super::stage::Stage;
use crate::{
    doing::use_doing,
    tr,
    ui::{Entry, Glyph, Icon, Item, Menu},
    words::{history, map, people as words, use_lang},
};

/// The maps of the account, by the id that grows with time.
fn maps(stage: Stage) -> Vec<Map> {
    let account = stage.map.with_value(|map| map.account);
    stage.rooms.with_present(|world| world.all::<Map>().filter(|map| map.account == account).cloned().collect())
}

/// The menu at the map's name, and its dialogs.
#[component]
pub fn Maps(stage: Stage, deals: Vec<(DealId, Names)>) -> impl IntoView {
    let lang = use_lang();
    let (id, account) = stage.map.with_value(|map| (map.id, map.account));
    let (making, editing, removing) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let record = Memo::new(move |_| stage.rooms.with_present(|world| world.the::<Map>(id).cloned()));
    let deals = StoredValue::new(deals);
    let (navigate, query) = (use_navigate(), use_query_map());
    let go = Callback::new(move |to: Option<MapId>| {
        let view = query.with_untracked(|query| query.get("view"));
        let parts = [to.map(|map| format!("map={map}")), view.map(|view| format!("view={view}"))];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        let asks = if parts.is_empty() { "" } else { "?" };
        navigate(&format!("/accounts/{account}/map{asks}{}", parts.join("&")), NavigateOptions::default());
    });
    // Whoever deletes it here leaves when the server has heard of it.
    let leaving = StoredValue::new(false);
    Effect::new(move |before: Option<bool>| {
        let there = record.with(Option::is_some);
        if before == Some(true) && !there && !leaving.get_value() {
            stage.tell_reader(words::map_is_gone(lang.get_untracked()).to_owned());
            go.run(None);
        }
        if there {
            leaving.set_value(false);
        }
        there
    });
    let doing = use_doing(stage.rooms);
    let remove = Callback::new(move |()| {
        removing.set(false);
        leaving.set_value(true);
        doing.act_then(Change::Remove(id.into()), move || go.run(None));
    });
    let entries = move || {
        let lang = lang.get();
        let past = stage.rooms.is_past().then(|| history::nothing_changes(lang).to_owned());
        let closed = (!stage.may_edit).then(|| map::read_only(lang).to_owned()).or(past);
        let all = maps(stage);
        let only = (all.len() < 2).then(|| words::only_map(lang).to_owned());
        let mut entries = vec![Entry::Group(words::maps_of_account(lang).into())];
        entries.extend(all.into_iter().map(|one| {
            let to = one.id;
            Item::new(one.name.get(lang).to_owned(), move || go.run(Some(to))).checked(to == id).into()
        }));
        entries.push(Entry::Rule);
        entries.extend([
            Item::new(words::new_map(lang), move || making.set(true)).icon(Glyph::Plus).why(closed.clone()).into(),
            Item::new(words::edit_map(lang), move || editing.set(true))
                .icon(Glyph::Settings)
                .why(closed.clone())
                .into(),
            Item::new(words::template(lang), move || stage.templates.set(true))
                .icon(Glyph::Template)
                .why(closed.clone())
                .into(),
            Item::new(words::delete_map(lang), move || removing.set(true))
                .icon(Glyph::Trash)
                .danger()
                .why(closed.or(only))
                .into(),
        ]);
        entries
    };
    let name = move || record.with(|map| map.as_ref().map(|map| map.name.get(lang.get()).to_owned()));
    view! {
        <Menu id="map-menu" class="btn mapname" kind="quiet" label=tr!(words::maps) entries>
            <span class="clip">{name}</span>
            <Icon glyph=Glyph::Down small=true/>
        </Menu>
        <NewMap stage open=making deals go/>
        <EditMap stage open=editing deals record/>
        <RemoveMap open=removing record on_remove=remove/>
    }
}
