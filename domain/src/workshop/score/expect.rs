//! Whether a team did what an inject called for.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Answers, Mark, Of, Part, TeamMap, numbers::is_right};
use crate::workshop::{Case, Comparison, Expectation, Inject, Key, Target};

/// What is looked at: the team's work when the time of an expectation is over.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Work {
    pub map: TeamMap,
    /// Thoughts of SWOT, PEST and TOWS and items of the plan that a person has confirmed.
    pub there: BTreeSet<Target>,
    /// Those a person has looked for in vain.
    pub absent: BTreeSet<Target>,
    pub numbers: Answers,
    /// Prohibited acts that a person has confirmed.
    pub prohibited: BTreeSet<Key>,
    /// What evaluators said of expectations that have to be judged, 0..=1.
    pub judged: BTreeMap<Key, f64>,
}

/// How an expectation came out.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// So far, 0..=1.
    Evaluated(f64),
    /// Nobody has looked: a gap.
    Open,
}

/// How one expectation came out.
#[must_use]
pub fn met(case: &Case, expectation: &Expectation, work: &Work) -> Met {
    if let Some(judged) = work.judged.get(&expectation.id).filter(|judged| judged.is_finite()) {
        return Met::Evaluated(judged.clamp(0.0, 1.0));
    }
    let of = &expectation.of;
    let yes = |met: bool| Met::Evaluated(f64::from(u8::from(met)));
    let figure = |value: Option<f64>, holds: fn(f64, f64) -> bool| {
        yes(value.zip(expectation.value).is_some_and(|(value, limit)| holds(value, limit)))
    };
    match expectation.comparison {
        Comparison::Judged => Met::Open,
        Comparison::AtLeast => figure(said(of, work), |value, least| value >= least),
        Comparison::AtMost => figure(said(of, work), |value, most| value <= most),
        Comparison::Present => there(case, of, work).map_or(Met::Open, yes),
        Comparison::Absent => there(case, of, work).map_or(Met::Open, |there| yes(!there)),
    }
}

/// The figure a team gives.
fn said(of: &Target, work: &Work) -> Option<f64> {
    match of {
        Target::Person(key) => {
            let person = work.map.people.iter().find(|person| person.person == *key)?;
            person.support.map(f64::from)
        }
        Target::Number(key) => work.numbers.get(key).copied(),
        _ => None,
    }
}

/// Whether it is there; nothing when a person has to look first.
fn there(case: &Case, of: &Target, work: &Work) -> Option<bool> {
    match of {
        Target::Person(key) => Some(work.map.people.iter().any(|person| person.person == *key)),
        Target::Line(from, to) => Some(work.map.lines.iter().any(|line| line.from == *from && line.to == *to)),
        Target::Number(key) => {
            let number = case.reference.numbers.iter().find(|number| number.id == *key)?;
            let said = work.numbers.get(key);
            Some(said.is_some_and(|said| is_right(number.value, number.tolerance, *said)))
        }
        Target::Trap(key) => Some(work.prohibited.contains(key)),
        Target::Swot(_) | Target::Pest(_) | Target::Tows(_) | Target::Plan(_) => {
            match (work.there.contains(of), work.absent.contains(of)) {
                (true, _) => Some(true),
                (false, true) => Some(false),
                (false, false) => None,
            }
        }
        Target::Answer => None,
    }
}

/// The share of points for what the injects that reached a team called for, 0..=100.
#[must_use]
pub fn expected<'c>(case: &Case, reached: impl IntoIterator<Item = &'c Inject>, work: &Work) -> Mark {
    let expectations = reached.into_iter().flat_map(|inject| &inject.expectations);
    let parts = expectations.map(|expectation| {
        let value = match met(case, expectation, work) {
            Met::Evaluated(value) => Some(value),
            Met::Open => None,
        };
        Part::new(Of::Expectation(expectation.id.clone()), value, f64::from(expectation.score))
    });
    Mark::mean(parts.collect())
}
