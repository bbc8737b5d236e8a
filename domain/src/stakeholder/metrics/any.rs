//! Any small map, for properties that hold on all of them.

use proptest::prelude::*;

use super::{
    Edge, Node,
    chengjiang::{id, nobody},
};

/// Up to six people numbered from 0, the buyer, some friendly, some monitors, and any lines between them.
pub fn any_map() -> impl Strategy<Value = (Vec<Node>, Vec<Edge>)> {
    let people = prop::collection::vec((prop::bool::weighted(0.4), prop::bool::weighted(0.1)), 2..=6);
    people.prop_flat_map(|people| {
        let count = people.len() as u128;
        let nodes: Vec<Node> = (0..)
            .zip(people)
            .map(|(number, (friend, monitor))| Node {
                support: Some(i8::from(friend)),
                strength: 50.0,
                monitor: monitor && number != 0,
                economic: number == 0,
                ..nobody(number)
            })
            .collect();
        let lines = prop::collection::vec((0..count, 0..count, 1_u8..=10), 0..=20).prop_map(|lines| {
            lines
                .into_iter()
                .map(|(from, to, tenths)| Edge { from: id(from), to: id(to), weight: f64::from(tenths) / 10.0 })
                .collect::<Vec<_>>()
        });
        (Just(nodes), lines)
    })
}
