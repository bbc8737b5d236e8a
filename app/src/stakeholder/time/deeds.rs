//! Who changed what about a person.

use leptos::prelude::*;
use meridian_domain::{
    gate::{Event, World},
    id::SeatId,
    locale::Lang,
    record::{Key, Patch, Record},
    stakeholder::{Relation, Seat, history::Field},
};

use super::{History, compare::written};
use crate::{
    ui::unfolded,
    words::{history as words, use_lang},
};

/// Most lines shown.
const MOST: usize = 40;

/// What happened to a person of the map, latest first; read when the section opens.
#[component]
pub fn Deeds(id: SeatId) -> impl IntoView {
    let lang = use_lang();
    let history = expect_context::<History>();
    let opened = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        let open = unfolded(&event);
        opened.set(open);
        if open && history.loaded.with_untracked(Option::is_none) {
            history.read();
        }
    };
    let lines = move || {
        let lang = lang.get();
        history.loaded.with(|_| ());
        opened.get().then(|| lines(history, id, lang))
    };
    view! {
        <details class="fold" data-fold="deeds" on:toggle=toggled>
            <summary><h3>{move || words::who_changed(lang.get())}</h3></summary>
            <ol class="deedlist">
                {move || lines().into_iter().flatten().map(|(when, who, what)| view! {
                    <li><span class="meta">{when} " · " {who}</span><span>{what}</span></li>
                }).collect_view()}
            </ol>
        </details>
    }
}

/// When, who, what.
fn lines(history: History, id: SeatId, lang: Lang) -> Vec<(String, String, String)> {
    let keys = untrack(|| history.stage.rooms.with_present(|world| keys(world, id)));
    history.timeline.with_value(|timeline| {
        let Some(timeline) = timeline.as_ref() else { return Vec::new() };
        let line = |(step, events): (&meridian_domain::stakeholder::history::Step, Vec<&Event>)| {
            let told: Vec<String> = events.into_iter().flat_map(|event| told(event, lang)).collect();
            let what = told.join(words::and_also(lang));
            (!what.is_empty()).then(|| (history.zone.date_and_time(lang, step.at), history.who(step.actor, lang), what))
        };
        timeline.of(&keys).into_iter().filter_map(line).take(MOST).collect()
    })
}

/// The seat, the person, and the relations with them.
fn keys(world: &World, id: SeatId) -> Vec<Key> {
    let mut keys = vec![id.into()];
    if let Some(seat) = world.the::<Seat>(id) {
        keys.push(seat.person.into());
        let relations = world.all::<Relation>().filter(|relation| relation.person == seat.person);
        keys.extend(relations.map(|relation| Key::from(relation.id)));
    }
    keys
}

/// What an event says of a person.
fn told(event: &Event, lang: Lang) -> Vec<String> {
    match event {
        Event::Added(Record::Seat(_)) => vec![words::was_put_on(lang).to_owned()],
        Event::Removed(Record::Seat(_)) => vec![words::was_taken_off(lang).to_owned()],
        Event::Edited { set: Patch::Seat { id, set }, was: Patch::Seat { set: was, .. }, .. } => {
            let blank = |patch| {
                let mut seat = Seat::at(*id, uuid::Uuid::nil().into(), uuid::Uuid::nil().into(), (0, 0));
                seat.merge(patch);
                seat
            };
            let (before, after) = (blank(was), blank(set));
            let fields = [
                (Field::Support, set.support.is_some()),
                (Field::Power, set.power.is_some()),
                (Field::Interest, set.interest.is_some()),
                (Field::Coverage, set.coverage.is_some()),
                (Field::Influence, set.influence.is_some()),
                (Field::Function, set.function.is_some()),
                (Field::Status, set.status.is_some()),
                (Field::Credibility, set.credibility.is_some()),
                (Field::Reliability, set.reliability.is_some()),
                (Field::Intimacy, set.intimacy.is_some()),
                (Field::SelfOrientation, set.self_orientation.is_some()),
                (Field::Evidence, set.evidence.is_some() && before.evidence.grade != after.evidence.grade),
            ];
            let told: Vec<String> = fields
                .into_iter()
                .filter(|(_, given)| *given)
                .map(|(field, _)| {
                    let (was, is) = (written(&before, field, lang), written(&after, field, lang));
                    words::field_change(lang, words::field(lang, field), &was, &is)
                })
                .collect();
            match (told.is_empty(), set.x.is_some() || set.y.is_some()) {
                (true, true) => vec![words::was_moved(lang).to_owned()],
                (true, false) => vec![words::was_edited(lang).to_owned()],
                _ => told,
            }
        }
        Event::Edited { set: Patch::Relation { set, .. }, was: Patch::Relation { set: was, .. }, .. } => {
            let level = |patch: Option<i64>| patch.map(|level| level.to_string());
            match (level(was.current), level(set.current)) {
                (Some(was), Some(is)) => vec![words::relation_change(lang, &was, &is)],
                _ => vec![words::was_edited(lang).to_owned()],
            }
        }
        Event::Edited { .. } => vec![words::was_edited(lang).to_owned()],
        _ => Vec::new(),
    }
}
