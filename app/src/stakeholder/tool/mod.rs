//! What a hand on the canvas means: a tree of small states. Pure; it is told what happened and says
//! what to do.
//!
//! ```text
//! Idle ── down on a card, a handle, the ground ──▶ Pointing
//! Pointing ── 4 px with the mouse, or held 350 ms with a finger ──▶ Dragging | Linking
//!          ── 4 px on the ground ──▶ Panning, or Brushing with Shift
//! any ── a second finger ──▶ Pinching          any ── Escape, pointercancel ──▶ Idle
//! Idle ── Space ──▶ Carrying (the keyboard's drag)
//! ```

mod states;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use meridian_domain::id::{LineId, SeatId};

use super::geometry::{Point, Rect};
use states::State;

/// How long a finger rests on a card before it lifts it, in milliseconds.
pub const HOLD: i32 = 350;
/// How far a pointer moves before it means a drag, in pixels.
pub const SLACK: f64 = 4.0;

/// A pointer on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    pub pointer: i32,
    /// In pixels from the canvas's corner.
    pub screen: Point,
    /// The same place on the map.
    pub map: Point,
}

/// What lies under a pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    Ground,
    Seat(SeatId),
    Handle(SeatId),
    Line(LineId),
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    Down {
        contact: Contact,
        target: Target,
        finger: bool,
        shift: bool,
    },
    Move(Contact),
    Up(Contact),
    /// A finger has rested for [`HOLD`].
    Held(i32),
    /// Escape, or the browser took the pointer away.
    Cancel,
    /// Space: lifts the selected people.
    Lift(SeatId),
    /// An arrow key while people are lifted, in map units.
    Nudge(Point),
    /// Space again.
    Drop,
}

/// What to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Select(Vec<SeatId>),
    Toggle(SeatId),
    Open(SeatId),
    PickLine(LineId),
    /// Call back with [`Input::Held`].
    AwaitHold(i32),
    Lift(Vec<SeatId>),
    /// The lifted people stand this far from where they were, in map units.
    Drag(Point),
    Drop(Point),
    PutBack,
    Pan(Point),
    Zoom {
        about: Point,
        factor: f64,
    },
    Brush(Rect),
    Brushed {
        rect: Rect,
        add: bool,
    },
    BrushOff,
    Link {
        from: SeatId,
        to: Point,
    },
    Linked {
        from: SeatId,
        to: Point,
    },
    LinkOff,
}

/// What the states need to know.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    pub selected: &'a BTreeSet<SeatId>,
    pub may_edit: bool,
    /// A card may be taken somewhere else.
    pub movable: bool,
    /// Dragging the ground draws a box instead of moving the map.
    pub boxes: bool,
}

/// The tool in hand.
#[derive(Clone, Debug, Default)]
pub struct Tool {
    state: State,
    first: Option<Contact>,
}

impl Tool {
    pub fn is_idle(&self) -> bool {
        matches!(self.state, State::Idle)
    }

    pub fn is_carrying(&self) -> bool {
        matches!(self.state, State::Carrying { .. })
    }

    /// Who is pressed, or from whom a line is being drawn.
    pub fn concerns(&self) -> Option<SeatId> {
        self.state.concerns()
    }

    /// Lets something happen; what to do about it.
    pub fn handle(&mut self, input: Input, around: Around<'_>) -> Vec<Act> {
        let mut acts = Vec::new();
        let state = std::mem::take(&mut self.state);
        self.state = match input {
            Input::Cancel => state.cancel(&mut acts),
            Input::Down { contact, finger: true, .. } if self.busy_with_another(&state, contact.pointer) => {
                let first = self.first.unwrap_or(contact);
                state.cancel(&mut acts);
                State::Pinching { a: first, b: contact }
            }
            Input::Down { contact, target, finger, shift } => {
                let next = state.down(contact, target, finger, shift, &mut acts);
                self.first = Some(contact);
                next
            }
            Input::Move(contact) => {
                if let Some(first) = self.first.as_mut().filter(|first| first.pointer == contact.pointer) {
                    *first = contact;
                }
                state.moved(contact, around, &mut acts)
            }
            Input::Up(contact) => state.up(contact, &mut acts),
            Input::Held(pointer) => state.held(pointer, around, &mut acts),
            Input::Lift(seat) => state.lift(seat, around, &mut acts),
            Input::Nudge(by) => state.nudge(by, &mut acts),
            Input::Drop => state.drop_carried(&mut acts),
        };
        acts
    }

    fn busy_with_another(&self, state: &State, pointer: i32) -> bool {
        !matches!(state, State::Idle | State::Carrying { .. } | State::Pinching { .. })
            && self.first.is_some_and(|first| first.pointer != pointer)
    }
}
