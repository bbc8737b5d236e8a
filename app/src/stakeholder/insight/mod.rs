//! The left panel: what the map says as a whole, and what it would say if.

mod ask;
mod audit;
mod blind_spots;
mod compare;
mod conversations;
mod ghosts;
mod hangs;
mod influence;
mod meddpicc;
mod reach;
mod reading;
mod scenarios;
mod shift;
mod support;
mod suppose;
mod trust;
mod ways;
mod what_if;

use leptos::{prelude::*, text_prop::TextProp};
use meridian_domain::{
    explained::Explained,
    id::SeatId,
    locale::Lang,
    stakeholder::{Person, Seat},
};

pub use ask::SupposeDialog;
pub use ghosts::{Ghosts, redraw};
pub use reading::Reading;
pub(super) use shift::figures;
pub use suppose::{Suppose, SupposeLine, leaves, line_gone, suppose, supposed_of};

use self::{
    audit::Audit, blind_spots::BlindSpots, conversations::Conversations, hangs::Hangs, influence::Influence,
    meddpicc::Meddpicc, reach::Reach, scenarios::Scenarios, support::Support, trust::Trust, ways::Ways,
    what_if::WhatIf,
};
use super::{card::name, stage::Stage};
use crate::{
    health::{Explanation, Source},
    tr,
    words::map,
};

/// The name of who sits there.
pub fn name_of(stage: Stage, seat: SeatId, lang: Lang) -> String {
    stage.rooms.with(|world| {
        let person = world.the::<Seat>(seat).and_then(|seat| world.the::<Person>(seat.person));
        name(person, lang)
    })
}

#[component]
pub fn Insight(stage: Stage, reading: Reading, may_edit_deals: bool) -> impl IntoView {
    let opened = RwSignal::new(None);
    view! {
        <aside class="insight" aria-label=tr!(map::insight)>
            <WhatIf stage reading opened/>
            <Support stage reading/>
            <Reach stage reading/>
            <Ways stage reading/>
            <BlindSpots stage reading/>
            <Conversations stage reading/>
            <Hangs stage reading/>
            <Influence stage reading/>
            <Scenarios stage reading opened/>
            <Audit stage reading/>
            <Meddpicc stage reading may_edit_deals/>
            <Trust stage reading/>
        </aside>
    }
}

/// Product of a route: `.480`.
fn product(value: f64) -> String {
    format!("{value:.3}").trim_start_matches('0').to_owned()
}

/// What each person or function adds to a figure.
fn reasons(stage: Stage, explained: Explained, title: impl Into<TextProp>) -> impl IntoView {
    let sources = stage.rooms.with_untracked(|world| {
        let source = |seat: &Seat| {
            let person = world.the::<Person>(seat.person)?;
            Some(Source { id: seat.id.0, href: None, ..Source::person(person.account, person) })
        };
        world.all::<Seat>().filter_map(source).collect::<Vec<_>>()
    });
    view! { <Explanation explained title sources/> }
}
