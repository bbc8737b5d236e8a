//! Lines that would be: drawn on the map while they are supposed, and moved with their ends.

use std::collections::BTreeSet;

use leptos::prelude::*;
use meridian_domain::{
    id::SeatId,
    stakeholder::{LineKind, metrics::WhatIf},
};

use super::super::{
    geometry::{Point, path},
    lines::weight,
    picture::set,
    scene::Scene,
    stage::Stage,
};

/// A supposed line in hundredths, as `<For>` keeps it.
type Ghost = (SeatId, SeatId, i64);

fn ghosts(changes: &[WhatIf]) -> Vec<Ghost> {
    let drawn = |change: &WhatIf| match *change {
        WhatIf::LineDrawn { from, to, weight } => Some((SeatId(from), SeatId(to), (weight * 100.0).round() as i64)),
        _ => None,
    };
    changes.iter().filter_map(drawn).collect()
}

fn way(scene: &Scene, from: SeatId, to: SeatId) -> Option<(String, Point)> {
    Some(path(LineKind::Influence, scene.at(from)?, scene.at(to)?))
}

/// The supposed lines of the canvas.
#[component]
pub fn Ghosts(stage: Stage) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        // Who comes or goes may be an end of one.
        stage.shown.track();
        stage.what_if.with(|all| ghosts(all))
    });
    view! {
        <For
            each=move || drawn.get()
            key=|ghost| *ghost
            children=move |(from, to, hundredths)| {
                stage.scene.with_value(|scene| way(scene, from, to)).map(|(d, at)| view! {
                    <path class="path ghost-line" id=format!("g-{from}-{to}") d=d stroke-width=1.0 + hundredths as f64 / 25.0
                        marker-end="url(#a-path)"/>
                    <g class="wlab on" id=format!("gw-{from}-{to}") transform=format!("translate({:.0} {:.0})", at.x, at.y)>
                        <rect x="-14" y="-8" width="28" height="16" rx="8"/>
                        <text class="t-mid" x="0" y="4">{weight(hundredths)}</text>
                    </g>
                })
            }
        />
    }
}

/// Writes the supposed lines whose ends have moved.
pub fn redraw(stage: Stage, moved: &BTreeSet<SeatId>) {
    let drawn = stage.what_if.with_untracked(|all| ghosts(all));
    for (from, to, _) in drawn.into_iter().filter(|(from, to, _)| moved.contains(from) || moved.contains(to)) {
        if let Some((d, at)) = stage.scene.with_value(|scene| way(scene, from, to)) {
            set(&format!("g-{from}-{to}"), "d", &d);
            set(&format!("gw-{from}-{to}"), "transform", &format!("translate({:.0} {:.0})", at.x, at.y));
        }
    }
}
