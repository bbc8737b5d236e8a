//! The sphere-of-influence audit of the map.

use leptos::prelude::*;
use meridian_domain::{
    explained::Explained,
    gate::World,
    id::MapId,
    locale,
    stakeholder::{
        Relation, Seat,
        metrics::{Buyer, MapModel, sphere_of_influence},
    },
};

use super::{super::stage::Stage, Reading, reasons};
use crate::{
    tr,
    ui::Asks,
    words::{scenario as words, use_lang},
};

#[component]
pub fn Audit(stage: Stage, reading: Reading) -> impl IntoView {
    let lang = use_lang();
    let map = stage.map.with_value(|map| map.id);
    let sphere = Memo::new(move |_| stage.rooms.with(|world| sphere(world, map, &reading.rules.get().map)));
    let figure =
        move || sphere.with(|sphere| sphere.value.map_or(locale::ABSENT.to_owned(), |value| locale::decimal(value, 0)));
    view! {
        <div>
            <span class="k">{tr!(words::audit)}</span>
            <span class="v">
                <Asks id="map-audit" about=tr!(words::audit) explain=move || view! {
                    {reasons(stage, sphere.get(), tr!(words::audit))}
                    <p class="notes gap8">{words::audit_about(lang.get())}</p>
                }>{figure}</Asks>
            </span>
        </div>
    }
}

/// Everybody whose buying influence is known, but monitors, with the best level any of us stands at.
fn sphere(world: &World, map: MapId, model: &MapModel) -> Explained {
    let seats = world.all::<Seat>().filter(|seat| seat.map == map && !seat.is_monitor());
    let level = |seat: &Seat| {
        let levels = world.all::<Relation>().filter(|relation| relation.person == seat.person);
        levels.filter_map(|relation| u8::try_from(relation.current).ok()).max()
    };
    let buyers: Vec<Buyer> = seats
        .filter_map(|seat| Some(Buyer { person: seat.id.0, influence: seat.influence?, relationship: level(seat) }))
        .collect();
    sphere_of_influence(&buyers, model)
}
