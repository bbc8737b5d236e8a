//! What the stage writes, once a frame: who has moved, where the camera is, what the others are told.

use std::collections::BTreeSet;

use leptos::prelude::*;
use meridian_domain::{id::SeatId, live::Presence, record::Key, stakeholder::layout::Arranged};

use super::{
    camera::{Level, Painted},
    geometry::Point,
    insight,
    picture::{set, still, style},
    stage::{Move, Stage},
};

/// How long the camera stands still before the map is painted anew, in milliseconds.
const REST_MS: f64 = 150.0;
/// How often the frame on the map in small follows while the camera moves, in milliseconds.
const SMALL_MS: f64 = 100.0;
/// More people than these in one picture are many.
const MANY: usize = 150;

impl Stage {
    /// Follows the records: newcomers appear, who belongs elsewhere moves there.
    pub fn follow(self) {
        let map = self.map.with_value(|map| map.id);
        let arrangement = self.arrangement.get_untracked();
        let apart = self.rooms.with_untracked(|world| {
            let arranged = Arranged::of(world, map, arrangement);
            let apart = self.scene.try_update_value(|scene| scene.follow(world, map, &arranged));
            self.arranged.set_value(arranged);
            apart
        });
        self.settled.update(|times| *times = times.wrapping_add(1));
        let lifted = self.lifted.with_value(|lifted| lifted.iter().map(|(seat, _)| *seat).collect::<BTreeSet<_>>());
        let now = crate::live::now().0 as f64;
        self.frame.update_value(|frame| {
            for (seat, to) in apart.unwrap_or_default() {
                let going = frame.moves.iter().any(|going| going.seat == seat && going.to == to);
                if !lifted.contains(&seat) && !going {
                    frame.moves.retain(|going| going.seat != seat);
                    let from = self.scene.with_value(|scene| scene.at(seat)).unwrap_or(to);
                    frame.moves.push(Move { seat, from, to, since: now });
                }
            }
        });
        self.cull(true);
        self.soon();
    }

    /// Somebody else drags: shows it without a record.
    pub fn shift(self, seats: &[(SeatId, i64, i64)]) {
        self.scene.update_value(|scene| {
            for (seat, x, y) in seats {
                scene.put(*seat, Point::new(*x as f64, *y as f64));
            }
        });
        self.moved(seats.iter().map(|(seat, _, _)| *seat));
    }

    /// Renders who is where the map is painted, with a margin; nobody else.
    pub fn cull(self, anew: bool) {
        let part = self.picture(Painted::BEYOND).part();
        if !anew && self.drawn.get_value().covers(part) {
            return;
        }
        let drawn = part.grown(part.width.max(part.height) / 12.0);
        self.drawn.set_value(drawn);
        let (mut shown, lines) = self.scene.with_value(|scene| {
            let lines = self.selected.with_untracked(|selected| scene.lines_within(drawn, selected));
            (scene.within(drawn), lines)
        });
        // Who is being carried stays.
        for (seat, _) in self.lifted.get_value() {
            if !shown.contains(&seat) {
                shown.push(seat);
            }
        }
        if self.shown.with_untracked(|now| *now != shown) {
            self.shown.set(shown);
        }
        if self.lines.with_untracked(|now| *now != lines) {
            self.lines.set(lines);
        }
    }

    /// Writes what has changed in the next frame.
    pub(super) fn soon(self) {
        if self.frame.try_update_value(|frame| std::mem::replace(&mut frame.asked, true)) == Some(false) {
            request_animation_frame(move || self.draw());
        }
    }

    fn draw(self) {
        let now = crate::live::now().0 as f64;
        let duration = if still() { 0.0 } else { 420.0 };
        let Some((moved, camera, moving)) = self.frame.try_update_value(|frame| {
            frame.asked = false;
            self.scene.update_value(|scene| {
                for going in &frame.moves {
                    let share = if duration == 0.0 { 1.0 } else { ((now - going.since) / duration).clamp(0.0, 1.0) };
                    scene.put(going.seat, going.from.between(going.to, 1.0 - (1.0 - share).powi(3)));
                    frame.moved.insert(going.seat);
                }
            });
            frame.moves.retain(|going| now - going.since < duration);
            if let Some((from, to, since)) = frame.flight {
                let share = if duration == 0.0 { 1.0 } else { ((now - since) / duration).clamp(0.0, 1.0) };
                self.camera.set_value(from.between(to, 1.0 - (1.0 - share).powi(3), self.size.get_value()));
                frame.camera = true;
                frame.flight = frame.flight.filter(|_| share < 1.0);
            }
            let moving = !frame.moves.is_empty() || frame.flight.is_some();
            (std::mem::take(&mut frame.moved), std::mem::take(&mut frame.camera), moving)
        }) else {
            return;
        };
        self.scene.with_value(|scene| {
            let mut lines = BTreeSet::new();
            for seat in &moved {
                if let Some(at) = scene.at(*seat) {
                    let place = format!("translate({} {})", at.x, at.y);
                    set(&format!("s-{seat}"), "transform", &place);
                    set(&format!("sel-{seat}"), "transform", &place);
                    lines.extend(scene.lines_of(*seat));
                }
            }
            let mut bundled = false;
            for line in lines {
                if let Some((d, middle)) = scene.path(line) {
                    bundled |= !set(&format!("l-{line}"), "d", &d);
                    set(&format!("h-{line}"), "d", &d);
                    let place = format!("translate({:.0} {:.0})", middle.x, middle.y);
                    set(&format!("w-{line}"), "transform", &place);
                    set(&format!("t-{line}"), "transform", &place);
                }
            }
            if bundled && self.level.get_untracked() == Level::Overview {
                self.bundled.update(|times| *times = times.wrapping_add(1));
            }
        });
        insight::redraw(self, &moved);
        if camera {
            self.show(now);
        }
        match self.frame.try_update_value(|frame| {
            now - frame.told >= 40.0 && {
                frame.told = now;
                true
            }
        }) {
            Some(true) => self.tell(),
            Some(false) => self.tell_later(),
            None => {}
        }
        if moving {
            self.soon();
        }
    }

    /// Shows what the camera sees: what is painted already is shifted, which costs the browser next to
    /// nothing, and painted anew when it does not reach any more, or when the map has come to rest.
    fn show(self, now: f64) {
        let (camera, size) = (self.camera.get_value(), self.size.get_value());
        match self.painted.get_value().and_then(|painted| painted.shifted_to(camera, size)) {
            Some(shift) => {
                style("transform", &shift);
                self.rest(now);
                if self.frame.with_value(|frame| now - frame.small >= SMALL_MS) {
                    self.show_small(now);
                }
            }
            None => self.paint(true),
        }
        if self.percent.get_untracked() != camera.percent() {
            self.percent.set(camera.percent());
        }
    }

    /// Shows what the camera sees on the map in small.
    fn show_small(self, now: f64) {
        self.frame.update_value(|frame| frame.small = now);
        let view = self.camera.get_value().view(self.size.get_value());
        for (name, value) in [("x", view.x), ("y", view.y), ("width", view.width), ("height", view.height)] {
            set("mini-view", name, &format!("{value:.0}"));
        }
    }

    /// The picture of what the camera sees.
    fn picture(self, beyond: f64) -> Painted {
        Painted { camera: self.camera.get_value(), size: self.size.get_value(), beyond }
    }

    /// Paints what the camera sees, sharp and in the detail that its zoom asks for. While the camera
    /// moves on nobody gets more detail, and where there are many they get less.
    fn paint(self, moving: bool) {
        let wide = self.picture(Painted::BEYOND);
        let many = self.scene.with_value(|scene| scene.count_within(wide.part())) > MANY;
        let before = self.painted.get_value();
        let mut level = wide.camera.level();
        if moving && let Some(before) = before {
            level = level.max(self.level.get_untracked());
            if many && wide.camera.zoom < before.camera.zoom {
                level = Level::Overview;
            }
        }
        let beyond = if many && level != Level::Overview { Painted::BEYOND_MANY } else { Painted::BEYOND };
        let picture = Painted { beyond, ..wide };
        self.painted.set_value(Some(picture));
        if before.map_or(Painted::BEYOND, |before| before.beyond) != beyond {
            style("--beyond", &beyond.to_string());
        }
        set("map-world", "viewBox", &picture.view_box());
        style("transform", "none");
        self.show_small(crate::live::now().0 as f64);
        if self.level.get_untracked() != level {
            self.level.set(level);
        }
        self.cull(false);
        if moving && level != picture.camera.level() {
            self.rest(crate::live::now().0 as f64);
        }
    }

    /// Paints when the camera has not moved for a moment.
    fn rest(self, now: f64) {
        let waiting = self.frame.try_update_value(|frame| {
            frame.shifted = now;
            std::mem::replace(&mut frame.resting, true)
        });
        if waiting == Some(false) {
            self.rest_later();
        }
    }

    fn rest_later(self) {
        set_timeout(
            move || {
                let now = crate::live::now().0 as f64;
                let rested = self.frame.try_update_value(|frame| {
                    let rested = now - frame.shifted >= REST_MS;
                    frame.resting = !rested;
                    rested
                });
                match rested {
                    Some(true) => self.paint(false),
                    Some(false) => self.rest_later(),
                    None => {}
                }
            },
            std::time::Duration::from_millis(REST_MS as u64),
        );
    }

    /// Tells the others where we are.
    pub fn tell(self) {
        let round = |point: Point| (point.x.round() as i64, point.y.round() as i64);
        let seats = self.scene.with_value(|scene| {
            let lifted = self.lifted.get_value();
            let place = |seat: &SeatId| scene.at(*seat).map(|at| (*seat, at.x.round() as i64, at.y.round() as i64));
            lifted.iter().filter_map(|(seat, _)| place(seat)).collect()
        });
        let selected = self.selected.with_untracked(|selected| selected.iter().map(|seat| Key::from(*seat)).collect());
        let cursor = self.pointer.get_value().map(round);
        let arrangement = Some(self.arrangement.get_untracked());
        let (sight, away) = (self.sight(), document().hidden());
        let presence = Presence { cursor, selected, seats, arrangement, sight, away, ..Presence::default() };
        self.rooms.presence(self.room(), presence);
    }

    /// The pointer has moved; told with the next frame.
    pub fn pointed(self, at: Option<Point>) {
        self.pointer.set_value(at);
        self.soon();
    }
}
