//! What a team has made in its sandbox, as it is compared with the reference.

use serde::{Deserialize, Serialize};

use super::{Answer, Claim, Handed, Topic};
use crate::{
    gate::World,
    id::{MapId, PersonId, SeatId},
    locale::Lang,
    names::Names,
    plan::{Action, Goal, Plan as AccountPlan},
    stakeholder::{Grade, Line, Person, Seal, Seat},
    workshop::{
        Case, Key, Tool,
        score::{self, DrawnLine, DrawnPerson, TeamMap, accepted, alike},
    },
};

/// The person of the case somebody on a map stands for: the one they were made from, or the one of that
/// name.
fn of_case(case: &Case, person: &Person) -> Option<Key> {
    let made = person.key.as_deref().and_then(|key| case.person(&key.into()));
    let same = |a: &str, b: &str| !a.trim().is_empty() && a.trim().eq_ignore_ascii_case(b.trim());
    let named = || {
        let alike = |names: &Names| {
            [(&names.zh, &person.name.zh), (&names.en, &person.name.en), (&names.zh, &person.name.en)]
                .into_iter()
                .any(|(a, b)| same(a, b))
        };
        case.people.iter().find(|one| alike(&one.name))
    };
    made.or_else(named).map(|one| one.id.clone())
}

fn small(value: Option<i64>) -> Option<u8> {
    value.and_then(|value| u8::try_from(value).ok())
}

fn drawn(world: &World, case: &Case, map: MapId) -> (TeamMap, Vec<String>) {
    let lobbied = |person: PersonId| world.all::<Action>().any(|action| action.person == Some(person));
    let (mut people, mut strangers) = (Vec::new(), Vec::new());
    let mut keys: Vec<(SeatId, Key)> = Vec::new();
    for seat in world.all::<Seat>().filter(|seat| seat.map == map) {
        let Some(person) = world.the::<Person>(seat.person) else { continue };
        let Some(key) = of_case(case, person) else {
            strangers.push(person.name.get(Lang::Zh).to_owned());
            continue;
        };
        keys.push((seat.id, key.clone()));
        people.push(DrawnPerson {
            person: key,
            role: Seal::of(seat.influence, seat.function),
            power: small(seat.power),
            interest: small(seat.interest),
            support: seat.support.and_then(|support| i8::try_from(support).ok()),
            grade: seat.evidence.grade,
            lobbied: lobbied(person.id),
        });
    }
    let key_of = |seat: SeatId| keys.iter().find(|(id, _)| *id == seat).map(|(_, key)| key.clone());
    let lines = world.all::<Line>().filter(|line| line.map == map).filter_map(|line| {
        let (from, to) = (key_of(line.from)?, key_of(line.to)?);
        Some(DrawnLine { from, to, kind: line.kind, weight: Some(line.weight as f64 / 100.0), grade: line.grade })
    });
    (TeamMap { people, lines: lines.collect() }, strangers)
}

fn planned(world: &World, case: &Case, days: Option<f64>) -> score::Plan {
    let due = |goal: &Goal| world.the::<AccountPlan>(goal.plan).is_some();
    let owned = |goal: &Goal| world.all::<Action>().any(|one| one.plan == Some(goal.plan) && one.owner.is_some());
    let goals = world.all::<Goal>().map(|goal| score::Goal {
        specific: !goal.title.is_empty(),
        measured: !goal.measure.trim().is_empty(),
        due: due(goal),
        owner: owned(goal),
    });
    let of = |person: PersonId| world.the::<Person>(person).and_then(|person| of_case(case, person));
    let mut actions: Vec<score::Action> = world
        .all::<Action>()
        .map(|action| score::Action {
            name: action.title.get(Lang::Zh).to_owned(),
            person: action.person.and_then(of),
            owner: action.owner.is_some(),
            due: action.due_on.is_some(),
            days: 0,
        })
        .collect();
    // The team says how many days its plan takes altogether.
    if let (Some(first), Some(days)) = (actions.first_mut(), days) {
        first.days = days.clamp(0.0, 10_000.0).round() as u32;
    }
    score::Plan { goals: goals.collect(), strategies: Vec::new(), actions }
}

/// The work of a team as it is now: `world` holds what its sandbox has, people, seats, lines, plans, goals
/// and actions.
#[must_use]
pub fn handed(world: &World, case: &Case, map: MapId, answers: &[Answer], claims: &[Claim]) -> Handed {
    let (drawn, strangers) = drawn(world, case, map);
    let days = answers.iter().find(|answer| answer.topic == Topic::Tool(Tool::Plan)).and_then(|answer| answer.value);
    Handed {
        map: drawn,
        plan: planned(world, case, days),
        answers: answers.iter().map(|one| (one.topic.clone(), one.text.clone(), one.value)).collect(),
        claims: claims.iter().map(|one| (one.text.clone(), one.grade)).collect(),
        strangers,
    }
}

/// What sets a team's map apart from the reference. Tells the reference: teams see it once the trainer
/// reveals it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// People of the case who are not on the map; monitors are no part of what is to be found.
    pub missing: Vec<Key>,
    /// Key players with another role: what the team says, and what is so.
    pub wrong_roles: Vec<(Key, Option<Seal>, Seal)>,
    /// Lines that were not drawn.
    pub missing_lines: Vec<(Key, Key)>,
    /// Lines drawn the wrong way round.
    pub turned_lines: Vec<(Key, Key)>,
    /// Lines drawn where there is none.
    pub extra_lines: Vec<(Key, Key)>,
    /// People of whom the team was sure, wrongly.
    pub over_claimed: Vec<Key>,
    /// Monitors an action is aimed at.
    pub lobbied: Vec<Key>,
}

/// Compares a team's map with the case.
#[must_use]
pub fn difference(case: &Case, drawn: &TeamMap) -> Difference {
    let find = |key: &Key| drawn.people.iter().find(|one| one.person == *key);
    let mut out = Difference::default();
    for person in &case.people {
        let Some(said) = find(&person.id) else {
            if !person.sheet.is_monitor() {
                out.missing.push(person.id.clone());
            }
            continue;
        };
        if person.sheet.is_monitor() && said.lobbied {
            out.lobbied.push(person.id.clone());
        }
        let right = accepted(case, person, said.role);
        if case.reference.map.key.contains(&person.id) && !right {
            out.wrong_roles.push((person.id.clone(), said.role, person.sheet.role));
        }
        let near = said.support.is_some_and(|support| support.abs_diff(person.sheet.support) <= 1)
            && said.power.is_some_and(|power| power.abs_diff(person.sheet.power) <= 1);
        if said.grade == Grade::Confirmed && !(right && near) {
            out.over_claimed.push(person.id.clone());
        }
    }
    for edge in &case.edges {
        let best = drawn.lines.iter().map(|line| alike(line, edge)).fold(0.0, f64::max);
        let pair = (edge.from.clone(), edge.to.clone());
        if best == 0.0 {
            out.missing_lines.push(pair);
        } else if best < 1.0 {
            out.turned_lines.push(pair);
        }
    }
    for line in &drawn.lines {
        if case.edges.iter().all(|edge| alike(line, edge) == 0.0) {
            out.extra_lines.push((line.from.clone(), line.to.clone()));
        }
    }
    out
}
