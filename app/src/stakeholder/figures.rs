//! What the figures of a map are reckoned from, from its records. Pure; the formulas are the domain's.

use std::collections::{BTreeMap, BTreeSet};

use meridian_domain::{
    account::Account,
    gate::World,
    id::{MapId, PersonId, SeatId, UserId},
    plan::Action,
    stakeholder::{
        Line, LineKind, Map, Person, Relation, Seat,
        metrics::{
            Conflict, Contacts, Edge, MapFacts, MapModel, MapRules, Node, PathToPower, StrengthModel, Tie, WhatIf,
            path_to_power, relationship_strength,
        },
        view::Contact,
    },
    time::Date,
    workspace::Model,
};

/// What is known between a person and one of our colleagues.
#[derive(Default)]
struct Between<'a> {
    relation: Option<&'a Relation>,
    contact: Option<&'a Contact>,
}

type Known<'a> = BTreeMap<PersonId, BTreeMap<UserId, Between<'a>>>;

/// The rules in force, as far as the world knows: it holds the newest version, if there is one.
pub fn rules(world: &World) -> MapRules {
    MapRules::in_force(world.all::<Model>())
}

/// A map as the metrics see it. People and colleagues go by the ids of seats and users.
pub fn facts(world: &World, map: MapId, contacts: &[Contact], today: Date) -> MapFacts {
    let due: BTreeSet<PersonId> = world.all::<Action>().filter_map(open).collect();
    let known = known(world, contacts);
    let model = rules(world).strength;
    let account = world.the::<Map>(map).and_then(|map| world.the::<Account>(map.account));
    let target = model.target(account.and_then(|account| account.tier));
    let tie = |seat, user, between: &Between<'_>| tie(seat, user, between, today, (&model, target));
    let (mut nodes, mut ties) = (Vec::new(), Vec::new());
    for seat in world.all::<Seat>().filter(|seat| seat.map == map) {
        let between = known.get(&seat.person);
        let held: Vec<Tie> =
            between.into_iter().flatten().map(|(user, between)| tie(seat.id, *user, between)).collect();
        let strength = held.iter().map(|tie| tie.strength).fold(0.0, f64::max);
        let met = between.into_iter().flat_map(BTreeMap::values).filter_map(|between| Some(between.contact?.last));
        nodes.push(Node {
            placeholder: world.the::<Person>(seat.person).is_none_or(|person| person.name.is_empty()),
            action: due.contains(&seat.person),
            days_since_update: met.chain(seat.evidence.on).max().map(|on| days(today, on)),
            ..Node::of(seat, strength)
        });
        ties.extend(held);
    }
    let lines = |kind| world.all::<Line>().filter(move |line| line.map == map && line.kind == kind);
    let edge = |line: &Line| Edge { from: line.from.0, to: line.to.0, weight: line.weight as f64 / 100.0 };
    let conflict = |line: &Line| Conflict { line: line.id.0, between: (line.from.0, line.to.0) };
    MapFacts {
        nodes,
        edges: lines(LineKind::Influence).map(edge).collect(),
        conflicts: lines(LineKind::Conflict).map(conflict).collect(),
        ties,
        procurement: world.the::<Map>(map).and_then(|map| map.procurement),
    }
}

/// Whom an action is about, while it is still to be done.
fn open(action: &Action) -> Option<PersonId> {
    action.person.filter(|_| action.done_at.is_none())
}

fn known<'a>(world: &'a World, contacts: &'a [Contact]) -> Known<'a> {
    let mut known = Known::new();
    for relation in world.all::<Relation>() {
        known.entry(relation.person).or_default().entry(relation.user).or_default().relation = Some(relation);
    }
    for contact in contacts {
        known.entry(contact.person).or_default().entry(contact.user).or_default().contact = Some(contact);
    }
    known
}

/// `planned` is how strength is reckoned, and how many contacts are planned for 90 days.
fn tie(seat: SeatId, user: UserId, between: &Between<'_>, today: Date, (model, planned): (&StrengthModel, f64)) -> Tie {
    let level = |read: fn(&Relation) -> i64| between.relation.and_then(|relation| u8::try_from(read(relation)).ok());
    let (current, since) =
        (level(|relation| relation.current), between.contact.map(|contact| days(today, contact.last)));
    let contacts = Contacts {
        level: current,
        last_90_days: between.contact.and_then(|contact| u32::try_from(contact.recent).ok()).unwrap_or_default(),
        target_90_days: planned,
        days_since: since.map(f64::from),
    };
    Tie {
        person: seat.0,
        colleague: user.0,
        strength: relationship_strength(&contacts, model).value.unwrap_or_default(),
        current: current.unwrap_or_default(),
        desired: level(|relation| relation.desired).unwrap_or_default(),
        days_below: between
            .relation
            .filter(|relation| relation.current < relation.desired)
            .and_then(|relation| Some(days(today, relation.since?))),
        days_since_contact: since,
    }
}

/// Whole days from `on` to `today`; none for what is dated ahead.
fn days(today: Date, on: Date) -> u32 {
    u32::try_from(today.days_since(on).max(0)).unwrap_or(u32::MAX)
}

/// What would be left of the way to the buyer without a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loss {
    pub person: SeatId,
    /// Product of the best route, above 0, at most 1 …
    pub before: f64,
    /// … and of the best without the person; `None` when there is no other.
    pub after: Option<f64>,
}

/// Whose leaving would cost the best route most; of equals whoever is nearest to us. `None` when the
/// buyer is our contact.
pub fn hardest_loss(facts: &MapFacts, path: &PathToPower, model: &MapModel) -> Option<Loss> {
    let (_, way) = path.best.people.split_last()?;
    let loss = |person| {
        let left = facts.suppose(&[WhatIf::Leaves { person }]);
        let after = path_to_power(&left.nodes, &left.edges, model).ok();
        Loss { person: SeatId(person), before: path.best.product, after: after.map(|path| path.best.product) }
    };
    let left = |loss: &Loss| loss.after.unwrap_or(0.0);
    way.iter().copied().map(loss).min_by(|a, b| left(a).total_cmp(&left(b)))
}

#[cfg(test)]
mod tests {
    use meridian_domain::{
        id::{AccountId, ActionId, LineId, RelationId},
        names::Names,
        record::Record,
        stakeholder::{BuyingInfluence, Grade, Procurement},
        time::Moment,
    };
    use uuid::Uuid;

    use super::*;
    use crate::stakeholder::{change, geometry::Point};

    const MAP: MapId = MapId(Uuid::from_u128(100));
    const US: UserId = UserId(Uuid::from_u128(90));

    fn person(n: u128, name: &str) -> (Person, Seat) {
        let person =
            Person::named(PersonId(Uuid::from_u128(n)), AccountId(Uuid::from_u128(200)), Names::new(name, name));
        let seat = change::seat(SeatId(Uuid::from_u128(10 + n)), MAP, &person, Point::default(), None);
        (person, seat)
    }

    fn line(n: u128, from: u128, to: u128, kind: LineKind, weight: i64) -> Line {
        let (from, to) = (SeatId(Uuid::from_u128(10 + from)), SeatId(Uuid::from_u128(10 + to)));
        let id = LineId(Uuid::from_u128(n));
        Line { id, map: MAP, from, to, kind, weight, label: String::new(), grade: Grade::Confirmed }
    }

    fn friend(n: u128) -> Relation {
        Relation {
            id: RelationId(Uuid::from_u128(300 + n)),
            account: AccountId(Uuid::from_u128(200)),
            person: PersonId(Uuid::from_u128(n)),
            user: US,
            current: 4,
            desired: 4,
            since: None,
        }
    }

    /// The buyer 1, reached by 2 over 3 (.48) and by 4 alone (.35).
    fn world() -> World {
        let mut records: Vec<Record> = Vec::new();
        for n in 1..=4 {
            let (person, mut seat) = person(n, if n == 3 { "" } else { "N" });
            seat.influence = (n == 1).then_some(BuyingInfluence::Economic);
            seat.support = Some(1);
            records.extend([Record::from(person), Record::from(seat)]);
        }
        let influence = LineKind::Influence;
        records.extend([
            Record::from(line(21, 2, 3, influence, 60)),
            line(22, 3, 1, influence, 80).into(),
            line(23, 4, 1, influence, 35).into(),
            line(24, 2, 4, LineKind::Conflict, 50).into(),
            friend(2).into(),
            friend(4).into(),
        ]);
        records.into_iter().collect()
    }

    #[test]
    fn whoever_has_no_name_holds_a_place_and_a_conflict_is_no_influence() {
        let facts = facts(&world(), MAP, &[], Date::from_days(100));
        let places: Vec<bool> = facts.nodes.iter().map(|node| node.placeholder).collect();
        assert_eq!(places.iter().filter(|place| **place).count(), 1);
        assert_eq!((facts.edges.len(), facts.conflicts.len(), facts.ties.len()), (3, 1, 2));
    }

    #[test]
    fn what_nobody_recorded_stays_unknown() {
        let facts = facts(&world(), MAP, &[], Date::from_days(100));
        assert!(facts.nodes.iter().all(|node| node.days_since_update.is_none()));
        assert!(facts.ties.iter().all(|tie| tie.days_since_contact.is_none() && tie.days_below.is_none()));
    }

    #[test]
    fn a_gap_lasts_since_the_level_was_reached_and_an_open_action_is_aimed_at_it() {
        let mut world = world();
        let below = Relation { desired: 4, current: 1, since: Some(Date::from_days(30)), ..friend(1) };
        world.insert(below.into());
        let todo = |done_at| Action {
            id: ActionId(Uuid::from_u128(400)),
            account: AccountId(Uuid::from_u128(200)),
            plan: None,
            deal: None,
            person: Some(PersonId(Uuid::from_u128(1))),
            title: Names::same("Call"),
            due_on: None,
            owner: None,
            done_at,
            goal: None,
            days: None,
        };
        let read = |world: &World| facts(world, MAP, &[], Date::from_days(100));
        let gaps = |facts: &MapFacts| facts.ties.iter().filter_map(|tie| tie.days_below).collect::<Vec<_>>();
        let aimed = |facts: &MapFacts| facts.nodes.iter().filter(|node| node.action).count();
        assert_eq!((gaps(&read(&world)), aimed(&read(&world))), (vec![70], 0));
        world.insert(todo(None).into());
        assert_eq!(aimed(&read(&world)), 1);
        world.insert(todo(Some(Moment(1))).into());
        assert_eq!(aimed(&read(&world)), 0);
    }

    #[test]
    fn what_is_bought_is_told_by_the_map() {
        let mut world = world();
        let map = Map::named(MAP, AccountId(Uuid::from_u128(200)), Names::same("Map"));
        world.insert(Map { procurement: Some(Procurement::Drug), ..map }.into());
        assert_eq!(facts(&world, MAP, &[], Date::from_days(100)).procurement, Some(Procurement::Drug));
    }

    #[test]
    fn a_contact_without_a_relation_is_a_contact() {
        let met = Contact { person: PersonId(Uuid::from_u128(1)), user: US, last: Date::from_days(60), recent: 1 };
        let facts = facts(&world(), MAP, &[met], Date::from_days(100));
        let days: Vec<u32> = facts.ties.iter().filter_map(|tie| tie.days_since_contact).collect();
        assert_eq!(days, [40]);
        assert_eq!(facts.nodes.iter().filter_map(|node| node.days_since_update).collect::<Vec<_>>(), [40]);
    }

    #[test]
    fn the_hardest_loss_is_the_nearest_of_those_without_whom_as_little_is_left() {
        let facts = facts(&world(), MAP, &[], Date::from_days(100));
        let path = path_to_power(&facts.nodes, &facts.edges, &MapModel::default()).expect("there is a way");
        let loss = hardest_loss(&facts, &path, &MapModel::default()).expect("others are on the way");
        assert_eq!((loss.person, loss.after), (SeatId(Uuid::from_u128(12)), Some(0.35)));
        assert!((loss.before - 0.48).abs() < 1e-9);
    }
}
