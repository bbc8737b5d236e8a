//! The people by quadrant of power and interest, with how far their support is from what we want.

use leptos::prelude::*;
use meridian_domain::stakeholder::{
    Person, Seat,
    metrics::{Attention, MapModel, attention},
};

use super::{card::name, stage::Stage};
use crate::{
    tr,
    ui::{SealMark, SupportBadge},
    words::{map, use_lang},
};

/// The quadrants, the one to manage closely first.
const QUADRANTS: [Attention; 4] =
    [Attention::ManageClosely, Attention::KeepSatisfied, Attention::KeepInformed, Attention::Watch];

/// Gap of support `P · max(0, D − C)`, nothing while one of the three is not known.
fn gap(seat: &Seat) -> Option<i64> {
    Some(seat.power? * (seat.desired? - seat.support?).max(0))
}

#[component]
pub fn Quadrants(stage: Stage) -> impl IntoView {
    let lang = use_lang();
    let people = Memo::new(move |_| {
        let map = stage.map.with_value(|map| map.id);
        let model = MapModel::default();
        stage.rooms.with(|world| {
            let rated = world.all::<Seat>().filter(|seat| seat.map == map && !seat.is_monitor());
            let mut people: Vec<_> = rated
                .filter_map(|seat| {
                    let (power, interest) = (seat.power? as f64, seat.interest? as f64);
                    let person = world.the::<Person>(seat.person).cloned();
                    Some((attention(power, interest, &model), seat.clone(), person))
                })
                .collect();
            people.sort_by_key(|(_, seat, _)| (-gap(seat).unwrap_or(-1), -seat.power.unwrap_or(0), seat.id));
            people
        })
    });
    let word = move |quadrant| match quadrant {
        Attention::ManageClosely => map::manage_closely(lang.get()),
        Attention::KeepSatisfied => map::keep_satisfied(lang.get()),
        Attention::KeepInformed => map::keep_informed(lang.get()),
        Attention::Watch => map::monitor_only(lang.get()),
    };
    let small = |value: Option<i64>| value.and_then(|value| i8::try_from(value).ok());
    let section = move |quadrant: Attention| {
        let those =
            move || people.with(|all| all.iter().filter(|(of, ..)| *of == quadrant).cloned().collect::<Vec<_>>());
        view! {
            <h3>{move || word(quadrant)} <span class="meta">{move || those().len()}</span></h3>
            <ul>
                {move || those().into_iter().map(|(_, seat, person)| {
                    let id = seat.id;
                    let wanted = seat.desired.filter(|wanted| seat.support != Some(*wanted));
                    view! {
                        <li>
                            <SealMark seal=seat.seal()/>
                            <button type="button" class="clip" on:click=move |_| { stage.select([id]); stage.open.set(true); }>
                                {name(person.as_ref(), lang.get())}
                            </button>
                            <span class="shift">
                                <SupportBadge support=small(seat.support)/>
                                {wanted.map(|wanted| view! { "→" <SupportBadge support=small(Some(wanted))/> })}
                            </span>
                            <span class="num">{gap(&seat).filter(|gap| *gap > 0)}</span>
                        </li>
                    }
                }).collect_view()}
            </ul>
        }
    };
    view! {
        <header><h2>{tr!(map::quadrants)}</h2><span class="push"></span><span class="meta">{tr!(map::gap_formula)}</span></header>
        <div class="scroll quads">{QUADRANTS.map(section).collect_view()}</div>
    }
}
