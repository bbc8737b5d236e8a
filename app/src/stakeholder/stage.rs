//! The stage: binds the pure parts to the browser. What moves is written as attributes, once a frame.

use std::collections::BTreeSet;

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, Room},
    id::{LineId, SeatId},
    stakeholder::{LineKind, Map},
};

use super::{
    camera::{Camera, Level},
    change,
    geometry::{Point, Rect},
    scene::Scene,
    tool::{Act, Around, HOLD, Input, Tool},
};
use crate::{
    live::{Rooms, fresh},
    ui::Toasts,
    words::{failures, map as words},
};

/// Somebody on the way from one place to another.
#[derive(Clone, Copy)]
pub(super) struct Move {
    pub seat: SeatId,
    pub from: Point,
    pub to: Point,
    pub since: f64,
}

/// What the next frame has to write.
#[derive(Default)]
pub(super) struct Frame {
    pub asked: bool,
    pub moved: BTreeSet<SeatId>,
    pub camera: bool,
    pub moves: Vec<Move>,
    pub told: f64,
}

/// Everything the canvas and its panels share.
#[derive(Clone, Copy)]
pub struct Stage {
    pub rooms: Rooms,
    pub map: StoredValue<Map>,
    pub may_edit: bool,
    pub scene: StoredValue<Scene>,
    pub camera: StoredValue<Camera>,
    pub size: StoredValue<Point>,
    pub selected: RwSignal<BTreeSet<SeatId>>,
    pub cursor: RwSignal<Option<SeatId>>,
    pub line: RwSignal<Option<LineId>>,
    pub shown: RwSignal<Vec<SeatId>>,
    pub lines: RwSignal<Vec<LineId>>,
    pub level: RwSignal<Level>,
    pub percent: RwSignal<i64>,
    pub adding: RwSignal<bool>,
    pub joining: RwSignal<bool>,
    pub open: RwSignal<bool>,
    pub boxes: RwSignal<bool>,
    pub said: RwSignal<String>,
    pub brush: RwSignal<Option<Rect>>,
    pub link: RwSignal<Option<(Point, Point)>>,
    pub tool: StoredValue<Tool>,
    pub pointer: StoredValue<Option<Point>>,
    pub(super) lifted: StoredValue<Vec<(SeatId, Point)>>,
    pub(super) drawn: StoredValue<Rect>,
    pub(super) frame: StoredValue<Frame>,
    toasts: Toasts,
    lang: RwSignal<meridian_domain::locale::Lang>,
}

impl Stage {
    pub fn new(
        rooms: Rooms,
        map: Map,
        may_edit: bool,
        toasts: Toasts,
        lang: RwSignal<meridian_domain::locale::Lang>,
    ) -> Self {
        let scene = rooms.with_untracked(|world| Scene::read(world, map.id));
        let camera = Camera::fit(scene.bounds(), Camera::IMAGINED);
        let drawn = scene.bounds().grown(1.0);
        let shown = scene.within(drawn);
        Self {
            rooms,
            map: StoredValue::new(map),
            may_edit,
            cursor: RwSignal::new(shown.first().copied()),
            lines: RwSignal::new(scene.lines_within(drawn)),
            shown: RwSignal::new(shown),
            scene: StoredValue::new(scene),
            camera: StoredValue::new(camera),
            size: StoredValue::new(Camera::IMAGINED),
            selected: RwSignal::new(BTreeSet::new()),
            line: RwSignal::new(None),
            level: RwSignal::new(camera.level()),
            percent: RwSignal::new(camera.percent()),
            adding: RwSignal::new(false),
            joining: RwSignal::new(false),
            open: RwSignal::new(false),
            boxes: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            brush: RwSignal::new(None),
            link: RwSignal::new(None),
            tool: StoredValue::new(Tool::default()),
            pointer: StoredValue::new(None),
            lifted: StoredValue::new(Vec::new()),
            drawn: StoredValue::new(drawn),
            frame: StoredValue::new(Frame::default()),
            toasts,
            lang,
        }
    }

    pub fn language(self) -> meridian_domain::locale::Lang {
        self.lang.get_untracked()
    }

    pub fn room(self) -> Room {
        Room::Map(self.map.with_value(|map| map.id))
    }

    /// Sends a change; what is refused is told.
    pub fn submit(self, change: Change) {
        self.rooms.submit_with(change, move |result| {
            if let Err(failure) = result {
                let told = failures::tell(self.lang.get_untracked(), &failure);
                self.toasts.alarm(format!("{} · {}", told.happened, told.to_do));
            }
        });
    }

    pub fn input(self, input: Input) {
        let acts = self.selected.with_untracked(|selected| {
            let around = Around { selected, may_edit: self.may_edit, boxes: self.boxes.get_untracked() };
            self.tool.try_update_value(|tool| tool.handle(input, around))
        });
        for act in acts.unwrap_or_default() {
            self.act(act);
        }
    }

    fn act(self, act: Act) {
        match act {
            Act::Select(seats) => {
                self.line.set(None);
                self.select(seats);
            }
            Act::Toggle(seat) => {
                let mut next = self.selected.get_untracked();
                if !next.remove(&seat) {
                    next.insert(seat);
                }
                self.select(next);
            }
            Act::Open(seat) => {
                self.cursor.set(Some(seat));
                self.open.set(true);
            }
            Act::PickLine(line) => {
                self.select([]);
                self.line.set(Some(line));
                self.open.set(true);
            }
            Act::AwaitHold(pointer) => set_timeout(
                move || self.input(Input::Held(pointer)),
                std::time::Duration::from_millis(HOLD.unsigned_abs().into()),
            ),
            Act::Lift(seats) => {
                let places = self
                    .scene
                    .with_value(|scene| seats.iter().filter_map(|seat| Some((*seat, scene.at(*seat)?))).collect());
                self.lifted.set_value(places);
                self.select(seats);
            }
            Act::Drag(by) => self.carry(by),
            Act::Drop(by) => {
                // Places are whole numbers; what is dropped is seen where it will be kept.
                let by = Point::new(by.x.round(), by.y.round());
                self.carry(by);
                let lifted = self.lifted.try_update_value(std::mem::take).unwrap_or_default();
                if !lifted.is_empty() && by != Point::default() {
                    self.submit(change::place(lifted.iter().map(|(seat, at)| (*seat, at.plus(by)))));
                    self.say(words::moved_people(self.lang.get_untracked(), lifted.len()));
                }
                self.tell();
            }
            Act::PutBack => {
                self.carry(Point::default());
                self.lifted.set_value(Vec::new());
                self.say(words::put_back(self.lang.get_untracked()).to_owned());
                self.tell();
            }
            Act::Pan(by) => self.look(|camera, _| camera.pan(by)),
            Act::Zoom { about, factor } => self.look(|camera, _| camera.zoom_about(about, factor)),
            Act::Brush(rect) => self.brush.set(Some(rect)),
            Act::Brushed { rect, add } => {
                self.brush.set(None);
                let mut next: BTreeSet<_> = self.scene.with_value(|scene| scene.within(rect)).into_iter().collect();
                if add {
                    next.extend(self.selected.get_untracked());
                }
                self.select(next);
            }
            Act::BrushOff => self.brush.set(None),
            Act::Link { from, to } => {
                let at = self.scene.with_value(|scene| scene.at(from)).map(|at| Rect::card(at).middle());
                self.link.set(at.map(|at| (at, to)));
            }
            Act::Linked { from, to } => {
                self.link.set(None);
                if let Some(to) = self.scene.with_value(|scene| scene.hit(to)).filter(|to| *to != from) {
                    self.join(from, to, LineKind::Influence, 50);
                }
            }
            Act::LinkOff => self.link.set(None),
        }
    }

    /// Adds a line and shows it in the panel.
    pub fn join(self, from: SeatId, to: SeatId, kind: LineKind, weight: i64) {
        let id = fresh();
        self.submit(self.map.with_value(|map| change::line(id, map, from, to, kind, weight)));
        self.select([]);
        self.line.set(Some(id));
        self.open.set(true);
    }

    pub fn say(self, text: String) {
        self.said.try_set(text);
    }

    /// Selects; the cards are told by attribute, so that none is rendered again.
    pub fn select(self, seats: impl IntoIterator<Item = SeatId>) {
        let next: BTreeSet<SeatId> = seats.into_iter().collect();
        let before = self.selected.get_untracked();
        if before == next {
            return;
        }
        for seat in before.symmetric_difference(&next) {
            set(&format!("s-{seat}"), "aria-selected", if next.contains(seat) { "true" } else { "false" });
        }
        self.selected.set(next);
        self.tell();
    }

    fn carry(self, by: Point) {
        let lifted = self.lifted.get_value();
        self.scene.update_value(|scene| lifted.iter().for_each(|(seat, at)| scene.put(*seat, at.plus(by))));
        self.moved(lifted.iter().map(|(seat, _)| *seat));
    }

    /// Notes who has moved on the screen.
    pub fn moved(self, seats: impl IntoIterator<Item = SeatId>) {
        self.frame.update_value(|frame| frame.moved.extend(seats));
        self.soon();
    }

    /// Moves the camera.
    pub fn look(self, change: impl FnOnce(Camera, Point) -> Camera) {
        let size = self.size.get_value();
        self.camera.update_value(|camera| *camera = change(*camera, size));
        self.frame.update_value(|frame| frame.camera = true);
        self.soon();
    }

    pub fn zoom(self, factor: f64) {
        self.look(|camera, size| camera.zoom_about(Point::new(size.x / 2.0, size.y / 2.0), factor));
    }

    pub fn fit(self) {
        let bounds = self.scene.with_value(Scene::bounds);
        self.look(|_, size| Camera::fit(bounds, size));
    }
}

/// Writes an attribute of an element that may not be drawn.
pub fn set(id: &str, name: &str, value: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        // Cannot fail: the names are valid.
        drop(element.set_attribute(name, value));
    }
}

/// Whether the reader wants no motion.
pub fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}
