//! What teams do, and what the trainer notes of it for the debrief.

use leptos::{ev, prelude::*};
use meridian_domain::{
    id::{CrewId, RemarkId},
    names::Names,
    time::Moment,
    workshop::run::{Note, Steer, view::ConsoleView},
};
use wasm_bindgen::JsCast as _;

use super::{super::mark::TeamMark, Desk};
use crate::{
    clock::use_zone,
    tr,
    ui::{Button, Glyph, Icon, Kind, Size, TextField},
    words::{common, run as words, use_lang},
};

/// Lines of what happened last.
const SHOWN: usize = 8;

/// Something a team did.
#[derive(Clone, Debug, PartialEq)]
struct Deed {
    at: Moment,
    crew: CrewId,
    what: What,
}

#[derive(Clone, Debug, PartialEq)]
enum What {
    Asked(Names),
    Answered(Names),
    HandedIn,
    Received(Names),
}

fn deeds(view: &ConsoleView) -> Vec<Deed> {
    let case = &view.case;
    let asked = view.inquiries.iter().map(|one| {
        let fact = case.fact(&one.fact);
        let who = fact.and_then(|fact| case.person(&fact.holder)).map(|person| person.name.clone());
        Deed { at: one.at, crew: one.crew, what: What::Asked(who.unwrap_or_default()) }
    });
    let inject = |key: &meridian_domain::workshop::Key| {
        case.injects.iter().find(|inject| inject.id == *key).map(|inject| inject.title.clone()).unwrap_or_default()
    };
    let answered = view.answers.iter().filter_map(|one| match &one.topic {
        meridian_domain::workshop::run::Topic::Inject(key) => {
            Some(Deed { at: one.at, crew: one.crew, what: What::Answered(inject(key)) })
        }
        _ => None,
    });
    let handed = view.submissions.iter().map(|one| Deed { at: one.at, crew: one.crew, what: What::HandedIn });
    let reached = view.releases.iter().filter(|one| !one.withdrawn).map(|one| Deed {
        at: one.at,
        crew: one.crew,
        what: What::Received(inject(&one.inject)),
    });
    let mut all: Vec<Deed> = asked.chain(answered).chain(handed).chain(reached).collect();
    all.sort_by_key(|deed| std::cmp::Reverse(deed.at));
    all.truncate(SHOWN);
    all
}

/// A team's mark and name.
fn team(view: &ConsoleView, id: CrewId) -> Option<(usize, Names)> {
    let crew = view.crews.iter().find(|crew| crew.crew.id == id)?;
    Some((usize::try_from(crew.crew.colour - 1).unwrap_or(0), crew.crew.name.clone()))
}

#[component]
pub(super) fn Activity(desk: Desk) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let done = Memo::new(move |_| {
        desk.view.with(|view| {
            let named = |deed: Deed| team(view, deed.crew).map(|team| (deed, team));
            deeds(view).into_iter().filter_map(named).collect::<Vec<_>>()
        })
    });
    let line = move |(deed, (mark, name)): (Deed, (usize, Names))| {
        let lang = lang.get();
        let name = name.get(lang);
        let said = match &deed.what {
            What::Asked(who) => words::did_ask(lang, name, who.get(lang)),
            What::Answered(title) => words::did_answer(lang, name, title.get(lang)),
            What::HandedIn => words::did_hand_in(lang, name),
            What::Received(title) => words::did_receive(lang, name, title.get(lang)),
        };
        view! {
            <li>
                <time>{zone.time(deed.at)}</time>
                <TeamMark at=mark/>
                <span class="clip" title=said.clone()>{said.clone()}</span>
            </li>
        }
    };
    view! {
        <div>
            <div class="head"><h3>{tr!(words::activity)}</h3></div>
            <ul>{move || done.get().into_iter().map(line).collect_view()}</ul>
        </div>
    }
}

#[component]
pub(super) fn Notes(desk: Desk) -> impl IntoView {
    let lang = use_lang();
    let noted =
        Memo::new(move |_| desk.view.with(|view| view.remarks.iter().rev().map(|one| one.id).collect::<Vec<_>>()));
    let text = RwSignal::new(String::new());
    let about = RwSignal::new(None::<CrewId>);
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        (tried.get() && text.with(|text| text.trim().is_empty())).then(|| words::note_missing(lang.get()).to_owned())
    });
    let mark = move || desk.steer(Steer::Bookmark { crew: about.get_untracked(), text: String::new() });
    let observe = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked().trim().to_owned();
        tried.set(written.is_empty());
        if !written.is_empty() {
            let deed = Steer::Observe { crew: about.get_untracked(), text: written };
            desk.helm.steer_then(deed, move || drop(text.try_set(String::new())));
        }
    };
    Effect::new(move |_| {
        let handle = window_event_listener(ev::keydown, move |event| {
            let bare = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
            if bare && event.key().eq_ignore_ascii_case("b") && !event.default_prevented() && !writing() {
                event.prevent_default();
                mark();
            }
        });
        on_cleanup(move || handle.remove());
    });
    let crews = Memo::new(move |_| {
        desk.view.with(|view| view.crews.iter().map(|crew| (crew.crew.id, crew.crew.name.clone())).collect::<Vec<_>>())
    });
    view! {
        <div>
            <div class="head">
                <h3>{tr!(words::bookmarks)}</h3>
                <span class="push"></span>
                <Button kind=Kind::Quiet size=Size::Small icon=Glyph::Bookmark kbd="B" on_press=move |_| mark()>{tr!(words::bookmark)}</Button>
            </div>
            <form class="note-form" on:submit=observe>
                <div class="field">
                    <label for="note-of">{tr!(words::note_of)}</label>
                    <span class="pick">
                        <select class="input" id="note-of" on:change:target=move |event| about.set(event.target().value().parse().ok())>
                            <option value="">{tr!(words::everybody)}</option>
                            {move || crews.get().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{move || name.get(lang.get()).to_owned()}</option> }).collect_view()}
                        </select>
                        <Icon glyph=Glyph::Down/>
                    </span>
                </div>
                <TextField id="note" label=tr!(words::note) value=text error=fault/>
                <Button size=Size::Large submit=true>{tr!(common::add)}</Button>
            </form>
            {move || noted.with(Vec::is_empty).then(|| view! { <p class="meta">{words::bookmarks_none(lang.get())}</p> })}
            <ul>
                <For each=move || noted.get() key=|id| *id let(id)>
                    <Remark desk id/>
                </For>
            </ul>
        </div>
    }
}

#[component]
fn Remark(desk: Desk, id: RemarkId) -> impl IntoView {
    let (lang, zone) = (use_lang(), use_zone());
    let found = desk.view.with_untracked(|view| {
        let remark = view.remarks.iter().find(|one| one.id == id)?.clone();
        let team = remark.crew.and_then(|crew| team(view, crew));
        Some((remark, team))
    });
    found.map(|(remark, team)| {
        let text = remark.text.clone();
        let said = move || {
            if text.is_empty() { words::bookmark(lang.get()).to_owned() } else { text.clone() }
        };
        view! {
            <li>
                <time>{zone.time(remark.at)}</time>
                {match team {
                    Some((mark, _)) => view! { <TeamMark at=mark/> }.into_any(),
                    None => view! { <Icon glyph=if remark.note == Note::Bookmark { Glyph::Bookmark } else { Glyph::Note } small=true/> }.into_any(),
                }}
                <span class="clip">{said}</span>
                <Button kind=Kind::Quiet size=Size::Small icon=Glyph::X label=tr!(common::remove) on_press=move |_| desk.steer(Steer::Forget(id))/>
            </li>
        }
    })
}

/// Whether the reader is typing, so that letters belong to the text.
fn writing() -> bool {
    let active = document().active_element().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    active.is_some_and(|element| {
        element.is_content_editable() || matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
    })
}
