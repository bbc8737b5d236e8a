//! The figures of a map, from its records. Pure; the formulas are the domain's.

use meridian_domain::{
    gate::World,
    id::{MapId, PersonId, SeatId},
    stakeholder::{
        BuyingInfluence, Line, LineKind, Relation, Seat,
        metrics::{
            Contacts, Edge, MapModel, NoRoute, Node, PathToPower, StrengthModel, path_to_power, relationship_strength,
        },
        view::Contact,
    },
    time::Date,
};

/// Everybody on the map as the metrics see them.
pub fn nodes(world: &World, map: MapId, contacts: &[Contact], today: Date) -> Vec<Node> {
    let node = |seat: &Seat| Node {
        id: seat.id.0,
        power: seat.power.and_then(|power| u8::try_from(power).ok()),
        support: seat.support.and_then(|support| i8::try_from(support).ok()),
        coverage: seat.coverage.and_then(|coverage| u8::try_from(coverage).ok()),
        key: seat.is_key(),
        monitor: seat.is_monitor(),
        economic: seat.influence == Some(BuyingInfluence::Economic),
        strength: strength(world, seat.person, contacts, today),
    };
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

/// What power times the missing support adds up to a person at, the largest first: whom to see next.
pub fn gaps(world: &World, map: MapId) -> Vec<(SeatId, i64)> {
    let gap = |seat: &Seat| (seat.id, seat.power.unwrap_or(0) * (1 - seat.support.unwrap_or(0)).max(0));
    let seats = world.all::<Seat>().filter(|seat| seat.map == map && !seat.is_monitor());
    let mut gaps: Vec<_> = seats.map(gap).filter(|(_, gap)| *gap > 0).collect();
    gaps.sort_by_key(|(seat, gap)| (-gap, *seat));
    gaps
}
