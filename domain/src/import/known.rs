//! The people an account has already.

use std::collections::BTreeMap;

use crate::{gate::World, id::AccountId, names::Names, stakeholder::Person};

/// People of an account by what files call them.
pub(super) struct Known<'w> {
    ids: BTreeMap<String, &'w Person>,
    called: BTreeMap<String, Vec<&'w Person>>,
}

/// Who bears a name.
pub(super) enum Twins<'w> {
    None,
    One(&'w Person),
    Several,
}

fn plain(text: &str) -> String {
    text.trim().to_lowercase()
}

fn called(person: &Person) -> &Names {
    if person.name.is_empty() { &person.title } else { &person.name }
}

impl<'w> Known<'w> {
    pub fn of(world: &'w World, account: AccountId) -> Self {
        let mut known = Self { ids: BTreeMap::new(), called: BTreeMap::new() };
        for person in world.all::<Person>().filter(|person| person.account == account) {
            known.ids.entry(person.id.to_string()).or_insert(person);
            for name in [&called(person).zh, &called(person).en].into_iter().filter(|name| !name.is_empty()) {
                let twins = known.called.entry(plain(name)).or_default();
                if twins.last().is_none_or(|last| last.id != person.id) {
                    twins.push(person);
                }
            }
        }
        // A key that somebody gave counts before an id that we gave.
        for person in world.all::<Person>().filter(|person| person.account == account) {
            if let Some(key) = person.key.clone().filter(|key| !key.is_empty()) {
                known.ids.insert(key, person);
            }
        }
        known
    }

    /// Who has this import key or id.
    pub fn by_id(&self, id: &str) -> Option<&'w Person> {
        self.ids.get(id).copied()
    }

    /// Who has this name, and this title as far as titles are known.
    pub fn like(&self, name: &str, title: &str) -> Twins<'w> {
        let twins = self.called.get(&plain(name)).map(Vec::as_slice).unwrap_or_default();
        let title = plain(title);
        let is_titled = |person: &Person| [&person.title.zh, &person.title.en].iter().any(|own| plain(own) == title);
        let exact: Vec<&'w Person> =
            twins.iter().copied().filter(|person| !title.is_empty() && is_titled(person)).collect();
        let fit = |person: &&'w Person| title.is_empty() || person.title.is_empty() || person.name.is_empty();
        let loose: Vec<&'w Person> = twins.iter().copied().filter(fit).collect();
        match (exact.as_slice(), loose.as_slice()) {
            ([one], _) | ([], [one]) => Twins::One(one),
            ([], []) => Twins::None,
            _ => Twins::Several,
        }
    }

    /// Name and title, to tell whom one means.
    pub fn label(&self, person: &Person) -> String {
        let parts = [&person.name.zh, &person.name.en, &person.title.zh, &person.title.en];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
    }
}
