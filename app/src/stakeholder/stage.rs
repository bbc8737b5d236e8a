//! The stage: binds the pure parts to the browser. What moves is written as attributes, once a frame.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use meridian_domain::{
    gate::{Change, Room, World},
    id::{LineId, PersonId, SeatId, UserId},
    stakeholder::{Arrangement, LineKind, Map, Relation, filter::Filter, layout::Arranged, metrics::WhatIf},
};

use super::{
    camera::{Camera, Level, Painted},
    change,
    geometry::{Point, Rect},
    ground, insight,
    picture::set,
    scene::Scene,
    tool::{Act, Around, HOLD, Input, Tool},
};
use crate::{
    live::{Rooms, fresh},
    ui::Toasts,
    words::{failures, history, map as words},
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
    /// The camera on its way, since when.
    pub flight: Option<(Camera, Camera, f64)>,
    pub told: f64,
    /// The others will be told in a moment.
    pub owed: bool,
    /// When the map in small was last told.
    pub small: f64,
    /// When what is painted was last shifted …
    pub shifted: f64,
    /// … and whether it will be painted anew once that is a moment ago.
    pub resting: bool,
}

/// Everything the canvas and its panels share.
#[derive(Clone, Copy)]
pub struct Stage {
    pub rooms: Rooms,
    pub map: StoredValue<Map>,
    pub may_edit: bool,
    pub scene: StoredValue<Scene>,
    /// How the map is arranged …
    pub arrangement: RwSignal<Arrangement>,
    /// … where that puts everybody …
    pub arranged: StoredValue<Arranged>,
    /// … and how often that has been reckoned anew.
    pub settled: RwSignal<u32>,
    /// What dropping the cards here would mean, beside where they are.
    pub meaning: RwSignal<Option<(Point, String)>>,
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
    /// Somebody is asked what to suppose.
    pub supposing: RwSignal<bool>,
    /// How much each person's influence is to stand out, 1 to 4; empty while it is not.
    pub emphasis: RwSignal<BTreeMap<SeatId, u8>>,
    pub open: RwSignal<bool>,
    pub boxes: RwSignal<bool>,
    pub said: RwSignal<String>,
    pub brush: RwSignal<Option<Rect>>,
    pub link: RwSignal<Option<(Point, Point)>>,
    /// Hypotheses; never sent.
    pub what_if: RwSignal<Vec<WhatIf>>,
    /// Whom the camera follows.
    pub guide: RwSignal<Option<UserId>>,
    /// The dialog with the templates.
    pub templates: RwSignal<bool>,
    /// Who stands out.
    pub filter: RwSignal<Filter>,
    /// The best relationship of each person to one of us: now, and wanted.
    pub bonds: Memo<BTreeMap<PersonId, (i64, i64)>>,
    /// Who does not fit the filter.
    pub faded: Memo<BTreeSet<SeatId>>,
    pub tool: StoredValue<Tool>,
    pub pointer: StoredValue<Option<Point>>,
    pub(super) lifted: StoredValue<Vec<(SeatId, Point)>>,
    pub(super) drawn: StoredValue<Rect>,
    pub(super) painted: StoredValue<Option<Painted>>,
    /// How often lines that are drawn together have moved.
    pub(super) bundled: RwSignal<u32>,
    pub(super) frame: StoredValue<Frame>,
    toasts: Toasts,
    lang: RwSignal<meridian_domain::locale::Lang>,
}

impl Stage {
    pub fn new(
        rooms: Rooms,
        map: Map,
        may_edit: bool,
        arrangement: Arrangement,
        toasts: Toasts,
        lang: RwSignal<meridian_domain::locale::Lang>,
    ) -> Self {
        let (arranged, scene) = rooms.with_untracked(|world| {
            let arranged = Arranged::of(world, map.id, arrangement);
            let scene = Scene::read(world, map.id, &arranged);
            (arranged, scene)
        });
        let camera = Camera::fit(ground::bounds(&arranged), Camera::IMAGINED);
        let drawn = scene.bounds().grown(1.0);
        let (id, filter) = (map.id, RwSignal::new(Filter::default()));
        let faded = Memo::new(move |_| filter.with(|filter| rooms.with(|world| filter.faded(world, id))));
        let bonds = Memo::new(move |_| rooms.with(bonds));
        let shown = scene.within(drawn);
        Self {
            rooms,
            map: StoredValue::new(map),
            may_edit,
            cursor: RwSignal::new(shown.first().copied()),
            lines: RwSignal::new(scene.lines_within(drawn, &BTreeSet::new())),
            shown: RwSignal::new(shown),
            scene: StoredValue::new(scene),
            arrangement: RwSignal::new(arrangement),
            arranged: StoredValue::new(arranged),
            settled: RwSignal::new(0),
            meaning: RwSignal::new(None),
            camera: StoredValue::new(camera),
            size: StoredValue::new(Camera::IMAGINED),
            selected: RwSignal::new(BTreeSet::new()),
            line: RwSignal::new(None),
            level: RwSignal::new(camera.level()),
            percent: RwSignal::new(camera.percent()),
            adding: RwSignal::new(false),
            joining: RwSignal::new(false),
            supposing: RwSignal::new(false),
            emphasis: RwSignal::new(BTreeMap::new()),
            open: RwSignal::new(false),
            boxes: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            brush: RwSignal::new(None),
            link: RwSignal::new(None),
            what_if: RwSignal::new(Vec::new()),
            guide: RwSignal::new(None),
            templates: RwSignal::new(false),
            filter,
            bonds,
            faded,
            tool: StoredValue::new(Tool::default()),
            pointer: StoredValue::new(None),
            lifted: StoredValue::new(Vec::new()),
            drawn: StoredValue::new(drawn),
            painted: StoredValue::new(None),
            bundled: RwSignal::new(0),
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

    /// Sends a change of what is kept beside the map, which may be made while the past is shown.
    pub fn note(self, change: Change) {
        self.rooms.submit_with(change, move |result| {
            if let Err(failure) = result {
                let told = failures::tell(self.lang.get_untracked(), &failure);
                self.toasts.alarm(format!("{} · {}", told.happened, told.to_do));
            }
        });
    }

    /// Sends a change; what is refused is told.
    pub fn submit(self, change: Change) {
        if self.rooms.is_past() {
            self.toasts.alarm(history::nothing_changes(self.lang.get_untracked()).to_owned());
            return;
        }
        self.note(change);
    }

    pub fn input(self, input: Input) {
        let acts = self.selected.with_untracked(|selected| {
            let around = Around {
                selected,
                may_edit: self.may_edit && !self.rooms.is_past(),
                // The lines alone say where somebody stands in the network.
                movable: self.may_edit
                    && !self.rooms.is_past()
                    && self.arrangement.get_untracked() != Arrangement::Network,
                boxes: self.boxes.get_untracked(),
            };
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
                    self.put(&lifted, by);
                }
                self.meaning.set(None);
                self.tell();
            }
            Act::PutBack => {
                self.carry(Point::default());
                self.lifted.set_value(Vec::new());
                self.meaning.set(None);
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

    /// Supposes a change, or takes it back.
    pub fn suppose(self, change: WhatIf) {
        self.what_if.update(|all| insight::suppose(all, change));
    }

    /// Tells the reader in a toast.
    pub fn tell_reader(self, text: String) {
        self.toasts.show(text);
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
        if self.scene.with_value(Scene::is_sparse) {
            self.cull(true);
        }
        self.tell();
    }

    fn carry(self, by: Point) {
        let lifted = self.lifted.get_value();
        self.scene.update_value(|scene| lifted.iter().for_each(|(seat, at)| scene.put(*seat, at.plus(by))));
        self.moved(lifted.iter().map(|(seat, _)| *seat));
        self.foretell(&lifted, by);
    }

    /// Puts the lifted where they are let go: what that means is changed, and they go where it says.
    fn put(self, lifted: &[(SeatId, Point)], by: Point) {
        let lang = self.lang.get_untracked();
        let landed = landed(lifted, by);
        let meant = self
            .rooms
            .with_untracked(|world| self.arranged.with_value(|arranged| arranged.meaning(world, &landed, fresh)));
        match meant {
            Some(change) => {
                self.submit(change);
                self.say(words::moved_people(lang, lifted.len()));
            }
            None => self.say(words::put_back(lang).to_owned()),
        }
        if self.arrangement.get_untracked() != Arrangement::Free {
            self.follow();
        }
    }

    /// Says beside the first card what letting go would mean.
    fn foretell(self, lifted: &[(SeatId, Point)], by: Point) {
        if self.arrangement.get_untracked() == Arrangement::Free {
            return;
        }
        let landed = landed(lifted, by);
        let Some(first) = landed.first().copied() else { return };
        let lang = self.lang.get_untracked();
        let said = self.rooms.with_untracked(|world| {
            self.arranged.with_value(|arranged| ground::meaning(world, arranged, &landed, first, lang))
        });
        let next = said.map(|said| (Point::new(first.1.0 as f64, first.1.1 as f64), said));
        if self.meaning.with_untracked(|now| *now != next) {
            self.meaning.set(next);
        }
    }

    /// Arranges the map otherwise; everybody glides to their new place, and the camera sees them all.
    pub fn arrange(self, arrangement: Arrangement) {
        if self.arrangement.get_untracked() == arrangement {
            return;
        }
        if !self.tool.with_value(Tool::is_idle) {
            self.input(Input::Cancel);
        }
        self.arrangement.set(arrangement);
        self.follow();
        // Who follows somebody sees what they see.
        if self.guide.with_untracked(Option::is_none) {
            self.fit();
        }
    }

    /// One step of power or interest for the selected, or for whoever has the focus.
    pub fn step(self, (across, down): (f64, f64)) {
        let mut seats: Vec<SeatId> = self.selected.with_untracked(|selected| selected.iter().copied().collect());
        if seats.is_empty() {
            seats.extend(self.cursor.get_untracked());
        }
        let change = self.rooms.with_untracked(|world| Arranged::step(world, &seats, across as i64, -(down as i64)));
        if let Some(change) = change {
            self.submit(change);
            self.say(words::rated_people(self.lang.get_untracked(), seats.len()));
        }
    }

    /// Notes who has moved on the screen.
    pub fn moved(self, seats: impl IntoIterator<Item = SeatId>) {
        self.frame.update_value(|frame| frame.moved.extend(seats));
        self.soon();
    }
}

/// The best relationship of each person.
fn bonds(world: &World) -> BTreeMap<PersonId, (i64, i64)> {
    let mut bonds: BTreeMap<PersonId, (i64, i64)> = BTreeMap::new();
    for relation in world.all::<Relation>() {
        let best = bonds.entry(relation.person).or_default();
        *best = (*best).max((relation.current, relation.desired));
    }
    bonds
}

/// Where the lifted would stand, in whole map units.
fn landed(lifted: &[(SeatId, Point)], by: Point) -> Vec<(SeatId, (i64, i64))> {
    let whole = |at: Point| (at.x.round() as i64, at.y.round() as i64);
    lifted.iter().map(|(seat, at)| (*seat, whole(at.plus(by)))).collect()
}
