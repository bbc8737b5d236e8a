//! Templates: the functions that a purchase by a route needs, put onto the map where nobody has them.

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, World},
    id::{AccountId, MapId, PersonId, SeatId},
    stakeholder::{
        CommitteeFunction, Map, MapPatch, Person, Procurement, Seat,
        template::{Present, TemplateSeat, missing, template},
    },
};

use super::{change, stage::Stage};
use crate::{
    live::fresh,
    tr,
    ui::{Button, Dialog, Glyph, Icon, Kind, Segment, Segmented},
    words::{common, insight, map, people as words, use_lang},
};

/// In a row of places.
const IN_A_ROW: i64 = 4;
/// From a place to the next, across and down.
const STEP: (i64, i64) = (172, 112);

/// What of the template is not on a map.
pub fn missing_on(world: &World, id: MapId, procurement: Procurement) -> Vec<&'static TemplateSeat> {
    let there: Vec<Present<'_>> = world
        .all::<Seat>()
        .filter(|seat| seat.map == id)
        .filter_map(|seat| {
            let title = &world.the::<Person>(seat.person)?.title;
            Some(Present { title, function: seat.function, influence: seat.influence })
        })
        .collect();
    missing(procurement, &there)
}

/// Places for people whose names are not known yet, in rows that begin at `corner`.
pub fn placeholders(
    (account, map): (AccountId, MapId),
    seats: &[&TemplateSeat],
    corner: (i64, i64),
    mut ids: impl FnMut() -> (PersonId, SeatId),
) -> Vec<(Person, Seat)> {
    let place = |(at, template): (i64, &&TemplateSeat)| {
        let (person, seat) = ids();
        let person = Person {
            title: template.title.into(),
            department: template.department.map(Into::into).unwrap_or_default(),
            external: template.external,
            ..Person::named(person, account, Default::default())
        };
        let at = (corner.0 + at % IN_A_ROW * STEP.0, corner.1 + at / IN_A_ROW * STEP.1);
        let (function, influence) = (Some(template.function), template.influence);
        let seat = Seat { function, influence, ..Seat::at(seat, map, person.id, at) };
        (person, seat)
    };
    (0..).zip(seats).map(place).collect()
}

/// Where rows begin below everything that stands on a map.
fn below(world: &World, map: MapId) -> (i64, i64) {
    let all = || world.all::<Seat>().filter(|seat| seat.map == map);
    let left = all().map(|seat| seat.x).min().unwrap_or_default();
    (left, all().map(|seat| seat.y).max().map_or(0, |lowest| lowest + STEP.1))
}

fn apply(stage: Stage, procurement: Procurement) {
    let id = stage.map.with_value(|map| map.id);
    let account = stage.map.with_value(|map| map.account);
    let (people, unsaid) = stage.rooms.with_untracked(|world| {
        let seats = missing_on(world, id, procurement);
        let people = placeholders((account, id), &seats, below(world, id), || (fresh(), fresh()));
        (people, world.the::<Map>(id).is_some_and(|map| map.procurement.is_none()))
    });
    let count = people.len();
    // What is bought is said with it: it decides which functions the figures ask for.
    let said =
        unsaid.then(|| change::edit_map(id, MapPatch { procurement: Some(Some(procurement)), ..MapPatch::default() }));
    let added = (count > 0).then(|| change::add(people));
    let parts: Vec<Change> = said.into_iter().chain(added).collect();
    if !parts.is_empty() {
        stage.submit(Change::All(parts));
        stage.tell_reader(words::places_added(stage.language(), count));
        request_animation_frame(move || stage.fit());
    }
}

/// The dialog with the three routes and what each would add.
#[component]
pub fn Templates(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    let id = stage.map.with_value(|map| map.id);
    let route = RwSignal::new(Procurement::Device);
    Effect::new(move |_| {
        if stage.templates.get() {
            let bought = stage.rooms.with_untracked(|world| world.the::<Map>(id).and_then(|map| map.procurement));
            route.set(bought.unwrap_or(Procurement::Device));
        }
    });
    let lacks = Memo::new(move |_| stage.rooms.with(|world| missing_on(world, id, route.get())));
    let count = move || lacks.with(Vec::len);
    let why = Signal::derive(move || {
        let read_only = (!stage.may_edit).then(|| map::read_only(lang.get()).to_owned());
        read_only.or_else(|| (count() == 0).then(|| words::nothing_missing(lang.get()).to_owned()))
    });
    let add = move |_| {
        stage.templates.set(false);
        apply(stage, route.get_untracked());
    };
    let footer = move || {
        view! {
            <span class="push"></span>
            <Button on_press=move |_| stage.templates.set(false)>{tr!(common::cancel)}</Button>
            <Button kind=Kind::Primary why on_press=add>{move || words::add_places(lang.get(), count())}</Button>
        }
    };
    view! {
        <Dialog open=stage.templates title=tr!(words::template) footer>
            <p class="meta">{tr!(words::template_about)}</p>
            <Segmented label=tr!(insight::bought) chosen=route on_choose=Callback::new(move |chosen| route.set(chosen))
                segments=Procurement::ALL.iter().map(|bought| Segment::new(*bought, move || insight::procurement_name(lang.get(), *bought))).collect()/>
            <ul class="template">
                {move || template(route.get()).iter().map(|seat| {
                    let new = lacks.with(|lacks| lacks.iter().any(|other| other.key == seat.key));
                    view! { <Place seat new/> }
                }).collect_view()}
            </ul>
        </Dialog>
    }
}

/// A place of the template, and whether it would be added.
#[component]
fn Place(seat: &'static TemplateSeat, new: bool) -> impl IntoView {
    let lang = use_lang();
    let function: CommitteeFunction = seat.function;
    view! {
        <li data-there=(!new).then_some("")>
            <Icon glyph=if new { Glyph::Plus } else { Glyph::Check } small=true/>
            <span><b>{move || seat.title.get(lang.get())}</b>" · "{move || map::function_name(lang.get(), function)}</span>
            <span class="meta">{move || if new { seat.concern.get(lang.get()) } else { words::on_the_map(lang.get()) }}</span>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn what_was_added_is_missing_no_more() {
        let (account, map) = (AccountId(Uuid::from_u128(1)), MapId(Uuid::from_u128(2)));
        let mut next = 10;
        let mut fresh = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let mut world = World::default();
        let before = missing_on(&world, map, Procurement::Drug);
        assert_eq!(before.len(), template(Procurement::Drug).len());
        let corner = below(&world, map);
        for (person, seat) in placeholders((account, map), &before, corner, || (fresh().into(), fresh().into())) {
            assert!(person.is_placeholder() && seat.function.is_some());
            world.insert(person.into());
            world.insert(seat.into());
        }
        assert_eq!(missing_on(&world, map, Procurement::Drug).len(), 0);
        let lowest = world.all::<Seat>().map(|seat| seat.y).max().unwrap_or_default();
        assert!(below(&world, map).1 >= lowest + Seat::HEIGHT);
    }
}
