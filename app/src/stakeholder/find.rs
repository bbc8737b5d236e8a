//! Finding a person: by name, by pinyin, by title or department.

use std::collections::BTreeMap;

use leptos::{html, prelude::*};
use meridian_domain::{
    id::{PersonId, SeatId},
    stakeholder::{Person, Seat, find::find},
};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::{canvas, insight::name_of, stage::Stage};
#[cfg(feature = "ssr")]
use crate::backend::{answer, asked};
use crate::{
    Failure, tr,
    ui::{Glyph, Icon},
    words::{people as words, use_lang},
};

/// So many are listed.
const LISTED: usize = 8;

/// How names sound, in their order; see [`meridian_domain::stakeholder::find`].
#[server(endpoint = "name-sounds", input = crate::answer::Json, output = crate::answer::Json)]
pub async fn name_sounds(names: Vec<String>) -> Result<Vec<String>, Failure> {
    let result = async {
        let (backend, _) = asked(meridian_domain::access::Capability::ReadAccount).await?;
        Ok(backend.name_sounds(&names))
    };
    answer(result.await)
}

/// How the names of a map's people sound. The page brings what was known when it was made; who has
/// come or was renamed since is asked for when somebody begins to look.
#[derive(Clone, Copy)]
struct Ear {
    stage: Stage,
    heard: RwSignal<BTreeMap<PersonId, String>>,
    /// The name each was heard by.
    names: StoredValue<BTreeMap<PersonId, String>>,
}

impl Ear {
    fn new(stage: Stage, sounds: Vec<(PersonId, String)>) -> Self {
        let heard: BTreeMap<_, _> = sounds.into_iter().collect();
        let names = stage.rooms.with_untracked(|world| {
            let known = world.all::<Person>().filter(|person| heard.contains_key(&person.id));
            known.map(|person| (person.id, person.name.zh.clone())).collect()
        });
        Self { stage, heard: RwSignal::new(heard), names: StoredValue::new(names) }
    }

    /// Asks for the names that have not been heard yet.
    fn listen(self) {
        let news: Vec<(PersonId, String)> = self.stage.rooms.with_untracked(|world| {
            self.names.with_value(|names| {
                let unheard = |person: &&Person| names.get(&person.id) != Some(&person.name.zh);
                let chinese = |person: &&Person| !person.name.zh.is_ascii();
                let people = world.all::<Person>().filter(chinese).filter(unheard);
                people.map(|person| (person.id, person.name.zh.clone())).collect()
            })
        });
        if news.is_empty() {
            return;
        }
        leptos::task::spawn_local(async move {
            // Who cannot be asked for now is asked for next time.
            if let Ok(sounds) = name_sounds(news.iter().map(|(_, name)| name.clone()).collect()).await {
                self.names.try_update_value(|names| names.extend(news.iter().cloned()));
                let people = news.into_iter().map(|(person, _)| person);
                self.heard.try_update(|heard| heard.extend(people.zip(sounds)));
            }
        });
    }
}

/// The field in the map bar. Ctrl or ⌘ and F, or `/`, go to it from anywhere on the page of the map.
#[component]
pub fn Find(stage: Stage, sounds: Vec<(PersonId, String)>) -> impl IntoView {
    let lang = use_lang();
    let ear = Ear::new(stage, sounds);
    let field = NodeRef::<html::Input>::new();
    let (typed, open, at) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(0_usize));
    let map = stage.map.with_value(|map| map.id);
    let hits = Memo::new(move |_| {
        let all =
            typed.with(|typed| stage.rooms.with(|world| ear.heard.with(|sounds| find(world, map, sounds, typed))));
        all.into_iter().take(LISTED).collect::<Vec<SeatId>>()
    });
    let listed = Memo::new(move |_| open.get() && typed.with(|typed| !typed.trim().is_empty()));
    Effect::new(move |_| {
        let handle = window_event_listener(leptos::ev::keydown, move |event| {
            if !event.default_prevented()
                && asks(&event)
                && let Some(field) = field.get_untracked()
            {
                event.prevent_default();
                // Cannot fail: a field takes focus.
                drop(field.focus());
                field.select();
            }
        });
        on_cleanup(move || handle.remove());
    });
    let choose = move |seat: SeatId| {
        open.set(false);
        go_to(stage, seat);
        stage.say(name_of(stage, seat, lang.get_untracked()));
    };
    let keys = move |event: KeyboardEvent| {
        let count = hits.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => at.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                if let Some(seat) = hits.with_untracked(|hits| hits.get(at.get_untracked()).copied()) {
                    choose(seat);
                }
            }
            "Escape" if listed.get_untracked() => open.set(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let write = move |text: String| {
        typed.set(text);
        at.set(0);
        open.set(true);
    };
    view! {
        <div class="find">
            <Icon glyph=Glyph::Search small=true/>
            <input node_ref=field class="input" id="map-find" type="search" autocomplete="off" role="combobox" aria-autocomplete="list"
                placeholder=tr!(words::find) aria-label=tr!(words::find_long) title=tr!(words::find_keys)
                aria-controls="map-hits" aria-expanded=move || if listed.get() { "true" } else { "false" }
                aria-activedescendant=move || {
                    let hit = hits.with(|hits| hits.get(at.get()).copied());
                    hit.filter(|_| listed.get()).map(|seat| format!("hit-{seat}"))
                }
                prop:value=move || typed.get()
                on:input:target=move |event| write(event.target().value())
                on:focus=move |_| {
                    open.set(true);
                    ear.listen();
                }
                on:blur=move |_| open.set(false)
                on:keydown=keys/>
            <ul id="map-hits" class="hits" role="listbox" aria-label=tr!(words::found) hidden=move || !listed.get()>
                {move || hits.get().into_iter().enumerate().map(|(place, seat)| view! {
                    <Hit stage seat chosen=Signal::derive(move || at.get() == place) on_choose=Callback::new(choose)/>
                }).collect_view()}
            </ul>
            <span class="vh" role="status">
                {move || listed.get().then(|| words::hits(lang.get(), hits.with(Vec::len)))}
            </span>
            {move || (listed.get() && hits.with(Vec::is_empty)).then(|| view! { <p class="hits none">{tr!(words::nobody_found)}</p> })}
        </div>
    }
}

#[component]
fn Hit(stage: Stage, seat: SeatId, chosen: Signal<bool>, on_choose: Callback<SeatId>) -> impl IntoView {
    let lang = use_lang();
    let office = move || {
        stage.rooms.with(|world| {
            let person = world.the::<Seat>(seat).and_then(|seat| world.the::<Person>(seat.person))?;
            let parts = [person.title.get(lang.get()), person.department.get(lang.get())];
            Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
        })
    };
    view! {
        // The press comes before the field loses the focus and the list closes.
        <li id=format!("hit-{seat}") role="option" aria-selected=move || if chosen.get() { "true" } else { "false" }
            on:pointerdown=move |event| { event.prevent_default(); on_choose.run(seat); }>
            <b>{move || name_of(stage, seat, lang.get())}</b>
            <span class="meta">{office}</span>
        </li>
    }
}

/// Selects a person and brings them into sight, on the canvas or in a table.
pub fn go_to(stage: Stage, seat: SeatId) {
    stage.line.set(None);
    stage.select([seat]);
    stage.open.set(true);
    match document().get_element_by_id(&format!("row-{seat}")) {
        Some(row) => {
            row.scroll_into_view();
            if let Some(button) = row.query_selector("button, [tabindex]").ok().flatten()
                && let Ok(button) = button.dyn_into::<HtmlElement>()
            {
                // Cannot fail: it takes focus.
                drop(button.focus());
            }
        }
        None => canvas::focus(stage, seat),
    }
}

/// Whether a key asks for the field: not while something is written, nor under a dialog.
fn asks(event: &KeyboardEvent) -> bool {
    let here = document().active_element();
    let writing = here.as_ref().is_some_and(|here| matches!(here.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    let on_map = |here: &Element| here.tag_name() == "BODY" || here.closest(".map").ok().flatten().is_some();
    let covered = document().query_selector("dialog:modal").ok().flatten().is_some();
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    let asked = (command && key.eq_ignore_ascii_case("f")) || (key == "/" && !command && !writing);
    asked && !covered && here.as_ref().is_none_or(on_map)
}
