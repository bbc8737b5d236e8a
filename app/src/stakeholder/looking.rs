//! Where the canvas looks: moving and zooming, flights, and keeping in sight whom one has chosen.

use leptos::prelude::*;

use super::{
    camera::Camera,
    geometry::{Point, Rect},
    ground,
    stage::Stage,
    tool::Tool,
};

impl Stage {
    /// Moves the camera.
    pub fn look(self, change: impl FnOnce(Camera, Point) -> Camera) {
        let size = self.size.get_value();
        let before = self.camera.get_value();
        let after = change(before, size);
        if after != before {
            self.lead();
        }
        self.camera.set_value(after);
        self.frame.update_value(|frame| {
            frame.camera = true;
            frame.flight = None;
        });
        self.soon();
    }

    /// Moves the camera there over a moment.
    pub fn fly(self, to: Camera) {
        self.lead();
        let (from, now) = (self.camera.get_value(), crate::live::now().0 as f64);
        self.frame.update_value(|frame| {
            frame.camera = true;
            frame.flight = Some((from, to, now));
        });
        self.soon();
    }

    /// Goes to whoever is chosen when the canvas has become too small to show them.
    pub fn keep_in_sight(self) {
        let one = self.selected.with_untracked(|selected| selected.first().copied().filter(|_| selected.len() == 1));
        let card = one.and_then(|seat| self.scene.with_value(|scene| scene.at(seat))).map(Rect::card);
        if let Some(card) = card.filter(|_| self.tool.with_value(Tool::is_idle)) {
            let camera = self.camera.get_value();
            let to = camera.reveal(card, self.size.get_value());
            if to != camera {
                self.fly(to);
            }
        }
    }

    pub fn zoom(self, factor: f64) {
        self.look(|camera, size| camera.zoom_about(Point::new(size.x / 2.0, size.y / 2.0), factor));
    }

    pub fn fit(self) {
        let bounds = self.arranged.with_value(ground::bounds);
        self.fly(Camera::fit(bounds, self.size.get_value()));
    }
}
