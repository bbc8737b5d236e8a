//! Points, rectangles and the shapes of lines between cards. Pure.

use meridian_domain::stakeholder::{LineKind, Seat};

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    pub fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    pub fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    pub fn between(self, other: Self, share: f64) -> Self {
        Self::new(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

pub const WIDTH: f64 = Seat::WIDTH as f64;
pub const HEIGHT: f64 = Seat::HEIGHT as f64;

impl Rect {
    /// The card whose upper left corner is `at`.
    pub const fn card(at: Point) -> Self {
        Self { x: at.x, y: at.y, width: WIDTH, height: HEIGHT }
    }

    /// The rectangle between two corners.
    pub fn spanned(a: Point, b: Point) -> Self {
        Self { x: a.x.min(b.x), y: a.y.min(b.y), width: (a.x - b.x).abs(), height: (a.y - b.y).abs() }
    }

    pub fn middle(self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    pub fn holds(self, point: Point) -> bool {
        (self.x..=self.x + self.width).contains(&point.x) && (self.y..=self.y + self.height).contains(&point.y)
    }

    pub fn meets(self, other: Self) -> bool {
        self.x <= other.x + other.width
            && other.x <= self.x + self.width
            && self.y <= other.y + other.height
            && other.y <= self.y + self.height
    }

    pub fn covers(self, other: Self) -> bool {
        self.holds(Point::new(other.x, other.y))
            && self.holds(Point::new(other.x + other.width, other.y + other.height))
    }

    pub fn grown(self, by: f64) -> Self {
        Self { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }

    pub fn with(self, other: Self) -> Self {
        let (right, below) = (self.x + self.width, self.y + self.height);
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let width = right.max(other.x + other.width) - x;
        Self { x, y, width, height: below.max(other.y + other.height) - y }
    }
}

/// The middles of the four edges of a card: above, right, below, left.
pub fn edges(at: Point) -> [Point; 4] {
    [
        Point::new(at.x + WIDTH / 2.0, at.y),
        Point::new(at.x + WIDTH, at.y + HEIGHT / 2.0),
        Point::new(at.x + WIDTH / 2.0, at.y + HEIGHT),
        Point::new(at.x, at.y + HEIGHT / 2.0),
    ]
}

const OUT: [Point; 4] = [Point::new(0.0, -1.0), Point::new(1.0, 0.0), Point::new(0.0, 1.0), Point::new(-1.0, 0.0)];

/// From here on a report stands two levels below.
const DEEP: f64 = 2.0 * (HEIGHT + 48.0);
/// How far beside a card and below its superior such a line runs.
const LANE: f64 = 14.0;

/// The path of a line of this kind between the cards at `from` and `to`, and where its weight is written.
pub fn path(kind: LineKind, from: Point, to: Point) -> (String, Point) {
    let (start, end, side, back) = anchors(from, to);
    match kind {
        LineKind::Reports if from.y - to.y >= DEEP => {
            // Who hangs below others is reached from the side, through the gap between the columns.
            let (side, boss) = (edges(from)[3], edges(to)[2]);
            let (lane, turn) = (side.x - LANE, boss.y + LANE);
            (
                format!("M{:.0} {:.0}H{lane:.0}V{turn:.0}H{:.0}V{:.0}", side.x, side.y, boss.x, boss.y),
                Point::new(lane, (side.y + turn) / 2.0),
            )
        }
        LineKind::Reports => {
            let (below, above) =
                if from.y >= to.y { (edges(to)[2], edges(from)[0]) } else { (edges(to)[0], edges(from)[2]) };
            let bend = (below.y + above.y) / 2.0;
            (
                format!("M{:.0} {:.0}V{bend:.0}H{:.0}V{:.0}", above.x, above.y, below.x, below.y),
                below.between(above, 0.5),
            )
        }
        LineKind::Conflict => zigzag(start, end),
        LineKind::Influence | LineKind::Friend => {
            let reach = (start.distance(end) * 0.4).clamp(12.0, 120.0);
            let lead =
                |point: Point, side: usize| Point::new(point.x + OUT[side].x * reach, point.y + OUT[side].y * reach);
            let (a, b) = (lead(start, side), lead(end, back));
            let middle = start.between(end, 0.5).between(a.between(b, 0.5), 0.75);
            let d = format!(
                "M{:.0} {:.0}C{:.0} {:.0} {:.0} {:.0} {:.0} {:.0}",
                start.x, start.y, a.x, a.y, b.x, b.y, end.x, end.y
            );
            (d, middle)
        }
    }
}

/// The two edges that face each other, and which edges they are.
fn anchors(from: Point, to: Point) -> (Point, Point, usize, usize) {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let side = if dy.abs() >= HEIGHT && dy.abs() * 2.0 >= dx.abs() {
        if dy < 0.0 { 0 } else { 2 }
    } else if dx < 0.0 {
        3
    } else {
        1
    };
    let back = (side + 2) % 4;
    (edges(from)[side], edges(to)[back], side, back)
}

fn zigzag(start: Point, end: Point) -> (String, Point) {
    let length = start.distance(end).max(1.0);
    let across = Point::new(-(end.y - start.y) / length * 5.0, (end.x - start.x) / length * 5.0);
    let teeth = (length / 5.0).floor().clamp(2.0, 400.0) as i32;
    let mut d = format!("M{:.0} {:.0}", start.x, start.y);
    for tooth in 1..teeth {
        let on = start.between(end, f64::from(tooth) / f64::from(teeth));
        let sign = if tooth % 2 == 0 { -1.0 } else { 1.0 };
        d.push_str(&format!("L{:.1} {:.1}", on.x + across.x * sign, on.y + across.y * sign));
    }
    d.push_str(&format!("L{:.0} {:.0}", end.x, end.y));
    (d, start.between(end, 0.5))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_leaves_above_and_arrives_below() {
        let (d, _) = path(LineKind::Reports, Point::new(0.0, 200.0), Point::new(200.0, 0.0));
        assert_eq!(d, "M72 200V132H272V64");
    }

    #[test]
    fn who_hangs_below_others_is_reached_from_the_side() {
        let (d, _) = path(LineKind::Reports, Point::new(0.0, 224.0), Point::new(86.0, 0.0));
        assert_eq!(d, "M0 256H-14V78H158V64");
    }

    #[test]
    fn influence_upwards_is_straight_between_facing_edges() {
        let (d, middle) = path(LineKind::Influence, Point::new(0.0, 200.0), Point::new(0.0, 0.0));
        assert!(d.starts_with("M72 200C72 ") && d.ends_with(" 72 64"), "{d}");
        assert_eq!(middle, Point::new(72.0, 132.0));
    }

    #[test]
    fn neighbours_are_joined_at_their_sides() {
        let (d, _) = path(LineKind::Friend, Point::new(0.0, 0.0), Point::new(300.0, 10.0));
        assert!(d.starts_with("M144 32C") && d.ends_with(" 300 42"), "{d}");
    }

    #[test]
    fn a_conflict_has_teeth() {
        let (d, _) = path(LineKind::Conflict, Point::new(0.0, 0.0), Point::new(0.0, 164.0));
        assert!(d.matches('L').count() > 10);
    }

    #[test]
    fn a_rectangle_is_the_same_from_any_two_corners() {
        let rect = Rect::spanned(Point::new(10.0, 0.0), Point::new(0.0, 20.0));
        assert_eq!(rect, Rect { x: 0.0, y: 0.0, width: 10.0, height: 20.0 });
        assert!(rect.meets(Rect::card(Point::new(10.0, 20.0))) && !rect.meets(Rect::card(Point::new(11.0, 0.0))));
    }
}
