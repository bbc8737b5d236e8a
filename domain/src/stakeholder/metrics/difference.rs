//! What a change would do to the figures of a map.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Insight, Rule};
use crate::explained::Explained;

/// A figure before and after; `None` where there was none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    pub before: Option<f64>,
    pub after: Option<f64>,
}

/// What came and what went, each in its own order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn<T> {
    pub come: Vec<T>,
    pub gone: Vec<T>,
}

/// The figures of a map before and after, in their own units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    pub support: Shift,
    pub coverage: Shift,
    pub completeness: Shift,
    /// Product of the best route to the economic buyer.
    pub route: Shift,
    /// Gap to target of the map.
    pub gap: Shift,
    /// Effective influence of those for whom it changes, in the order of the ranking before; whoever
    /// is new comes last.
    pub influence: Vec<(Uuid, Shift)>,
    pub single_points: Turn<Uuid>,
    /// People whom one colleague alone holds.
    pub single_threads: Turn<Uuid>,
    pub blind_spots: Turn<Rule>,
}

impl Insight {
    /// What differs in `after`.
    #[must_use]
    pub fn diff(&self, after: &Self) -> Difference {
        let shift = |figure: fn(&Self) -> Option<f64>| Shift { before: figure(self), after: figure(after) };
        Difference {
            support: shift(|insight| insight.support.value),
            coverage: shift(|insight| insight.coverage.value),
            completeness: shift(|insight| insight.completeness.as_ref()?.value),
            route: shift(Self::route),
            gap: shift(|insight| Some(f64::from(insight.gap()))),
            influence: shifts(&self.influence, &after.influence),
            single_points: self.turn(after, |insight| insight.single_points.iter().map(|point| point.person).collect()),
            single_threads: self
                .turn(after, |insight| insight.single_threads.people.iter().map(|thread| thread.person).collect()),
            blind_spots: self.turn(after, |insight| insight.blind_spots.iter().map(|spot| spot.rule).collect()),
        }
    }

    fn turn<T: PartialEq + Copy>(&self, after: &Self, things: fn(&Self) -> Vec<T>) -> Turn<T> {
        let (before, after) = (things(self), things(after));
        let only = |these: &[T], those: &[T]| these.iter().copied().filter(|thing| !those.contains(thing)).collect();
        Turn { come: only(&after, &before), gone: only(&before, &after) }
    }
}

impl Shift {
    /// By how much the figure rises; `None` unless there is one before and after.
    #[must_use]
    pub fn by(self) -> Option<f64> {
        Some(self.after? - self.before?)
    }
}

fn shifts(before: &[(Uuid, Explained)], after: &[(Uuid, Explained)]) -> Vec<(Uuid, Shift)> {
    let figures = |all: &[(Uuid, Explained)]| -> HashMap<Uuid, f64> {
        all.iter().filter_map(|(person, explained)| Some((*person, explained.value?))).collect()
    };
    let (old, new) = (figures(before), figures(after));
    let joined = after.iter().filter(|(person, _)| !before.iter().any(|(known, _)| known == person));
    before
        .iter()
        .chain(joined)
        .map(|(person, _)| (*person, Shift { before: old.get(person).copied(), after: new.get(person).copied() }))
        .filter(|(_, shift)| shift.before != shift.after)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stakeholder::metrics::{
        MapFacts, MapModel, Tie, WhatIf,
        chengjiang::{self, id, tie},
    };

    fn facts() -> MapFacts {
        MapFacts {
            nodes: chengjiang::start(),
            edges: chengjiang::public_lines(),
            ties: vec![Tie { strength: 60.0, desired: 2, ..tie(5, 90) }],
            ..MapFacts::default()
        }
    }

    fn diff(changes: &[WhatIf]) -> Difference {
        let model = MapModel::default();
        Insight::of(&facts(), &model).diff(&Insight::of(&facts().suppose(changes), &model))
    }

    #[test]
    fn nothing_changed_is_no_difference() {
        let none = diff(&[]);
        assert_eq!(none.support.by(), Some(0.0));
        assert_eq!(none.influence, []);
        assert_eq!(none.single_points, Turn { come: vec![], gone: vec![] });
    }

    #[test]
    fn when_the_friend_leaves_the_route_the_gap_and_the_thread_go_too() {
        let difference = diff(&[WhatIf::Leaves { person: id(5) }]);
        assert_eq!(difference.route, Shift { before: Some(0.48), after: None });
        assert_eq!(difference.route.by(), None);
        assert_eq!(difference.gap.by(), Some(-4.0));
        assert_eq!(difference.single_threads.gone, [id(5)]);
        assert_eq!(difference.single_points.gone, [id(5), id(2)], "without a route nothing hangs on anybody");
        let moved: Vec<_> = difference.influence.iter().map(|(person, shift)| (person.as_u128(), shift.by())).collect();
        assert_eq!(moved[0], (5, None));
        // The designer loses .5 × .7 × 4 with the friend he had.
        assert_eq!((moved.len(), moved[1].0), (2, 12));
        assert!((moved[1].1.expect("a figure") + 1.4).abs() < 1e-9);
    }

    #[test]
    fn blind_spots_come_and_go() {
        let opponents = [3, 4, 9].map(|person| WhatIf::Supports { person: id(person), support: 0 });
        let turn = diff(&opponents).blind_spots;
        assert_eq!((turn.come, turn.gone), (vec![Rule::NoNonSupporter], vec![Rule::OutnumberedSupport]));
    }
}
