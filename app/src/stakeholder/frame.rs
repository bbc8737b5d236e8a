//! What the stage writes, once a frame: who has moved, where the camera is, what the others are told.

use std::collections::BTreeSet;

use leptos::prelude::*;
use meridian_domain::{id::SeatId, live::Presence, record::Key, stakeholder::layout::Arranged};

use super::{
    geometry::Point,
    insight,
    stage::{Move, Stage, set, still},
};

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

    /// Renders who is in sight, with a margin; nobody else.
    pub fn cull(self, anew: bool) {
        let view = self.camera.get_value().view(self.size.get_value());
        if !anew && self.drawn.get_value().covers(view) {
            return;
        }
        let drawn = view.grown(view.width.max(view.height) / 3.0);
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
            for line in lines {
                if let Some((d, middle)) = scene.path(line) {
                    set(&format!("l-{line}"), "d", &d);
                    set(&format!("h-{line}"), "d", &d);
                    let place = format!("translate({:.0} {:.0})", middle.x, middle.y);
                    set(&format!("w-{line}"), "transform", &place);
                    set(&format!("t-{line}"), "transform", &place);
                }
            }
        });
        insight::redraw(self, &moved);
        if camera {
            let (camera, size) = (self.camera.get_value(), self.size.get_value());
            set("map-world", "viewBox", &camera.view_box(size));
            let view = camera.view(size);
            for (name, value) in [("x", view.x), ("y", view.y), ("width", view.width), ("height", view.height)] {
                set("mini-view", name, &format!("{value:.0}"));
            }
            if self.level.get_untracked() != camera.level() {
                self.level.set(camera.level());
            }
            if self.percent.get_untracked() != camera.percent() {
                self.percent.set(camera.percent());
            }
            self.cull(false);
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
