//! The camera over the map: which part of the map fills the canvas. Pure; screen points are pixels
//! from the canvas's upper left corner, map points are map units.

use super::geometry::{Point, Rect};

/// The map point in the canvas's upper left corner, and pixels per map unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    pub at: Point,
    pub zoom: f64,
}

/// How much of a card is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Everything, from 75 %.
    Near,
    /// Dots, steps and title go.
    Middle,
    /// Name and edge remain, below 40 %.
    Far,
    /// Names could not be read any more: below 20 %.
    Overview,
}

impl Level {
    pub const fn attribute(self) -> &'static str {
        match self {
            Self::Near => "near",
            Self::Middle => "middle",
            Self::Far => "far",
            Self::Overview => "overview",
        }
    }
}

impl Camera {
    pub const LEAST: f64 = 0.05;
    pub const MOST: f64 = 3.0;
    /// What a press of a zoom key does.
    pub const STEP: f64 = 1.25;
    /// The canvas the server imagines; the browser measures its own.
    pub const IMAGINED: Point = Point { x: 680.0, y: 620.0 };
    const AIR: f64 = 32.0;

    pub fn to_map(self, screen: Point) -> Point {
        Point::new(screen.x / self.zoom + self.at.x, screen.y / self.zoom + self.at.y)
    }

    #[cfg(test)]
    pub fn to_screen(self, map: Point) -> Point {
        Point::new((map.x - self.at.x) * self.zoom, (map.y - self.at.y) * self.zoom)
    }

    /// The map follows a hand that moves by `by` pixels.
    pub fn pan(self, by: Point) -> Self {
        Self { at: Point::new(self.at.x - by.x / self.zoom, self.at.y - by.y / self.zoom), ..self }
    }

    /// Zooms by `factor`; what lies under `about` stays there.
    pub fn zoom_about(self, about: Point, factor: f64) -> Self {
        let zoom = (self.zoom * factor).clamp(Self::LEAST, Self::MOST);
        let fixed = self.to_map(about);
        Self { at: Point::new(fixed.x - about.x / zoom, fixed.y - about.y / zoom), zoom }
    }

    /// Shows all of `bounds` in the middle, at 100 % at most.
    pub fn fit(bounds: Rect, size: Point) -> Self {
        let room = Point::new((size.x - 2.0 * Self::AIR).max(1.0), (size.y - 2.0 * Self::AIR).max(1.0));
        let zoom = (room.x / bounds.width.max(1.0)).min(room.y / bounds.height.max(1.0)).clamp(Self::LEAST, 1.0);
        let middle = bounds.middle();
        Self { at: Point::new(middle.x - size.x / zoom / 2.0, middle.y - size.y / zoom / 2.0), zoom }
    }

    /// The same zoom, moved as little as possible so that `target` is in sight.
    pub fn reveal(self, target: Rect, size: Point) -> Self {
        let view = self.view(size).grown(-Self::AIR / self.zoom);
        let nudge = |low: f64, high: f64, from: f64, to: f64| {
            if from < low {
                from - low
            } else if to > high {
                to - high
            } else {
                0.0
            }
        };
        let x = nudge(view.x, view.x + view.width, target.x, target.x + target.width);
        let y = nudge(view.y, view.y + view.height, target.y, target.y + target.height);
        Self { at: Point::new(self.at.x + x, self.at.y + y), ..self }
    }

    /// The camera on its way to `to`, at this share of it; what lies in the middle moves evenly.
    pub fn between(self, to: Self, share: f64, size: Point) -> Self {
        if share >= 1.0 {
            return to;
        }
        let zoom = self.zoom * (to.zoom / self.zoom).powf(share);
        let middle = self.view(size).middle().between(to.view(size).middle(), share);
        Self { at: Point::new(middle.x - size.x / zoom / 2.0, middle.y - size.y / zoom / 2.0), zoom }
    }

    /// The part of the map in sight.
    pub fn view(self, size: Point) -> Rect {
        Rect { x: self.at.x, y: self.at.y, width: size.x / self.zoom, height: size.y / self.zoom }
    }

    pub fn level(self) -> Level {
        match self.zoom {
            zoom if zoom < 0.2 => Level::Overview,
            zoom if zoom < 0.4 => Level::Far,
            zoom if zoom < 0.75 => Level::Middle,
            _ => Level::Near,
        }
    }

    pub fn percent(self) -> i64 {
        (self.zoom * 100.0).round() as i64
    }
}

/// What was painted last. More is painted than is in sight: what comes into sight while a hand moves the
/// map is there already, and moving it is shifting a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Painted {
    pub camera: Camera,
    /// Of the canvas, in pixels.
    pub size: Point,
    /// So much of the canvas is painted beyond each of its edges.
    pub beyond: f64,
}

impl Painted {
    /// What the style sheet takes for granted until the first picture.
    pub const BEYOND: f64 = 0.5;
    /// Where many people stand close together, painting costs more than it saves.
    pub const BEYOND_MANY: f64 = 0.2;

    /// The part of the map that is painted.
    pub fn part(self) -> Rect {
        let Rect { x, y, width, height } = self.camera.view(self.size);
        let (out, whole) = (self.beyond, 1.0 + 2.0 * self.beyond);
        Rect { x: x - width * out, y: y - height * out, width: width * whole, height: height * whole }
    }

    /// The `viewBox` of the picture.
    pub fn view_box(self) -> String {
        let part = self.part();
        format!("{:.2} {:.2} {:.2} {:.2}", part.x, part.y, part.width.max(1.0), part.height.max(1.0))
    }

    /// How the picture is shifted and enlarged to show what `camera` sees: a CSS transform about the
    /// canvas's corner. `None` when it does not reach.
    pub fn shifted_to(self, camera: Camera, size: Point) -> Option<String> {
        if size != self.size || !self.part().covers(camera.view(size)) {
            return None;
        }
        let (by, ratio) = (self.camera.at.minus(camera.at), camera.zoom / self.camera.zoom);
        Some(format!("translate({:.2}px, {:.2}px) scale({ratio:.4})", by.x * camera.zoom, by.y * camera.zoom))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Point = Point { x: 800.0, y: 600.0 };

    #[test]
    fn a_point_on_the_map_comes_back_from_the_screen() {
        let camera = Camera { at: Point::new(-40.0, 12.0), zoom: 0.8 };
        let point = Point::new(123.0, 456.0);
        let back = camera.to_map(camera.to_screen(point));
        assert!((back.x - point.x).abs() < 1e-9 && (back.y - point.y).abs() < 1e-9);
    }

    #[test]
    fn what_lies_under_the_pointer_stays_there() {
        let camera = Camera { at: Point::new(10.0, 20.0), zoom: 1.0 };
        let about = Point::new(300.0, 200.0);
        let closer = camera.zoom_about(about, 1.7);
        let (before, after) = (camera.to_map(about), closer.to_map(about));
        assert!((before.x - after.x).abs() < 1e-9 && (before.y - after.y).abs() < 1e-9);
    }

    #[test]
    fn zoom_has_limits() {
        let camera = Camera { at: Point::default(), zoom: 1.0 };
        assert_eq!(camera.zoom_about(Point::default(), 1e9).zoom, Camera::MOST);
        assert_eq!(camera.zoom_about(Point::default(), 1e-9).zoom, Camera::LEAST);
    }

    #[test]
    fn a_small_map_is_shown_at_its_size_in_the_middle() {
        let camera = Camera::fit(Rect { x: 0.0, y: 0.0, width: 144.0, height: 64.0 }, SIZE);
        assert_eq!(camera.zoom, 1.0);
        assert_eq!(camera.to_screen(Point::new(72.0, 32.0)), Point::new(400.0, 300.0));
    }

    #[test]
    fn a_large_map_fits() {
        let bounds = Rect { x: -500.0, y: 0.0, width: 9000.0, height: 3000.0 };
        let view = Camera::fit(bounds, SIZE).view(SIZE);
        assert!(view.x <= -500.0 && view.x + view.width >= 8500.0);
    }

    #[test]
    fn the_level_follows_the_zoom() {
        let level = |zoom| Camera { at: Point::default(), zoom }.level();
        assert_eq!([level(0.39), level(0.4), level(0.75)], [Level::Far, Level::Middle, Level::Near]);
        assert_eq!([level(0.19), level(0.2)], [Level::Overview, Level::Far]);
    }

    #[test]
    fn a_picture_is_shifted_as_long_as_it_reaches() {
        let camera = Camera { at: Point::new(100.0, 50.0), zoom: 0.5 };
        let painted = Painted { camera, size: SIZE, beyond: 0.5 };
        let shifted = |camera| painted.shifted_to(camera, SIZE);
        let moved = camera.pan(Point::new(-30.0, 12.0));
        assert_eq!(shifted(moved).as_deref(), Some("translate(-30.00px, 12.00px) scale(1.0000)"));
        assert_eq!(shifted(camera.pan(Point::new(-401.0, 0.0))), None);
        let middle = Point::new(400.0, 300.0);
        assert_eq!(shifted(camera.zoom_about(middle, 0.4)), None);
        let closer = camera.zoom_about(middle, 1.5);
        assert_eq!(shifted(closer).as_deref(), Some("translate(-200.00px, -150.00px) scale(1.5000)"));
        assert_eq!(painted.shifted_to(camera, Point::new(801.0, 600.0)), None);
    }

    #[test]
    fn what_is_in_sight_needs_no_move() {
        let camera = Camera { at: Point::default(), zoom: 1.0 };
        assert_eq!(camera.reveal(Rect::card(Point::new(100.0, 100.0)), SIZE), camera);
        let moved = camera.reveal(Rect::card(Point::new(900.0, 100.0)), SIZE);
        assert!(moved.view(SIZE).holds(Point::new(1044.0, 164.0)));
    }
}
