//! The people and lines of the teaching case 澄江项目 (`workshop.md` 4.4), for the tests.

use uuid::Uuid;

use super::{Edge, Node, Tie};
use crate::stakeholder::Grade;

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// Somebody of whom nothing is known.
pub fn nobody(number: u128) -> Node {
    Node {
        id: id(number),
        power: None,
        interest: None,
        support: None,
        coverage: None,
        function: None,
        key: false,
        monitor: false,
        economic: false,
        inner_circle: false,
        strength: 0.0,
        stated: 0,
        grade: Grade::Assumed,
        placeholder: false,
        days_since_update: None,
        action: false,
    }
}

/// Power and support of A1 to A14 at the start.
const START: [(u8, i8); 14] =
    [(5, 0), (5, 0), (4, -1), (4, -1), (4, 1), (2, 1), (3, 0), (3, 1), (3, -1), (3, 0), (2, 0), (3, 0), (1, 0), (4, 0)];

/// The people at the start; whoever supports us also knows us.
pub fn start() -> Vec<Node> {
    (1..)
        .zip(START)
        .map(|(number, (power, support))| Node {
            power: Some(power),
            support: Some(support),
            monitor: number == 13,
            economic: number == 1,
            strength: if support > 0 { 60.0 } else { 20.0 },
            ..nobody(number)
        })
        .collect()
}

/// The reference end: A1 +1, A2 +1, A7 +2, A6 +2, A9 0, A3 0, A12 +1.
pub fn end() -> Vec<Node> {
    let moved = [(1, 1), (2, 1), (7, 2), (6, 2), (9, 0), (3, 0), (12, 1)];
    let mut nodes = start();
    for (number, support) in moved {
        nodes[number - 1].support = Some(support);
    }
    nodes
}

fn lines_of(table: &[(u128, u128, f64)]) -> Vec<Edge> {
    table.iter().map(|&(from, to, weight)| Edge { from: id(from), to: id(to), weight }).collect()
}

/// The lines everybody can find, without the hidden one.
pub fn public_lines() -> Vec<Edge> {
    lines_of(&[
        (6, 7, 0.6),
        (8, 7, 0.4),
        (5, 2, 0.6),
        (12, 5, 0.7),
        (4, 2, 0.5),
        (3, 1, 0.7),
        (2, 1, 0.8),
        (9, 4, 0.4),
        (10, 2, 0.3),
        (11, 6, 0.3),
        (14, 1, 0.5),
    ])
}

/// All lines, with the hidden one of the classmates A7 and A2.
pub fn lines() -> Vec<Edge> {
    let mut lines = public_lines();
    lines.extend(lines_of(&[(7, 2, 0.8)]));
    lines
}

/// A colleague of ours who has never met the person and wants nothing of them.
pub fn tie(person: u128, colleague: u128) -> Tie {
    Tie {
        person: id(person),
        colleague: id(colleague),
        strength: 0.0,
        current: 1,
        desired: 1,
        days_below: None,
        days_since_contact: None,
    }
}
