//! The figures of a map, from its records. Pure; the formulas are the domain's.

use meridian_domain::{
    gate::World,
    id::{MapId, PersonId, SeatId},
    stakeholder::{
        Line, LineKind, Relation, Seat,
        metrics::{
            Aim, Contacts, Edge, MapModel, NoRoute, Node, PathToPower, StrengthModel, gap_to_target, path_to_power,
            relationship_strength,
        },
        view::Contact,
    },
    time::Date,
};

/// Everybody on the map as the metrics see them.
pub fn nodes(world: &World, map: MapId, contacts: &[Contact], today: Date) -> Vec<Node> {
    let node = |seat: &Seat| Node::of(seat, strength(world, seat.person, contacts, today));
    world.all::<Seat>().filter(|seat| seat.map == map).map(node).collect()
}

fn strength(world: &World, person: PersonId, contacts: &[Contact], today: Date) -> f64 {
    let model = StrengthModel::default();
    let of = |relation: &Relation| {
        let contact = contacts.iter().find(|contact| contact.person == person && contact.user == relation.user);
        let known = Contacts {
            level: u8::try_from(relation.current).ok(),
            last_90_days: contact.and_then(|contact| u32::try_from(contact.recent).ok()).unwrap_or_default(),
            target_90_days: model.target_a,
            days_since: contact.map(|contact| today.days_since(contact.last) as f64),
        };
        relationship_strength(&known, &model).value.unwrap_or_default()
    };
    world.all::<Relation>().filter(|relation| relation.person == person).map(of).fold(0.0, f64::max)
}

/// The influence lines.
pub fn edges(world: &World, map: MapId) -> Vec<Edge> {
    let lines = world.all::<Line>().filter(|line| line.map == map && line.kind == LineKind::Influence);
    lines.map(|line| Edge { from: line.from.0, to: line.to.0, weight: line.weight as f64 / 100.0 }).collect()
}

pub fn path(nodes: &[Node], edges: &[Edge]) -> Result<PathToPower, NoRoute> {
    path_to_power(nodes, edges, &MapModel::default())
}

/// Whom to see next: the gaps to the relationships we want, the largest first.
pub fn gaps(world: &World, map: MapId) -> Vec<(SeatId, u32)> {
    let best = |seat: &Seat, level: fn(&Relation) -> i64| {
        let relations = world.all::<Relation>().filter(|relation| relation.person == seat.person);
        relations.map(level).max().and_then(|level| u8::try_from(level).ok()).unwrap_or(0)
    };
    let aim = |seat: &Seat| Aim {
        id: seat.id.0,
        power: seat.power.and_then(|power| u8::try_from(power).ok()),
        current: best(seat, |relation| relation.current),
        desired: best(seat, |relation| relation.desired),
    };
    let seats = world.all::<Seat>().filter(|seat| seat.map == map && !seat.is_monitor());
    gap_to_target(seats.map(aim)).into_iter().map(|(id, gap)| (SeatId(id), gap)).collect()
}
