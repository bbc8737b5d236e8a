//! The same people as a table.

use leptos::prelude::*;
use meridian_domain::stakeholder::{Person, Seat};

use super::{card::name, stage::Stage};
use crate::{
    tr,
    ui::{CoverageRing, EvidenceDot, PowerDots, SealMark, SupportBadge},
    words::{map, use_lang},
};

#[component]
pub fn PeopleList(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    let rows = move || {
        let map = stage.map.with_value(|map| map.id);
        stage.rooms.with(|world| {
            let row = |seat: &Seat| (seat.clone(), world.the::<Person>(seat.person).cloned());
            let mut rows: Vec<_> = world.all::<Seat>().filter(|seat| seat.map == map).map(row).collect();
            rows.sort_by_key(|(seat, _)| (-seat.power.unwrap_or(0), seat.y, seat.x));
            rows
        })
    };
    let small = |value: Option<i64>| value.and_then(|value| u8::try_from(value).ok()).unwrap_or(0);
    view! {
        <div class="people">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{tr!(map::person)}</th>
                        <th scope="col">{tr!(map::title_word)}</th>
                        <th scope="col">{tr!(map::seal)}</th>
                        <th scope="col">{tr!(map::support)}</th>
                        <th scope="col">{tr!(map::power)}</th>
                        <th scope="col">{tr!(map::coverage)}</th>
                        <th scope="col">{tr!(map::evidence)}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || rows().into_iter().map(|(seat, person)| {
                        let id = seat.id;
                        let support = seat.support.and_then(|support| i8::try_from(support).ok());
                        let monitor = seat.is_monitor();
                        view! {
                            <tr>
                                <th scope="row">
                                    <button type="button" on:click=move |_| { stage.select([id]); stage.open.set(true); }>{name(person.as_ref(), lang.get())}</button>
                                </th>
                                <td>{person.map(|person| person.title.get(lang.get()).to_owned())}</td>
                                <td><SealMark seal=seat.seal()/></td>
                                <td>{(!monitor).then(|| view! { <SupportBadge support/> })}{monitor.then(|| map::no_target(lang.get()))}</td>
                                <td>{(!monitor).then(|| view! { <PowerDots power=small(seat.power)/> })}</td>
                                <td>{(!monitor).then(|| view! { <CoverageRing coverage=small(seat.coverage)/> })}</td>
                                <td><EvidenceDot grade=seat.evidence.grade/></td>
                            </tr>
                        }
                    }).collect_view()}
                </tbody>
            </table>
        </div>
    }
}
