//! The page of a people map.

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use meridian_domain::{
    gate::Room,
    id::{AccountId, MapId},
    live::Here,
    record::Key,
    stakeholder::{Arrangement, view::MapView},
};

use super::{
    add::{AddLine, AddPerson},
    camera::Camera,
    canvas::Canvas,
    change,
    clipboard::CopyPaste,
    colleagues::Colleagues,
    company::{Company, Following},
    export::Files,
    filters::{FilterBar, Filters},
    find::Find,
    first::FirstMap,
    gone::Seated,
    insight::{Insight, Reading, SupposeDialog},
    list::PeopleList,
    maps::Maps,
    matrix::Matrix,
    minimap::Minimap,
    side::{Beside, Side},
    stage::Stage,
    talk::{MapTalk, Toggle, follow_address},
    template::Templates,
    time::{Bar, History, Open, PastMark},
    view::View,
};
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};
use crate::{
    Failure, answer,
    live::use_rooms,
    shell::{Crumb, Route as Address, set_crumbs},
    tr,
    ui::{Button, Empty, Entry, Glyph, Icon, Item, Kind, Menu, Size, Trouble, use_toasts},
    words::{common, deeds, failures, health, map, use_lang},
};

/// A map of an account, or the one with most people; `None` when the account has none yet.
#[server(endpoint = "people-map", output = crate::answer::Json)]
pub async fn people_map(account: AccountId, map: Option<MapId>) -> Result<Option<MapView>, Failure> {
    let result = async {
        let (backend, actor) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        backend.map(&actor, account, map).await
    };
    answer(result.await)
}

/// `/accounts/:account/map`, with `/:map` or `?map=` for another than the first, `?view=list` for the table,
/// `?view=matrix` for own team × people.
#[component]
pub fn MapPage() -> impl IntoView {
    let (params, query, lang) = (use_params_map(), use_query_map(), use_lang());
    let address = Memo::new(move |_| {
        let account = params.with(|params| params.get("account")).and_then(|id| id.parse::<AccountId>().ok());
        let map = params.with(|params| params.get("map")).or_else(|| query.with(|query| query.get("map")));
        (account, map.and_then(|id| id.parse::<MapId>().ok()))
    });
    let view = answer::reading(
        move || address.get(),
        |(account, map)| async move { people_map(account.ok_or(Failure::NotFound)?, map).await },
    );
    let shape = Memo::new(move |_| View::read(query.with(|query| query.get("view")).as_deref()));
    view! {
        <Suspense fallback=move || view! { <div class="map" aria-busy="true"></div> }>
            {move || Suspend::new(async move {
                match (view.await, address.get_untracked().0) {
                    (Ok(Some(view)), _) => view! { <Room_ view shape/> }.into_any(),
                    (Ok(None), Some(account)) => view! { <FirstMap account/> }.into_any(),
                    (found, _) => {
                        let failure = found.err().unwrap_or(Failure::NotFound);
                        let told = failures::tell(lang.get_untracked(), &failure);
                        view! { <Trouble title=told.happened.clone() happened=told.happened kept=told.kept you_can=told.to_do code=failure.code().to_owned()/> }.into_any()
                    }
                }
            })}
        </Suspense>
    }
}

/// The rooms of the page: the map, its account, the workspace, which tells of other rules, and the
/// pipelines of the account's deals, which tell what is recorded of them.
fn rooms_of(view: &MapView) -> Vec<(Room, i64)> {
    let own = [
        (Room::Map(view.map.id), view.map_seq),
        (Room::Account(view.map.account), view.account_seq),
        (Room::Workspace, view.workspace_seq),
    ];
    own.into_iter().chain(view.pipelines.iter().copied()).collect()
}

#[component]
fn Room_(view: MapView, shape: Memo<View>) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let seqs = rooms_of(&view);
    let MapView { map: record, account, records, contacts, colleagues, today, may_edit, .. } = view;
    let MapView { sounds, deals, may_read_notes, may_edit_deals, .. } = view;
    let (id, owner) = (record.id, record.account);
    let rooms = use_rooms(seqs, records);
    let arrangement = Memo::new(move |_| match shape.get() {
        View::Canvas(arrangement) => arrangement,
        View::List | View::Matrix => Arrangement::Free,
    });
    let stage = Stage::new(rooms, record.clone(), may_edit, arrangement.get_untracked(), toasts, lang);
    Effect::new(move |_| stage.arrange(arrangement.get()));
    follow_address(MapTalk::provide(stage, colleagues.clone()));
    let team = Colleagues::new(colleagues.clone());
    let seated = Seated::new(stage, toasts);
    let (from, here, owned) = (account.clone(), record.name.clone(), account.clone());
    set_crumbs(vec![
        Crumb::link(move || from.get(lang.get()).to_owned(), Address::Account(owner)),
        Crumb::here(move || format!("{}: {}", map::title(lang.get()), here.get(lang.get()))),
    ]);
    rooms.watch(move |keys| {
        if keys.iter().any(|key| matches!(key, Key::Seat(_) | Key::Line(_))) {
            seated.part();
            stage.follow();
        }
    });
    let stale = rooms.stale();
    Effect::new(move |before: Option<u64>| {
        let now = stale.get();
        if before.is_some_and(|before| before != now) {
            leptos::task::spawn_local(async move {
                if let Ok(Some(view)) = people_map(owner, Some(id)).await {
                    rooms.reset(rooms_of(&view), view.records);
                    stage.follow();
                }
            });
        }
        now
    });
    let reading = Reading::new(stage, contacts, colleagues, today);
    provide_context(reading);
    let history = History::provide(stage, reading, team);
    let on_path = reading.path(stage);
    let others = Signal::derive(move || {
        rooms
            .here()
            .get()
            .into_iter()
            .filter(|(room, _)| *room == Room::Map(id))
            .map(|(_, here)| here)
            .collect::<Vec<Here>>()
    });
    let nobody = Memo::new(move |_| reading.facts.with(|facts| facts.nodes.is_empty()) && !rooms.is_past());
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
    let lay_out = move |everybody: bool| {
        if let Some(change) = rooms.with_untracked(|world| change::lay_out(world, id, everybody)) {
            stage.submit(change);
            stage.follow();
            stage.fit();
        }
    };
    let why = Signal::derive(move || (!may_edit).then(|| map::read_only(lang.get()).to_owned()));
    let table = Memo::new(move |_| Some(shape.get()).filter(|view| !matches!(view, View::Canvas(_))));
    let shown = RwSignal::new(false);
    view! {
        <div class="map" data-insight=move || shown.get().then_some("") data-view=move || shape.get().key()>
            <h1 class="vh">{move || format!("{}: {}", account.get(lang.get()), record.name.get(lang.get()))}</h1>
            <div class="mapbar" role="toolbar" aria-label=tr!(map::title)>
                <nav class="seg" aria-label=tr!(map::view)>
                    {View::ALL.map(|view| view! {
                        <a href=format!("?map={id}&view={}", view.key()) title=move || view.word(lang.get()) aria-current=move || (shape.get() == view).then_some("page")>
                            <Icon glyph=view.glyph()/><span class="word">{move || view.word(lang.get())}</span>
                        </a>
                    }).collect_view()}
                </nav>
                <Maps stage deals/>
                <span class="push"></span>
                <Company stage others/>
                <Toggle/>
                <Find stage sounds/>
                <Filters stage colleagues=team/>
                <CopyPaste stage/>
                <Open history/>
                <Files stage account=owned today/>
                <Button class="only-narrow" kind=Kind::Quiet icon=Glyph::Info label=tr!(map::insight) on_press=move |_| shown.update(|shown| *shown = !*shown)/>
                <Button kind=Kind::Quiet icon=Glyph::Sliders label=tr!(health::what_if) on_press=move |_| stage.supposing.set(true)/>
                {move || (shape.get() == View::Canvas(Arrangement::Free)).then(|| {
                    let why = move || (!may_edit).then(|| tr!(map::read_only));
                    let entries = move || -> Vec<Entry> {
                        vec![
                            Item::new(tr!(map::lay_out_rest), move || lay_out(false)).why(why()).into(),
                            Item::new(tr!(map::lay_out_all), move || lay_out(true)).why(why()).into(),
                        ]
                    };
                    view! {
                        <Menu id="lay-out" label=tr!(map::lay_out) kind="quiet" entries><Icon glyph=Glyph::Tree/><span class="word">{tr!(map::lay_out)}</span></Menu>
                    }
                })}
            </div>
            <Insight stage reading may_edit_deals/>
            <div class="canvas">
                <Following stage others/>
                <PastMark history/>
                {move || match table.get() {
                    Some(View::List) => view! { <PeopleList stage/> }.into_any(),
                    Some(_) => view! { <Matrix stage colleagues=team today/> }.into_any(),
                    None => view! {
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
                    }.into_any(),
                }}
                {move || nobody.get().then(|| view! {
                    <div class="scene">
                        <svg class="ghost" viewBox="0 0 390 300" preserveAspectRatio="xMidYMin meet" aria-hidden="true">
                            <rect x="150" y="24" width="90" height="34" rx="6"/>
                            <path d="M195 58V76H75V92M195 76H315V92M195 76V92"/>
                            <rect x="30" y="92" width="90" height="34" rx="6"/><rect x="150" y="92" width="90" height="34" rx="6"/><rect x="270" y="92" width="90" height="34" rx="6"/>
                        </svg>
                        <Empty title=tr!(map::empty) text=tr!(map::empty_hint)>
                            <Button kind=Kind::Primary icon=Glyph::Template why on_press=move |_| stage.templates.set(true)>{tr!(map::from_template)}</Button>
                            <Button icon=Glyph::PersonPlus why kbd="P" on_press=move |_| stage.adding.set(true)>{tr!(map::add_person)}</Button>
                        </Empty>
                    </div>
                })}
                <FilterBar stage colleagues=team/>
            </div>
            <Bar history/>
            <Side stage beside=Beside { colleagues: team, today, may_read_notes }/>
            <p class="vh" role="status" aria-live="assertive">{move || stage.said.get()}</p>
            <AddPerson stage/>
            <AddLine stage/>
            <SupposeDialog stage/>
            <Templates stage/>
        </div>
    }
}
