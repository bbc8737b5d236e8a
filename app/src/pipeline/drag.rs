//! What a pointer or the keyboard does with a card, as a machine of four states. No DOM: [`super::pointer`]
//! and [`super::keyboard`] feed it and do what it says.

use meridian_domain::id::DealId;

/// How far a mouse or pen moves before it drags, in CSS pixels.
pub const THRESHOLD: f64 = 4.0;
/// How far a finger may tremble while it presses; farther is a scroll.
pub const TREMBLE: f64 = 8.0;
/// How long a finger presses before the card lifts, in milliseconds.
pub const LONG_PRESS: u64 = 350;

/// A place in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    fn far(self, other: Self, limit: f64) -> bool {
        (self.x - other.x).hypot(self.y - other.y) > limit
    }
}

/// What presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// Mouse or pen: moving lifts.
    Mouse,
    /// A finger: waiting lifts, moving scrolls.
    Touch,
}

/// What is going on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Drag {
    #[default]
    Idle,
    /// Pressed, not lifted yet.
    Pressing { pointer: i32, device: Device, deal: DealId, from: Point },
    /// Follows the pointer.
    Dragging { pointer: i32, device: Device, deal: DealId, at: Point },
    /// Lifted by the keyboard.
    Carrying { deal: DealId },
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Input {
    Press {
        pointer: i32,
        device: Device,
        deal: Option<DealId>,
        at: Point,
    },
    Move {
        pointer: i32,
        at: Point,
    },
    /// The finger has pressed for [`LONG_PRESS`].
    Held {
        pointer: i32,
    },
    Up {
        pointer: i32,
    },
    /// The browser took the pointer away.
    Cancel {
        pointer: i32,
    },
    Escape,
    /// The space bar on a card.
    Lift {
        deal: DealId,
    },
    /// The space bar while carrying.
    Set,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    Nothing,
    /// Come back with [`Input::Held`] after [`LONG_PRESS`].
    Wait {
        pointer: i32,
    },
    Lifted {
        deal: DealId,
    },
    Followed,
    Dropped {
        deal: DealId,
    },
    /// The card goes back to where it was.
    Returned {
        deal: DealId,
    },
}

impl Drag {
    /// The card that is lifted.
    pub fn lifted(self) -> Option<DealId> {
        match self {
            Self::Dragging { deal, .. } | Self::Carrying { deal } => Some(deal),
            _ => None,
        }
    }

    /// Takes one step.
    pub fn step(&mut self, input: Input) -> Outcome {
        let (next, outcome) = self.after(input);
        *self = next;
        outcome
    }

    fn after(self, input: Input) -> (Self, Outcome) {
        match self {
            Self::Idle => Self::idle(input),
            Self::Pressing { pointer, device, deal, from } => Self::pressing(pointer, device, deal, from, input),
            Self::Dragging { pointer, device, deal, at } => Self::dragging(pointer, device, deal, at, input),
            Self::Carrying { deal } => match input {
                Input::Set => (Self::Idle, Outcome::Dropped { deal }),
                Input::Escape | Input::Press { .. } => (Self::Idle, Outcome::Returned { deal }),
                _ => (self, Outcome::Nothing),
            },
        }
    }

    fn idle(input: Input) -> (Self, Outcome) {
        match input {
            Input::Press { pointer, device, deal: Some(deal), at } => {
                let outcome = if device == Device::Touch { Outcome::Wait { pointer } } else { Outcome::Nothing };
                (Self::Pressing { pointer, device, deal, from: at }, outcome)
            }
            Input::Lift { deal } => (Self::Carrying { deal }, Outcome::Lifted { deal }),
            _ => (Self::Idle, Outcome::Nothing),
        }
    }

    fn pressing(pointer: i32, device: Device, deal: DealId, from: Point, input: Input) -> (Self, Outcome) {
        let stay = Self::Pressing { pointer, device, deal, from };
        let lift = |at| (Self::Dragging { pointer, device, deal, at }, Outcome::Lifted { deal });
        match (input, device) {
            (Input::Move { pointer: p, at }, Device::Mouse) if p == pointer && at.far(from, THRESHOLD) => lift(at),
            (Input::Move { pointer: p, at }, Device::Touch) if p == pointer && at.far(from, TREMBLE) => {
                (Self::Idle, Outcome::Nothing)
            }
            (Input::Held { pointer: p }, Device::Touch) if p == pointer => lift(from),
            (Input::Up { pointer: p } | Input::Cancel { pointer: p }, _) if p == pointer => {
                (Self::Idle, Outcome::Nothing)
            }
            // A second finger means to pan, not to lift.
            (Input::Press { .. } | Input::Escape, _) => (Self::Idle, Outcome::Nothing),
            _ => (stay, Outcome::Nothing),
        }
    }

    fn dragging(pointer: i32, device: Device, deal: DealId, at: Point, input: Input) -> (Self, Outcome) {
        match input {
            Input::Move { pointer: p, at } if p == pointer => {
                (Self::Dragging { pointer, device, deal, at }, Outcome::Followed)
            }
            Input::Up { pointer: p } if p == pointer => (Self::Idle, Outcome::Dropped { deal }),
            Input::Cancel { pointer: p } if p == pointer => (Self::Idle, Outcome::Returned { deal }),
            Input::Escape | Input::Press { .. } => (Self::Idle, Outcome::Returned { deal }),
            _ => (Self::Dragging { pointer, device, deal, at }, Outcome::Nothing),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{super::chance::chance, *};

    const DEAL: DealId = DealId(Uuid::from_u128(7));

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    fn pressed(device: Device) -> Drag {
        let mut drag = Drag::Idle;
        drag.step(Input::Press { pointer: 1, device, deal: Some(DEAL), at: at(0.0, 0.0) });
        drag
    }

    fn dragged(device: Device) -> Drag {
        let mut drag = pressed(device);
        drag.step(Input::Held { pointer: 1 });
        drag.step(Input::Move { pointer: 1, at: at(9.0, 9.0) });
        assert_eq!(drag.lifted(), Some(DEAL));
        drag
    }

    #[test]
    fn a_mouse_lifts_after_four_pixels_and_not_before() {
        let mut drag = pressed(Device::Mouse);
        assert_eq!(drag.step(Input::Move { pointer: 1, at: at(4.0, 0.0) }), Outcome::Nothing);
        assert_eq!(drag.step(Input::Move { pointer: 1, at: at(4.1, 0.0) }), Outcome::Lifted { deal: DEAL });
        assert_eq!(drag.step(Input::Up { pointer: 1 }), Outcome::Dropped { deal: DEAL });
    }

    #[test]
    fn a_click_moves_nothing() {
        let mut drag = pressed(Device::Mouse);
        assert_eq!(drag.step(Input::Up { pointer: 1 }), Outcome::Nothing);
        assert_eq!(drag, Drag::Idle);
    }

    #[test]
    fn a_finger_that_moves_scrolls_and_one_that_waits_lifts() {
        let mut scrolls = pressed(Device::Touch);
        assert_eq!(scrolls.step(Input::Move { pointer: 1, at: at(0.0, 9.0) }), Outcome::Nothing);
        assert_eq!(scrolls.step(Input::Held { pointer: 1 }), Outcome::Nothing);
        let mut waits = pressed(Device::Touch);
        assert_eq!(waits.step(Input::Held { pointer: 1 }), Outcome::Lifted { deal: DEAL });
    }

    #[test]
    fn a_second_finger_puts_the_card_back() {
        let mut drag = dragged(Device::Touch);
        let second = Input::Press { pointer: 2, device: Device::Touch, deal: None, at: at(50.0, 50.0) };
        assert_eq!(drag.step(second), Outcome::Returned { deal: DEAL });
    }

    #[test]
    fn escape_and_a_lost_pointer_put_the_card_back() {
        assert_eq!(dragged(Device::Mouse).step(Input::Escape), Outcome::Returned { deal: DEAL });
        assert_eq!(dragged(Device::Mouse).step(Input::Cancel { pointer: 1 }), Outcome::Returned { deal: DEAL });
    }

    #[test]
    fn the_keyboard_lifts_and_drops() {
        let mut drag = Drag::Idle;
        assert_eq!(drag.step(Input::Lift { deal: DEAL }), Outcome::Lifted { deal: DEAL });
        assert_eq!(drag.step(Input::Set), Outcome::Dropped { deal: DEAL });
        drag.step(Input::Lift { deal: DEAL });
        assert_eq!(drag.step(Input::Escape), Outcome::Returned { deal: DEAL });
    }

    fn any_input(next: &mut impl FnMut(usize) -> usize) -> Input {
        let pointer = if next(2) == 0 { 1 } else { 2 };
        let at = at(next(40) as f64 - 20.0, next(40) as f64 - 20.0);
        let device = if next(2) == 0 { Device::Mouse } else { Device::Touch };
        match next(8) {
            0 => Input::Press { pointer, device, deal: (next(2) == 0).then_some(DEAL), at },
            1 => Input::Move { pointer, at },
            2 => Input::Held { pointer },
            3 => Input::Up { pointer },
            4 => Input::Cancel { pointer },
            5 => Input::Escape,
            6 => Input::Lift { deal: DEAL },
            _ => Input::Set,
        }
    }

    #[test]
    fn every_lift_ends_in_one_drop_or_one_return() {
        for seed in 0..500 {
            let (mut next, mut drag, mut up) = (chance(seed), Drag::Idle, false);
            for _ in 0..80 {
                match drag.step(any_input(&mut next)) {
                    Outcome::Lifted { .. } => {
                        assert!(!up, "seed {seed}");
                        up = true;
                    }
                    Outcome::Dropped { .. } | Outcome::Returned { .. } => {
                        assert!(up, "seed {seed}");
                        up = false;
                    }
                    _ => {}
                }
                assert_eq!(up, drag.lifted().is_some(), "seed {seed}");
            }
        }
    }
}
