//! The map in small.

use leptos::{html, prelude::*};

use super::{
    camera::Camera,
    geometry::{Point, Rect},
    ground,
    picture::set,
    stage::Stage,
};
use crate::{tr, words::map};

fn view_box(whole: Rect) -> String {
    format!("{:.0} {:.0} {:.0} {:.0}", whole.x, whole.y, whole.width, whole.height)
}

/// The map in small; a press moves the camera.
#[component]
pub fn Minimap(stage: Stage) -> impl IntoView {
    let svg = NodeRef::<html::Button>::new();
    let bounds = Memo::new(move |_| {
        stage.settled.track();
        stage.arranged.with_value(ground::bounds).grown(40.0)
    });
    let shapes = move || {
        let map = stage.map.with_value(|map| map.id);
        stage.settled.track();
        stage.rooms.with(|world| {
            let mut shapes: std::collections::BTreeMap<&str, String> = std::collections::BTreeMap::new();
            for seat in world.all::<meridian_domain::stakeholder::Seat>().filter(|seat| seat.map == map) {
                let Some((x, y)) = stage.arranged.with_value(|arranged| arranged.places.get(&seat.id).copied()) else {
                    continue;
                };
                let shape = shapes.entry(super::card::tint(seat.support)).or_default();
                shape.push_str(&format!("M{x} {y}h144v64h-144z"));
            }
            shapes.into_iter().map(|(tint, d)| view! { <path class=format!("m-{tint}") d=d/> }).collect_view()
        })
    };
    let press = move |event: web_sys::MouseEvent| {
        let Some(element) = svg.get_untracked() else { return };
        let (rect, bounds) = (element.get_bounding_client_rect(), bounds.get_untracked());
        let scale = (bounds.width / rect.width().max(1.0)).max(bounds.height / rect.height().max(1.0));
        let from = Point::new(rect.left() + rect.width() / 2.0, rect.top() + rect.height() / 2.0);
        let off = Point::new(f64::from(event.client_x()) - from.x, f64::from(event.client_y()) - from.y);
        let middle = bounds.middle().plus(Point::new(off.x * scale, off.y * scale));
        stage.look(|camera, size| Camera {
            at: Point::new(middle.x - size.x / camera.zoom / 2.0, middle.y - size.y / camera.zoom / 2.0),
            ..camera
        });
    };
    Effect::new(move |_| {
        let whole = view_box(bounds.get());
        set("mini", "viewBox", &whole);
        set("mini-frame", "viewBox", &whole);
    });
    let first = view_box(bounds.get_untracked());
    view! {
        <button type="button" class="minimap" node_ref=svg aria-label=tr!(map::minimap) on:click=press>
            <svg id="mini" width="120" height="96" aria-hidden="true" viewBox=first.clone()>{shapes}</svg>
            // Apart, so that moving the frame paints nobody again.
            <svg id="mini-frame" width="120" height="96" aria-hidden="true" viewBox=first>
                <rect id="mini-view" class="mini-view" vector-effect="non-scaling-stroke" x="0" y="0" width="1" height="1"/>
            </svg>
        </button>
    }
}
