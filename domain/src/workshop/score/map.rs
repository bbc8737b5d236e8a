//! A team's map against the reference.
//!
//! `100 · (0.30 NodeRecall + 0.20 RoleAcc + 0.20 AttrSim + 0.20 EdgeF1 + 0.10 Calib)` (`workshop.md`
//! 4.2). Local scores, because one difference over whole graphs rewards unfinished work.

use serde::{Deserialize, Serialize};

use super::{Mark, Of, Part};
use crate::{
    stakeholder::{Grade, LineKind, Seal},
    workshop::{Case, Edge, Key, Person},
};

const PEOPLE: f64 = 0.30;
const ROLES: f64 = 0.20;
const ATTRIBUTES: f64 = 0.20;
const LINES: f64 = 0.20;
const CALIBRATION: f64 = 0.10;
/// Points each lobbied monitor takes away.
const LOBBIED: f64 = 10.0;
/// What a line counts that runs the wrong way.
const WRONG_WAY: f64 = 0.5;
/// The weight of a line to which a team gave none.
const MIDDLE: f64 = 0.5;

/// What a team drew.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TeamMap {
    pub people: Vec<DrawnPerson>,
    pub lines: Vec<DrawnLine>,
}

/// A person on a team's map. Somebody who is not in the case costs nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawnPerson {
    pub person: Key,
    pub role: Option<Seal>,
    /// 1..=5.
    pub power: Option<u8>,
    /// 1..=5.
    pub interest: Option<u8>,
    /// −2..=2.
    pub support: Option<i8>,
    /// How certain the team is.
    pub grade: Grade,
    /// An action of the team is aimed at them.
    pub lobbied: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawnLine {
    pub from: Key,
    pub to: Key,
    pub kind: LineKind,
    /// Above 0, at most 1.
    pub weight: Option<f64>,
    pub grade: Grade,
}

/// A team's map against the case, 0..=100. Monitors are no part of what is to be found; each that was
/// lobbied takes ten points away.
#[must_use]
pub fn map(case: &Case, drawn: &TeamMap) -> Mark {
    let mut parts = vec![people(case, drawn), roles(case, drawn), attributes(case, drawn), lines(case, drawn)];
    parts.push(calibration(case, drawn));
    for part in &mut parts {
        part.points = 100.0 * part.weight * part.value.unwrap_or(0.0);
    }
    let mut value: f64 = parts.iter().map(|part| part.points).sum();
    for monitor in case.people.iter().filter(|person| person.sheet.is_monitor()) {
        if find(drawn, &monitor.id).is_some_and(|person| person.lobbied) {
            let points = -LOBBIED.min(value);
            value += points;
            let of = Of::Lobbied(monitor.id.clone());
            parts.push(Part { points, ..Part::new(of, Some(0.0), 0.0) });
        }
    }
    Mark { value: Some(value), coverage: 1.0, parts }
}

fn find<'m>(drawn: &'m TeamMap, person: &Key) -> Option<&'m DrawnPerson> {
    drawn.people.iter().find(|one| one.person == *person)
}

/// The people to be found.
fn wanted(case: &Case) -> impl Iterator<Item = &Person> {
    case.people.iter().filter(|person| !person.sheet.is_monitor())
}

/// Those a team found, with what it says of them.
fn found<'m>(case: &'m Case, drawn: &'m TeamMap) -> impl Iterator<Item = (&'m Person, &'m DrawnPerson)> {
    wanted(case).filter_map(|person| Some((person, find(drawn, &person.id)?)))
}

/// Node recall: power of those found by power of all.
fn people(case: &Case, drawn: &TeamMap) -> Part {
    let power = |person: &Person| f64::from(person.sheet.power);
    let all: f64 = wanted(case).map(power).sum();
    let there: f64 = found(case, drawn).map(|(person, _)| power(person)).sum();
    let missing = wanted(case).filter(|person| find(drawn, &person.id).is_none());
    Part {
        because: missing.map(|person| person.id.to_string()).collect(),
        ..Part::new(Of::People, Some(share(there, all)), PEOPLE)
    }
}

/// Whether a role is the one on the sheet or one the authors accept as well.
pub(in crate::workshop) fn accepted(case: &Case, person: &Person, role: Option<Seal>) -> bool {
    let Some(role) = role else { return false };
    let others = case.reference.map.alternatives.iter().filter(|other| other.person == person.id);
    role == person.sheet.role || others.flat_map(|other| &other.roles).any(|other| *other == role)
}

/// Role accuracy: of the key players found, the share with the right role.
fn roles(case: &Case, drawn: &TeamMap) -> Part {
    let key = || found(case, drawn).filter(|(person, _)| case.reference.map.key.contains(&person.id));
    let wrong: Vec<String> = key()
        .filter(|(person, said)| !accepted(case, person, said.role))
        .map(|(person, _)| person.id.to_string())
        .collect();
    let all = key().count();
    let right = all - wrong.len();
    Part { because: wrong, ..Part::new(Of::Roles, Some(share(right as f64, all as f64)), ROLES) }
}

/// Attribute similarity: one less the mean distance, each in its range; what was not said is as far
/// off as can be, so that silence is never better than a guess.
fn attributes(case: &Case, drawn: &TeamMap) -> Part {
    let off = |so: i8, said: Option<i8>| said.map_or(1.0, |said| (f64::from((so - said).abs()) / 4.0).min(1.0));
    let of_five = |said: Option<u8>| said.map(|said| said.min(5) as i8);
    let mut distances = Vec::new();
    for (person, said) in found(case, drawn) {
        distances.push(off(person.sheet.power as i8, of_five(said.power)));
        distances.push(off(person.sheet.interest as i8, of_five(said.interest)));
        distances.push(off(person.sheet.support, said.support.map(|said| said.clamp(-2, 2))));
    }
    let value = match distances.len() {
        0 => 0.0,
        count => 1.0 - distances.iter().sum::<f64>() / count as f64,
    };
    Part::new(Of::Attributes, Some(value), ATTRIBUTES)
}

/// How a drawn line stands to one of the case: 1 as it is, a half the wrong way round, 0 not at all.
pub(in crate::workshop) fn alike(line: &DrawnLine, edge: &Edge) -> f64 {
    let either_way = matches!(edge.kind, LineKind::Conflict | LineKind::Friend);
    let same = line.from == edge.from && line.to == edge.to;
    let turned = line.from == edge.to && line.to == edge.from;
    match (line.kind == edge.kind, same || (turned && either_way), turned) {
        (true, true, _) => 1.0,
        (true, false, true) => WRONG_WAY,
        _ => 0.0,
    }
}

/// Edge F1 by weight: how much of the reference was drawn, and how much of what was drawn is so.
fn lines(case: &Case, drawn: &TeamMap) -> Part {
    let best = |edge: &Edge| drawn.lines.iter().map(|line| alike(line, edge)).fold(0.0, f64::max);
    let hit: f64 = case.edges.iter().map(|edge| edge.weight * best(edge)).sum();
    let wanted: f64 = case.edges.iter().map(|edge| edge.weight).sum();
    let mut taken: Vec<usize> = Vec::new();
    let (mut right, mut all) = (0.0, 0.0);
    for line in &drawn.lines {
        let open = case.edges.iter().enumerate().filter(|(at, _)| !taken.contains(at));
        let like = open.map(|(at, edge)| (at, edge, alike(line, edge))).max_by(|a, b| a.2.total_cmp(&b.2));
        match like.filter(|(_, _, like)| *like > 0.0) {
            Some((at, edge, like)) => {
                taken.push(at);
                right += edge.weight * like;
                all += edge.weight;
            }
            None => all += line.weight.filter(|weight| weight.is_finite()).unwrap_or(MIDDLE).clamp(0.01, 1.0),
        }
    }
    let (recall, precision) = (share(hit, wanted), share(right, all));
    let missing = case.edges.iter().filter(|edge| best(edge) == 0.0);
    Part {
        because: missing.map(|edge| format!("{}>{}", edge.from, edge.to)).collect(),
        ..Part::new(Of::Lines, Some(share(2.0 * recall * precision, recall + precision)), LINES)
    }
}

/// Calibration: one less the mean square between how certain a team was and whether it was right.
/// Of a person: role accepted, power and support off by one at most. Nothing claimed is nothing shown.
fn calibration(case: &Case, drawn: &TeamMap) -> Part {
    let sure = |grade| match grade {
        Grade::Confirmed => 1.0,
        Grade::Assumed => 0.6,
        Grade::Rumour => 0.3,
    };
    let miss = |grade, right: bool| {
        let miss: f64 = sure(grade) - f64::from(u8::from(right));
        miss * miss
    };
    let people = found(case, drawn).map(|(person, said)| {
        let power = said.power.is_some_and(|said| said.abs_diff(person.sheet.power) <= 1);
        let support = said.support.is_some_and(|said| said.abs_diff(person.sheet.support) <= 1);
        miss(said.grade, accepted(case, person, said.role) && power && support)
    });
    let lines = drawn.lines.iter().map(|line| {
        let right = case.edges.iter().any(|edge| alike(line, edge) >= 1.0);
        miss(line.grade, right)
    });
    let misses: Vec<f64> = people.chain(lines).collect();
    let value = match misses.len() {
        0 => 0.0,
        count => 1.0 - misses.iter().sum::<f64>() / count as f64,
    };
    Part::new(Of::Calibration, Some(value), CALIBRATION)
}

/// A part of a whole; nought of nothing.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
#[path = "map_tests.rs"]
mod tests;
