//! The canvas: the SVG with everybody on it, and the hands and keys that work on it.

use leptos::{prelude::*, svg};
use meridian_domain::{id::LineId, live::Here, stakeholder::Arrangement};
use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, Element, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

use super::{
    camera::{Camera, Level, Painted},
    card::Card,
    geometry::{Point, Rect},
    ground::{self, Backdrop, Meaning},
    insight::Ghosts,
    lines::{Bundles, Stroke, Weight},
    others::Others,
    stage::Stage,
    talk::LineMarks,
    tool::{Contact, Input, Target},
};
use crate::{
    ui::Resized,
    words::{map, use_lang},
};

#[component]
pub fn Canvas(stage: Stage, path: Memo<Vec<LineId>>, others: Signal<Vec<Here>>) -> impl IntoView {
    let lang = use_lang();
    let svg = NodeRef::<svg::Svg>::new();
    let measure = move || {
        if let Some(rect) = frame(svg) {
            let size = Point::new(rect.width().max(1.0), rect.height().max(1.0));
            stage.size.set_value(size);
        }
    };
    Effect::new(move |_| {
        let Some(element) = svg.get() else { return };
        measure();
        stage.look(|_, size| Camera::fit(stage.arranged.with_value(ground::bounds), size));
        // Whatever takes room from the canvas: the window, the bar of time, a panel.
        let Some(frame) = element.parent_element() else { return };
        StoredValue::new_local(Resized::of(&frame, move || {
            measure();
            stage.look(|camera, _| camera);
            stage.keep_in_sight();
        }));
    });
    let contact = move |event: &PointerEvent| {
        let screen = on_canvas(svg, event);
        Contact { pointer: event.pointer_id(), screen, map: stage.camera.get_value().to_map(screen) }
    };
    let down = move |event: PointerEvent| {
        if event.button() > 1 {
            return;
        }
        let contact = contact(&event);
        let finger = event.pointer_type() == "touch";
        if let Some(element) = svg.get_untracked() {
            // A pointer that is gone already needs no capture.
            drop(element.set_pointer_capture(event.pointer_id()));
        }
        let target = if event.button() == 1 { Target::Ground } else { target(stage, &event, contact.map, finger) };
        stage.input(Input::Down { contact, target, finger, shift: event.shift_key() });
    };
    let moved = move |event: PointerEvent| {
        let contact = contact(&event);
        stage.pointed(Some(contact.map));
        stage.input(Input::Move(contact));
    };
    let wheel = move |event: WheelEvent| {
        event.prevent_default();
        let about = on_canvas(svg, &event);
        let scale = if event.delta_mode() == WheelEvent::DOM_DELTA_LINE { 16.0 } else { 1.0 };
        let (dx, dy) = (event.delta_x() * scale, event.delta_y() * scale);
        if event.ctrl_key() || event.meta_key() {
            stage.look(|camera, _| camera.zoom_about(about, (-dy * 0.01).clamp(-0.5, 0.5).exp()));
        } else {
            stage.look(|camera, _| camera.pan(Point::new(-dx, -dy)));
        }
    };
    let camera = stage.camera.get_value();
    let first = Painted { camera, size: Camera::IMAGINED, beyond: Painted::BEYOND }.view_box();
    let label = move || {
        stage.rooms.with(|_| ());
        map::map_of(lang.get(), stage.scene.with_value(|scene| scene.within(scene.bounds()).len()))
    };
    let weighed = Memo::new(move |_| {
        let mut lines = path.get();
        stage.selected.with(|selected| {
            stage.scene.with_value(|scene| selected.iter().for_each(|seat| lines.extend(scene.lines_of(*seat))));
        });
        lines.extend(stage.line.get());
        lines.sort();
        lines.dedup();
        // What is not drawn in this arrangement has no weight either.
        stage.lines.with(|shown| lines.retain(|line| shown.contains(line)));
        lines
    });
    let is_overview = move || stage.level.get() == Level::Overview;
    view! {
        <svg
            id="map-world"
            class="world"
            node_ref=svg
            viewBox=first
            data-level=move || stage.level.get().attribute()
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=move |event| stage.input(Input::Up(contact(&event)))
            on:pointercancel=move |_| stage.input(Input::Cancel)
            on:pointerleave=move |_| stage.pointed(None)
            on:wheel=wheel
            on:keydown=move |event| key(stage, &event)
        >
            <Backdrop stage/>
            <g aria-hidden="true" data-dense=move || (stage.lines.with(Vec::len) > DENSE).then_some("")>
                <Bundles stage near=weighed/>
                <For each=move || if is_overview() { weighed.get() } else { stage.lines.get() } key=|line| *line children=move |id| view! { <Stroke stage id path near=weighed/> }/>
            </g>
            <g role="listbox" aria-multiselectable="true" aria-label=label>
                <For each=move || stage.shown.get() key=|seat| *seat children=move |id| view! { <Card stage id/> }/>
            </g>
            <g aria-hidden="true" class="over">
                <For each=move || if is_overview() { Vec::new() } else { weighed.get() } key=|line| *line children=move |id| view! { <Weight stage id path/> }/>
                <LineMarks/>
                <For
                    each=move || stage.selected.get()
                    key=|seat| *seat
                    children=move |id| {
                        let at = stage.scene.with_value(|scene| scene.at(id)).unwrap_or_default();
                        view! {
                            <g class="selbox" id=format!("sel-{id}") transform=format!("translate({} {})", at.x, at.y)>
                                <rect x="-4" y="-4" width="152" height="72" rx="8"/>
                                {stage.may_edit.then(|| view! {
                                    <circle cx="72" cy="-4" r="4"/><circle cx="148" cy="32" r="4"/>
                                    <circle cx="72" cy="68" r="4"/><circle cx="-4" cy="32" r="4"/>
                                })}
                            </g>
                        }
                    }
                />
                {move || stage.brush.get().map(|rect| view! {
                    <rect class="brush" x=rect.x y=rect.y width=rect.width height=rect.height/>
                })}
                {move || stage.link.get().map(|(from, to)| view! {
                    <path class="path" stroke-width="2" marker-end="url(#a-path)" d=format!("M{} {}L{} {}", from.x, from.y, to.x, to.y)/>
                })}
                <Meaning stage/>
                <Ghosts stage/>
                <Others stage others/>
            </g>
        </svg>
    }
}

/// The part of the page that shows the map; the picture itself is larger, and moves.
fn frame(svg: NodeRef<svg::Svg>) -> Option<DomRect> {
    svg.get_untracked().and_then(|svg| svg.parent_element()).map(|frame| frame.get_bounding_client_rect())
}

/// Where a pointer is, from the canvas's corner.
fn on_canvas(svg: NodeRef<svg::Svg>, event: &MouseEvent) -> Point {
    let (left, top) = frame(svg).map_or((0.0, 0.0), |frame| (frame.left(), frame.top()));
    Point::new(f64::from(event.client_x()) - left, f64::from(event.client_y()) - top)
}

/// More lines than this are drawn faintly, but for those of who is selected and those of the path.
const DENSE: usize = 60;

/// What lies under a pointer: handles of who is selected, then people, then lines.
fn target(stage: Stage, event: &PointerEvent, at: Point, finger: bool) -> Target {
    let reach = if finger { 22.0 } else { 8.0 } / stage.camera.get_value().zoom;
    let handle = stage.selected.with_untracked(|selected| {
        let only = (selected.len() == 1 && stage.may_edit).then(|| selected.first().copied()).flatten();
        only.filter(|seat| stage.scene.with_value(|scene| scene.on_handle(*seat, at, reach)))
    });
    if let Some(seat) = handle {
        return Target::Handle(seat);
    }
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    // What is drawn under the pointer counts: the camera may be one frame ahead of the screen.
    let card = element.as_ref().and_then(|element| element.closest("[data-seat]").ok().flatten());
    let drawn = card.and_then(|card| card.id().strip_prefix("s-").and_then(|id| id.parse().ok()));
    if let Some(seat) = drawn.or_else(|| stage.scene.with_value(|scene| scene.hit(at))) {
        return Target::Seat(seat);
    }
    let line = element.and_then(|element| element.get_attribute("data-line")).and_then(|id| id.parse().ok());
    line.map_or(Target::Ground, Target::Line)
}

fn key(stage: Stage, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let lang = stage.language();
    let arrow = match event.key().as_str() {
        "ArrowLeft" => Some((-1.0, 0.0)),
        "ArrowRight" => Some((1.0, 0.0)),
        "ArrowUp" => Some((0.0, -1.0)),
        "ArrowDown" => Some((0.0, 1.0)),
        _ => None,
    };
    let carrying = stage.tool.with_value(super::tool::Tool::is_carrying);
    let here = stage.cursor.get_untracked();
    match (event.key().as_str(), arrow, here) {
        (_, Some((dx, dy)), _) if carrying => {
            let step = if event.shift_key() { 1.0 } else { 16.0 };
            stage.input(Input::Nudge(Point::new(dx * step, dy * step)));
            stage.say(map::at_place(lang, dx as i64 * step as i64, dy as i64 * step as i64));
        }
        (_, Some(way), _)
            if event.shift_key() && stage.may_edit && stage.arrangement.get_untracked() == Arrangement::Grid =>
        {
            stage.step(way);
        }
        (_, Some(way), Some(seat)) => {
            if let Some(next) = stage.scene.with_value(|scene| scene.neighbour(seat, way)) {
                focus(stage, next);
            }
        }
        (" ", _, _) if carrying => stage.input(Input::Drop),
        (" ", _, Some(seat)) if stage.may_edit => {
            stage.input(Input::Lift(seat));
            stage.say(map::lifted(lang).to_owned());
        }
        ("Enter", _, Some(seat)) => {
            stage.select([seat]);
            stage.open.set(true);
        }
        ("Escape", _, _) if !stage.tool.with_value(super::tool::Tool::is_idle) => stage.input(Input::Cancel),
        ("Escape", _, _) if stage.guide.with_untracked(Option::is_some) => stage.lead(),
        ("Escape", _, _) => stage.select([]),
        ("+" | "=", _, _) => stage.zoom(Camera::STEP),
        ("-" | "−", _, _) => stage.zoom(1.0 / Camera::STEP),
        ("0", _, _) => stage.fit(),
        ("p" | "P", _, _) if stage.may_edit => stage.adding.set(true),
        ("l" | "L", _, Some(seat)) if stage.may_edit => {
            stage.select([seat]);
            stage.joining.set(true);
        }
        ("w" | "W", _, Some(seat)) => {
            stage.select([seat]);
            stage.supposing.set(true);
        }
        ("v" | "V", _, _) => stage.boxes.set(true),
        ("h" | "H", _, _) => stage.boxes.set(false),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Moves the focus to a person, who comes into sight first.
pub fn focus(stage: Stage, seat: meridian_domain::id::SeatId) {
    if let Some(at) = stage.scene.with_value(|scene| scene.at(seat)) {
        stage.look(|camera, size| camera.reveal(Rect::card(at), size));
        stage.cull(false);
    }
    stage.cursor.set(Some(seat));
    request_animation_frame(move || {
        let card = document().get_element_by_id(&format!("s-{seat}"));
        if let Some(card) = card.and_then(|card| card.dyn_into::<web_sys::SvgElement>().ok()) {
            // Focus can only fail on an element that is gone.
            drop(card.focus());
        }
    });
}
