//! The history of a map, read back from the log: who was where, how support drifted, who changed what.

mod difference;

use serde::{Deserialize, Serialize};

pub use difference::{Difference, Field, differences};

use crate::{
    gate::{Event, Label, Logged, World},
    id::{CommandId, MapId, UserId},
    record::{Key, Kind},
    stakeholder::view::Met,
    time::Moment,
};

/// One command, as it happened to the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub at: Moment,
    pub actor: UserId,
    pub command: CommandId,
    /// What was done, in short.
    pub label: Label,
    events: Vec<Event>,
}

/// What the log holds of a map, and whether it holds more than this.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Log {
    /// Events of the map's room, and those of its account's room that concern people, relations and
    /// the map; each room in order.
    pub events: Vec<Logged>,
    /// There were more; the earliest are left out.
    pub cut: bool,
    /// When colleagues met the people of the account.
    pub met: Vec<Met>,
}

impl Log {
    /// The most events of each room that are read.
    pub const MOST: i64 = 20_000;

    /// Whether what happens to records of this kind belongs to the history of a map.
    pub fn tells_of(kind: Kind) -> bool {
        matches!(kind, Kind::Map | Kind::Person | Kind::Seat | Kind::Line | Kind::Relation)
    }
}

/// A map's records, moved back and forth through its history.
#[derive(Clone, Debug)]
pub struct Timeline {
    steps: Vec<Step>,
    world: World,
    /// How many of the steps have happened in `world`.
    at: usize,
}

impl Timeline {
    /// The history that led to `present`, which holds what came of all events of `log`.
    pub fn new(present: World, map: MapId, log: Log) -> Self {
        let mut steps: Vec<(Step, Vec<Logged>)> = Vec::new();
        let ours = |event: &Event| match event.key() {
            Key::Map(id) => id == map,
            key => Log::tells_of(key.kind()),
        };
        for logged in merged(log.events).into_iter().filter(|logged| ours(&logged.event)) {
            match steps.iter_mut().rev().take(2).find(|(step, _)| step.command == logged.command) {
                Some((_, events)) => events.push(logged),
                None => {
                    let (at, actor, command) = (logged.at, logged.actor, logged.command);
                    let label = Label { deed: crate::gate::Deed::Changed, kind: Kind::Map, count: 1 };
                    steps.push((Step { at, actor, command, label, events: Vec::new() }, vec![logged]));
                }
            }
        }
        let steps: Vec<Step> = steps
            .into_iter()
            .map(|(step, logged)| {
                let events: Vec<Event> = logged.into_iter().map(|logged| logged.event).collect();
                Step { label: Label::of(&events).unwrap_or(step.label), events, ..step }
            })
            .collect();
        let at = steps.len();
        Self { steps, world: present, at }
    }

    /// Every step, oldest first.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// How many steps had happened by then.
    pub fn by(&self, moment: Moment) -> usize {
        self.steps.partition_point(|step| step.at <= moment)
    }

    /// The records after the first `count` steps; all of them when there are fewer.
    pub fn go(&mut self, count: usize) -> &World {
        let count = count.min(self.steps.len());
        while self.at > count {
            self.at -= 1;
            for event in self.steps[self.at].events.iter().rev() {
                self.world.revert(event);
            }
        }
        while self.at < count {
            for event in &self.steps[self.at].events {
                self.world.apply(event);
            }
            self.at += 1;
        }
        &self.world
    }

    /// A figure of the map over time, at most at `most` moments: after how many steps, and the figure.
    pub fn drift<T>(&mut self, most: usize, figure: impl Fn(&World) -> T) -> Vec<(usize, T)> {
        let (before, count) = (self.at, self.steps.len());
        let points = most.max(2).min(count + 1);
        let places = (0..points).map(|point| if points > 1 { point * count / (points - 1) } else { count });
        let drift = places.map(|place| (place, figure(self.go(place)))).collect();
        self.go(before);
        drift
    }

    /// The steps that changed a record, latest first, with what they did to it.
    pub fn of(&self, keys: &[Key]) -> Vec<(&Step, Vec<&Event>)> {
        let found = self
            .steps
            .iter()
            .rev()
            .map(|step| (step, step.events.iter().filter(|event| keys.contains(&event.key())).collect::<Vec<_>>()));
        found.filter(|(_, events)| !events.is_empty()).collect()
    }
}

/// Events of several rooms in the order in which they happened; the order within a room is kept.
fn merged(events: Vec<Logged>) -> Vec<Logged> {
    let (of_map, of_account): (Vec<_>, Vec<_>) =
        events.into_iter().partition(|logged| matches!(logged.room, crate::gate::Room::Map(_)));
    let mut merged = Vec::with_capacity(of_map.len() + of_account.len());
    let (mut left, mut right) = (of_account.into_iter().peekable(), of_map.into_iter().peekable());
    loop {
        let account_first = match (left.peek(), right.peek()) {
            (None, None) => return merged,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(a), Some(b)) => a.at <= b.at,
        };
        merged.extend(if account_first { left.next() } else { right.next() });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        gate::{Change, Context, Room, decide},
        id::*,
        names::Names,
        record::{Patch, Record},
        stakeholder::{Line, LineKind, Map, Person, Seat, SeatPatch},
        time::Date,
    };

    const MAP: MapId = MapId(Uuid::from_u128(1));
    const ACCOUNT: AccountId = AccountId(Uuid::from_u128(2));

    /// A small gate: decides changes and logs them as the server does.
    struct House {
        world: World,
        log: Vec<Logged>,
        seqs: std::collections::BTreeMap<Room, i64>,
        commands: u128,
    }

    impl House {
        fn new() -> Self {
            let account = crate::account::Account {
                id: ACCOUNT,
                name: Names::same("Hospital"),
                short: Names::default(),
                kind: crate::account::AccountKind::Hospital,
                sector: String::new(),
                grade: String::new(),
                city: Names::default(),
                country: String::new(),
                beds: None,
                founded: None,
                employees: None,
                revenue: None,
                parent: None,
                owner: None,
                tier: None,
                wallet_target: None,
                key: None,
                run: None,
            };
            let map = Map::named(MAP, ACCOUNT, Names::same("Map"));
            let world = World::from_iter([Record::from(account), map.into()]);
            Self { world, log: Vec::new(), seqs: Default::default(), commands: 0 }
        }

        fn pass(&mut self, change: Change) {
            self.commands += 1;
            let at = Moment(i64::try_from(self.commands).expect("few") * 1_000);
            let context = Context { actor: UserId(Uuid::from_u128(9)), now: at, today: Date::from_days(0) };
            let Ok(events) = decide(&mut self.world, &context, &change) else { return };
            for event in events {
                let seq = self.seqs.entry(event.room()).or_default();
                *seq += 1;
                let command = CommandId(Uuid::from_u128(1_000 + self.commands));
                self.log.push(Logged { room: event.room(), seq: *seq, command, actor: context.actor, at, event });
            }
        }

        fn timeline(&self) -> Timeline {
            Timeline::new(self.world.clone(), MAP, Log { events: self.log.clone(), ..Log::default() })
        }
    }

    fn seat(n: u128) -> SeatId {
        SeatId(Uuid::from_u128(100 + n))
    }

    fn arrive(n: u128) -> Change {
        let person = Person::named(PersonId(Uuid::from_u128(200 + n)), ACCOUNT, Names::same("N"));
        let seat = Seat::at(seat(n), MAP, person.id, (0, 0));
        Change::All(vec![Change::Add(person.into()), Change::Add(seat.into())])
    }

    fn support(n: u128, support: i64) -> Change {
        let set = SeatPatch { support: Some(Some(support)), ..SeatPatch::default() };
        Change::Edit(Patch::Seat { id: seat(n), set })
    }

    fn join(from: u128, to: u128) -> Change {
        let (id, kind, grade) =
            (LineId(Uuid::from_u128(1_000 + from * 10 + to)), LineKind::Influence, Default::default());
        let label = String::new();
        Change::Add(Line { id, map: MAP, from: seat(from), to: seat(to), kind, weight: 50, label, grade }.into())
    }

    fn change() -> impl Strategy<Value = Change> {
        prop_oneof![
            (0_u128..5).prop_map(arrive),
            (0_u128..5, -2_i64..=2).prop_map(|(n, value)| support(n, value)),
            (0_u128..5, 0_u128..5).prop_map(|(from, to)| join(from, to)),
            (0_u128..5).prop_map(|n| Change::Remove(seat(n).into())),
        ]
    }

    #[test]
    fn a_step_is_a_command_though_it_is_told_in_two_rooms() {
        let mut house = House::new();
        house.pass(arrive(1));
        house.pass(support(1, 2));
        let mut timeline = house.timeline();
        assert_eq!(timeline.steps().len(), 2);
        assert_eq!(timeline.go(0).all::<Seat>().count(), 0);
        assert_eq!(timeline.go(1).the::<Seat>(seat(1)).and_then(|seat| seat.support), None);
        assert_eq!(timeline.go(9).the::<Seat>(seat(1)).and_then(|seat| seat.support), Some(2));
        assert_eq!(timeline.by(Moment(1_500)), 1);
        let about = timeline.of(&[seat(1).into()]);
        assert_eq!(about.len(), 2);
        assert_eq!(about[0].0.at, Moment(2_000));
    }

    #[test]
    fn drift_is_told_from_the_beginning_to_now() {
        let mut house = House::new();
        house.pass(arrive(1));
        for value in [-2, -1, 0, 1] {
            house.pass(support(1, value));
        }
        let mut timeline = house.timeline();
        let support = |world: &World| world.the::<Seat>(seat(1)).and_then(|seat| seat.support);
        let drift = timeline.drift(100, support);
        assert_eq!(
            drift.iter().map(|(_, value)| *value).collect::<Vec<_>>(),
            [None, None, Some(-2), Some(-1), Some(0), Some(1)]
        );
        assert_eq!(timeline.drift(2, support), [(0, None), (5, Some(1))]);
        assert_eq!(support(timeline.go(99)), Some(1));
    }

    proptest! {
        #[test]
        fn going_back_and_forth_always_finds_the_same(changes in prop::collection::vec(change(), 1..25), visits in prop::collection::vec(0_usize..25, 0..8)) {
            let mut house = House::new();
            let mut after = vec![house.world.clone()];
            for change in changes {
                let before = house.log.len();
                house.pass(change);
                if house.log.len() > before {
                    after.push(house.world.clone());
                }
            }
            let mut timeline = house.timeline();
            prop_assert_eq!(timeline.steps().len() + 1, after.len());
            for visit in visits {
                let visit = visit.min(after.len() - 1);
                prop_assert_eq!(timeline.go(visit), &after[visit]);
            }
            prop_assert_eq!(timeline.go(usize::MAX), &house.world);
            prop_assert_eq!(timeline.go(0), &after[0]);
        }
    }
}
