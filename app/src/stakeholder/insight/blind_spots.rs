//! What the map does not show, or shows and nobody acts on.

use leptos::prelude::*;
use meridian_domain::{id::SeatId, stakeholder::metrics::BlindSpot};

use super::{super::stage::Stage, Reading, name_of};
use crate::{
    tr,
    ui::{Glyph, Icon},
    words::{insight as words, map, use_lang},
};

#[component]
pub fn BlindSpots(stage: Stage, reading: Reading) -> impl IntoView {
    // Where nobody stands everything is missing, and saying so helps nobody.
    let empty = Memo::new(move |_| reading.facts.with(|facts| facts.nodes.is_empty()));
    let spots =
        Memo::new(
            move |_| {
                if empty.get() { Vec::new() } else { reading.now.with(|insight| insight.blind_spots.clone()) }
            },
        );
    view! {
        <div>
            <span class="k">{tr!(map::blind_spots)} <b>{move || spots.with(Vec::len)}</b></span>
            <ul class="blind">
                {move || spots.get().into_iter().map(|spot| view! { <Spot stage spot/> }).collect_view()}
            </ul>
        </div>
    }
}

/// A sentence; pressing it selects whom it concerns. Where somebody is missing there is nobody to press for.
#[component]
fn Spot(stage: Stage, spot: BlindSpot) -> impl IntoView {
    let lang = use_lang();
    let people: Vec<SeatId> = spot.people.iter().copied().map(SeatId).collect();
    let named = people.clone();
    let sentence = move || {
        let lang = lang.get();
        let names: Vec<String> = named.iter().map(|person| name_of(stage, *person, lang)).collect();
        words::blind_spot(lang, &spot, &names)
    };
    let nobody = people.is_empty();
    let choose = move |_| {
        stage.line.set(None);
        stage.select(people.iter().copied());
        stage.say(map::chosen_people(lang.get_untracked(), people.len()));
    };
    view! {
        <li>
            <Icon glyph=Glyph::Alert small=true/>
            {if nobody {
                view! { <span>{sentence}</span> }.into_any()
            } else {
                view! { <button type="button" on:click=choose>{sentence}</button> }.into_any()
            }}
        </li>
    }
}
