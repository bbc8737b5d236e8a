//! The states, each with what a move, a release and an abort mean in it.

use meridian_domain::id::SeatId;

use super::{Act, Around, Contact, SLACK, Target};
use crate::stakeholder::geometry::{Point, Rect};

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum State {
    #[default]
    Idle,
    /// Something is pressed; what it means is not decided yet.
    Pointing {
        from: Contact,
        target: Target,
        finger: bool,
        shift: bool,
    },
    Dragging {
        pointer: i32,
        grab: Point,
    },
    Brushing {
        pointer: i32,
        from: Point,
        add: bool,
    },
    Panning {
        pointer: i32,
        last: Point,
    },
    Linking {
        pointer: i32,
        from: SeatId,
    },
    Pinching {
        a: Contact,
        b: Contact,
    },
    /// People lifted with the keyboard.
    Carrying {
        by: Point,
    },
}

/// The people a drag takes along: all selected ones when one of them is taken.
fn company(seat: SeatId, around: Around<'_>) -> Vec<SeatId> {
    if around.selected.contains(&seat) { around.selected.iter().copied().collect() } else { vec![seat] }
}

impl State {
    pub(super) fn concerns(&self) -> Option<SeatId> {
        match self {
            Self::Pointing { target: Target::Seat(seat) | Target::Handle(seat), .. }
            | Self::Linking { from: seat, .. } => Some(*seat),
            _ => None,
        }
    }

    pub(super) fn down(self, contact: Contact, target: Target, finger: bool, shift: bool, acts: &mut Vec<Act>) -> Self {
        match self {
            Self::Idle => {
                if finger && matches!(target, Target::Seat(_)) {
                    acts.push(Act::AwaitHold(contact.pointer));
                }
                Self::Pointing { from: contact, target, finger, shift }
            }
            // A click puts down what the keyboard carries where it is.
            Self::Carrying { by } => {
                acts.push(Act::Drop(by));
                Self::Idle
            }
            other => other,
        }
    }

    pub(super) fn moved(self, contact: Contact, around: Around<'_>, acts: &mut Vec<Act>) -> Self {
        match self {
            Self::Pointing { from, target, finger, shift } if from.pointer == contact.pointer => {
                if from.screen.distance(contact.screen) < SLACK {
                    return Self::Pointing { from, target, finger, shift };
                }
                begin(from, target, finger, shift, around, acts).moved(contact, around, acts)
            }
            Self::Dragging { pointer, grab } if pointer == contact.pointer => {
                acts.push(Act::Drag(contact.map.minus(grab)));
                Self::Dragging { pointer, grab }
            }
            Self::Brushing { pointer, from, add } if pointer == contact.pointer => {
                acts.push(Act::Brush(Rect::spanned(from, contact.map)));
                Self::Brushing { pointer, from, add }
            }
            Self::Panning { pointer, last } if pointer == contact.pointer => {
                acts.push(Act::Pan(contact.screen.minus(last)));
                Self::Panning { pointer, last: contact.screen }
            }
            Self::Linking { pointer, from } if pointer == contact.pointer => {
                acts.push(Act::Link { from, to: contact.map });
                Self::Linking { pointer, from }
            }
            Self::Pinching { a, b } if [a.pointer, b.pointer].contains(&contact.pointer) => pinch(a, b, contact, acts),
            other => other,
        }
    }

    pub(super) fn up(self, contact: Contact, acts: &mut Vec<Act>) -> Self {
        match self {
            Self::Pointing { from, target, shift, .. } if from.pointer == contact.pointer => {
                match target {
                    Target::Ground if !shift => acts.push(Act::Select(Vec::new())),
                    Target::Ground => {}
                    Target::Seat(seat) if shift => acts.push(Act::Toggle(seat)),
                    Target::Seat(seat) | Target::Handle(seat) => {
                        acts.extend([Act::Select(vec![seat]), Act::Open(seat)]);
                    }
                    Target::Line(line) => acts.push(Act::PickLine(line)),
                }
                Self::Idle
            }
            Self::Dragging { pointer, grab } if pointer == contact.pointer => {
                acts.push(Act::Drop(contact.map.minus(grab)));
                Self::Idle
            }
            Self::Brushing { pointer, from, add } if pointer == contact.pointer => {
                acts.push(Act::Brushed { rect: Rect::spanned(from, contact.map), add });
                Self::Idle
            }
            Self::Linking { pointer, from } if pointer == contact.pointer => {
                acts.push(Act::Linked { from, to: contact.map });
                Self::Idle
            }
            Self::Panning { pointer, .. } if pointer == contact.pointer => Self::Idle,
            // The finger that stays moves the map on.
            Self::Pinching { a, b } if a.pointer == contact.pointer => {
                Self::Panning { pointer: b.pointer, last: b.screen }
            }
            Self::Pinching { a, b } if b.pointer == contact.pointer => {
                Self::Panning { pointer: a.pointer, last: a.screen }
            }
            other => other,
        }
    }

    /// Nothing has happened.
    pub(super) fn cancel(self, acts: &mut Vec<Act>) -> Self {
        match self {
            Self::Dragging { .. } | Self::Carrying { .. } => acts.push(Act::PutBack),
            Self::Brushing { .. } => acts.push(Act::BrushOff),
            Self::Linking { .. } => acts.push(Act::LinkOff),
            _ => {}
        }
        Self::Idle
    }

    pub(super) fn held(self, pointer: i32, around: Around<'_>, acts: &mut Vec<Act>) -> Self {
        match self {
            Self::Pointing { from, target: Target::Seat(seat), .. } if from.pointer == pointer && around.movable => {
                acts.push(Act::Lift(company(seat, around)));
                Self::Dragging { pointer, grab: from.map }
            }
            other => other,
        }
    }

    pub(super) fn lift(self, seat: SeatId, around: Around<'_>, acts: &mut Vec<Act>) -> Self {
        match self {
            Self::Idle if around.movable => {
                acts.push(Act::Lift(company(seat, around)));
                Self::Carrying { by: Point::default() }
            }
            other => other,
        }
    }

    pub(super) fn nudge(self, by: Point, acts: &mut Vec<Act>) -> Self {
        match self {
            Self::Carrying { by: so_far } => {
                let by = so_far.plus(by);
                acts.push(Act::Drag(by));
                Self::Carrying { by }
            }
            other => other,
        }
    }

    pub(super) fn drop_carried(self, acts: &mut Vec<Act>) -> Self {
        match self {
            Self::Carrying { by } => {
                acts.push(Act::Drop(by));
                Self::Idle
            }
            other => other,
        }
    }
}

/// A press has become a movement: of what?
fn begin(from: Contact, target: Target, finger: bool, shift: bool, around: Around<'_>, acts: &mut Vec<Act>) -> State {
    let pointer = from.pointer;
    let panning = State::Panning { pointer, last: from.screen };
    match target {
        Target::Handle(seat) if around.may_edit => State::Linking { pointer, from: seat },
        // A finger that moves at once means the map, unless the card was chosen before.
        Target::Seat(seat) if finger && !around.selected.contains(&seat) => panning,
        Target::Seat(seat) if around.movable => {
            acts.push(Act::Lift(company(seat, around)));
            State::Dragging { pointer, grab: from.map }
        }
        Target::Ground if !finger && (shift || around.boxes) => State::Brushing { pointer, from: from.map, add: shift },
        Target::Ground if finger && around.boxes => State::Brushing { pointer, from: from.map, add: false },
        _ => panning,
    }
}

fn pinch(a: Contact, b: Contact, contact: Contact, acts: &mut Vec<Act>) -> State {
    let (next_a, next_b) = if a.pointer == contact.pointer { (contact, b) } else { (a, contact) };
    let middle = |a: Contact, b: Contact| a.screen.between(b.screen, 0.5);
    acts.push(Act::Pan(middle(next_a, next_b).minus(middle(a, b))));
    let (before, after) = (a.screen.distance(b.screen), next_a.screen.distance(next_b.screen));
    if before > 1.0 && after > 1.0 {
        acts.push(Act::Zoom { about: middle(next_a, next_b), factor: after / before });
    }
    State::Pinching { a: next_a, b: next_b }
}
