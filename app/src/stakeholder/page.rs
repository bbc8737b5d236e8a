//! The page of a people map.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use meridian_domain::{
    gate::Room,
    id::{AccountId, LineId, MapId},
    live::Here,
    record::Key,
    stakeholder::{Line, LineKind, metrics::Route, view::MapView},
    time::Date,
};

use super::{
    add::{AddLine, AddPerson, template},
    camera::Camera,
    canvas::Canvas,
    change, figures,
    insight::Insight,
    list::PeopleList,
    minimap::Minimap,
    side::Side,
    stage::Stage,
};
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};
use crate::{
    Failure,
    live::use_rooms,
    shell::{Crumb, Route as Address, set_crumbs},
    tr,
    ui::{Button, Empty, Glyph, Icon, Kind, Size, Trouble, use_toasts},
    words::{common, deeds, failures, map, use_lang},
};

/// A map of an account, or its first.
#[server(endpoint = "people-map")]
pub async fn people_map(account: AccountId, map: Option<MapId>) -> Result<MapView, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.map(&actor, account, map).await
    };
    answer(result.await)
}

/// `/accounts/:account/map`, with `/:map` or `?map=` for another than the first, `?view=list` for the table.
#[component]
pub fn MapPage() -> impl IntoView {
    let (params, query, lang) = (use_params_map(), use_query_map(), use_lang());
    let address = Memo::new(move |_| {
        let account = params.with(|params| params.get("account")).and_then(|id| id.parse::<AccountId>().ok());
        let map = params.with(|params| params.get("map")).or_else(|| query.with(|query| query.get("map")));
        (account, map.and_then(|id| id.parse::<MapId>().ok()))
    });
    let view = Resource::new(
        move || address.get(),
        |(account, map)| async move { people_map(account.ok_or(Failure::NotFound)?, map).await },
    );
    let table = Memo::new(move |_| query.with(|query| query.get("view").as_deref() == Some("list")));
    view! {
        <Suspense fallback=move || view! { <div class="map" aria-busy="true"></div> }>
            {move || Suspend::new(async move {
                match view.await {
                    Ok(view) => view! { <Room_ view table/> }.into_any(),
                    Err(failure) => {
                        let told = failures::tell(lang.get_untracked(), &failure);
                        view! { <Trouble title=told.happened.clone() happened=told.happened kept=told.kept you_can=told.to_do code=failure.code().to_owned()/> }.into_any()
                    }
                }
            })}
        </Suspense>
    }
}

#[component]
fn Room_(view: MapView, table: Memo<bool>) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let MapView { map: record, account, maps, records, contacts, map_seq, account_seq, may_edit, .. } = view;
    let (id, owner) = (record.id, record.account);
    let rooms = use_rooms(vec![(Room::Map(id), map_seq), (Room::Account(owner), account_seq)], records);
    let stage = Stage::new(rooms, record.clone(), may_edit, toasts, lang);
    let (from, here) = (account.clone(), record.name.clone());
    set_crumbs(vec![
        Crumb::link(move || from.get(lang.get()).to_owned(), Address::Account(owner)),
        Crumb::here(move || format!("{}: {}", map::title(lang.get()), here.get(lang.get()))),
    ]);
    rooms.watch(move |keys| {
        if keys.iter().any(|key| matches!(key, Key::Seat(_) | Key::Line(_))) {
            stage.follow();
        }
    });
    let stale = rooms.stale();
    Effect::new(move |before: Option<u64>| {
        let now = stale.get();
        if before.is_some_and(|before| before != now) {
            leptos::task::spawn_local(async move {
                if let Ok(view) = people_map(owner, Some(id)).await {
                    rooms.reset(
                        vec![(Room::Map(id), view.map_seq), (Room::Account(owner), view.account_seq)],
                        view.records,
                    );
                    stage.follow();
                }
            });
        }
        now
    });
    // Ages count from the last contact we know of, so that both renders agree; no clock here.
    let today = contacts.iter().map(|contact| contact.last).max().unwrap_or(Date::from_days(0));
    let contacts = StoredValue::new(contacts);
    let nodes = Memo::new(move |_| {
        rooms.with(|world| contacts.with_value(|contacts| figures::nodes(world, id, contacts, today)))
    });
    let edges = Memo::new(move |_| rooms.with(|world| figures::edges(world, id)));
    let path = Memo::new(move |_| nodes.with(|nodes| edges.with(|edges| figures::path(nodes, edges))));
    let on_path = Memo::new(move |_| {
        let Ok(path) = path.get() else { return Vec::new() };
        let leg = |route: &Route| route.legs.iter().map(|leg| (leg.from, leg.to)).collect::<Vec<_>>();
        let mut legs = leg(&path.best);
        legs.extend(path.runner_up.iter().flat_map(leg));
        rooms.with(|world| {
            let lines = world.all::<Line>().filter(|line| line.map == id && line.kind == LineKind::Influence);
            lines.filter(|line| legs.contains(&(line.from.0, line.to.0))).map(|line| line.id).collect::<Vec<LineId>>()
        })
    });
    let others = Signal::derive(move || {
        rooms
            .here()
            .get()
            .into_iter()
            .filter(|(room, _)| *room == Room::Map(id))
            .map(|(_, here)| here)
            .collect::<Vec<Here>>()
    });
    let nobody = Memo::new(move |_| nodes.with(Vec::is_empty));
    let take = move |undo: bool| {
        let told = move |result: Result<meridian_domain::gate::Label, Failure>| {
            let lang = lang.get_untracked();
            match result {
                Ok(label) => {
                    let words = deeds::label(lang, label);
                    toasts.show(if undo { deeds::undone(lang, &words) } else { deeds::redone(lang, &words) });
                }
                Err(failure) => toasts.alarm(failures::tell(lang, &failure).happened),
            }
        };
        if undo { rooms.undo(told) } else { rooms.redo(told) }
    };
    let lay_out = move || {
        if let Some(change) = rooms.with_untracked(|world| change::lay_out(world, id)) {
            stage.submit(change);
            stage.follow();
            set_timeout(move || stage.fit(), std::time::Duration::from_millis(440));
        }
    };
    let why = Signal::derive(move || (!may_edit).then(|| map::read_only(lang.get()).to_owned()));
    let shown = RwSignal::new(false);
    view! {
        <div class="map" data-insight=move || shown.get().then_some("") data-table=move || table.get().then_some("")>
            <h1 class="vh">{move || format!("{}: {}", account.get(lang.get()), record.name.get(lang.get()))}</h1>
            <div class="mapbar" role="toolbar" aria-label=tr!(map::title)>
                <nav class="seg" aria-label=tr!(map::view)>
                    <a href=format!("?map={id}") aria-current=move || (!table.get()).then_some("page")><Icon glyph=Glyph::Tree/>{tr!(map::title)}</a>
                    <a href=format!("?map={id}&view=list") aria-current=move || table.get().then_some("page")><Icon glyph=Glyph::List/>{tr!(map::list)}</a>
                </nav>
                {(maps.len() > 1).then(|| maps.into_iter().map(|(other, name)| view! {
                    <a class="chip" href=format!("?map={other}") aria-current=(other == id).then_some("true")>{move || name.get(lang.get()).to_owned()}</a>
                }).collect_view())}
                <span class="push"></span>
                <Button class="only-narrow" kind=Kind::Quiet icon=Glyph::Info label=tr!(map::insight) on_press=move |_| shown.update(|shown| *shown = !*shown)/>
                <Button icon=Glyph::Tree why on_press=move |_| lay_out()>{tr!(map::lay_out)}</Button>
            </div>
            <Insight stage nodes path/>
            <div class="canvas">
                {move || if table.get() {
                    view! { <PeopleList stage/> }.into_any()
                } else {
                    view! {
                        <Canvas stage path=on_path others/>
                        <div class="tray" role="toolbar" aria-label=tr!(map::tools)>
                            <Button kind=Kind::Quiet icon=Glyph::Hand label=tr!(map::tool_hand) pressed=Signal::derive(move || !stage.boxes.get()) on_press=move |_| stage.boxes.set(false)/>
                            <Button kind=Kind::Quiet icon=Glyph::Cursor label=tr!(map::tool_select) pressed=stage.boxes on_press=move |_| stage.boxes.set(true)/>
                            <Button kind=Kind::Quiet icon=Glyph::PersonPlus label=tr!(map::add_person) why on_press=move |_| stage.adding.set(true)/>
                            <Button kind=Kind::Quiet icon=Glyph::Link label=tr!(map::add_line) why on_press=move |_| stage.joining.set(true)/>
                            <i></i>
                            <Button kind=Kind::Quiet icon=Glyph::Undo label=tr!(common::undo) why on_press=move |_| take(true)/>
                            <Button kind=Kind::Quiet icon=Glyph::Redo label=tr!(common::redo) why on_press=move |_| take(false)/>
                        </div>
                        <div class="corner">
                            <Minimap stage/>
                            <div class="zoom">
                                <Button size=Size::Small icon=Glyph::Minus label=tr!(map::zoom_out) on_press=move |_| stage.zoom(1.0 / Camera::STEP)/>
                                <output>{move || format!("{}%", stage.percent.get())}</output>
                                <Button size=Size::Small icon=Glyph::Plus label=tr!(map::zoom_in) on_press=move |_| stage.zoom(Camera::STEP)/>
                                <Button size=Size::Small icon=Glyph::Fit label=tr!(map::fit) on_press=move |_| stage.fit()/>
                            </div>
                        </div>
                    }.into_any()
                }}
                {move || nobody.get().then(|| view! {
                    <div class="scene">
                        <svg class="ghost" viewBox="0 0 390 300" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
                            <rect x="150" y="24" width="90" height="34" rx="6"/>
                            <path d="M195 58V76H75V92M195 76H315V92M195 76V92"/>
                            <rect x="30" y="92" width="90" height="34" rx="6"/><rect x="150" y="92" width="90" height="34" rx="6"/><rect x="270" y="92" width="90" height="34" rx="6"/>
                        </svg>
                        <Empty title=tr!(map::empty) text=tr!(map::empty_hint)>
                            <Button kind=Kind::Primary icon=Glyph::Template why on_press=move |_| template(stage)>{tr!(map::from_template)}</Button>
                            <Button icon=Glyph::PersonPlus why kbd="P" on_press=move |_| stage.adding.set(true)>{tr!(map::add_person)}</Button>
                        </Empty>
                    </div>
                })}
            </div>
            <Side stage/>
            <p class="vh" role="status" aria-live="assertive">{move || stage.said.get()}</p>
            <AddPerson stage/>
            <AddLine stage/>
        </div>
    }
}
