//! What the customer needs, whose need it is, how we know, and how it changed.

use leptos::{ev::SubmitEvent, prelude::*};
use meridian_domain::{
    account::profile::{Need, NeedPatch, NeedState},
    gate::{Change, Event, Logged},
    id::NeedId,
    locale::Lang,
    record::{Key, Patch},
    stakeholder::Evidence,
};

use super::desk::{Desk, grade_of, grades, key};
use crate::{
    entry::{
        Choice, Entry, EntryField,
        typed::{Fault, Wrong},
    },
    live::{fresh, use_live},
    tr,
    ui::{Button, Glyph, Kind, SelectField, TextField},
    words::{map, profile as words},
};

/// Changes a need shows at most.
const SHOWN: usize = 12;

#[component]
pub fn Needs(desk: Desk, past: Vec<Logged>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        let mut own: Vec<(bool, i64, NeedId)> = desk.rooms.with(|world| {
            let own = world.all::<Need>().filter(|need| need.account == desk.id);
            own.map(|need| (need.state != NeedState::Open, -need.weight, need.id)).collect()
        });
        own.sort();
        own.into_iter().map(|(_, _, id)| id).collect::<Vec<_>>()
    });
    let past = StoredValue::new(past);
    view! {
        <section aria-labelledby="profile-needs">
            <h2 id="profile-needs">{tr!(words::needs)} " " <span class="count">{move || ids.with(Vec::len)}</span></h2>
            <Show when=move || ids.with(|ids| !ids.is_empty()) fallback=move || view! { <p class="meta">{tr!(words::no_needs)}</p> }>
                <ol class="needs">
                    <For each=move || ids.get() key=|id| *id children=move |id| view! { <Line id past desk/> }/>
                </ol>
            </Show>
            {desk.may_note().then(|| view! { <Add desk/> })}
        </section>
    }
}

fn state_key(state: NeedState) -> &'static str {
    match state {
        NeedState::Open => "open",
        NeedState::Answered => "answered",
        NeedState::Gone => "gone",
    }
}

fn weights() -> Signal<Vec<(String, String)>> {
    Signal::stored((1..=5).map(|n| (n.to_string(), n.to_string())).collect())
}

#[component]
fn Line(id: NeedId, past: StoredValue<Vec<Logged>>, desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let need = desk.rooms.record::<Need>(id);
    let read = move |read: fn(&Need) -> String| move || need.with(|need| need.as_ref().map(read).unwrap_or_default());
    let set = move |set: NeedPatch| Change::Edit(Patch::Need { id, set });
    let what = Entry::new(desk.noted(), read(|need| need.what.clone()), move |text| {
        let what = text.trim().to_owned();
        if what.is_empty() {
            Err(Wrong::Missing)
        } else {
            Ok(set(NeedPatch { what: Some(what), ..NeedPatch::default() }))
        }
    });
    let answer = Entry::new(desk.noted(), read(|need| need.answer.clone()), move |text| {
        Ok(set(NeedPatch { answer: Some(text.trim().to_owned()), ..NeedPatch::default() }))
    });
    let evidence =
        move || need.with_untracked(|need| need.as_ref().map(|need| need.evidence.clone())).unwrap_or_default();
    let source = Entry::new(desk.noted(), read(|need| need.evidence.source.clone()), move |text| {
        let evidence = Evidence { source: text.trim().to_owned(), on: Some(desk.today), ..evidence() };
        Ok(set(NeedPatch { evidence: Some(evidence), ..NeedPatch::default() }))
    });
    let person = Signal::derive(read(|need| need.person.map(|id| id.to_string()).unwrap_or_default()));
    let whose = Callback::new(move |chosen: String| {
        desk.doing.act(set(NeedPatch { person: Some(chosen.parse().ok()), ..NeedPatch::default() }));
    });
    let weight = Signal::derive(read(|need| need.weight.to_string()));
    let weigh = Callback::new(move |chosen: String| {
        if let Ok(weight) = chosen.parse() {
            desk.doing.act(set(NeedPatch { weight: Some(weight), ..NeedPatch::default() }));
        }
    });
    let states = Signal::derive(move || {
        let lang = lang.get();
        NeedState::ALL.map(|state| (state_key(state).to_owned(), words::need_state(lang, state).to_owned())).to_vec()
    });
    let state = Signal::derive(read(|need| state_key(need.state).to_owned()));
    let settle = Callback::new(move |chosen: String| {
        if let Some(state) = NeedState::ALL.into_iter().find(|state| state_key(*state) == chosen) {
            desk.doing.act(set(NeedPatch { state: Some(state), ..NeedPatch::default() }));
        }
    });
    let grade = Signal::derive(read(|need| key(need.evidence.grade)));
    let sure = Callback::new(move |chosen: String| {
        let Some(grade) = grade_of(&chosen) else { return };
        let evidence = Evidence { grade, on: Some(desk.today), ..evidence() };
        desk.doing.act(set(NeedPatch { evidence: Some(evidence), ..NeedPatch::default() }));
    });
    let remove = move |_| desk.doing.act(Change::Remove(id.into()));
    let called = move || read(|need| need.what.clone())();
    let told = Memo::new(move |_| {
        let lang = lang.get();
        past.with_value(|past| {
            let own = past.iter().filter(|logged| logged.event.key() == Key::from(id));
            own.flat_map(|logged| tell(lang, logged, desk)).take(SHOWN).collect::<Vec<_>>()
        })
    });
    view! {
        <li data-state=state>
            <div class="pair">
                <EntryField id=format!("need-{id}-what") label=tr!(words::need) entry=what rows=2/>
                <EntryField id=format!("need-{id}-answer") label=tr!(words::answer) entry=answer rows=2/>
            </div>
            <div class="fields">
                <Choice place=desk.noted() id=format!("need-{id}-person") label=tr!(words::whose) options=desk.people() chosen=person on_choose=whose/>
                <Choice place=desk.noted() id=format!("need-{id}-weight") label=tr!(words::weight) options=weights() chosen=weight on_choose=weigh/>
                <Choice place=desk.noted() id=format!("need-{id}-state") label=tr!(words::state) options=states chosen=state on_choose=settle/>
                <Choice place=desk.noted() id=format!("need-{id}-grade") label=tr!(words::evidence) options=grades(lang) chosen=grade on_choose=sure/>
                <EntryField id=format!("need-{id}-source") label=tr!(words::source) entry=source/>
                <Button kind=Kind::Quiet icon=Glyph::Trash label=move || words::remove_of(lang.get(), &called()) why=desk.noted().why on_press=remove/>
            </div>
            <Show when=move || told.with(|told| !told.is_empty())>
                <details>
                    <summary>{tr!(words::changed)}</summary>
                    <ol class="meta">{move || told.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ol>
                </details>
            </Show>
        </li>
    }
}

/// What an event did to a need, a line for each field.
fn tell(lang: Lang, logged: &Logged, desk: Desk) -> Vec<String> {
    let who = desk.colleague(lang, logged.actor);
    let when = desk.zone.near(lang, logged.at, desk.today);
    let Event::Edited { set: Patch::Need { set, .. }, was: Patch::Need { set: was, .. }, .. } = &logged.event else {
        return match &logged.event {
            Event::Added(_) => vec![words::need_added(lang, &who, &when)],
            Event::Removed(_) => vec![words::need_removed(lang, &who, &when)],
            _ => Vec::new(),
        };
    };
    let name = |person: &Option<Option<meridian_domain::id::PersonId>>| {
        person.map(|person| person.map_or_else(|| words::of_all(lang).to_owned(), |id| desk.person(lang, id)))
    };
    let grade = |evidence: &Option<Evidence>| {
        evidence.as_ref().map(|evidence| {
            let grade = map::grade(lang, evidence.grade);
            if evidence.source.is_empty() { grade.to_owned() } else { format!("{grade}, {}", evidence.source) }
        })
    };
    let state = |state: Option<NeedState>| state.map(|state| words::need_state(lang, state).to_owned());
    let lines = [
        (words::need(lang), set.what.clone(), was.what.clone()),
        (words::answer(lang), set.answer.clone(), was.answer.clone()),
        (words::whose(lang), name(&set.person), name(&was.person)),
        (words::weight(lang), set.weight.map(|n| n.to_string()), was.weight.map(|n| n.to_string())),
        (words::state(lang), state(set.state), state(was.state)),
        (words::evidence(lang), grade(&set.evidence), grade(&was.evidence)),
    ];
    let shown = |text: String| if text.is_empty() { words::nothing(lang).to_owned() } else { text };
    let changed = lines.into_iter().filter_map(|(what, to, from)| Some((what, to?, from.unwrap_or_default())));
    changed.map(|(what, to, from)| words::need_changed(lang, &who, &when, what, &shown(from), &shown(to))).collect()
}

#[component]
fn Add(desk: Desk) -> impl IntoView {
    let lang = desk.lang;
    let me = use_live().user;
    let (what, source) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (person, weight) = (RwSignal::new(String::new()), RwSignal::new("3".to_owned()));
    let fault = RwSignal::new(None::<Fault>);
    let error = Signal::derive(move || fault.with(|fault| fault.as_ref().map(|fault| fault.tell(lang.get()))));
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let text = what.get_untracked().trim().to_owned();
        if text.is_empty() {
            fault.set(Some(Fault::Wrong(Wrong::Missing)));
            return;
        }
        let Some(by) = me.get_untracked() else { return };
        let evidence =
            Evidence { source: source.get_untracked().trim().to_owned(), on: Some(desk.today), ..Evidence::default() };
        let need = Need {
            id: fresh(),
            account: desk.id,
            person: person.get_untracked().parse().ok(),
            what: text,
            weight: weight.get_untracked().parse().unwrap_or(3),
            state: NeedState::Open,
            answer: String::new(),
            on: desk.today,
            by,
            evidence,
        };
        let done = move || {
            what.try_set(String::new());
            source.try_set(String::new());
            fault.try_set(None);
        };
        desk.doing
            .attempt(Change::Add(need.into()), done, move |failure| _ = fault.try_set(Some(Fault::Refused(failure))));
    };
    view! {
        <form class="new-entry" on:submit=add aria-label=tr!(words::add_need)>
            <TextField id="new-need-what" label=tr!(words::need) value=what autocomplete="off" error/>
            <SelectField id="new-need-person" label=tr!(words::whose) value=person options=desk.people()/>
            <SelectField id="new-need-weight" label=tr!(words::weight) value=weight options=weights()/>
            <TextField id="new-need-source" label=tr!(words::source) value=source autocomplete="off"/>
            <Button submit=true icon=Glyph::Plus>{tr!(words::add_need)}</Button>
        </form>
    }
}
