//! What has changed on a map between two moments.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    gate::World,
    id::{LineId, MapId, SeatId},
    stakeholder::{Line, Seat},
};

/// An attribute of somebody that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Support,
    Power,
    Interest,
    Coverage,
    Influence,
    Function,
    Status,
    Credibility,
    Reliability,
    Intimacy,
    SelfOrientation,
    Evidence,
}

/// One difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Somebody is on the map who was not.
    Arrived(SeatId),
    /// Somebody was on the map who is not.
    Left(SeatId),
    /// Something about somebody is not what it was.
    Changed(SeatId, Field),
    /// A line is there that was not.
    LineDrawn(LineId),
    /// A line was there that is not.
    LineGone(LineId),
    /// A line weighs more or less, or says something else.
    LineChanged(LineId),
}

impl Difference {
    /// The person it is about.
    pub fn seat(self) -> Option<SeatId> {
        match self {
            Self::Arrived(seat) | Self::Left(seat) | Self::Changed(seat, _) => Some(seat),
            Self::LineDrawn(_) | Self::LineGone(_) | Self::LineChanged(_) => None,
        }
    }
}

/// What differs on `map` between what it was (`before`) and what it is (`after`); where people stand
/// on the canvas is no difference.
pub fn differences(before: &World, after: &World, map: MapId) -> Vec<Difference> {
    let seats = |world: &World| -> BTreeMap<SeatId, Seat> {
        world.all::<Seat>().filter(|seat| seat.map == map).map(|seat| (seat.id, seat.clone())).collect()
    };
    let lines = |world: &World| -> BTreeMap<LineId, Line> {
        world.all::<Line>().filter(|line| line.map == map).map(|line| (line.id, line.clone())).collect()
    };
    let (was, is) = (seats(before), seats(after));
    let mut found: Vec<Difference> = Vec::new();
    found.extend(is.keys().filter(|id| !was.contains_key(id)).map(|id| Difference::Arrived(*id)));
    found.extend(was.keys().filter(|id| !is.contains_key(id)).map(|id| Difference::Left(*id)));
    for (id, now) in &is {
        let Some(then) = was.get(id) else { continue };
        let fields = [
            (Field::Support, then.support != now.support),
            (Field::Power, then.power != now.power),
            (Field::Interest, then.interest != now.interest),
            (Field::Coverage, then.coverage != now.coverage),
            (Field::Influence, then.influence != now.influence),
            (Field::Function, then.function != now.function),
            (Field::Status, then.status != now.status),
            (Field::Credibility, then.credibility != now.credibility),
            (Field::Reliability, then.reliability != now.reliability),
            (Field::Intimacy, then.intimacy != now.intimacy),
            (Field::SelfOrientation, then.self_orientation != now.self_orientation),
            (Field::Evidence, then.evidence.grade != now.evidence.grade),
        ];
        found.extend(
            fields.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| Difference::Changed(*id, field)),
        );
    }
    let (was, is) = (lines(before), lines(after));
    found.extend(is.keys().filter(|id| !was.contains_key(id)).map(|id| Difference::LineDrawn(*id)));
    found.extend(was.keys().filter(|id| !is.contains_key(id)).map(|id| Difference::LineGone(*id)));
    let differs = |(id, now): (&LineId, &Line)| was.get(id).is_some_and(|then| then != now);
    found.extend(is.iter().filter(|line| differs(*line)).map(|(id, _)| Difference::LineChanged(*id)));
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{id::PersonId, record::Record, stakeholder::LineKind};

    const MAP: MapId = MapId(Uuid::from_u128(1));

    fn seat(n: u128) -> Seat {
        Seat::at(SeatId(Uuid::from_u128(n)), MAP, PersonId(Uuid::from_u128(n)), (0, 0))
    }

    fn line(n: u128, weight: i64) -> Line {
        let (from, to) = (SeatId(Uuid::from_u128(1)), SeatId(Uuid::from_u128(2)));
        let (kind, label, grade) = (LineKind::Influence, String::new(), Default::default());
        Line { id: LineId(Uuid::from_u128(n)), map: MAP, from, to, kind, weight, label, grade }
    }

    #[test]
    fn who_came_who_left_and_what_changed() {
        let before: World =
            [Record::from(seat(1)), seat(2).into(), line(10, 50).into(), line(11, 50).into()].into_iter().collect();
        let changed = Seat { support: Some(1), x: 900, ..seat(1) };
        let after: World =
            [Record::from(changed), seat(3).into(), line(10, 60).into(), line(12, 50).into()].into_iter().collect();
        let id = |n| SeatId(Uuid::from_u128(n));
        let of = |n| LineId(Uuid::from_u128(n));
        assert_eq!(
            differences(&before, &after, MAP),
            [
                Difference::Arrived(id(3)),
                Difference::Left(id(2)),
                Difference::Changed(id(1), Field::Support),
                Difference::LineDrawn(of(12)),
                Difference::LineGone(of(11)),
                Difference::LineChanged(of(10)),
            ]
        );
    }

    #[test]
    fn each_judgement_of_trust_is_a_difference() {
        let before: World = [Record::from(Seat { credibility: Some(8), ..seat(1) })].into_iter().collect();
        let judged = Seat { credibility: Some(6), self_orientation: Some(3), ..seat(1) };
        let after: World = [Record::from(judged)].into_iter().collect();
        let changed = |field| Difference::Changed(SeatId(Uuid::from_u128(1)), field);
        let found = differences(&before, &after, MAP);
        assert_eq!(found, [changed(Field::Credibility), changed(Field::SelfOrientation)]);
    }

    #[test]
    fn a_map_does_not_differ_from_itself_nor_by_where_people_stand() {
        let before: World = [Record::from(seat(1))].into_iter().collect();
        let after: World = [Record::from(Seat { x: 44, y: 4, placed: true, ..seat(1) })].into_iter().collect();
        assert_eq!(differences(&before, &after, MAP), []);
    }
}
