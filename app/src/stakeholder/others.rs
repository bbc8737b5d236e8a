//! The cursors and selections of the others.

use leptos::prelude::*;
use meridian_domain::{live::Here, record::Key};

use super::stage::Stage;
use crate::words::use_lang;

/// The cursors and selections of the others.
#[component]
pub fn Others(stage: Stage, others: Signal<Vec<Here>>) -> impl IntoView {
    let lang = use_lang();
    // Places mean something only on a screen that is arranged alike.
    let alike = move |here: &&Here| here.presence.arrangement.is_none_or(|theirs| theirs == stage.arrangement.get());
    Effect::new(move |before: Option<bool>| {
        let seats: Vec<_> =
            others.with(|others| others.iter().filter(alike).flat_map(|here| here.presence.seats.clone()).collect());
        if seats.is_empty() && before == Some(true) {
            stage.follow();
        }
        stage.shift(&seats);
        !seats.is_empty()
    });
    let chosen = move || {
        let list = |here: &Here| {
            let colour = here.colour;
            let seat = |key: &Key| if let Key::Seat(seat) = key { Some((colour, *seat)) } else { None };
            here.presence.selected.iter().filter_map(seat).collect::<Vec<_>>()
        };
        stage.settled.track();
        others.with(|others| others.iter().flat_map(list).collect::<Vec<_>>())
    };
    view! {
        {move || chosen().into_iter().filter_map(|(colour, seat)| {
            let at = stage.scene.with_value(|scene| scene.at(seat))?;
            Some(view! { <rect class=format!("other w{colour}") x=at.x - 2.0 y=at.y - 2.0 width="148" height="68" rx="7"/> })
        }).collect_view()}
        {move || others.get().into_iter().filter(|here| alike(&here)).filter_map(|here| {
            let (x, y) = here.presence.cursor?;
            let name = here.name.get(lang.get()).to_owned();
            let width = name.chars().map(|c| if c.is_ascii() { 7.0 } else { 13.0 }).sum::<f64>() + 12.0;
            Some(view! {
                <g class=format!("cur c{}", here.colour) transform=format!("translate({x} {y})")>
                    <path d="M0 0 13 5.5 7.5 7.5 5.2 13z"/>
                    <g transform="translate(11 13)">
                        <rect width=width height="18" rx="3"/>
                        <text x="6" y="13">{name}</text>
                    </g>
                </g>
            })
        }).collect_view()}
    }
}
