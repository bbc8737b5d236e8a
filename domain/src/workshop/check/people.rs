//! Whether the people and the lines between them make a decision.

use super::super::{Case, Noun, Place, Trouble, read::Log};
use crate::stakeholder::{LineKind, Seal};

pub(super) fn check(case: &Case, log: &mut Log) {
    let count = case.people.iter().filter(|person| person.sheet.role == Seal::Economic).count();
    if count != 1 {
        log.error(Place::file("people.toml"), Trouble::Buyers { count });
    }
    let monitor = |key| case.person(key).is_some_and(|person| person.sheet.is_monitor());
    for edge in case.edges.iter().filter(|edge| edge.kind == LineKind::Influence) {
        if let Some(person) = [&edge.from, &edge.to].into_iter().find(|end| monitor(end)) {
            let place = log.place(Noun::Edge, &super::super::read::edge_key(edge), "edges.toml");
            log.error(place, Trouble::LineOfMonitor { person: person.to_string() });
        }
    }
    for key in &case.reference.map.key {
        if monitor(key) {
            let what = Trouble::LineOfMonitor { person: key.to_string() };
            log.error(Place::file("reference/map.toml"), what);
        }
        let told = case.facts.iter().any(|fact| fact.holder == *key || fact.about.contains(key));
        if !told {
            let place = log.place(Noun::Person, key, "people.toml");
            log.warn(place, Trouble::NobodyTells { person: key.to_string() });
        }
    }
}
