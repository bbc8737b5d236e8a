//! Where one colleague alone holds a relationship.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{MapFacts, MapModel, Tie};

/// A person whom one of our colleagues alone knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SingleThread {
    pub person: Uuid,
    pub colleague: Uuid,
}

/// Own-side single threading: what would be lost with one of us.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SingleThreads {
    /// The colleague who alone holds all threads to the map, when there is one.
    pub map: Option<Uuid>,
    /// People whom one colleague alone holds, in the order of the nodes.
    pub people: Vec<SingleThread>,
}

/// Whom, and whether the whole map, only one colleague has a relationship with that is stronger
/// than 30 (`methods.md` 3.3). People nobody knows are not single-threaded but unknown; monitors
/// are left out.
#[must_use]
pub fn single_threads(facts: &MapFacts, model: &MapModel) -> SingleThreads {
    let mut all = BTreeSet::new();
    let mut people = Vec::new();
    for node in facts.measured() {
        let holders: BTreeSet<Uuid> =
            facts.ties_with(node.id).filter(|tie| holds(tie, model)).map(|tie| tie.colleague).collect();
        people.extend(only(&holders).map(|colleague| SingleThread { person: node.id, colleague }));
        all.extend(holders);
    }
    SingleThreads { map: only(&all), people }
}

/// How many of our colleagues hold a thread to each person, in the order of the nodes; monitors are
/// left out.
#[must_use]
pub fn threads_of_each(facts: &MapFacts, model: &MapModel) -> Vec<(Uuid, usize)> {
    let holders = |person| {
        let held = facts.ties_with(person).filter(|tie| holds(tie, model));
        held.map(|tie| tie.colleague).collect::<BTreeSet<_>>().len()
    };
    facts.measured().map(|node| (node.id, holders(node.id))).collect()
}

fn holds(tie: &Tie, model: &MapModel) -> bool {
    tie.strength > model.thread_above
}

fn only(colleagues: &BTreeSet<Uuid>) -> Option<Uuid> {
    colleagues.first().copied().filter(|_| colleagues.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stakeholder::metrics::{
        Node,
        chengjiang::{id, nobody, tie},
    };

    fn threads(ties: &[(u128, u128, f64)]) -> SingleThreads {
        let ties =
            ties.iter().map(|&(person, colleague, strength)| Tie { strength, ..tie(person, colleague) }).collect();
        let nodes = vec![nobody(1), nobody(2), Node { monitor: true, ..nobody(3) }];
        single_threads(&MapFacts { nodes, ties, ..MapFacts::default() }, &MapModel::default())
    }

    #[test]
    fn a_colleague_is_one_thread_however_often_named_and_a_weak_tie_is_none() {
        let strong = |person, colleague| Tie { strength: 60.0, ..tie(person, colleague) };
        let ties =
            vec![strong(1, 91), strong(1, 91), strong(1, 92), Tie { strength: 30.0, ..tie(2, 91) }, strong(3, 91)];
        let nodes = vec![nobody(1), nobody(2), Node { monitor: true, ..nobody(3) }];
        let facts = MapFacts { nodes, ties, ..MapFacts::default() };
        assert_eq!(threads_of_each(&facts, &MapModel::default()), [(id(1), 2), (id(2), 0)]);
    }

    #[test]
    fn one_colleague_alone_holds_the_map() {
        let found = threads(&[(1, 91, 60.0), (2, 91, 31.0), (2, 92, 30.0)]);
        assert_eq!(found.map, Some(id(91)));
        let people: Vec<_> = found.people.iter().map(|thread| thread.person).collect();
        assert_eq!(people, [id(1), id(2)]);
    }

    #[test]
    fn a_second_colleague_is_a_second_thread() {
        let found = threads(&[(1, 91, 60.0), (1, 92, 45.0), (2, 92, 50.0)]);
        assert_eq!(found.map, None);
        assert_eq!(found.people, [SingleThread { person: id(2), colleague: id(92) }]);
    }

    #[test]
    fn whom_nobody_knows_and_monitors_hang_on_nobody() {
        assert_eq!(threads(&[(1, 91, 12.0), (3, 91, 80.0), (7, 91, 80.0)]), SingleThreads::default());
    }
}
