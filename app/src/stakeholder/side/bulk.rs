//! The panel of several people: one command for all of them.

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    stakeholder::{
        CommitteeFunction, Seat, SeatPatch,
        layout::{Alignment, Axis, Places, align, distribute, snap},
    },
};

use super::{
    super::{change, clipboard, geometry::Point, stage::Stage},
    Close,
    fields::{Choice, Few},
    stance::{COVERAGE, coverage_word},
};
use crate::{
    tr,
    ui::{Button, Glyph, Kind, Size},
    words::{common, map, people as words, use_lang},
};

/// Ways to bring people into line, with their words.
const ALIGNMENTS: [(Alignment, fn(meridian_domain::locale::Lang) -> &'static str); 6] = [
    (Alignment::Left, words::align_left),
    (Alignment::Centre, words::align_centre),
    (Alignment::Right, words::align_right),
    (Alignment::Top, words::align_top),
    (Alignment::Middle, words::align_middle),
    (Alignment::Bottom, words::align_bottom),
];

#[component]
pub fn BulkPanel(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    let seats = Memo::new(move |_| {
        stage.rooms.with(|world| {
            let seat = |id: &SeatId| world.the::<Seat>(*id).cloned();
            stage.selected.with(|selected| selected.iter().filter_map(seat).collect::<Vec<Seat>>())
        })
    });
    let off = !stage.may_edit;
    // Nobody rates a monitor.
    let edit = move |rates: bool, set: SeatPatch| {
        let ids: Vec<SeatId> = seats.with_untracked(|seats| {
            seats.iter().filter(|seat| !(rates && seat.is_monitor())).map(|seat| seat.id).collect()
        });
        if !ids.is_empty() {
            let count = ids.len();
            stage.submit(change::edit_seats(ids, &set));
            stage.say(words::changed_people(lang.get_untracked(), count));
        }
    };
    let shared = move |read: fn(&Seat) -> Option<i64>| {
        Signal::derive(move || seats.with(|seats| shared_by(seats.iter().filter(|seat| !seat.is_monitor()).map(read))))
    };
    let function = Signal::derive(move || seats.with(|seats| shared_by(seats.iter().map(|seat| seat.function))));
    let remove = move |_| {
        let ids = stage.selected.get_untracked();
        stage.select([]);
        stage.submit(change::remove_seats(ids));
    };
    view! {
        <header>
            <h2>{move || map::chosen_people(lang.get(), seats.with(Vec::len))}</h2>
            <span class="push"></span>
            <Close stage/>
        </header>
        <div class="scroll">
            <h3>{tr!(words::for_all)}</h3>
            <dl class="attrs">
                <Few id="b-support" label=tr!(map::support) values=-2..=2 sign=true now=shared(|seat| seat.support) disabled=off
                    on_choose=Callback::new(move |support| edit(true, SeatPatch { support: Some(support), ..SeatPatch::default() }))/>
                <Few id="b-power" label=tr!(map::power) values=1..=5 now=shared(|seat| seat.power) disabled=off
                    on_choose=Callback::new(move |power| edit(true, SeatPatch { power: Some(power), ..SeatPatch::default() }))/>
                <Choice id="b-coverage" label=tr!(map::coverage) values=COVERAGE word=coverage_word now=shared(|seat| seat.coverage) disabled=off
                    on_choose=Callback::new(move |coverage| edit(true, SeatPatch { coverage: Some(coverage), ..SeatPatch::default() }))/>
                <Choice id="b-function" label=tr!(map::function) values=CommitteeFunction::ALL word=map::function_name now=function disabled=off
                    on_choose=Callback::new(move |function| edit(false, SeatPatch { function: Some(function), ..SeatPatch::default() }))/>
            </dl>
            {(!off).then(|| view! { <Arrange stage seats/> })}
            <div class="acts">
                <Button icon=Glyph::Copy on_press=move |_| clipboard::copy(stage)>{tr!(common::copy)}</Button>
                {(!off).then(|| view! { <Button on_press=move |_| clipboard::cut(stage)>{tr!(words::cut)}</Button> })}
            </div>
        </div>
        {(!off).then(|| view! {
            <footer>
                <Button kind=Kind::Danger icon=Glyph::Trash on_press=remove>{tr!(map::take_off)}</Button>
            </footer>
        })}
    }
}

/// Bringing the people into line.
#[component]
fn Arrange(stage: Stage, seats: Memo<Vec<Seat>>) -> impl IntoView {
    let lang = use_lang();
    let arrange = move |new: &dyn Fn(&Places) -> Places| {
        let now: Places = seats.with_untracked(|seats| seats.iter().map(|seat| (seat.id, (seat.x, seat.y))).collect());
        let moved: Vec<(SeatId, Point)> = new(&now)
            .into_iter()
            .filter(|(seat, place)| now.get(seat) != Some(place))
            .map(|(seat, (x, y))| (seat, Point::new(x as f64, y as f64)))
            .collect();
        if !moved.is_empty() {
            let count = moved.len();
            stage.submit(change::place(moved));
            stage.say(map::moved_people(lang.get_untracked(), count));
        }
    };
    let few =
        Signal::derive(move || seats.with(|seats| seats.len() < 3).then(|| words::needs_three(lang.get()).to_owned()));
    view! {
        <h3>{tr!(words::arrange)}</h3>
        <div class="acts" role="group" aria-label=tr!(words::arrange)>
            {ALIGNMENTS.map(|(alignment, word)| view! {
                <Button size=Size::Small on_press=move |_| arrange(&|places| align(places, alignment))>{move || word(lang.get())}</Button>
            }).collect_view()}
            <Button size=Size::Small why=few on_press=move |_| arrange(&|places| distribute(places, Axis::Across))>{tr!(words::spread_across)}</Button>
            <Button size=Size::Small why=few on_press=move |_| arrange(&|places| distribute(places, Axis::Down))>{tr!(words::spread_down)}</Button>
            <Button size=Size::Small on_press=move |_| arrange(&|places| places.iter().map(|(seat, at)| (*seat, snap(*at))).collect())>{tr!(words::snap)}</Button>
        </div>
    }
}

/// What all have in common; `None` where they differ.
fn shared_by<T: PartialEq>(values: impl IntoIterator<Item = Option<T>>) -> Option<T> {
    let mut values = values.into_iter();
    let first = values.next().flatten()?;
    values.all(|value| value.as_ref() == Some(&first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::shared_by;

    #[test]
    fn what_differs_is_nobodys() {
        assert_eq!(shared_by([Some(1), Some(1)]), Some(1));
        assert_eq!(shared_by([Some(1), Some(2)]), None);
        assert_eq!(shared_by([Some(1), None]), None);
        assert_eq!(shared_by::<i64>([]), None);
    }
}
