use std::collections::BTreeSet;

use super::*;
use crate::stakeholder::scene::tests::seat;

fn at(pointer: i32, x: f64, y: f64) -> Contact {
    Contact { pointer, screen: Point::new(x, y), map: Point::new(x, y) }
}

fn down(pointer: i32, x: f64, y: f64, target: Target) -> Input {
    Input::Down { contact: at(pointer, x, y), target, finger: false, shift: false }
}

fn finger(pointer: i32, x: f64, y: f64, target: Target) -> Input {
    Input::Down { contact: at(pointer, x, y), target, finger: true, shift: false }
}

/// Plays a story and returns everything that was to be done.
fn play(selected: &[SeatId], inputs: &[Input]) -> (Vec<Act>, Tool) {
    let selected: BTreeSet<SeatId> = selected.iter().copied().collect();
    let around = Around { selected: &selected, may_edit: true, movable: true, boxes: false };
    let mut tool = Tool::default();
    let acts = inputs.iter().flat_map(|input| tool.handle(*input, around)).collect();
    (acts, tool)
}

#[test]
fn a_click_selects_and_opens() {
    let (acts, tool) = play(&[], &[down(1, 0.0, 0.0, Target::Seat(seat(1))), Input::Up(at(1, 2.0, 0.0))]);
    assert_eq!(acts, [Act::Select(vec![seat(1)]), Act::Open(seat(1))]);
    assert!(tool.is_idle());
}

#[test]
fn four_pixels_make_a_drag_and_the_release_drops() {
    let story = [
        down(1, 0.0, 0.0, Target::Seat(seat(1))),
        Input::Move(at(1, 3.0, 0.0)),
        Input::Move(at(1, 30.0, 8.0)),
        Input::Up(at(1, 40.0, 8.0)),
    ];
    let (acts, _) = play(&[], &story);
    let far = Act::Drop(Point::new(40.0, 8.0));
    assert_eq!(acts, [Act::Lift(vec![seat(1)]), Act::Drag(Point::new(30.0, 8.0)), far]);
}

#[test]
fn a_selected_person_takes_the_others_along() {
    let story = [down(1, 0.0, 0.0, Target::Seat(seat(1))), Input::Move(at(1, 30.0, 0.0))];
    assert_eq!(play(&[seat(1), seat(2)], &story).0[0], Act::Lift(vec![seat(1), seat(2)]));
    assert_eq!(play(&[seat(2)], &story).0[0], Act::Lift(vec![seat(1)]));
}

#[test]
fn escape_puts_everybody_back() {
    let story = [
        down(1, 0.0, 0.0, Target::Seat(seat(1))),
        Input::Move(at(1, 30.0, 0.0)),
        Input::Cancel,
        Input::Up(at(1, 30.0, 0.0)),
    ];
    let (acts, tool) = play(&[], &story);
    assert_eq!(acts.last(), Some(&Act::PutBack));
    assert!(tool.is_idle());
}

#[test]
fn the_ground_moves_the_map_and_with_shift_draws_a_box() {
    let (acts, _) =
        play(&[], &[down(1, 0.0, 0.0, Target::Ground), Input::Move(at(1, 10.0, 0.0)), Input::Move(at(1, 12.0, 5.0))]);
    assert_eq!(acts, [Act::Pan(Point::new(10.0, 0.0)), Act::Pan(Point::new(2.0, 5.0))]);
    let press = Input::Down { contact: at(1, 0.0, 0.0), target: Target::Ground, finger: false, shift: true };
    let (acts, _) = play(&[], &[press, Input::Move(at(1, 10.0, 20.0)), Input::Up(at(1, 10.0, 20.0))]);
    let rect = Rect { x: 0.0, y: 0.0, width: 10.0, height: 20.0 };
    assert_eq!(acts, [Act::Brush(rect), Act::Brushed { rect, add: true }]);
}

#[test]
fn a_finger_lifts_after_a_rest_and_moves_the_map_before() {
    let press = finger(1, 0.0, 0.0, Target::Seat(seat(1)));
    let (acts, _) = play(&[], &[press, Input::Held(1), Input::Move(at(1, 20.0, 0.0))]);
    assert_eq!(acts, [Act::AwaitHold(1), Act::Lift(vec![seat(1)]), Act::Drag(Point::new(20.0, 0.0))]);
    let (acts, _) = play(&[], &[press, Input::Move(at(1, 20.0, 0.0)), Input::Held(1)]);
    assert_eq!(acts, [Act::AwaitHold(1), Act::Pan(Point::new(20.0, 0.0))]);
    let (acts, _) = play(&[seat(1)], &[press, Input::Move(at(1, 20.0, 0.0))]);
    assert_eq!(acts[1], Act::Lift(vec![seat(1)]));
}

#[test]
fn a_second_finger_aborts_and_pinches() {
    let story = [
        finger(1, 0.0, 0.0, Target::Seat(seat(1))),
        Input::Held(1),
        finger(2, 100.0, 0.0, Target::Ground),
        Input::Move(at(2, 200.0, 0.0)),
        Input::Up(at(1, 0.0, 0.0)),
        Input::Move(at(2, 210.0, 0.0)),
    ];
    let (acts, tool) = play(&[], &story);
    assert!(acts.contains(&Act::PutBack));
    assert!(acts.contains(&Act::Zoom { about: Point::new(100.0, 0.0), factor: 2.0 }));
    assert_eq!(acts.last(), Some(&Act::Pan(Point::new(10.0, 0.0))));
    assert!(!tool.is_carrying());
}

#[test]
fn a_handle_draws_a_line() {
    let story =
        [down(1, 0.0, 0.0, Target::Handle(seat(1))), Input::Move(at(1, 50.0, 0.0)), Input::Up(at(1, 60.0, 0.0))];
    let (from, to) = (seat(1), Point::new(50.0, 0.0));
    assert_eq!(play(&[], &story).0, [Act::Link { from, to }, Act::Linked { from, to: Point::new(60.0, 0.0) }]);
}

#[test]
fn the_keyboard_carries_and_drops() {
    let story =
        [Input::Lift(seat(1)), Input::Nudge(Point::new(8.0, 0.0)), Input::Nudge(Point::new(0.0, 8.0)), Input::Drop];
    assert_eq!(play(&[], &story).0.last(), Some(&Act::Drop(Point::new(8.0, 8.0))));
    assert_eq!(play(&[], &[Input::Lift(seat(1)), Input::Cancel]).0.last(), Some(&Act::PutBack));
}

#[test]
fn who_may_not_edit_moves_the_map_only() {
    let selected = BTreeSet::new();
    let around = Around { selected: &selected, may_edit: false, movable: false, boxes: false };
    let mut tool = Tool::default();
    tool.handle(down(1, 0.0, 0.0, Target::Seat(seat(1))), around);
    assert_eq!(tool.handle(Input::Move(at(1, 20.0, 0.0)), around), [Act::Pan(Point::new(20.0, 0.0))]);
}

#[test]
fn it_is_known_who_is_pressed_and_from_whom_a_line_is_drawn() {
    let press = down(1, 0.0, 0.0, Target::Seat(seat(1)));
    assert_eq!(play(&[], &[press]).1.concerns(), Some(seat(1)));
    let draw = [down(1, 0.0, 0.0, Target::Handle(seat(2))), Input::Move(at(1, 50.0, 0.0))];
    assert_eq!(play(&[], &draw).1.concerns(), Some(seat(2)));
    assert_eq!(play(&[], &[down(1, 0.0, 0.0, Target::Ground)]).1.concerns(), None);
    let ended = [draw[0], draw[1], Input::Cancel];
    let (acts, tool) = play(&[], &ended);
    assert_eq!((acts.last(), tool.concerns()), (Some(&Act::LinkOff), None));
}

#[test]
fn after_a_drag_was_cancelled_the_hand_that_still_moves_does_nothing() {
    let story = [
        down(1, 0.0, 0.0, Target::Seat(seat(1))),
        Input::Move(at(1, 30.0, 0.0)),
        Input::Cancel,
        Input::Move(at(1, 60.0, 0.0)),
        Input::Up(at(1, 60.0, 0.0)),
    ];
    let (acts, tool) = play(&[], &story);
    assert_eq!(acts.last(), Some(&Act::PutBack));
    assert!(tool.is_idle());
}
